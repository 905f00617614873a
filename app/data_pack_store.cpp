// SPDX-License-Identifier: MIT
#include "app/data_pack_store.h"

#include "app/plain_file.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/base/whole_file.h"
#include "core/model/outside_text.h"
#include "core/practice/practice_name.h"
#include "core/rules/data_pack_rules.h"
#include "core/signature/signature.h"

#include <QFileInfo>

#ifdef Q_OS_WIN
#include "app/windows_trust.h"
#include "core/windows/own_file.h"
#include "core/windows/state_folder.h"

#include <QDir>
#endif

namespace esu {

namespace {

#ifdef Q_OS_WIN
const QString fileName = QStringLiteral("esu-data.pack");
#endif

QString besideState(const QString &stateFile)
{
    return stateFile.isEmpty() ? QString() : stateFile + QStringLiteral(".esu-data.pack");
}

Result<void> write(const QString &path, const QByteArray &bytes, const SaveFile &save)
{
    auto saved = save(path, bytes, operation::dataPack);
    if (!saved)
        saved.error().detail = path + QStringLiteral(": ") + saved.error().detail;
    return saved;
}

} // namespace

DataPackStore::DataPackStore(QList<DataPackKey> keys, const QString &machine, QString stateFile)
    : m_keys(std::move(keys)), m_isPractice(machine.startsWith(practicePrefix)),
      m_stateFile(m_isPractice ? std::move(stateFile) : QString())
{
}

DataPackTrust DataPackStore::trust() const
{
    return {.keys = m_keys, .isSignatureOf = isSignatureOf};
}

DataPackPlace DataPackStore::place() const
{
    if (!m_stateFile.isEmpty())
        return {.path = besideState(m_stateFile), .trust = trust()};
#ifdef Q_OS_WIN
    const DataFolder folder = dataFolder(windowsTrust().accounts);
    if (!folder.path.isEmpty())
        return {.path = QDir(folder.path).filePath(fileName), .read = folder.read, .trust = trust()};
#endif
    return {};
}

Result<QByteArray> DataPackStore::readOffered(const QString &file)
{
    if (QFileInfo(file).size() > largestDataPack)
        return std::unexpected(
            conditionError(Fault::BadData, operation::dataPack, condition::dataPackTooLarge,
                           QStringLiteral("%1 bytes; at most %2").arg(QFileInfo(file).size()).arg(largestDataPack)));
    auto bytes = readDataBytes(file);
    if (!bytes)
        return std::unexpected(fileError(bytes.error(), operation::dataPack, harmless(bytes.error().detail)));
    return bytes;
}

Result<DataPack> DataPackStore::check(const QByteArray &bytes) const
{
    auto pack = readDataPack(bytes, trust());
    if (!pack)
        return pack;
    const auto there = loadResources({}, place());
    if (!there)
        return std::unexpected(there.error());
    if (const auto refused = refuseDataPack(*pack, there->sources))
        return std::unexpected(*refused);
    return pack;
}

Result<void> DataPackStore::install(const QByteArray &bytes) const
{
    if (const auto pack = check(bytes); !pack)
        return std::unexpected(pack.error());
    if (m_isPractice)
        return m_stateFile.isEmpty() ? Result<void>() : write(besideState(m_stateFile), bytes, saveNamed);
#ifdef Q_OS_WIN
    const auto folder = stateFolder(windowsTrust().accounts);
    if (!folder)
        return std::unexpected(folder.error());
    const QString path = *folder + QLatin1Char('\\') + fileName;
    if (const auto written = write(path, bytes, saveWhole); !written)
        return written;
    const auto back = readOwnFile(path, windowsTrust().accounts, operation::dataPack);
    if (!back)
        return std::unexpected(back.error());
    const auto proven = readDataPack(*back, trust());
    return proven ? Result<void>() : std::unexpected(proven.error());
#else
    return std::unexpected(conditionError(Fault::Unsupported, operation::dataPack, condition::localNeedsWindows));
#endif
}

} // namespace esu
