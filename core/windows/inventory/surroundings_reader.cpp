// SPDX-License-Identifier: MIT
#include "core/windows/inventory/surroundings_reader.h"

#include "core/windows/com/failure.h"
#include "core/windows/wmi/queries.h"

#include <netlistmgr.h>

#include <QRegularExpression>

namespace esu {

namespace {

// {DCB00C01-570F-4A9B-8D69-199FDBA5723B}, CLSID_NetworkListManager
constexpr CLSID networkListManager = {0xDCB00C01, 0x570F, 0x4A9B, {0x8D, 0x69, 0x19, 0x9F, 0xDB, 0xA5, 0x72, 0x3B}};

} // namespace

Fact<qint64> readFreeBytes(WmiSession &session, const ComCall &call)
{
    const auto system =
        session.query(wmi::select({wmi::os::systemDrive}, wmi::os::className), {wmi::os::systemDrive}, call);
    if (!system)
        return std::unexpected(system.error());
    const QString drive =
        system->isEmpty() ? QString() : system->first().value(wmi::os::systemDrive).text().value_or(QString());
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z]:\\z"));
    if (!form.match(drive).hasMatch())
        return std::unexpected(call.badData(QStringLiteral("SystemDrive ") + drive));
    const auto disks = session.query(
        wmi::select({wmi::disk::freeSpace}, wmi::disk::className, QStringLiteral("DeviceID='%1'").arg(drive)),
        {wmi::disk::freeSpace}, call);
    if (!disks)
        return std::unexpected(disks.error());
    const auto free = disks->isEmpty() ? std::nullopt : disks->first().value(wmi::disk::freeSpace).uint64();
    if (!free)
        return std::unexpected(call.badData(QStringLiteral("no FreeSpace of ") + drive));
    return static_cast<qint64>(*free);
}

std::optional<bool> drawsOnBattery(const QList<WmiRow> &batteries)
{
    if (batteries.isEmpty())
        return false;
    bool draws = false;
    for (const WmiRow &battery : batteries) {
        switch (battery.value(wmi::battery::status).integer().value_or(0)) {
        case 1: // discharging
        case 4: // low
        case 5: // critical
            draws = true;
            break;
        case 2: // on mains
        case 3: // fully charged
        case 6: // charging, and with which level
        case 7:
        case 8:
        case 9:
            return false;
        default:
            return std::nullopt;
        }
    }
    return draws;
}

Fact<bool> readOnBattery(WmiSession &session, const ComCall &call)
{
    const auto batteries =
        session.query(wmi::select({wmi::battery::status}, wmi::battery::className), {wmi::battery::status}, call);
    if (!batteries)
        return std::unexpected(batteries.error());
    if (batteries->isEmpty()) {
        // Wine answers a query for an unknown class with no rows.
        const auto known = session.classHas(wmi::battery::className, wmi::battery::status, call);
        if (!known)
            return std::unexpected(known.error());
        if (!*known)
            return std::unexpected(Error{.fault = Fault::Unsupported, .operation = call.operation});
    }
    if (const auto draws = drawsOnBattery(*batteries))
        return *draws;
    return std::unexpected(call.badData(QStringLiteral("BatteryStatus")));
}

Fact<bool> readMetered(const ComCall &call)
{
    ComPtr<INetworkCostManager> manager;
    HRESULT result = CoCreateInstance(networkListManager, nullptr, CLSCTX_ALL, __uuidof(INetworkCostManager),
                                      reinterpret_cast<void **>(manager.GetAddressOf()));
    DWORD cost = NLM_CONNECTION_COST_UNKNOWN;
    if (SUCCEEDED(result))
        result = manager->GetCost(&cost, nullptr);
    if (FAILED(result))
        return std::unexpected(call.failure(result, QStringLiteral("INetworkCostManager")));
    if ((cost & (NLM_CONNECTION_COST_FIXED | NLM_CONNECTION_COST_VARIABLE)) != 0)
        return true;
    if ((cost & NLM_CONNECTION_COST_UNRESTRICTED) != 0)
        return false;
    return std::unexpected(Error{.fault = Fault::NotFound, .operation = call.operation});
}

} // namespace esu
