// SPDX-License-Identifier: MIT
// The classes this PC answers for. Property lists come from the practice PC's own rows, so the two faces cannot drift.
#include "cim.h"
#include "com_pc.h"
#include "unreadable_facts.h"

#include <algorithm>

namespace esu::compc {

namespace {

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

template <class T> const T *findNamed(const QList<T> &list, const QString &name)
{
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const T &entry) { return same(entry.name, name); });
    return it == list.cend() ? nullptr : &*it;
}

/// What the oldest target lacks (resources/FACTS.md#licensing-classes).
bool vistaLacks(const QString &name)
{
    static const QStringList names{QStringLiteral("VLActivationInterval"),
                                   QStringLiteral("VLRenewalInterval"),
                                   QStringLiteral("IsKeyManagementServiceMachine"),
                                   QStringLiteral("KeyManagementServiceMachine"),
                                   QStringLiteral("KeyManagementServicePort"),
                                   QStringLiteral("RequiredClientCount"),
                                   QStringLiteral("GenuineStatus"),
                                   QStringLiteral("ExtendedGrace"),
                                   QStringLiteral("TrustedTime")};
    return names.contains(name);
}

long typeOf(const WmiProperty &property)
{
    if (property.name == QLatin1String("EvaluationEndDate") || property.name == QLatin1String("TrustedTime") ||
        property.name == QLatin1String("LastBootUpTime"))
        return cim::datetime;
    if (property.name == QLatin1String("ServicePackMajorVersion"))
        return cim::uint16;
    switch (property.value.typeId()) {
    case QMetaType::Bool:
        return cim::boolean;
    case QMetaType::UInt:
        return cim::uint32;
    case QMetaType::ULongLong:
        return cim::uint64;
    case QMetaType::Int:
        return cim::sint32;
    default:
        return cim::string;
    }
}

QVariant cimValue(const QVariant &value)
{
    if (value.typeId() == QMetaType::UInt || value.typeId() == QMetaType::Int)
        return value.toLongLong();
    return value;
}

QList<WmiProperty> serviceProperties(const ComPc &pc)
{
    const ScenarioSystem &system = pc.system();
    const int minor = system.build == 7601 ? 17514 : system.ubr.value_or(16384);
    QList<WmiProperty> properties = {
        {QStringLiteral("Version"), QStringLiteral("%1.%2").arg(system.version).arg(minor)},
        {QStringLiteral("ClientMachineID"), QVariant()},
        {QStringLiteral("IsKeyManagementServiceMachine"), QVariant(quint32{0})},
        {QStringLiteral("KeyManagementServiceMachine"), QString()},
        {QStringLiteral("KeyManagementServicePort"), QVariant(quint32{0})},
        {QStringLiteral("PolicyCacheRefreshRequired"), QVariant(quint32{0})},
        {QStringLiteral("RemainingWindowsReArmCount"), QVariant(quint32{3})},
    };
    if (system.isWindows8OrLater())
        properties.append({QStringLiteral("OA3xOriginalProductKey"), QString()});
    return properties;
}

QList<WmiProperty> computerProperties(const ComPc &pc)
{
    const ScenarioSystem &system = pc.system();
    const bool wide = system.architecture != QLatin1String("x86");
    return {{QStringLiteral("Name"), system.computerName},
            {QStringLiteral("Domain"),
             system.domainJoined ? QStringLiteral("corp.example.co.jp") : QStringLiteral("WORKGROUP")},
            {QStringLiteral("DomainRole"),
             QVariant(quint32{(system.productType == 1 ? 0U : 2U) + (system.domainJoined ? 1U : 0U)})},
            {QStringLiteral("PartOfDomain"), system.domainJoined},
            {QStringLiteral("Manufacturer"), QStringLiteral("Practice")},
            {QStringLiteral("Model"), QStringLiteral("COM-level test PC")},
            {QStringLiteral("SystemType"), wide ? QStringLiteral("x64-based PC") : QStringLiteral("X86-based PC")},
            {QStringLiteral("TotalPhysicalMemory"), QVariant(quint64{4294967296ULL})}};
}

QList<WmiProperty> hotFix(const QString &kb)
{
    return {{QStringLiteral("HotFixID"), kb},
            {QStringLiteral("Description"), QStringLiteral("Security Update")},
            {QStringLiteral("InstalledOn"), QStringLiteral("9/8/2020")},
            {QStringLiteral("ServicePackInEffect"), QString()}};
}

QList<WmiProperty> diskProperties(ComPc &pc)
{
    const quint64 free = quint64(pc.pc().scenario().surroundings.freeMegabytes) * 1024 * 1024;
    return {{QStringLiteral("DeviceID"), QStringLiteral("C:")},
            {QStringLiteral("DriveType"), QVariant(quint32{3})},
            {QStringLiteral("FreeSpace"), QVariant(free)}};
}

