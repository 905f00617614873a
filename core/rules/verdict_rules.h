// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/update_history.h"
#include "core/model/update_table.h"
#include "core/model/verdict.h"
#include "core/rules/inspection.h"
#include "core/rules/verdict_license.h"

namespace esu {

/// What a verdict is held against, besides the PC as it was read.
struct JudgedAgainst {
    /// UTC, from the network. It can only take green away: a PC whose clock stands in another ESU year than the rest of
    /// the world, or before a month that is due there, proves nothing about today.
    std::optional<QDateTime> networkTime = std::nullopt;
    /// Takes the place of a MAK's licence.
    std::optional<Cover> covered = std::nullopt;
    std::optional<UpdateHistory> history = std::nullopt; ///< nullopt = not read
};

/// The verdict on one PC as it was read. Green only if everything is proven for today: the licence of the running year,
/// and the update of every month that is due. Anything unknown is amber. Policies that changed the level are named.
/// Pure.
Verdict judge(const Inspection &inspection, const ProgrammeCatalogue &catalogue, const UpdateTables &updates,
              const JudgedAgainst &against = {});

/// The same, without a word about the policies that it follows. Pure.
Verdict judgeByPolicies(const Inspection &inspection, const ProgrammeCatalogue &catalogue, const UpdateTables &updates,
                        const JudgedAgainst &against);

/// The sentence for a verdict; the reasons name the rest. Pure.
VerdictSentence sentenceOf(const Verdict &verdict, const ProgrammeAssessment &programme);
VerdictReason::State stateOf(const Verdict &verdict, ReasonId id);

} // namespace esu
