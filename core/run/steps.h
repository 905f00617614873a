// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"

#include <functional>

namespace esu {

/// Carries out the steps of a run on one PC. Of a rehearsal (`RunWish::dryRun`) the steps that change it only ask what
/// the act would ask, so that both are refused by the same lines. Blocking, stoppable; use from the job's thread.
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
    /// Called before an attempt that may cost one more activation; on the job's thread.
    using BeforeSpendingAgain = std::function<void()>;
    /// `key`: nullptr = none given; must outlive this.
    explicit PcSteps(Pc &pc, const ProductKey *key = nullptr, BeforeSearch beforeSearch = {},
                     BeforeSpendingAgain beforeSpendingAgain = {})
        : m_pc(pc), m_key(key), m_beforeSearch(std::move(beforeSearch)),
          m_beforeSpendingAgain(std::move(beforeSpendingAgain))
    {
    }
    StepEnd carryOut(Step step, const PcRun &run, const JobContext &context) override;

private:
    StepEnd repair(const PcRun &run, const JobContext &context);
    StepEnd installKey(const PcRun &run, const JobContext &context);
    StepEnd activate(const PcRun &run, const JobContext &context);
    StepEnd removeKey(const PcRun &run, const JobContext &context);
    StepEnd searchUpdates(const PcRun &run, const JobContext &context);

    Pc &m_pc;
    const ProductKey *m_key;
    const BeforeSearch m_beforeSearch;
    const BeforeSpendingAgain m_beforeSpendingAgain;
};

/// From one step to the next until the run is over or a person has to come first; gives the run as it is then. `told`
/// hears of every step that begins, and once of the end. On the calling thread.
PcRun drive(PcRun run, Steps &steps, const Consent &consent, const Resources &resources, const JobContext &context,
            const std::function<void(const PcRun &)> &told = {});

} // namespace esu
