// SPDX-License-Identifier: MIT
// app/ctl/CONTRACT.md, "Exit codes" and "Precedence", over whole runs.
#include "tests/support/journey_test.h"
#include "tests/support/run_test.h"

#include "core/base/conditions.h"
#include "core/run/document.h"

#include <QJsonDocument>

#include <ostream>

namespace esu::test {
namespace {

enum class Command { Inspect, Prerequisites, Activate, UpdatesSearch, UpdatesInstall, Verify, Run };

RunWish wishOf(Command command)
{
    switch (command) {
    case Command::Inspect:
        return wish::inspect();
    case Command::Prerequisites:
        return wish::prerequisites(false);
    case Command::Activate:
        return wish::activate();
    case Command::UpdatesSearch:
        return wish::updates(false);
    case Command::UpdatesInstall:
        return wish::updates(true);
    case Command::Verify:
        return wish::verify();
    case Command::Run:
        return wish::run();
    }
    return {};
}

class RunsTest : public JourneyTest {
protected:
    PcRun call(RunWish wish, bool withKey = true)
    {
        const ProductKey typed = key();
        return runOf(journey, std::move(wish), withKey ? &typed : nullptr);
    }
};

void offerUpdate(FakeMachine &pc)
{
    pc.offered = {
        {.id = id(1).text(), .kb = {QStringLiteral("KB1")}, .published = QDate(2022, 5, 1), .security = true}};
}
void updateFails(FakeMachine &pc, bool restart = false)
{
    offerUpdate(pc);
    pc.afterInstall = [restart](UpdateRun &run) {
        run.updates[0].state = UpdateInfo::State::Failed;
        run.updates[0].code = 0x800F0922U;
        run.restartRequired = restart;
    };
}
void updateWantsRestart(FakeMachine &pc)
{
    offerUpdate(pc);
    pc.afterInstall = [](UpdateRun &run) { run.restartRequired = true; };
}
void licensed(FakeMachine &pc)
{
    pc.row(year2)->partialProductKey = lastFive;
    pc.row(year2)->licenseStatus = 1;
}
void licensedUntilTheUpdates(FakeMachine &pc, const std::function<void(FakeMachine &)> &later)
{
    pc.beforeCall = [&pc, later](int) {
        if (!pc.calls.isEmpty() && pc.calls.constLast() == QLatin1String("install-updates"))
            later(pc);
    };
}

struct Case {
    const char *story;
    Command command;
    std::function<void(FakeMachine &)> pc;
    bool withKey;
    ExitCode code;
    Outcome outcome;
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.story;
}
class ExitCodeOf : public RunsTest, public ::testing::WithParamInterface<Case> {};

TEST_P(ExitCodeOf, IsByTheBook)
{
    GetParam().pc(pc);
    const Summary result = outcomeOf(call(wishOf(GetParam().command), GetParam().withKey), resources);
    EXPECT_EQ(result.exitCode, GetParam().code);
    EXPECT_EQ(result.outcome, GetParam().outcome);
    EXPECT_EQ(result.error.has_value(), result.outcome == Outcome::Failed) << "error is there exactly when it failed";
    EXPECT_EQ(pc.activatedLicensed, 0);
}

void nothing(FakeMachine &) {}
void home(FakeMachine &pc)
{
    pc.facts.editionId = QStringLiteral("HomeBasic");
}
void noPackages(FakeMachine &pc)
{
    pc.facts.packages = QList<PackageFact>();
    pc.state = {baseRow()};
}
void noEsuRow(FakeMachine &pc)
{
    pc.state = {baseRow()};
    for (PackageFact &package : *pc.facts.packages)
        package.state = 0x50; // superseded: no sign that a restart would bring the rows
}
void restart(FakeMachine &pc)
{
    pc.facts.pendingRestart = PendingRestart{.pending = true};
}

INSTANTIATE_TEST_SUITE_P(
    Activate, ExitCodeOf,
    ::testing::Values(
        Case{"done", Command::Activate, nothing, true, ExitCode::Done, Outcome::Ok},
        Case{"licensed already", Command::Activate, licensed, true, ExitCode::Done, Outcome::NothingToDo},
        Case{"licensed already, no key given", Command::Activate, licensed, false, ExitCode::Done,
             Outcome::NothingToDo},
        Case{"licensed already, though Windows waits for its own activation", Command::Activate,
             [](FakeMachine &pc) {
                 licensed(pc);
                 pc.row(base)->licenseStatus = 5;
             },
             true, ExitCode::Done, Outcome::NothingToDo},
        Case{"17 before any change", Command::Activate,
             [](FakeMachine &pc) {
                 pc.facts.elevated = false;
                 home(pc);
             },
             true, ExitCode::AccessDenied, Outcome::Failed},
        Case{"15 before 12", Command::Activate,
             [](FakeMachine &pc) {
                 home(pc);
                 noPackages(pc);
             },
             true, ExitCode::NotEligible, Outcome::Failed},
        Case{"12 before 11", Command::Activate, noPackages, true, ExitCode::PrerequisiteMissing, Outcome::Failed},
        Case{"11", Command::Activate, noEsuRow, true, ExitCode::NoEsuRow, Outcome::Failed},
        Case{"11 before 22", Command::Activate, noEsuRow, false, ExitCode::NoEsuRow, Outcome::Failed},
        Case{"22", Command::Activate, nothing, false, ExitCode::NoKey, Outcome::Failed},
        Case{"a restart without an ESU row is 12", Command::Activate,
             [](FakeMachine &pc) {
                 noEsuRow(pc);
                 restart(pc);
             },
             true, ExitCode::PrerequisiteMissing, Outcome::Failed},
        Case{"a restart with an ESU row does not block", Command::Activate, restart, true, ExitCode::Done, Outcome::Ok},
        Case{"Windows unlicensed is 12", Command::Activate, [](FakeMachine &pc) { pc.row(base)->licenseStatus = 5; },
             true, ExitCode::PrerequisiteMissing, Outcome::Failed},
        Case{"10: the base row took the key", Command::Activate, [](FakeMachine &pc) { pc.bindsTo = base; }, true,
             ExitCode::KeyRefused, Outcome::Failed},
        Case{"10: invalid key", Command::Activate,
             [](FakeMachine &pc) { pc.installs = {FakeMachine::refuses(0xC004F050U, operation::sppInstallKey)}; }, true,
             ExitCode::KeyRefused, Outcome::Failed},
        Case{"10: blocked at activation", Command::Activate,
             [](FakeMachine &pc) { pc.activations = {FakeMachine::refuses(0xC004C003U, operation::sppActivate)}; },
             true, ExitCode::KeyRefused, Outcome::Failed},
        Case{"13: S_OK but not licensed", Command::Activate,
             [](FakeMachine &pc) { pc.activations = {FakeMachine::swallowed()}; }, true, ExitCode::ActivationRefused,
             Outcome::Failed},
        Case{"14", Command::Activate,
             [](FakeMachine &pc) { pc.activations = {FakeMachine::refuses(0xC004C020U, operation::sppActivate)}; },
             true, ExitCode::ActivationLimit, Outcome::Failed},
        Case{"16: the code decides first", Command::Activate,
             [](FakeMachine &pc) { pc.activations = {FakeMachine::refuses(0x80072EE7U, operation::sppActivate)}; },
             true, ExitCode::Network, Outcome::Failed},
        Case{"17: the code decides first", Command::Activate,
             [](FakeMachine &pc) { pc.installs = {FakeMachine::refuses(0x80070005U, operation::sppInstallKey)}; }, true,
             ExitCode::AccessDenied, Outcome::Failed},
        Case{"18: not reachable", Command::Activate,
             [](FakeMachine &pc) {
                 pc.factsFail = Error{.fault = Fault::Backend, .operation = operation::wmiConnect, .code = 0x800706BAU};
             },
             true, ExitCode::NotReachable, Outcome::Failed},
        Case{
            "a lost answer that was one after all", Command::Activate,
            [](FakeMachine &pc) { pc.activations = {FakeMachine::lost(Fault::Timeout, operation::sppActivate, true)}; },
            true, ExitCode::Done, Outcome::Ok}));

INSTANTIATE_TEST_SUITE_P(
    Others, ExitCodeOf,
    ::testing::Values(
        Case{"inspect is 0 whatever it finds", Command::Inspect,
             [](FakeMachine &pc) {
                 home(pc);
                 noPackages(pc);
                 restart(pc);
                 pc.facts.elevated = false;
             },
             false, ExitCode::Done, Outcome::Ok},
        Case{"prerequisites: all there", Command::Prerequisites, nothing, false, ExitCode::Done, Outcome::Ok},
        Case{"prerequisites: something missing", Command::Prerequisites, noPackages, false,
             ExitCode::PrerequisiteMissing, Outcome::Attention},
        Case{"updates without --install", Command::UpdatesSearch, offerUpdate, false, ExitCode::Done, Outcome::Ok},
        Case{"updates without --install need no elevation", Command::UpdatesSearch,
             [](FakeMachine &pc) { pc.facts.elevated = false; }, false, ExitCode::Done, Outcome::Ok},
        Case{"updates --install", Command::UpdatesInstall, offerUpdate, false, ExitCode::Done, Outcome::Ok},
        Case{"… wants a restart", Command::UpdatesInstall, updateWantsRestart, false, ExitCode::RestartRequired,
             Outcome::RestartRequired},
        Case{"… fails", Command::UpdatesInstall, [](FakeMachine &pc) { updateFails(pc); }, false,
             ExitCode::UpdateFailed, Outcome::Failed},
        Case{"a failure before a restart", Command::UpdatesInstall, [](FakeMachine &pc) { updateFails(pc, true); },
             false, ExitCode::UpdateFailed, Outcome::Failed},
        Case{"… was stopped: 130 before everything", Command::UpdatesInstall,
             [](FakeMachine &pc) {
                 offerUpdate(pc);
                 pc.afterInstall = [](UpdateRun &run) {
                     run.stopped = true;
                     run.restartRequired = true;
                     run.updates[0].state = UpdateInfo::State::Failed;
                 };
             },
             false, ExitCode::Cancelled, Outcome::Cancelled},
        Case{"… not elevated", Command::UpdatesInstall,
             [](FakeMachine &pc) {
                 offerUpdate(pc);
                 pc.facts.elevated = false;
             },
             false, ExitCode::AccessDenied, Outcome::Failed},
        Case{"verify: green", Command::Verify, licensed, false, ExitCode::Done, Outcome::Ok},
        Case{"verify: amber", Command::Verify,
             [](FakeMachine &pc) {
                 licensed(pc);
                 restart(pc);
             },
             false, ExitCode::VerdictAmber, Outcome::Attention},
        Case{"verify: red", Command::Verify, nothing, false, ExitCode::VerdictRed, Outcome::Attention},
        Case{"verify: rows do not answer is amber", Command::Verify,
             [](FakeMachine &pc) { pc.readings = {unreadable()}; }, false, ExitCode::VerdictAmber,
             Outcome::Attention}));

INSTANTIATE_TEST_SUITE_P(
    Run, ExitCodeOf,
    ::testing::Values(Case{"everything done", Command::Run, offerUpdate, true, ExitCode::Done, Outcome::Ok},
                      Case{"nothing to do", Command::Run, licensed, true, ExitCode::Done, Outcome::NothingToDo},
                      Case{"17", Command::Run, [](FakeMachine &pc) { pc.facts.elevated = false; }, true,
                           ExitCode::AccessDenied, Outcome::Failed},
                      Case{"15", Command::Run, home, true, ExitCode::NotEligible, Outcome::Failed},
                      Case{"12", Command::Run, noPackages, true, ExitCode::PrerequisiteMissing, Outcome::Failed},
                      Case{"a restart without an ESU row is 3010", Command::Run,
                           [](FakeMachine &pc) {
                               noEsuRow(pc);
                               restart(pc);
                           },
                           true, ExitCode::RestartRequired, Outcome::RestartRequired},
                      Case{"the first failed step stands", Command::Run,
                           [](FakeMachine &pc) {
                               updateFails(pc);
                               pc.activations = {FakeMachine::refuses(0xC004C020U, operation::sppActivate)};
                           },
                           true, ExitCode::ActivationLimit, Outcome::Failed},
                      Case{"19 before the verdict", Command::Run,
                           [](FakeMachine &pc) {
                               updateFails(pc);
                               restart(pc);
                           },
                           true, ExitCode::UpdateFailed, Outcome::Failed},
                      Case{"3010 before 20", Command::Run,
                           [](FakeMachine &pc) {
                               updateWantsRestart(pc);
                               pc.facts.ubr = 1;
                           },
                           true, ExitCode::RestartRequired, Outcome::RestartRequired},
                      Case{"3010 before 21", Command::Run,
                           [](FakeMachine &pc) {
                               updateWantsRestart(pc);
                               licensedUntilTheUpdates(pc,
                                                       [](FakeMachine &later) { later.row(base)->licenseStatus = 5; });
                           },
                           true, ExitCode::RestartRequired, Outcome::RestartRequired},
                      Case{"a verify that fails goes before 3010", Command::Run,
                           [](FakeMachine &pc) {
                               updateWantsRestart(pc);
                               licensedUntilTheUpdates(pc, [](FakeMachine &later) {
                                   later.factsFail = Error{.fault = Fault::Backend,
                                                           .operation = operation::wmiConnect,
                                                           .code = 0x800706BAU};
                               });
                           },
                           true, ExitCode::NotReachable, Outcome::Failed},
                      Case{"20", Command::Run, [](FakeMachine &pc) { pc.facts.ubr = 1; }, true, ExitCode::VerdictAmber,
                           Outcome::Attention},
                      Case{"a search that fails is 19", Command::Run,
                           [](FakeMachine &pc) {
                               pc.searchFails = Error{
                                   .fault = Fault::Backend, .operation = operation::wuaSearch, .code = 0x8BADF00DU};
                           },
                           true, ExitCode::UpdateFailed, Outcome::Failed}));

TEST_F(RunsTest, AStopAtEveryCallIsAHundredAndThirtyOrDone)
{
    for (const Command command :
         {Command::Inspect, Command::Activate, Command::UpdatesInstall, Command::Verify, Command::Run}) {
        for (int at = 0; at < 30; ++at) {
            SCOPED_TRACE(::testing::Message() << "command " << static_cast<int>(command) << " stopped at " << at);
            FakeMachine stoppedPc;
            updateWantsRestart(stoppedPc);
            MemoryStateStore memory;
            Journal kept(memory);
            Pc stopped(stoppedPc, stoppedPc.desk(), resources, kept);
            std::stop_source stop;
            stoppedPc.beforeCall = [&](int number) {
                if (number == at)
                    stop.request_stop();
            };
            const ProductKey typed = key();
            const PcRun run = runOf(stopped, wishOf(command), &typed, {.stop = stop.get_token()});
            const Summary result = outcomeOf(run, resources);
            const qsizetype activations = stoppedPc.count(u"activate");
            EXPECT_LE(activations, 1);
            if (stop.stop_requested() && stoppedPc.calls.constLast() != QLatin1String("refresh")) {
                EXPECT_EQ(result.exitCode, ExitCode::Cancelled);
                EXPECT_EQ(result.outcome, Outcome::Cancelled);
            }
        }
    }
}

TEST_F(RunsTest, AnIdThatNoRowCanHaveStopsBeforeAnythingIsInstalled)
{
    for (const Command command : {Command::Activate, Command::Run}) {
        for (const bool withKey : {true, false}) {
            RunWish wish = wishOf(command);
            wish.wanted = foreignYear2;
            const PcRun run = call(wish, withKey);
            const Summary result = outcomeOf(run, resources);
            EXPECT_EQ(result.exitCode, ExitCode::KeyRefused);
            ASSERT_TRUE(result.error);
            EXPECT_EQ(result.error->condition, condition::idNotHere);
            EXPECT_EQ(pc.count(u"install"), 0);
            EXPECT_EQ(pc.count(u"activate"), 0);
        }
    }
}

/// What can be known before the act: a change of the PC or of its journal, and how the rehearsal and the act end on it.
struct KnownRefusal {
    const char *story;
    std::function<void(FakeMachine &, StateStore &, Journal &)> made;
    bool withKey = true;
    QString typed = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");
};

void leaveOpen(FakeMachine &pc, Journal &journal, int attempts)
{
    pc.row(year2)->partialProductKey = lastFive;
    for (int attempt = 1; attempt <= attempts; ++attempt)
        ASSERT_TRUE(journal.begin({.at = pc.clock().now(), .activationId = year2, .lastFive = lastFive}));
}

const std::vector<KnownRefusal> &refusals()
{
    static const std::vector<KnownRefusal> all{
        {"not elevated", [](FakeMachine &pc, StateStore &, Journal &) { pc.facts.elevated = false; }},
        {"a key of another product",
         [](FakeMachine &pc, StateStore &, Journal &) {
             pc.practice = false;
             pc.configurations = QList<KeyConfiguration>{{.editionId = QStringLiteral("Professional")}};
         },
         true, QStringLiteral("BNDFG-HJKMP-QRTVW-XY234-6789B")},
        {"a damaged journal",
         [](FakeMachine &, StateStore &store, Journal &) {
             ASSERT_TRUE(store.save(QStringLiteral("journal"), {{QStringLiteral("activations"), 1}}));
         }},
        {"a refused key that stays",
         [](FakeMachine &pc, StateStore &, Journal &journal) {
             pc.row(year2)->partialProductKey = lastFive;
             ASSERT_TRUE(journal.keepRefusedKey(year2, lastFive));
         },
         false},
        {"no key at all", [](FakeMachine &, StateStore &, Journal &) {}, false},
        {"attempts that are exhausted",
         [](FakeMachine &pc, StateStore &, Journal &journal) { leaveOpen(pc, journal, 3); }},
        {"the key of Windows was replaced by an earlier call",
         [](FakeMachine &pc, StateStore &, Journal &journal) {
             pc.row(base)->licenseStatus = 5;
             ASSERT_TRUE(journal.keepBaseKey(QStringLiteral("QQQQQ")));
         }},
    };
    return all;
}

TEST(Rehearsal, IsRefusedWithTheWordsOfTheAct)
{
    const Resources resources = testResources();
    for (const KnownRefusal &refusal : refusals()) {
        SCOPED_TRACE(refusal.story);
        FakeMachine pc;
        MemoryStateStore store;
        Journal journal{store};
        refusal.made(pc, store, journal);
        const ProductKey typed = *ProductKey::parse(refusal.typed);
        const auto ended = [&](bool dryRun) {
            Pc journey(pc, pc.desk(), resources, journal);
            RunWish wish = wish::activate();
            wish.dryRun = dryRun;
            return outcomeOf(runOf(journey, wish, refusal.withKey ? &typed : nullptr), resources);
        };
        const Summary told = ended(true);
        EXPECT_EQ(pc.count(u"install") + pc.count(u"activate") + pc.count(u"uninstall") + pc.count(u"refresh"), 0);
        EXPECT_TRUE(told.error);
        EXPECT_TRUE(told == ended(false));
    }
}

TEST_F(RunsTest, AnAttemptAfterAnOpenOneSaysThatItMayCostOneMore)
{
    keyIsInstalled();
    RunWish wish = wish::activate();
    wish.dryRun = true;
    EXPECT_FALSE(planOf(call(wish), resources)->constLast().again);
    ASSERT_TRUE(journal.begin({.at = pc.clock().now(), .activationId = year2, .lastFive = lastFive}));
    EXPECT_TRUE(planOf(call(wish), resources)->constLast().again);
    wish.dryRun = false;
    // Whoever drives it with a person asks that one first.
    PcSteps steps(journey);
    const Consent once{.change = true, .spend = true};
    wish.lastFive = lastFive;
    wish.steps = {Step::Inspect, Step::Activate};
    const PcRun asked = drive({.wish = wish}, steps, once, resources, {});
    EXPECT_EQ(next(asked, once, resources), NextStep(Ask{Step::Activate}));
    int warned = 0;
    PcSteps telling(journey, nullptr, {}, [&] {
        ++warned;
        EXPECT_EQ(pc.count(u"activate"), 0);
    });
    const PcRun done = drive(asked, telling, Consent::full(), resources, {});
    EXPECT_EQ(warned, 1);
    ASSERT_TRUE(done.activation);
    EXPECT_TRUE(done.activation->outcome.again);
    EXPECT_TRUE(done.openRows.isEmpty());
    EXPECT_TRUE(done.inspection->openAttempts.isEmpty()) << "or the next reading of the rows opened it again";
}

TEST_F(RunsTest, AKeyThatIsNotInstalledYetMayCostOneMoreByItsLastFive)
{
    Inspection now = inspect();
    now.openAttempts = {{.id = year2, .lastFive = lastFive, .count = 1}};
    PcRun run{.wish = wish::activate(), .inspection = now};
    run.wish.lastFive = lastFive;
    EXPECT_TRUE(mayCostAgain(run));
    run.wish.lastFive = QStringLiteral("OTHER");
    EXPECT_FALSE(mayCostAgain(run));
}

TEST_F(RunsTest, WhatIsMissingOnAPcThatIsLicensedFailsNoActivation)
{
    keyIsInstalled();
    pc.row(year2)->licenseStatus = licenseStatusLicensed;
    Inspection now = inspect();
    now.prerequisites.append(
        {.id = QStringLiteral("sha2"), .state = PrerequisiteResult::State::Missing, .blocking = true});
    const PcRun run{.wish = {.steps = {Step::Inspect, Step::LookAround, Step::Activate}},
                    .steps = {{.step = Step::Inspect, .state = StepState::Done},
                              {.step = Step::LookAround, .state = StepState::Done},
                              {.step = Step::Activate, .state = StepState::NothingToDo}},
                    .inspection = now};
    EXPECT_EQ(outcomeOf(run, resources).outcome, Outcome::NothingToDo);
    const QList<StageSummary> stages = stagesOf(run, resources);
    const auto stage = std::ranges::find(stages, RunStage::Activation, &StageSummary::stage);
    ASSERT_NE(stage, stages.end());
    EXPECT_EQ(stage->summary.outcome, Outcome::NothingToDo);
}

TEST_F(RunsTest, NothingIsPlannedOnAPcThatIsCoveredWithoutAMak)
{
    pc.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("ArcESU Enabled"), .value = 1}};
    RunWish wish = wish::activate();
    wish.dryRun = true;
    const auto plan = planOf(call(wish), resources);
    ASSERT_TRUE(plan);
    EXPECT_TRUE(plan->isEmpty());
}

