// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/verdict.h"
#include "core/rules/cover.h"
#include "core/rules/inspection.h"

namespace esu {

/// What the licensing rows say about today. Points into the inspection it was made from.
struct LicenseFinding {
    VerdictReason reason{.id = ReasonId::EsuLicense};
    const EsuRow *licensed = nullptr; ///< the licensed row that counts most for today
    /// What it says about today, the best last. A row that is not built in may belong to any product
    /// ("Client-IoT-ESU-Year2"); one without a key was not licensed by a MAK.
    enum class Weight { OtherProgramme, OtherYear, Uncertain, Current } weight = Weight::OtherProgramme;
    std::optional<QDateTime> ends = std::nullopt; ///< the licence, or that of Windows itself, ends by itself then
};

/// The running year's row (any of the programme when that has ended) if it is licensed, else the highest licensed one
/// that has begun, else the first. Pure.
LicenseFinding findLicense(const Inspection &inspection, const std::optional<Cover> &covered);

/// The licence of Windows itself, as a line of proof. Pure.
VerdictReason baseReason(const Inspection &inspection);

/// Is the row of this year of the PC's programme licensed? Pure.
bool isYearLicensed(const Inspection &inspection, int year);

/// A row of a plan that is not sold as a year: a licensed one, else any. Pure.
std::optional<VerdictPlan> otherPlanOf(const Inspection &inspection, const ProgrammeCatalogue &catalogue);

/// Consumer ESU and ESU in the cloud have no MAK. What WMI shows of them is little: a licensed ESU row without a
/// product key or of another channel, or updates that only ESU gives although no row is licensed. Pure.
std::optional<VerdictAdvice> adviceFor(const Inspection &inspection, const LicenseFinding &license,
                                       const Freshness &freshness);

} // namespace esu
