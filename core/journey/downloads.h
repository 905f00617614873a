// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"
#include "core/rules/inspection.h"
#include "core/rules/repair_plan.h"

namespace esu {

/// The plan with what the Catalog lists of its downloads, sizes among it, for the question that comes next. Takes
/// `deadline::packageSizes` at most and asks nothing when the PC is offline, unless a mirror is asked; what is not told
/// stays unknown. Fails only when stopped.
Result<RepairPlan> listDownloads(Pc &pc, RepairPlan plan, const Inspection &inspection, const JobContext &context);

/// The file of a step, on this PC: of the folder, or downloaded from the Catalog.
Result<PackageFile> fetchPackage(Pc &pc, const RepairStep &step, const Inspection &inspection,
                                 const JobContext &context);

} // namespace esu
