// SPDX-License-Identifier: MIT
// The moves that several events share.
#include "core/wizard/wizard_draft.h"

#include <algorithm>

namespace esu {

namespace {

/// What one step needs otherwise than the rest of the sitting.
void fitWish(PcRun &run, Step step, const KeyInput &input)
{
    RunWish &wish = run.wish;
    // What is found is chosen from anew; after an installation only what is new.
    if (step == Step::SearchUpdates && !isFurtherSearch(run))
        wish.chosenUpdates.reset();
    // Which row takes a key is the key's to say.
    if (step == Step::InstallKey) {
        wish.wanted.reset();
        wish.lastFive = input.chosenKey() ? std::optional(input.chosenKey()->lastFive) : std::nullopt;
    }
}

/// It looks, or keeps house: what the page has to say about the act before it stays.
bool leavesPageAlone(const Job &job)
{
    return stepOf(job) == Step::LookAround || std::holds_alternative<job::Record>(job) ||
           std::holds_alternative<job::ForgetKey>(job) || std::holds_alternative<job::StoreKey>(job) ||
           std::holds_alternative<job::ReadStoredKey>(job) || std::holds_alternative<job::ArmResume>(job);
}

} // namespace

void goTo(Draft &draft, Page page)
{
    draft.state.page = page;
    draft.state.furthest = std::max(draft.state.furthest, page);
    draft.state.pc.stopped.reset();
    draft.state.pc.remaining.reset();
    if (page == Page::Result)
        startStep(draft, Step::Verify);
    lookAround(draft);
}

void lookAround(Draft &draft)
{
    if (draft.state.page != Page::Prerequisites || !draft.state.pc.run.inspection)
        return;
    if (draft.state.pc.packageFolder && draft.state.pc.packageFolder->state == PackageFolder::State::NotRead)
        readFolder(draft, false);
    else if (!draft.state.pc.run.inspection->facts.surroundings)
        startStep(draft, Step::LookAround);
}

void startJob(Draft &draft, const Job &job)
{
    WizardState &state = draft.state;
    if (state.running || state.closeWhenStopped)
        return;
    ++state.generation;
    state.running = RunningJob{.job = job, .generation = state.generation, .startedAt = draft.context.now};
    if (!leavesPageAlone(job)) {
        state.pc.stopped.reset();
        state.errorOf(state.page).reset();
    }
    state.pc.run.wish = wishOf(state);
    if (const auto step = stepOf(job)) {
        fitWish(state.pc.run, *step, state.key.input);
        state.pc.run = begun(std::move(state.pc.run), *step);
    }
    draft.effects.emplace_back(effect::StartJob{.job = job, .generation = state.generation, .run = state.pc.run});
}

void startStep(Draft &draft, Step step)
{
    startJob(draft, stepJob(step));
}

void startActivation(Draft &draft)
{
    if (mayActivate(draft.state))
        startStep(draft, Step::Activate);
}

void stopJob(Draft &draft)
{
    if (!draft.state.running || draft.state.running->stopping)
        return;
    draft.state.running->stopping = true;
    // Whoever stops what began by itself wants nothing more of its kind.
    draft.state.pc.resume.goesOn = false;
    draft.effects.emplace_back(effect::StopJob{});
}

void closeNow(Draft &draft)
{
    draft.state.closing = true;
    draft.state.question.reset();
    draft.effects.emplace_back(effect::ForgetKeys{});
    draft.effects.emplace_back(effect::CloseWindow{});
}

void forgetKeys(Draft &draft)
{
    draft.state.key.input = {};
    ++draft.state.key.clearings;
    draft.effects.emplace_back(effect::ForgetKeys{});
}

void fail(Draft &draft, Page page, const Job &job, const Error &error)
{
    if (draft.wasStopped && error.fault == Fault::Cancelled)
        draft.state.pc.stopped = job;
    else
        draft.state.errorOf(page) = error;
}

} // namespace esu