TEST_F(RunsTest, ARowThatAppearsWithTheRestartIsWaitedFor)
{
    Inspection now = inspect();
    now.licenses->esu.removeIf([](const EsuRow &row) { return row.row.id == year3; });
    ASSERT_FALSE(now.licenses->esu.isEmpty());
    const auto after = [&](StepState state) {
        return PcRun{
            .wish = {.steps = {Step::Inspect, Step::Repair, Step::Activate}, .wanted = year3},
            .steps = {{.step = Step::Inspect, .state = StepState::Done}, {.step = Step::Repair, .state = state}},
            .inspection = now};
    };
    EXPECT_EQ(outcomeOf(after(StepState::RestartRequired), resources).exitCode, ExitCode::RestartRequired);
    EXPECT_EQ(conditionOf(blockedBy(after(StepState::Done), resources)), condition::idNotHere);
    // What a repair left undone brings no row any more.
    now.prerequisites = {{.id = QStringLiteral("mine-preparation"),
                          .kind = PrerequisiteKind::LicensingPackage,
                          .state = PrerequisiteResult::State::Missing}};
    now.facts.pendingRestart = PendingRestart{.pending = true};
    PcRun run = after(StepState::Done);
    run.wish.canRepair = true;
    ASSERT_TRUE(repairPlanOf(run, resources));
    ASSERT_FALSE(repairPlanOf(run, resources)->isEmpty());
    EXPECT_EQ(conditionOf(blockedBy(run, resources)), condition::idNotHere);
    run.steps.removeLast();
    EXPECT_NE(conditionOf(blockedBy(run, resources)), condition::idNotHere) << "before the repair it may yet appear";
}

