// SPDX-License-Identifier: MIT
// Whether a programme covers this Windows, in words; the verdict itself is in verdict_text.cpp.
#include "core/base/conditions.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

namespace esu {

namespace {

QString uncertainEdition(const QString &edition)
{
    return VerdictText::tr("Sources differ on whether ESU with a MAK covers the Windows on this PC (%1). Ask your "
                           "reseller before you use a key.")
        .arg(edition);
}

} // namespace

QString VerdictText::notInData(const QString &windows)
{
    return tr("There are ESU entries for the Windows on this PC (%1), but the data of this program do not know their "
              "ESU. You can go on; what is unknown is shown as unknown.")
        .arg(windows);
}

QString VerdictText::kindOfEsu(const Inspection &inspection, const EsuProgramme *known)
{
    if (known)
        return known->name.in(Words::language());
    const bool isNone = inspection.programme.reason == condition::noProgramme && !inspection.programmeIsNotInData();
    return isNone ? Words::programmeStatus(ProgrammeAssessment::Status::None) : Words::unknown();
}

QString VerdictText::programme(const Inspection &inspection, const QString &programmeName)
{
    const ProgrammeAssessment &programme = inspection.programme;
    const QString edition = Words::edition(inspection.facts);
    if (!inspection.facts.os)
        return tr("The version of Windows could not be read. You can go on; the key decides whether it fits.");
    if (inspection.programmeIsNotInData())
        return notInData(Words::windows(inspection.facts));
    QString unread = tr("The edition of Windows could not be read. You can go on; the key decides whether it fits.");
    if (programme.programmeId.isEmpty() && programme.reason.isEmpty())
        return unread;
    if (programme.eligibility == Eligibility::Warn && programme.status == ProgrammeAssessment::Status::None)
        return uncertainEdition(edition);
    if (programme.eligibility == Eligibility::NotEligible || programme.status == ProgrammeAssessment::Status::None)
        return tr("ESU with a MAK does not cover the Windows on this PC (%1). The PC keeps working as before.")
            .arg(edition);
    const QString until = programme.coveredUntil ? Words::date(*programme.coveredUntil) : Words::unknown();
    switch (programme.status) {
    case ProgrammeAssessment::Status::None:
        break;
    case ProgrammeAssessment::Status::NotStarted:
        return tr("ESU for %1 has not started yet. The PC still receives the ordinary updates.").arg(programmeName);
    case ProgrammeAssessment::Status::Running:
        if (programme.eligibility == Eligibility::Warn)
            return uncertainEdition(edition);
        if (programme.eligibility == Eligibility::Unknown)
            return unread;
        return tr("This PC is eligible for ESU. Year %1 is running and ends on %2.")
            .arg(Words::number(programme.yearNow), until);
    case ProgrammeAssessment::Status::Ended:
        return tr("ESU for %1 ended on %2. A key you own may still allow the updates of its period, but no new updates "
                  "are provided.")
            .arg(programmeName, until);
    }
    return {};
}

} // namespace esu
