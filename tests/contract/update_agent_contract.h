// SPDX-License-Identifier: MIT
// What every `UpdateAgent` must do, whatever machine is behind it. Included by exactly one source file per program.
#pragma once

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "tests/contract/contract_machine.h"

#include <algorithm>

namespace esu::contract {

class UpdateAgentContract : public MachineContract {
protected:
    using State = UpdateInfo::State;

    static Updates searched(UpdateAgent &agent)
    {
        const auto found = agent.search({});
        EXPECT_TRUE(found.has_value());
        return found.value_or(Updates{});
    }
    static UpdateRun ran(const Result<UpdateRun> &run)
    {
        EXPECT_TRUE(run.has_value());
        return run.value_or(UpdateRun{});
    }
    static UpdateInfo byKb(const Updates &updates, const char *kb)
    {
        const auto it = std::ranges::find_if(
            updates, [&](const UpdateInfo &update) { return update.kb.contains(QLatin1String(kb)); });
        EXPECT_NE(it, updates.end()) << kb;
        return it == updates.end() ? UpdateInfo{} : *it;
    }
    /// A licensed PC, so that every update may be installed.
    static ScenarioText licensed() { return ScenarioText("windows10-already-active"); }
    static ScenarioText threeUpdates()
    {
        ScenarioText text("windows10-already-active");
        QFile file(QStringLiteral(":/scenarios/update-fails-third.json"));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return text.set("updates", QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("updates")));
    }
};

TEST_P(UpdateAgentContract, TellsItsHistory)
{
    EXPECT_EQ(open(ScenarioText("windows7-pro-ready")).updateAgent().history({}), UpdateHistory{})
        << "of none nothing may be asked";
    const QString first =
        QStringLiteral("2026-11 x64 ベース システム用 Windows 10 Version 22H2 の累積更新プログラム (KB5140017)");
    const QJsonArray lines{QJsonObject{{QStringLiteral("title"), first},
                                       {QStringLiteral("at"), QStringLiteral("2026-11-12")},
                                       {QStringLiteral("outcome"), QStringLiteral("failed")},
                                       {QStringLiteral("code"), QStringLiteral("0x800F0922")}},
                           QJsonObject{{QStringLiteral("title"), QStringLiteral("KB890830")},
                                       {QStringLiteral("at"), QStringLiteral("2026-10-14")},
                                       {QStringLiteral("outcome"), QStringLiteral("installed")}},
                           QJsonObject{{QStringLiteral("title"), QStringLiteral("KB5000001")},
                                       {QStringLiteral("at"), QStringLiteral("2026-10-13")},
                                       {QStringLiteral("outcome"), QStringLiteral("removed")}}};
    const auto at = [](int month, int day) { return QDateTime(QDate(2026, month, day), QTime(3, 0), Qt::UTC); };
    using Outcome = HistoryEntry::Outcome;
    const UpdateHistory expected{{.title = first, .at = at(11, 12), .outcome = Outcome::Failed, .code = 0x800F0922U},
                                 {.title = QStringLiteral("KB890830"), .at = at(10, 14)},
                                 {.title = QStringLiteral("KB5000001"), .at = at(10, 13), .outcome = Outcome::Removed}};
    EXPECT_EQ(open(ScenarioText("windows10-22h2-year2").set("update_history", lines)).updateAgent().history({}),
              expected);
    ScenarioText refuses("windows10-22h2-year2");
    refuses.set("update_history", lines).fail(Call::History, 0x80070005U);
    const auto refused = open(refuses).updateAgent().history({});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().operation, operation::wuaHistory);
}

TEST_P(UpdateAgentContract, SearchGivesEveryProperty)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready")).updateAgent();
    const Updates updates = searched(agent);
    ASSERT_EQ(updates.size(), 3);
    const UpdateInfo update = byKb(updates, "KB4592471");
    EXPECT_TRUE(ActivationId::fromGuid(update.id).has_value());
    EXPECT_EQ(update.revision, 200);
    EXPECT_EQ(update.title,
              QLatin1String("2020-12 Security Monthly Quality Rollup for Windows 7 for x64-based Systems (KB4592471)"));
    EXPECT_TRUE(update.categoryIds.contains(QLatin1String("0fa1201d-4330-4fa8-8ae9-b877473b6441")));
    EXPECT_EQ(update.published, QDate(2020, 12, 8));
    EXPECT_EQ(update.sizeBytes, 374026240);
    EXPECT_TRUE(update.eulaAccepted);
    EXPECT_EQ(update.state, State::Found);
    EXPECT_FALSE(byKb(updates, "KB890830").eulaAccepted);
}

