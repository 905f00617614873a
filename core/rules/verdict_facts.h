// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/verdict.h"

namespace esu {

/// The lines of proof that are worth a person's look: the five that a verdict always rests on, and every other one
/// that is not met. What is not met comes first. Pure.
QList<VerdictReason> factsOf(const Verdict &verdict);

} // namespace esu
