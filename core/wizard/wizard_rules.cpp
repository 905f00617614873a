// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_rules.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

namespace {

bool isBusy(const WizardState &state)
{
    return state.running || state.question || state.elevation == WizardState::Elevation::Asking || state.closing;
}

bool repairWaits(const WizardState &state)
{
    return state.repair && state.repair->restartRequired && state.inspection && state.inspection->restartPending();
}

bool isSettled(const WizardState &state, Page page)
{
    const std::optional<EsuRow> row = targetRow(state);
    switch (page) {
    case Page::Start:
        return state.inspection && state.furthest > Page::Start;
    case Page::Prerequisites:
        return canLeavePrerequisites(state) && state.furthest > Page::Prerequisites;
    case Page::Key:
        return row && row->row.hasKey() && !keyWentAstray(state);
    case Page::ActivationId:
        return row && state.furthest > Page::ActivationId;
    case Page::Activate:
        return row && row->row.isLicensed();
    case Page::Updates:
        return state.updates && !state.errorOf(Page::Updates) && updatesToInstall(state).isEmpty();
    case Page::Result:
        return state.verification.has_value();
    }
    return false;
}

} // namespace

bool canGoBack(const WizardState &state)
{
    return state.page != Page::Start && !isBusy(state);
}

bool canGoTo(const WizardState &state, Page page)
{
    return page <= state.furthest && page != state.page && !isBusy(state);
}

bool canEdit(const WizardState &state)
{
    return !isBusy(state);
}

CancelAction cancelAction(const WizardState &state)
{
    if (state.running)
        return state.running->stopping ? CancelAction::Stopping : CancelAction::Stop;
    return state.page == Page::Result && state.verification ? CancelAction::Close : CancelAction::Cancel;
}

RailState railState(const WizardState &state, Page page)
{
    if (page == state.page)
        return RailState::Current;
    return page <= state.furthest && isSettled(state, page) ? RailState::Done : RailState::Ahead;
}

bool asksOrigin(const WizardState &state)
{
    if (!state.inspection || !state.inspection->facts.os)
        return false;
    const OperatingSystem &os = *state.inspection->facts.os;
    return os.version.startsWith(QLatin1String("6.1.")) && os.productType == 1;
}

bool needsElevation(const WizardState &state)
{
    return !state.isPractice() && state.inspection && refuseWithoutElevation(*state.inspection);
}

bool keyWentAstray(const WizardState &state)
{
    if (!state.keyReport || !state.keyReport->error)
        return false;
    static const QStringList conditions{condition::baseKeyInstalled, condition::baseChanged,
                                        condition::otherRowTookKey};
    return conditions.contains(state.keyReport->error->condition);
}

std::optional<Error> spendingBlock(const WizardState &state)
{
    if (!state.inspection)
        return Error{.fault = Fault::NotFound, .operation = operation::journeyPrerequisites};
    if (keyWentAstray(state))
        return state.keyReport->error;
    if (needsElevation(state))
        return refuseWithoutElevation(*state.inspection);
    return blockBeforeSpending(*state.inspection);
}

bool canChooseRow(const EsuRow &row)
{
    return row.row.id && (row.row.hasKey() || row.row.isLicensed());
}

std::optional<EsuRow> targetRow(const WizardState &state)
{
    const LicenseReading *licenses = state.licenses();
    if (!licenses)
        return std::nullopt;
    const EsuRow *chosen = state.chosenRow ? licenses->byId(*state.chosenRow) : nullptr;
    if (chosen && canChooseRow(*chosen))
        return *chosen;
    return decideRow(*licenses, state.inspection->programme, std::nullopt, std::nullopt).row;
}

RowDecision keyDecision(const WizardState &state)
{
    const KeyView *key = state.keyInput.chosenKey();
    const LicenseReading *licenses = state.licenses();
    if (key) {
        if (!licenses)
            return {.kind = RowDecision::Kind::InstallKey};
        return decideRow(*licenses, state.inspection->programme, key->lastFive, std::nullopt);
    }
    const std::optional<EsuRow> row = targetRow(state);
    if (!row)
        return {};
    return {.kind = row->row.isLicensed() ? RowDecision::Kind::AlreadyLicensed : RowDecision::Kind::ActivateRow,
            .row = row};
}

