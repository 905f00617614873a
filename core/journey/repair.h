// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"
#include "core/rules/inspection.h"
#include "core/rules/repair_plan.h"

namespace esu {

/// Installs what `plan` (of this inspection) names, step by step, until one fails, only a person can go on, or a
/// restart has to come first. Written to the journal before and after each step, but what is to be done always comes
/// from a fresh inspection. The same step never asks for more than two restarts; asking again before the PC was
/// restarted is the same request. What a restart interrupts may go on after it without being agreed to again: see
/// `agreedRepairs`.
RepairReport repair(Pc &pc, const RepairPlan &plan, const Inspection &inspection, const JobContext &context);

/// Writes down which signs of a restart are there, and across how many restarts they stayed: before a restart is asked
/// for.
Result<void> noteRestartSigns(Pc &pc, const Inspection &inspection);

/// Removes what a finished repair left (downloads, and what it noted for after a restart) when this PC, as read, has
/// nothing to repair. What cannot be removed harms nothing.
void tidyUp(Pc &pc, const Inspection &inspection);

/// The check items of a repair that a person agreed to and a restart has interrupted; empty when the journal cannot be
/// read. It proves nothing about the PC.
AgreedRepairs agreedRepairs(const Pc &pc);

} // namespace esu
