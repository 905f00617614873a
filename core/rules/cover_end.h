// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/verdict.h"
#include "core/rules/inspection.h"

#include <optional>

namespace esu {

/// The last of the years that are licensed without a gap from `from` on; the one before it where that is not. Pure.
int lastLicensedInARow(const Inspection &inspection, int from);

/// Has the verdict on the running year's licence reach as far as later years are licensed already. Pure.
void reachOn(Verdict &verdict, const Inspection &inspection, const EsuProgramme &programme);

/// The last day of a year of ESU whose licence runs out by itself at `licenseEnds`; nullopt = it does not. Pure.
QDate lastDayOf(QDate yearEnd, const std::optional<QDateTime> &licenseEnds, const Inspection &inspection);

/// The last day for which the MAK licences of this PC give updates: that of the licensed year and of every licensed one
/// that follows it without a gap, or the day on which the licence itself runs out. nullopt = no such licence says one.
/// Pure.
std::optional<QDate> coverEndOf(const Verdict &verdict, const Inspection &inspection);

/// From the PC's today; 0 on the last day, negative after it. Pure.
std::optional<int> daysLeftOf(const std::optional<QDate> &end, const Inspection &inspection);

} // namespace esu