bool mayActivate(const WizardState &state)
{
    const std::optional<EsuRow> row = targetRow(state);
    return row && row->row.id && row->row.hasKey() && !row->row.isLicensed() && !spendingBlock(state);
}

bool anotherMayCost(const WizardState &state)
{
    const std::optional<EsuRow> row = targetRow(state);
    return row && row->row.id && !row->row.isLicensed() && state.ambiguousRows.contains(*row->row.id);
}

bool canLeavePrerequisites(const WizardState &state)
{
    if (!state.inspection || needsElevation(state))
        return false;
    return !spendingBlock(state) || keyDecision(state).kind == RowDecision::Kind::AlreadyLicensed;
}

bool mayRepair(const WizardState &state)
{
    return state.canRepair && state.inspection && !needsElevation(state) && state.inspection->baseLicensed() != false &&
           state.inspection->programme.eligibility != Eligibility::NotEligible;
}

std::optional<RepairPlan> repairOffer(const WizardState &state, const Resources &resources)
{
    if (!mayRepair(state))
        return std::nullopt;
    const PackageFiles files = state.packageFolder ? state.packageFolder->files : PackageFiles();
    const RepairPlan plan = withListed(planRepair(*state.inspection, resources.prerequisites, files), state.listed);
    const bool installs = !plan.steps.isEmpty() && plan.steps.constFirst().isInstallable();
    return plan.restartFirst || installs ? std::optional(plan) : std::nullopt;
}

bool isAgreed(const WizardState &state, const RepairPlan &plan)
{
    return std::ranges::all_of(plan.steps, [&](const RepairStep &step) {
        return !step.isInstallable() || isAgreed(state.resume.agreed, step);
    });
}

bool repairWasInterrupted(const WizardState &state, const Resources &resources)
{
    if (state.resume.agreed.items.isEmpty() || !state.inspection)
        return false;
    const RepairPlan plan = planRepair(*state.inspection, resources.prerequisites, {});
    return plan.restartFirst || !plan.steps.isEmpty();
}

bool updatesWereInterrupted(const WizardState &state)
{
    return state.resume.updatesWait && restartIsOver(state);
}

bool waitsForRestart(const WizardState &state)
{
    return repairWaits(state) || (state.updateRun && state.updateRun->restartRequired);
}

Page resumePage(const WizardState &state)
{
    return state.page == Page::Prerequisites || repairWaits(state) ? Page::Prerequisites : Page::Result;
}

bool restartIsOver(const WizardState &state)
{
    return state.inspection && state.inspection->facts.pendingRestart && !restartNeeded(state);
}

QList<RemainingRun::Item> remainingPlan(const WizardState &state)
{
    using Step = RemainingRun::Step;
    using StepState = RemainingRun::StepState;
    const std::optional<EsuRow> row = targetRow(state);
    const bool licensed = row && row->row.isLicensed();
    const bool searched = state.updates.has_value();
    const bool nothingToInstall = searched && updatesToInstall(state).isEmpty();
    return {
        {.step = Step::Activate,
         .state = licensed ? StepState::AlreadyDone : StepState::Waiting,
         .changes = !licensed,
         .spends = !licensed},
        {.step = Step::SearchUpdates, .state = searched ? StepState::AlreadyDone : StepState::Waiting},
        {.step = Step::InstallUpdates,
         .state = nothingToInstall ? StepState::NothingToDo : StepState::Waiting,
         .changes = !nothingToInstall},
        {.step = Step::Verify},
    };
}

std::optional<Page> helpingPage(const WizardState &state)
{
    if (!state.verification || state.verification->inspection.programme.eligibility == Eligibility::NotEligible)
        return std::nullopt;
    const Verdict &verdict = state.verification->verdict;
    constexpr auto notMet = VerdictReason::State::NotMet;
    if (stateOf(verdict, ReasonId::BaseLicense) == notMet || stateOf(verdict, ReasonId::LicensingPackage) == notMet)
        return Page::Prerequisites;
    if (stateOf(verdict, ReasonId::EsuLicense) == notMet)
        return mayActivate(state) ? Page::Activate : Page::Key;
    if (stateOf(verdict, ReasonId::EsuUpdate) == notMet && !restartNeeded(state))
        return Page::Updates;
    return std::nullopt;
}

bool restartNeeded(const WizardState &state)
{
    return (state.updateRun && state.updateRun->restartRequired) ||
           (state.inspection && state.inspection->restartPending());
}

} // namespace esu
