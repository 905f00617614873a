// SPDX-License-Identifier: MIT
// What a run comes to, by the lines of app/ctl/CONTRACT.md, over runs made by hand.
#include "tests/support/journey_test.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/run/outcome.h"
#include "core/run/wishes.h"

#include <ostream>

namespace esu::test {
namespace {

struct Row {
    const char *line; ///< of the contract
    PcRun run;
    ExitCode code;
    Outcome outcome;
};
void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.line;
}

StepEntry done(Step step, StepState state = StepState::Done)
{
    return {.step = step, .state = state};
}
StepEntry failed(Step step, const Error &error)
{
    return {.step = step, .state = StepState::Failed, .error = error};
}
StepEntry failed(Step step, const QString &operation, std::uint32_t code)
{
    return failed(step, Error{.operation = operation, .code = code});
}
StepEntry stopped(Step step)
{
    return {.step = step, .state = StepState::Cancelled, .error = cancelled(operation::wuaSearch)};
}

/// A PC that is ready for its key, with one change.
Inspection seen(const std::function<void(MachineFacts &, LicenseRows &)> &change = {})
{
    MachineFacts facts = readyFacts();
    LicenseRows rows = readyRows();
    if (change)
        change(facts, rows);
    return inspection(facts, reading(rows));
}
void home(MachineFacts &facts, LicenseRows &)
{
    facts.editionId = QStringLiteral("HomeBasic");
}
void noPackages(MachineFacts &facts, LicenseRows &rows)
{
    facts.packages = QList<PackageFact>();
    rows = {baseRow()};
}
void baseNotActivated(MachineFacts &, LicenseRows &rows)
{
    rows[0].licenseStatus = 5;
}
/// No proof either that the licensing package is in: then a restart would come first.
void noEsuRow(MachineFacts &facts, LicenseRows &rows)
{
    rows = {baseRow()};
    for (PackageFact &package : *facts.packages)
        package.state = 0x50;
}
void noEsuRowAndRestart(MachineFacts &facts, LicenseRows &rows)
{
    noEsuRow(facts, rows);
    facts.pendingRestart = PendingRestart{.pending = true};
}
void wrongProgram(MachineFacts &facts, LicenseRows &)
{
    makeWrongProgram(facts);
}
void notElevated(MachineFacts &facts, LicenseRows &)
{
    facts.elevated = false;
}
void licensed(MachineFacts &, LicenseRows &rows)
{
    rows[2] = esuRow(year2, 2, lastFive, 1);
}

PcRun made(const RunWish &wish, const QList<StepEntry> &steps, const Inspection &inspection = seen())
{
    return {.wish = wish, .steps = steps, .inspection = inspection};
}
/// The reading was good, nothing else has begun.
PcRun readOnly(RunWish wish, const Inspection &inspection, bool withKey = true)
{
    if (withKey)
        wish.lastFive = lastFive;
    QList<StepEntry> steps{done(Step::Inspect)};
    if (wish.has(Step::LookAround))
        steps.append(done(Step::LookAround));
    return made(wish, steps, inspection);
}
PcRun rehearsal(RunWish wish, const Inspection &inspection)
{
    wish.dryRun = true;
    return readOnly(wish, inspection);
}
PcRun judged(Verdict::Level level, const QList<StepEntry> &before = {}, const RunWish &wish = wish::run())
{
    const StepState end = level == Verdict::Level::Green  ? StepState::Done
                          : level == Verdict::Level::None ? StepState::NothingToDo
                                                          : StepState::Attention;
    PcRun run = made(wish, before + QList{done(Step::Verify, end)});
    run.verdict = Verdict{.level = level};
    return run;
}
/// The same, amber, while Windows waits for a restart.
PcRun withPendingRestart(PcRun run)
{
    if (!run.inspection)
        run.inspection = Inspection{};
    run.inspection->facts.pendingRestart =
        PendingRestart{.pending = true, .signs = {QStringLiteral("cbs-reboot-pending")}};
    return run;
}
PcRun waiting(const RunWish &wish)
{
    return withPendingRestart(judged(Verdict::Level::Amber, {}, wish));
}
PcRun installed(StepState end)
{
    return withPendingRestart(
        made(wish::updates(true), {done(Step::Inspect), done(Step::SearchUpdates), done(Step::InstallUpdates, end)}));
}
/// As far as the updates, with everything good.
QList<StepEntry> upTo(const StepEntry &last)
{
    return {done(Step::Inspect),
            done(Step::LookAround),
            done(Step::Repair, StepState::NothingToDo),
            done(Step::InstallKey),
            done(Step::Activate),
            done(Step::SearchUpdates),
            last};
}
/// The licence is that of another year: no restart changes that.
PcRun waitingOfAnotherYear()
{
    PcRun run = waiting(wish::run());
    run.verdict->reasons = {{.id = ReasonId::EsuLicense, .state = VerdictReason::State::NotMet}};
    return run;
}
PcRun wanting(const ActivationId &id, PcRun run)
{
    run.wish.wanted = id;
    return run;
}
PcRun failedAt(Step step, const Error &error)
{
    return made(wish::run(), {done(Step::Inspect), failed(step, error)});
}
PcRun failedAt(Step step, const QString &operation, std::uint32_t code)
{
    return failedAt(step, Error{.operation = operation, .code = code});
}
PcRun refusedAt(Step step, Fault fault, const QString &operation, const QString &condition)
{
    return failedAt(step, conditionError(fault, operation, condition));
}
PcRun withUpdates(PcRun run, const Updates &updates)
{
    run.updates = updates;
    return run;
}

QList<Row> exitCodes()
{
    return {
        {"0: done, or nothing to do", judged(Verdict::Level::Green, upTo(done(Step::InstallUpdates))), ExitCode::Done,
         Outcome::Ok},
        {"0: done, or nothing to do",
         made(wish::activate(), {done(Step::Inspect), done(Step::Activate, StepState::NothingToDo)}, seen(licensed)),
         ExitCode::Done, Outcome::NothingToDo},
        {"0: done, or nothing to do (an update was found, so there was something)",
         withUpdates(judged(Verdict::Level::Green, {done(Step::Inspect), done(Step::Activate, StepState::NothingToDo),
                                                    done(Step::SearchUpdates), done(Step::InstallUpdates)}),
                     {{.id = QStringLiteral("one")}}),
         ExitCode::Done, Outcome::Ok},
        {"0: done, or nothing to do (before the programme begins a key may be activated)",
         judged(Verdict::Level::None, {done(Step::Inspect), done(Step::Activate), done(Step::SearchUpdates)}),
         ExitCode::Done, Outcome::Ok},
        {"0: done, or nothing to do",
         judged(Verdict::Level::None, {done(Step::Inspect), done(Step::Activate, StepState::NothingToDo)}),
         ExitCode::Done, Outcome::NothingToDo},
        {"3010: done, restart required",
         made(wish::prerequisites(true), {done(Step::Repair, StepState::RestartRequired), done(Step::Inspect)}),
         ExitCode::RestartRequired, Outcome::RestartRequired},
        {"3010: done, restart required",
         judged(Verdict::Level::Green, upTo(done(Step::InstallUpdates, StepState::RestartRequired))),
         ExitCode::RestartRequired, Outcome::RestartRequired},
        {"1: unexpected", failedAt(Step::Inspect, operation::inventoryOs, 0x8000FFFFU), ExitCode::Failure,
         Outcome::Failed},
        {"1: the journal cannot be used",
         refusedAt(Step::Activate, Fault::Backend, operation::journal, condition::journalUnwritable), ExitCode::Failure,
         Outcome::Failed},
        {"2: usage, or a file that is not what it should be",
         made(wish::uninstallKey(year2),
              {failed(Step::UninstallKey,
                      conditionError(Fault::BadData, operation::activationIdInput, condition::idNotAGuid))}),
         ExitCode::Usage, Outcome::Failed},
        {"10: key refused", failedAt(Step::InstallKey, operation::sppInstallKey, 0xC004F050U), ExitCode::KeyRefused,
         Outcome::Failed},
        {"10: or another row took it",
         refusedAt(Step::InstallKey, Fault::Refused, operation::keyBind, condition::otherRowTookKey),
         ExitCode::KeyRefused, Outcome::Failed},
        {"11: no ESU row on this PC", readOnly(wish::activate(), seen(noEsuRow)), ExitCode::NoEsuRow, Outcome::Failed},
        {"12: prerequisite missing", readOnly(wish::activate(), seen(noPackages)), ExitCode::PrerequisiteMissing,
         Outcome::Failed},
        {"12: repair not possible",
         refusedAt(Step::Repair, Fault::BadData, operation::packageDownload, condition::digestMismatch),
         ExitCode::PrerequisiteMissing, Outcome::Failed},
        {"12: or Windows itself not activated", readOnly(wish::run(), seen(baseNotActivated)),
         ExitCode::PrerequisiteMissing, Outcome::Failed},
        {"13: activation refused", failedAt(Step::Activate, operation::sppActivate, 0xC004C001U),
         ExitCode::ActivationRefused, Outcome::Failed},
        {"13: or its end unknown",
         refusedAt(Step::Activate, Fault::Backend, operation::sppActivate, condition::activationNotConfirmed),
         ExitCode::ActivationRefused, Outcome::Failed},
        {"14: activation count used up", failedAt(Step::Activate, operation::sppActivate, 0xC004C020U),
         ExitCode::ActivationLimit, Outcome::Failed},
        {"15: not eligible", readOnly(wish::run(), seen(home)), ExitCode::NotEligible, Outcome::Failed},
        {"16: network or proxy", failedAt(Step::SearchUpdates, operation::wuaSearch, 0x8024402CU), ExitCode::Network,
         Outcome::Failed},
        {"17: access denied",
         failedAt(Step::Inspect, Error{.fault = Fault::AccessDenied, .operation = operation::sppRows}),
         ExitCode::AccessDenied, Outcome::Failed},
        {"17: not elevated", readOnly(wish::activate(), seen(notElevated)), ExitCode::AccessDenied, Outcome::Failed},
        {"17: the 32-bit program on 64-bit Windows, elevated or not", readOnly(wish::activate(), seen(wrongProgram)),
         ExitCode::AccessDenied, Outcome::Failed},
        {"reading is not refused there", readOnly(wish::inspect(), seen(wrongProgram)), ExitCode::Done, Outcome::Ok},
        {"18: the management service of the PC does not answer",
         failedAt(Step::Inspect, Error{.operation = operation::wmiConnect}), ExitCode::NotReachable, Outcome::Failed},
        {"19: Windows Update", failedAt(Step::InstallUpdates, operation::wuaInstall, 0x80240022U),
         ExitCode::UpdateFailed, Outcome::Failed},
        {"20: verdict amber", judged(Verdict::Level::Amber), ExitCode::VerdictAmber, Outcome::Attention},
        {"3010: a restart is what keeps the verdict of `run` from being better", waiting(wish::run()),
         ExitCode::RestartRequired, Outcome::RestartRequired},
        {"3010: or is pending when `updates --install` ends", installed(StepState::NothingToDo),
         ExitCode::RestartRequired, Outcome::RestartRequired},
        {"3010: or is pending when `updates --install` ends", installed(StepState::Done), ExitCode::RestartRequired,
         Outcome::RestartRequired},
        {"`updates` changes nothing: 0",
         withPendingRestart(made(wish::updates(false), {done(Step::Inspect), done(Step::SearchUpdates)})),
         ExitCode::Done, Outcome::Ok},
        {"20: a restart is pending, and would change nothing of the verdict", waitingOfAnotherYear(),
         ExitCode::VerdictAmber, Outcome::Attention},
        {"`verify` changes nothing and says what is: 20", waiting(wish::verify()), ExitCode::VerdictAmber,
         Outcome::Attention},
        {"21: verdict red", judged(Verdict::Level::Red), ExitCode::VerdictRed, Outcome::Attention},
        {"22: no key given, found, or readable in the store", readOnly(wish::activate(), seen(), false),
         ExitCode::NoKey, Outcome::Failed},
        {"130: cancelled", made(wish::run(), {done(Step::Inspect), stopped(Step::SearchUpdates)}), ExitCode::Cancelled,
         Outcome::Cancelled},
        {"The code of an error decides first: a line that is down is 16 in any step",
         failedAt(Step::Activate, operation::sppActivate, 0x80072EE7U), ExitCode::Network, Outcome::Failed},
        {"and a denied access 17 in any step", failedAt(Step::InstallKey, operation::sppInstallKey, 0x80070005U),
         ExitCode::AccessDenied, Outcome::Failed},
        {"Where the code says nothing, the step does", failedAt(Step::Activate, operation::sppActivate, 0x81234567U),
         ExitCode::ActivationRefused, Outcome::Failed},
        {"Where the code says nothing, the step does", failedAt(Step::SearchUpdates, operation::wuaSearch, 0x81234567U),
         ExitCode::UpdateFailed, Outcome::Failed},
    };
}

const QList<Row> commands = {
    {"inspect ends with 0 whatever it finds", readOnly(wish::inspect(), seen(home)), ExitCode::Done, Outcome::Ok},
    {"inspect ends with 0 whatever it finds", readOnly(wish::inspect(), seen(noPackages)), ExitCode::Done, Outcome::Ok},
    {"updates without --install ends with 0 whatever it finds",
     withUpdates(made(wish::updates(false), {done(Step::Inspect), done(Step::SearchUpdates)}, seen(notElevated)),
                 {{.id = QStringLiteral("one"), .security = true, .leftOut = UpdateInfo::LeftOut::FailedAgain}}),
     ExitCode::Done, Outcome::Ok},
    {"prerequisites ends with 12 and attention if a blocking item is missing",
     readOnly(wish::prerequisites(false), seen(noPackages)), ExitCode::PrerequisiteMissing, Outcome::Attention},
    {"also after --repair --dry-run", rehearsal(wish::prerequisites(true), seen(noPackages)),
     ExitCode::PrerequisiteMissing, Outcome::Attention},
    {"prerequisites ends with 0 if what is missing is advice", readOnly(wish::prerequisites(false), seen(notElevated)),
     ExitCode::Done, Outcome::Ok},
    {"prerequisites ends with 0 if an item is unknown",
     readOnly(wish::prerequisites(false),
              seen([](MachineFacts &facts, LicenseRows &) { facts.packages = std::unexpected(unreadable()); })),
     ExitCode::Done, Outcome::Ok},
    {"prerequisites of a PC that lacks nothing", readOnly(wish::prerequisites(false), seen()), ExitCode::Done,
     Outcome::Ok},
    {"verify ends with 0", judged(Verdict::Level::Green, {}, wish::verify()), ExitCode::Done, Outcome::Ok},
    {"verify ends with 20", judged(Verdict::Level::Amber, {}, wish::verify()), ExitCode::VerdictAmber,
     Outcome::Attention},
    {"verify ends with 21", judged(Verdict::Level::Red, {}, wish::verify()), ExitCode::VerdictRed, Outcome::Attention},
    {"uninstall-key of a row without a key ends with 0", made(wish::uninstallKey(year2), {done(Step::UninstallKey)}),
     ExitCode::Done, Outcome::Ok},
};

const QList<Row> gates = {
    {"this process is not elevated: 17, before the edition",
     readOnly(wish::run(), seen([](MachineFacts &facts, LicenseRows &rows) {
                  notElevated(facts, rows);
                  home(facts, rows);
              })),
     ExitCode::AccessDenied, Outcome::Failed},
    {"--dry-run asks as well", rehearsal(wish::activate(), seen(notElevated)), ExitCode::AccessDenied, Outcome::Failed},
    {"a row as above is licensed already: nothing to do, whatever follows",
     made(wish::activate(), {done(Step::Inspect), done(Step::Activate, StepState::NothingToDo)},
          seen([](MachineFacts &facts, LicenseRows &rows) {
              licensed(facts, rows);
              home(facts, rows);
          })),
     ExitCode::Done, Outcome::NothingToDo},
    {"the edition is not eligible: 15, before Windows itself",
     readOnly(wish::activate(), seen([](MachineFacts &facts, LicenseRows &rows) {
                  home(facts, rows);
                  baseNotActivated(facts, rows);
              })),
     ExitCode::NotEligible, Outcome::Failed},
    {"the PC is covered without a MAK: 20, there is probably nothing to do",
     readOnly(wish::activate(), seen([](MachineFacts &facts, LicenseRows &) {
                  facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("ArcESU Enabled"), .value = 1}};
              })),
     ExitCode::VerdictAmber, Outcome::Attention},
    {"Windows itself is not activated: 12", readOnly(wish::activate(), seen(baseNotActivated)),
     ExitCode::PrerequisiteMissing, Outcome::Failed},
    {"no ESU row, and a restart is pending: 12", readOnly(wish::activate(), seen(noEsuRowAndRestart)),
     ExitCode::PrerequisiteMissing, Outcome::Failed},
    {"no ESU row, and a restart is pending; of run: 3010",
     [] {
         PcRun run = readOnly(wish::run(), seen(noEsuRowAndRestart));
         run.steps.append(done(Step::Repair, StepState::NothingToDo));
         return run;
     }(),
     ExitCode::RestartRequired, Outcome::RestartRequired},
    {"no ESU row, and the licensing package is in: 12",
     readOnly(wish::activate(), seen([](MachineFacts &, LicenseRows &rows) { rows = {baseRow()}; })),
     ExitCode::PrerequisiteMissing, Outcome::Failed},
    {"a blocking check item is missing: 12, before no ESU row", readOnly(wish::activate(), seen(noPackages)),
     ExitCode::PrerequisiteMissing, Outcome::Failed},
    {"no ESU row: 11, before no key", readOnly(wish::activate(), seen(noEsuRow), false), ExitCode::NoEsuRow,
     Outcome::Failed},
    {"what could not be read stops nothing", readOnly(wish::activate(), seen([](MachineFacts &facts, LicenseRows &) {
                                                          facts.packages = std::unexpected(unreadable());
                                                          facts.elevated = std::unexpected(unreadable());
                                                      })),
     ExitCode::Done, Outcome::Ok},
    {"except licence rows that could not be read at all",
     readOnly(wish::activate(), inspection(readyFacts(), std::unexpected(unreadable()))), ExitCode::Failure,
     Outcome::Failed},
};

