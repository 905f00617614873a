// SPDX-License-Identifier: MIT
// What the event log of Windows is told of a run, and of which runs.
#include "tests/support/fake_event_log.h"
#include "tests/support/journey_test.h"
#include "tests/support/run_test.h"

#include "core/journey/event_log.h"
#include "core/run/pc_events.h"
#include "core/wizard/wizard_acts.h"

#include <QSet>

#include <algorithm>

namespace esu::test {
namespace {

QList<PcEvent> kindsOf(const QList<LoggedEvent> &events)
{
    QList<PcEvent> kinds;
    for (const LoggedEvent &event : events)
        kinds.append(event.event);
    return kinds;
}

class PcEvents : public JourneyTest {
protected:
    void SetUp() override { pc.practice = false; }
    /// As `esuctl` does it.
    QList<LoggedEvent> told(const RunWish &wish, bool withKey = true)
    {
        const ProductKey typed = key();
        const PcRun run = runOf(atDesk, wish, withKey ? &typed : nullptr);
        const qsizetype before = log.written.size();
        logEvents(atDesk, eventsOf(run, QStringLiteral("test"), resources));
        return log.written.mid(before);
    }

    FakeEventLog log;
    Desk deskWithLog()
    {
        const Desk bare = pc.desk();
        return {bare.credentialStore, bare.packageCatalog, bare.clock, &log};
    }
    Pc atDesk{pc, deskWithLog(), resources, journal};
};

TEST_F(PcEvents, EveryRunIsToldOnceByItsEnd)
{
    EXPECT_EQ(kindsOf(told(wish::verify())), QList{PcEvent::Attention});
    EXPECT_EQ(kindsOf(told(wish::activate(), false)), QList{PcEvent::Refused}) << "without a key";
    EXPECT_EQ(kindsOf(told(wish::activate())), QList{PcEvent::Done});
    EXPECT_EQ(kindsOf(told(wish::verify())), QList{PcEvent::Done});
    pc.facts.pendingRestart = PendingRestart{.pending = true};
    pc.offered = {
        {.id = id(1).text(), .kb = {QStringLiteral("KB1")}, .published = QDate(2022, 5, 1), .security = true}};
    pc.afterInstall = [](UpdateRun &run) { run.restartRequired = true; };
    EXPECT_EQ(kindsOf(told(wish::updates(true))), QList{PcEvent::RestartDue});
}

TEST_F(PcEvents, WhatOnlyLooksOrRehearsesOrWasStoppedIsNotTold)
{
    EXPECT_EQ(told(wish::inspect()), QList<LoggedEvent>());
    EXPECT_EQ(told(wish::prerequisites(false)), QList<LoggedEvent>());
    EXPECT_EQ(told(wish::updates(false)), QList<LoggedEvent>());
    RunWish rehearsal = wish::run();
    rehearsal.dryRun = true;
    EXPECT_EQ(told(rehearsal), QList<LoggedEvent>());
    PcRun stopped{.wish = wish::run()};
    stopped.steps = {{.step = Step::Inspect, .state = StepState::Cancelled}};
    EXPECT_EQ(eventsOf(stopped, QStringLiteral("test"), resources), QList<LoggedEvent>());
}

TEST_F(PcEvents, APracticePcTellsNothing)
{
    pc.practice = true;
    EXPECT_EQ(told(wish::run()), QList<LoggedEvent>());
    // That a desk has no log is met behind the question whether the PC is a real one.
    pc.practice = false;
    const PcRun run = runOf(journey, wish::verify());
    logEvents(journey, eventsOf(run, QStringLiteral("test"), resources));
    EXPECT_EQ(log.written, QList<LoggedEvent>()) << "nor does a desk without a log";
}

TEST_F(PcEvents, TheFactsAreNamesAndNumbersWithoutTheKey)
{
    pc.activations = {FakeMachine::refuses(0xC004C020U, QStringLiteral("spp.activate"))};
    const QList<LoggedEvent> events = told(wish::activate());
    ASSERT_EQ(events.size(), 1);
    EXPECT_EQ(events.constFirst().inserts,
              (QStringList{
                  QStringLiteral("test"),
                  QStringLiteral("outcome=failed; exit_code=14; operation=spp.activate; code=0xC004C020; "
                                 "symbol=%1")
                      .arg(resources.errors.explain({.operation = QStringLiteral("spp.activate"), .code = 0xC004C020U})
                               .symbol)}));
    told(wish::activate());
    for (const LoggedEvent &event : std::as_const(log.written)) {
        for (const QString &insert : event.inserts)
            EXPECT_FALSE(insert.contains(key().text().reveal().left(5))) << insert.toStdString();
    }
}

TEST_F(PcEvents, TheEndOfTheCoverIsToldInTime)
{
    using enum PcEvent;
    const QList<std::pair<int, QList<PcEvent>>> days{{91, {}},
                                                     {90, {CoverEndsIn90Days}},
                                                     {31, {CoverEndsIn90Days}},
                                                     {30, {CoverEndsIn30Days}},
                                                     {0, {CoverEndsIn30Days}},
                                                     {-1, {}}};
    for (const auto &[left, expected] : days) {
        PcRun run{.wish = wish::verify(), .steps = {{.step = Step::Verify, .state = StepState::Done}}};
        run.inspection = inspection(readyFacts(), reading(readyRows()), QDate(2022, 12, 31).addDays(-left));
        run.verdict = Verdict{.level = Verdict::Level::Green, .year = 2, .coveredUntil = QDate(2022, 12, 31)};
        EXPECT_EQ(kindsOf(eventsOf(run, QStringLiteral("test"), resources)), QList{Done} + expected) << left;
        EXPECT_EQ(kindsOf(eventsOfStep(run, Step::Verify, QStringLiteral("test"), resources)), QList{Done} + expected);
    }
}

/// Judged some time ago: its cover ends in ten days.
PcRun judgedBefore(const RunWish &wish, const QList<StepEntry> &steps)
{
    PcRun run{.wish = wish, .steps = steps};
    run.inspection = inspection(readyFacts(), reading(readyRows()), QDate(2022, 12, 21));
    run.verdict = Verdict{.level = Verdict::Level::Green, .year = 2, .coveredUntil = QDate(2022, 12, 31)};
    return run;
}

TEST_F(PcEvents, OnlyAVerdictTellsOfTheCover)
{
    const Error refused{.fault = Fault::Refused, .operation = QStringLiteral("spp.activate"), .code = 0xC004C020U};
    const PcRun failed =
        judgedBefore(wish::run(), {{.step = Step::Activate, .state = StepState::Failed, .error = refused}});
    for (const QList<LoggedEvent> &events :
         {eventsOfStep(failed, Step::Activate, QStringLiteral("test"), resources),
          eventsOf(judgedBefore(wish::activate(), failed.steps), QStringLiteral("test"), resources)}) {
        EXPECT_EQ(kindsOf(events), QList{PcEvent::Refused});
        EXPECT_FALSE(events.constFirst().inserts.at(1).contains(QStringLiteral("level=")));
    }
}

TEST_F(PcEvents, AStepIsToldWhenItHasEndedAndChangesSomething)
{
    const auto kinds = [this](const RunWish &wish, const StepEntry &entry) {
        return kindsOf(eventsOfStep(judgedBefore(wish, {entry}), entry.step, QStringLiteral("test"), resources));
    };
    const StepEntry judged{.step = Step::Verify, .state = StepState::Done};
    EXPECT_EQ(kinds(wish::run(), judged), (QList{PcEvent::Done, PcEvent::CoverEndsIn30Days}));
    RunWish rehearsal = wish::run();
    rehearsal.dryRun = true;
    EXPECT_EQ(kinds(rehearsal, judged), QList<PcEvent>());
    for (const StepState state : {StepState::Waiting, StepState::Running})
        EXPECT_EQ(kinds(wish::run(), {.step = Step::Verify, .state = state}), QList<PcEvent>()) << "not ended";
    const Error lost{.fault = Fault::Backend, .operation = QStringLiteral("inventory.os")};
    EXPECT_EQ(kinds(wish::run(), {.step = Step::Inspect, .state = StepState::Failed, .error = lost}), QList<PcEvent>())
        << "who only looks tells nothing";
    EXPECT_EQ(kinds(wish::run(), {.step = Step::Repair, .state = StepState::Failed, .error = lost}),
              QList{PcEvent::Refused});
}

TEST_F(PcEvents, TheWizardTellsItsVerdictAndWhatStopsIt)
{
    Session session(std::make_unique<MemoryStateStore>(), std::shared_ptr<Machine>(std::shared_ptr<void>(), &pc),
                    deskWithLog(), resources);
    const auto carried = [&](PcRun run, Step step) {
        log.written.clear();
        const effect::StartJob start{.job = job::RunStep{.step = step}, .run = run};
        const JobTools tools{.resources = resources, .key = std::make_shared<const ProductKey>(key())};
        run = after(std::move(run), std::get<StepEnd>(carryOut(start, session, tools, {})), resources.errors);
        return run;
    };
    PcRun run = carried({.wish = wish::run()}, Step::Inspect);
    EXPECT_EQ(kindsOf(log.written), QList<PcEvent>());
    run.wish.lastFive = lastFive;
    run = carried(run, Step::InstallKey);
    EXPECT_EQ(kindsOf(log.written), QList<PcEvent>()) << "a step that went well is no end";
    pc.activations = {FakeMachine::refuses(0xC004C020U, QStringLiteral("spp.activate"))};
    run = carried(run, Step::Activate);
    EXPECT_EQ(kindsOf(log.written), QList{PcEvent::Refused});
    run = carried(run, Step::Verify);
    EXPECT_EQ(kindsOf(log.written), QList{PcEvent::Attention}) << "the verdict, not the refusal again";
    EXPECT_EQ(log.written.constFirst().inserts.constFirst(), QStringLiteral("wizard"));
}

TEST(PcEventTable, HasEveryEventOnceWithWordsInBothLanguages)
{
    QSet<quint32> numbers;
    for (const PcEventRow &row : pcEventTable) {
        EXPECT_EQ(&rowOf(row.event), &row);
        EXPECT_FALSE(numbers.contains(row.number)) << row.number;
        numbers.insert(row.number);
        // The log shows the lower half of a message's number.
        EXPECT_LT(row.number, 0x10000U);
        for (const std::u16string_view words : {row.en, row.ja}) {
            const QString text = QString::fromUtf16(words.data(), static_cast<qsizetype>(words.size()));
            EXPECT_TRUE(text.contains(QLatin1String("%2"))) << row.number;
            EXPECT_FALSE(text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(';'))) << "CMake reads it, too";
        }
    }
    EXPECT_EQ(numbers.size(), 6);
}

} // namespace
} // namespace esu::test
