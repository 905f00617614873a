// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_rules.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/verdict_rules.h"
#include "core/run/wishes.h"
#include "core/wizard/wizard_next_year.h"

#include <algorithm>

namespace esu {

namespace {

bool isBusy(const WizardState &state)
{
    return state.running || state.question || state.elevation == WizardState::Elevation::Asking || state.closing;
}

bool repairWaits(const WizardState &state)
{
    return state.pc.run.repair && state.pc.run.repair->restartRequired && state.pc.run.inspection &&
           state.pc.run.inspection->restartPending();
}

bool isSettled(const WizardState &state, Page page)
{
    const std::optional<EsuRow> row = targetRow(state);
    switch (page) {
    case Page::Start:
        return state.pc.run.inspection && state.furthest > Page::Start;
    case Page::Prerequisites:
        return canLeavePrerequisites(state) && (state.furthest > Page::Prerequisites || row);
    case Page::Key:
        return row && row->row.hasKey() && !keyWentAstray(state);
    case Page::ActivationId:
        return row && (state.furthest > Page::ActivationId || row->row.isLicensed());
    case Page::Activate:
        return row && row->row.isLicensed();
    case Page::Updates:
        return state.pc.run.updates && !state.errorOf(Page::Updates) && updatesToInstall(state).isEmpty();
    case Page::Result:
        return state.pc.run.verdict.has_value();
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

bool mayStoreKey(const WizardState &state)
{
    return state.offer.keyStore && !state.pc.policies.forbidsStoredKeys();
}

bool canEdit(const WizardState &state)
{
    return !isBusy(state);
}

CancelAction cancelAction(const WizardState &state)
{
    if (state.running)
        return state.running->stopping ? CancelAction::Stopping : CancelAction::Stop;
    return state.page == Page::Result && state.pc.run.verdict ? CancelAction::Close : CancelAction::Cancel;
}

RailState railState(const WizardState &state, Page page)
{
    if (page == state.page)
        return RailState::Current;
    // What an earlier sitting has done is done, whether its page was seen in this one or not.
    return isSettled(state, page) ? RailState::Done : RailState::Ahead;
}

bool asksOrigin(const WizardState &state)
{
    if (!state.pc.run.inspection || !state.pc.run.inspection->facts.os)
        return false;
    const OperatingSystem &os = *state.pc.run.inspection->facts.os;
    return os.version.startsWith(QLatin1String("6.1.")) && os.productType == 1 &&
           state.pc.run.inspection->programme.eligibility != Eligibility::NotEligible;
}

bool needsElevation(const WizardState &state)
{
    return state.pc.run.inspection && !isWrongProgram(state) && refuseWithoutElevation(*state.pc.run.inspection);
}

bool asksForElevation(const WizardState &state)
{
    return needsElevation(state) && !state.isPractice() && state.elevation == WizardState::Elevation::NotAsked;
}

bool isWrongProgram(const WizardState &state)
{
    return state.pc.run.inspection && refuseWrongProgram(*state.pc.run.inspection);
}

bool keyWentAstray(const WizardState &state)
{
    if (!state.pc.run.key || !state.pc.run.key->error)
        return false;
    static const QStringList conditions{condition::baseKeyInstalled, condition::baseChanged,
                                        condition::otherRowTookKey};
    return conditions.contains(state.pc.run.key->error->condition);
}

std::optional<Error> preparationBlock(const WizardState &state)
{
    if (!state.pc.run.inspection)
        return Error{.fault = Fault::NotFound, .operation = operation::journeyPrerequisites};
    if (keyWentAstray(state))
        return state.pc.run.key->error;
    if (needsElevation(state) || isWrongProgram(state))
        return refuseChange(*state.pc.run.inspection);
    return blockBeforeSpending(*state.pc.run.inspection);
}

std::optional<Error> spendingBlock(const WizardState &state)
{
    if (auto block = preparationBlock(state))
        return block;
    const Inspection &inspection = *state.pc.run.inspection;
    const std::optional<EsuRow> row = rowInQuestion(state);
    return row ? blockBeforeRow(inspection, *row, state.pc.insistence)
               : blockBeforeKeyOfAnyRow(inspection, state.pc.insistence);
}

std::optional<EsuRow> rowInQuestion(const WizardState &state)
{
    if (state.page != Page::Key)
        return targetRow(state);
    const auto &report = state.pc.run.key;
    const LicenseReading *licenses = state.licenses();
    if (state.errorOf(Page::Key) && report && report->judged && licenses) {
        if (const EsuRow *row = licenses->byId(*report->judged))
            return *row;
    }
    return keyDecision(state).row;
}

std::optional<int> yearInQuestion(const WizardState &state)
{
    if (const std::optional<EsuRow> row = rowInQuestion(state))
        return row->year;
    const KeyView *key = state.key.input.chosenKey();
    return key ? key->yearHint : std::nullopt;
}

std::optional<Error> insistableBlock(const WizardState &state)
{
    if (state.page != Page::Key && state.page != Page::Activate)
        return std::nullopt;
    const std::optional<Error> &failed = state.errorOf(state.page);
    const auto block = failed ? failed : spendingBlock(state);
    // Nobody can insist on a year that is not known.
    const bool isMissing = block && isAboutYear(*block) && !yearInQuestion(state);
    return block && mayInsist(*block) && !isMissing ? block : std::nullopt;
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
    const EsuRow *chosen = state.pc.chosenRow ? licenses->byId(*state.pc.chosenRow) : nullptr;
    if (chosen && canChooseRow(*chosen))
        return *chosen;
    // Between the checks and the updates of a PC that only lacks the key of the year to come, this year is not the aim.
    const bool isAtTheKey = state.page == Page::Key || state.page == Page::ActivationId || state.page == Page::Activate;
    if (isAtTheKey && hasKeyOfToday(state) && newKeyYear(state))
        return std::nullopt;
    return decideRow(*licenses, state.pc.run.inspection->programme, std::nullopt, std::nullopt).row;
}

RowDecision keyDecision(const WizardState &state)
{
    const KeyView *key = state.key.input.chosenKey();
    const LicenseReading *licenses = state.licenses();
    if (key) {
        if (!licenses)
            return {.kind = RowDecision::Kind::InstallKey};
        return decideRow(*licenses, state.pc.run.inspection->programme, key->lastFive, std::nullopt);
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
    return row && mayCostAgain(state.pc.run, *row);
}

bool canLeavePrerequisites(const WizardState &state)
{
    if (!state.pc.run.inspection || needsElevation(state))
        return false;
    return !preparationBlock(state) || keyDecision(state).kind == RowDecision::Kind::AlreadyLicensed;
}

bool mayRepair(const WizardState &state)
{
    return state.pc.abilities.repair && state.pc.run.inspection && !needsElevation(state) && !isWrongProgram(state) &&
           !blockBeforeRepair(*state.pc.run.inspection);
}

std::optional<RepairPlan> repairOffer(const WizardState &state, const Resources &resources)
{
    return mayRepair(state) ? repairAhead(state, resources) : std::nullopt;
}

std::optional<RepairPlan> repairAhead(const WizardState &state, const Resources &resources)
{
    const bool elevatesFirst = state.pc.abilities.repair && needsElevation(state) && !isWrongProgram(state);
    if (!mayRepair(state) && !elevatesFirst && !state.isRunning(Step::Repair))
        return std::nullopt;
    PcRun run = state.pc.run;
    run.wish = wishOf(state);
    const auto plan = repairPlanOf(run, resources);
    return plan && !plan->isEmpty() ? plan : std::nullopt;
}

bool isAgreed(const WizardState &state, const RepairPlan &plan)
{
    return std::ranges::all_of(plan.steps, [&](const RepairStep &step) {
        return !step.isInstallable() || isAgreed(state.pc.resume.agreed, step);
    });
}

bool repairWasInterrupted(const WizardState &state, const Resources &resources)
{
    if (state.pc.resume.agreed.items.isEmpty() || !state.pc.run.inspection)
        return false;
    const RepairPlan plan = planRepair(*state.pc.run.inspection, resources.prerequisites, {});
    return plan.restartFirst || !plan.steps.isEmpty();
}

bool updatesWereInterrupted(const WizardState &state)
{
    return state.pc.resume.updatesWait && restartIsOver(state);
}

bool waitsForRestart(const WizardState &state)
{
    return repairWaits(state) || (state.pc.run.updateRun && state.pc.run.updateRun->restartRequired);
}

Page resumePage(const WizardState &state)
{
    return state.page == Page::Prerequisites || repairWaits(state) ? Page::Prerequisites : Page::Result;
}

bool restartIsOver(const WizardState &state)
{
    return state.pc.run.inspection && state.pc.run.inspection->facts.pendingRestart && !restartNeeded(state);
}

bool mustNotEndUnseen(const WizardState &state)
{
    const auto step = state.running ? stepOf(state.running->job) : std::nullopt;
    return step && (changesPc(*step) || spendsActivation(*step));
}

std::optional<int> percentDone(const WizardState &state)
{
    if (!state.running || !state.running->progress)
        return std::nullopt;
    const Progress &progress = *state.running->progress;
    if (!state.isRunning(Step::Repair) || progress.total <= 0)
        return progress.percent < 0 ? std::nullopt : std::optional(progress.percent);
    // A package is half done when it is on this PC.
    const int before = progress.waiting == Waiting::InstallingPackage ? 50 : 0;
    return (100 * progress.done + before + std::max(progress.percent, 0) / 2) / progress.total;
}

RepairStage repairStage(const WizardState &state, const Resources &resources, const QString &prerequisiteId)
{
    if (!state.isRunning(Step::Repair) || !state.running->progress)
        return RepairStage::None;
    const auto plan = repairPlanOf(state.pc.run, resources);
    if (!plan)
        return RepairStage::None;
    for (qsizetype place = 0; place < plan->steps.size(); ++place) {
        if (plan->steps.at(place).prerequisiteId != prerequisiteId)
            continue;
        const int done = state.running->progress->done;
        return place < done ? RepairStage::Done : place == done ? RepairStage::Working : RepairStage::Waiting;
    }
    return RepairStage::None;
}

std::optional<Verdict> verdictSoFar(const WizardState &state, const Resources &resources)
{
    const std::optional<EsuRow> row = targetRow(state);
    if (!row || !row->row.isLicensed())
        return std::nullopt;
    const Inspection &inspection = *state.pc.run.inspection;
    if (inspection.programme.status != ProgrammeAssessment::Status::Running || !row->year ||
        row->year != inspection.programme.yearNow)
        return std::nullopt;
    // Nothing that was published after a practice PC's own day exists for it.
    const UpdateTables updates = state.isPractice() ? resources.updates.asOf(inspection.at) : resources.updates;
    return judge(inspection, resources.programmes, updates, {.covered = coverWithoutMak(inspection.facts)});
}

RunWish wishOf(const WizardState &state)
{
    RunWish wish = wish::run();
    if (state.pc.remaining)
        wish.steps = {Step::Activate, Step::SearchUpdates, Step::InstallUpdates, Step::Restart, Step::Verify};
    if (!state.pc.abilities.restart)
        wish.steps.removeAll(Step::Restart);
    if (const std::optional<EsuRow> row = targetRow(state)) {
        wish.lastFive = row->row.partialProductKey;
        wish.wanted = row->row.id;
        wish.uninstall = row->row.id;
    }
    wish.insistence = state.pc.insistence;
    wish.retryAmbiguous = anotherMayCost(state);
    wish.canRepair = state.pc.abilities.repair;
    if (state.pc.packageFolder)
        wish.packages = state.pc.packageFolder->files;
    if (state.pc.run.updates)
        wish.chosenUpdates = state.pc.selectedUpdates;
    return wish;
}

QList<StepEntry> remainingSteps(const WizardState &state)
{
    if (!state.pc.remaining)
        return {};
    const RunWish wish = wishOf(state);
    if (*state.pc.remaining == RemainingPhase::Planned)
        return outlineOf(again(state.pc.run, wish));
    PcRun run = state.pc.run;
    run.wish = wish;
    return outlineOf(run);
}

bool remainingSpends(const WizardState &state)
{
    return std::ranges::any_of(remainingSteps(state), [](const StepEntry &entry) { return entry.spends(); });
}

QList<Page> route(const WizardState &)
{
    return {allPages.begin(), allPages.end()};
}

Page pageAfter(const WizardState &state)
{
    const QList<Page> pages = route(state);
    return pages.value(pages.indexOf(state.page) + 1, state.page);
}

Page pageBefore(const WizardState &state)
{
    const QList<Page> pages = route(state);
    return pages.value(pages.indexOf(state.page) - 1, state.page);
}

bool restartNeeded(const WizardState &state)
{
    return (state.pc.run.updateRun && state.pc.run.updateRun->restartRequired) ||
           (state.pc.run.inspection && state.pc.run.inspection->restartPending());
}

} // namespace esu