TEST_P(UpdateAgentContract, JapaneseTitlesArriveUnharmed)
{
    UpdateAgent &agent = open(ScenarioText("japanese-windows")).updateAgent();
    EXPECT_EQ(byKb(searched(agent), "KB5068781").title,
              QStringLiteral("2025-11 x64 ベース システム用 Windows 10 Version 22H2 の累積更新プログラム (KB5068781)"));
}

TEST_P(UpdateAgentContract, SearchNamesWhatEachUpdateReplaces)
{
    UpdateAgent &agent = open(ScenarioText("windows10-update-loops")).updateAgent();
    const Updates updates = searched(agent);
    EXPECT_EQ(byKb(updates, "KB5139901").supersededIds, QStringList{byKb(updates, "KB5136604").id});
    EXPECT_TRUE(byKb(updates, "KB5136604").supersededIds.isEmpty());
}

TEST_P(UpdateAgentContract, WhatIsReplacedByAnInstalledOneIsNotOfferedAgain)
{
    UpdateAgent &agent = open(ScenarioText("windows10-update-loops")).updateAgent();
    Updates updates = searched(agent);
    updates.removeIf([](const UpdateInfo &update) { return !update.kb.contains(QLatin1String("KB5139901")); });
    const UpdateRun run = ran(agent.install(ran(agent.download(updates, {})).updates, {}));
    EXPECT_EQ(run.updates.value(0).state, State::Installed);
    const Updates left = searched(agent);
    EXPECT_EQ(left.size(), 2);
    EXPECT_TRUE(std::ranges::none_of(
        left, [](const UpdateInfo &update) { return update.kb.contains(QLatin1String("KB5136604")); }));
}

TEST_P(UpdateAgentContract, OneThatGoesAloneIsRefusedAmongOthersAndTheyWithIt)
{
    UpdateAgent &agent = open(ScenarioText("windows7-servicing-stack-first")).updateAgent();
    const Updates found = searched(agent);
    ASSERT_EQ(found.size(), 2) << "the rollup comes after the servicing stack";
    EXPECT_EQ(byKb(found, "KB4592510").impact, UpdateInfo::Impact::Exclusive);
    EXPECT_EQ(byKb(found, "KB4579977").impact, UpdateInfo::Impact::Normal);
    EXPECT_EQ(byKb(found, "KB4592510").restart, UpdateInfo::Restart::Never);
    const Updates downloaded = ran(agent.download(found, {})).updates;
    const auto mixed = agent.install(downloaded, {});
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().code, hresult::updateExclusive);
    EXPECT_EQ(searched(agent).size(), 2) << "none was installed";
    const UpdateRun alone = ran(agent.install({byKb(downloaded, "KB4592510")}, {}));
    EXPECT_EQ(byKb(alone.updates, "KB4592510").state, State::Installed);
    const Updates left = searched(agent);
    EXPECT_EQ(left.size(), 2);
    EXPECT_EQ(byKb(left, "KB4592471").state, State::Found) << "now it is offered";
}

TEST_P(UpdateAgentContract, NothingOfferedIsEmpty)
{
    UpdateAgent &agent = open(ScenarioText("windows7-home-not-eligible")).updateAgent();
    EXPECT_TRUE(searched(agent).isEmpty());
}

TEST_P(UpdateAgentContract, SearchFailureKeepsItsCode)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready").fail(Call::Search, 0x8024402CU)).updateAgent();
    const auto found = agent.search({});
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().operation, operation::wuaSearch);
    EXPECT_EQ(found.error().code, 0x8024402CU);
}

TEST_P(UpdateAgentContract, StoppedSearchIsCancelled)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready").hang(Call::Search)).updateAgent();
    std::stop_source source;
    const auto found = agent.search(stopAtFirstSign(source));
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().fault, Fault::Cancelled);
}

TEST_P(UpdateAgentContract, HangingSearchEndsAsTimeout)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready").hang(Call::Search)).updateAgent();
    const auto found = agent.search({});
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().fault, Fault::Timeout);
    EXPECT_EQ(found.error().operation, operation::wuaSearch);
}

TEST_P(UpdateAgentContract, DownloadAcceptsTheTerms)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready")).updateAgent();
    const UpdateRun run = ran(agent.download(searched(agent), {}));
    EXPECT_FALSE(run.error.has_value());
    EXPECT_EQ(byKb(run.updates, "KB890830").state, State::Downloaded);
    EXPECT_EQ(byKb(run.updates, "KB4592471").state, State::Downloaded);
}

TEST_P(UpdateAgentContract, InstalledUpdatesAreNotOfferedAgain)
{
    UpdateAgent &agent = open(licensed()).updateAgent();
    const UpdateRun run = ran(agent.install(ran(agent.download(searched(agent), {})).updates, {}));
    EXPECT_FALSE(run.error.has_value());
    EXPECT_FALSE(run.restartRequired);
    EXPECT_TRUE(
        std::ranges::all_of(run.updates, [](const UpdateInfo &update) { return update.state == State::Installed; }));
    EXPECT_TRUE(searched(agent).isEmpty());
}

