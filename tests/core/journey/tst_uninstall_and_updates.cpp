// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "tests/support/journey_test.h"

namespace esu::test {
namespace {

class Uninstall : public JourneyTest {
protected:
    Result<KeyRemoval> remove(const ActivationId &id, bool rehearsal = false)
    {
        return esu::uninstallKey(journey, id, inspect(), rehearsal, {});
    }
};

TEST_F(Uninstall, RemovesTheKeyOfAnEsuRow)
{
    keyIsInstalled();
    const auto row = remove(year2);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->row.row.id, year2);
    EXPECT_FALSE(row->row.row.hasKey());
    EXPECT_TRUE(row->hadKey);
    EXPECT_EQ(pc.count(u"uninstall"), 1);
}

TEST_F(Uninstall, WithoutAKeyThereIsNothingToDo)
{
    const auto row = remove(year2);
    ASSERT_TRUE(row);
    EXPECT_FALSE(row->hadKey);
    EXPECT_EQ(pc.count(u"uninstall"), 0);
}

TEST_F(Uninstall, NeverTouchesTheBaseKey)
{
    for (const ActivationId &target : {base, pastedBaseId}) {
        const auto refused = remove(target);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().condition, condition::idBaseWindows);
    }
    EXPECT_EQ(pc.count(u"uninstall"), 0);
}

TEST_F(Uninstall, AnUnknownIdIsNoRow)
{
    const auto refused = remove(id(999));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::NotFound);
    EXPECT_EQ(pc.count(u"uninstall"), 0);
}

TEST_F(Uninstall, ARehearsalIsRefusedAsTheActIs)
{
    keyIsInstalled();
    for (const ActivationId &target : {base, id(999), year2}) {
        const auto told = remove(target, true);
        EXPECT_EQ(pc.count(u"uninstall"), 0);
        if (target == year2)
            ASSERT_TRUE(told);
        else
            EXPECT_EQ(told.error(), remove(target).error());
    }
}

TEST_F(Uninstall, NeedsElevation)
{
    keyIsInstalled();
    pc.facts.elevated = false;
    ASSERT_FALSE(remove(year2));
    EXPECT_EQ(pc.count(u"uninstall"), 0);
}

TEST_F(Uninstall, UnreadableRowsAreNoPermission)
{
    const Inspection now = inspect();
    pc.readings = {unreadable()};
    EXPECT_EQ(esu::uninstallKey(journey, year2, now, false, {}).error(), unreadable());
    EXPECT_EQ(pc.count(u"uninstall"), 0);
}

class UpdatesStep : public JourneyTest {
protected:
    static UpdateInfo security(int number)
    {
        return {
            .id = id(number).text(), .kb = {QStringLiteral("KB1")}, .published = QDate(2022, 5, 1), .security = true};
    }
    /// What each call of the installer got, by the number of `security`.
    QList<QList<int>> batches() const
    {
        QList<QList<int>> numbers;
        for (const Updates &batch : pc.batches) {
            numbers.append(QList<int>());
            for (const UpdateInfo &update : batch) {
                for (int number = 1; number < 10; ++number) {
                    if (update.id == id(number).text())
                        numbers.last().append(number);
                }
            }
        }
        return numbers;
    }
};

TEST_F(UpdatesStep, SearchMarksWhatOnlyEsuGives)
{
    pc.offered = {security(1)};
    const auto found = esu::searchUpdates(journey, inspect(), {});
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->at(0).esu);
}

TEST_F(UpdatesStep, TheMarkSurvivesAnAdapterThatForgetsIt)
{
    UpdateInfo marked = security(1);
    marked.esu = true;
    pc.afterInstall = [](UpdateRun &run) { run.updates[0].esu = false; };
    const Inspection now = inspect();
    pc.calls.clear();
    const auto run = esu::installUpdates(journey, {marked}, now, {});
    ASSERT_TRUE(run);
    EXPECT_TRUE(run->updates.at(0).esu);
    EXPECT_EQ(pc.calls, (QStringList{QStringLiteral("download"), QStringLiteral("install-updates")}));
}

