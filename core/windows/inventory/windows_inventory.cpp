// SPDX-License-Identifier: MIT
#include "core/windows/inventory/windows_inventory.h"

#include "core/base/operations.h"
#include "core/windows/com/failure.h"
#include "core/windows/inventory/registry_facts.h"
#include "core/windows/inventory/rollup_date.h"
#include "core/windows/inventory/root_certificates.h"
#include "core/windows/inventory/surroundings_reader.h"
#include "core/windows/start_up.h"
#include "core/windows/wmi/queries.h"

namespace esu {

namespace {

/// The PC itself is out of reach, or the person stopped: then there is nothing to tell about it.
bool endsTheReading(const Error &error)
{
    return error.fault == Fault::Cancelled || error.operation == operation::wmiConnect;
}

/// One of the two is enough to say yes; to say no, both must have been read.
Fact<Membership> membershipOf(const Fact<bool> &domain, const Fact<bool> &entra)
{
    const bool isJoined = domain.value_or(false) || entra.value_or(false);
    if (isJoined || (domain && entra))
        return Membership{.domain = domain.value_or(false), .entra = entra.value_or(false)};
    Error unread = domain ? entra.error() : domain.error();
    unread.operation = operation::inventoryOs;
    return std::unexpected(unread);
}

} // namespace

Result<OperatingSystem> operatingSystemOf(const WmiRow &row, const QString &operation)
{
    namespace names = wmi::os;
    OperatingSystem os;
    os.computerName = row.value(names::computerName).text().value_or(QString());
    os.caption = row.value(names::caption).text().value_or(QString()).trimmed();
    os.version = row.value(names::version).text().value_or(QString());
    // A string in WMI, but digits.
    const auto build = row.value(names::build).integer();
    os.servicePack = row.value(names::servicePack).integer();
    os.productType = row.value(names::productType).integer();
    os.sku = row.value(names::sku).integer();
    os.lastBoot = row.value(names::lastBoot).dateTime();
    if (!build || os.version.isEmpty()) {
        return std::unexpected(Error{.fault = Fault::BadData,
                                     .operation = operation,
                                     .detail = QStringLiteral("Win32_OperatingSystem without version or build")});
    }
    os.build = *build;
    return os;
}

Result<OperatingSystem> WindowsInventory::readOperatingSystem(const JobContext &context)
{
    std::function<Result<OperatingSystem>(WmiRoom &, WmiSession &, const ComCall &)> work =
        [](WmiRoom &, WmiSession &session, const ComCall &call) -> Result<OperatingSystem> {
        Result<QList<WmiRow>> rows;
        for (const QStringList *properties : {&wmi::os::properties, &wmi::os::fewProperties}) {
            rows = session.query(wmi::select(*properties, wmi::os::className), *properties, call);
            if (rows || rows.error().code != hresult::wbemInvalidQuery)
                break;
        }
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->isEmpty())
            return std::unexpected(call.badData(QStringLiteral("Win32_OperatingSystem has no row")));
        return operatingSystemOf(rows->first(), call.operation);
    };
    return m_link.run(Purpose::Read, wmi::cimv2, operation::inventoryOs, m_link.patience().rows, context,
                      std::move(work));
}

Fact<bool> WindowsInventory::readPartOfDomain(const JobContext &context)
{
    std::function<Result<bool>(WmiRoom &, WmiSession &, const ComCall &)> work =
        [](WmiRoom &, WmiSession &session, const ComCall &call) -> Result<bool> {
        namespace names = wmi::computer;
        const auto rows = session.query(wmi::select(names::properties, names::className), names::properties, call);
        if (!rows)
            return std::unexpected(rows.error());
        const auto joined = rows->isEmpty() ? std::nullopt : rows->first().value(names::partOfDomain).boolean();
        // "Unknown" is an answer of Windows, too: the property is NULL then.
        if (!joined)
            return std::unexpected(call.badData(QStringLiteral("Win32_ComputerSystem without PartOfDomain")));
        return *joined;
    };
    return m_link.run(Purpose::Read, wmi::cimv2, operation::inventoryOs, m_link.patience().rows, context,
                      std::move(work));
}

