// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The names of every operation an `Error` can carry, once. `resources/error-codes.json` uses the same words.
namespace esu::operation {

inline const QString arguments = QStringLiteral("cli.arguments");
inline const QString wmiConnect = QStringLiteral("wmi.connect");
inline const QString inventoryOs = QStringLiteral("inventory.os");
inline const QString inventoryRegistry = QStringLiteral("inventory.registry");
inline const QString inventorySurroundings = QStringLiteral("inventory.surroundings");
inline const QString networkProbe = QStringLiteral("network.probe");
inline const QString inventoryElevation = QStringLiteral("inventory.elevation");
inline const QString sppRows = QStringLiteral("spp.rows");
inline const QString sppInstallKey = QStringLiteral("spp.install-key");
inline const QString sppActivate = QStringLiteral("spp.activate");
inline const QString sppRefresh = QStringLiteral("spp.refresh");
inline const QString sppUninstallKey = QStringLiteral("spp.uninstall-key");
inline const QString sppKeyConfiguration = QStringLiteral("spp.key-configuration");
inline const QString wuaSearch = QStringLiteral("wua.search");
inline const QString wuaDownload = QStringLiteral("wua.download");
inline const QString wuaInstall = QStringLiteral("wua.install");
inline const QString keyInput = QStringLiteral("key.input");
inline const QString keyBind = QStringLiteral("key.bind");
inline const QString keyStore = QStringLiteral("key.store");
inline const QString activationIdInput = QStringLiteral("activation-id.input");
inline const QString journeyEligibility = QStringLiteral("journey.eligibility");
inline const QString journeyPrerequisites = QStringLiteral("journey.prerequisites");
inline const QString journeyRow = QStringLiteral("journey.row");
inline const QString journal = QStringLiteral("journey.journal");
inline const QString runJson = QStringLiteral("run.json");
inline const QString scenario = QStringLiteral("practice.scenario");
inline const QString resourceData = QStringLiteral("resources.data");
inline const QString packageInstall = QStringLiteral("package.install");
inline const QString packageDownload = QStringLiteral("package.download");
inline const QString catalogFind = QStringLiteral("catalog.find");
inline const QString powerRestart = QStringLiteral("power.restart");
inline const QString resumeArm = QStringLiteral("resume.arm");

} // namespace esu::operation