QList<Row> precedence()
{
    return {
        {"130 > first failed step",
         made(wish::run(), {failed(Step::Repair, operation::packageInstall, 0x80070643U), stopped(Step::Verify)}),
         ExitCode::Cancelled, Outcome::Cancelled},
        {"the first failed step",
         made(wish::run(), {failed(Step::InstallUpdates, operation::wuaInstall, 0x80240022U),
                            failed(Step::Verify, operation::wmiConnect, 0x800706BAU)}),
         ExitCode::UpdateFailed, Outcome::Failed},
        {"failed step > 3010",
         made(wish::run(), {done(Step::InstallUpdates, StepState::RestartRequired),
                            failed(Step::Verify, operation::wmiConnect, 0x800706BAU)}),
         ExitCode::NotReachable, Outcome::Failed},
        {"failed step > a gate",
         wanting(foreignYear2, made(wish::activate(), {done(Step::Inspect),
                                                       failed(Step::Activate, operation::sppActivate, 0xC004C020U)})),
         ExitCode::ActivationLimit, Outcome::Failed},
        {"a gate > 3010",
         made(wish::run(),
              {done(Step::Inspect), done(Step::LookAround), done(Step::Repair, StepState::RestartRequired)},
              seen(notElevated)),
         ExitCode::AccessDenied, Outcome::Failed},
        {"3010 > 21", judged(Verdict::Level::Red, upTo(done(Step::InstallUpdates, StepState::RestartRequired))),
         ExitCode::RestartRequired, Outcome::RestartRequired},
        {"21 > 20 > 0", judged(Verdict::Level::Red, {done(Step::Activate, StepState::NothingToDo)}),
         ExitCode::VerdictRed, Outcome::Attention},
        {"20 > 0", judged(Verdict::Level::Amber, {done(Step::Activate, StepState::NothingToDo)}),
         ExitCode::VerdictAmber, Outcome::Attention},
        {"after updates that failed the verdict is still read, and the error of the updates stands",
         judged(Verdict::Level::Red, upTo(failed(Step::InstallUpdates, operation::wuaInstall, 0x80240022U))),
         ExitCode::UpdateFailed, Outcome::Failed},
        {"If a repair fails but the row is licensed already, run goes on to its verdict and ends with the error of the "
         "repair",
         judged(Verdict::Level::Green,
                {done(Step::Inspect), failed(Step::Repair, operation::packageInstall, 0x80070643U),
                 done(Step::Activate, StepState::NothingToDo), done(Step::SearchUpdates)}),
         ExitCode::PrerequisiteMissing, Outcome::Failed},
    };
}