TEST_P(UpdateAgentContract, OnlyDownloadedUpdatesAreInstalled)
{
    UpdateAgent &agent = open(threeUpdates()).updateAgent();
    const Updates found = searched(agent);
    const UpdateRun run = ran(agent.install(found, {}));
    EXPECT_EQ(run.updates, found);
    EXPECT_FALSE(run.restartRequired);
}

TEST_P(UpdateAgentContract, OneFailureDoesNotFailTheOthers)
{
    UpdateAgent &agent = open(threeUpdates()).updateAgent();
    const UpdateRun run = ran(agent.install(ran(agent.download(searched(agent), {})).updates, {}));
    ASSERT_EQ(run.updates.size(), 4);
    EXPECT_FALSE(run.error.has_value());
    EXPECT_EQ(std::ranges::count(run.updates, State::Installed, &UpdateInfo::state), 3);
    EXPECT_EQ(run.updates[2].state, State::Failed);
    EXPECT_EQ(run.updates[2].code, 0x800F0922U);
}

TEST_P(UpdateAgentContract, RestartIsTold)
{
    UpdateAgent &agent =
        open(
            licensed().set("updates",
                           [] {
                               QFile file(QStringLiteral(":/scenarios/windows10-22h2-year2.json"));
                               EXPECT_TRUE(file.open(QIODevice::ReadOnly));
                               return QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("updates"));
                           }()))
            .updateAgent();
    const UpdateRun run = ran(agent.install(ran(agent.download(searched(agent), {})).updates, {}));
    EXPECT_TRUE(run.restartRequired);
}

TEST_P(UpdateAgentContract, WithoutEsuItsUpdatesFail)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready")).updateAgent();
    const UpdateRun run = ran(agent.install(ran(agent.download(searched(agent), {})).updates, {}));
    const UpdateInfo update = byKb(run.updates, "KB4592471");
    EXPECT_EQ(update.state, State::Failed);
    EXPECT_EQ(update.code, 0x80070643U);
}

TEST_P(UpdateAgentContract, AllFailedIsAnErrorOfTheOperation)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready")).updateAgent();
    Updates updates = ran(agent.download(searched(agent), {})).updates;
    updates.removeIf([](const UpdateInfo &update) { return !update.kb.contains(QLatin1String("KB4592471")); });
    ASSERT_EQ(updates.size(), 1);
    const UpdateRun run = ran(agent.install(updates, {}));
    ASSERT_TRUE(run.error.has_value());
    EXPECT_EQ(run.error->operation, operation::wuaInstall);
}

TEST_P(UpdateAgentContract, ProgressNamesTheUpdate)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready")).updateAgent();
    QList<Progress> told;
    const JobContext context{.stop = {}, .report = [&told](const Progress &progress) { told.append(progress); }};
    const Updates found = searched(agent);
    const UpdateRun run = ran(agent.download(found, context));
    EXPECT_FALSE(run.stopped);
    EXPECT_TRUE(std::ranges::any_of(told, [&](const Progress &progress) {
        const auto named = std::ranges::find(found, progress.item, &UpdateInfo::id);
        return progress.waiting == Waiting::DownloadingUpdates && progress.total == 3 && named != found.end() &&
               named->title == progress.subject;
    }));
}

TEST_P(UpdateAgentContract, ADownloadStoppedBeforeItBeganIsCancelled)
{
    UpdateAgent &agent = open(ScenarioText("windows7-pro-ready")).updateAgent();
    const auto run = agent.download(searched(agent), stopped());
    ASSERT_FALSE(run.has_value());
    EXPECT_EQ(run.error().fault, Fault::Cancelled);
}

TEST_P(UpdateAgentContract, ADownloadStoppedOnItsWaySkipsTheRest)
{
    const QJsonObject slow{{QStringLiteral("latency_ms"), 600'000}};
    UpdateAgent &agent =
        open(ScenarioText("windows7-pro-ready").set("behaviour", QJsonObject{{QStringLiteral("download"), slow}}))
            .updateAgent();
    const Updates found = searched(agent);
    std::stop_source source;
    const JobContext context{.stop = source.get_token(), .report = [&source](const Progress &progress) {
                                 if (progress.total > 0)
                                     source.request_stop();
                             }};
    const UpdateRun run = ran(agent.download(found, context));
    EXPECT_TRUE(run.stopped);
    EXPECT_EQ(run.updates.size(), found.size());
    EXPECT_TRUE(
        std::ranges::all_of(run.updates, [](const UpdateInfo &update) { return update.state == State::Skipped; }));
}

} // namespace esu::contract