TEST_F(UpdatesStep, OneThatGoesAloneGoesFirstAndTheOthersTogether)
{
    Updates updates{security(1), security(2), security(3), security(4)};
    for (const int alone : {1, 3})
        updates[alone].impact = UpdateInfo::Impact::Exclusive;
    updates[1].sizeBytes = 100'000'000;
    updates[3].sizeBytes = 9'000'000;
    QList<int> percents;
    const JobContext context{.report = [&percents](const Progress &told) { percents.append(told.percent); }};
    const auto run = esu::installUpdates(journey, updates, inspect(), context);
    ASSERT_TRUE(run);
    EXPECT_FALSE(run->error);
    EXPECT_EQ(pc.count(u"download"), 1);
    EXPECT_EQ(batches(), (QList<QList<int>>{{4}, {2}, {1, 3}})) << "the smallest first: servicing stacks are small";
    EXPECT_TRUE(std::ranges::all_of(
        run->updates, [](const UpdateInfo &update) { return update.state == UpdateInfo::State::Installed; }));
}

TEST_F(UpdatesStep, TheWrongProgramInstallsNothing)
{
    pc.facts.wow64 = true;
    pc.facts.architecture = QStringLiteral("x64");
    const auto run = esu::installUpdates(journey, {security(1)}, inspect(), {});
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().condition, condition::wrongArchitecture);
    EXPECT_EQ(pc.count(u"download"), 0);
    pc.facts.architecture = QStringLiteral("arm64");
    EXPECT_TRUE(esu::installUpdates(journey, {security(1)}, inspect(), {})) << "Windows on ARM runs no other";
}

TEST_F(UpdatesStep, WhatRefusesToBeMixedWithoutSayingSoIsInstalledOneByOne)
{
    pc.refusesMixing = true;
    const auto run = esu::installUpdates(journey, {security(1), security(2)}, inspect(), {});
    ASSERT_TRUE(run);
    EXPECT_FALSE(run->error);
    EXPECT_EQ(batches(), (QList<QList<int>>{{1}, {2}}));
}

TEST_F(UpdatesStep, AfterOneThatAsksForARestartTheOthersWait)
{
    UpdateInfo alone = security(2);
    alone.impact = UpdateInfo::Impact::Exclusive;
    pc.afterInstall = [](UpdateRun &run) { run.restartRequired = true; };
    const auto run = esu::installUpdates(journey, {security(1), alone}, inspect(), {});
    ASSERT_TRUE(run);
    EXPECT_TRUE(run->restartRequired);
    EXPECT_EQ(batches(), (QList<QList<int>>{{2}}));
    EXPECT_EQ(run->updates.constLast().state, UpdateInfo::State::Downloaded);
}

TEST_F(UpdatesStep, ThatOneBatchFailedIsNoErrorOfTheWhole)
{
    UpdateInfo alone = security(2);
    alone.impact = UpdateInfo::Impact::Exclusive;
    pc.afterInstall = [](UpdateRun &run) {
        if (run.updates.constFirst().impact != UpdateInfo::Impact::Exclusive)
            return;
        run.updates[0].state = UpdateInfo::State::Failed;
        run.updates[0].code = 0x80073712U;
        run.error =
            Error{.fault = Fault::Refused, .operation = operation::wuaInstall, .code = hresult::allUpdatesFailed};
    };
    const auto run = esu::installUpdates(journey, {security(1), alone}, inspect(), {});
    ASSERT_TRUE(run);
    EXPECT_FALSE(run->error);
    EXPECT_EQ(run->updates.constFirst().code, 0x80073712U);
    EXPECT_EQ(run->updates.constLast().state, UpdateInfo::State::Installed);
}

