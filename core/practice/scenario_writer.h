// SPDX-License-Identifier: MIT
#pragma once

#include "core/practice/scenario.h"

#include <QJsonObject>

namespace esu {

/// The JSON of a scenario, such that `parseScenario` gives the same value back. `accepts` and `update_policy`, which
/// are short forms, come out as `keys` and `registry`. Pure.
QJsonObject writeScenario(const Scenario &scenario);

} // namespace esu
