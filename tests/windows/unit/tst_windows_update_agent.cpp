// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/windows/wua/windows_update_agent.h"
#include "core/windows/wua/wua_convert.h"
#include "tests/windows/unit/fakes/fake_wua.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

using namespace fake;
using State = UpdateInfo::State;

class UpdateAgentTest : public ::testing::Test {
protected:
    UpdateAgentTest()
    {
        for (const QString &id : {QStringLiteral("A0000000-0000-0000-0000-000000000001"),
                                  QStringLiteral("A0000000-0000-0000-0000-000000000002")}) {
            updates.push_back(make<Update>(script, id));
            offered->updates.emplace_back(updates.back());
        }
    }
    ~UpdateAgentTest() override
    {
        agent.reset();
        updates.clear();
        offered.Reset();
        EXPECT_EQ(liveObjects.count(), 0);
    }
    Updates found()
    {
        const auto result = agent->search({});
        EXPECT_TRUE(result);
        script->ends = 0;
        script->cleanUps = 0;
        return result.value_or(Updates());
    }

    const Script script = std::make_shared<AgentScript>();
    ComPtr<Collection> offered = make<Collection>();
    std::vector<ComPtr<Update>> updates;
    std::unique_ptr<WindowsUpdateAgent> agent =
        std::make_unique<WindowsUpdateAgent>(Patience{}, WuaFactory{.session =
                                                                        [this](esu::ComPtr<IUpdateSession> &out) {
                                                                            out = make<fake::Session>(script, offered);
                                                                            return S_OK;
                                                                        },
                                                                    .collection =
                                                                        [](esu::ComPtr<IUpdateCollection> &out) {
                                                                            out = make<Collection>();
                                                                            return S_OK;
                                                                        }});
};

TEST_F(UpdateAgentTest, ASizeThatNothingCanHaveIsNotKnown)
{
    script->size = 90e9;
    const auto result = agent->search({});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->first().sizeBytes, std::nullopt);
}

TEST_F(UpdateAgentTest, SearchMapsWhatTheAgentTells)
{
    const auto result = agent->search({});
    ASSERT_TRUE(result);
    ASSERT_EQ(result->size(), 2);
    const UpdateInfo &update = result->first();
    EXPECT_EQ(update.id, QStringLiteral("a0000000-0000-0000-0000-000000000001"));
    EXPECT_EQ(update.revision, 200);
    EXPECT_EQ(update.kb, QStringList{QStringLiteral("KB5068781")});
    EXPECT_EQ(update.categoryIds, QStringList{QStringLiteral("0fa1201d-4330-4fa8-8ae9-b877473b6441")});
    EXPECT_EQ(update.supersededIds, QStringList{QStringLiteral("b0000000-0000-0000-0000-000000000001")});
    EXPECT_TRUE(update.security);
    EXPECT_FALSE(update.esu);
    EXPECT_FALSE(update.eulaAccepted);
    EXPECT_TRUE(update.mayAskQuestions);
    EXPECT_EQ(update.published, QDate(2026, 11, 10));
    EXPECT_EQ(update.sizeBytes, 700'000'000);
    EXPECT_EQ(update.state, State::Found);
    EXPECT_EQ(script->worked.first(), QStringLiteral("IsInstalled=0 and Type='Software' and IsHidden=0"));
    EXPECT_TRUE(script->hadCallbacks);
    EXPECT_EQ(script->ends, 1);
    EXPECT_EQ(script->cleanUps, 1);
    EXPECT_EQ(script->aborts, 0);
}

TEST_F(UpdateAgentTest, AgentWithoutTheFunctionIsUnavailable)
{
    script->begin = E_NOTIMPL;
    const auto result = agent->search({});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, Fault::Unsupported);
    EXPECT_EQ(result.error().condition, condition::wuaUnavailable);
    EXPECT_EQ(result.error().code, 0x80004001U);
    EXPECT_EQ(script->ends, 0);
    const auto probed = agent->probe({});
    ASSERT_FALSE(probed);
    EXPECT_EQ(probed.error().condition, condition::wuaUnavailable);
}

TEST_F(UpdateAgentTest, StopAbortsOnceAndStillEnds)
{
    script->completes = false;
    std::stop_source stop;
    script->onPoll = [&] { stop.request_stop(); };
    const auto result = agent->search({.stop = stop.get_token()});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, Fault::Cancelled);
    EXPECT_EQ(script->aborts, 1);
    EXPECT_EQ(script->ends, 1);
}

TEST_F(UpdateAgentTest, FailedSearchIsNoEmptyList)
{
    for (const OperationResultCode code : {orcFailed, orcAborted, orcNotStarted}) {
        script->result = code;
        EXPECT_FALSE(agent->search({}));
    }
    script->result = orcSucceededWithErrors;
    EXPECT_TRUE(agent->search({}));
    script->end = static_cast<HRESULT>(0x80072EFEU);
    const auto result = agent->search({});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, 0x80072EFEU);
}