TEST_F(RunsTest, AfterUpdatesThatFailedAPersonDecidesAndNothingRestarts)
{
    PcRun run{.wish = {.steps = {Step::InstallUpdates, Step::Restart, Step::Verify}},
              .steps = {{.step = Step::Inspect, .state = StepState::Done},
                        {.step = Step::InstallUpdates, .state = StepState::Failed, .error = Error{}}},
              .inspection = inspect()};
    run.updateRun = UpdateRun{.restartRequired = true};
    Consent consent = Consent::full();
    EXPECT_EQ(next(run, consent, resources), NextStep(Step::Verify));
    consent.goOnAfterFailure = false;
    EXPECT_EQ(next(run, consent, resources), NextStep(Ask{Step::Verify}));
    run.steps[1] = {.step = Step::InstallUpdates, .state = StepState::Done};
    EXPECT_EQ(next(run, consent, resources), NextStep(Ask{Step::Restart}));
}

TEST_F(RunsTest, ADryRunDoesNothingAndSaysWhatItWould)
{
    offerUpdate(pc);
    RunWish wish = wish::run();
    wish.dryRun = true;
    const PcRun result = call(wish);
    EXPECT_EQ(pc.count(u"install") + pc.count(u"activate") + pc.count(u"install-updates") + pc.count(u"download"), 0);
    const auto plan = planOf(result, resources);
    ASSERT_TRUE(plan);
    QStringList spends;
    for (const PlannedStep &step : *plan) {
        if (spendsActivation(step.step))
            spends.append(nameOf(step.step));
    }
    EXPECT_EQ(spends, QStringList{QStringLiteral("activate")});
    EXPECT_FALSE(result.activation);
    EXPECT_TRUE(journal.entries()->isEmpty());
}

