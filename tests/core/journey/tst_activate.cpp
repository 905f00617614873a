// SPDX-License-Identifier: MIT
// Activation: nothing is spent twice, and only the live row says what is.
#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "tests/support/journey_test.h"

namespace esu::test {
namespace {

using Outcome = JournalEntry::Outcome;

FakeMachine::Answer ambiguousNothing()
{
    return FakeMachine::lost(Fault::Timeout, operation::sppActivate, false);
}
FakeMachine::Answer ambiguousDone()
{
    return FakeMachine::lost(Fault::Timeout, operation::sppActivate, true);
}

class Activate : public JourneyTest {
protected:
    Activate() { keyIsInstalled(); }
};

TEST_F(Activate, ActivatesRefreshesAndReads)
{
    const ActivationReport report = activate();
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.outcome,
              (ActivationOutcome{
                  .activationId = year2, .partialKey = lastFive, .licenseStatus = 1, .year = 2, .spent = Spent::Yes}));
    EXPECT_EQ(pc.count(u"activate"), 1);
    const qsizetype at = pc.calls.indexOf(QStringLiteral("activate"));
    EXPECT_EQ(pc.calls.mid(at),
              (QStringList{QStringLiteral("activate"), QStringLiteral("refresh"), QStringLiteral("rows")}));
    EXPECT_EQ(lastOutcome(), Outcome::Done);
}

TEST_F(Activate, IsNotCalledWhenTheRowIsLicensed)
{
    pc.row(year2)->licenseStatus = 1;
    const ActivationReport report = activate();
    EXPECT_FALSE(report.error);
    EXPECT_TRUE(report.outcome.nothingToDo);
    EXPECT_EQ(report.outcome.spent, Spent::No);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_TRUE(journal.entries()->isEmpty());
}

TEST_F(Activate, NothingToDoNeedsNoElevation)
{
    pc.row(year2)->licenseStatus = 1;
    pc.facts.elevated = false;
    EXPECT_FALSE(activate().error);
}

TEST_F(Activate, TheJournalIsWrittenBeforeTheAct)
{
    std::optional<JournalEntry> seen;
    pc.beforeCall = [&](int) {
        if (const auto entries = journal.entries(); entries && !entries->isEmpty() && !seen)
            seen = entries->constLast();
    };
    activate();
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->outcome, Outcome::Started);
    EXPECT_EQ(seen->activationId, year2);
    EXPECT_EQ(seen->lastFive, lastFive);
    EXPECT_EQ(seen->attempt, 1);
}

class BrokenStore final : public StateStore {
public:
    bool claims = true;
    Result<void> claim() override { return claims ? Result<void>() : std::unexpected(unreadable(Fault::Refused)); }
    Result<QJsonObject> load(const QString &) override { return QJsonObject(); }
    Result<void> save(const QString &, const QJsonObject &) override
    {
        return std::unexpected(unreadable(Fault::AccessDenied));
    }
    Result<void> forgetAllBut(const QString &) override { return std::unexpected(unreadable(Fault::AccessDenied)); }
};

TEST_F(Activate, WithoutAJournalNothingIsSpent)
{
    for (const bool claims : {true, false}) {
        BrokenStore broken;
        broken.claims = claims;
        Journal unwritable(broken);
        Pc careful(pc, pc.desk(), resources, unwritable);
        const Inspection now = esu::inspect(careful, {}).value();
        EXPECT_TRUE(esu::activate(careful, now, lastFive, {}, {}).error);
        EXPECT_EQ(pc.count(u"activate"), 0);
    }
}

TEST_F(Activate, ADamagedJournalNeverHidesThatTheRowIsLicensed)
{
    ASSERT_TRUE(store.save(QStringLiteral("journal"), {{QStringLiteral("activations"), QStringLiteral("?")}}));
    pc.row(year2)->licenseStatus = 1;
    EXPECT_FALSE(activate().error);
    pc.row(year2)->licenseStatus = 0;
    EXPECT_EQ(conditionOf(activate().error), condition::journalDamaged);
    EXPECT_EQ(pc.count(u"activate"), 0);
}

class NotSpent : public JourneyTest, public ::testing::WithParamInterface<Refusal> {};

