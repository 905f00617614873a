// SPDX-License-Identifier: MIT
// Page 7: what helps next, what is said of updates that did not go in, and what the foot of the rail may claim.
#include "core/rules/verdict_rules.h"
#include "core/wizard/wizard_result.h"
#include "core/wizard/wizard_rules.h"
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {

namespace {

using Kind = MainAction::Kind;
using enum SecondaryAction;

WizardState resultOf(const Inspection &inspection)
{
    WizardState state = stateOn(Page::Result, inspection);
    state.pc.abilities.restart = true;
    state.pc.run.verdict = judge(inspection, resources().programmes, resources().updates);
    return state;
}

LicenseRows licensedRows()
{
    return {baseRow(), esuRow(2, sampleLastFive, licenseStatusLicensed)};
}

MachineFacts oldFacts()
{
    MachineFacts facts = goodFacts();
    facts.ubr = 6456;
    return facts;
}

Inspection waiting()
{
    MachineFacts facts = goodFacts();
    facts.pendingRestart->pending = true;
    return inspect(facts, licensedRows());
}

MainAction mainOf(const WizardState &state)
{
    return mainAction(state, resources());
}

bool offers(const WizardState &state, SecondaryAction action)
{
    return secondaryActions(state, resources()).contains(action);
}

const Notice *saying(const QList<Notice> &list, NoticeText text)
{
    const auto found = std::ranges::find(list, text, &Notice::text);
    return found == list.end() ? nullptr : &*found;
}

WizardState withRun(WizardState state, const UpdateRun &run)
{
    state.pc.run.updateRun = run;
    return state;
}

UpdateInfo failedUpdate(const QString &kb)
{
    UpdateInfo failed = update(kb, true);
    failed.state = UpdateInfo::State::Failed;
    failed.code = 0x800F0922U;
    return failed;
}

Standing::Kind standing(const Inspection &inspection)
{
    return standingOf(stateOn(Page::Key, inspection), resources())->kind;
}

} // namespace

TEST(ResultActions, SavingIsTheMainOneOnlyWhereNothingElseHelps)
{
    const WizardState green = resultOf(inspect(goodFacts(), licensedRows()));
    EXPECT_EQ(mainOf(green).kind, Kind::SaveResult);
    EXPECT_FALSE(offers(green, SaveResult)) << "not twice";

    const WizardState behind = resultOf(inspect(oldFacts(), licensedRows()));
    EXPECT_EQ(mainOf(behind).kind, Kind::GoToHelpingPage);
    EXPECT_EQ(mainOf(behind).page, Page::Updates);
    EXPECT_FALSE(offers(behind, GoToHelpingPage)) << "not twice";
    EXPECT_TRUE(offers(behind, SaveResult));
    EXPECT_EQ(after(behind, event::MainPressed{Kind::GoToHelpingPage}).page, Page::Updates);

    WizardState approval = behind;
    approval.pc.run.verdict->freshness.cause = Freshness::Cause::ServerNotApproved;
    EXPECT_EQ(mainOf(approval).kind, Kind::SaveResult) << "page 6 has nothing to give: it would be a circle";

    const WizardState red = resultOf(keyedInspection());
    EXPECT_EQ(mainOf(red).kind, Kind::GoToHelpingPage);
    EXPECT_EQ(mainOf(red).page, Page::Activate);

    WizardEffects effects;
    after(behind, event::SecondaryPressed{SaveResult}, &effects);
    EXPECT_TRUE(find<effect::SaveReport>(effects));
}

TEST(ResultActions, APendingRestartComesFirstAndTheResultIsReadAgainAfterIt)
{
    WizardState state = resultOf(waiting());
    EXPECT_EQ(mainOf(state).kind, Kind::RestartNow);
    EXPECT_TRUE(mainOf(state).changes);
    EXPECT_TRUE(offers(state, SaveResult));
    WizardState practice = state;
    practice.machine = {.scenario = QStringLiteral("any")};
    state = after(practice, event::MainPressed{Kind::RestartNow});
    EXPECT_EQ(state.question, Question::Restart);
    EXPECT_FALSE(after(state, event::QuestionAnswered{Question::Restart, false}).running);
    state = after(state, event::QuestionAnswered{Question::Restart, true});
    ASSERT_TRUE(state.isRunning(Step::Restart));
    state = after(state, event::JobEnded{state.generation, ended::Restart{{}}});
    ASSERT_TRUE(state.isRunning(Step::Inspect));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{licensedInspection()}});
    EXPECT_TRUE(state.isRunning(Step::Verify));
    EXPECT_EQ(state.page, Page::Result);

    WizardState noSuchButton = practice;
    noSuchButton.pc.abilities.restart = false;
    EXPECT_EQ(mainOf(noSuchButton).kind, Kind::SaveResult);
}

