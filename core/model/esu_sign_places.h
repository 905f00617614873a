// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// Where the values of `EsuSign` stand in the registry (resources/FACTS.md#consumer-esu), below
/// HKEY_LOCAL_MACHINE unless it is said otherwise.
namespace esu::signplace {

inline const QString licensing =
    QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform\\ESU");
inline const QStringList licensingNames{
    QStringLiteral("Win10CommercialW365ESUEligible"), QStringLiteral("Win10CommercialAzureESUEligible"),
    QStringLiteral("Win10CommercialKeybasedESUEligible"), QStringLiteral("Win10ConsumerESUStatus")};

/// Below each loaded hive of HKEY_USERS.
inline const QString consumer = QStringLiteral("Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows\\ConsumerESU");
inline const QStringList consumerNames{QStringLiteral("ESUEligibility"), QStringLiteral("ESUEligibilityResult")};
/// Accounts of people; services and the classes of each account are hives, too.
inline bool isPerson(const QString &sid)
{
    const bool isAccount = sid.startsWith(QLatin1String("S-1-5-21-")) || sid.startsWith(QLatin1String("S-1-12-1-"));
    return isAccount && !sid.endsWith(QLatin1String("_Classes"), Qt::CaseInsensitive);
}
inline const QString profiles = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
inline const QString profilePath = QStringLiteral("ProfileImagePath");

/// A PC that is joined to Microsoft Entra ID has a key of its certificate's name below it.
inline const QString entraJoin = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo");

inline const QString arc = QStringLiteral("SOFTWARE\\Microsoft\\Azure Connected Machine Agent\\ArcESU");
inline const QString arcName = QStringLiteral("Enabled");
inline const QString arcService = QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\himds");
/// The `EsuSign::name` of that value.
inline const QString arcSign = QStringLiteral("ArcESU Enabled");

} // namespace esu::signplace
