// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_state.h"

/// What page 6 derives from the state: which updates are shown, chosen, and how far they are. Pure functions.
namespace esu {

/// Found updates that are ticked and not installed yet.
Updates updatesToInstall(const WizardState &state);
/// Found updates without those that another one replaces.
Updates visibleUpdates(const WizardState &state);
/// How far one update is, during an installation and after it.
struct UpdateProgress {
    enum class Stage { Offered, Waiting, Downloading, Downloaded, Installing, Ended, Installed, Failed, LeftOut };
    Stage stage = Stage::Offered;
    int percent = -1; ///< of this update alone; -1 = unknown

    bool operator==(const UpdateProgress &) const = default;
};
/// `Ended`: Windows has gone on to the next one; how it ended is told when all have.
UpdateProgress updateProgress(const WizardState &state, const UpdateInfo &update);
/// The update source does not let this PC search.
bool updatesBlocked(const WizardState &state);

} // namespace esu
