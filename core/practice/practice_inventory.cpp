// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/model/esu_sign_places.h"
#include "core/model/secure_boot.h"
#include "core/model/update_policy.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_ports.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

namespace {

const QString currentVersion = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
const QString servicing = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");
const QString sessionManager = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager");

std::unexpected<Error> missing(const QString &what)
{
    return std::unexpected(hresultError(hresult::fileNotFound, operation::inventoryRegistry, what));
}

Fact<QString> text(const PracticePc &pc, const QString &path, const QString &name)
{
    const auto value = pc.registryValue(path, name);
    if (!value)
        return missing(name);
    return value->text;
}

Fact<int> readUbr(const PracticePc &pc)
{
    const auto value = pc.registryValue(currentVersion, QStringLiteral("UBR"));
    if (!value)
        return missing(QStringLiteral("UBR"));
    const bool isNumber = value->type == RegistryEntry::Type::Dword || value->type == RegistryEntry::Type::Qword;
    const auto revision = isNumber ? revisionOf(value->number) : std::nullopt;
    if (!revision)
        return std::unexpected(
            Error{.fault = Fault::BadData, .operation = operation::inventoryRegistry, .detail = QStringLiteral("UBR")});
    return *revision;
}

Fact<QString> readArchitecture(const PracticePc &pc)
{
    const auto name =
        text(pc, sessionManager + QStringLiteral("\\Environment"), QStringLiteral("PROCESSOR_ARCHITECTURE"));
    if (!name)
        return name;
    if (*name == QLatin1String("AMD64"))
        return QStringLiteral("x64");
    return *name == QLatin1String("ARM64") ? QStringLiteral("arm64") : name->toLower();
}

QList<PackageFact> readPackages(const PracticePc &pc, const QStringList &needles)
{
    QList<PackageFact> found;
    const QString root = servicing + QStringLiteral("\\Packages");
    for (const QString &name : pc.registrySubKeys(root)) {
        const bool wanted = std::any_of(needles.cbegin(), needles.cend(), [&](const QString &needle) {
            return name.contains(needle, Qt::CaseInsensitive);
        });
        if (!wanted)
            continue;
        PackageFact package{.name = name};
        if (const auto state = pc.registryValue(root + u'\\' + name, QStringLiteral("CurrentState")))
            package.state = static_cast<std::uint32_t>(state->number);
        found.append(package);
    }
    return found;
}

Fact<QString> readServicingStack(const PracticePc &pc)
{
    QVersionNumber highest;
    QString name;
    for (const RegistryEntry &entry : pc.registryValues(servicing + QStringLiteral("\\Version"))) {
        const QVersionNumber version = QVersionNumber::fromString(entry.name);
        if (version > highest) {
            highest = version;
            name = entry.name;
        }
    }
    if (name.isEmpty())
        return missing(QStringLiteral("Component Based Servicing\\Version"));
    return name;
}

PendingRestart readPendingRestart(const PracticePc &pc)
{
    PendingRestart restart;
    if (pc.registryKeyExists(servicing + QStringLiteral("\\RebootPending")))
        restart.signs.append(QStringLiteral("cbs-reboot-pending"));
    if (pc.registryKeyExists(
            QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired")))
        restart.signs.append(QStringLiteral("wu-reboot-required"));
    restart.pending = !restart.signs.isEmpty();
    if (const auto fast =
            pc.registryValue(sessionManager + QStringLiteral("\\Power"), QStringLiteral("HiberbootEnabled")))
        restart.fastStartup = fast->number != 0;
    // It gives false positives (resources/FACTS.md#pending-restart), so it is told but does not count.
    if (pc.registryValue(sessionManager, QStringLiteral("PendingFileRenameOperations")))
        restart.signs.append(QStringLiteral("pending-file-renames"));
    return restart;
}

RegistryAnswers answersOf(const PracticePc &pc)
{
    return {.number = [&pc](const QString &path, const QString &name) -> Result<std::uint32_t> {
                const auto value = pc.registryValue(path, name);
                if (!value || value->type != RegistryEntry::Type::Dword)
                    return missing(name);
                return static_cast<std::uint32_t>(value->number);
            },
            .text = [&pc](const QString &path, const QString &name) { return text(pc, path, name); },
            .keyExists = [&pc](const QString &path) -> Result<bool> { return pc.registryKeyExists(path); },
            .valueNames = [&pc](const QString &path) -> Result<QStringList> {
                QStringList names;
                for (const RegistryEntry &entry : pc.registryValues(path))
                    names.append(entry.name);
                return names;
            }};
}

Fact<UpdateSource> readUpdateSource(const PracticePc &pc)
{
    const auto policy = readUpdatePolicy(answersOf(pc));
    if (!policy)
        return std::unexpected(policy.error());
    return updateSourceOf(*policy);
}

QList<EsuSign> readEsuSigns(const PracticePc &pc)
{
    QList<EsuSign> signs;
    const auto note = [&](const QString &path, const QString &name, const QString &sign, const QString &account) {
        if (const auto value = pc.registryValue(path, name); value && value->type == RegistryEntry::Type::Dword)
            signs.append({.name = sign, .value = static_cast<std::uint32_t>(value->number), .account = account});
    };
    for (const QString &name : signplace::licensingNames)
        note(signplace::licensing, name, name, {});
    if (pc.registryKeyExists(signplace::arcService))
        note(signplace::arc, signplace::arcName, signplace::arcSign, {});
    for (const QString &sid : pc.registrySubKeys(usersHive)) {
        if (!signplace::isPerson(sid))
            continue;
        const auto profile = text(pc, signplace::profiles + u'\\' + sid, signplace::profilePath);
        const QString account = profile ? profile->section(u'\\', -1) : sid;
        for (const QString &name : signplace::consumerNames)
            note(usersHive + u'\\' + sid + u'\\' + signplace::consumer, name, name, account);
    }
    return signs;
}

Membership readMembership(const PracticePc &pc)
{
    return {.domain = pc.scenario().system.domainJoined, .entra = !pc.registrySubKeys(signplace::entraJoin).isEmpty()};
}

Fact<QDateTime> readRollupCreated(const PracticePc &pc)
{
    if (const auto created = pc.rollupCreated())
        return *created;
    return missing(QStringLiteral("creationTimeStamp"));
}

OperatingSystem toOperatingSystem(const PracticePc &pc)
{
    const Scenario &scenario = pc.scenario();
    const ScenarioSystem &system = scenario.system;
    const auto known = [&](const QString &name, int value) {
        return scenario.unreadable.contains(name) ? std::nullopt : std::optional(value);
    };
    return {.computerName = system.computerName,
            .caption = system.caption.trimmed(),
            .version = system.version,
            .build = system.build,
            .servicePack = known(unreadable::servicePack, system.servicePack),
            .productType = known(unreadable::productType, system.productType),
            .sku = known(unreadable::sku, system.sku),
            .lastBoot = pc.lastBoot()};
}

void forgetAllUnreadable(const Scenario &scenario, MachineFacts &facts)
{
    const QString &registry = operation::inventoryRegistry;
    forgetUnreadable(scenario, facts.os, unreadable::os, operation::inventoryOs);
    forgetUnreadable(scenario, facts.editionId, unreadable::edition, registry);
    forgetUnreadable(scenario, facts.ubr, unreadable::ubr, registry);
    forgetUnreadable(scenario, facts.architecture, unreadable::architecture, registry);
    forgetUnreadable(scenario, facts.packages, unreadable::packages, registry);
    forgetUnreadable(scenario, facts.servicingStackVersion, unreadable::servicingStack, registry);
    forgetUnreadable(scenario, facts.pendingRestart, unreadable::pendingRestart, registry);
    forgetUnreadable(scenario, facts.updateSource, unreadable::updateSource, registry);
    forgetUnreadable(scenario, facts.esuSigns, unreadable::esuSigns, registry);
    forgetUnreadable(scenario, facts.membership, unreadable::membership, operation::inventoryOs);
    forgetUnreadable(scenario, facts.elevated, unreadable::elevated, operation::inventoryElevation);
}

} // namespace

Result<MachineFacts> PracticeInventory::read(const QStringList &packageNeedles, const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return std::unexpected(connected.error());
    MachineFacts facts;
    const auto asked = m_link.perform({.call = Call::OperatingSystem,
                                       .operation = operation::inventoryOs,
                                       .deadline = deadline::rows,
                                       .progress = {.waiting = Waiting::ReadingPc}},
                                      context, [] { return hresult::ok; });
    if (asked)
        facts.os = toOperatingSystem(m_link.pc());
    else
        facts.os = std::unexpected(asked.error());
    facts.editionId = registryFact<QString>(QStringLiteral("EditionID"), context, [](const PracticePc &pc) {
        return text(pc, currentVersion, QStringLiteral("EditionID"));
    });
    facts.ubr = registryFact<int>(QStringLiteral("UBR"), context, readUbr);
    facts.architecture = registryFact<QString>(QStringLiteral("PROCESSOR_ARCHITECTURE"), context, readArchitecture);
    facts.packages = registryFact<QList<PackageFact>>(
        QStringLiteral("Packages"), context, [&](const PracticePc &pc) { return readPackages(pc, packageNeedles); });
    facts.servicingStackVersion = registryFact<QString>(QStringLiteral("Version"), context, readServicingStack);
    facts.pendingRestart = registryFact<PendingRestart>(QStringLiteral("RebootPending"), context, readPendingRestart);
    facts.updateDelay = registryFact<UpdateDelay>(QStringLiteral("DeferQualityUpdatesPeriodInDays"), context,
                                                  [](const PracticePc &pc) { return readUpdateDelay(answersOf(pc)); });
    // Which package it is stands in the list of them.
    facts.rollupCreated =
        facts.packages ? readRollupCreated(m_link.pc()) : Fact<QDateTime>(std::unexpected(facts.packages.error()));
    facts.updateSource = registryFact<UpdateSource>(QStringLiteral("WindowsUpdate"), context, readUpdateSource);
    facts.esuSigns = registryFact<QList<EsuSign>>(QStringLiteral("ESU"), context, readEsuSigns);
    facts.secureBoot =
        registryFact<SecureBootCertificates>(QStringLiteral("UEFICA2023Status"), context,
                                             [](const PracticePc &pc) { return readSecureBoot(answersOf(pc)); });
    facts.membership = registryFact<Membership>(QStringLiteral("JoinInfo"), context, readMembership);
    if (!facts.membership)
        facts.membership.error().operation = operation::inventoryOs; // most of it is no registry's
    facts.elevated = m_link.pc().scenario().elevated;
    facts.wow64 = m_link.pc().scenario().wow64;
    forgetAllUnreadable(m_link.pc().scenario(), facts);
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::inventoryOs));
    return facts;
}

} // namespace esu
