// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/activation_id.h"

#include <QString>

#include <optional>

namespace esu {

/// One product configuration that the PC's own pkeyconfig maps a key's group ID to.
struct KeyConfiguration {
    std::optional<ActivationId> activationId = std::nullopt; ///< ActConfigId
    QString editionId = {};
    QString description = {};

    bool operator==(const KeyConfiguration &) const = default;
};

} // namespace esu
