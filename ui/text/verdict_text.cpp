// SPDX-License-Identifier: MIT
#include "ui/text/verdict_text.h"

#include "core/rules/cover_end.h"
#include "core/rules/licensing_package.h"
#include "core/rules/next_year.h"
#include "core/rules/verdict_rules.h"
#include "ui/text/cover_text.h"
#include "ui/text/policy_text.h"
#include "ui/text/words.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace esu {

Badge VerdictText::badge(Verdict::Level level)
{
    switch (level) {
    case Verdict::Level::Green:
    case Verdict::Level::None:
        return Badge::Good;
    case Verdict::Level::Amber:
        return Badge::Attention;
    case Verdict::Level::Red:
        return Badge::Blocked;
    }
    return Badge::Unknown;
}

QString VerdictText::headline(const Verdict &verdict, const Inspection &inspection)
{
    const VerdictWords said = words(verdict, inspection);
    return Words::paragraph({said.sentence, said.more});
}

VerdictWords VerdictText::words(const Verdict &verdict, const Inspection &inspection)
{
    const ProgrammeAssessment &programme = inspection.programme;
    switch (sentenceOf(verdict, programme)) {
    case VerdictSentence::Active:
        return active(verdict, inspection, {});
    case VerdictSentence::ActiveByGrace:
        return active(verdict, inspection, FreshnessText::patience(verdict.freshness));
    case VerdictSentence::ActiveFirstDue:
        return active(verdict, inspection, FreshnessText::firstDue(verdict.freshness));
    case VerdictSentence::ActiveEnded:
    case VerdictSentence::CoveredToYear:
        return ended(verdict, programme);
    case VerdictSentence::EndedAccepted:
        return accepted(verdict, inspection);
    case VerdictSentence::OtherPlan:
        return {tr("This PC is licensed for %1, another plan than ESU by year. Its updates end on %2; this program "
                   "cannot "
                   "confirm that they arrive.")
                    .arg(verdict.otherPlan->name, Words::date(verdict.otherPlan->end))};
    case VerdictSentence::OtherYear:
        return {otherYear(verdict.year, programme.yearNow)};
    case VerdictSentence::YearDue:
        return {yearDue(verdict, programme.yearNow)};
    case VerdictSentence::RestartPending:
        return {restartPending()};
    case VerdictSentence::UpdatesOff:
        if (inspection.facts.updateSource && inspection.facts.updateSource->isByHandOnly())
            return {tr("ESU is activated and what is due is installed, but a setting keeps this PC from looking for "
                       "updates by itself: every month somebody has to open Windows Update and install them. Have "
                       "automatic updates switched on.")};
        return {tr("ESU is activated and what is due is installed, but Windows Update is switched off on this PC: the "
                   "next updates will not come. Have it switched on.")};
    case VerdictSentence::ClockWrong:
        return {FreshnessText::clockWrong(inspection)};
    case VerdictSentence::NoEsuUpdate:
        return FreshnessText::noEsuUpdate(verdict.freshness);
    case VerdictSentence::Behind:
        return FreshnessText::behind(verdict.freshness);
    case VerdictSentence::UpdateUnproven:
        return FreshnessText::unproven(verdict.freshness);
    case VerdictSentence::Uncertain:
        return {uncertain()};
    case VerdictSentence::OtherWindows:
        return {programme.other ? programme.other->advice.in(Words::language()) : uncertain()};
    case VerdictSentence::NotStarted:
        return {tr("ESU for the Windows on this PC starts on %1. Until then this PC needs no ESU.")
                    .arg(Words::date(programme.nextYearStart.value_or(QDate())))};
    case VerdictSentence::NotActive:
        break;
    }
    if (inspection.programme.eligibility == Eligibility::NotEligible)
        return {tr("ESU with a MAK does not cover the Windows on this PC (%1). The PC keeps working as before.")
                    .arg(Words::windows(inspection.facts))};
    return {notActive(helpsNext(verdict, inspection))};
}