Result<MachineFacts> WindowsInventory::read(const QStringList &packageNeedles, const JobContext &context)
{
    MachineFacts facts;
    context.tell({.waiting = Waiting::Connecting});
    // It cannot change without a restart, so a later reading of the same run does not ask again.
    if (!m_os)
        m_os = readOperatingSystem(context);
    facts.os = *m_os;
    if (!facts.os)
        m_os.reset();
    if (!facts.os && endsTheReading(facts.os.error()))
        return std::unexpected(facts.os.error());
    if (!m_partOfDomain)
        m_partOfDomain = readPartOfDomain(context);
    if (!m_partOfDomain && endsTheReading(m_partOfDomain.error()))
        return std::unexpected(m_partOfDomain.error());

    context.tell({.waiting = Waiting::ReadingPc});
    std::function<Result<RegistryFacts>(WmiRoom &, WmiSession &, const ComCall &)> work =
        [packageNeedles](WmiRoom &, WmiSession &session, const ComCall &call) -> Result<RegistryFacts> {
        RegistryReader reader(session, call);
        RegistryReader users(session, call, RegistryReader::Hive::Users);
        const RegistryFacts read = readRegistryFacts(reader, users, packageNeedles, call);
        if (call.stop.stop_requested())
            return std::unexpected(cancelled(call.operation));
        // The last fact read tells whether the connection still stands.
        if (!read.esuSigns && isConnectionLost(read.esuSigns.error()))
            return std::unexpected(read.esuSigns.error());
        return read;
    };
    const auto registry = m_link.run(Purpose::Read, wmi::registryNamespace, operation::inventoryRegistry,
                                     m_link.patience().registry, context, std::move(work));
    if (!registry) {
        // root\cimv2 answered, so the PC is there; that root\default does not makes these facts unknown.
        if (registry.error().fault == Fault::Cancelled || (!facts.os && endsTheReading(registry.error())))
            return std::unexpected(registry.error());
        const std::unexpected<Error> unread(registry.error());
        facts.editionId = unread;
        facts.ubr = unread;
        facts.architecture = unread;
        facts.packages = unread;
        facts.servicingStackVersion = unread;
        facts.pendingRestart = unread;
        facts.updateSource = unread;
        facts.esuSigns = unread;
        facts.membership = membershipOf(m_partOfDomain, unread);
        facts.updateDelay = unread;
        facts.secureBoot = unread;
        facts.rollupCreated = unread;
    } else {
        facts.editionId = registry->editionId;
        facts.ubr = registry->ubr;
        facts.architecture = registry->architecture;
        facts.packages = registry->packages;
        facts.servicingStackVersion = registry->servicingStackVersion;
        facts.pendingRestart = registry->pendingRestart;
        facts.updateSource = registry->updateSource;
        facts.esuSigns = registry->esuSigns;
        facts.membership = membershipOf(m_partOfDomain, registry->entraJoined);
        facts.updateDelay = registry->updateDelay;
        facts.secureBoot = registry->secureBoot;
        facts.rollupCreated = facts.packages ? readRollupCreated(*facts.packages)
                                             : Fact<QDateTime>(std::unexpected(facts.packages.error()));
    }
    facts.elevated = isElevated();
    facts.wow64 = isUnderWow64();
    return facts;
}

Result<Surroundings> WindowsInventory::readSurroundings(const QList<RootCertificate> &roots, const JobContext &context)
{
    Surroundings around;
    context.tell({.waiting = Waiting::ReadingPc});
    std::function<Result<Surroundings>(WmiRoom &, WmiSession &, const ComCall &)> hardware =
        [](WmiRoom &, WmiSession &session, const ComCall &call) -> Result<Surroundings> {
        Surroundings read{.freeBytes = readFreeBytes(session, call),
                          .onBattery = readOnBattery(session, call),
                          .metered = readMetered(call)};
        if (call.stop.stop_requested())
            return std::unexpected(cancelled(call.operation));
        if (!read.onBattery && isConnectionLost(read.onBattery.error()))
            return std::unexpected(read.onBattery.error());
        return read;
    };
    const auto read = m_link.run(Purpose::Read, wmi::cimv2, operation::inventorySurroundings, m_link.patience().rows,
                                 context, std::move(hardware));
    if (!read && endsTheReading(read.error()))
        return std::unexpected(read.error());
    if (read) {
        around = *read;
    } else {
        const std::unexpected<Error> unread(read.error());
        around = {.freeBytes = unread, .onBattery = unread, .metered = unread};
    }
    std::function<Result<Tls12Facts>(WmiRoom &, WmiSession &, const ComCall &)> tls =
        [](WmiRoom &, WmiSession &session, const ComCall &call) -> Result<Tls12Facts> {
        RegistryReader reader(session, call);
        return readTls12(reader, call);
    };
    around.tls12 = m_link.run(Purpose::Read, wmi::registryNamespace, operation::inventoryRegistry,
                              m_link.patience().registry, context, std::move(tls));
    if (!around.tls12 && around.tls12.error().fault == Fault::Cancelled)
        return std::unexpected(around.tls12.error());
    around.roots = readRootCertificates(roots);
    return around;
}

} // namespace esu
