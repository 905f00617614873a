// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_result.h"

#include "core/base/conditions.h"
#include "core/rules/cover.h"
#include "core/rules/helps_next.h"
#include "core/rules/verdict_period.h"
#include "core/rules/verdict_rules.h"
#include "core/wizard/wizard_rules.h"

namespace esu {

namespace {

/// Where somebody else, or the calendar, has to let the updates through, page 6 would only say so again.
bool hasUpdatesToGive(Freshness::Cause cause)
{
    switch (cause) {
    case Freshness::Cause::ServerNotApproved:
    case Freshness::Cause::Deferral:
        return false;
    case Freshness::Cause::None:
    case Freshness::Cause::RestartPending:
    case Freshness::Cause::UpdateFailed:
    case Freshness::Cause::UpdatesOff:
    case Freshness::Cause::Paused:
    case Freshness::Cause::WasOff:
    case Freshness::Cause::Offline:
    case Freshness::Cause::SourcesDiffer:
    case Freshness::Cause::DataTooOld:
    case Freshness::Cause::Unknown:
        break;
    }
    return true;
}

} // namespace

std::optional<Page> helpingPage(const WizardState &state)
{
    if (!state.pc.run.verdict || !state.pc.run.inspection)
        return std::nullopt;
    switch (helpsNext(*state.pc.run.verdict, *state.pc.run.inspection)) {
    case HelpsNext::Nothing:
        break;
    case HelpsNext::Restart:
        if (restartHelps(state))
            break;
        return Page::Prerequisites;
    case HelpsNext::ActivateWindows:
    case HelpsNext::Prerequisites:
        return Page::Prerequisites;
    case HelpsNext::ProductKey:
        return Page::Key;
    case HelpsNext::Activation:
        return mayActivate(state) ? Page::Activate : Page::Key;
    case HelpsNext::WindowsUpdate:
        if (restartNeeded(state) || !hasUpdatesToGive(state.pc.run.verdict->freshness.cause))
            break;
        return Page::Updates;
    }
    return std::nullopt;
}

bool restartHelps(const WizardState &state)
{
    if (!state.pc.run.verdict || !state.pc.abilities.restart || !restartNeeded(state))
        return false;
    return mayRestartHelp(*state.pc.run.verdict, *state.pc.run.inspection);
}

QStringList namesOf(const Updates &updates)
{
    QStringList names;
    for (const UpdateInfo &update : updates)
        names += update.kb.isEmpty() ? QStringList{update.title} : update.kb;
    return names;
}

Updates failedUpdates(const PcRun &run)
{
    Updates failed = run.updateRun ? run.updateRun->updates : Updates();
    failed.removeIf([](const UpdateInfo &update) { return update.state != UpdateInfo::State::Failed; });
    return failed;
}

std::optional<Standing> standingOf(const WizardState &state, const Resources &resources)
{
    using Kind = Standing::Kind;
    if (!state.pc.run.inspection)
        return std::nullopt;
    const Inspection &inspection = *state.pc.run.inspection;
    const ProgrammeAssessment &programme = inspection.programme;
    if (state.pc.run.verdict && state.pc.run.verdict->cover)
        return Standing{.kind = Kind::ActiveWithoutMak};
    const bool hasNoProgramme = programme.reason == condition::noProgramme && !inspection.programmeIsNotInData();
    if (programme.eligibility == Eligibility::NotEligible || programme.other || hasNoProgramme)
        return Standing{.kind = Kind::NotForThisPc};
    if (programme.status == ProgrammeAssessment::Status::Ended)
        return Standing{.kind = Kind::SupplyEnded, .until = programme.coveredUntil.value_or(QDate())};
    if (!inspection.licenses)
        return Standing{};
    const LicenseFinding license = findLicense(inspection, std::nullopt);
    if (!license.licensed)
        return Standing{.kind = coverWithoutMak(inspection.facts) ? Kind::Unknown : Kind::NotActive};
    const std::optional<int> year = license.licensed->year;
    switch (license.weight) {
    case LicenseFinding::Weight::OtherProgramme:
    case LicenseFinding::Weight::Uncertain:
        return Standing{};
    case LicenseFinding::Weight::OtherYear:
        return Standing{.kind = Kind::OtherYear, .year = year};
    case LicenseFinding::Weight::Current:
        break;
    }
    if (inspection.baseLicensed() == false)
        return Standing{.kind = Kind::NotActive};
    if (isOfOtherEdition(inspection, license))
        return Standing{};
    const EsuProgramme *found = resources.programmes.byId(programme.programmeId);
    const EsuYear *row = found && license.licensed->row.id ? found->byActivationId(*license.licensed->row.id) : nullptr;
    const QDate until = row ? row->end : programme.coveredUntil.value_or(QDate());
    return Standing{.kind = Kind::Active, .year = year, .until = until};
}

} // namespace esu
