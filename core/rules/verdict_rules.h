// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/update_info.h"
#include "core/model/verdict.h"
#include "core/rules/inspection.h"

namespace esu {

/// The verdict on one PC as it was read. Green only if everything is proven for today's year; anything unknown is
/// amber. `networkTime` (UTC, from a Date header) can only take green away: a PC whose clock stands in another ESU year
/// than the rest of the world proves nothing about today. Pure.
Verdict judge(const Inspection &inspection, const ProgrammeCatalogue &catalogue,
              const std::optional<QDateTime> &networkTime = std::nullopt);

/// The sentence for a verdict; the reasons name the rest. Pure.
VerdictSentence sentenceOf(const Verdict &verdict, const ProgrammeAssessment &programme);
VerdictReason::State stateOf(const Verdict &verdict, ReasonId id);

/// Marks the updates that only ESU gives: security updates published after the last free day. Pure.
Updates markEsuUpdates(Updates updates, const ProgrammeCatalogue &catalogue, const ProgrammeAssessment &programme);

} // namespace esu
