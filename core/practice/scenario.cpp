// SPDX-License-Identifier: MIT
#include "core/practice/scenario.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTime>

#include "core/base/conditions.h"
#include "core/base/near_names.h"
#include "core/base/operations.h"

namespace esu {

namespace {

const QString builtInFolder = QStringLiteral(":/scenarios");

std::unexpected<Error> badScenario(const QString &detail)
{
    return std::unexpected(
        Error{.fault = Fault::BadData, .operation = operation::scenario, .condition = {}, .detail = detail});
}

std::unexpected<Error> unknownName(const QString &name)
{
    const QStringList known = builtInScenarios();
    const QStringList near = nearNames(name, known);
    const QString help =
        near.isEmpty() ? QStringLiteral("there are: %1; or give a .json file").arg(known.join(QLatin1String(", ")))
                       : QStringLiteral("did you mean %1?").arg(near.join(QLatin1String(", ")));
    return std::unexpected(Error{.fault = Fault::BadData,
                                 .operation = operation::scenario,
                                 .condition = condition::practiceUnknown,
                                 .detail = QStringLiteral("\"%1\"; %2").arg(name, help)});
}

} // namespace

QString callName(Call call)
{
    switch (call) {
    case Call::Connect:
        return QStringLiteral("connect");
    case Call::OperatingSystem:
        return QStringLiteral("os");
    case Call::Rows:
        return QStringLiteral("rows");
    case Call::Service:
        return QStringLiteral("service");
    case Call::InstallKey:
        return QStringLiteral("install_key");
    case Call::Activate:
        return QStringLiteral("activate");
    case Call::Refresh:
        return QStringLiteral("refresh");
    case Call::UninstallKey:
        return QStringLiteral("uninstall_key");
    case Call::Registry:
        return QStringLiteral("registry");
    case Call::KeyConfiguration:
        return QStringLiteral("key_configuration");
    case Call::History:
        return QStringLiteral("history");
    case Call::Search:
        return QStringLiteral("search");
    case Call::Download:
        return QStringLiteral("download");
    case Call::Install:
        return QStringLiteral("install");
    case Call::CredentialStore:
        return QStringLiteral("credential_store");
    case Call::Surroundings:
        return QStringLiteral("surroundings");
    case Call::Endpoints:
        return QStringLiteral("endpoints");
    case Call::CatalogFind:
        return QStringLiteral("catalog_find");
    case Call::PackageDownload:
        return QStringLiteral("package_download");
    case Call::PackageInstall:
        return QStringLiteral("package_install");
    case Call::PackageFolder:
        return QStringLiteral("package_folder");
    case Call::UpdateAgent:
        return QStringLiteral("update_agent");
    case Call::Restart:
        return QStringLiteral("restart");
    case Call::Resume:
        return QStringLiteral("resume");
    }
    return {};
}

std::optional<Call> callFromName(QStringView name)
{
    for (const Call call : allCalls) {
        if (name == callName(call))
            return call;
    }
    return std::nullopt;
}

QString ScenarioRepairPackage::namedSha1() const
{
    static const QRegularExpression form(QStringLiteral("_([0-9a-f]{40})\\.msu\\z"));
    return form.match(fileName).captured(1);
}

QDateTime Scenario::start() const
{
    return {date, QTime(3, 0), Qt::UTC};
}

QStringList builtInScenarios()
{
    QStringList names;
    for (const QString &file : QDir(builtInFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        names.append(file.chopped(5));
    return names;
}

QList<ScenarioTitle> builtInScenarioTitles()
{
    QList<ScenarioTitle> titles;
    for (const QString &name : builtInScenarios()) {
        QFile file(builtInFolder + QLatin1Char('/') + name + QLatin1String(".json"));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonDocument scenario = QJsonDocument::fromJson(file.readAll());
        const auto text = [&scenario](QLatin1String member) {
            const QJsonValue value = scenario[member];
            return LocalText{.ja = value[QLatin1String("ja")].toString(), .en = value[QLatin1String("en")].toString()};
        };
        titles.append({.name = name,
                       .title = text(QLatin1String("title")),
                       .description = text(QLatin1String("description")),
                       .first = scenario[QLatin1String("first")].toBool()});
    }
    return titles;
}

Result<Scenario> loadScenario(const QString &nameOrPath)
{
    const bool isPath = nameOrPath.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    if (!isPath && !builtInScenarios().contains(nameOrPath))
        return unknownName(nameOrPath);
    QFile file(isPath ? nameOrPath : builtInFolder + QLatin1Char('/') + nameOrPath + QLatin1String(".json"));
    // A pipe or a device would be waited for, or never end.
    if (const QFileInfo facts(file.fileName()); facts.exists() && !facts.isFile())
        return badScenario(QStringLiteral("%1:1: is no file").arg(nameOrPath));
    if (!file.open(QIODevice::ReadOnly)) {
        const QString problem = QStringLiteral("%1: %2").arg(nameOrPath, file.errorString());
        if (file.exists() && !QFileInfo(file).isReadable())
            return std::unexpected(fileError(Fault::AccessDenied, operation::scenario, problem));
        return badScenario(problem);
    }
    // A scenario is a few kilobytes; whatever is larger than this is another kind of file.
    constexpr qint64 limit = qint64{4} * 1024 * 1024;
    const QByteArray text = file.read(limit + 1);
    if (text.size() > limit)
        return badScenario(QStringLiteral("%1:1: larger than 4 MiB").arg(nameOrPath));
    return parseScenario(text, isPath ? nameOrPath : nameOrPath + QLatin1String(".json"));
}

} // namespace esu