QList<WmiProperty> batteryProperties(bool discharging)
{
    return {{QStringLiteral("DeviceID"), QStringLiteral("Practice battery")},
            {QStringLiteral("BatteryStatus"), QVariant(quint32{discharging ? 1U : 2U})}};
}

SppRow sampleRow()
{
    return {.id = *ActivationId::fromGuid(QStringLiteral("00000000-0000-0000-0000-000000000001")),
            .applicationId = {},
            .name = {},
            .description = {},
            .licenseFamily = {},
            .licenseDependsOn = {},
            .productKeyChannel = {},
            .offlineInstallationId = {}};
}

CimClass fromRow(const QString &name, const QList<WmiProperty> &row, const QString &key)
{
    CimClass result{.name = name, .properties = {}, .methods = {}};
    for (const WmiProperty &property : row)
        result.properties.append({property.name, typeOf(property), property.name == key});
    return result;
}

CimValues valuesOf(const QList<WmiProperty> &row)
{
    CimValues values;
    for (const WmiProperty &property : row)
        values.insert(property.name.toLower(), cimValue(property.value));
    return values;
}

const CimProperty hive{QStringLiteral("hDefKey"), cim::uint32};
const CimProperty subKey{QStringLiteral("sSubKeyName"), cim::string};
const CimProperty valueName{QStringLiteral("sValueName"), cim::string};

CimClass registryClass(const QStringList &missing)
{
    const auto getter = [](const char *name, const char *output, long type) {
        return CimMethod{QLatin1String(name), {hive, subKey, valueName}, {{QLatin1String(output), type}}, true};
    };
    const CimProperty names{QStringLiteral("sNames"), cim::string | cim::array};
    const CimProperty types{QStringLiteral("Types"), cim::sint32 | cim::array};
    CimClass result{.name = QStringLiteral("StdRegProv"),
                    .properties = {},
                    .methods = {{QStringLiteral("EnumKey"), {hive, subKey}, {names}, true},
                                {QStringLiteral("EnumValues"), {hive, subKey}, {names, types}, true},
                                getter("GetStringValue", "sValue", cim::string),
                                getter("GetExpandedStringValue", "sValue", cim::string),
                                getter("GetDWORDValue", "uValue", cim::uint32),
                                getter("GetQWORDValue", "uValue", cim::uint64),
                                getter("GetMultiStringValue", "sValue", cim::string | cim::array),
                                getter("GetBinaryValue", "uValue", cim::uint8 | cim::array),
                                {QStringLiteral("CheckAccess"),
                                 {hive, subKey, {QStringLiteral("uRequired"), cim::uint32}},
                                 {{QStringLiteral("bGranted"), cim::boolean}},
                                 true},
                                {QStringLiteral("CreateKey"), {hive, subKey}, {}, true},
                                {QStringLiteral("DeleteKey"), {hive, subKey}, {}, true},
                                {QStringLiteral("DeleteValue"), {hive, subKey, valueName}, {}, true},
                                {QStringLiteral("SetDWORDValue"),
                                 {hive, subKey, valueName, {QStringLiteral("uValue"), cim::uint32}},
                                 {},
                                 true},
                                {QStringLiteral("SetStringValue"),
                                 {hive, subKey, valueName, {QStringLiteral("sValue"), cim::string}},
                                 {},
                                 true}}};
    result.methods.removeIf([&](const CimMethod &method) { return missing.contains(method.name); });
    return result;
}

CimClass productClass(const ComPc &pc)
{
    QList<WmiProperty> row = wmiProperties(sampleRow(), pc.system());
    if (pc.system().build < 7600)
        row.removeIf([](const WmiProperty &property) { return vistaLacks(property.name); });
    CimClass result = fromRow(QStringLiteral("SoftwareLicensingProduct"), row, QStringLiteral("ID"));
    result.methods = {{QStringLiteral("Activate"), {}, {}},
                      {QStringLiteral("UninstallProductKey"), {}, {}},
                      {QStringLiteral("DepositOfflineConfirmationId"),
                       {{QStringLiteral("InstallationId")}, {QStringLiteral("ConfirmationId")}},
                       {}}};
    return result;
}

