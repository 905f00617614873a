// SPDX-License-Identifier: MIT
#include "core/rules/cover_end.h"

#include "core/rules/verdict_license.h"

#include <algorithm>

namespace esu {

std::optional<QDate> coverEndOf(const Verdict &verdict, const Inspection &inspection,
                                const ProgrammeCatalogue &catalogue)
{
    if (verdict.cover || !verdict.coveredUntil || !verdict.year)
        return std::nullopt;
    QDate end = *verdict.coveredUntil;
    if (const EsuProgramme *programme = catalogue.byId(inspection.programme.programmeId)) {
        for (int next = *verdict.year + 1; isYearLicensed(inspection, next); ++next) {
            const auto year = std::ranges::find(programme->years, next, &EsuYear::year);
            if (year == programme->years.end())
                break;
            end = year->end;
        }
    }
    return verdict.licenseEnds ? std::min(end, inspection.dayOf(*verdict.licenseEnds)) : end;
}

std::optional<int> daysLeftOf(const std::optional<QDate> &end, const Inspection &inspection)
{
    if (!end || !inspection.at.isValid())
        return std::nullopt;
    return static_cast<int>(inspection.today().daysTo(*end));
}

} // namespace esu
