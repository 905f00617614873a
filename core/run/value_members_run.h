// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"
#include "core/run/step.h"
#include "core/run/value_members_journey.h"

/// The members of the values of `core/run` in JSON (`core/base/value_json.h`).
namespace esu {

template <> struct Members<StepEntry> {
    static constexpr std::tuple list{member(u"step", &StepEntry::step), member(u"state", &StepEntry::state),
                                     member(u"error", &StepEntry::error)};

    static QString wrong(const StepEntry &entry)
    {
        const bool hasError = entry.state == StepState::Failed || entry.state == StepState::Cancelled;
        return hasError == entry.error.has_value()
                   ? QString()
                   : QStringLiteral("a step has an error exactly when it failed or was stopped");
    }
};

template <> struct Members<Insistence> {
    static constexpr std::tuple list{member(u"any_edition", &Insistence::anyEdition),
                                     member(u"activate_anyway", &Insistence::activateAnyway),
                                     member(u"year", &Insistence::year)};
};

template <> struct Members<RunWish> {
    static constexpr std::tuple list{
        member(u"steps", &RunWish::steps),           member(u"last_five", &RunWish::lastFive),
        member(u"wanted", &RunWish::wanted),         member(u"uninstall", &RunWish::uninstall),
        member(u"insistence", &RunWish::insistence), member(u"retry_ambiguous", &RunWish::retryAmbiguous),
        member(u"dry_run", &RunWish::dryRun),        member(u"can_repair", &RunWish::canRepair),
        member(u"packages", &RunWish::packages),     member(u"chosen_updates", &RunWish::chosenUpdates)};
};

template <> struct Members<PcRun> {
    static constexpr std::tuple list{member(u"wish", &PcRun::wish),
                                     member(u"steps", &PcRun::steps),
                                     member(u"inspection", &PcRun::inspection),
                                     member(u"listed", &PcRun::listed),
                                     member(u"repair", &PcRun::repair),
                                     member(u"key", &PcRun::key),
                                     member(u"activation", &PcRun::activation),
                                     member(u"open_rows", &PcRun::openRows),
                                     member(u"updates", &PcRun::updates),
                                     member(u"update_run", &PcRun::updateRun),
                                     member(u"further_searches", &PcRun::furtherSearches),
                                     member(u"verdict", &PcRun::verdict),
                                     member(u"removed", &PcRun::removed)};

    static QString wrong(const PcRun &run);
};

} // namespace esu
