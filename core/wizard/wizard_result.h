// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"

#include <QDate>

/// What page 7 and the foot of the rail derive from the state. Pure functions.
namespace esu {

/// Where to go when the verdict is not green; nullopt when no page helps.
std::optional<Page> helpingPage(const WizardState &state);
/// A restart is what helps next: one is waited for, it can be asked for here, and no key of another year is needed.
bool restartHelps(const WizardState &state);
/// Updates of this sitting that could not be installed, whatever the verdict is.
Updates failedUpdates(const PcRun &run);
/// Their KB numbers; the title where there is none.
QStringList namesOf(const Updates &updates);

/// What may be said of ESU on this PC at any time: never more than what was read.
struct Standing {
    enum class Kind {
        Unknown,
        NotForThisPc,
        NotActive,
        ActiveWithoutMak,
        Active,      ///< `year`, `until`
        OtherYear,   ///< `year`: only a key of another year is activated
        SupplyEnded, ///< `until`: no more updates come
    };
    Kind kind = Kind::Unknown;
    std::optional<int> year = std::nullopt;
    QDate until = {};

    bool operator==(const Standing &) const = default;
};
/// nullopt = the PC was not read yet.
std::optional<Standing> standingOf(const WizardState &state, const Resources &resources);

} // namespace esu
