// SPDX-License-Identifier: MIT
#include "core/rules/assessment.h"

#include "core/base/conditions.h"
#include "core/rules/release_calendar.h"

namespace esu {

namespace {

/// The first release of updates that a year brings.
QDate firstRelease(QDate start)
{
    const QDate day = secondTuesday(start);
    return day >= start ? day : secondTuesday(start.addMonths(1));
}

void setPeriod(ProgrammeAssessment &assessment, const EsuProgramme &programme, QDate today)
{
    using Status = ProgrammeAssessment::Status;
    if (programme.years.isEmpty())
        return;
    for (const EsuYear &year : programme.years) {
        if (year.start > today && !assessment.nextYear) {
            assessment.nextYear = year.year;
            assessment.nextYearStart = year.start;
        }
    }
    if (const EsuYear *year = programme.yearAt(today)) {
        assessment.status = Status::Running;
        assessment.yearNow = year->year;
        assessment.coveredUntil = year->end;
        assessment.yearUpdatesFrom = firstRelease(year->start);
    } else if (today < programme.firstDay()) {
        assessment.status = Status::NotStarted;
    } else {
        assessment.status = Status::Ended;
        assessment.coveredUntil = programme.lastDay();
    }
}

BrandedRows brandedRows(const EditionRule &rule, const QString &caption)
{
    const auto branding = std::ranges::find_if(rule.brandings, [&caption](const Branding &candidate) {
        return caption.contains(candidate.caption, Qt::CaseInsensitive);
    });
    if (branding == rule.brandings.end())
        return {};
    return {.isKnown = true, .mark = branding->rows};
}

} // namespace

ProgrammeAssessment assess(const ProgrammeCatalogue &catalogue, const MachineFacts &facts, QDate today)
{
    ProgrammeAssessment assessment;
    if (!facts.os)
        return assessment;
    const EsuProgramme *programme = catalogue.forSystem(*facts.os, facts.editionId.value_or(QString()));
    if (!programme) {
        assessment.isUntold = catalogue.mayHave(*facts.os);
        if (!assessment.isUntold)
            assessment.reason = condition::noProgramme;
        return assessment;
    }
    assessment.programmeId = programme->id;
    setPeriod(assessment, *programme, today);
    if (!facts.editionId)
        return assessment;
    if (const EditionRule *rule = programme->ruleFor(*facts.editionId)) {
        assessment.eligibility = rule->eligibility;
        assessment.reason = rule->reason;
        if (!rule->brandings.isEmpty())
            assessment.branding = brandedRows(*rule, facts.os->caption);
    }
    if (assessment.eligibility != Eligibility::Eligible &&
        facts.policies.furtherEditions().contains(*facts.editionId, Qt::CaseInsensitive)) {
        assessment.eligibility = Eligibility::Eligible;
        assessment.reason.clear();
    }
    return assessment;
}

std::optional<OtherWindows> otherWindows(const WindowsVersions &windows, const MachineFacts &facts, QDate today)
{
    const WindowsRelease *release =
        facts.os ? windows.releaseOf(*facts.os, facts.editionId.value_or(QString())) : nullptr;
    if (!release)
        return std::nullopt;
    return OtherWindows{.id = release->id,
                        .name = release->name,
                        .advice = release->advice,
                        .isSupported = release->isSupportedOn(today)};
}

} // namespace esu