TEST_F(RunsTest, RunNamesItsStepsInOrder)
{
    const PcRun result = call(wish::run());
    QStringList ids;
    for (const StageSummary &stage : stagesOf(result, resources))
        ids.append(nameOf(stage.stage));
    EXPECT_EQ(ids.join(QLatin1Char(' ')), QStringLiteral("prerequisites activate updates verify"));
    EXPECT_EQ(result.verdict->level, Verdict::Level::Green);
}

TEST_F(RunsTest, NoDocumentEverHoldsMoreThanTheLastFive)
{
    const PcRun result = call(wish::run());
    const document::Parts all{
        .inspection = true, .rows = true, .activation = true, .updates = true, .verdict = true, .stages = true};
    const QByteArray json = QJsonDocument(document::members(result, all, resources, QStringLiteral("en"))).toJson();
    EXPECT_TRUE(json.contains("6789B"));
    EXPECT_FALSE(json.contains("HJKMP"));
    EXPECT_FALSE(json.contains("XY234"));
}

TEST(Runs, WhatIsLeftOutIsToldAsSkippedWithItsCodeAndIsNoSuccess)
{
    FakeMachine pc;
    const Resources resources = testResources();
    MemoryStateStore store;
    Journal journal{store};
    updateFails(pc);
    UpdateInfo optional = pc.offered.constFirst();
    optional.id = id(2).text();
    optional.security = false;
    pc.offered.append(optional);
    const auto next = [&] {
        Pc journey(pc, pc.desk(), resources, journal);
        return runOf(journey, wish::updates(true));
    };
    next();
    EXPECT_EQ(toldUpdates(next()).at(1).state, UpdateInfo::State::Skipped);
    pc.calls.clear();
    const PcRun third = next();
    const Summary summary = outcomeOf(third, resources);
    EXPECT_EQ(pc.count(u"download") + pc.count(u"install-updates"), 0);
    EXPECT_EQ(summary.exitCode, ExitCode::UpdateFailed);
    ASSERT_TRUE(summary.error);
    EXPECT_EQ(summary.error->code, 0x800F0922U);
    EXPECT_EQ(summary.error->detail, QStringLiteral("KB1"));
    const QJsonArray told = document::updates(toldUpdates(third));
    EXPECT_EQ(told[0][QStringLiteral("state")], QStringLiteral("skipped"));
    EXPECT_EQ(told[0][QStringLiteral("reason")], QStringLiteral("failed-again"));
    EXPECT_EQ(told[0][QStringLiteral("code")], QStringLiteral("0x800F0922"));
    EXPECT_EQ(told[1][QStringLiteral("reason")], QStringLiteral("not-security"));

    Pc journey(pc, pc.desk(), resources, journal);
    const PcRun search = runOf(journey, wish::updates(false));
    EXPECT_EQ(outcomeOf(search, resources).exitCode, ExitCode::Done) << "searching is no failure";
}

