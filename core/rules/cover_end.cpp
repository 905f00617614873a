// SPDX-License-Identifier: MIT
#include "core/rules/cover_end.h"

#include "core/rules/verdict_license.h"

#include <algorithm>

namespace esu {

int lastLicensedInARow(const Inspection &inspection, int from)
{
    while (isYearLicensed(inspection, from))
        ++from;
    return from - 1;
}

std::optional<QDate> coverEndOf(const Verdict &verdict, const Inspection &inspection,
                                const ProgrammeCatalogue &catalogue)
{
    if (verdict.cover || !verdict.coveredUntil || !verdict.year)
        return std::nullopt;
    QDate end = *verdict.coveredUntil;
    const int last = lastLicensedInARow(inspection, *verdict.year);
    if (const EsuProgramme *programme = catalogue.byId(inspection.programme.programmeId)) {
        for (const EsuYear &year : programme->years) {
            if (year.year > *verdict.year && year.year <= last)
                end = std::max(end, year.end);
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
