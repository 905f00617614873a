// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"

#include <functional>

namespace esu {

/// Carries out the steps of a run on one PC. Blocking, stoppable; use from the job's thread.
class Steps {
public:
    virtual ~Steps() = default;
    virtual StepEnd carryOut(Step step, const PcRun &run, const JobContext &context) = 0;
};

/// The steps of `core/journey`. The key, if any, stays outside the run.
class PcSteps final : public Steps {
public:
    /// Told where the updates come from before any are looked for; on the job's thread.
    using BeforeSearch = std::function<void(const UpdateSource &)>;
    /// `key`: nullptr = none given; must outlive this.
    explicit PcSteps(Pc &pc, const ProductKey *key = nullptr, BeforeSearch beforeSearch = {})
        : m_pc(pc), m_key(key), m_beforeSearch(std::move(beforeSearch))
    {
    }
    StepEnd carryOut(Step step, const PcRun &run, const JobContext &context) override;

private:
    StepEnd repair(const PcRun &run, const JobContext &context);
    StepEnd installKey(const PcRun &run, const JobContext &context);
    StepEnd searchUpdates(const PcRun &run, const JobContext &context);

    Pc &m_pc;
    const ProductKey *m_key;
    const BeforeSearch m_beforeSearch;
};

/// From one step to the next until the run is over or a person has to come first; gives the run as it is then. `told`
/// hears of every step that begins, and once of the end. On the calling thread.
PcRun drive(PcRun run, Steps &steps, const Consent &consent, const Resources &resources, const JobContext &context,
            const std::function<void(const PcRun &)> &told = {});

} // namespace esu
