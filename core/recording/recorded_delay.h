// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/practice/scenario.h"

namespace esu {

/// Registry values from which the same delay follows: what a person may have set says the same as a policy would. Pure.
QList<RegistryEntry> registryOf(const UpdateDelay &delay);

} // namespace esu
