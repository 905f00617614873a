// SPDX-License-Identifier: MIT
#include "core/rules/assessment.h"

#include "core/base/conditions.h"

namespace esu {

namespace {

bool matches(const QString &pattern, const QString &editionId)
{
    if (pattern.endsWith(QLatin1Char('*')))
        return editionId.startsWith(QStringView(pattern).chopped(1), Qt::CaseInsensitive);
    return editionId.compare(pattern, Qt::CaseInsensitive) == 0;
}

const EditionRule *ruleFor(const EsuProgramme &programme, const QString &editionId)
{
    for (const EditionRule &rule : programme.editions) {
        for (const QString &pattern : rule.editionIds) {
            if (matches(pattern, editionId))
                return &rule;
        }
    }
    return nullptr;
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
    } else if (today < programme.firstDay()) {
        assessment.status = Status::NotStarted;
    } else {
        assessment.status = Status::Ended;
        assessment.coveredUntil = programme.lastDay();
    }
}

} // namespace

ProgrammeAssessment assess(const ProgrammeCatalogue &catalogue, const MachineFacts &facts, QDate today)
{
    ProgrammeAssessment assessment;
    if (!facts.os)
        return assessment;
    const EsuProgramme *programme = catalogue.forSystem(*facts.os);
    if (!programme) {
        assessment.reason = condition::noProgramme;
        return assessment;
    }
    assessment.programmeId = programme->id;
    setPeriod(assessment, *programme, today);
    if (!facts.editionId)
        return assessment;
    if (const EditionRule *rule = ruleFor(*programme, *facts.editionId)) {
        assessment.eligibility = rule->eligibility;
        assessment.reason = rule->reason;
    }
    return assessment;
}

} // namespace esu
