// SPDX-License-Identifier: MIT
// Something comes between a question, a plan or an error and its end: what was meant before is not meant any more.
#include "tests/wizard/wizard_fixture.h"

#include "core/wizard/wizard_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {
namespace {

WizardState onPage(Page page)
{
    WizardState state = stateOn(page, keyedInspection());
    state.key.input = readyKey();
    return state;
}

TEST(Between, ClosingDropsThePlanThatIsAskedAbout)
{
    WizardState state = after(onPage(Page::ActivationId), event::SecondaryPressed{SecondaryAction::DoRemaining});
    ASSERT_EQ(state.question, Question::RunPlan);
    state = after(state, event::CloseRequested{});
    EXPECT_EQ(state.question, Question::CloseWizard);
    EXPECT_FALSE(state.pc.remaining);
    EXPECT_FALSE(after(state, event::QuestionAnswered{Question::CloseWizard, false}).running);
}

TEST(Between, ClosingDropsTheRepairThatIsAskedAbout)
{
    WizardState state = onPage(Page::Prerequisites);
    state.question = Question::Repair;
    state.pc.repairPlan = RepairPlan{.steps = {{.prerequisiteId = QStringLiteral("sha2")}}};
    state = after(state, event::CloseRequested{});
    EXPECT_EQ(state.question, Question::CloseWizard);
    EXPECT_FALSE(state.pc.repairPlan);
}

TEST(Between, APressOfAButtonEndsAPlanThatStopped)
{
    WizardState state = onPage(Page::ActivationId);
    state.pc.remaining = RemainingPhase::Stopped;
    const MainAction main = mainAction(state, resources());
    ASSERT_TRUE(main.enabled);
    const WizardState gone = after(state, event::MainPressed{main.kind});
    EXPECT_NE(gone.page, state.page);
    EXPECT_FALSE(gone.pc.remaining);
    WizardState updates = stateOn(Page::Updates, licensedInspection());
    updates.pc.remaining = RemainingPhase::Stopped;
    const WizardState searching = after(updates, event::MainPressed{MainAction::Kind::SearchUpdates});
    EXPECT_TRUE(searching.isRunning(Step::SearchUpdates));
    EXPECT_FALSE(searching.pc.remaining) << "or the plan went on behind a search that was asked for alone";
    const WizardState another = after(state, event::SecondaryPressed{SecondaryAction::RemoveKey});
    EXPECT_EQ(another.question, Question::RemoveKey);
    EXPECT_FALSE(another.pc.remaining);
}

TEST(Between, AKeyThatIsGoneMeanwhileIsNotRemoved)
{
    WizardState state =
        stateOn(Page::ActivationId, inspect(goodFacts(), {baseRow(), esuRow(2, {}, licenseStatusLicensed)}));
    ASSERT_TRUE(targetRow(state));
    state.question = Question::RemoveKey;
    WizardEffects effects;
    state = after(state, event::QuestionAnswered{Question::RemoveKey, true}, &effects);
    EXPECT_FALSE(state.running);
    EXPECT_TRUE(effects.empty());
}

TEST(Between, ARefusedElevationLeavesAQuestionWhereItIsAsked)
{
    WizardState state = stateOn(Page::Start, goodInspection());
    state.elevation = WizardState::Elevation::Asking;
    EXPECT_EQ(after(state, event::ElevationAnswered{false}).page, Page::Prerequisites);
    state.question = Question::CloseWizard;
    const WizardState refused = after(state, event::ElevationAnswered{false});
    EXPECT_EQ(refused.page, Page::Start);
    EXPECT_EQ(refused.question, Question::CloseWizard);
    EXPECT_EQ(refused.elevation, WizardState::Elevation::Refused);
}

TEST(Between, AnotherTryAtTheStoredKeyForgetsWhyTheLastOneFailed)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    state.key.storeError = offlineError();
    EXPECT_FALSE(after(state, event::SecondaryPressed{SecondaryAction::UseStoredKey}).key.storeError);
}

TEST(Between, NothingIsSaidOfTickingOnceUpdatesWereInstalled)
{
    const auto isSaid = [](const WizardState &state) {
        return std::ranges::count(notices(state, resources()), NoticeText::NothingChosen, &Notice::text) > 0;
    };
    WizardState state = stateOn(Page::Updates, licensedInspection());
    state.pc.run.updates = Updates{update(QStringLiteral("KB1"), true)};
    EXPECT_TRUE(isSaid(state));
    state.pc.run.updateRun = UpdateRun{};
    EXPECT_FALSE(isSaid(state));
}

} // namespace
} // namespace esu::test
