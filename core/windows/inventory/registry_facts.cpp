// SPDX-License-Identifier: MIT
#include "core/windows/inventory/registry_facts.h"

#include "core/model/esu_sign_places.h"
#include "core/model/secure_boot.h"
#include "core/windows/inventory/esu_signs.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

namespace {

const QString currentVersion = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
const QString servicing = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");
const QString sessionManager = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager");
const QString updateRestart =
    QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired");
Fact<int> readUbr(RegistryReader &registry, const ComCall &call)
{
    const auto ubr = registry.number(currentVersion, QStringLiteral("UBR"));
    if (!ubr)
        return std::unexpected(ubr.error());
    if (const auto revision = revisionOf(*ubr))
        return *revision;
    return std::unexpected(call.badData(QStringLiteral("UBR %1").arg(*ubr)));
}

Fact<QString> readArchitecture(RegistryReader &registry, const ComCall &call)
{
    const auto text =
        registry.text(sessionManager + QStringLiteral("\\Environment"), QStringLiteral("PROCESSOR_ARCHITECTURE"));
    if (!text)
        return text;
    if (auto name = architectureName(*text))
        return *std::move(name);
    return std::unexpected(call.badData(QStringLiteral("PROCESSOR_ARCHITECTURE ") + *text));
}

Fact<QList<PackageFact>> readPackages(RegistryReader &registry, const QStringList &needles)
{
    const QString root = servicing + QStringLiteral("\\Packages");
    const auto names = registry.subKeys(root);
    if (!names)
        return std::unexpected(names.error());
    QList<PackageFact> packages;
    for (const QString &name : *names) {
        const bool wanted = std::ranges::any_of(
            needles, [&](const QString &needle) { return name.contains(needle, Qt::CaseInsensitive); });
        if (!wanted)
            continue;
        const auto state = registry.number(root + QLatin1Char('\\') + name, QStringLiteral("CurrentState"));
        if (!state && state.error().fault != Fault::NotFound)
            return std::unexpected(state.error());
        packages.append({.name = name, .state = state ? std::optional(*state) : std::nullopt});
    }
    return packages;
}

Fact<QString> readServicingStack(RegistryReader &registry, const ComCall &call)
{
    const auto names = registry.valueNames(servicing + QStringLiteral("\\Version"));
    if (!names)
        return std::unexpected(names.error());
    if (auto highest = highestVersion(*names))
        return *std::move(highest);
    return std::unexpected(Error{.fault = Fault::NotFound,
                                 .operation = call.operation,
                                 .detail = QStringLiteral("no version of the servicing stack")});
}

Fact<PendingRestart> readPendingRestart(RegistryReader &registry)
{
    PendingRestart restart;
    std::optional<Error> unread;
    const auto lookAt = [&](const QString &path, const QString &sign) {
        const auto exists = registry.keyExists(path);
        if (!exists)
            unread = exists.error();
        else if (*exists)
            restart.signs.append(sign);
    };
    lookAt(servicing + QStringLiteral("\\RebootPending"), QStringLiteral("cbs-reboot-pending"));
    lookAt(updateRestart, QStringLiteral("wu-reboot-required"));
    restart.pending = !restart.signs.isEmpty();
    // One sign is enough to say yes; to say no, all must have been looked at.
    if (!restart.pending && unread)
        return std::unexpected(*unread);
    if (const auto fast =
            registry.number(sessionManager + QStringLiteral("\\Power"), QStringLiteral("HiberbootEnabled")))
        restart.fastStartup = *fast != 0;
    // Gives false positives (resources/FACTS.md#pending-restart): told, never counted, so a failure to read it does not
    // matter either.
    if (const auto names = registry.valueNames(sessionManager);
        names && names->contains(QLatin1String("PendingFileRenameOperations"), Qt::CaseInsensitive))
        restart.signs.append(QStringLiteral("pending-file-renames"));
    return restart;
}

RegistryAnswers answersOf(RegistryReader &registry)
{
    return {.number = [&registry](const QString &path, const QString &name) { return registry.number(path, name); },
            .text = [&registry](const QString &path, const QString &name) { return registry.text(path, name); },
            .keyExists = [&registry](const QString &path) { return registry.keyExists(path); },
            .valueNames = [&registry](const QString &path) { return registry.valueNames(path); }};
}

Fact<UpdateSource> readUpdateSource(RegistryReader &registry)
{
    const auto policy = readUpdatePolicy(answersOf(registry));
    if (!policy)
        return std::unexpected(policy.error());
    return updateSourceOf(*policy);
}

Fact<bool> readEntraJoined(RegistryReader &registry)
{
    const auto joins = registry.subKeys(signplace::entraJoin);
    if (!joins)
        return joins.error().fault == Fault::NotFound ? Fact<bool>(false) : std::unexpected(joins.error());
    return !joins->isEmpty();
}

/// The half of the registry that Windows itself uses; an error when this process would see another one.
Result<void> chooseView(RegistryReader &registry, const Fact<QString> &architecture)
{
    if (architecture && *architecture == QLatin1String("x86"))
        return {};
    auto chosen = registry.use64BitView();
    // A 64-bit process is served by the 64-bit provider anyway; a 32-bit one would read the wrong half.
    if (!chosen && sizeof(void *) == 4)
        return chosen;
    return {};
}

RegistryFacts allUnread(const Error &error)
{
    const std::unexpected<Error> unread(error);
    return {unread, unread, unread, unread, unread, unread, unread, unread, unread, unread, unread};
}

} // namespace