/// Offers `updates` one after the other: each appears when those before it are installed.
void offerOneAfterTheOther(FakeMachine &pc, const Updates &updates)
{
    pc.beforeCall = [&pc, updates](int) {
        const auto installed = static_cast<qsizetype>(pc.batches.size());
        pc.offered = installed < updates.size() ? Updates{updates.at(installed)} : Updates();
    };
}

UpdateInfo securityUpdate(int number)
{
    return {.id = id(number).text(), .kb = {QStringLiteral("KB%1").arg(number)}, .security = true};
}

TEST_F(RunsTest, WhatAppearsAfterAnInstallationIsInstalledInTheSameRun)
{
    licensed(pc);
    offerOneAfterTheOther(pc, {securityUpdate(1), securityUpdate(2)});
    const PcRun run = call(wish::updates(true));
    EXPECT_EQ(pc.count(u"search"), 3);
    EXPECT_EQ(pc.batches.size(), 2);
    EXPECT_EQ(outcomeOf(run, resources).exitCode, ExitCode::Done);
    ASSERT_TRUE(run.updateRun);
    EXPECT_EQ(run.updateRun->updates.size(), 2);
    const Updates told = toldUpdates(run);
    ASSERT_EQ(told.size(), 2);
    EXPECT_TRUE(std::ranges::all_of(
        told, [](const UpdateInfo &update) { return update.state == UpdateInfo::State::Installed; }));
}

