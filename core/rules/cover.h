// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/cover.h"
#include "core/model/machine_facts.h"

#include <optional>

namespace esu {

/// Signs that this PC gets ESU without a MAK: a rating of M, so "probably", never a proof. Pure.
std::optional<Cover> coverWithoutMak(const MachineFacts &facts);

} // namespace esu
