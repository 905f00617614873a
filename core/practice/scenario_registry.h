// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/json_reader.h"
#include "core/model/policies.h"
#include "core/practice/scenario.h"

namespace esu {

/// The members "update_policy", "policies" and "registry" of a scenario as registry entries. A part of `parseScenario`.
QList<RegistryEntry> registryEntries(const JsonNode &root);

/// The policies of this program that such a PC has. Pure.
Policies practicePolicies(const Scenario &scenario);

} // namespace esu
