// SPDX-License-Identifier: MIT
#include "core/rules/cover_end.h"

#include "core/rules/verdict_license.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

int lastLicensedInARow(const Inspection &inspection, int from)
{
    while (isYearLicensed(inspection, from))
        ++from;
    return from - 1;
}

void reachOn(Verdict &verdict, const Inspection &inspection, const EsuProgramme &programme)
{
    const int last = lastLicensedInARow(inspection, verdict.year.value_or(0));
    const auto year = std::ranges::find(programme.years, last, &EsuYear::year);
    if (last <= verdict.year.value_or(0) || year == programme.years.end())
        return;
    verdict.year = last;
    verdict.coveredUntil = year->end;
}

QDate lastDayOf(QDate yearEnd, const std::optional<QDateTime> &licenseEnds, const Inspection &inspection)
{
    return licenseEnds ? std::min(yearEnd, inspection.dayOf(*licenseEnds)) : yearEnd;
}

std::optional<QDate> coverEndOf(const Verdict &verdict, const Inspection &inspection)
{
    if (verdict.cover || !verdict.coveredUntil || !verdict.year)
        return std::nullopt;
    // A later year covers nothing while one before it does not.
    if (stateOf(verdict, ReasonId::EsuLicense) != VerdictReason::State::Met &&
        verdict.year > inspection.programme.yearNow.value_or(*verdict.year))
        return std::nullopt;
    return lastDayOf(*verdict.coveredUntil, verdict.licenseEnds, inspection);
}

std::optional<int> daysLeftOf(const std::optional<QDate> &end, const Inspection &inspection)
{
    if (!end || !inspection.at.isValid())
        return std::nullopt;
    return static_cast<int>(inspection.today().daysTo(*end));
}

} // namespace esu
