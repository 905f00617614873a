// SPDX-License-Identifier: MIT
#include "core/rules/verdict_rules.h"

#include "core/rules/cover_end.h"
#include "core/rules/freshness.h"
#include "core/rules/restart_signs.h"
#include "core/rules/verdict_period.h"

#include <algorithm>

namespace esu {

namespace {

using State = VerdictReason::State;
using Status = ProgrammeAssessment::Status;

// Where the facts were read, short enough for one line of a screen; the full keys are in core/windows/inventory.
const QLatin1String licenseSource("WMI SoftwareLicensingProduct");
const QLatin1String sourceSource("registry Policies WindowsUpdate, service wuauserv");
const QLatin1String packageSource(R"(registry Component Based Servicing\Packages)");
const QLatin1String buildSource(R"(registry HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion: UBR)");
const QLatin1String restartSource("registry RebootPending, RebootRequired, PendingFileRenameOperations");

VerdictReason packageReason(const Inspection &inspection)
{
    VerdictReason reason{.id = ReasonId::LicensingPackage,
                         .source = packageSource + QLatin1String("; ") + licenseSource};
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        if (result.kind != PrerequisiteKind::LicensingPackage)
            continue;
        reason.evidence = result.evidence;
        if (result.state == PrerequisiteResult::State::Met)
            reason.state = State::Met;
        else if (result.state == PrerequisiteResult::State::Missing)
            reason.state = State::NotMet;
        return reason;
    }
    if (inspection.licenses && !inspection.licenses->esu.isEmpty()) {
        reason.state = State::Met;
        reason.evidence = QStringLiteral("ESU row present");
    }
    return reason;
}

/// The month that the PC is at, held against what is due. An install date alone is no proof.
VerdictReason updateReason(const Freshness &freshness, const EsuProgramme *programme)
{
    VerdictReason reason{.id = ReasonId::EsuUpdate,
                         .evidence = freshness.evidence,
                         .source = buildSource + QLatin1String("; ") + updatesSource,
                         .rating = programme ? programme->proof.confidence : QString()};
    const auto month = [](QDate day) { return day.toString(QStringLiteral("yyyy-MM")); };
    if (programme && programme->proof.revision)
        reason.evidence +=
            QStringLiteral("; ESU from %1.%2 on").arg(programme->proof.build).arg(*programme->proof.revision);
    if (freshness.month)
        reason.evidence += QStringLiteral("; month ") + month(*freshness.month);
    else if (freshness.monthAtMost)
        reason.evidence += QStringLiteral("; month at most ") + month(*freshness.monthAtMost);
    if (freshness.due)
        reason.evidence += QStringLiteral("; due ") + month(*freshness.due);
    switch (freshness.state) {
    case Freshness::State::Met:
        reason.state = State::Met;
        break;
    case Freshness::State::NoEsuUpdate:
    case Freshness::State::Behind:
        reason.state = State::NotMet;
        break;
    case Freshness::State::Uncertain:
    case Freshness::State::ClockWrong:
    case Freshness::State::NotOfProgramme:
        reason.state = State::Unknown;
        break;
    }
    return reason;
}

/// A PC that asks nobody for updates will not get the next one. Whether somebody answers just now is another matter.
VerdictReason sourceReason(const MachineFacts &facts)
{
    if (!facts.updateSource)
        return {.id = ReasonId::UpdateSource, .evidence = QStringLiteral("not read"), .source = sourceSource};
    VerdictReason reason{.id = ReasonId::UpdateSource, .source = sourceSource};
    using Kind = UpdateSource::Kind;
    reason.evidence = nameOf(facts.updateSource->kind);
    if (!facts.updateSource->automatic)
        reason.evidence += QStringLiteral("; automatic updates are off");
    switch (facts.updateSource->kind) {
    case Kind::WindowsUpdate:
    case Kind::Wufb:
    case Kind::DualScan:
        reason.state = facts.updateSource->automatic ? State::Met : State::NotMet;
        break;
    case Kind::Wsus:
    case Kind::ConfigMgr:
        // Whoever runs the server decides when its PCs install.
        reason.state = State::Met;
        break;
    case Kind::Disabled:
        reason.state = State::NotMet;
        break;
    case Kind::Unknown:
        break;
    }
    return reason;
}

VerdictReason restartReason(const MachineFacts &facts)
{
    if (!facts.pendingRestart)
        return {.id = ReasonId::PendingRestart, .evidence = QStringLiteral("not read"), .source = restartSource};
    VerdictReason reason{.id = ReasonId::PendingRestart, .source = restartSource};
    const PendingRestart &restart = *facts.pendingRestart;
    const State otherwise = restart.lasting.isEmpty() ? State::Met : State::Unknown;
    reason.state = restart.pending ? State::NotMet : otherwise;
    reason.evidence = restart.signs.isEmpty() ? QStringLiteral("no sign") : evidenceOf(restart);
    return reason;
}

/// The running year is not paid for, the one before it is, and nothing needs the new one yet.
std::optional<QDateTime> yearDueOf(const FreshnessQuestion &question, const LicenseFinding &license)
{
    const ProgrammeAssessment &programme = question.inspection.programme;
    const bool isLastYear = license.licensed && license.weight == LicenseFinding::Weight::OtherYear &&
                            programme.yearNow && license.licensed->year == *programme.yearNow - 1;
    if (!isLastYear || !question.programme)
        return std::nullopt;
    for (const EsuYear &year : question.programme->years) {
        const auto due = year.year == programme.yearNow ? firstDueOf(question, year) : std::nullopt;
        if (due && *due > question.now)
            return due;
    }
    return std::nullopt;
}

/// Green ends with the next duty, with the licensed year, or with a licence that runs out by itself.
std::optional<QDateTime> greenUntil(const FreshnessQuestion &question, const Verdict &verdict)
{
    std::optional<QDateTime> until = verdict.freshness.greenUntil;
    const auto atMost = [&until](const QDateTime &then) { until = until ? std::min(*until, then) : then; };
    const auto accepted = acceptedUntil(question.inspection, verdict.coveredUntil);
    if (accepted)
        atMost(QDateTime(accepted->addDays(1), QTime(0, 0), Qt::UTC));
    else if (!verdict.cover && verdict.coveredUntil)
        atMost(QDateTime(verdict.coveredUntil->addDays(1), QTime(0, 0), Qt::UTC));
    if (verdict.licenseEnds)
        atMost(*verdict.licenseEnds);
    return until;
}

bool isRed(const LicenseFinding &license, const Verdict &verdict, const ProgrammeAssessment &programme)
{
    if (programme.eligibility == Eligibility::NotEligible)
        return true;
    if (programme.programmeId.isEmpty())
        return stateOf(verdict, ReasonId::BaseLicense) == State::NotMet;
    if (license.reason.state == State::NotMet && license.weight == LicenseFinding::Weight::OtherProgramme)
        return true;
    return stateOf(verdict, ReasonId::BaseLicense) == State::NotMet;
}

} // namespace