std::optional<QString> architectureName(const QString &processorArchitecture)
{
    if (processorArchitecture.compare(QLatin1String("AMD64"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("x64");
    if (processorArchitecture.compare(QLatin1String("x86"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("x86");
    if (processorArchitecture.compare(QLatin1String("ARM64"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("arm64");
    return std::nullopt;
}

std::optional<QString> highestVersion(const QStringList &names)
{
    QVersionNumber highest;
    std::optional<QString> name;
    for (const QString &candidate : names) {
        const QVersionNumber version = QVersionNumber::fromString(candidate);
        if (version.segmentCount() >= 2 && version > highest) {
            highest = version;
            name = candidate;
        }
    }
    return name;
}

RegistryFacts readRegistryFacts(RegistryReader &registry, RegistryReader &users, const QStringList &packageNeedles,
                                const ComCall &call)
{
    RegistryFacts facts;
    // HKLM\SYSTEM is not redirected, so this may be read before the view is chosen.
    facts.architecture = readArchitecture(registry, call);
    if (const auto chosen = chooseView(registry, facts.architecture); !chosen) {
        const auto architecture = facts.architecture;
        facts = allUnread(chosen.error());
        facts.architecture = architecture;
        return facts;
    }
    facts.editionId = registry.text(currentVersion, QStringLiteral("EditionID"));
    facts.ubr = readUbr(registry, call);
    facts.packages = readPackages(registry, packageNeedles);
    facts.servicingStackVersion = readServicingStack(registry, call);
    facts.pendingRestart = readPendingRestart(registry);
    facts.updateDelay = readUpdateDelay(answersOf(registry));
    facts.updateSource = readUpdateSource(registry);
    facts.secureBoot = readSecureBoot(answersOf(registry));
    facts.entraJoined = readEntraJoined(registry);
    facts.esuSigns = readEsuSigns(registry, users);
    return facts;
}

Fact<Tls12Facts> readTls12(RegistryReader &registry, const ComCall &call)
{
    if (const auto chosen = chooseView(registry, readArchitecture(registry, call)); !chosen)
        return std::unexpected(chosen.error());
    const QString winHttp = QStringLiteral("Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");
    const QString protocols = QStringLiteral("DefaultSecureProtocols");
    const QString client =
        QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
    std::optional<Error> unread;
    const auto number = [&](const QString &path, const QString &name) -> std::optional<std::uint32_t> {
        const auto value = registry.number(path, name);
        if (value)
            return *value;
        if (value.error().fault != Fault::NotFound)
            unread = value.error();
        return std::nullopt;
    };
    const Tls12Facts facts{.winHttp = number(QStringLiteral("SOFTWARE\\") + winHttp, protocols),
                           .winHttpWow64 = number(QStringLiteral("SOFTWARE\\Wow6432Node\\") + winHttp, protocols),
                           .disabledByDefault = number(client, QStringLiteral("DisabledByDefault")),
                           .enabled = number(client, QStringLiteral("Enabled"))};
    if (unread)
        return std::unexpected(*unread);
    return facts;
}

} // namespace esu
