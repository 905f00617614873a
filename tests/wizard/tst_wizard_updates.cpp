// SPDX-License-Identifier: MIT
// Page 6: what is shown, chosen and said, and how far each update is.
#include "core/ports/deadlines.h"
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace esu;
using namespace esu::test;

namespace {

using LeftOut = UpdateInfo::LeftOut;
using Stage = UpdateProgress::Stage;
using namespace std::chrono_literals;

const QString kb1 = QStringLiteral("KB1");
const QString kb2 = QStringLiteral("KB2");
const QString kb3 = QStringLiteral("KB3");

UpdateInfo leftOut(const QString &kb, LeftOut why)
{
    UpdateInfo info = update(kb, true);
    info.leftOut = why;
    return info;
}

WizardState found(const Updates &updates)
{
    WizardState state =
        after(stateOn(Page::Updates, licensedInspection()), event::MainPressed{MainAction::Kind::SearchUpdates});
    return after(state, event::JobEnded{state.generation, ended::SearchUpdates{updates}});
}

bool says(const WizardState &state, NoticeText text)
{
    const QList<Notice> list = notices(state, resources());
    return std::ranges::find(list, text, &Notice::text) != list.end();
}

Stage stageOf(const WizardState &state, const QString &kb)
{
    const auto it = std::ranges::find(*state.pc.run.updates, QStringLiteral("id-") + kb, &UpdateInfo::id);
    return updateProgress(state, *it).stage;
}

WizardState with(WizardState state, const Progress &progress)
{
    state.running->progress = progress;
    return state;
}

WizardState installed(WizardState state, bool restart)
{
    state.pc.abilities.restart = true;
    state = after(state, event::MainPressed{MainAction::Kind::InstallUpdates});
    UpdateRun run{.updates = updatesToInstall(state), .restartRequired = restart};
    for (UpdateInfo &each : run.updates)
        each.state = UpdateInfo::State::Installed;
    return after(state, event::JobEnded{state.generation, ended::InstallUpdates{run}});
}

} // namespace

TEST(UpdateChoice, WhatIsReplacedIsNeitherShownNorEverChosen)
{
    WizardState state = found({update(kb1, true), leftOut(kb2, LeftOut::Superseded)});
    EXPECT_EQ(visibleUpdates(state).size(), 1);
    EXPECT_EQ(stateCard(state, resources()).args.count, 1);
    state = after(state, event::UpdateToggled{QStringLiteral("id-KB2"), true});
    state = after(state, event::AllUpdatesToggled{true});
    EXPECT_EQ(state.pc.selectedUpdates, QStringList{QStringLiteral("id-KB1")});
    state.pc.selectedUpdates.append(QStringLiteral("id-KB2"));
    EXPECT_EQ(updatesToInstall(state).size(), 1);
}

TEST(UpdateChoice, WhatCameToTheSameEndTwiceIsAPersonsChoice)
{
    WizardState state = found({update(kb1, true), leftOut(kb2, LeftOut::FailedAgain)});
    EXPECT_EQ(state.pc.selectedUpdates, QStringList{QStringLiteral("id-KB1")});
    EXPECT_TRUE(says(state, NoticeText::UpdatesLeftOut));
    EXPECT_EQ(stageOf(state, kb2), Stage::LeftOut);
    state = after(state, event::UpdateToggled{QStringLiteral("id-KB2"), true});
    EXPECT_EQ(stageOf(state, kb2), Stage::Offered);
    EXPECT_EQ(mainAction(state, resources()).count, 2);
    EXPECT_FALSE(says(found({update(kb1, true)}), NoticeText::UpdatesLeftOut));
}

TEST(UpdateChoice, NothingTickedIsExplained)
{
    WizardState state = found({update(kb1, true)});
    EXPECT_FALSE(says(state, NoticeText::NothingChosen));
    state = after(state, event::UpdateToggled{QStringLiteral("id-KB1"), false});
    EXPECT_TRUE(says(state, NoticeText::NothingChosen));
    EXPECT_EQ(mainAction(state, resources()).kind, MainAction::Kind::Next);
    EXPECT_FALSE(says(found({}), NoticeText::NothingChosen)) << "where there is nothing to tick";
}

TEST(UpdateChoice, SurvivesLanguageAndBack)
{
    WizardState state = found({update(kb1, true), update(kb2, false)});
    state = after(state, event::UpdateToggled{QStringLiteral("id-KB2"), true});
    const QStringList chosen = state.pc.selectedUpdates;
    state = after(state, event::LanguageChosen{QStringLiteral("en")});
    state = after(after(state, event::BackPressed{}), event::PageRequested{Page::Updates});
    EXPECT_EQ(state.page, Page::Updates);
    EXPECT_EQ(state.pc.selectedUpdates, chosen);
    EXPECT_EQ(visibleUpdates(state).size(), 2);
}

