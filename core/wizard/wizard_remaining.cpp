// SPDX-License-Identifier: MIT
// "Do the remaining steps": what comes next is the run's to say, as for every driver.
#include "core/wizard/wizard_draft.h"

#include <algorithm>

namespace esu {

namespace {

/// The plan's button named the cost of one activation, not of another one after an open answer; and a person who is
/// there sees to updates that failed.
constexpr Consent agreed{.change = true, .spend = true};

Page pageOf(Step step)
{
    switch (step) {
    case Step::Activate:
        return Page::Activate;
    case Step::SearchUpdates:
    case Step::InstallUpdates:
    case Step::Restart:
        return Page::Updates;
    case Step::Inspect:
    case Step::LookAround:
    case Step::ListDownloads:
    case Step::Repair:
    case Step::InstallKey:
    case Step::Verify:
    case Step::UninstallKey:
        break;
    }
    return Page::Result;
}

bool hasStumbled(const PcRun &run)
{
    return std::ranges::any_of(outlineOf(run), [](const StepEntry &entry) {
        return entry.state == StepState::Failed || entry.state == StepState::Cancelled;
    });
}

void advance(Draft &draft)
{
    WizardState &state = draft.state;
    state.pc.run.wish = wishOf(state);
    const NextStep coming = next(state.pc.run, agreed, draft.context.resources);
    const Step *step = std::get_if<Step>(&coming);
    const Ask *ask = std::get_if<Ask>(&coming);
    // Updates that failed are seen to on their page, and nothing asks for the verdict before that.
    if (step || (ask && ask->step != Step::Verify)) {
        state.page = pageOf(step ? *step : ask->step);
        state.furthest = std::max(state.furthest, state.page);
    }
    if (ask && ask->step == Step::Restart)
        return askForRestart(draft);
    if (step) {
        if (*step != Step::SearchUpdates || !updatesBlocked(state))
            startStep(draft, *step);
        if (state.running)
            return;
    }
    // Only a person can go on where anything is left: the page says why.
    const bool over = std::holds_alternative<Done>(coming) && !hasStumbled(state.pc.run);
    state.pc.remaining = over ? RemainingPhase::Finished : RemainingPhase::Stopped;
}

} // namespace

std::optional<Page> remainingStoppedAt(const WizardState &state)
{
    if (state.pc.remaining != RemainingPhase::Stopped)
        return std::nullopt;
    const QList<StepEntry> steps = remainingSteps(state);
    const auto open = std::ranges::find_if(steps, [](const StepEntry &entry) {
        return entry.state == StepState::Failed || entry.state == StepState::Cancelled ||
               entry.state == StepState::Waiting;
    });
    return open == steps.end() ? std::nullopt : std::optional(pageOf(open->step));
}

void startRemaining(Draft &draft)
{
    draft.state.pc.remaining = RemainingPhase::Running;
    draft.state.pc.run = again(std::move(draft.state.pc.run), wishOf(draft.state));
    advance(draft);
}

void goOnWithRemaining(Draft &draft)
{
    if (draft.state.pc.remaining != RemainingPhase::Running)
        return;
    if (draft.wasStopped)
        draft.state.pc.remaining = RemainingPhase::Stopped;
    else
        advance(draft);
}

} // namespace esu
