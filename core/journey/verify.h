// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"
#include "core/model/verdict.h"
#include "core/rules/inspection.h"

namespace esu {

/// A verdict with the inspection it rests on.
struct Verification {
    Inspection inspection;
    Verdict verdict;

    bool operator==(const Verification &) const = default;
};

/// Reads everything again and judges; a verdict that would be green is held against the network's time as well.
Result<Verification> verify(Pc &pc, const JobContext &context);

} // namespace esu