TEST(UpdateSearch, IsExplainedAfterThreeMinutesAndNotBefore)
{
    WizardState state =
        after(stateOn(Page::Updates, licensedInspection()), event::MainPressed{MainAction::Kind::SearchUpdates});
    state.running->elapsed = deadline::explainSearch - 1ms;
    EXPECT_FALSE(says(state, NoticeText::SearchTakesLong));
    state.running->elapsed = deadline::explainSearch;
    EXPECT_TRUE(says(state, NoticeText::SearchTakesLong));
    EXPECT_EQ(cancelAction(state), CancelAction::Stop);
    state.running->job = stepJob(Step::InstallUpdates);
    EXPECT_FALSE(says(state, NoticeText::SearchTakesLong));
}

TEST(UpdateProgressOfEach, FollowsTheDownloadAndTheInstallation)
{
    WizardState state = found({update(kb1, true), update(kb2, true), update(kb3, false)});
    state = after(state, event::MainPressed{MainAction::Kind::InstallUpdates});
    EXPECT_EQ(stageOf(state, kb1), Stage::Waiting);
    EXPECT_EQ(stageOf(state, kb3), Stage::LeftOut) << "not ticked";

    WizardState at =
        with(state, {.waiting = Waiting::DownloadingUpdates, .item = QStringLiteral("id-KB1"), .itemPercent = 40});
    EXPECT_EQ(updateProgress(at, at.pc.run.updates->at(0)),
              (UpdateProgress{.stage = Stage::Downloading, .percent = 40}));
    EXPECT_EQ(stageOf(at, kb2), Stage::Waiting);
    at = with(state, {.waiting = Waiting::DownloadingUpdates, .item = QStringLiteral("id-KB2")});
    EXPECT_EQ(stageOf(at, kb1), Stage::Downloaded);
    EXPECT_EQ(stageOf(at, kb2), Stage::Downloading);
    at = with(state, {.waiting = Waiting::InstallingUpdates, .item = QStringLiteral("id-KB1")});
    EXPECT_EQ(stageOf(at, kb1), Stage::Installing);
    EXPECT_EQ(stageOf(at, kb2), Stage::Downloaded);
    at = with(state, {.waiting = Waiting::InstallingUpdates, .item = QStringLiteral("id-KB2")});
    EXPECT_EQ(stageOf(at, kb1), Stage::Ended) << "how it ended is not known yet";

    UpdateRun run{.updates = updatesToInstall(state)};
    run.updates[0].state = UpdateInfo::State::Installed;
    run.updates[1].state = UpdateInfo::State::Failed;
    state = after(state, event::JobEnded{state.generation, ended::InstallUpdates{run}});
    EXPECT_EQ(stageOf(state, kb1), Stage::Installed);
    EXPECT_EQ(stageOf(state, kb2), Stage::Failed);
    EXPECT_EQ(stageOf(state, kb3), Stage::Offered);
}

TEST(UpdateRestart, NowOrLater)
{
    const WizardState state = installed(found({update(kb1, true)}), true);
    EXPECT_EQ(mainAction(state, resources()).kind, MainAction::Kind::RestartNow);
    EXPECT_EQ(after(state, event::SecondaryPressed{SecondaryAction::RestartLater}).page, Page::Result);
    EXPECT_FALSE(secondaryActions(state, resources()).contains(SecondaryAction::SkipUpdates));
    EXPECT_FALSE(secondaryActions(state, resources()).contains(SecondaryAction::DoRemaining));

    WizardEffects effects;
    const WizardState asking = after(state, event::MainPressed{MainAction::Kind::RestartNow});
    EXPECT_EQ(asking.question, Question::Restart);
    EXPECT_FALSE(after(asking, event::QuestionAnswered{Question::Restart, false}).running);
    const WizardState restarting = after(asking, event::QuestionAnswered{Question::Restart, true}, &effects);
    EXPECT_TRUE(restarting.isRunning(Step::Restart));

    WizardState noSuchButton = state;
    noSuchButton.pc.abilities.restart = false;
    EXPECT_EQ(mainAction(noSuchButton, resources()).kind, MainAction::Kind::Next);
    const WizardState without = installed(found({update(kb1, true)}), false);
    EXPECT_EQ(mainAction(without, resources()).kind, MainAction::Kind::Next);
    EXPECT_FALSE(secondaryActions(without, resources()).contains(SecondaryAction::RestartLater));
}

TEST(UpdateRestart, OfAPracticePcIsOverAtOnceAndARefusedOneIsToldHere)
{
    WizardState state = installed(found({update(kb1, true)}), true);
    state.machine = {.scenario = QStringLiteral("any")};
    state = after(state, event::MainPressed{MainAction::Kind::RestartNow});
    state = after(state, event::QuestionAnswered{Question::Restart, true});
    const WizardState refused =
        after(state, event::JobEnded{state.generation, ended::Restart{std::unexpected(offlineError())}});
    EXPECT_EQ(refused.errorOf(Page::Updates), offlineError());
    state = after(state, event::JobEnded{state.generation, ended::Restart{{}}});
    EXPECT_TRUE(state.isRunning(Step::Inspect));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{licensedInspection()}});
    EXPECT_EQ(state.page, Page::Updates);
    EXPECT_EQ(mainAction(state, resources()).kind, MainAction::Kind::Next);
    EXPECT_EQ(stateCard(state, resources()).text, CardText::UpdatesInstalled);
}
