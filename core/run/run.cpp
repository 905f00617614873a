// SPDX-License-Identifier: MIT
#include "core/run/run.h"

#include "core/rules/update_choice.h"

#include <algorithm>

namespace esu {

const StepEntry *PcRun::entry(Step step) const
{
    const auto found = std::ranges::find(steps, step, &StepEntry::step);
    return found == steps.end() ? nullptr : &*found;
}

bool PcRun::hasEnded(Step step) const
{
    const StepEntry *found = entry(step);
    return found && isEnded(found->state);
}

bool PcRun::hasFailed(Step step) const
{
    const StepEntry *found = entry(step);
    return found && found->state == StepState::Failed;
}

bool PcRun::isCancelled() const
{
    return std::ranges::any_of(steps, [](const StepEntry &entry) { return entry.state == StepState::Cancelled; });
}

const LicenseReading *PcRun::licenses() const
{
    return inspection && inspection->licenses ? &*inspection->licenses : nullptr;
}

std::optional<RepairPlan> repairPlanOf(const PcRun &run, const Resources &resources)
{
    if (!run.wish.canRepair || !run.inspection || blockBeforeRepair(*run.inspection))
        return std::nullopt;
    const RepairPlan plan =
        withListed(planRepair(*run.inspection, resources.prerequisites, run.wish.packages), run.listed);
    const bool personFirst = !plan.steps.isEmpty() && !plan.steps.constFirst().isInstallable();
    return personFirst && !plan.restartFirst ? std::nullopt : std::optional(plan);
}

std::optional<RowDecision> rowDecisionOf(const PcRun &run)
{
    if (!run.licenses())
        return std::nullopt;
    return decideRow(*run.licenses(), run.inspection->programme, run.wish.lastFive, run.wish.wanted);
}

bool mayCostAgain(const PcRun &run, const EsuRow &row)
{
    return row.row.id && !row.row.isLicensed() && run.openRows.contains(*row.row.id);
}

bool mayCostAgain(const PcRun &run)
{
    const auto decision = rowDecisionOf(run);
    if (!decision)
        return false;
    const QList<OpenAttempts> &open = run.inspection->openAttempts;
    switch (decision->kind) {
    case RowDecision::Kind::AlreadyLicensed:
    case RowDecision::Kind::NoKey:
        return false;
    case RowDecision::Kind::ActivateRow:
        return mayCostAgain(run, *decision->row);
    case RowDecision::Kind::InstallKey:
        // Which row takes it is not known yet.
        return std::ranges::find(open, run.wish.lastFive.value_or(QString()), &OpenAttempts::lastFive) != open.end();
    }
    return false;
}

bool isFurtherSearch(const PcRun &run)
{
    const StepEntry *search = run.entry(Step::SearchUpdates);
    return run.furtherSearches > 0 && (!search || search->state == StepState::Running);
}

Updates chosenUpdates(const PcRun &run)
{
    Updates chosen = run.updates.value_or(Updates());
    chosen.removeIf([&run](const UpdateInfo &update) {
        const auto &ids = run.wish.chosenUpdates;
        const bool isChosen = ids ? ids->contains(update.id) : isChosenByDefault(update);
        return !isChosen || update.state == UpdateInfo::State::Installed;
    });
    return chosen;
}

Updates toldUpdates(const PcRun &run)
{
    Updates updates = run.updates.value_or(Updates());
    const Updates chosen = chosenUpdates(run);
    for (UpdateInfo &update : updates) {
        const bool isOpen = update.state == UpdateInfo::State::Found || update.state == UpdateInfo::State::Downloaded;
        const bool isChosen = std::ranges::find(chosen, update.id, &UpdateInfo::id) != chosen.end();
        if (run.wish.has(Step::InstallUpdates) && isOpen && !isChosen)
            update.state = UpdateInfo::State::Skipped;
    }
    return updates;
}

} // namespace esu
