// SPDX-License-Identifier: MIT
#include "core/run/outcome.h"

#include "core/base/conditions.h"
#include "core/rules/helps_next.h"

#include <algorithm>
#include <array>

namespace esu {

namespace {

Summary failed(const Error &error, const Resources &resources)
{
    return {.outcome = Outcome::Failed, .exitCode = resources.errors.explain(error).exitCode, .error = error};
}

Summary blocked(const Error &error, const PcRun &run, const Resources &resources)
{
    // Nothing went wrong: the PC must restart before the journey can go on.
    if (run.wish.has(Step::Repair) && error.condition == condition::restartPending)
        return {.outcome = Outcome::RestartRequired, .exitCode = ExitCode::RestartRequired};
    // Nothing went wrong here either: there is probably nothing to do.
    if (isCovered(error))
        return {.outcome = Outcome::Attention, .exitCode = ExitCode::VerdictAmber};
    return failed(error, resources);
}

const StepEntry *firstIn(const QList<StepEntry> &steps, StepState state)
{
    const auto found = std::ranges::find(steps, state, &StepEntry::state);
    return found == steps.end() ? nullptr : &*found;
}

/// A run that changes the PC ends at its verdict, and a restart is what keeps that from being better: a script restarts
/// on this answer, and runs again. Where no verdict is asked for, what was installed by an earlier call may wait for
/// it.
bool waitsForRestart(const QList<StepEntry> &steps, const PcRun &run)
{
    if (!run.wish.has(Step::Verify)) {
        const auto install = std::ranges::find(steps, Step::InstallUpdates, &StepEntry::step);
        return install != steps.end() && isEnded(install->state) && run.inspection && run.inspection->restartPending();
    }
    const StepEntry *verify = firstIn(steps, StepState::Attention);
    return verify && verify->step == Step::Verify && run.wish.has(Step::InstallUpdates) && run.verdict &&
           run.inspection && run.inspection->restartPending() && mayRestartHelp(*run.verdict, *run.inspection);
}

/// The first failure, a restart and the like, of these steps; `block` stands after the failures.
std::optional<Summary> summaryOf(const QList<StepEntry> &steps, const std::optional<Error> &block, const PcRun &run,
                                 const Resources &resources)
{
    if (firstIn(steps, StepState::Cancelled))
        return Summary{.outcome = Outcome::Cancelled, .exitCode = ExitCode::Cancelled};
    if (const StepEntry *entry = firstIn(steps, StepState::Failed))
        return failed(*entry->error, resources);
    if (block)
        return blocked(*block, run, resources);
    if (firstIn(steps, StepState::RestartRequired))
        return Summary{.outcome = Outcome::RestartRequired, .exitCode = ExitCode::RestartRequired};
    if (waitsForRestart(steps, run))
        return Summary{.outcome = Outcome::RestartRequired, .exitCode = ExitCode::RestartRequired};
    if (firstIn(steps, StepState::Attention)) {
        const bool red = run.verdict && run.verdict->level == Verdict::Level::Red;
        return Summary{.outcome = Outcome::Attention, .exitCode = red ? ExitCode::VerdictRed : ExitCode::VerdictAmber};
    }
    return std::nullopt;
}

bool isState(const PcRun &run, Step step, StepState state)
{
    const StepEntry *entry = run.entry(step);
    return entry && entry->state == state;
}

/// The checks were the whole wish, and one that counts is not met.
bool isPrerequisiteMissing(const PcRun &run)
{
    const bool asked = run.wish.has(Step::LookAround) && !run.wish.has(Step::Activate) && run.inspection;
    return asked && std::ranges::any_of(run.inspection->prerequisites, [](const PrerequisiteResult &item) {
               return item.blocking && item.state == PrerequisiteResult::State::Missing;
           });
}

RunStage stageOf(Step step)
{
    switch (step) {
    case Step::Inspect:
    case Step::LookAround:
    case Step::ListDownloads:
    case Step::Repair:
    case Step::Restart:
        return RunStage::Prerequisites;
    case Step::InstallKey:
    case Step::Activate:
    case Step::UninstallKey:
        return RunStage::Activation;
    case Step::SearchUpdates:
    case Step::InstallUpdates:
        return RunStage::WindowsUpdate;
    case Step::Verify:
        return RunStage::Verdict;
    }
    return RunStage::Prerequisites;
}

StepState stateWithoutEntry(const PcRun &run, Step step)
{
    const auto decision = rowDecisionOf(run);
    const auto is = [&decision](RowDecision::Kind kind) { return decision && decision->kind == kind; };
    const bool installsKey = is(RowDecision::Kind::InstallKey);
    if (step == Step::InstallKey)
        return installsKey ? StepState::Waiting : StepState::NothingToDo;
    if (step == Step::Activate)
        return installsKey || is(RowDecision::Kind::ActivateRow) ? StepState::Waiting : StepState::NothingToDo;
    if (step == Step::InstallUpdates && run.updates && chosenUpdates(run).isEmpty())
        return StepState::NothingToDo;
    // Whether a restart is needed shows once the updates are in.
    if (step == Step::Restart && run.hasEnded(Step::InstallUpdates))
        return run.updateRun && run.updateRun->restartRequired ? StepState::Waiting : StepState::NothingToDo;
    return StepState::Waiting;
}

QList<PlannedStep> plannedRepairs(const PcRun &run, const Resources &resources)
{
    QList<PlannedStep> plan;
    const auto repair = run.wish.has(Step::Repair) ? repairPlanOf(run, resources) : std::nullopt;
    if (!repair)
        return plan;
    if (repair->restartFirst)
        plan.append({.step = Step::Restart});
    // Where a person has to come first it ends: that is the check's to say.
    for (const PlannedPackage &package : plannedPackages(*repair)) {
        const PackageFile &file = package.step.file;
        plan.append({.step = Step::Repair,
                     .kb = package.step.kb,
                     .size = file.likelySize(),
                     .about = file.size == 0,
                     .proof = file.origin});
        if (package.restartAfter)
            plan.append({.step = Step::Restart});
    }
    return plan;
}

} // namespace

std::optional<Summary> summaryOf(const StepEntry &entry, const PcRun &run, const Resources &resources)
{
    return summaryOf(QList<StepEntry>{entry}, std::nullopt, run, resources);
}

Summary outcomeOf(const PcRun &run, const Resources &resources)
{
    if (const auto summary = summaryOf(run.steps, blockedBy(run, resources), run, resources))
        return *summary;
    if (isPrerequisiteMissing(run))
        return {.outcome = Outcome::Attention, .exitCode = ExitCode::PrerequisiteMissing};
    const bool hasChanged =
        std::ranges::any_of(std::array{Step::Repair, Step::InstallKey, Step::Activate, Step::InstallUpdates},
                            [&run](Step step) { return isState(run, step, StepState::Done); });
    const bool isNoneNeeded = isState(run, Step::Verify, StepState::NothingToDo) && !hasChanged;
    if (isNoneNeeded || isState(run, Step::UninstallKey, StepState::NothingToDo))
        return {.outcome = Outcome::NothingToDo};
    const bool noUpdates = !run.wish.has(Step::SearchUpdates) || (run.updates && run.updates->isEmpty());
    if (isState(run, Step::Activate, StepState::NothingToDo) && noUpdates)
        return {.outcome = Outcome::NothingToDo};
    return {};
}

QList<StageSummary> stagesOf(const PcRun &run, const Resources &resources)
{
    const auto block = blockedBy(run, resources);
    QList<StageSummary> stages;
    for (const auto &[stage, name] : EnumNames<RunStage>::table) {
        QList<StepEntry> steps;
        std::ranges::copy_if(run.steps, std::back_inserter(steps), [stage](const StepEntry &entry) {
            return stageOf(entry.step) == stage && isEnded(entry.state);
        });
        const bool isBlocked = block && stage == RunStage::Prerequisites;
        if (steps.isEmpty() && !isBlocked)
            continue;
        Summary summary = summaryOf(steps, isBlocked ? block : std::nullopt, run, resources).value_or(Summary{});
        if (stage == RunStage::Activation && summary.outcome == Outcome::Ok &&
            isState(run, Step::Activate, StepState::NothingToDo))
            summary.outcome = Outcome::NothingToDo;
        stages.append({.stage = stage, .summary = summary});
    }
    return stages;
}

QList<StepEntry> outlineOf(const PcRun &run)
{
    QList<StepEntry> outline;
    for (const Step step : {Step::InstallKey, Step::Activate, Step::SearchUpdates, Step::InstallUpdates, Step::Restart,
                            Step::Verify, Step::UninstallKey}) {
        if (!run.wish.has(step))
            continue;
        const StepEntry *entry = run.entry(step);
        outline.append(entry ? *entry : StepEntry{.step = step, .state = stateWithoutEntry(run, step)});
    }
    return outline;
}

std::optional<QList<PlannedStep>> planOf(const PcRun &run, const Resources &resources)
{
    const bool wasRead = std::ranges::all_of(std::array{Step::Inspect, Step::LookAround}, [&run](Step step) {
        return !run.wish.has(step) || (run.hasEnded(step) && !run.hasFailed(step));
    });
    if (!run.wish.dryRun || !wasRead || !run.inspection)
        return std::nullopt;
    const Outcome outcome = outcomeOf(run, resources).outcome;
    const auto block = blockedBy(run, resources);
    if (outcome == Outcome::Failed || outcome == Outcome::Cancelled || (block && isCovered(*block)))
        return QList<PlannedStep>();
    QList<PlannedStep> plan = plannedRepairs(run, resources);
    // The plan of a whole run names what changes, and the verdict.
    const bool namesSearch = !run.wish.has(Step::Verify);
    for (const StepEntry &entry : outlineOf(run)) {
        if (entry.state == StepState::Waiting && (namesSearch || entry.step != Step::SearchUpdates))
            plan.append({.step = entry.step, .again = spendsActivation(entry.step) && mayCostAgain(run)});
    }
    return plan;
}

} // namespace esu
