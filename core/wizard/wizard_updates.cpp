// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_updates.h"

#include "core/rules/update_choice.h"
#include "core/wizard/wizard_rules.h"

#include <algorithm>

namespace esu {

Updates visibleUpdates(const WizardState &state)
{
    Updates shown = state.pc.run.updates.value_or(Updates());
    shown.removeIf([](const UpdateInfo &update) { return update.leftOut == UpdateInfo::LeftOut::Superseded; });
    std::ranges::stable_sort(shown, {}, [](const UpdateInfo &update) {
        return update.esu ? 0 : update.security ? 1 : 2;
    });
    return shown;
}

const UpdateInfo *firstFailed(const Updates &updates)
{
    const UpdateInfo *first = nullptr;
    for (const UpdateInfo &update : updates) {
        if (update.state == UpdateInfo::State::Failed && (!first || (update.esu && !first->esu)))
            first = &update;
    }
    return first;
}

namespace {

/// What the run read last, it read after its last installation.
bool isReadSinceInstalled(const PcRun &run)
{
    const auto reads = [](const StepEntry &entry) { return entry.step == Step::Inspect || entry.step == Step::Verify; };
    const auto read = std::ranges::find_if(run.steps.rbegin(), run.steps.rend(), reads);
    const auto installed =
        std::ranges::find(run.steps.rbegin(), run.steps.rend(), Step::InstallUpdates, &StepEntry::step);
    return read <= installed;
}

} // namespace

std::optional<bool> hasWhatIsDue(const WizardState &state, const Resources &resources)
{
    const auto verdict = state.pc.run.inspection ? verdictSoFar(state, resources) : std::nullopt;
    if (!verdict)
        return std::nullopt;
    const Freshness &freshness = verdict->freshness;
    // That a search finds none of ESU is no proof: a server may hold them back.
    if (freshness.state == Freshness::State::Met && freshness.hasEsuUpdate)
        return true;
    const bool isBehind =
        freshness.state == Freshness::State::Behind || freshness.state == Freshness::State::NoEsuUpdate;
    return isBehind && isReadSinceInstalled(state.pc.run) ? std::optional(false) : std::nullopt;
}

UpdateProgress::Stage stageOf(UpdateInfo::State state)
{
    using Stage = UpdateProgress::Stage;
    switch (state) {
    case UpdateInfo::State::Found:
        return Stage::Offered;
    case UpdateInfo::State::Downloaded:
        return Stage::Downloaded;
    case UpdateInfo::State::Installed:
        return Stage::Installed;
    case UpdateInfo::State::Failed:
        return Stage::Failed;
    case UpdateInfo::State::Skipped:
        return Stage::LeftOut;
    }
    return Stage::Offered;
}

Updates updatesToInstall(const WizardState &state)
{
    Updates chosen = visibleUpdates(state);
    chosen.removeIf([&](const UpdateInfo &update) {
        return update.state == UpdateInfo::State::Installed || !state.pc.selectedUpdates.contains(update.id);
    });
    return chosen;
}

bool updatesBlocked(const WizardState &state)
{
    return state.pc.run.inspection && state.pc.run.inspection->facts.updateSource &&
           state.pc.run.inspection->facts.updateSource->kind == UpdateSource::Kind::Disabled;
}

UpdateProgress updateProgress(const WizardState &state, const UpdateInfo &update)
{
    using Stage = UpdateProgress::Stage;
    if (!state.isRunning(Step::InstallUpdates)) {
        const bool leftOut = update.leftOut != UpdateInfo::LeftOut::No && !state.pc.selectedUpdates.contains(update.id);
        return {.stage = update.state == UpdateInfo::State::Found && leftOut ? Stage::LeftOut : stageOf(update.state)};
    }
    const Updates batch = inInstallOrder(updatesToInstall(state));
    const auto place = std::ranges::find(batch, update.id, &UpdateInfo::id);
    if (update.state == UpdateInfo::State::Installed)
        return {.stage = Stage::Installed};
    if (place == batch.end())
        return {.stage = Stage::LeftOut};
    const Progress progress = state.running->progress.value_or(Progress{.waiting = Waiting::DownloadingUpdates});
    const bool installs = progress.waiting == Waiting::InstallingUpdates;
    const auto current = std::ranges::find(batch, progress.item, &UpdateInfo::id);
    if (place == current)
        return {.stage = installs ? Stage::Installing : Stage::Downloading, .percent = progress.itemPercent};
    if (current != batch.end() && place < current)
        return {.stage = installs ? Stage::Ended : Stage::Downloaded};
    const bool isThere = installs || update.state == UpdateInfo::State::Downloaded;
    return {.stage = isThere ? Stage::Downloaded : Stage::Waiting};
}

} // namespace esu
