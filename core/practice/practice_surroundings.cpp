// SPDX-License-Identifier: MIT
// What is around a practice PC: its room, its power, and which addresses answer.
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_ports.h"

#include <algorithm>

namespace esu {

namespace {

std::optional<std::uint32_t> dword(const PracticePc &pc, const QString &path, const char *name)
{
    const auto value = pc.registryValue(path, QString(QLatin1String(name)));
    if (!value || value->type != RegistryEntry::Type::Dword)
        return std::nullopt;
    return static_cast<std::uint32_t>(value->number);
}

/// How asking this host ends; nullopt: it answers.
std::optional<Error> failureOf(const QString &host, const ScenarioSurroundings &around)
{
    auto named = around.unreachable.constFind(host);
    if (named == around.unreachable.cend())
        named = around.unreachable.constFind(QStringLiteral("*"));
    if (named == around.unreachable.cend())
        return std::nullopt;
    return named.value() ? hresultError(*named.value(), operation::networkProbe) : timedOut(operation::networkProbe);
}

/// A recording says what its PC was asked then; what is asked for the first time now has no answer.
Error neverAsked(const QString &operation)
{
    return {.fault = Fault::NotFound, .operation = operation, .detail = QStringLiteral("not in the recording")};
}

bool isKnown(const RootCertificate &root, const Scenario &scenario)
{
    return !scenario.recording || scenario.surroundings.roots.contains(root.sha1);
}

bool isKnown(const QUrl &url, const Scenario &scenario)
{
    const ScenarioSurroundings &around = scenario.surroundings;
    return !scenario.recording || around.reached.contains(url.host()) || failureOf(url.host(), around);
}

} // namespace

Tls12Facts practiceTls12(const PracticePc &pc)
{
    const QString winHttp = QStringLiteral("Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");
    const QString client =
        QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
    return {.winHttp = dword(pc, QStringLiteral("SOFTWARE\\") + winHttp, "DefaultSecureProtocols"),
            .winHttpWow64 = dword(pc, QStringLiteral("SOFTWARE\\Wow6432Node\\") + winHttp, "DefaultSecureProtocols"),
            .disabledByDefault = dword(pc, client, "DisabledByDefault"),
            .enabled = dword(pc, client, "Enabled")};
}

Result<Surroundings> PracticeInventory::readSurroundings(const QList<RootCertificate> &roots, const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return std::unexpected(connected.error());
    Surroundings around;
    around.tls12 = registryFact<Tls12Facts>(QStringLiteral("SCHANNEL"), context, practiceTls12);
    const auto asked = m_link.perform({.call = Call::Surroundings,
                                       .operation = operation::inventorySurroundings,
                                       .deadline = deadline::rows,
                                       .progress = {.waiting = Waiting::ReadingPc}},
                                      context, [] { return hresult::ok; });
    if (asked) {
        const ScenarioSurroundings &scenario = m_link.pc().scenario().surroundings;
        around.freeBytes = qint64{scenario.freeMegabytes} * 1024 * 1024;
        around.onBattery = scenario.onBattery;
        around.metered = scenario.metered;
        QList<RootReading> readings;
        for (const RootCertificate &root : roots)
            readings.append(
                {.name = root.name, .sha1 = root.sha1, .trust = scenario.roots.value(root.sha1, RootTrust::Present)});
        around.roots = readings;
        if (!std::ranges::all_of(roots,
                                 [&](const RootCertificate &root) { return isKnown(root, m_link.pc().scenario()); }))
            around.roots = std::unexpected(neverAsked(operation::inventorySurroundings));
    } else {
        const std::unexpected<Error> unread(asked.error());
        around.freeBytes = unread;
        around.onBattery = unread;
        around.metered = unread;
        around.roots = unread;
    }
    const Scenario &recorded = m_link.pc().scenario();
    forgetUnreadable(recorded, around.freeBytes, unreadable::freeSpace, operation::inventorySurroundings);
    forgetUnreadable(recorded, around.onBattery, unreadable::battery, operation::inventorySurroundings);
    forgetUnreadable(recorded, around.metered, unreadable::metered, operation::inventorySurroundings);
    forgetUnreadable(recorded, around.roots, unreadable::rootCertificates, operation::inventorySurroundings);
    forgetUnreadable(recorded, around.tls12, unreadable::tls12, operation::inventoryRegistry);
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::inventorySurroundings));
    return around;
}

Result<QList<EndpointAnswer>> PracticeEndpointProbe::probe(const QList<QUrl> &urls, const JobContext &context)
{
    const auto asked = m_link.perform({.call = Call::Endpoints,
                                       .operation = operation::networkProbe,
                                       .deadline = deadline::endpoints,
                                       .progress = {.waiting = Waiting::ReadingPc}},
                                      context, [] { return hresult::ok; });
    if (!asked)
        return std::unexpected(asked.error());
    const Scenario &scenario = m_link.pc().scenario();
    QList<EndpointAnswer> answers;
    for (const QUrl &url : urls) {
        EndpointAnswer answer{.url = url, .reached = {}};
        if (const auto failure = failureOf(url.host(), scenario.surroundings))
            answer.reached = std::unexpected(*failure);
        else if (!scenario.unreadable.contains(unreadable::networkTime))
            answer.date = m_clock.now().addSecs(-scenario.surroundings.clockOffset.count());
        answers.append(answer);
    }
    Result<QList<EndpointAnswer>> result = answers;
    if (!std::ranges::all_of(urls, [&](const QUrl &url) { return isKnown(url, scenario); }))
        result = std::unexpected(neverAsked(operation::networkProbe));
    forgetUnreadable(scenario, result, unreadable::endpoints, operation::networkProbe);
    return result;
}

} // namespace esu