CimClass serviceClass(const ComPc &pc)
{
    CimClass result =
        fromRow(QStringLiteral("SoftwareLicensingService"), serviceProperties(pc), QStringLiteral("Version"));
    result.methods = {{QStringLiteral("InstallProductKey"), {{QStringLiteral("ProductKey")}}, {}},
                      {QStringLiteral("InstallLicense"), {{QStringLiteral("License")}}, {}},
                      {QStringLiteral("RefreshLicenseStatus"), {}, {}},
                      {QStringLiteral("ClearProductKeyFromRegistry"), {}, {}},
                      {QStringLiteral("ReArmWindows"), {}, {}}};
    return result;
}

} // namespace

const CimProperty *CimClass::property(const QString &wanted) const
{
    return findNamed(properties, wanted);
}

const CimMethod *CimClass::method(const QString &wanted) const
{
    return findNamed(methods, wanted);
}

const CimProperty *CimClass::keyProperty() const
{
    const auto it =
        std::find_if(properties.cbegin(), properties.cend(), [](const CimProperty &entry) { return entry.key; });
    return it == properties.cend() ? nullptr : &*it;
}

CimClassPtr cimClass(const ComPc &pc, const QString &nameSpace, const QString &name)
{
    // Since Windows Vista StdRegProv is in both namespaces.
    if (same(name, QStringLiteral("StdRegProv")))
        return std::make_shared<CimClass>(registryClass(missingRegistryMethods(pc.scenario())));
    if (!same(nameSpace, QStringLiteral("cimv2")))
        return nullptr;
    if (same(name, QStringLiteral("SoftwareLicensingProduct")))
        return std::make_shared<CimClass>(productClass(pc));
    if (same(name, QStringLiteral("SoftwareLicensingService")))
        return std::make_shared<CimClass>(serviceClass(pc));
    if (same(name, QStringLiteral("Win32_OperatingSystem")))
        return std::make_shared<CimClass>(fromRow(QStringLiteral("Win32_OperatingSystem"),
                                                  wmiProperties(pc.system(), QDateTime()), QStringLiteral("Name")));
    if (same(name, QStringLiteral("Win32_ComputerSystem")))
        return std::make_shared<CimClass>(
            fromRow(QStringLiteral("Win32_ComputerSystem"), computerProperties(pc), QStringLiteral("Name")));
    if (same(name, QStringLiteral("Win32_LogicalDisk")))
        return std::make_shared<CimClass>(CimClass{.name = QStringLiteral("Win32_LogicalDisk"),
                                                   .properties = {{QStringLiteral("DeviceID"), cim::string, true},
                                                                  {QStringLiteral("DriveType"), cim::uint32},
                                                                  {QStringLiteral("FreeSpace"), cim::uint64}},
                                                   .methods = {}});
    if (same(name, QStringLiteral("Win32_Battery")))
        return std::make_shared<CimClass>(
            fromRow(QStringLiteral("Win32_Battery"), batteryProperties(false), QStringLiteral("DeviceID")));
    if (same(name, QStringLiteral("Win32_QuickFixEngineering")))
        return std::make_shared<CimClass>(
            fromRow(QStringLiteral("Win32_QuickFixEngineering"), hotFix({}), QStringLiteral("HotFixID")));
    return nullptr;
}

QList<CimValues> cimInstances(ComPc &pc, const QString &className)
{
    QList<CimValues> instances;
    if (same(className, QStringLiteral("SoftwareLicensingProduct"))) {
        for (const SppRow &row : pc.pc().rows())
            instances.append(valuesOf(wmiProperties(row, pc.system())));
    } else if (same(className, QStringLiteral("SoftwareLicensingService"))) {
        instances.append(valuesOf(serviceProperties(pc)));
    } else if (same(className, QStringLiteral("Win32_OperatingSystem"))) {
        instances.append(valuesOf(wmiProperties(pc.system(), pc.pc().lastBoot())));
    } else if (same(className, QStringLiteral("Win32_ComputerSystem"))) {
        instances.append(valuesOf(computerProperties(pc)));
    } else if (same(className, QStringLiteral("Win32_LogicalDisk"))) {
        instances.append(valuesOf(diskProperties(pc)));
    } else if (same(className, QStringLiteral("Win32_Battery"))) {
        const Scenario &scenario = pc.pc().scenario();
        const ScenarioSurroundings &around = scenario.surroundings;
        if (around.hasBattery || scenario.unreadable.contains(unreadable::battery))
            instances.append(valuesOf(batteryProperties(around.onBattery)));
    } else if (same(className, QStringLiteral("Win32_QuickFixEngineering"))) {
        // Deliberately poor, as on Windows: what a rollup swallowed is not listed
        // (resources/FACTS.md#component-packages).
        instances.append(valuesOf(hotFix(QStringLiteral("KB976902"))));
    }
    for (CimValues &values : instances)
        forgetUnreadable(pc.pc().scenario(), className, values);
    return instances;
}

} // namespace esu::compc
