// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/json_reader.h"
#include "core/practice/scenario.h"

namespace esu {

/// The members "update_policy" and "registry" of a scenario as registry entries. A part of `parseScenario`.
QList<RegistryEntry> registryEntries(const JsonNode &root);

} // namespace esu