TEST(ResultActions, ARestartThatTheUpdatesOfThisSittingWaitForComesFirst)
{
    const WizardState state =
        withRun(resultOf(inspect(oldFacts(), licensedRows())), UpdateRun{.restartRequired = true});
    EXPECT_EQ(mainOf(state).kind, Kind::RestartNow);
}

TEST(ResultActions, AKeyOfAnotherYearIsNoMatterOfRestarting)
{
    MachineFacts facts = goodFacts();
    facts.pendingRestart->pending = true;
    const WizardState state =
        resultOf(inspect(facts, {baseRow(), esuRow(1, sampleLastFive, licenseStatusLicensed), esuRow(2)}));
    EXPECT_EQ(mainOf(state).kind, Kind::GoToHelpingPage);
    EXPECT_EQ(mainOf(state).page, Page::Key);
}

TEST(ResultActions, WhatWasSavedCanBeOpened)
{
    WizardState state = resultOf(inspect(goodFacts(), licensedRows()));
    EXPECT_FALSE(offers(state, OpenSaved));
    state = after(state, event::ResultSaved{QStringLiteral("/home/keiri/ESU-KEIRI-PC.pdf")});
    EXPECT_TRUE(saying(notices(state, resources()), NoticeText::Saved));
    EXPECT_EQ(notices(state, resources()).constLast().text, NoticeText::Saved) << "directly above the buttons";
    WizardEffects effects;
    state = after(state, event::SecondaryPressed{OpenSaved}, &effects);
    ASSERT_TRUE(find<effect::OpenPath>(effects));
    EXPECT_EQ(find<effect::OpenPath>(effects)->path, QStringLiteral("/home/keiri/ESU-KEIRI-PC.pdf"));
    effects.clear();
    state = after(state, event::SecondaryPressed{OpenSavedFolder}, &effects);
    ASSERT_TRUE(find<effect::OpenPath>(effects));
    EXPECT_EQ(find<effect::OpenPath>(effects)->path, QStringLiteral("/home/keiri"));
    state = after(state, event::SaveFailed{offlineError()});
    EXPECT_FALSE(offers(state, OpenSaved));
    EXPECT_FALSE(saying(notices(state, resources()), NoticeText::Saved));
}

TEST(ResultNotices, AFailedUpdateIsNamedThoughTheVerdictIsGreen)
{
    UpdateInfo good = update(QStringLiteral("KB1"), true);
    good.state = UpdateInfo::State::Installed;
    UpdateInfo nameless = failedUpdate({});
    nameless.kb.clear();
    nameless.title = QStringLiteral("Servicing stack");
    const WizardState state = withRun(resultOf(inspect(goodFacts(), licensedRows())),
                                      UpdateRun{.updates = {good, failedUpdate(QStringLiteral("KB2")), nameless}});
    ASSERT_EQ(state.pc.run.verdict->level, Verdict::Level::Green);
    const QList<Notice> list = notices(state, resources());
    const Notice *notice = saying(list, NoticeText::UpdatesNotInstalled);
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->args.count, 2);
    EXPECT_EQ(notice->args.text, QStringLiteral("KB2, Servicing stack"));

    WizardState said = withRun(resultOf(inspect(oldFacts(), licensedRows())),
                               UpdateRun{.updates = {failedUpdate(QStringLiteral("KB2"))}});
    said.pc.run.verdict->freshness.failedKb = {QStringLiteral("KB2")};
    EXPECT_FALSE(saying(notices(said, resources()), NoticeText::UpdatesNotInstalled)) << "the verdict says it";
    EXPECT_FALSE(saying(notices(resultOf(licensedInspection()), resources()), NoticeText::UpdatesNotInstalled));
}

