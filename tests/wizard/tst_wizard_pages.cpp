// SPDX-License-Identifier: MIT
// What the first pages do besides the way forward: closing, stopping, what stays on the screen.
#include "core/base/conditions.h"
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace esu;
using namespace esu::test;
using MainKind = MainAction::Kind;

namespace {

WizardState press(const WizardState &state, MainKind kind, WizardEffects *effects = nullptr)
{
    return after(state, event::MainPressed{kind}, effects);
}

WizardState press(const WizardState &state, SecondaryAction action, WizardEffects *effects = nullptr)
{
    return after(state, event::SecondaryPressed{action}, effects);
}

bool tells(const WizardState &state, NoticeText text)
{
    const QList<Notice> all = notices(state, resources());
    return std::ranges::any_of(all, [text](const Notice &notice) { return notice.text == text; });
}

WizardState activating()
{
    return press(stateOn(Page::Activate, keyedInspection()), MainKind::Activate);
}

} // namespace

TEST(Close, WhileSomethingIsSpentAsksAndGoesOnMeanwhile)
{
    WizardState state = activating();
    ASSERT_TRUE(state.isRunning(Step::Activate));
    WizardEffects effects;
    state = after(state, event::CloseRequested{}, &effects);
    EXPECT_EQ(state.question, Question::CloseWhileWorking);
    EXPECT_FALSE(find<effect::StopJob>(effects));
    EXPECT_FALSE(state.closeWhenStopped);

    const WizardState goesOn = after(state, event::QuestionAnswered{Question::CloseWhileWorking, false});
    EXPECT_FALSE(goesOn.question);
    EXPECT_TRUE(goesOn.isRunning(Step::Activate));
    EXPECT_FALSE(goesOn.running->stopping);

    const WizardState stops = after(state, event::QuestionAnswered{Question::CloseWhileWorking, true}, &effects);
    EXPECT_TRUE(find<effect::StopJob>(effects));
    EXPECT_TRUE(find<effect::StartGrace>(effects));
    EXPECT_TRUE(stops.closeWhenStopped);
}

TEST(Close, AQuestionAboutWorkThatHasEndedGoesAway)
{
    WizardState state = after(activating(), event::CloseRequested{});
    state = after(state, event::JobEnded{state.generation, ended::Activate{activated()}});
    EXPECT_FALSE(state.question);
    EXPECT_FALSE(state.closing);
}

TEST(Close, TheEndOfTheSessionDoesNotAskWhileWorking)
{
    const WizardState state = after(activating(), event::CloseRequested{.sessionEnds = true});
    EXPECT_FALSE(state.question);
    EXPECT_TRUE(state.closeWhenStopped);
}

TEST(Close, WhenIdleAsksOnlyIfSomethingWasDone)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    EXPECT_TRUE(after(state, event::CloseRequested{}).closing);
    state.pc.done.append({.kind = DoneAct::Kind::KeyInstalled, .lastFive = sampleLastFive});
    EXPECT_EQ(after(state, event::CloseRequested{}).question, Question::CloseWizard);
}

TEST(Close, AKeyThatWasTypedIsNotThrownAwayWithoutAsking)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    state.key.input = readyKey();
    EXPECT_EQ(after(state, event::CloseRequested{}).question, Question::CloseWizard);
}

TEST(Errors, StayWhereTheyAreWhileThePcIsRecorded)
{
    WizardState state = activating();
    state = after(state, event::JobEnded{state.generation, ended::Activate{activationFailed(limitError())}});
    ASSERT_EQ(state.errorOf(Page::Activate), limitError());
    state = press(state, SecondaryAction::RecordPc);
    EXPECT_EQ(state.errorOf(Page::Activate), limitError());
    state = after(state, event::JobEnded{state.generation, ended::Record{QByteArray("{}")}});
    EXPECT_EQ(state.errorOf(Page::Activate), limitError());
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::None);
}

TEST(Notices, SayWhatAnActivationCostsOnlyWhileItMayBePressed)
{
    WizardState state = stateOn(Page::Activate, keyedInspection());
    EXPECT_TRUE(tells(state, NoticeText::ActivationCost));
    state = press(state, SecondaryAction::RecordPc);
    EXPECT_FALSE(tells(state, NoticeText::ActivationCost));
}