VerdictWords VerdictText::active(const Verdict &verdict, const Inspection &inspection, const QString &patience)
{
    const QString text =
        verdict.cover
            ? tr("This PC gets the ESU updates without a MAK (%1).").arg(Words::cover(verdict.cover->by))
            : tr("ESU is active. This PC can receive the year %1 updates until %2.")
                  .arg(Words::number(verdict.year),
                       Words::date(lastDayOf(verdict.coveredUntil.value_or(QDate()), verdict.licenseEnds, inspection)));
    const QString end = verdict.licenseEnds
                            ? tr("The license itself runs out on %1.").arg(Words::dateTime(*verdict.licenseEnds))
                            : QString();
    return {text, Words::paragraph({FreshnessText::current(verdict.freshness), end, patience})};
}

VerdictWords VerdictText::ended(const Verdict &verdict, const ProgrammeAssessment &programme)
{
    const QDate end = programme.coveredUntil.value_or(QDate());
    VerdictWords words;
    if (verdict.coveredUntil && *verdict.coveredUntil < end) {
        words.sentence = tr("ESU year %1 is activated: this PC is covered to the end of year %1 only (%2). The updates "
                            "of the later years exist and need their keys.")
                             .arg(Words::number(verdict.year), Words::date(*verdict.coveredUntil));
    } else {
        words.sentence = tr("ESU year %1 is activated. This ESU ended on %2, so there are no new updates.")
                             .arg(Words::number(verdict.year), Words::date(end));
    }
    words.more = FreshnessText::stillToBeHad(verdict.freshness);
    return words;
}

VerdictWords VerdictText::accepted(const Verdict &verdict, const Inspection &inspection)
{
    VerdictWords words = ended(verdict, inspection.programme);
    const QDate until = inspection.facts.policies.endedProgrammeUntil().value_or(QDate());
    words.more = Words::paragraph(
        {tr("Everything it offered is installed. Your organization accepts that until %1.").arg(Words::date(until)),
         words.more});
    return words;
}

QString VerdictText::restartPending()
{
    return tr("A restart is still pending. Restart Windows, then read the result again.");
}

QString VerdictText::otherYear(std::optional<int> licensed, std::optional<int> running)
{
    if (!licensed || !running)
        return uncertain();
    return tr("ESU year %1 is activated, but year %2 is running. Current updates need the key for year %2.")
        .arg(QString::number(*licensed), QString::number(*running));
}

QString VerdictText::yearDue(const Verdict &verdict, std::optional<int> running)
{
    if (!verdict.year || !running || !verdict.yearDue)
        return uncertain();
    return tr("ESU year %1 is activated and year %2 has begun. The first update of year %2 needs its key; this PC has "
              "to "
              "have it by %3.")
        .arg(QString::number(*verdict.year), QString::number(*running),
             Words::date(verdict.yearDue->toLocalTime().date()));
}

QString VerdictText::uncertain()
{
    return tr("It could not be confirmed that ESU is active. The list below shows what is not proven.");
}

QString VerdictText::helps(HelpsNext helps)
{
    switch (helps) {
    case HelpsNext::ActivateWindows:
        return tr("Activate Windows itself");
    case HelpsNext::Restart:
        return tr("Restart Windows");
    case HelpsNext::Nothing:
    case HelpsNext::Prerequisites:
        return tr("Prerequisites");
    case HelpsNext::ProductKey:
        return tr("Product key");
    case HelpsNext::Activation:
        return tr("Activation");
    case HelpsNext::WindowsUpdate:
        return tr("Windows Update");
    }
    return {};
}

QString VerdictText::notActive(HelpsNext next)
{
    return tr("ESU is not active yet. Next step: %1").arg(helps(next));
}

QString VerdictText::next(const Inspection &inspection)
{
    const ProgrammeAssessment &programme = inspection.programme;
    if (const auto year = nextYearToBuy(inspection); year && programme.nextYearStart)
        return tr("Year %1 starts on %2 and needs a new key, bought separately.")
            .arg(QString::number(*year), Words::date(*programme.nextYearStart));
    if (programme.status == ProgrammeAssessment::Status::Running && programme.coveredUntil && !programme.nextYear)
        return tr("This is the last year. ESU for this Windows ends on %1; plan the move to a newer Windows before "
                  "then.")
            .arg(Words::date(*programme.coveredUntil));
    return {};
}

