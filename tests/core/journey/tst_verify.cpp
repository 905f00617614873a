// SPDX-License-Identifier: MIT
// What the verdict asks beside the PC: Windows Update's own history, the time of the network, and the journal.
#include "tests/support/journey_test.h"

#include "core/rules/update_attempts.h"

namespace esu::test {
namespace {

using Cause = Freshness::Cause;
using Level = Verdict::Level;

/// Every address answers at once, or none does.
class Probe final : public EndpointProbe {
public:
    Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &) override
    {
        ++asked;
        if (during)
            during();
        QList<EndpointAnswer> answers;
        for (const QUrl &url : urls)
            answers.append({.url = url, .reached = reached, .date = time});
        return answers;
    }
    int asked = 0;
    Result<void> reached = {};
    std::optional<QDateTime> time = std::nullopt;
    std::function<void()> during = {};
};

/// Another process has it.
class HeldStore final : public StateStore {
public:
    explicit HeldStore(StateStore &store) : m_store(store) {}
    Result<void> claim() override { return std::unexpected(unreadable(Fault::Refused)); }
    Result<QJsonObject> load(const QString &section) override { return m_store.load(section); }
    Result<void> save(const QString &section, const QJsonObject &object) override
    {
        return m_store.save(section, object);
    }
    Result<void> forgetAllBut(const QString &kept) override { return m_store.forgetAllBut(kept); }

private:
    StateStore &m_store;
};

class VerifyStep : public JourneyTest {
protected:
    VerifyStep()
    {
        pc.row(year2)->partialProductKey = lastFive;
        pc.row(year2)->licenseStatus = licenseStatusLicensed;
        pc.endpoints = &probe;
        resources.endpoints.probes = {{.id = QStringLiteral("updates"),
                                       .purpose = EndpointPurpose::WindowsUpdate,
                                       .url = QUrl(QStringLiteral("https://updates.example/"))}};
    }
    Verdict verdict() { return esu::verify(journey, {}).value().verdict; }
    void behind()
    {
        pc.facts.ubr = revisionOf(2022, 2);
        pc.facts.packages->last().name =
            QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~1000.%1.1.6").arg(*pc.facts.ubr);
    }
    Probe probe;
};

TEST_F(VerifyStep, GreenIsHeldAgainstTheTimeOfTheNetwork)
{
    probe.time = pc.clock().now();
    EXPECT_EQ(verdict().level, Level::Green);
    EXPECT_EQ(probe.asked, 1);
    probe.time = pc.clock().now().addYears(1);
    EXPECT_EQ(verdict().level, Level::Amber) << "for the rest of the world it is year 3, which nobody paid for";
    EXPECT_EQ(probe.asked, 2);
}

TEST_F(VerifyStep, WhatKeepsAPcBehindIsAskedOfTheNetwork)
{
    behind();
    EXPECT_EQ(verdict().freshness.cause, Cause::Unknown);
    EXPECT_EQ(probe.asked, 1);
    probe.reached = notRead();
    EXPECT_EQ(verdict().freshness.cause, Cause::Offline);
}

TEST_F(VerifyStep, WhereNothingIsKnownOfItsUpdatesTheNetworkSaysNothing)
{
    pc.facts.ubr = std::unexpected(unreadable());
    pc.facts.packages = std::unexpected(unreadable());
    const Verdict read = verdict();
    ASSERT_EQ(read.freshness.state, Freshness::State::Uncertain);
    ASSERT_EQ(read.freshness.cause, Cause::Unknown);
    EXPECT_EQ(probe.asked, 0);
}

TEST_F(VerifyStep, AStopWhileTheNetworkIsAskedIsNoVerdict)
{
    std::stop_source stop;
    probe.during = [&] { stop.request_stop(); };
    const auto verification = esu::verify(journey, {.stop = stop.get_token()});
    ASSERT_FALSE(verification);
    EXPECT_EQ(verification.error().fault, Fault::Cancelled);
}

TEST_F(VerifyStep, TheHistoryNamesAnUpdateThatFailed)
{
    behind();
    pc.updateHistory = {{.title = QStringLiteral("2022-05 Cumulative Update for Windows (KB5000005)"),
                         .at = QDateTime({2022, 5, 12}, {4, 0}, Qt::UTC),
                         .outcome = HistoryEntry::Outcome::Failed}};
    const Freshness told = verdict().freshness;
    EXPECT_EQ(told.cause, Cause::UpdateFailed);
    EXPECT_EQ(told.failedKb, QStringList{QStringLiteral("KB5000005")});
}

TEST_F(VerifyStep, TheHistoryIsAskedOnlyWhereItCanSayMore)
{
    pc.facts.ubr = revisionOf(2022, 5);
    pc.facts.packages->last().name =
        QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~1000.%1.1.6").arg(*pc.facts.ubr);
    ASSERT_EQ(verdict().level, Level::Green);
    EXPECT_EQ(pc.count(u"history"), 0) << "a month of the table is in";
    behind();
    verdict();
    EXPECT_EQ(pc.count(u"history"), 1);
}

TEST_F(VerifyStep, UpdatesWaitForARestartUntilItIsKnownToBeOver)
{
    ASSERT_TRUE(journal.keepUpdatesWaitForRestart(true));
    pc.facts.pendingRestart = std::unexpected(unreadable());
    verdict();
    EXPECT_TRUE(updatesWaitForRestart(journey)) << "unknown is not no";
    pc.facts.pendingRestart = PendingRestart{};
    HeldStore held(store);
    Journal others(held);
    Pc elsewhere(pc, pc.desk(), resources, others);
    ASSERT_TRUE(esu::verify(elsewhere, {}));
    EXPECT_TRUE(updatesWaitForRestart(journey)) << "the process that has it notes it itself";
    verdict();
    EXPECT_FALSE(updatesWaitForRestart(journey));
}

TEST_F(VerifyStep, AnUpdateThatWaitsForItsRestartHasNotFailed)
{
    behind();
    UpdateTables tables = resources.updates;
    UpdateTable table = *tables.forProgramme(QStringLiteral("mine"));
    table.updates.last().kb = QStringLiteral("KB5000005");
    resources.updates = {{table}, tables.dataDate()};
    const UpdateAttempt installed{
        .id = QStringLiteral("a"), .kb = {QStringLiteral("KB5000005")}, .outcome = UpdateAttempt::Outcome::Installed};
    ASSERT_TRUE(journal.keepUpdates(toJson(UpdateAttempts{installed})));
    ASSERT_TRUE(journal.keepUpdatesWaitForRestart(true));
    pc.facts.pendingRestart = std::unexpected(unreadable());
    EXPECT_EQ(verdict().freshness.cause, Cause::Unknown);
    ASSERT_TRUE(journal.keepUpdatesWaitForRestart(false));
    const Freshness undone = verdict().freshness;
    EXPECT_EQ(undone.cause, Cause::UpdateFailed) << "Windows has undone it since";
    EXPECT_EQ(undone.failedKb, QStringList{QStringLiteral("KB5000005")});
}

TEST_F(VerifyStep, APolicyOnEditionsIsNamedOnlyWhereItChangesSomething)
{
    const auto withEditions = [this](const QString &editions) {
        pc.policy = policiesOf({{.name = QStringLiteral("FurtherEditions"), .value = editions}});
        return inspect().withoutPolicy;
    };
    EXPECT_EQ(withEditions(QStringLiteral("Pro, Other")), std::nullopt) << "this edition was in before";
    pc.facts.editionId = QStringLiteral("Other");
    EXPECT_EQ(withEditions(QStringLiteral("Other")), std::nullopt) << "the licensing rows of this PC list it";
    pc.state = {baseRow()};
    const auto without = withEditions(QStringLiteral("Other"));
    ASSERT_TRUE(without);
    EXPECT_NE(without->eligibility, Eligibility::Eligible);
    EXPECT_EQ(inspect().programme.eligibility, Eligibility::Eligible);
}

} // namespace
} // namespace esu::test