TEST_F(RunsTest, ThreeRoundsAreEnough)
{
    licensed(pc);
    offerOneAfterTheOther(pc, {securityUpdate(1), securityUpdate(2), securityUpdate(3), securityUpdate(4)});
    call(wish::updates(true));
    EXPECT_EQ(pc.count(u"search"), updateRounds);
    EXPECT_EQ(pc.batches.size(), updateRounds);
}

TEST_F(RunsTest, AfterARestartIsAskedForNothingIsSearched)
{
    licensed(pc);
    offerOneAfterTheOther(pc, {securityUpdate(1), securityUpdate(2)});
    pc.afterInstall = [](UpdateRun &run) { run.restartRequired = true; };
    const PcRun run = call(wish::updates(true));
    EXPECT_EQ(pc.count(u"search"), 1);
    EXPECT_EQ(outcomeOf(run, resources).exitCode, ExitCode::RestartRequired);
}

TEST_F(RunsTest, WhatWasLeftOutStaysLeftOutInLaterRounds)
{
    licensed(pc);
    pc.offered = {securityUpdate(1), securityUpdate(2)};
    pc.beforeCall = [this](int) {
        if (!pc.batches.isEmpty())
            pc.offered = {securityUpdate(2), securityUpdate(3)};
    };
    RunWish wish = wish::updates(true);
    wish.chosenUpdates = {id(1).text()};
    const PcRun run = call(wish);
    ASSERT_EQ(pc.batches.size(), 2);
    EXPECT_EQ(pc.batches.at(1).size(), 1);
    EXPECT_EQ(pc.batches.at(1).constFirst().id, id(3).text());
    const Updates told = toldUpdates(run);
    const auto leftOut = std::ranges::find(told, id(2).text(), &UpdateInfo::id);
    ASSERT_NE(leftOut, told.end());
    EXPECT_EQ(leftOut->state, UpdateInfo::State::Skipped);
}