TEST_P(NotSpent, AndNothingIsRecorded)
{
    keyIsInstalled();
    GetParam().pc(pc);
    const ActivationReport report = activate();
    EXPECT_EQ(conditionOf(report.error), GetParam().condition);
    ASSERT_TRUE(report.error);
    EXPECT_EQ(exitCodeOf(report.error), GetParam().exitCode);
    EXPECT_EQ(report.outcome.spent, Spent::No);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_TRUE(journal.entries()->isEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Book, NotSpent,
    ::testing::Values(Refusal{"the 32-bit program on 64-bit Windows",
                              [](FakeMachine &pc) { makeWrongProgram(pc.facts); }, condition::wrongArchitecture,
                              ExitCode::AccessDenied},
                      Refusal{"not elevated", [](FakeMachine &pc) { pc.facts.elevated = false; },
                              condition::notElevated, ExitCode::AccessDenied},
                      Refusal{"edition", [](FakeMachine &pc) { pc.facts.editionId = QStringLiteral("HomeBasic"); },
                              condition::notEligible, ExitCode::NotEligible},
                      Refusal{"Windows unlicensed", [](FakeMachine &pc) { pc.row(base)->licenseStatus = 3; },
                              condition::baseNotLicensed, ExitCode::PrerequisiteMissing},
                      Refusal{"no row has the key", [](FakeMachine &pc) { pc.row(year2)->partialProductKey.reset(); },
                              condition::noKey, ExitCode::NoKey}));

TEST_F(Activate, AnotherRowThanTheWantedIsNeverActivated)
{
    const ActivationReport report = activate({.wanted = year3});
    EXPECT_EQ(conditionOf(report.error), condition::idOtherRow);
    EXPECT_EQ(exitCodeOf(report.error), ExitCode::KeyRefused);
    EXPECT_EQ(pc.count(u"activate"), 0);
}

TEST_F(Activate, WithoutAKeyTheRowOfTheBookIsActivated)
{
    pc.row(year3)->partialProductKey = QStringLiteral("QQQQQ");
    EXPECT_EQ(activate({}, false).outcome.activationId, year2);
    EXPECT_EQ(activate({.wanted = year3}, false).outcome.activationId, year3);
}

TEST_F(Activate, TheBaseRowIsNeverActivated)
{
    pc.row(base)->licenseStatus = 0;
    pc.row(year2)->partialProductKey.reset();
    EXPECT_TRUE(activate({.wanted = base}, false).error);
    EXPECT_EQ(pc.count(u"activate"), 0);
}

TEST_F(Activate, ADefiniteRefusalFreesANewAttempt)
{
    for (int run = 0; run < 5; ++run) {
        pc.activations = {FakeMachine::refuses(0xC004C003U, operation::sppActivate)};
        const ActivationReport report = activateInNewRun();
        ASSERT_TRUE(report.error);
        EXPECT_EQ(exitCodeOf(report.error), ExitCode::KeyRefused) << "a blocked key is 10";
        EXPECT_EQ(report.outcome.spent, Spent::No);
        EXPECT_EQ(lastOutcome(), Outcome::Refused);
        EXPECT_EQ(journal.entries()->constLast().code, 0xC004C003U);
        EXPECT_EQ(openAttempts(), 0);
    }
    EXPECT_EQ(activateInNewRun().outcome.spent, Spent::Yes);
}

TEST_F(Activate, TheUsedUpCountIsFourteen)
{
    pc.activations = {FakeMachine::refuses(0xC004C020U, operation::sppActivate)};
    EXPECT_EQ(exitCodeOf(activate().error), ExitCode::ActivationLimit);
}

TEST_F(Activate, ALostAnswerIsLookedUpOnTheLiveRow)
{
    pc.activations = {ambiguousDone()};
    const ActivationReport report = activate();
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.outcome.licenseStatus, 1);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(pc.count(u"activate"), 1);
    EXPECT_EQ(openAttempts(), 0);
}

TEST_F(Activate, AnAmbiguousEndIsNeverRetriedInTheSameRun)
{
    pc.activations = {ambiguousNothing()};
    const ActivationReport report = activate();
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Timeout);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(pc.count(u"activate"), 1);
    EXPECT_EQ(openAttempts(), 1);
}

struct End {
    const char *story;
    Error told;
    bool ambiguous;
};
void PrintTo(const End &row, std::ostream *out)
{
    *out << row.story;
}
class HowItEnded : public JourneyTest, public ::testing::WithParamInterface<End> {};

