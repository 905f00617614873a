// SPDX-License-Identifier: MIT
#include "core/practice/scenario_json.h"

#include <QRegularExpression>

namespace esu::scenariojson {

namespace {

/// A list of hosts, or each host with the HRESULT of asking it (null: no answer in time).
QMap<QString, std::optional<std::uint32_t>> unreachableHosts(const JsonNode &around)
{
    QMap<QString, std::optional<std::uint32_t>> hosts;
    const auto node = around.find(QLatin1String("unreachable"));
    if (!node)
        return hosts;
    if (!node->isObject()) {
        for (const QString &host : node->asStrings())
            hosts.insert(host, ScenarioSurroundings::nameNotResolved);
        return hosts;
    }
    for (const QString &host : node->names()) {
        const JsonNode code = node->at(host);
        hosts.insert(host, code.isNull() ? std::nullopt : std::optional(code.asHresult()));
    }
    return hosts;
}

QMap<QString, RootTrust> rootCertificates(const JsonNode &around)
{
    static const QRegularExpression thumbprint(QStringLiteral("\\A[0-9a-f]{40}\\z"));
    QMap<QString, RootTrust> roots;
    const auto node = around.find(QLatin1String("root_certificates"));
    if (!node)
        return roots;
    for (const QString &sha1 : node->names()) {
        const JsonNode trust = node->at(sha1);
        if (!thumbprint.match(sha1).hasMatch())
            trust.problem(QStringLiteral("must be named by 40 lower-case hexadecimal digits"));
        roots.insert(sha1, trust.asEnum<RootTrust>());
    }
    return roots;
}

} // namespace

ScenarioSurroundings surroundings(const JsonNode &root)
{
    ScenarioSurroundings around;
    const auto node = root.find(QLatin1String("surroundings"));
    if (!node)
        return around;
    around.freeMegabytes = optionalInteger(*node, "free_megabytes").value_or(around.freeMegabytes);
    around.onBattery = node->boolean("on_battery", around.onBattery);
    around.hasBattery = node->boolean("has_battery", around.onBattery);
    if (around.onBattery && !around.hasBattery)
        node->member(QLatin1String("on_battery")).problem(QStringLiteral("needs a battery"));
    around.metered = node->boolean("metered", around.metered);
    around.tls12 = node->boolean("tls12", around.tls12);
    around.unreachable = unreachableHosts(*node);
    around.reached = list<QString>(*node, "reached", [](const JsonNode &host) { return host.asText(); });
    around.roots = rootCertificates(*node);
    around.clockOffset = std::chrono::minutes(node->integer("clock_offset_minutes", 0)) +
                         std::chrono::seconds(node->integer("clock_offset_seconds", 0));
    return around;
}

} // namespace esu::scenariojson
