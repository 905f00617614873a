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

TEST(Practice, ItsConsentIsRehearsedOnPage2AndThePcIsReadAnew)
{
    MachineFacts facts = goodFacts();
    facts.elevated = false;
    WizardState state = stateOn(Page::Prerequisites, inspect(facts, {baseRow(), esuRow(2)}));
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("not-elevated")};
    ASSERT_EQ(mainAction(state, resources()).kind, MainKind::RunElevated);
    WizardEffects effects;
    state = press(state, MainKind::RunElevated, &effects);
    EXPECT_FALSE(find<effect::RelaunchElevated>(effects));
    ASSERT_TRUE(find<effect::OpenSession>(effects));
    EXPECT_TRUE(find<effect::OpenSession>(effects)->machine.elevated);
    EXPECT_TRUE(state.isRunning(Step::Inspect));
}

TEST(Practice, TheKeyIsAskedForByItsButton)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    EXPECT_FALSE(secondaryActions(state, resources()).contains(SecondaryAction::UsePracticeKey));
    EXPECT_FALSE(tells(state, NoticeText::PracticeKey));
    state.machine = {.kind = MachineChoice::Kind::Practice};
    EXPECT_TRUE(tells(state, NoticeText::PracticeKey));
    WizardEffects effects;
    press(state, SecondaryAction::UsePracticeKey, &effects);
    EXPECT_TRUE(find<effect::EnterPracticeKey>(effects));
}

TEST(Prerequisites, ARestartThatIsPendingHasItsButton)
{
    MachineFacts facts = goodFacts();
    facts.pendingRestart = PendingRestart{.pending = true};
    WizardState state = stateOn(Page::Prerequisites, inspect(facts, {baseRow()}));
    state.pc.abilities.restart = true;
    EXPECT_EQ(stateCard(state, resources()).text, CardText::PrerequisitesRestart);
    EXPECT_EQ(stateCard(state, resources()).badge, Badge::Attention);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::RestartNow);
}

TEST(Activate, AnErrorThatOthersCureCanBeTriedAgainAfterAReading)
{
    WizardState state = activating();
    state = after(state, event::JobEnded{state.generation, ended::Activate{activationFailed(limitError())}});
    ASSERT_TRUE(secondaryActions(state, resources()).contains(SecondaryAction::TryAgain));
    state = press(state, SecondaryAction::TryAgain);
    EXPECT_TRUE(state.isRunning(Step::Inspect));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{keyedInspection()}});
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::Activate);
    EXPECT_TRUE(tells(state, NoticeText::ActivationCost));
}

TEST(ResultPage, WhereTheProgramBeginsThereItJudgesWhatItRead)
{
    WizardState state = stateOn(Page::Result, keyedInspection());
    state.pc.run = {};
    state = after(state, event::Started{});
    ASSERT_TRUE(state.isRunning(Step::Inspect));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{keyedInspection()}});
    EXPECT_TRUE(state.isRunning(Step::Verify));
}

TEST(Activate, AServerOutOfReachNamesTheWayWithoutInternet)
{
    WizardState state = activating();
    state = after(state, event::JobEnded{state.generation, ended::Activate{activationFailed(offlineError())}});
    EXPECT_TRUE(tells(state, NoticeText::WithoutInternet));
}

TEST(StoredKey, IsOfferedOnlyWhereOneIsKnownToBeOrNobodyKnows)
{
    const auto offers = [](StoredKey stored) {
        WizardState state = stateOn(Page::Key, goodInspection());
        state = after(state, event::SessionOpened{.stored = stored});
        return secondaryActions(state, resources()).contains(SecondaryAction::UseStoredKey);
    };
    EXPECT_FALSE(offers(StoredKey::Absent));
    EXPECT_TRUE(offers(StoredKey::Present));
    EXPECT_TRUE(offers(StoredKey::NotRead));
}

TEST(StoredKey, WhatWentWrongWithItIsNotToldAnyMoreOnceAKeyIsIn)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    state.key.storeError = Error{.fault = Fault::NotFound, .operation = QStringLiteral("key.store")};
    EXPECT_TRUE(tells(state, NoticeText::KeyStoreFailed));
    state.pc.run.inspection = keyedInspection();
    EXPECT_FALSE(tells(state, NoticeText::KeyStoreFailed));
}

namespace {

WizardState ruledBy(WizardState state, const QList<PolicyValue> &values)
{
    return after(state, event::SessionOpened{.policies = policiesOf(values)});
}

} // namespace

TEST(Policies, NoKeyIsStoredWhereOneForbidsIt)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    state = after(state, event::StoreKeyToggled{true});
    ASSERT_TRUE(state.key.store);
    EXPECT_FALSE(tells(state, NoticeText::StoringForbidden));
    state = ruledBy(state, {{.name = QStringLiteral("ForbidStoredKeys"), .value = 1U}});
    EXPECT_FALSE(state.key.store) << "what was ticked before is taken back";
    EXPECT_TRUE(tells(state, NoticeText::StoringForbidden));
    state = after(state, event::StoreKeyToggled{true});
    EXPECT_FALSE(state.key.store);
    state.key.stored = StoredKey::Present;
    const QList<SecondaryAction> offered = secondaryActions(state, resources());
    EXPECT_TRUE(offered.contains(SecondaryAction::ForgetStoredKey)) << "an older one can be deleted";
}

TEST(Policies, OneThatMeansNothingIsToldOnTheFirstPage)
{
    WizardState state = stateOn(Page::Start, goodInspection());
    EXPECT_FALSE(tells(state, NoticeText::PolicyIgnored));
    state = ruledBy(state, {{.name = QStringLiteral("GraceDays"), .value = 5U}});
    EXPECT_TRUE(tells(state, NoticeText::PolicyIgnored));
}

TEST(Policies, AnEditionThatIsOnlyInByOneIsTold)
{
    WizardState state = stateOn(Page::Start, goodInspection());
    EXPECT_FALSE(tells(state, NoticeText::PolicyEdition));
    state.pc.run.inspection->withoutPolicy = ProgrammeAssessment{.eligibility = Eligibility::NotEligible};
    EXPECT_TRUE(tells(state, NoticeText::PolicyEdition));
}

TEST(Rail, TicksWhatAnEarlierSittingHasDone)
{
    const WizardState state = stateOn(Page::Start, licensedInspection());
    for (const Page page : {Page::Key, Page::ActivationId, Page::Activate})
        EXPECT_EQ(railState(state, page), RailState::Done) << nameOf(page).toStdString();
    const WizardState fresh = stateOn(Page::Start, goodInspection());
    EXPECT_EQ(railState(fresh, Page::Key), RailState::Ahead);
}