TEST_P(HowItEnded, IsCountedByTheBook)
{
    keyIsInstalled();
    pc.activations = {{.told = GetParam().told, .happens = false}};
    const ActivationReport report = activate();
    EXPECT_EQ(report.error, GetParam().told);
    EXPECT_EQ(openAttempts(), GetParam().ambiguous ? 1 : 0);
    EXPECT_EQ(report.outcome.spent, GetParam().ambiguous ? Spent::Unknown : Spent::No);
}

Error told(Fault fault, std::optional<std::uint32_t> code = {})
{
    return {.fault = fault, .operation = operation::sppActivate, .code = code};
}
INSTANTIATE_TEST_SUITE_P(
    Book, HowItEnded,
    ::testing::Values(End{"time-out", told(Fault::Timeout), true}, End{"stopped", told(Fault::Cancelled), true},
                      End{"RPC server gone: connection lost", told(Fault::Backend, 0x800706BAU), true},
                      End{"RPC call failed: killed", told(Fault::Backend, 0x800706BEU), true},
                      End{"the server did not answer in time", told(Fault::Timeout, 0x80072EE2U), true},
                      End{"the server broke off", told(Fault::Backend, 0x80072EFEU), true},
                      End{"a code nobody knows", told(Fault::Backend, 0x8BADF00DU), true},
                      End{"no code at all", told(Fault::Backend), true},
                      End{"an unknown refusal of the licensing service", told(Fault::Refused, 0xC004CFFFU), true},
                      End{"the name was not resolved: never reached", told(Fault::Backend, 0x80072EE7U), false},
                      End{"blocked key", told(Fault::Refused, 0xC004C003U), false},
                      End{"count used up", told(Fault::Refused, 0xC004C020U), false},
                      End{"access denied", told(Fault::AccessDenied, 0x80070005U), false}));

class StoppedRightAfter : public Activate {
protected:
    /// Somebody stops it while Windows answers.
    ActivationReport activateAndStop()
    {
        const Inspection now = inspect();
        std::stop_source stop;
        // The call itself is under way and answers all the same.
        pc.obeysStop = false;
        pc.beforeCall = [this, &stop](int) {
            if (!journal.entries()->isEmpty())
                stop.request_stop();
            pc.obeysStop = pc.count(u"activate") > 0;
        };
        ActivationReport report = esu::activate(journey, now, lastFive, {}, {.stop = stop.get_token()});
        pc.beforeCall = {};
        return report;
    }
};

TEST_F(StoppedRightAfter, TheRowIsReadAndItsAnswerCounts)
{
    const ActivationReport report = activateAndStop();
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Cancelled) << "it was stopped all the same";
    EXPECT_EQ(report.outcome.spent, Spent::Yes);
    EXPECT_EQ(report.outcome.licenseStatus, 1);
    EXPECT_EQ(lastOutcome(), Outcome::Done);
}

TEST_F(StoppedRightAfter, ADefiniteRefusalIsToldAsThat)
{
    pc.activations = {FakeMachine::refuses(0xC004C020U, operation::sppActivate)};
    const ActivationReport report = activateAndStop();
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, 0xC004C020U);
    EXPECT_EQ(report.outcome.spent, Spent::No);
    EXPECT_FALSE(leavesOpen(report, resources.errors));
    EXPECT_EQ(openAttempts(), 0);
}

TEST_F(StoppedRightAfter, WhatEndedOpenlyIsToldAsStopped)
{
    pc.activations = {ambiguousNothing()};
    const ActivationReport report = activateAndStop();
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Cancelled);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(report.outcome.licenseStatus, 0) << "as the row says";
    EXPECT_EQ(openAttempts(), 1);
}

TEST_F(Activate, AStatusThatCouldNotBeReadAfterwardsIsUnknown)
{
    const Inspection now = inspect();
    pc.activations = {ambiguousDone()};
    pc.beforeCall = [this](int) {
        if (pc.count(u"activate") > 0)
            pc.readings = {unreadable()};
    };
    const ActivationReport report = esu::activate(journey, now, lastFive, {}, {});
    pc.beforeCall = {};
    EXPECT_FALSE(report.outcome.licenseStatus);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
}

TEST_F(Activate, SOkWithAnotherStatusIsThirteenAndOpen)
{
    pc.activations = {FakeMachine::swallowed()};
    const ActivationReport report = activate();
    EXPECT_EQ(conditionOf(report.error), condition::activationNotConfirmed);
    EXPECT_EQ(exitCodeOf(report.error), ExitCode::ActivationRefused);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(report.outcome.licenseStatus, 0);
    EXPECT_EQ(openAttempts(), 1);
}