TEST(UpdatesCards, GoodNewsIsNoWarning)
{
    WizardState state = stateOn(Page::Updates, licensedInspection());
    state.pc.run.updates = Updates{update(QStringLiteral("KB1"), true, true)};
    EXPECT_EQ(stateCard(state, resources()).text, CardText::UpdatesFound);
    EXPECT_EQ(stateCard(state, resources()).badge, Badge::Unknown) << "drawn as information";

    state.pc.run.updates = Updates{update(QStringLiteral("KB1"), false), update(QStringLiteral("KB2"), false)};
    const StateCard others = stateCard(state, resources());
    EXPECT_EQ(others.text, CardText::UpdatesOnlyOther);
    EXPECT_EQ(others.badge, Badge::Good);
    EXPECT_EQ(others.args.count, 2);

    for (const Inspection &inspection : {inspect(oldFacts(), licensedRows()), keyedInspection()}) {
        WizardState unproven = state;
        unproven.pc.run.inspection = inspection;
        EXPECT_EQ(stateCard(unproven, resources()).text, CardText::UpdatesFound)
            << "that a search finds none of ESU proves nothing";
    }

    UpdateInfo done = update(QStringLiteral("KB1"), true, true);
    done.state = UpdateInfo::State::Installed;
    const StateCard restart =
        stateCard(withRun(state, UpdateRun{.updates = {done}, .restartRequired = true}), resources());
    EXPECT_EQ(restart.text, CardText::UpdatesRestart);
    EXPECT_EQ(restart.badge, Badge::Unknown) << "drawn as information";
}

TEST(StandingOfThePc, ClaimsNothingThatWasNotRead)
{
    using enum Standing::Kind;
    WizardState unread = stateOn(Page::Start, goodInspection());
    unread.pc.run.inspection.reset();
    EXPECT_EQ(standingOf(unread, resources()), std::nullopt);
    EXPECT_EQ(standing(goodInspection()), NotActive);
    EXPECT_EQ(standing(keyedInspection()), NotActive);
    EXPECT_EQ(standingOf(stateOn(Page::Key, licensedInspection()), resources()),
              (Standing{.kind = Active, .year = 2, .until = QDate(2027, 10, 14)}));
    EXPECT_EQ(standing(keyedInspection(1, licenseStatusLicensed)), OtherYear);
    MachineFacts ltsc = goodFacts();
    ltsc.editionId = QStringLiteral("EnterpriseS");
    EXPECT_EQ(standing(inspect(ltsc, licensedRows())), NotForThisPc);
    EXPECT_EQ(standing(inspect(goodFacts(), {baseRow(0), licensedRows().constLast()})), NotActive)
        << "Windows itself is not activated";
    Inspection other = licensedInspection();
    other.programme.editionSigns = {QStringLiteral("EnterpriseEval"), QStringLiteral("EnterpriseEval")};
    for (EsuRow &row : other.licenses->esu)
        row.editions = QStringList{QStringLiteral("Professional")};
    EXPECT_EQ(standing(other), Unknown) << "the licensed row does not list this edition";
    Inspection noRows = goodInspection();
    noRows.licenses = std::unexpected(offlineError());
    EXPECT_EQ(standing(noRows), Unknown);
    Inspection over = licensedInspection();
    over.programme = assess(resources().programmes, over.facts, QDate(2030, 1, 1));
    EXPECT_EQ(standing(over), SupplyEnded);
}

} // namespace esu::test
