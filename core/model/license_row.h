// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/activation_id.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace esu {

/// `SoftwareLicensingProduct.LicenseStatus` (resources/FACTS.md#license-status). Kept as a number: other values are
/// possible.
inline constexpr int licenseStatusLicensed = 1;

/// `SoftwareLicensingProduct.ApplicationID` of Windows.
inline const QString windowsApplicationId = QStringLiteral("55c92734-d682-4d71-983e-d6ec3f16059f");

/// One row of `SoftwareLicensingProduct`. Missing properties are nullopt or empty; nothing here is localised text
/// that a decision rests on.
struct LicenseRow {
    std::optional<ActivationId> id = std::nullopt;
    QString applicationId = {};                              ///< lower case
    QString name = {};                                       ///< "Windows(R), Client-ESU-Year1 add-on for …"
    QString description = {};                                ///< "… VOLUME_MAK channel"
    std::optional<QString> partialProductKey = std::nullopt; ///< last five characters; nullopt = no key
    std::optional<int> licenseStatus = std::nullopt;
    std::optional<std::uint32_t> licenseStatusReason = std::nullopt; ///< HRESULT
    std::optional<bool> isAddon = std::nullopt;
    std::optional<int> gracePeriodMinutes = std::nullopt;
    QString licenseFamily = {};

    bool hasKey() const { return partialProductKey.has_value() && !partialProductKey->isEmpty(); }
    bool isLicensed() const { return licenseStatus == licenseStatusLicensed; }
    bool isWindows() const { return applicationId == windowsApplicationId; }
    bool isKmsClient() const { return description.contains(QLatin1String("VOLUME_KMSCLIENT")); }

    bool operator==(const LicenseRow &) const = default;
};

using LicenseRows = QList<LicenseRow>;

} // namespace esu
