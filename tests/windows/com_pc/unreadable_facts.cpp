// SPDX-License-Identifier: MIT
#include "unreadable_facts.h"

#include "core/base/hresult.h"

namespace esu::compc {

namespace {

/// Where in the registry a fact is read first, and with which method.
struct RegistryPlace {
    QString fact;
    QString method;
    QString path;
    QString valueName = {};
};

const QList<RegistryPlace> &registryPlaces()
{
    const QString dword = QStringLiteral("GetDWORDValue");
    const QString text = QStringLiteral("GetStringValue");
    const QString version = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    const QString servicing = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");
    static const QList<RegistryPlace> places{
        {unreadable::edition, text, version, QStringLiteral("EditionID")},
        {unreadable::ubr, dword, version, QStringLiteral("UBR")},
        {unreadable::architecture, text,
         QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"),
         QStringLiteral("PROCESSOR_ARCHITECTURE")},
        {unreadable::packages, QStringLiteral("EnumKey"), servicing + QStringLiteral("\\Packages")},
        {unreadable::servicingStack, QStringLiteral("EnumValues"), servicing + QStringLiteral("\\Version")},
        {unreadable::pendingRestart, QStringLiteral("EnumKey"), servicing + QStringLiteral("\\RebootPending")},
        {unreadable::updateSource, dword, QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\wuauserv"),
         QStringLiteral("Start")},
        {unreadable::tls12, dword,
         QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp"),
         QStringLiteral("DefaultSecureProtocols")},
    };
    return places;
}

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<Refusal> refusedQuery(const Scenario &scenario, const QString &className)
{
    const QMap<QString, QString> facts{{QStringLiteral("win32_operatingsystem"), unreadable::os},
                                       {QStringLiteral("win32_computersystem"), unreadable::membership},
                                       {QStringLiteral("win32_logicaldisk"), unreadable::freeSpace},
                                       {QStringLiteral("win32_battery"), unreadable::battery}};
    const auto found = scenario.unreadable.constFind(facts.value(className.toLower()));
    if (found == scenario.unreadable.cend())
        return std::nullopt;
    return Refusal{found.value()};
}

std::optional<Refusal> refusedRegistry(const Scenario &scenario, const QString &path, const QString &valueName)
{
    for (const RegistryPlace &place : registryPlaces()) {
        const auto found = scenario.unreadable.constFind(place.fact);
        if (found != scenario.unreadable.cend() && same(place.path, path) && same(place.valueName, valueName))
            return Refusal{found.value()};
    }
    return std::nullopt;
}

QStringList missingRegistryMethods(const Scenario &scenario)
{
    QStringList methods;
    for (const RegistryPlace &place : registryPlaces()) {
        if (scenario.unreadable.value(place.fact) == hresult::wbemNotFound)
            methods.append(place.method);
    }
    return methods;
}

void forgetUnreadable(const Scenario &scenario, const QString &className, CimValues &values)
{
    const auto forget = [&](const QString &fact, const char *property) {
        if (scenario.unreadable.contains(fact))
            values.insert(QLatin1String(property), QVariant());
    };
    if (same(className, QStringLiteral("Win32_OperatingSystem"))) {
        forget(unreadable::os, "version");
        forget(unreadable::servicePack, "servicepackmajorversion");
        forget(unreadable::productType, "producttype");
        forget(unreadable::sku, "operatingsystemsku");
    } else if (same(className, QStringLiteral("Win32_ComputerSystem"))) {
        forget(unreadable::membership, "partofdomain");
    } else if (same(className, QStringLiteral("Win32_LogicalDisk"))) {
        forget(unreadable::freeSpace, "freespace");
    } else if (same(className, QStringLiteral("Win32_Battery"))) {
        forget(unreadable::battery, "batterystatus");
    }
}

} // namespace esu::compc
