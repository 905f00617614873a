// SPDX-License-Identifier: MIT
#include "core/rules/next_year.h"

#include "core/rules/cover_end.h"
#include "core/rules/spending.h"
#include "core/rules/verdict_license.h"

#include <algorithm>

namespace esu {

namespace {

using Status = ProgrammeAssessment::Status;

/// A dealer's quotation, the order and the mail with the key, with a holiday between them.
constexpr int orderWeeks = 6;
constexpr int daysOfWeek = 7;

/// A MAK is bought for this PC at all.
bool isBoughtFor(const Inspection &inspection)
{
    const auto cover = coverWithoutMak(inspection.facts);
    return inspection.licenses && inspection.programme.eligibility != Eligibility::NotEligible &&
           !inspection.programme.other && (!cover || isRefuted(doubtOf(*cover, inspection.facts)));
}

/// The last of the years that are licensed without a gap from today's on; nullopt = today's is not.
std::optional<int> lastLicensed(const Inspection &inspection)
{
    const int today = inspection.programme.yearNow.value_or(0);
    const int last = lastLicensedInARow(inspection, today);
    return today > 0 && last >= today ? std::optional(last) : std::nullopt;
}

const EsuYear *yearOf(const Inspection &inspection, const ProgrammeCatalogue &catalogue, std::optional<int> number)
{
    const EsuProgramme *programme = catalogue.byId(inspection.programme.programmeId);
    if (!programme || !number)
        return nullptr;
    const auto year = std::ranges::find(programme->years, *number, &EsuYear::year);
    return year == programme->years.end() ? nullptr : &*year;
}

} // namespace

const EsuYear *yearToOrder(const Inspection &inspection, const ProgrammeCatalogue &catalogue)
{
    if (!isBoughtFor(inspection))
        return nullptr;
    switch (inspection.programme.status) {
    case Status::None:
    case Status::Ended:
        return nullptr;
    case Status::NotStarted:
        return yearOf(inspection, catalogue,
                      lastLicensedInARow(inspection, inspection.programme.nextYear.value_or(1)) + 1);
    case Status::Running:
        break;
    }
    const LicenseFinding found = findLicense(inspection, std::nullopt);
    if (found.licensed && found.weight == LicenseFinding::Weight::Uncertain)
        return nullptr;
    const std::optional<int> last = lastLicensed(inspection);
    return yearOf(inspection, catalogue, last ? *last + 1 : inspection.programme.yearNow);
}

std::optional<int> nextYearToBuy(const Inspection &inspection)
{
    const std::optional<int> next = inspection.programme.nextYear;
    return next && !isYearLicensed(inspection, *next) ? next : std::nullopt;
}

QList<YearDate> comingDates(const Inspection &inspection, const ProgrammeCatalogue &catalogue)
{
    QList<YearDate> dates;
    const EsuYear *next = yearToOrder(inspection, catalogue);
    if (next && next->start > inspection.today()) {
        dates.append(
            {.what = YearEvent::OrderKey, .year = next->year, .day = next->start.addDays(-orderWeeks * daysOfWeek)});
        dates.append({.what = YearEvent::YearBegins, .year = next->year, .day = next->start});
    }
    if (isBoughtFor(inspection)) {
        const auto ends = findLicense(inspection, std::nullopt).ends;
        if (const EsuYear *last = yearOf(inspection, catalogue, lastLicensed(inspection)))
            dates.append({.what = YearEvent::CoverEnds,
                          .year = last->year,
                          .day = lastDayOf(last->end, ends, inspection),
                          .isLast = !next});
    }
    dates.removeIf([&inspection](const YearDate &date) { return date.day < inspection.today(); });
    std::ranges::stable_sort(dates, {}, &YearDate::day);
    return dates;
}

std::optional<int> newKeyYear(const Inspection &inspection)
{
    const ProgrammeAssessment &programme = inspection.programme;
    if (!isBoughtFor(inspection) || inspection.clockWrong || programme.status != Status::Running || !programme.yearNow)
        return std::nullopt;
    const int year = lastLicensed(inspection).value_or(*programme.yearNow - 1) + 1;
    const auto &rows = inspection.licenses->esu;
    const auto row = std::ranges::find_if(rows, [&](const EsuRow &each) {
        return each.builtIn && each.programmeId == programme.programmeId && each.year == year;
    });
    if (row == rows.end() || row->row.hasKey() || !isYearLicensed(inspection, year - 1))
        return std::nullopt;
    switch (yearFit(*row, programme, inspection.today())) {
    case YearFit::Fits:
    case YearFit::Soon:
        return year;
    case YearFit::Past:
    case YearFit::JustOver:
    case YearFit::TooEarly:
    case YearFit::AfterTheEnd:
        break;
    }
    return std::nullopt;
}

} // namespace esu