TEST_F(Activate, SOkButTheRowsDoNotAnswerIsOpen)
{
    pc.beforeCall = [this](int) {
        if (pc.count(u"activate") == 1 && pc.readings.empty())
            pc.readings = {unreadable()};
    };
    const ActivationReport report = activate();
    EXPECT_TRUE(report.error);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(openAttempts(), 1);
}

TEST_F(Activate, TheNextRunLooksBeforeItSpends)
{
    pc.activations = {ambiguousNothing()};
    activateInNewRun();
    pc.row(year2)->licenseStatus = 1; // the answer was lost, the activation was not
    const ActivationReport report = activateInNewRun();
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_EQ(openAttempts(), 0);
    EXPECT_EQ(activateInNewRun().outcome.spent, Spent::No) << "said once, then it is simply licensed";
}

TEST_F(Activate, ARefreshMayShowThatTheLastAttemptSucceeded)
{
    pc.activations = {ambiguousNothing()};
    activateInNewRun();
    Pc next(pc, pc.desk(), resources, journal);
    const Inspection now = esu::inspect(next, {}).value();
    pc.calls.clear();
    pc.beforeCall = [&](int) {
        if (!pc.calls.isEmpty() && pc.calls.constLast() == QLatin1String("refresh"))
            pc.row(year2)->licenseStatus = 1;
    };
    const ActivationReport report = esu::activate(next, now, lastFive, {}, {});
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
    EXPECT_EQ(pc.count(u"activate"), 0);
}

TEST_F(Activate, AfterThreeAmbiguousAttemptsItStopsUntilAPersonInsists)
{
    for (int attempt = 1; attempt <= 3; ++attempt) {
        pc.activations = {ambiguousNothing()};
        activateInNewRun();
        EXPECT_EQ(pc.count(u"activate"), 1);
        EXPECT_EQ(journal.entries()->constLast().attempt, attempt);
    }
    const ActivationReport stopped = activateInNewRun();
    EXPECT_EQ(conditionOf(stopped.error), condition::attemptsExhausted);
    EXPECT_EQ(exitCodeOf(stopped.error), ExitCode::ActivationRefused);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_EQ(openAttempts(), 3);

    pc.activations = {ambiguousNothing()};
    activateInNewRun({.retryAmbiguous = true});
    EXPECT_EQ(pc.count(u"activate"), 1);
    EXPECT_EQ(conditionOf(activateInNewRun().error), condition::attemptsExhausted) << "insisting counts for one run";
    EXPECT_EQ(activateInNewRun({.retryAmbiguous = true}).outcome.spent, Spent::Yes);
}

TEST_F(Activate, ExhaustedAttemptsNeverHideThatTheRowIsLicensed)
{
    for (int attempt = 1; attempt <= 3; ++attempt) {
        pc.activations = {ambiguousNothing()};
        activateInNewRun();
    }
    pc.row(year2)->licenseStatus = 1;
    EXPECT_FALSE(activateInNewRun().error);
}

TEST_F(Activate, AnAttemptThatWasKilledCountsAsAmbiguous)
{
    ASSERT_TRUE(journal.begin({.at = pc.clock().now(), .activationId = year2, .lastFive = lastFive}));
    activateInNewRun();
    EXPECT_EQ(journal.entries()->constLast().attempt, 2);
}

TEST_F(Activate, TheOpenAttemptOfAnotherKeyIsLeftAlone)
{
    pc.activations = {ambiguousNothing()};
    activateInNewRun(); // year 2 is open
    ASSERT_TRUE(journal.begin({.at = pc.clock().now(), .activationId = year3, .lastFive = QStringLiteral("QQQQQ")}));
    pc.row(year2)->licenseStatus = 1;
    EXPECT_EQ(activateInNewRun().outcome.spent, Spent::Unknown);
    EXPECT_EQ(journal.ambiguousAttempts(year3, QStringLiteral("QQQQQ")), 1);
    EXPECT_EQ(openAttempts(), 0);
}