VerdictReason::State stateOf(const Verdict &verdict, ReasonId id)
{
    const auto reason = std::ranges::find(verdict.reasons, id, &VerdictReason::id);
    return reason == verdict.reasons.end() ? State::Unknown : reason->state;
}

namespace {

/// No programme is for it: whether it still gets free updates is all there is to say.
Verdict judgeOtherWindows(const OtherWindows &other)
{
    Verdict verdict{.level = other.isSupported ? Verdict::Level::None : Verdict::Level::Red};
    verdict.reasons = {{.id = ReasonId::Programme,
                        .state = other.isSupported ? State::Met : State::NotMet,
                        .evidence = other.id,
                        .source = QStringLiteral("data windows-versions.json")}};
    return verdict;
}

/// No ESU is needed yet; the first years are named where they are licensed already.
void judgeBeforeTheStart(Verdict &verdict, const Inspection &inspection, const EsuProgramme &programme)
{
    const int first = programme.years.constFirst().year;
    const bool isPaid = isYearLicensed(inspection, first);
    verdict.level = Verdict::Level::None;
    verdict.reasons.removeIf([isPaid](const VerdictReason &reason) {
        return reason.id != ReasonId::Programme && (reason.id != ReasonId::EsuLicense || !isPaid);
    });
    for (VerdictReason &reason : verdict.reasons)
        reason.state = State::Met;
    verdict.year = isPaid ? std::optional(first) : std::nullopt;
    verdict.coveredUntil = isPaid ? std::optional(programme.years.constFirst().end) : std::nullopt;
    if (isPaid)
        reachOn(verdict, inspection, programme);
}

} // namespace