TEST_F(UpdateAgentTest, DownloadKeepsEveryUpdatesOwnResult)
{
    const Updates wanted = found();
    script->result = orcSucceededWithErrors;
    script->each = {{orcSucceeded, S_OK}, {orcFailed, static_cast<HRESULT>(0x80246007U)}};
    QList<Progress> told;
    const auto run = agent->download(wanted, {.report = [&](const Progress &progress) { told.append(progress); }});
    ASSERT_TRUE(run);
    EXPECT_EQ(run->updates.at(0).state, State::Downloaded);
    EXPECT_TRUE(run->updates.at(0).eulaAccepted);
    EXPECT_EQ(run->updates.at(1).state, State::Failed);
    EXPECT_EQ(run->updates.at(1).code, 0x80246007U);
    EXPECT_FALSE(run->error);
    EXPECT_EQ(script->eulas, 2);
    EXPECT_EQ(script->ends, 1);
    ASSERT_FALSE(told.isEmpty());
    EXPECT_EQ(told.last().percent, 42);
    EXPECT_EQ(told.last().subject, wanted.first().title);
}

TEST_F(UpdateAgentTest, StoppedDownloadSkipsTheRest)
{
    const Updates wanted = found();
    script->completes = false;
    script->result = orcAborted;
    script->each = {{orcSucceeded, S_OK}, {orcAborted, S_OK}};
    std::stop_source stop;
    script->onPoll = [&] { stop.request_stop(); };
    const auto run = agent->download(wanted, {.stop = stop.get_token()});
    ASSERT_TRUE(run);
    EXPECT_TRUE(run->stopped);
    EXPECT_FALSE(run->error);
    EXPECT_EQ(run->updates.at(0).state, State::Downloaded);
    EXPECT_EQ(run->updates.at(1).state, State::Skipped);
    EXPECT_EQ(script->aborts, 1);
    EXPECT_EQ(script->ends, 1);
}

TEST_F(UpdateAgentTest, UnknownUpdateFailsByItself)
{
    Updates wanted = found();
    wanted[0].revision = 1;
    const auto run = agent->download(wanted, {});
    ASSERT_TRUE(run);
    EXPECT_EQ(run->updates.at(0).state, State::Failed);
    EXPECT_EQ(run->updates.at(0).code, hresult::updateNotFound);
    EXPECT_EQ(run->updates.at(1).state, State::Downloaded);
    EXPECT_EQ(script->worked.size(), 1);
}

TEST_F(UpdateAgentTest, InstallTakesOnlyDownloadedUpdatesAndTellsOfTheRestart)
{
    updates.at(0)->downloaded = true;
    const Updates wanted = found();
    ASSERT_EQ(wanted.at(0).state, State::Downloaded);
    script->restartAfter = true;
    const auto run = agent->install(wanted, {});
    ASSERT_TRUE(run);
    EXPECT_EQ(run->updates.at(0).state, State::Installed);
    EXPECT_EQ(run->updates.at(1).state, State::Found);
    EXPECT_TRUE(run->restartRequired);
    EXPECT_EQ(script->worked, QStringList{updates.at(0)->id()});
    EXPECT_TRUE(script->hadCallbacks);
}

TEST_F(UpdateAgentTest, FailedInstallationCarriesTheErrorOfTheWhole)
{
    updates.at(0)->downloaded = true;
    const Updates wanted = found();
    script->result = orcFailed;
    script->whole = static_cast<HRESULT>(0x80240022U);
    script->each = {{orcFailed, static_cast<HRESULT>(0x80070643U)}};
    const auto run = agent->install(wanted, {});
    ASSERT_TRUE(run);
    ASSERT_TRUE(run->error);
    EXPECT_EQ(run->error->code, 0x80240022U);
    EXPECT_EQ(run->updates.at(0).code, 0x80070643U);
}

TEST_F(UpdateAgentTest, NothingIsInstalledBeforeARestartOrBesideAnotherInstaller)
{
    updates.at(0)->downloaded = true;
    const Updates wanted = found();
    script->worked.clear();
    script->restartFirst = true;
    const auto run = agent->install(wanted, {});
    ASSERT_TRUE(run);
    EXPECT_TRUE(run->restartRequired);
    EXPECT_EQ(run->updates, wanted);
    script->restartFirst = false;
    script->busy = true;
    const auto refused = agent->install(wanted, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, hresult::updateInstallNotAllowed);
    EXPECT_TRUE(script->worked.isEmpty());
}

TEST_F(UpdateAgentTest, RefusedBeginIsTheErrorOfTheCall)
{
    const Updates wanted = found();
    script->begin = E_ACCESSDENIED;
    const auto run = agent->download(wanted, {});
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().fault, Fault::AccessDenied);
    EXPECT_EQ(script->ends, 0);
}

TEST(WuaConvert, DatesAndSizes)
{
    EXPECT_EQ(dayOf(1.0), QDate(1899, 12, 31));
    EXPECT_EQ(dayOf(44000.99), QDate(2020, 6, 18));
    EXPECT_EQ(dayOf(0), std::nullopt);
    EXPECT_EQ(dayOf(1e300), std::nullopt);
    DECIMAL number{};
    VarDecFromR8(-1, &number);
    EXPECT_EQ(bytesOf(number), std::nullopt);
    VarDecFromR8(4294967296.0, &number);
    EXPECT_EQ(bytesOf(number), 4294967296);
}

} // namespace
} // namespace esu
