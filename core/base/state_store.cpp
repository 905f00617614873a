// SPDX-License-Identifier: MIT
#include "core/base/state_store.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/base/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSysInfo>

#include <algorithm>

namespace esu {

namespace {

constexpr int stateSchema = 1;

std::unexpected<Error> failure(Fault fault, const QString &condition, const QString &detail)
{
    return std::unexpected(
        Error{.fault = fault, .operation = operation::journal, .condition = condition, .detail = detail});
}

/// A lock and a folder need no more than one block of a disk.
constexpr qint64 smallest = 4096;

/// Why the file, its folder or its lock cannot be made at `path`.
std::unexpected<Error> unwritable(const QString &path)
{
    return isWithoutRoom(path, smallest) ? failure(Fault::Backend, condition::diskFull, path)
                                         : failure(Fault::AccessDenied, condition::journalUnwritable, path);
}

const QString schemaMember = QStringLiteral("schema");
/// What says that a file is one of ours; before this program wrote it, the names of its parts said so.
const QString formatMember = QStringLiteral("format");
const QString stateFormat = QStringLiteral("esu-wizard-state");
const QStringList knownMembers{QStringLiteral("schema"),  QStringLiteral("journal"), QStringLiteral("updates"),
                               QStringLiteral("repair"),  QStringLiteral("restart"), QStringLiteral("agreed-repair"),
                               QStringLiteral("practice")};

/// The first part of such a file that no state file has; empty = it is ours.
QString foreignMember(const QJsonObject &root)
{
    if (root.value(formatMember).toString() == stateFormat)
        return {};
    const QStringList members = root.keys();
    const auto foreign =
        std::ranges::find_if_not(members, [](const QString &name) { return knownMembers.contains(name); });
    return foreign == members.end() ? QString() : *foreign;
}

/// The lock is of this machine under another name: it was renamed, so it was restarted, and whoever held it is gone. Qt
/// compares names only. Its file: process, program, host, machine, start of the system.
bool isOfThisMachineRenamed(const QString &lockPath)
{
    QFile file(lockPath);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArrayList lines = file.read(4096).split('\n');
    if (lines.size() < 5)
        return false;
    const QByteArray machine = QSysInfo::machineUniqueId();
    const QByteArray start = QSysInfo::bootUniqueId();
    return lines[2] != QSysInfo::machineHostName().toLocal8Bit() && !machine.isEmpty() && lines[3] == machine &&
           (start.isEmpty() || lines[4] != start);
}

} // namespace

Result<QJsonObject> MemoryStateStore::load(const QString &section)
{
    const std::scoped_lock lock(m_mutex);
    return m_root.value(section).toObject();
}

Result<void> MemoryStateStore::save(const QString &section, const QJsonObject &object)
{
    const std::scoped_lock lock(m_mutex);
    m_root.insert(section, object);
    return {};
}

Result<void> MemoryStateStore::forgetAllBut(const QString &kept)
{
    const std::scoped_lock lock(m_mutex);
    const QJsonValue stays = m_root.value(kept);
    m_root = stays.isUndefined() ? QJsonObject() : QJsonObject{{kept, stays}};
    return {};
}

FileStateStore::FileStateStore(QString path, FileReader read) : m_path(std::move(path)), m_read(std::move(read)) {}

FileStateStore::~FileStateStore() = default;

Result<void> FileStateStore::claim()
{
    const std::scoped_lock guard(m_mutex);
    if (m_lock)
        return {};
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return unwritable(QFileInfo(m_path).absolutePath());
    const QFileInfo lockFile(m_path + QStringLiteral(".lock"));
    // Reading a pipe or a device would never end.
    if (lockFile.isSymLink() || (lockFile.exists() && !lockFile.isFile()))
        return failure(Fault::BadData, condition::notAStateFile, lockFile.filePath());
    auto lock = std::make_unique<QLockFile>(lockFile.filePath());
    // The process that holds it may rightly wait for the activation server for minutes: age alone never breaks the
    // lock.
    lock->setStaleLockTime(0);
    bool isOurs = lock->tryLock(0);
    qint64 process = 0;
    QString host;
    QString program;
    // A process that was killed just when it had made the file left it without saying whose it is. While one that lives
    // has it open, it cannot be removed.
    if (!isOurs && lock->error() == QLockFile::LockFailedError && !lock->getLockInfo(&process, &host, &program))
        isOurs = lock->removeStaleLockFile() && lock->tryLock(0);
    if (!isOurs && lock->error() == QLockFile::LockFailedError && isOfThisMachineRenamed(lock->fileName()))
        isOurs = QFile::remove(lock->fileName()) && lock->tryLock(0);
    if (!isOurs && lock->error() == QLockFile::LockFailedError)
        return failure(Fault::Refused, condition::journalInUse, lock->fileName());
    if (!isOurs)
        return unwritable(m_path);
    m_lock = std::move(lock);
    return {};
}

Result<QByteArray> FileStateStore::readBytes() const
{
    if (m_read) {
        auto bytes = m_read(m_path);
        // A reason of its own says more than that it cannot be read.
        if (!bytes && bytes.error().fault != Fault::NotFound && bytes.error().condition.isEmpty())
            bytes.error().condition = condition::journalUnreadable;
        return bytes;
    }
    QFile file(m_path);
    if (!file.exists())
        return std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::journal});
    // A pipe or a device would be waited for.
    if (const QFileInfo facts(m_path); !facts.isFile() && !facts.isDir())
        return failure(Fault::BadData, condition::notAStateFile, m_path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::AccessDenied, condition::journalUnreadable,
                       m_path + QStringLiteral(": ") + file.errorString());
    constexpr qsizetype largest = qsizetype{4} * 1024 * 1024;
    QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest)
        return failure(Fault::BadData, condition::notAStateFile, m_path + QStringLiteral(": is larger than 4 MiB"));
    return bytes;
}