Verdict judgeByPolicies(const Inspection &inspection, const ProgrammeCatalogue &catalogue, const UpdateTables &updates,
                        const JudgedAgainst &against)
{
    const EsuProgramme *programme = catalogue.byId(inspection.programme.programmeId);
    LicenseFinding license = findLicense(inspection, std::nullopt);
    if (inspection.programme.other && !license.licensed)
        return judgeOtherWindows(*inspection.programme.other);
    const FreshnessQuestion question{.inspection = inspection,
                                     .programme = programme,
                                     .updates = updates,
                                     .history = against.history ? &*against.history : nullptr,
                                     .now = inspection.at,
                                     .licensedYear = license.licensed ? license.licensed->year : std::nullopt};
    Verdict verdict;
    verdict.freshness = freshnessOf(question);
    if (against.covered && license.reason.state != State::Met) {
        // The signs prove nothing by themselves; with everything that is due they do.
        license = findLicense(inspection, against.covered);
        if (verdict.freshness.state == Freshness::State::Met && verdict.freshness.hasEsuUpdate &&
            doubtOf(*against.covered, inspection.facts) == CoverDoubt::None)
            verdict.cover = against.covered;
        else
            license.reason.state = State::Unknown;
    }
    if (license.licensed) {
        verdict.year = license.licensed->year;
        if (programme && license.licensed->row.id) {
            if (const EsuYear *year = programme->byActivationId(*license.licensed->row.id))
                verdict.coveredUntil = year->end;
        }
    }
    verdict.reasons = {
        license.reason,
        baseReason(inspection),
        packageReason(inspection),
        updateReason(verdict.freshness, programme),
        restartReason(inspection.facts),
        programmeReason(inspection, programme, license, acceptedUntil(inspection, verdict.coveredUntil).has_value()),
        sourceReason(inspection.facts)};
    auto clock = clockReason(inspection, verdict.freshness, updates);
    if (!clock && against.networkTime)
        clock = networkReason(inspection, catalogue, question, *against.networkTime);
    if (clock)
        verdict.reasons.append(*clock);
    verdict.advice = adviceFor(inspection, license, verdict.freshness);
    verdict.otherPlan = otherPlanOf(inspection, catalogue);
    verdict.yearDue = yearDueOf(question, license);
    verdict.licenseEnds = license.ends;
    if (license.reason.state == State::Met && programme && verdict.year == inspection.programme.yearNow)
        reachOn(verdict, inspection, *programme);
    const bool isBefore = programme && inspection.programme.status == Status::NotStarted &&
                          inspection.programme.eligibility != Eligibility::NotEligible;
    // Without a table of its updates nothing was held against the clock.
    const bool isSure = !clock && inspection.programme.eligibility != Eligibility::Unknown &&
                        updates.forProgramme(inspection.programme.programmeId);
    if (isBefore && isSure)
        judgeBeforeTheStart(verdict, inspection, *programme);
    else if (isRed(license, verdict, inspection.programme))
        verdict.level = isBefore ? Verdict::Level::Amber : Verdict::Level::Red;
    else if (std::ranges::all_of(verdict.reasons, [](const VerdictReason &r) { return r.state == State::Met; }))
        verdict.level = Verdict::Level::Green;
    else
        verdict.level = Verdict::Level::Amber;
    verdict.freshness.greenUntil =
        verdict.level == Verdict::Level::Green ? greenUntil(question, verdict) : std::nullopt;
    return verdict;
}

namespace {

VerdictSentence greenSentence(const Freshness &freshness, const ProgrammeAssessment &programme)
{
    if (programme.status == Status::Ended)
        return VerdictSentence::EndedAccepted;
    if (freshness.firstUpdate)
        return VerdictSentence::ActiveFirstDue;
    return freshness.onlyByGrace ? VerdictSentence::ActiveByGrace : VerdictSentence::Active;
}

/// What a licence of this year, and no pending restart, leave to be said.
VerdictSentence updateSentence(const Verdict &verdict, const ProgrammeAssessment &programme)
{
    using enum VerdictSentence;
    const bool othersMet = std::ranges::all_of(verdict.reasons, [](const VerdictReason &reason) {
        return reason.state == State::Met || reason.id == ReasonId::EsuUpdate || reason.id == ReasonId::Programme ||
               reason.id == ReasonId::UpdateSource;
    });
    const bool isPeriodKnown = stateOf(verdict, ReasonId::Programme) != State::Unknown;
    if (programme.status == Status::Ended) {
        if (!othersMet || !isPeriodKnown)
            return Uncertain;
        return verdict.coveredUntil && verdict.coveredUntil < programme.coveredUntil ? CoveredToYear : ActiveEnded;
    }
    if (verdict.freshness.state == Freshness::State::NoEsuUpdate)
        return NoEsuUpdate;
    if (verdict.freshness.state == Freshness::State::Behind)
        return Behind;
    if (!othersMet || !isPeriodKnown)
        return Uncertain;
    if (stateOf(verdict, ReasonId::EsuUpdate) == State::Unknown)
        return UpdateUnproven;
    return stateOf(verdict, ReasonId::UpdateSource) == State::NotMet ? UpdatesOff : Uncertain;
}

} // namespace

VerdictSentence sentenceOf(const Verdict &verdict, const ProgrammeAssessment &programme)
{
    using enum VerdictSentence;
    if (programme.other && !verdict.year)
        return OtherWindows;
    switch (verdict.level) {
    case Verdict::Level::None:
        return programme.other ? OtherWindows : NotStarted;
    case Verdict::Level::Green:
        return greenSentence(verdict.freshness, programme);
    case Verdict::Level::Red:
        return NotActive;
    case Verdict::Level::Amber:
        break;
    }
    if (verdict.freshness.state == Freshness::State::ClockWrong)
        return ClockWrong;
    const State license = stateOf(verdict, ReasonId::EsuLicense);
    if (license != State::Met && verdict.otherPlan && verdict.otherPlan->licensed)
        return OtherPlan;
    if (license == State::NotMet && !programme.programmeId.isEmpty())
        return verdict.yearDue ? YearDue : OtherYear;
    if (license != State::Met)
        return Uncertain;
    if (stateOf(verdict, ReasonId::PendingRestart) == State::NotMet)
        return RestartPending;
    return updateSentence(verdict, programme);
}

} // namespace esu
