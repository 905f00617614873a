// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/model/redaction.h"
#include "core/practice/scenario.h"

namespace esu {

/// Registry values from which the same source of updates follows (`core/model/update_policy.h`), without names. Pure.
QList<RegistryEntry> recordedPolicy(const UpdateSource &source, const Redaction &redaction);

/// Registry values from which the same policies of this program follow, those that do not count among them; a value
/// that names somebody has its stand-in. Pure.
QList<RegistryEntry> recordedPolicies(const Policies &policies, const Redaction &redaction);

} // namespace esu
