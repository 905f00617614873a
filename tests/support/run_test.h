// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/outcome.h"
#include "core/run/steps.h"
#include "core/run/wishes.h"

namespace esu::test {

/// Drives a whole run with full consent, as `esuctl` does.
inline PcRun runOf(Pc &pc, RunWish wish, const ProductKey *key = nullptr, const JobContext &context = {},
                   const PcSteps::BeforeSearch &beforeSearch = {})
{
    if (key)
        wish.lastFive = key->lastFive();
    wish.canRepair = pc.machine().abilities().repair;
    PcSteps steps(pc, key, beforeSearch);
    return drive({.wish = std::move(wish)}, steps, Consent::full(), pc.resources(), context);
}

} // namespace esu::test
