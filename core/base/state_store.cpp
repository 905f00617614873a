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

namespace esu {

namespace {

constexpr int stateSchema = 1;

std::unexpected<Error> failure(Fault fault, const QString &condition, const QString &detail)
{
    return std::unexpected(
        Error{.fault = fault, .operation = operation::journal, .condition = condition, .detail = detail});
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

FileStateStore::FileStateStore(QString path, FileReader read) : m_path(std::move(path)), m_read(std::move(read)) {}

FileStateStore::~FileStateStore() = default;

Result<void> FileStateStore::claim()
{
    const std::scoped_lock guard(m_mutex);
    if (m_lock)
        return {};
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(Fault::AccessDenied, condition::journalUnwritable, QFileInfo(m_path).absolutePath());
    auto lock = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
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
    if (!isOurs) {
        const bool taken = lock->error() == QLockFile::LockFailedError;
        return failure(taken ? Fault::Refused : Fault::AccessDenied,
                       taken ? condition::journalInUse : condition::journalUnwritable, m_path);
    }
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
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::AccessDenied, condition::journalUnreadable,
                       m_path + QStringLiteral(": ") + file.errorString());
    return file.readAll();
}

Result<QJsonObject> FileStateStore::readAll() const
{
    const auto bytes = readBytes();
    if (!bytes && bytes.error().fault == Fault::NotFound)
        return QJsonObject{{QStringLiteral("schema"), stateSchema}};
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
    if (const auto saved = saveWhole(m_path, QJsonDocument(*root).toJson(), operation::journal); !saved)
        return failure(saved.error().fault, condition::journalUnwritable,
                       m_path + QStringLiteral(": ") + saved.error().detail);
    return {};
}

} // namespace esu