TEST_F(RunsTest, AFurtherSearchThatFailsIsAFailureAndTellsWhatWasInstalled)
{
    licensed(pc);
    offerUpdate(pc);
    pc.beforeCall = [this](int) {
        if (!pc.batches.isEmpty())
            pc.searchFails = Error{.fault = Fault::Backend, .operation = operation::wuaSearch, .code = 0x80072EE2U};
    };
    const PcRun run = call(wish::updates(true));
    EXPECT_EQ(outcomeOf(run, resources).exitCode, ExitCode::Network);
    ASSERT_EQ(toldUpdates(run).size(), 1);
    EXPECT_EQ(toldUpdates(run).at(0).state, UpdateInfo::State::Installed);
}

TEST(Runs, TheSourceIsToldBeforeAnythingIsSearched)
{
    FakeMachine pc;
    const Resources resources = testResources();
    MemoryStateStore store;
    Journal journal{store};
    Pc journey(pc, pc.desk(), resources, journal);
    pc.facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::Wsus, .server = QStringLiteral("wsus")};
    QList<UpdateSource> told;
    const auto tell = [&](const UpdateSource &source) {
        EXPECT_EQ(pc.count(u"search"), 0);
        told.append(source);
    };
    RunWish wish = wish::updates(false);
    runOf(journey, wish, nullptr, {}, tell);
    EXPECT_EQ(told, QList<UpdateSource>{*pc.facts.updateSource});
    wish.dryRun = true;
    runOf(journey, wish, nullptr, {}, tell);
    EXPECT_EQ(told.size(), 1) << "a rehearsal searches nothing";
}

} // namespace
} // namespace esu::test
