// SPDX-License-Identifier: MIT
// Which data files are read: those built in, or newer ones of an administrator.
#include "core/base/operations.h"
#include "core/model/resources.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

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

QDate dataDate(const QByteArray &json)
{
    const QJsonValue date = QJsonDocument::fromJson(json).object().value(QLatin1String("dataDate"));
    return QDate::fromString(date.toString(), Qt::ISODate);
}

class Loader {
public:
    explicit Loader(const DataFolder &folder) : m_folder(folder) {}

    template <class T> Result<T> load(const char *file, Result<T> (*parse)(const QByteArray &, const QString &))
    {
        const QString name = QLatin1String(file);
        const auto json = builtIn(name);
        if (!json)
            return std::unexpected(json.error());
        const QString path = m_folder.path.isEmpty() ? QString() : QDir(m_folder.path).filePath(name);
        if (path.isEmpty() || !QFileInfo::exists(path))
            return parse(*json, name);
        FoundDataFile found{.fileName = name};
        const auto newer = read(path);
        auto parsed = newer ? parse(*newer, path) : Result<T>(std::unexpected(newer.error()));
        if (!parsed) {
            found.state = FoundDataFile::State::Unusable;
            found.detail = parsed.error().detail;
        } else {
            found.dataDate = dataDate(*newer);
            if (found.dataDate > dataDate(*json))
                found.state = FoundDataFile::State::Used;
        }
        m_found.append(found);
        return found.state == FoundDataFile::State::Used ? std::move(parsed) : parse(*json, name);
    }
    const QList<FoundDataFile> &found() const { return m_found; }

private:
    Result<QByteArray> read(const QString &path) const
    {
        const auto unusable = [&path](const QString &why) {
            return std::unexpected(Error{.fault = Fault::BadData,
                                         .operation = operation::resourceData,
                                         .detail = path + QStringLiteral(": ") + why});
        };
        if (m_folder.read)
            return m_folder.read(path);
        constexpr qint64 largest = 4LL * 1024 * 1024;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return unusable(file.errorString());
        if (file.size() > largest)
            return unusable(QStringLiteral("is too large"));
        return file.readAll();
    }

    const DataFolder &m_folder;
    QList<FoundDataFile> m_found;
};

} // namespace

Resources forConsole(Resources resources)
{
    resources.prerequisites = resources.prerequisites.forConsole(resources.errors.consoleWords());
    resources.errors = resources.errors.forConsole();
    return resources;
}

Result<Resources> loadResources(const DataFolder &folder)
{
    Loader loader(folder);
    auto programmes = loader.load("esu-programmes.json", parseProgrammes);
    if (!programmes)
        return std::unexpected(programmes.error());
    auto prerequisites = loader.load("prerequisites.json", parsePrerequisites);
    if (!prerequisites)
        return std::unexpected(prerequisites.error());
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
    return Resources{*std::move(programmes), *std::move(prerequisites), *std::move(errors),  *std::move(kmsClientKeys),
                     *std::move(endpoints),  *std::move(windows),       *std::move(updates), loader.found()};
}

} // namespace esu
