// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/text_name.h"

/// The names of every operation an `Error` can carry, once. `resources/error-codes.json` uses the same words.
namespace esu::operation {

ESU_TEXT(arguments, "cli.arguments");
ESU_TEXT(fileAccess, "file.access");
ESU_TEXT(wmiConnect, "wmi.connect");
ESU_TEXT(inventoryOs, "inventory.os");
ESU_TEXT(inventoryRegistry, "inventory.registry");
ESU_TEXT(inventorySurroundings, "inventory.surroundings");
ESU_TEXT(networkProbe, "network.probe");
ESU_TEXT(inventoryElevation, "inventory.elevation");
ESU_TEXT(sppRows, "spp.rows");
ESU_TEXT(sppInstallKey, "spp.install-key");
ESU_TEXT(sppActivate, "spp.activate");
ESU_TEXT(sppRefresh, "spp.refresh");
ESU_TEXT(sppUninstallKey, "spp.uninstall-key");
ESU_TEXT(sppKeyConfiguration, "spp.key-configuration");
ESU_TEXT(wuaSearch, "wua.search");
ESU_TEXT(wuaHistory, "wua.history");
ESU_TEXT(wuaDownload, "wua.download");
ESU_TEXT(wuaInstall, "wua.install");
ESU_TEXT(keyInput, "key.input");
ESU_TEXT(keyBind, "key.bind");
ESU_TEXT(keyStore, "key.store");
ESU_TEXT(activationIdInput, "activation-id.input");
ESU_TEXT(journeyEligibility, "journey.eligibility");
ESU_TEXT(journeyPrerequisites, "journey.prerequisites");
ESU_TEXT(journeyRow, "journey.row");
ESU_TEXT(journal, "journey.journal");
ESU_TEXT(forget, "journey.forget");
ESU_TEXT(runJson, "run.json");
ESU_TEXT(scenario, "practice.scenario");
ESU_TEXT(resourceData, "resources.data");
ESU_TEXT(dataPack, "data.pack");
ESU_TEXT(packageInstall, "package.install");
ESU_TEXT(packageDownload, "package.download");
ESU_TEXT(catalogFind, "catalog.find");
ESU_TEXT(powerRestart, "power.restart");
ESU_TEXT(resumeArm, "resume.arm");

} // namespace esu::operation