TEST_F(Activate, ARowThatLostItsKeyMeanwhileIsNotActivated)
{
    for (const bool gone : {true, false}) {
        FakeMachine other;
        other.row(year2)->partialProductKey = lastFive;
        MemoryStateStore memory;
        Journal open(memory);
        ASSERT_TRUE(open.begin({.at = other.clock().now(), .activationId = year2, .lastFive = lastFive}));
        Pc next(other, other.desk(), resources, open);
        const Inspection now = esu::inspect(next, {}).value();
        other.calls.clear();
        if (gone)
            other.state.removeIf([](const LicenseRow &row) { return row.id == year2; });
        else
            other.row(year2)->partialProductKey = QStringLiteral("QQQQQ");
        EXPECT_TRUE(esu::activate(next, now, lastFive, {}, {}).error);
        EXPECT_EQ(other.count(u"activate"), 0);
    }
}

TEST_F(Activate, WhatAnotherProgramActivatedMeanwhileIsSeenInTime)
{
    const Inspection now = inspect();
    pc.row(year2)->licenseStatus = 1; // a second esuctl, a moment ago
    const ActivationReport report = esu::activate(journey, now, lastFive, {}, {});
    EXPECT_FALSE(report.error);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_EQ(report.outcome.licenseStatus, 1);
}

TEST_F(Activate, AnOldReadingIsReadAgain)
{
    const Inspection now = inspect();
    ASSERT_TRUE(pc.clock().wait(std::chrono::hours(1), {}));
    pc.row(year2)->licenseStatus = 1;
    EXPECT_TRUE(esu::activate(journey, now, lastFive, {}, {}).outcome.nothingToDo);
    EXPECT_EQ(pc.count(u"activate"), 0);
}

TEST_F(Activate, EveryActIsSpentTheSameWay)
{
    keyIsInstalled();
    const Inspection now = inspect();
    const EsuRow row = *now.licenses->byId(year2);
    int asked = 0;
    const SpendingAct byAnotherWay = [&](const ActivationId &which, const JobContext &) -> Result<void> {
        EXPECT_EQ(which, year2);
        EXPECT_EQ(lastOutcome(), JournalEntry::Outcome::Started) << "written before the act";
        if (++asked == 2)
            pc.row(year2)->licenseStatus = licenseStatusLicensed;
        return std::unexpected(timedOut(operation::sppActivate));
    };
    const ActivationReport open = esu::spend(journey, row, now, {}, byAnotherWay, {});
    EXPECT_EQ(open.outcome.spent, Spent::Unknown);
    EXPECT_TRUE(open.error);
    EXPECT_EQ(openAttempts(), 1);
    const ActivationReport licensed = esu::spend(journey, row, now, {}, byAnotherWay, {});
    EXPECT_FALSE(licensed.error);
    EXPECT_EQ(licensed.outcome.spent, Spent::Unknown);
    EXPECT_EQ(openAttempts(), 0);
    EXPECT_TRUE(esu::spend(journey, row, now, {}, byAnotherWay, {}).outcome.nothingToDo);
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(pc.count(u"activate"), 0);
}

TEST_F(Activate, AStopThatCameInTimeIsNoAttempt)
{
    keyIsInstalled();
    const Inspection now = inspect();
    pc.obeysStop = false; // what is read before the act is not what notices it
    std::stop_source stop;
    stop.request_stop();
    const ActivationReport report = esu::activate(journey, now, lastFive, {}, {.stop = stop.get_token()});
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Cancelled);
    EXPECT_EQ(report.outcome.spent, Spent::No);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_TRUE(journal.entries()->isEmpty());
    EXPECT_FALSE(leavesOpen(report, resources.errors)) << "nobody is told that it may cost one more";
    EXPECT_FALSE(endsAttempts(report, resources.errors)) << "and of an earlier one it says nothing";
}

TEST_F(Activate, AnOpenAttemptIsLookedAfterAlsoWhereTheRowsAreOurOwn)
{
    keyIsInstalled();
    ASSERT_TRUE(journal.begin({.at = pc.clock().now(), .activationId = year2, .lastFive = lastFive}));
    ASSERT_TRUE(journey.claim());
    const Inspection now = inspect();
    ASSERT_TRUE(journey.areLicensesOurs());
    pc.calls.clear();
    pc.beforeCall = [this](int) {
        if (pc.count(u"refresh") > 0)
            pc.row(year2)->licenseStatus = licenseStatusLicensed;
    };
    const ActivationReport report = esu::activate(journey, now, lastFive, {}, {});
    EXPECT_EQ(pc.count(u"activate"), 0) << "it had succeeded after all";
    EXPECT_EQ(report.outcome.spent, Spent::Unknown);
}

} // namespace
} // namespace esu::test
