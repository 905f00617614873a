// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/cover.h"
#include "core/model/machine_facts.h"

#include <optional>

namespace esu {

/// Signs that this PC gets ESU without a MAK: a rating of M, so "probably", and a proof only with the updates
/// that they promise. Pure.
std::optional<Cover> coverWithoutMak(const MachineFacts &facts);

/// With everything installed that is due this cover needs no further proof. Consumer enrolment does not hold on a PC
/// that is joined to a domain, and only Home cannot be. Pure.
bool provesWithUpdates(const Cover &cover, const MachineFacts &facts);

} // namespace esu
