// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// Every namespace, class, property and method name of WMI that this program uses, once. A property that the oldest
/// target lacks must not stand in a query: it fails as a whole with 0x80041017.
namespace esu::wmi {

inline const QString cimv2 = QStringLiteral("root\\cimv2");
inline const QString registryNamespace = QStringLiteral("root\\default");

namespace os {
inline const QString className = QStringLiteral("Win32_OperatingSystem");
inline const QString computerName = QStringLiteral("CSName");
inline const QString caption = QStringLiteral("Caption");
inline const QString version = QStringLiteral("Version");
inline const QString build = QStringLiteral("BuildNumber");
inline const QString servicePack = QStringLiteral("ServicePackMajorVersion");
inline const QString productType = QStringLiteral("ProductType");
inline const QString sku = QStringLiteral("OperatingSystemSKU");
inline const QString lastBoot = QStringLiteral("LastBootUpTime");
inline const QString systemDrive = QStringLiteral("SystemDrive");
inline const QStringList properties{computerName, caption, version, build, productType, servicePack, sku, lastBoot};
inline const QStringList fewProperties{computerName, caption, version, build};
} // namespace os

namespace computer {
inline const QString className = QStringLiteral("Win32_ComputerSystem");
inline const QString partOfDomain = QStringLiteral("PartOfDomain");
inline const QStringList properties{partOfDomain};
} // namespace computer

namespace disk {
inline const QString className = QStringLiteral("Win32_LogicalDisk");
inline const QString freeSpace = QStringLiteral("FreeSpace");
} // namespace disk

namespace battery {
inline const QString className = QStringLiteral("Win32_Battery");
inline const QString status = QStringLiteral("BatteryStatus");
} // namespace battery

namespace product {
inline const QString className = QStringLiteral("SoftwareLicensingProduct");
inline const QString id = QStringLiteral("ID");
inline const QString applicationId = QStringLiteral("ApplicationID");
inline const QString name = QStringLiteral("Name");
inline const QString description = QStringLiteral("Description");
inline const QString partialProductKey = QStringLiteral("PartialProductKey");
inline const QString licenseStatus = QStringLiteral("LicenseStatus");
inline const QString licenseStatusReason = QStringLiteral("LicenseStatusReason");
inline const QString isAddon = QStringLiteral("LicenseIsAddon");
inline const QString gracePeriod = QStringLiteral("GracePeriodRemaining");
inline const QString licenseFamily = QStringLiteral("LicenseFamily");
inline const QString offlineInstallationId = QStringLiteral("OfflineInstallationId");
/// Vista, 2008 and everything later have these (resources/FACTS.md#licensing-classes); the key comes first and is never
/// left out.
inline const QStringList properties{
    id,      applicationId, name, description, partialProductKey, licenseStatus, licenseFamily, licenseStatusReason,
    isAddon, gracePeriod};
inline const QStringList fewProperties{id, applicationId, name, description, partialProductKey, licenseStatus};
inline const QString activate = QStringLiteral("Activate");
inline const QString uninstallProductKey = QStringLiteral("UninstallProductKey");
} // namespace product

namespace service {
inline const QString className = QStringLiteral("SoftwareLicensingService");
inline const QString version = QStringLiteral("Version");
inline const QString installProductKey = QStringLiteral("InstallProductKey");
inline const QString productKey = QStringLiteral("ProductKey");
inline const QString refreshLicenseStatus = QStringLiteral("RefreshLicenseStatus");
} // namespace service

namespace registry {
inline const QString className = QStringLiteral("StdRegProv");
inline const QString enumKey = QStringLiteral("EnumKey");
inline const QString enumValues = QStringLiteral("EnumValues");
inline const QString getExpandedStringValue = QStringLiteral("GetExpandedStringValue");
inline const QString getDwordValue = QStringLiteral("GetDWORDValue");
inline const QString getStringValue = QStringLiteral("GetStringValue");
inline const QString hive = QStringLiteral("hDefKey");
inline const QString subKey = QStringLiteral("sSubKeyName");
inline const QString valueName = QStringLiteral("sValueName");
inline const QString names = QStringLiteral("sNames");
inline const QString number = QStringLiteral("uValue");
inline const QString text = QStringLiteral("sValue");
} // namespace registry

inline const QString returnValue = QStringLiteral("ReturnValue");

/// `SELECT a,b FROM c [WHERE d]`.
inline QString select(const QStringList &properties, const QString &className, const QString &condition = {})
{
    const QString all = QStringLiteral("SELECT %1 FROM %2").arg(properties.join(QStringLiteral(", ")), className);
    return condition.isEmpty() ? all : all + QStringLiteral(" WHERE ") + condition;
}

} // namespace esu::wmi
