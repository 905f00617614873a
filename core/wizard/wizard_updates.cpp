// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_updates.h"

#include "core/rules/update_choice.h"

#include <algorithm>

namespace esu {

Updates visibleUpdates(const WizardState &state)
{
    Updates shown = state.pc.run.updates.value_or(Updates());
    shown.removeIf([](const UpdateInfo &update) { return update.leftOut == UpdateInfo::LeftOut::Superseded; });
    return shown;
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
        switch (update.state) {
        case UpdateInfo::State::Found:
            if (update.leftOut != UpdateInfo::LeftOut::No && !state.pc.selectedUpdates.contains(update.id))
                return {.stage = Stage::LeftOut};
            return {.stage = Stage::Offered};
        case UpdateInfo::State::Downloaded:
            return {.stage = Stage::Downloaded};
        case UpdateInfo::State::Installed:
            return {.stage = Stage::Installed};
        case UpdateInfo::State::Failed:
            return {.stage = Stage::Failed};
        case UpdateInfo::State::Skipped:
            return {.stage = Stage::LeftOut};
        }
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
