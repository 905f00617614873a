// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"

/// What the screen derives from the state about a repair and a restart. Pure functions; a part of `wizard_rules.h`,
/// which brings it.
namespace esu {

/// Nothing stands in the way of a repair of this PC, if there is anything to repair.
bool mayRepair(const WizardState &state);
/// Page 2 can use a folder of packages: something is missing that a package repairs.
bool takesFolder(const WizardState &state, const Resources &resources);
/// What the chosen folder is good for; nullopt = none was chosen.
struct FolderUse {
    QString path = {};
    PackageFolder::State state = PackageFolder::State::NotRead;
    int fitting = 0;         ///< packages that come from it
    QStringList wanted = {}; ///< file names (KB number and architecture where no name is known) that are not in it
};
std::optional<FolderUse> folderUse(const WizardState &state, const Resources &resources);
/// What a repair of this PC would do now; nullopt = none is offered, or a person has to come first.
std::optional<RepairPlan> repairOffer(const WizardState &state, const Resources &resources);
/// The same, also while it runs and where the program has to be run as administrator first.
std::optional<RepairPlan> repairAhead(const WizardState &state, const Resources &resources);
/// Every step of the plan was agreed to before the restart.
bool isAgreed(const WizardState &state, const RepairPlan &plan);
/// A restart has interrupted a repair, and the PC as read now still needs it.
bool repairWasInterrupted(const WizardState &state, const Resources &resources);
/// Updates of an earlier sitting waited for a restart, which has happened since.
bool updatesWereInterrupted(const WizardState &state);
/// What this sitting has installed becomes whole by a restart.
bool waitsForRestart(const WizardState &state);
/// Where the program goes on after a restart.
Page resumePage(const WizardState &state);
/// No restart is waited for any more, and that is known.
bool restartIsOver(const WizardState &state);
/// Of the whole of the running job, also where it goes package by package; nullopt = it does not know.
std::optional<int> percentDone(const WizardState &state);
/// What one check item is about to become while a repair runs.
enum class RepairStage { None, Waiting, Working, Done };
RepairStage repairStage(const WizardState &state, const Resources &resources, const QString &prerequisiteId);

} // namespace esu