class OutcomeOf : public testing::TestWithParam<Row> {};

TEST_P(OutcomeOf, IsByTheContract)
{
    static const Resources resources = testResources();
    const Summary summary = outcomeOf(GetParam().run, resources);
    EXPECT_EQ(summary.exitCode, GetParam().code);
    EXPECT_EQ(summary.outcome, GetParam().outcome) << nameOf(summary.outcome).toStdString();
    EXPECT_EQ(summary.error.has_value(), summary.outcome == Outcome::Failed) << "an error exactly when it failed";
}

INSTANTIATE_TEST_SUITE_P(ExitCodes, OutcomeOf, testing::ValuesIn(exitCodes()));
INSTANTIATE_TEST_SUITE_P(Commands, OutcomeOf, testing::ValuesIn(commands));
INSTANTIATE_TEST_SUITE_P(WhatStopsAnActivation, OutcomeOf, testing::ValuesIn(gates));
INSTANTIATE_TEST_SUITE_P(Precedence, OutcomeOf, testing::ValuesIn(precedence()));

StepState stateIn(const PcRun &run, Step step)
{
    for (const StepEntry &entry : outlineOf(run)) {
        if (entry.step == step)
            return entry.state;
    }
    ADD_FAILURE() << "not in the outline";
    return StepState::Failed;
}