TEST_F(UpdatesStep, ThatWaitForARestartAreRememberedUntilTheVerdictAfterIt)
{
    const Inspection now = inspect();
    ASSERT_TRUE(esu::installUpdates(journey, {security(1)}, now, {}));
    EXPECT_FALSE(esu::updatesWaitForRestart(journey));
    const SeenSigns old{{QStringLiteral("cbs-reboot-pending"), {.restarts = 2}}};
    ASSERT_TRUE(journal.keepRestartSigns(old));
    ASSERT_TRUE(esu::installUpdates(journey, {security(1)}, now, {}));
    EXPECT_EQ(journal.restartSigns(), old);
    pc.afterInstall = [](UpdateRun &run) { run.restartRequired = true; };
    ASSERT_TRUE(esu::installUpdates(journey, {security(1)}, now, {}));
    EXPECT_TRUE(esu::updatesWaitForRestart(journey));
    EXPECT_EQ(journal.restartSigns(), SeenSigns()) << "the sign is of this installation now";
    pc.facts.pendingRestart = PendingRestart{.pending = true};
    ASSERT_TRUE(esu::verify(journey, {}));
    EXPECT_TRUE(esu::updatesWaitForRestart(journey)) << "the restart has not come yet";
    pc.facts.pendingRestart = PendingRestart{};
    ASSERT_TRUE(esu::verify(journey, {}));
    EXPECT_FALSE(esu::updatesWaitForRestart(journey));
}

TEST_F(JourneyTest, APauseEndsWithItsDay)
{
    const QDate today = inspect().today();
    const auto pauseOf = [this](QDate until) {
        pc.facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::WindowsUpdate, .pausedUntil = until};
        return inspect().facts.updateSource->pausedUntil;
    };
    EXPECT_EQ(pauseOf(today), std::nullopt);
    EXPECT_EQ(pauseOf(today.addDays(1)), today.addDays(1));
}

TEST_F(JourneyTest, InspectChangesNothing)
{
    ASSERT_TRUE(esu::inspect(journey, {}));
    EXPECT_EQ(pc.calls, (QStringList{QStringLiteral("facts"), QStringLiteral("rows")}))
        << "and asks no more than it needs";
}

TEST_F(JourneyTest, RowsAreLookedForByNameOnlyWhenNoKnownOneIsThere)
{
    pc.state = {baseRow(), esuRow(unknownYear4, 4)};
    const Inspection found = inspect();
    EXPECT_EQ(pc.count(u"discover"), 1);
    ASSERT_TRUE(found.licenses);
    EXPECT_TRUE(found.licenses->byId(unknownYear4));
}

TEST_F(JourneyTest, AStopWhileReadingIsAStopNotAnUnknown)
{
    for (const int at : {0, 1}) {
        std::stop_source stop;
        pc.calls.clear();
        pc.beforeCall = [&](int number) {
            if (number == at)
                stop.request_stop();
        };
        const auto inspection = esu::inspect(journey, {.stop = stop.get_token()});
        ASSERT_FALSE(inspection);
        EXPECT_EQ(inspection.error().fault, Fault::Cancelled);
    }
}

TEST_F(JourneyTest, VerifyReadsEverythingAgain)
{
    keyIsInstalled();
    inspect();
    pc.row(year2)->licenseStatus = 1; // behind the program's back
    const auto verification = esu::verify(journey, {});
    ASSERT_TRUE(verification);
    EXPECT_EQ(verification->verdict.level, Verdict::Level::Green);
}

TEST_F(JourneyTest, AMonthThatTheTableDoesNotHaveIsHeldAgainstTheHistory)
{
    keyIsInstalled();
    pc.row(year2)->licenseStatus = 1;
    resources.updates = updates({2022, 4, 30});
    pc.facts.ubr = revisionOf(2022, 4) + 3;
    pc.facts.packages->last().name =
        QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~1000.%1.1.6").arg(*pc.facts.ubr);
    pc.facts.rollupCreated = QDateTime({2022, 5, 5}, {4, 0}, Qt::UTC);
    const auto level = [this] { return esu::verify(journey, {}).value().verdict.level; };
    EXPECT_EQ(level(), Verdict::Level::Green) << "made for May, by its own date";
    pc.updateHistory = {{.title = QStringLiteral("2022-04 Cumulative Update for Windows (KB1)"),
                         .at = QDateTime({2022, 5, 6}, {4, 0}, Qt::UTC),
                         .outcome = HistoryEntry::Outcome::Installed}};
    EXPECT_EQ(level(), Verdict::Level::Amber) << "Windows Update calls it April's";
}

} // namespace
} // namespace esu::test
