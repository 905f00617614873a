// SPDX-License-Identifier: MIT
#include "core/model/data_file.h"
#include "core/model/resources.h"

namespace esu {

namespace {

using namespace datafile;

WindowsRelease release(const JsonNode &node)
{
    WindowsRelease release{.id = node.text("id"),
                           .name = localText(node, "name"),
                           .firstBuild = node.member(QLatin1String("firstBuild")).asInteger(1),
                           .lastBuild = node.member(QLatin1String("lastBuild")).asInteger(1),
                           .productTypes = node.member(QLatin1String("productTypes")).asIntegers(),
                           .editionIds = node.strings("editionIds"),
                           .advice = localText(node, "advice")};
    if (const auto until = node.find(QLatin1String("supportedUntil")))
        release.supportedUntil = until->asDate();
    confidence(node);
    node.text("source"); // for the person who checks the data
    if (release.lastBuild < release.firstBuild)
        node.problem(QStringLiteral("ends before it begins"));
    return release;
}

} // namespace

Result<WindowsVersions> parseWindowsVersions(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    date(root, "dataDate");
    QList<WindowsEdition> editions;
    QSet<QString> ids;
    for (const JsonNode &node : items(root, "editions")) {
        editions.append({.id = node.text("id"), .skus = node.member(QLatin1String("skus")).asIntegers()});
        mustBeNew(ids, editions.last().id, node.member(QLatin1String("id")));
    }
    QList<WindowsRelease> releases;
    for (const JsonNode &node : items(root, "releases")) {
        releases.append(release(node));
        mustBeNew(ids, releases.last().id, node.member(QLatin1String("id")));
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return WindowsVersions(editions, releases);
}

} // namespace esu