/// As the wizard carries it out.
RunWish withRestart()
{
    RunWish wish = wish::run();
    wish.steps.append(Step::Restart);
    return wish;
}

TEST(Outline, OfUpdatesAndTheRestartIsWhatTheyCameTo)
{
    PcRun run = readOnly(withRestart(), seen(licensed));
    EXPECT_EQ(stateIn(run, Step::InstallUpdates), StepState::Waiting) << "nobody has searched yet";
    EXPECT_EQ(stateIn(run, Step::Restart), StepState::Waiting);
    run.updates = Updates{};
    EXPECT_EQ(stateIn(run, Step::InstallUpdates), StepState::NothingToDo);
    run.updates = Updates{{.id = QStringLiteral("one"), .security = true}};
    EXPECT_EQ(stateIn(run, Step::InstallUpdates), StepState::Waiting);
    run.steps.append(done(Step::InstallUpdates));
    run.updateRun = UpdateRun{};
    EXPECT_EQ(stateIn(run, Step::Restart), StepState::NothingToDo);
    run.updateRun->restartRequired = true;
    EXPECT_EQ(stateIn(run, Step::Restart), StepState::Waiting);
}

QList<Step> planned(const PcRun &run)
{
    static const Resources resources = testResources();
    QList<Step> steps;
    const auto plan = planOf(run, resources);
    for (const PlannedStep &step : plan.value_or(QList<PlannedStep>()))
        steps.append(step.step);
    return steps;
}

