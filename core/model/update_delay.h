// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"

#include <functional>

namespace esu {

/// How a value below HKEY_LOCAL_MACHINE, 64-bit view, is asked for; nullopt = it is not there.
struct DelayValues {
    std::function<std::optional<std::uint32_t>(const QString &path, const QString &name)> number;
    std::function<std::optional<QString>(const QString &path, const QString &name)> text;
};

/// What the registry says about putting updates off (resources/FACTS.md#update-policy): a policy counts before what a
/// device management says, and that before what a person chose.
UpdateDelay updateDelayFrom(const DelayValues &values);

} // namespace esu
