// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"

#include <functional>

namespace esu {

/// HKEY_LOCAL_MACHINE of a PC, as every kind of PC can answer it. What is missing is `Fault::NotFound`.
struct RegistryAnswers {
    std::function<Result<std::uint32_t>(const QString &path, const QString &name)> number;
    std::function<Result<QString>(const QString &path, const QString &name)> text;
    std::function<Result<bool>(const QString &path)> keyExists;
    std::function<Result<QStringList>(const QString &path)> valueNames;
};

/// What is set on a PC about its updates (resources/FACTS.md#update-policy): values, not yet what they come to.
struct UpdatePolicy {
    QString server = {};     ///< WUServer
    bool usesServer = false; ///< UseWUServer
    bool accessDisabled = false;
    bool noInternetLocations = false;
    bool serviceDisabled = false;
    bool automaticOff = false; ///< NoAutoUpdate, or AUOptions 1
    bool defers = false;       ///< by group policy or device management, whichever of the rules that hold updates back
    bool dualScanForbidden = false;
    bool hasConfigMgr = false;                            ///< its client is there, not only what a removed one left
    std::optional<bool> qualityFromServer = std::nullopt; ///< the source set for quality updates alone
    std::optional<QDate> pausedUntil = std::nullopt;
    QString pinnedTo = {}; ///< "21H2"

    bool operator==(const UpdatePolicy &) const = default;
};

/// Reads the values; an error when one of them could not be read.
Result<UpdatePolicy> readUpdatePolicy(const RegistryAnswers &registry);

/// What the registry says about putting updates off (resources/FACTS.md#update-policy): a policy counts before what a
/// device management says, and that before what a person chose. An error when a value could not be read.
Result<UpdateDelay> readUpdateDelay(const RegistryAnswers &registry);

/// Where the monthly updates of such a PC come from, and what keeps it from them. Pure.
UpdateSource updateSourceOf(const UpdatePolicy &policy);

} // namespace esu