TEST(Plan, IsOfARehearsalOfAPcThatWasRead)
{
    const Resources resources = testResources();
    PcRun run = rehearsal(withRestart(), seen());
    run.wish.steps.removeAll(Step::Repair);
    EXPECT_EQ(planned(run),
              (QList{Step::InstallKey, Step::Activate, Step::InstallUpdates, Step::Restart, Step::Verify}))
        << "what changes, and the verdict";
    EXPECT_EQ(planned(rehearsal(wish::updates(true), seen())), (QList{Step::SearchUpdates, Step::InstallUpdates}));
    run.wish.dryRun = false;
    EXPECT_EQ(planOf(run, resources), std::nullopt) << "no rehearsal";
    run.wish.dryRun = true;
    run.steps[0] = failed(Step::Inspect, operation::inventoryOs, 0x8000FFFFU);
    EXPECT_EQ(planOf(run, resources), std::nullopt) << "not read";
}

TEST(Plan, OfARepairNamesEachPackageItsSizeAndTheRestartAfterIt)
{
    const Resources shipped = loadResources().value();
    Inspection pc;
    pc.facts = readyFacts();
    pc.facts.os = OperatingSystem{.version = QStringLiteral("10.0.19045"), .build = 19045, .productType = 1};
    pc.facts.editionId = QStringLiteral("Professional");
    pc.facts.architecture = QStringLiteral("x64");
    pc.facts.ubr = 7000;
    pc.programme = assess(shipped.programmes, pc.facts, {2026, 1, 10});
    pc.licenses = sortRows({baseRow()}, shipped.programmes, pc.programme.programmeId);
    pc.prerequisites = checkPrerequisites(shipped.prerequisites, pc.programme, pc.facts, pc.licenses);
    PcRun run = rehearsal(wish::prerequisites(true), pc);
    run.wish.canRepair = true;
    const auto plan = [&] { return planOf(run, shipped).value_or(QList<PlannedStep>()); };
    const QList<PlannedStep> unlisted = plan();
    ASSERT_EQ(unlisted.size(), 2);
    EXPECT_EQ(unlisted[0].step, Step::Repair);
    EXPECT_EQ(unlisted[0].kb, QStringLiteral("KB5072653"));
    EXPECT_TRUE(unlisted[0].about) << "nobody has seen the file";
    EXPECT_EQ(unlisted[1].step, Step::Restart);
    run.wish.packages = {{.fileName = QStringLiteral("windows10.0-kb5072653-x64.msu"), .size = 44}};
    const QList<PlannedStep> there = plan();
    ASSERT_EQ(there.size(), 2);
    EXPECT_EQ(there[0].size, 44);
    EXPECT_FALSE(there[0].about) << "the file's own";
}

