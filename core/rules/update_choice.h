// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/model/catalogue.h"
#include "core/model/update_info.h"
#include "core/rules/inspection.h"

namespace esu {

/// A security update that can be installed without questions: what is installed unless somebody says otherwise.
bool isWorthInstalling(const UpdateInfo &update);

/// Chosen when nobody chooses: the preselection of the wizard and what `esuctl` installs.
bool isChosenByDefault(const UpdateInfo &update);

/// Why an update of the list is not installed by itself.
enum class SkipReason {
    Superseded,
    OfferedAgain,
    FailedAgain,
    AsksQuestions, ///< its installation may want an answer, and there is nobody to give one
    NotSecurity,
    NotChosen, ///< a person left it out
};
/// nullopt = it is not left out. Pure.
std::optional<SkipReason> skipReason(const UpdateInfo &update);

/// Marks each update that another one offered replaces ([MS-UAMG] IUpdate::SupersededUpdateIDs), directly or through
/// others. Not when that would leave nothing worth installing in its place: an optional preview hides no security
/// update, and updates that replace each other in a circle hide none. Pure.
Updates markSuperseded(Updates updates);

/// Marks the updates that only ESU gives: security updates published after the last free day. Pure.
Updates markEsuUpdates(Updates updates, const ProgrammeCatalogue &catalogue, const ProgrammeAssessment &programme);

/// What each call of the agent's installer takes: one that may not be mixed goes alone and before the others, the
/// smallest first, because a servicing stack is small and the large ones need it. Pure.
QList<Updates> installBatches(const Updates &updates);

/// The order that `installBatches` gives. Pure.
Updates inInstallOrder(const Updates &updates);

/// Marks each ESU update with what the PC lacks of ESU. What could not be read lacks nothing. Pure.
Updates markLack(Updates updates, const Inspection &inspection);

/// Why this update is not installed, in terms of the error catalogue. Pure.
Error errorOf(const UpdateInfo &update);

template <> struct EnumNames<SkipReason> {
    static constexpr EnumTable<SkipReason, 6> table{{{SkipReason::Superseded, u"superseded"},
                                                     {SkipReason::OfferedAgain, u"offered-again"},
                                                     {SkipReason::FailedAgain, u"failed-again"},
                                                     {SkipReason::AsksQuestions, u"asks-questions"},
                                                     {SkipReason::NotSecurity, u"not-security"},
                                                     {SkipReason::NotChosen, u"not-chosen"}}};
};
static_assert(namesEvery<SkipReason>());

} // namespace esu
