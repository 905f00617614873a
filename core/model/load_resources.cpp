// SPDX-License-Identifier: MIT
// Which data files are read: those built in, or newer ones of a data pack or of an administrator.
#include "core/base/operations.h"
#include "core/model/resources.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace esu {

namespace {

Result<QByteArray> builtIn(const QString &name)
{
    QFile file(QStringLiteral(":/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{.fault = Fault::BadData,
                                     .operation = operation::resourceData,
                                     .detail = name + QStringLiteral(":1: is not built into this program")});
    return file.readAll();
}

Result<PrerequisiteCatalogue> shippedPrerequisites()
{
    const QString name = QStringLiteral("prerequisites.json");
    const auto json = builtIn(name);
    return json ? parsePrerequisites(*json, name) : std::unexpected(json.error());
}

/// The pack that is installed, if there is one, and what of it could be proven.
struct FoundPack {
    std::optional<InstalledDataPack> told = std::nullopt;
    DataPack pack = {};
};

FoundPack findPack(const DataPackPlace &place)
{
    if (place.path.isEmpty())
        return {};
    const auto bytes = place.read ? place.read(place.path) : readDataBytes(place.path);
    if (!bytes && bytes.error().fault == Fault::NotFound)
        return {};
    auto pack = bytes ? readDataPack(*bytes, place.trust) : Result<DataPack>(std::unexpected(bytes.error()));
    if (!pack)
        return {.told = InstalledDataPack{.problem = pack.error()}};
    return {
        .told =
            InstalledDataPack{.state = FoundDataFile::State::NotNewer, .date = pack->date(), .signer = pack->signer},
        .pack = *std::move(pack)};
}

class Loader {
public:
    Loader(const DataFolder &folder, FoundPack pack) : m_folder(folder), m_pack(std::move(pack)) {}

    template <class T> Result<T> load(const char *file, Result<T> (*parse)(const QByteArray &, const QString &))
    {
        const QString name = QLatin1String(file);
        const auto shipped = builtIn(name);
        if (!shipped)
            return std::unexpected(shipped.error());
        QByteArray json = *shipped;
        DataSource source{.fileName = name, .dataDate = dataDateOf(json)};
        const PackedDataFile *packed = m_pack.pack.file(name);
        if (packed && packed->dataDate > source.dataDate) {
            json = packed->json;
            source = {.fileName = name, .dataDate = packed->dataDate, .origin = DataOrigin::Pack};
            m_pack.told->state = FoundDataFile::State::Used;
        }
        const QString path = m_folder.path.isEmpty() ? QString() : QDir(m_folder.path).filePath(name);
        if (path.isEmpty() || !QFileInfo::exists(path)) {
            m_sources.append(source);
            return parse(json, name);
        }
        FoundDataFile found{.fileName = name};
        const auto newer = m_folder.read ? m_folder.read(path) : readDataBytes(path);
        auto parsed = newer ? parse(*newer, path) : Result<T>(std::unexpected(newer.error()));
        if (!parsed) {
            found.state = FoundDataFile::State::Unusable;
            found.detail = parsed.error().detail;
        } else {
            found.dataDate = dataDateOf(*newer);
            if (found.dataDate > source.dataDate) {
                found.state = FoundDataFile::State::Used;
                source = {.fileName = name, .dataDate = found.dataDate, .origin = DataOrigin::Folder};
            }
        }
        m_found.append(found);
        m_sources.append(source);
        return found.state == FoundDataFile::State::Used ? std::move(parsed) : parse(json, name);
    }
    const QList<FoundDataFile> &found() const { return m_found; }
    const QList<DataSource> &sources() const { return m_sources; }
    const std::optional<InstalledDataPack> &pack() const { return m_pack.told; }

private:
    const DataFolder &m_folder;
    FoundPack m_pack;
    QList<FoundDataFile> m_found;
    QList<DataSource> m_sources;
};

} // namespace

Resources forConsole(Resources resources)
{
    resources.prerequisites = resources.prerequisites.forConsole(resources.errors.consoleWords());
    resources.errors = resources.errors.forConsole();
    return resources;
}

QDate dataDateOf(const QByteArray &json)
{
    const QJsonValue date = QJsonDocument::fromJson(json).object().value(QLatin1String("dataDate"));
    return QDate::fromString(date.toString(), Qt::ISODate);
}

Result<QByteArray> readDataBytes(const QString &path)
{
    const auto unusable = [&path](Fault fault, const QString &why) {
        return std::unexpected(
            Error{.fault = fault, .operation = operation::resourceData, .detail = path + QStringLiteral(": ") + why});
    };
    const QFileInfo facts(path);
    if (!facts.exists())
        return unusable(Fault::NotFound, QStringLiteral("is not there"));
    // A pipe or a device would be waited for.
    if (!facts.isFile())
        return unusable(Fault::BadData, QStringLiteral("is not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(Fault::AccessDenied, file.errorString());
    const QByteArray bytes = file.read(largestDataPack + 1);
    if (bytes.size() > largestDataPack)
        return unusable(Fault::BadData, QStringLiteral("is too large"));
    return bytes;
}

DataSource Resources::sourceOf(const QString &fileName) const
{
    const auto source = std::ranges::find(sources, fileName, &DataSource::fileName);
    return source == sources.end() ? DataSource{.fileName = fileName} : *source;
}

Result<Resources> loadResources(const DataFolder &folder, const DataPackPlace &packPlace)
{
    Loader loader(folder, findPack(packPlace));
    auto programmes = loader.load("esu-programmes.json", parseProgrammes);
    if (!programmes)
        return std::unexpected(programmes.error());
    auto prerequisites = loader.load("prerequisites.json", parsePrerequisites);
    if (!prerequisites)
        return std::unexpected(prerequisites.error());
    const auto shipped = shippedPrerequisites();
    if (!shipped)
        return std::unexpected(shipped.error());
    auto errors = loader.load("error-codes.json", parseErrorCodes);
    if (!errors)
        return std::unexpected(errors.error());
    auto kmsClientKeys = loader.load("kms-client-keys.json", parseKmsClientKeys);
    if (!kmsClientKeys)
        return std::unexpected(kmsClientKeys.error());
    auto endpoints = loader.load("endpoints.json", parseEndpoints);
    if (!endpoints)
        return std::unexpected(endpoints.error());
    auto windows = loader.load("windows-versions.json", parseWindowsVersions);
    if (!windows)
        return std::unexpected(windows.error());
    auto updates = loader.load("updates-by-month.json", parseUpdateTables);
    if (!updates)
        return std::unexpected(updates.error());
    return Resources{*std::move(programmes), prerequisites->beside(*shipped),
                     *std::move(errors),     *std::move(kmsClientKeys),
                     *std::move(endpoints),  *std::move(windows),
                     *std::move(updates),    loader.found(),
                     loader.sources(),       loader.pack()};
}

} // namespace esu
