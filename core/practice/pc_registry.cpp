// SPDX-License-Identifier: MIT
// The registry and WMI view of a practice PC: synthesised from its facts, so that they cannot contradict each other.
#include "core/model/license_row.h"
#include "core/practice/practice_pc.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

namespace esu {

namespace {

using Type = RegistryEntry::Type;

const QString currentVersion = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
const QString servicing = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");
const QString rebootRequired =
    QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired");
const QString sessionManager = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager");

RegistryEntry text(const QString &path, const QString &name, const QString &value)
{
    return {.path = path, .name = name, .type = Type::String, .text = value};
}

RegistryEntry dword(const QString &path, const QString &name, std::uint64_t value)
{
    return {.path = path, .name = name, .type = Type::Dword, .number = value};
}

QString processorArchitecture(const QString &architecture)
{
    if (architecture == QLatin1String("x64"))
        return QStringLiteral("AMD64");
    return architecture == QLatin1String("arm64") ? QStringLiteral("ARM64") : QStringLiteral("x86");
}

QList<RegistryEntry> systemEntries(const Scenario &scenario, const std::optional<int> &ubr)
{
    const ScenarioSystem &os = scenario.system;
    const QString build = QString::number(os.build);
    QList<RegistryEntry> entries = {
        text(currentVersion, QStringLiteral("ProductName"), os.productName),
        text(currentVersion, QStringLiteral("CurrentBuild"), build),
        text(currentVersion, QStringLiteral("CurrentBuildNumber"), build),
        // Windows 10 still calls itself 6.3 here.
        text(currentVersion, QStringLiteral("CurrentVersion"),
             os.build >= 9600 ? QStringLiteral("6.3") : os.version.section(u'.', 0, 1)),
        text(QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName"),
             QStringLiteral("ComputerName"), os.computerName),
        text(QStringLiteral("SOFTWARE\\Microsoft\\Cryptography"), QStringLiteral("MachineGuid"),
             QUuid::createUuidV5(QUuid(windowsApplicationId), scenario.id).toString(QUuid::WithoutBraces)),
    };
    // What the recorded PC could not tell is missing here, so that it cannot be read through COM either.
    if (!scenario.unreadable.contains(unreadable::edition))
        entries.append(text(currentVersion, QStringLiteral("EditionID"), os.editionId));
    if (!scenario.unreadable.contains(unreadable::architecture))
        entries.append(text(sessionManager + QStringLiteral("\\Environment"), QStringLiteral("PROCESSOR_ARCHITECTURE"),
                            processorArchitecture(os.architecture)));
    if (os.build >= 10240) {
        entries.append(dword(currentVersion, QStringLiteral("CurrentMajorVersionNumber"), 10));
        entries.append(dword(currentVersion, QStringLiteral("CurrentMinorVersionNumber"), 0));
    }
    if (!os.csdVersion.isEmpty())
        entries.append(text(currentVersion, QStringLiteral("CSDVersion"), os.csdVersion));
    if (ubr)
        entries.append(dword(currentVersion, QStringLiteral("UBR"), static_cast<std::uint64_t>(*ubr)));
    if (!scenario.servicingStackVersion.isEmpty())
        entries.append({.path = servicing + QStringLiteral("\\Version"),
                        .name = scenario.servicingStackVersion,
                        .type = Type::ExpandString,
                        .text = QStringLiteral("%SystemRoot%\\servicing\\Version\\") + scenario.servicingStackVersion});
    return entries;
}

QList<RegistryEntry> packageEntries(const QList<ScenarioPackage> &packages)
{
    const QString root = servicing + QStringLiteral("\\Packages");
    QList<RegistryEntry> entries = {{.path = root, .name = {}, .type = Type::Key}};
    for (const ScenarioPackage &package : packages)
        entries.append(dword(root + u'\\' + package.name, QStringLiteral("CurrentState"), package.state));
    return entries;
}

/// KB3140245 and what goes with it, as Windows 7, 2008 R2 and 2012 need it (resources/FACTS.md#tls12).
QList<RegistryEntry> tlsEntries(const Scenario &scenario)
{
    if (!scenario.surroundings.tls12 || scenario.system.build > 9200)
        return {};
    constexpr std::uint64_t tls11And12 = 0xA00;
    const QString winHttp = QStringLiteral("Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");
    const QString client =
        QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
    const QString protocols = QStringLiteral("DefaultSecureProtocols");
    QList<RegistryEntry> entries = {dword(QStringLiteral("SOFTWARE\\") + winHttp, protocols, tls11And12),
                                    dword(client, QStringLiteral("DisabledByDefault"), 0),
                                    dword(client, QStringLiteral("Enabled"), 1)};
    if (scenario.system.architecture != QLatin1String("x86"))
        entries.append(dword(QStringLiteral("SOFTWARE\\Wow6432Node\\") + winHttp, protocols, tls11And12));
    return entries;
}

QList<RegistryEntry> restartEntries(const QStringList &signs)
{
    QList<RegistryEntry> entries;
    if (signs.contains(QLatin1String("cbs-reboot-pending")))
        entries.append({.path = servicing + QStringLiteral("\\RebootPending"), .name = {}, .type = Type::Key});
    if (signs.contains(QLatin1String("wu-reboot-required")))
        entries.append({.path = rebootRequired, .name = {}, .type = Type::Key});
    if (signs.contains(QLatin1String("pending-file-renames")))
        entries.append({.path = sessionManager,
                        .name = QStringLiteral("PendingFileRenameOperations"),
                        .type = Type::MultiString,
                        .list = {QStringLiteral("\\??\\C:\\Windows\\Temp\\old.tmp"), QString()}});
    return entries;
}

bool same(QStringView a, QStringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isBelow(QStringView path, QStringView parent)
{
    return path.size() > parent.size() && path.startsWith(parent, Qt::CaseInsensitive) && path[parent.size()] == u'\\';
}

} // namespace

QList<RegistryEntry> PracticePc::registry() const
{
    // What the scenario states explicitly comes first and is therefore found first.
    const bool noPackages = m_scenario.unreadable.contains(unreadable::packages);
    return m_scenario.registry + systemEntries(m_scenario, m_ubr) +
           (noPackages ? QList<RegistryEntry>() : packageEntries(m_packages)) + restartEntries(m_restartSigns) +
           tlsEntries(m_scenario);
}

std::optional<RegistryEntry> PracticePc::registryValue(QStringView path, QStringView name) const
{
    const std::scoped_lock lock(m_mutex);
    for (const RegistryEntry &entry : registry()) {
        if (entry.type != Type::Key && same(entry.path, path) && same(entry.name, name))
            return entry;
    }
    return std::nullopt;
}

bool PracticePc::registryKeyExists(QStringView path) const
{
    const std::scoped_lock lock(m_mutex);
    const QList<RegistryEntry> entries = registry();
    return std::any_of(entries.cbegin(), entries.cend(),
                       [&](const RegistryEntry &entry) { return same(entry.path, path) || isBelow(entry.path, path); });
}

QStringList PracticePc::registrySubKeys(QStringView path) const
{
    const std::scoped_lock lock(m_mutex);
    QStringList names;
    for (const RegistryEntry &entry : registry()) {
        if (!isBelow(entry.path, path))
            continue;
        const QString name = entry.path.mid(path.size() + 1).section(u'\\', 0, 0);
        if (!names.contains(name, Qt::CaseInsensitive))
            names.append(name);
    }
    return names;
}

QList<RegistryEntry> PracticePc::registryValues(QStringView path) const
{
    const std::scoped_lock lock(m_mutex);
    QList<RegistryEntry> values;
    for (const RegistryEntry &entry : registry()) {
        const bool known = std::any_of(values.cbegin(), values.cend(),
                                       [&](const RegistryEntry &value) { return same(value.name, entry.name); });
        if (entry.type != Type::Key && same(entry.path, path) && !known)
            values.append(entry);
    }
    return values;
}

QString offlineInstallationId(const SppRow &row, const ScenarioSystem &system)
{
    if (!row.hasKey())
        return {};
    if (!row.offlineInstallationId.isEmpty())
        return row.offlineInstallationId;
    const qsizetype length = system.isWindows8OrLater() ? 63 : 54;
    const QByteArray seed = row.id.text().toLatin1() + row.partialProductKey->toLatin1() + system.computerName.toUtf8();
    QString digits;
    for (const char byte : QCryptographicHash::hash(seed, QCryptographicHash::Sha512))
        digits.append(QChar(u'0' + static_cast<unsigned char>(byte) % 10));
    return digits.left(length);
}

QList<WmiProperty> wmiProperties(const SppRow &row, const ScenarioSystem &system)
{
    const QString never = QStringLiteral("16010101000000.000000-000");
    const auto number = [](int value) { return QVariant(static_cast<quint32>(value)); };
    const auto optionalText = [](const std::optional<QString> &value) { return value ? QVariant(*value) : QVariant(); };
    const auto textOrNull = [](const QString &value) { return value.isEmpty() ? QVariant() : QVariant(value); };
    QList<WmiProperty> properties = {
        {QStringLiteral("ApplicationID"), row.applicationId},
        {QStringLiteral("Description"), row.description},
        {QStringLiteral("EvaluationEndDate"), never},
        {QStringLiteral("ExtendedGrace"), number(-1)},
        {QStringLiteral("GenuineStatus"), number(row.genuineStatus)},
        {QStringLiteral("GracePeriodRemaining"), number(row.gracePeriodMinutes)},
        {QStringLiteral("ID"), row.id.text()},
        {QStringLiteral("IsKeyManagementServiceMachine"), number(0)},
        {QStringLiteral("KeyManagementServiceMachine"), QString()},
        {QStringLiteral("KeyManagementServicePort"), number(0)},
        {QStringLiteral("LicenseDependsOn"), textOrNull(row.licenseDependsOn)},
        {QStringLiteral("LicenseFamily"), row.licenseFamily},
        {QStringLiteral("LicenseIsAddon"), row.isAddon},
        {QStringLiteral("LicenseStatus"), number(row.licenseStatus)},
        {QStringLiteral("LicenseStatusReason"), QVariant(static_cast<quint32>(row.licenseStatusReason))},
        {QStringLiteral("MachineURL"), QVariant()},
        {QStringLiteral("Name"), row.name},
        {QStringLiteral("OfflineInstallationId"), textOrNull(offlineInstallationId(row, system))},
        {QStringLiteral("PartialProductKey"), optionalText(row.partialProductKey)},
        {QStringLiteral("ProcessorURL"), QVariant()},
        {QStringLiteral("ProductKeyID"), optionalText(row.productKeyId)},
        {QStringLiteral("ProductKeyURL"), QVariant()},
        {QStringLiteral("RequiredClientCount"), number(0)},
        {QStringLiteral("TrustedTime"), never},
        {QStringLiteral("UseLicenseURL"), QVariant()},
        {QStringLiteral("VLActivationInterval"), number(120)},
        {QStringLiteral("VLRenewalInterval"), number(10080)},
    };
    if (system.isWindows8OrLater()) {
        properties.append({QStringLiteral("ProductKeyChannel"), textOrNull(row.productKeyChannel)});
        properties.append({QStringLiteral("ProductKeyID2"), optionalText(row.productKeyId)});
        properties.append({QStringLiteral("RemainingAppReArmCount"), number(3)});
        properties.append({QStringLiteral("RemainingSkuReArmCount"), number(3)});
    }
    return properties;
}

void PracticePc::setResumePoint(const std::optional<ResumePoint> &point)
{
    const std::scoped_lock lock(m_mutex);
    m_resumePoint = point;
}

std::optional<ResumePoint> PracticePc::resumePoint() const
{
    const std::scoped_lock lock(m_mutex);
    return m_resumePoint;
}

QDateTime PracticePc::lastBoot() const
{
    // A practice PC stands at its date however often it is opened, so only the number of restarts tells them apart.
    constexpr qint64 secondsBetween = 3600;
    return m_scenario.start().toUTC().addDays(-30).addSecs(secondsBetween * restarts());
}

QList<WmiProperty> wmiProperties(const ScenarioSystem &system, const QDateTime &lastBoot)
{
    const auto number = [](int value) { return QVariant(static_cast<quint32>(value)); };
    return {
        {QStringLiteral("BuildNumber"), QString::number(system.build)},
        {QStringLiteral("CSName"), system.computerName},
        {QStringLiteral("Caption"), system.caption},
        {QStringLiteral("CSDVersion"), system.csdVersion.isEmpty() ? QVariant() : QVariant(system.csdVersion)},
        {QStringLiteral("LastBootUpTime"), lastBoot.toString(QStringLiteral("yyyyMMddHHmmss'.000000+000'"))},
        {QStringLiteral("Locale"), system.locale},
        {QStringLiteral("Name"), system.caption + QStringLiteral("|C:\\Windows|\\Device\\Harddisk0\\Partition2")},
        {QStringLiteral("OSArchitecture"), system.osArchitecture},
        {QStringLiteral("OSLanguage"), number(system.osLanguage)},
        {QStringLiteral("OperatingSystemSKU"), number(system.sku)},
        {QStringLiteral("ProductType"), number(system.productType)},
        {QStringLiteral("ServicePackMajorVersion"), number(system.servicePack)},
        {QStringLiteral("SystemDrive"), QStringLiteral("C:")},
        {QStringLiteral("SystemDirectory"), QStringLiteral("C:\\Windows\\system32")},
        {QStringLiteral("Version"), system.version},
    };
}

} // namespace esu
