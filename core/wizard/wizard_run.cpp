// SPDX-License-Identifier: MIT
// "Do the remaining steps": how the run goes from one step to the next.
#include "core/wizard/wizard_reducer.h"

#include <algorithm>

namespace esu {

void WizardReducer::finishStep(RemainingRun::Step step, bool success)
{
    using StepState = RemainingRun::StepState;
    if (!m_state.remaining || m_state.remaining->phase != RemainingRun::Phase::Running)
        return;
    const auto item = std::ranges::find(m_state.remaining->items, step, &RemainingRun::Item::step);
    if (item == m_state.remaining->items.end())
        return;
    item->state = success ? StepState::Done : StepState::Failed;
    if (!success || m_wasStopped)
        stopRun();
    else
        advanceRun();
}

void WizardReducer::stopRun()
{
    m_state.remaining->phase = RemainingRun::Phase::Stopped;
}

void WizardReducer::advanceRun()
{
    using StepState = RemainingRun::StepState;
    QList<RemainingRun::Item> &items = m_state.remaining->items;
    const auto next = std::ranges::find(items, StepState::Waiting, &RemainingRun::Item::state);
    if (next == items.end()) {
        m_state.remaining->phase = RemainingRun::Phase::Finished;
        return;
    }
    if (next->step == RemainingRun::Step::InstallUpdates && m_state.updates && updatesToInstall(m_state).isEmpty()) {
        next->state = StepState::NothingToDo;
        return advanceRun();
    }
    next->state = StepState::Running;
    runStep(next->step);
    if (!m_state.running) {
        // Only a person can go on here: the page says why.
        next->state = StepState::Waiting;
        stopRun();
    }
}

void WizardReducer::runStep(RemainingRun::Step step)
{
    const auto show = [this](Page page) {
        m_state.page = page;
        m_state.furthest = std::max(m_state.furthest, page);
    };
    switch (step) {
    case RemainingRun::Step::Activate: {
        show(Page::Activate);
        // The plan's button named the cost of one activation, not of another one after an open answer.
        if (!anotherMayCost(m_state))
            startActivation(false);
        return;
    }
    case RemainingRun::Step::SearchUpdates:
        show(Page::Updates);
        if (!updatesBlocked(m_state))
            startJob({.job = Job::SearchUpdates});
        return;
    case RemainingRun::Step::InstallUpdates:
        show(Page::Updates);
        if (m_state.updates)
            startJob({.job = Job::InstallUpdates, .updates = updatesToInstall(m_state)});
        return;
    case RemainingRun::Step::Verify:
        show(Page::Result);
        startJob({.job = Job::Verify});
        return;
    }
}

} // namespace esu