TEST(Stages, AreThoseThatWereReachedEachWithItsEnd)
{
    const Resources resources = testResources();
    const auto ends = [&](const PcRun &run) {
        QMap<RunStage, Outcome> stages;
        for (const StageSummary &each : stagesOf(run, resources))
            stages.insert(each.stage, each.summary.outcome);
        return stages;
    };
    PcRun run =
        made(wish::run(), {done(Step::Inspect), done(Step::LookAround), done(Step::InstallKey, StepState::NothingToDo),
                           failed(Step::Activate, operation::sppActivate, 0xC004C020U)});
    const QMap<RunStage, Outcome> refused{{RunStage::Prerequisites, Outcome::Ok},
                                          {RunStage::Activation, Outcome::Failed}};
    EXPECT_EQ(ends(run), refused);
    run.steps.append(done(Step::SearchUpdates, StepState::Running));
    EXPECT_EQ(ends(run), refused) << "what is at work has not ended";
    run = made(wish::run(), {done(Step::Inspect), done(Step::InstallKey, StepState::NothingToDo),
                             done(Step::Activate, StepState::NothingToDo)});
    EXPECT_EQ(ends(run)[RunStage::Activation], Outcome::NothingToDo);
    run.steps[1] = failed(Step::InstallKey, operation::sppInstallKey, 0xC004F050U);
    EXPECT_EQ(ends(run)[RunStage::Activation], Outcome::Failed) << "whatever became of the step after it";
    run = made(wish::run(), {done(Step::Inspect), done(Step::LookAround), done(Step::Verify)}, seen(home));
    EXPECT_EQ(ends(run),
              (QMap<RunStage, Outcome>{{RunStage::Prerequisites, Outcome::Failed}, {RunStage::Verdict, Outcome::Ok}}))
        << "what stands in the way is said once, where it was found";
}

} // namespace
} // namespace esu::test