QString VerdictText::banner()
{
    return tr("Windows may still say that support has ended. This verdict rests on the license state and on the "
              "updates really "
              "installed.");
}

QString VerdictText::reasonTitle(ReasonId id)
{
    switch (id) {
    case ReasonId::EsuLicense:
        return tr("ESU license");
    case ReasonId::BaseLicense:
        return tr("License of Windows itself");
    case ReasonId::LicensingPackage:
        return tr("ESU licensing preparation package");
    case ReasonId::EsuUpdate:
        return tr("ESU update");
    case ReasonId::PendingRestart:
        return tr("Restart");
    case ReasonId::Programme:
        return tr("Coverage period");
    case ReasonId::UpdateSource:
        return tr("Source of updates");
    case ReasonId::Clock:
        return tr("Clock of this PC");
    case ReasonId::Policy:
        return tr("Policy of the organization");
    }
    return {};
}

Badge VerdictText::reasonBadge(const VerdictReason &reason)
{
    switch (reason.state) {
    case VerdictReason::State::Met:
        return Badge::Good;
    case VerdictReason::State::NotMet:
        return Badge::Attention;
    case VerdictReason::State::Unknown:
        return Badge::Unknown;
    }
    return Badge::Unknown;
}

QString VerdictText::licenseSentence(const Verdict &verdict, const Inspection &inspection)
{
    if (!inspection.licenses)
        return stateOf(verdict, ReasonId::EsuLicense) == VerdictReason::State::Met ? tr("Activated")
                                                                                   : tr("Not activated");
    const EsuRow *best = nullptr;
    for (const EsuRow &row : inspection.licenses->esu) {
        if (!row.row.hasKey())
            continue;
        // What a KMS server would give comes last: it is no licence of this PC's own.
        const auto rank = [](const EsuRow &each) {
            return std::tuple(!each.row.isKmsClient(), each.row.isLicensed(), each.year.value_or(0));
        };
        if (!best || rank(row) > rank(*best))
            best = &row;
    }
    if (!best)
        return tr("No ESU key is installed.");
    QStringList parts;
    if (best->year)
        parts << Words::year(*best->year);
    parts << tr("ending in %1", "last five characters of a key").arg(best->row.partialProductKey.value_or(QString()))
          << Words::licenseStatus(best->row.licenseStatus);
    if (best->row.isKmsClient())
        parts << tr("for KMS clients only");
    if (verdict.licenseEnds)
        parts << tr("runs out on %1").arg(Words::dateTime(*verdict.licenseEnds));
    return parts.join(QStringLiteral(" · "));
}

QString VerdictText::afterTheEnd(const ProgrammeAssessment &programme)
{
    if (programme.status != ProgrammeAssessment::Status::Ended || !programme.coveredUntil)
        return {};
    return tr("This ESU ended on %1: no new updates will come. A key still brings those of its year.")
        .arg(Words::date(*programme.coveredUntil));
}

QString VerdictText::periodSentence(const Verdict &verdict, const ProgrammeAssessment &programme)
{
    if (programme.other)
        return programme.other->advice.in(Words::language());
    if (programme.eligibility == Eligibility::NotEligible)
        return tr("ESU with a MAK does not cover this edition of Windows.");
    if (!programme.coveredUntil)
        return Words::programmeStatus(programme.status);
    if (verdict.otherPlan && programme.status == ProgrammeAssessment::Status::Ended)
        return tr("ESU by year ended on %1. This PC has an entry of %2, another plan, with updates until %3.")
            .arg(Words::date(*programme.coveredUntil), verdict.otherPlan->name, Words::date(verdict.otherPlan->end));
    return programme.status == ProgrammeAssessment::Status::Ended
               ? tr("Ended on %1. Everything this ESU offered appeared by that day; no more updates follow.")
                     .arg(Words::date(*programme.coveredUntil))
               : tr("Until %1").arg(Words::date(*programme.coveredUntil));
}

