// SPDX-License-Identifier: MIT
// The one order of the steps.
#include "core/run/run.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <algorithm>

namespace esu {

namespace {

/// The end of what may be decided now, or the step that comes.
struct Over {};
using Decision = std::variant<Step, Error, Over>;

bool isAlreadyLicensed(const PcRun &run)
{
    const auto decision = rowDecisionOf(run);
    return decision && decision->kind == RowDecision::Kind::AlreadyLicensed;
}

bool wantsChanges(const RunWish &wish)
{
    return std::ranges::any_of(wish.steps, changesPc);
}

/// nullopt = the reading is as it must be.
std::optional<Decision> decideReading(const PcRun &run)
{
    for (const Step step : {Step::Inspect, Step::LookAround}) {
        if (!run.wish.has(step))
            continue;
        if (!run.hasEnded(step))
            return step;
        if (run.hasFailed(step))
            return Over{};
    }
    return std::nullopt;
}

/// nullopt = nothing to repair, or it is repaired.
std::optional<Decision> decideRepair(const PcRun &run, const Resources &resources)
{
    if (!run.wish.has(Step::Repair))
        return std::nullopt;
    const bool isLater =
        std::ranges::any_of(run.steps, [](const StepEntry &entry) { return entry.step > Step::Repair; });
    if (const StepEntry *entry = run.entry(Step::Repair); entry && isEnded(entry->state)) {
        // The row of this year is licensed already: the PC has nothing to lose any more, its owner needs the verdict.
        const bool stands = entry->state == StepState::Failed && !isAlreadyLicensed(run);
        return stands || entry->state == StepState::RestartRequired ? std::optional<Decision>(Over{}) : std::nullopt;
    }
    if (isLater)
        return std::nullopt;
    if (const auto block = blockBeforeRepair(*run.inspection))
        return isAlreadyLicensed(run) ? std::nullopt : std::optional<Decision>(*block);
    if (run.wish.has(Step::Activate) && !isAlreadyLicensed(run)) {
        if (const auto block = blockBeforeAnyRow(*run.inspection, run.wish.insistence))
            return *block;
    }
    const std::optional<RepairPlan> plan = repairPlanOf(run, resources);
    if (!plan)
        return std::nullopt;
    if (!run.wish.dryRun)
        return Step::Repair;
    const bool asksCatalog = run.wish.has(Step::ListDownloads) && wantsListing(*plan);
    return asksCatalog && !run.hasEnded(Step::ListDownloads) ? std::optional<Decision>(Step::ListDownloads)
                                                             : std::nullopt;
}

/// Everything that must be right before a key is touched. nullopt = it is.
std::optional<Error> blockBeforeKey(const PcRun &run)
{
    if (!run.inspection->licenses)
        return run.inspection->licenses.error();
    const RowDecision decision = *rowDecisionOf(run);
    if (decision.kind == RowDecision::Kind::AlreadyLicensed)
        return std::nullopt;
    if (auto block = blockBeforeSpending(*run.inspection))
        return block;
    if (decision.kind == RowDecision::Kind::NoKey)
        return conditionError(Fault::NotFound, operation::journeyRow, condition::noKey);
    return decision.row ? blockBeforeRow(*run.inspection, *decision.row, run.wish.insistence)
                        : blockBeforeKeyOfAnyRow(*run.inspection, run.wish.insistence);
}

/// Of a rehearsal: the step was asked, and would be done.
bool isRehearsed(const PcRun &run, Step step)
{
    const StepEntry *entry = run.entry(step);
    return entry && entry->state == StepState::Waiting;
}

/// nullopt = it is activated, or that is not wished.
std::optional<Decision> decideActivation(const PcRun &run, const Resources &resources)
{
    if (!run.wish.has(Step::Activate))
        return std::nullopt;
    if (run.hasFailed(Step::InstallKey) || run.hasFailed(Step::Activate))
        return Over{};
    // With no key to install a licensed row needs no step.
    if (run.hasEnded(Step::Activate) || (!run.wish.has(Step::InstallKey) && isAlreadyLicensed(run)))
        return std::nullopt;
    if (run.wish.dryRun && run.wish.has(Step::Repair)) {
        // What a rehearsal would repair is not there to be checked yet.
        const auto plan = repairPlanOf(run, resources);
        if (plan && !plan->isEmpty())
            return Over{};
    }
    if (const auto block = blockBeforeKey(run))
        return *block;
    // What would be done first is not done: nothing can be asked of the row behind it.
    if (isRehearsed(run, Step::InstallKey) || isRehearsed(run, Step::Activate))
        return Over{};
    const bool hasKey = run.wish.lastFive && run.wish.has(Step::InstallKey);
    return hasKey && !run.hasEnded(Step::InstallKey) ? Step::InstallKey : Step::Activate;
}

bool isNeeded(const PcRun &run, Step step)
{
    if (step == Step::InstallUpdates)
        return !chosenUpdates(run).isEmpty();
    // What failed is a person's to see to first.
    if (step == Step::Restart)
        return run.updateRun && run.updateRun->restartRequired && !run.hasFailed(Step::InstallUpdates);
    return true;
}

Decision decideRest(const PcRun &run)
{
    // Of these a rehearsal has only this to ask.
    const bool asksRemoval = run.wish.has(Step::UninstallKey) && !run.entry(Step::UninstallKey);
    if (run.wish.dryRun)
        return asksRemoval ? Decision(Step::UninstallKey) : Decision(Over{});
    for (const Step step :
         {Step::SearchUpdates, Step::InstallUpdates, Step::Restart, Step::Verify, Step::UninstallKey}) {
        if (run.wish.has(step) && !run.hasEnded(step) && isNeeded(run, step))
            return step;
        if (step == Step::Restart && run.wish.has(step) && run.hasFailed(step))
            return Over{};
    }
    return Over{};
}

/// The ID that a person gave, held against the rows and the catalogue before anything is installed or spent.
std::optional<Error> refuseId(const PcRun &run, const Resources &resources)
{
    if (!run.wish.wanted || !run.wish.has(Step::Activate) || !run.licenses())
        return std::nullopt;
    const auto plan = run.wish.has(Step::Repair) ? repairPlanOf(run, resources) : std::nullopt;
    const StepEntry *repair = run.entry(Step::Repair);
    const bool waits = repair && repair->state == StepState::RestartRequired;
    const bool mayAppear = waits || (plan && !plan->isEmpty() && !run.hasEnded(Step::Repair));
    return refuseWanted(*run.wish.wanted, *run.licenses(), run.inspection->programme, resources.programmes, mayAppear);
}

Decision decide(const PcRun &run, const Resources &resources)
{
    if (run.isCancelled())
        return Over{};
    if (const auto reading = decideReading(run))
        return *reading;
    if (run.inspection && wantsChanges(run.wish)) {
        if (const auto error = refuseChange(*run.inspection))
            return *error;
    }
    if (const auto error = refuseId(run, resources))
        return *error;
    if (const auto repair = decideRepair(run, resources))
        return *repair;
    if (const auto activation = decideActivation(run, resources))
        return *activation;
    return decideRest(run);
}

bool mayDo(const PcRun &run, Step step, const Consent &consent)
{
    if (spendsActivation(step)) {
        return consent.spend && (consent.spendAgain || !mayCostAgain(run));
    }
    if (step == Step::Restart)
        return false; // it is a person's
    const bool failed = run.hasFailed(Step::SearchUpdates) || run.hasFailed(Step::InstallUpdates);
    if (step == Step::Verify && failed)
        return consent.goOnAfterFailure;
    return consent.change || !changesPc(step);
}

} // namespace

NextStep next(const PcRun &run, const Consent &consent, const Resources &resources)
{
    const Decision decision = decide(run, resources);
    const Step *step = std::get_if<Step>(&decision);
    if (!step)
        return Done{};
    if (!mayDo(run, *step, consent))
        return Ask{*step};
    return *step;
}

std::optional<Error> blockedBy(const PcRun &run, const Resources &resources)
{
    const Decision decision = decide(run, resources);
    const Error *error = std::get_if<Error>(&decision);
    return error ? std::optional(*error) : std::nullopt;
}

} // namespace esu
