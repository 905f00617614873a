// SPDX-License-Identifier: MIT
// Where a rule stops before anything is spent, a person may insist: asked once, and nothing runs by the answer alone.
#include "tests/wizard/wizard_fixture.h"

#include "core/base/conditions.h"

#include <gtest/gtest.h>

namespace esu::test {
namespace {

using Kind = MainAction::Kind;

WizardState answered(const WizardState &state, bool yes, WizardEffects *effects = nullptr)
{
    const WizardState asks = after(state, event::SecondaryPressed{SecondaryAction::Insist}, effects);
    EXPECT_EQ(asks.question, Question::Insist);
    return after(asks, event::QuestionAnswered{Question::Insist, yes}, effects);
}

/// Page 5 with a keyed row of `year`; today is year 2.
WizardState onActivate(int year)
{
    WizardState state = stateOn(Page::Activate, keyedInspection(year));
    state.pc.chosenRow = yearId(year);
    return state;
}

TEST(Insist, AKeyOfAnotherYearStopsUntilAPersonInsists)
{
    const WizardState state = onActivate(1);
    EXPECT_EQ(insistableBlock(state)->condition, condition::otherYear);
    EXPECT_EQ(mainAction(state, resources()).kind, Kind::None);
    WizardEffects effects;
    const WizardState insists = answered(state, true, &effects);
    EXPECT_TRUE(effects.empty()) << "the answer alone spends nothing";
    EXPECT_FALSE(insistableBlock(insists));
    EXPECT_EQ(mainAction(insists, resources()).kind, Kind::Activate);
    EXPECT_EQ(wishOf(insists).insistence.year, 1);
}

TEST(Insist, NoLeavesEverythingAsItIs)
{
    const WizardState state = onActivate(1);
    EXPECT_EQ(answered(state, false), state);
}

TEST(Insist, APcThatIsCoveredWithoutAMakAsksBeforeAKeyIsInstalled)
{
    Inspection covered = goodInspection();
    covered.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("Win10ConsumerESUStatus"), .value = 3}};
    WizardState state = stateOn(Page::Key, covered);
    state.key.input = readyKey();
    EXPECT_EQ(insistableBlock(state)->condition, condition::coveredWithoutMak);
    EXPECT_FALSE(mainAction(state, resources()).enabled);
    const WizardState insists = answered(state, true);
    EXPECT_TRUE(mainAction(insists, resources()).enabled);
    EXPECT_TRUE(wishOf(insists).insistence.activateAnyway);
    EXPECT_FALSE(wishOf(insists).insistence.anyEdition) << "only what was asked about";
}

TEST(Insist, AWrongClockStopsAKeyWhoseRowNobodyKnowsAndItsYearIsThatBesideIt)
{
    Inspection wrong = goodInspection();
    wrong.clockWrong = true;
    WizardState state = stateOn(Page::Key, wrong);
    state.key.input = readyKey();
    EXPECT_EQ(spendingBlock(state)->condition, condition::clockWrong);
    EXPECT_FALSE(mainAction(state, resources()).enabled);
    EXPECT_FALSE(insistableBlock(state)) << "on which year?";
    state.key.input.found[0].yearHint = 2;
    EXPECT_TRUE(insistableBlock(state));
    const WizardState insists = answered(state, true);
    EXPECT_EQ(wishOf(insists).insistence.year, 2);
    EXPECT_TRUE(mainAction(insists, resources()).enabled);
}

TEST(Insist, AnotherPcIsAskedAnew)
{
    WizardState state = answered(onActivate(1), true);
    state.page = Page::Start;
    const WizardState other = after(
        state, event::MachineChosen{{.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("other")}});
    EXPECT_EQ(other.pc.insistence, Insistence{});
}

TEST(Insist, WhereNothingStopsThereIsNothingToInsistOn)
{
    const WizardState state = onActivate(2);
    EXPECT_FALSE(secondaryActions(state, resources()).contains(SecondaryAction::Insist));
    EXPECT_EQ(after(state, event::SecondaryPressed{SecondaryAction::Insist}), state);
}

} // namespace
} // namespace esu::test