Result<QJsonObject> FileStateStore::readAll() const
{
    const auto bytes = readBytes();
    if (!bytes && bytes.error().fault == Fault::NotFound)
        return QJsonObject{{schemaMember, stateSchema}};
    if (!bytes)
        return std::unexpected(bytes.error());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto line = bytes->left(problem.offset).count('\n') + 1;
        return failure(Fault::BadData, condition::journalDamaged,
                       QStringLiteral("%1:%2: %3").arg(m_path).arg(line).arg(problem.errorString()));
    }
    if (!document.isObject() || document.object().value(QLatin1String("schema")).toInt() != stateSchema) {
        return failure(Fault::BadData, condition::journalDamaged,
                       QStringLiteral("%1:1: schema: expected %2").arg(m_path).arg(stateSchema));
    }
    if (const QString foreign = foreignMember(document.object()); !foreign.isEmpty())
        return failure(Fault::BadData, condition::notAStateFile, QStringLiteral("%1: %2").arg(m_path, foreign));
    return document.object();
}

Result<QJsonObject> FileStateStore::load(const QString &section)
{
    const std::scoped_lock guard(m_mutex);
    const auto root = readAll();
    if (!root)
        return std::unexpected(root.error());
    const QJsonValue value = root->value(section);
    if (!value.isUndefined() && !value.isObject())
        return failure(Fault::BadData, condition::journalDamaged,
                       QStringLiteral("%1: %2: not an object").arg(m_path, section));
    return value.toObject();
}

Result<void> FileStateStore::save(const QString &section, const QJsonObject &object)
{
    const std::scoped_lock guard(m_mutex);
    if (const auto claimed = claim(); !claimed)
        return claimed;
    auto root = readAll();
    if (!root)
        return std::unexpected(root.error());
    root->insert(section, object);
    return write(*root);
}

Result<void> FileStateStore::forgetAllBut(const QString &kept)
{
    const std::scoped_lock guard(m_mutex);
    if (!QFileInfo::exists(m_path))
        return {};
    if (const auto claimed = claim(); !claimed)
        return claimed;
    const auto root = readAll();
    if (!root)
        return std::unexpected(root.error());
    if (root->contains(kept))
        return write({{schemaMember, stateSchema}, {kept, root->value(kept)}});
    if (!QFile::remove(m_path))
        return failure(Fault::AccessDenied, condition::journalUnwritable, m_path);
    return {};
}

Result<void> FileStateStore::write(const QJsonObject &root)
{
    QJsonObject whole = root;
    whole.insert(formatMember, stateFormat);
    if (const auto saved = saveWhole(m_path, QJsonDocument(whole).toJson(), operation::journal); !saved) {
        const QString &reason = saved.error().condition;
        return failure(saved.error().fault, reason.isEmpty() ? condition::journalUnwritable : reason,
                       m_path + QStringLiteral(": ") + saved.error().detail);
    }
    return {};
}

} // namespace esu
