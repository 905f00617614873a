// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"

/// What page 6 derives from the state: which updates are shown, chosen, and how far they are. Pure functions.
namespace esu {

/// Found updates that are ticked and not installed yet.
Updates updatesToInstall(const WizardState &state);
/// Found updates without those that another one replaces; what ESU gives first, then what is for security.
Updates visibleUpdates(const WizardState &state);
/// The one that the card speaks of when some could not be installed; nullptr = all are in, or have not been tried.
const UpdateInfo *firstFailed(const Updates &updates);
/// This PC has the update of every month that is due; nullopt = not known, or not read since updates were installed.
std::optional<bool> hasWhatIsDue(const WizardState &state, const Resources &resources);
/// How far one update is, during an installation and after it.
struct UpdateProgress {
    enum class Stage { Offered, Waiting, Downloading, Downloaded, Installing, Ended, Installed, Failed, LeftOut };
    Stage stage = Stage::Offered;
    int percent = -1; ///< of this update alone; -1 = unknown

    bool operator==(const UpdateProgress &) const = default;
};
/// `Ended`: Windows has gone on to the next one; how it ended is told when all have.
UpdateProgress updateProgress(const WizardState &state, const UpdateInfo &update);
/// The same of an update that nothing is done with.
UpdateProgress::Stage stageOf(UpdateInfo::State state);
/// The update source does not let this PC search.
bool updatesBlocked(const WizardState &state);

} // namespace esu