QString VerdictText::unknownSentence(const VerdictReason &reason, const Verdict &verdict, const Inspection &inspection)
{
    if (reason.id == ReasonId::EsuLicense && inspection.licenses &&
        std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) { return row.row.isLicensed(); }))
        return tr("An ESU entry is activated, but it is not certain that it belongs to this Windows and year.");
    if (const auto cover = coverWithoutMak(inspection.facts); cover && reason.id == ReasonId::EsuLicense)
        return CoverText::unproven(*cover, inspection.facts);
    if (reason.id == ReasonId::BaseLicense && inspection.licenses && inspection.licenses->baseDisagrees)
        return tr("Windows itself has more than one license entry: one is activated, another is not.");
    if (reason.id == ReasonId::LicensingPackage && waitsForEsuRows(inspection))
        return Words::finishedByRestart();
    const bool isTrusted = reason.rating == QLatin1String("H") || reason.rating == QLatin1String("M");
    if (reason.id == ReasonId::EsuUpdate && !inspection.programme.programmeId.isEmpty()) {
        if (verdict.freshness.month || verdict.freshness.monthAtMost)
            return FreshnessText::proof(verdict.freshness, inspection);
        if (!isTrusted)
            return tr("It is not known for certain from which build on an update of this Windows belongs to the ESU "
                      "period.");
    }
    if (reason.id == ReasonId::Programme && !inspection.programme.programmeId.isEmpty())
        return tr("It is not certain which ESU this edition of Windows may use.");
    if (reason.id == ReasonId::PendingRestart && inspection.facts.pendingRestart)
        return Words::signStays();
    if (reason.id == ReasonId::Clock && verdict.freshness.state == Freshness::State::ClockWrong)
        return FreshnessText::clockWrong(inspection);
    if (reason.id == ReasonId::Clock)
        return tr("The clock of this PC disagrees with the network about the ESU year, or about what is due. Set the "
                  "date and time of Windows, then check again.");
    return tr("This could not be checked.");
}

QString VerdictText::reasonSentence(const VerdictReason &reason, const Verdict &verdict, const Inspection &inspection)
{
    if (reason.state == VerdictReason::State::Unknown)
        return unknownSentence(reason, verdict, inspection);
    const bool met = reason.state == VerdictReason::State::Met;
    switch (reason.id) {
    case ReasonId::EsuLicense:
        return licenseSentence(verdict, inspection);
    case ReasonId::BaseLicense:
        return met ? tr("Activated") : tr("Not activated");
    case ReasonId::LicensingPackage:
        return met ? tr("Installed") : tr("Not installed");
    case ReasonId::EsuUpdate:
        return FreshnessText::proof(verdict.freshness, inspection);
    case ReasonId::PendingRestart:
        return met ? tr("No restart is pending.") : tr("Windows is waiting for a restart.");
    case ReasonId::Programme:
        return periodSentence(verdict, inspection.programme);
    case ReasonId::UpdateSource:
        if (!met && inspection.facts.updateSource && inspection.facts.updateSource->isByHandOnly())
            return tr("A setting keeps this PC from looking for updates by itself.");
        return met ? tr("This PC asks for updates.") : tr("Windows Update is switched off on this PC.");
    case ReasonId::Policy:
        return verdict.byPolicies ? PolicyText::effect(*verdict.byPolicies) : QString();
    case ReasonId::Clock:
        break;
    }
    return reason.evidence;
}

QString VerdictText::fact(const VerdictReason &reason, const Verdict &verdict, const Inspection &inspection)
{
    const bool isRead = verdict.freshness.month || verdict.freshness.monthAtMost;
    return reason.id == ReasonId::EsuUpdate && isRead ? FreshnessText::found(verdict.freshness, inspection)
                                                      : reasonSentence(reason, verdict, inspection);
}

QString VerdictText::reasonSource(const VerdictReason &reason)
{
    const QString source = whereRead(reason);
    return source.isEmpty() ? QString() : tr("Source: %1").arg(source);
}

QString VerdictText::whereRead(const VerdictReason &reason)
{
    if (reason.source.isEmpty())
        return {};
    const QString source =
        reason.evidence.isEmpty() ? reason.source : reason.evidence + QStringLiteral(" · ") + reason.source;
    return reason.rating.isEmpty()
               ? source
               : tr("%1 (rating %2)", "where it was read; the rating is H, M, L or K").arg(source, reason.rating);
}

} // namespace esu
