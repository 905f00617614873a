// SPDX-License-Identifier: MIT
// The repair step over a scripted installer.
#include "core/base/conditions.h"
#include "tests/support/repair_pc.h"
#include "tests/support/run_test.h"

#include <QJsonDocument>

namespace esu::test {
namespace {

using State = RepairStepReport::State;

class RepairTest : public ::testing::Test {
protected:
    // The plans here are made up; the items that this PC has met would contradict them.
    RepairTest() { now.prerequisites.clear(); }
    RepairReport repair(const RepairPlan &asked, const JobContext &context = {})
    {
        Pc fresh(pc, pc.desk(), resources, journal);
        return esu::repair(fresh, asked, now, context);
    }
    RepairPc pc;
    Resources resources = testResources();
    MemoryStateStore store;
    Journal journal{store};
    Inspection now = inspection(readyFacts(), reading(readyRows()));
    RepairPlan plan{.steps = {step(u"ssu", u"KB1"), step(u"sha2", u"KB2", RestartNeed::BeforeNext),
                              step(u"lpp", u"KB3", RestartNeed::After)}};
    PackageOutcome restart{.restartRequired = true, .code = 3010};
};

TEST_F(RepairTest, StopsWhereARestartMustComeFirst)
{
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    const RepairReport report = repair(plan);
    EXPECT_EQ(pc.installed, (QStringList{QStringLiteral("KB1"), QStringLiteral("KB2")}));
    EXPECT_TRUE(report.restartRequired);
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.steps.at(2).state, State::Waiting);
    EXPECT_EQ(pc.cleaned, 0) << "what is left may have been downloaded in part";
}

TEST_F(RepairTest, GoesThroughAndCleansUp)
{
    pc.outcomes.insert(QStringLiteral("KB3"), restart);
    const RepairReport report = repair(plan);
    EXPECT_EQ(pc.installed.size(), 3);
    EXPECT_TRUE(report.restartRequired);
    EXPECT_EQ(pc.cleaned, 1);
}

TEST_F(RepairTest, WhatAnEarlierPackageBroughtIsNotInstalledAgain)
{
    const PrerequisiteResults asItIs = inspection(readyFacts(), reading(readyRows())).prerequisites;
    const auto sha2 = std::ranges::find(asItIs, PrerequisiteKind::PackageFamily, &PrerequisiteResult::kind);
    ASSERT_NE(sha2, asItIs.end());
    ASSERT_EQ(sha2->state, PrerequisiteResult::State::Met);
    now.prerequisites = {*sha2};
    now.prerequisites.front().state = PrerequisiteResult::State::Missing;
    const RepairPlan two{.steps = {step(u"first", u"KB1"), step(u"", u"KB2"), step(u"third", u"KB3")}};
    RepairPlan asked = two;
    asked.steps[1].prerequisiteId = sha2->id;
    const RepairReport report = repair(asked);
    EXPECT_EQ(pc.installed, (QStringList{QStringLiteral("KB1"), QStringLiteral("KB3")}));
    EXPECT_EQ(report.steps.at(1).state, State::AlreadyInstalled);

    pc.installed.clear();
    pc.inner.factsFail = Error{.fault = Fault::Backend, .operation = operation::inventoryOs};
    EXPECT_EQ(repair(asked).steps.at(1).state, State::Installed) << "unread, the plan stands";
    EXPECT_EQ(pc.installed.size(), 3);
}

TEST_F(RepairTest, WhatARunLeftThatWasKilledAfterItsLastPackageIsCleanedUpByTheNext)
{
    EXPECT_EQ(repair({}), RepairReport{});
    EXPECT_EQ(pc.cleaned, 1);
    EXPECT_TRUE(repair({.restartFirst = true}).restartRequired);
    EXPECT_EQ(pc.cleaned, 1) << "a restart comes first";
}

TEST_F(RepairTest, NotElevatedIsRefusedBeforeAnything)
{
    now.facts.elevated = false;
    EXPECT_EQ(resources.errors.explain(*repair(plan).error).exitCode, ExitCode::AccessDenied);
    EXPECT_TRUE(pc.installed.isEmpty());
}

TEST_F(RepairTest, TheSameStepAsksForNoThirdRestart)
{
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    EXPECT_TRUE(repair(plan).restartRequired);
    EXPECT_TRUE(repair(plan).restartRequired);
    pc.installed.clear();
    const RepairReport third = repair(plan);
    EXPECT_FALSE(third.restartRequired);
    EXPECT_EQ(conditionOf(third.error), condition::tooManyRestarts);
    EXPECT_EQ(pc.installed, QStringList{QStringLiteral("KB1")}) << "not installed a third time";
}

TEST_F(RepairTest, ARestartThatDidNotHappenIsAskedForAgainAndCountsOnce)
{
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    const auto bootedAt = [this](int hour) { now.facts.os->lastBoot = QDateTime({2026, 11, 25}, {hour, 0}, Qt::UTC); };
    for (const int boot : {8, 10}) {
        bootedAt(boot);
        for (int i = 0; i < 4; ++i) {
            pc.installed.clear();
            const RepairReport report = repair(plan);
            EXPECT_TRUE(report.restartRequired);
            EXPECT_FALSE(report.error);
            EXPECT_EQ(pc.installed.contains(QStringLiteral("KB2")), i == 0) << "installed once per start of Windows";
            EXPECT_FALSE(pc.installed.contains(QStringLiteral("KB3")));
        }
        now.facts.os->lastBoot = now.facts.os->lastBoot->addSecs(5); // the clock was set
        EXPECT_TRUE(repair(plan).restartRequired);
    }
    bootedAt(12);
    EXPECT_EQ(conditionOf(repair(plan).error), condition::tooManyRestarts);
}

TEST_F(RepairTest, APendingRestartIsCountedByStartsOfWindowsToo)
{
    plan = {.restartFirst = true};
    for (const int hour : {8, 8, 8, 9, 9}) {
        now.facts.os->lastBoot = QDateTime({2026, 11, 25}, {hour, 0}, Qt::UTC);
        EXPECT_TRUE(repair(plan).restartRequired) << hour;
    }
    now.facts.os->lastBoot = std::nullopt;
    EXPECT_EQ(conditionOf(repair(plan).error), condition::tooManyRestarts) << "unknown counts as a restart";
}

TEST_F(RepairTest, WhatIsMetIsForgottenByTheGuard)
{
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    repair(plan);
    repair(plan);
    now.prerequisites = {{.id = QStringLiteral("sha2"), .state = PrerequisiteResult::State::Met}};
    EXPECT_FALSE(repair({}).error);
    EXPECT_FALSE(journal.repairs()->contains(QStringLiteral("sha2")));
    now.prerequisites.clear();
    EXPECT_TRUE(repair(plan).restartRequired) << "missing again, it is a new story";
}

TEST_F(RepairTest, ARestartThatHappenedIsForgottenWhateverItsItemIsCalled)
{
    plan = {.restartFirst = true};
    for (int i = 0; i < 2; ++i)
        EXPECT_TRUE(repair(plan).restartRequired);
    now.prerequisites = {{.id = QStringLiteral("mine"),
                          .kind = PrerequisiteKind::PendingRestart,
                          .state = PrerequisiteResult::State::Met}};
    EXPECT_FALSE(repair({}).error);
    now.prerequisites.clear();
    EXPECT_TRUE(repair(plan).restartRequired);
}

TEST_F(RepairTest, TellsWhichPackageOfHowManyIsInstalled)
{
    QList<Progress> told;
    repair(plan, {.report = [&](const Progress &progress) { told.append(progress); }});
    EXPECT_EQ(told,
              (QList<Progress>{
                  {.waiting = Waiting::InstallingPackage, .total = 3, .subject = QStringLiteral("KB1")},
                  {.waiting = Waiting::InstallingPackage, .done = 1, .total = 3, .subject = QStringLiteral("KB2")},
                  {.waiting = Waiting::InstallingPackage, .done = 2, .total = 3, .subject = QStringLiteral("KB3")}}));
}

TEST_F(RepairTest, AFileOtherThanThePinnedOneIsNeverStarted)
{
    RepairStep pinned = step(u"sha2", u"KB2", RestartNeed::No, RepairStep::Source::Catalog);
    pinned.file.sha1 = QStringLiteral("aa");
    pc.offered.files = {{.fileName = QStringLiteral("x.msu"), .sha1 = QStringLiteral("bb")}};
    EXPECT_EQ(conditionOf(repair({.steps = {pinned}}).error), condition::catalogNoFile);
    EXPECT_TRUE(pc.installed.isEmpty());
}

TEST_F(RepairTest, AFailureEndsItAndItCanBeRunAgain)
{
    pc.outcomes.insert(QStringLiteral("KB2"), std::unexpected(conditionError(Fault::BadData, operation::packageInstall,
                                                                             condition::wrongSigner)));
    const RepairReport report = repair(plan);
    EXPECT_EQ(conditionOf(report.error), condition::wrongSigner);
    EXPECT_EQ(report.steps.at(1).state, State::Failed);
    EXPECT_FALSE(pc.installed.contains(QStringLiteral("KB3")));
    pc.outcomes.clear();
    EXPECT_FALSE(repair(plan).error);
}

TEST_F(RepairTest, AServicingStackThatIsNotApplicableSaysThatANewerOneIsThere)
{
    resources = loadResources().value();
    plan.steps[0].prerequisiteId = QStringLiteral("windows-7-servicing-stack");
    plan.steps[1].prerequisiteId = QStringLiteral("windows-7-sha2");
    const auto notApplicable =
        std::unexpected(hresultError(hresult::updateNotApplicable, operation::packageInstall, {}));
    pc.outcomes.insert(QStringLiteral("KB1"), notApplicable);
    const RepairReport report = repair(plan);
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.steps.at(0).state, State::AlreadyInstalled);
    EXPECT_EQ(report.steps.at(0).code, hresult::updateNotApplicable);
    EXPECT_EQ(pc.installed.size(), 3);

    pc.outcomes.insert(QStringLiteral("KB2"), notApplicable);
    EXPECT_TRUE(repair(plan).error) << "of another package it says nothing of the kind";
}

TEST_F(RepairTest, WhatOneRestartLeftHalfDoneIsInstalledAgain)
{
    plan = {.steps = {step(u"lpp", u"KB3", RestartNeed::After)}, .restartFirst = true};
    now.facts.os->lastBoot = QDateTime({2026, 11, 25}, {8, 0}, Qt::UTC);
    EXPECT_TRUE(repair(plan).restartRequired);
    EXPECT_TRUE(repair(plan).restartRequired) << "it has not happened yet";
    EXPECT_TRUE(pc.installed.isEmpty());
    now.facts.os->lastBoot = QDateTime({2026, 11, 25}, {9, 0}, Qt::UTC);
    EXPECT_FALSE(repair(plan).error);
    EXPECT_EQ(pc.installed, QStringList{QStringLiteral("KB3")});
}

TEST_F(RepairTest, AStopIsNoFailure)
{
    std::stop_source stop;
    pc.duringInstall = [&] { stop.request_stop(); };
    const RepairReport report = repair(plan, {.stop = stop.get_token()});
    EXPECT_TRUE(report.stopped);
    EXPECT_FALSE(report.error);
    EXPECT_EQ(pc.installed.size(), 1);
}

TEST_F(RepairTest, APendingRestartInstallsNothing)
{
    plan.restartFirst = true;
    EXPECT_TRUE(repair(plan).restartRequired);
    EXPECT_TRUE(pc.installed.isEmpty());
}

TEST_F(RepairTest, ThatEndsBadlyKeepsNoVerdictFromAPcThatIsLicensed)
{
    pc.inner.row(year2)->partialProductKey = lastFive;
    pc.inner.row(year2)->licenseStatus = licenseStatusLicensed;
    // A person has to see to that, after a restart that never comes to its end.
    PrerequisiteRule build{.id = QStringLiteral("build"), .kind = PrerequisiteKind::Build, .build = 99999};
    resources.prerequisites = PrerequisiteCatalogue({build});
    pc.inner.facts.pendingRestart = PendingRestart{.pending = true};
    Pc journey(pc, pc.desk(), resources, journal);
    const auto run = [&] { return runOf(journey, wish::run()); };
    for (int restarts = 0; restarts < 2; ++restarts)
        EXPECT_EQ(outcomeOf(run(), resources).exitCode, ExitCode::RestartRequired);
    const PcRun last = run();
    const Summary summary = outcomeOf(last, resources);
    EXPECT_EQ(conditionOf(summary.error), condition::tooManyRestarts) << "the first step that failed decides";
    EXPECT_EQ(summary.outcome, Outcome::Failed);
    EXPECT_EQ(summary.exitCode, resources.errors.explain(*summary.error).exitCode);
    const QList<StageSummary> stages = stagesOf(last, resources);
    ASSERT_EQ(stages.size(), 4);
    EXPECT_EQ(stages.at(0).summary.outcome, Outcome::Failed);
    EXPECT_EQ(stages.at(1).summary.outcome, Outcome::NothingToDo);
    EXPECT_TRUE(last.verdict);
    EXPECT_TRUE(last.updates);
    EXPECT_EQ(pc.inner.count(u"activate"), 0);

    pc.inner.row(year2)->licenseStatus = 5;
    EXPECT_EQ(stagesOf(run(), resources).size(), 1) << "nothing is spent on a PC that is not ready";
}

TEST_F(RepairTest, WhatARestartInterruptsIsRememberedAsAgreedTo)
{
    const auto agreed = [this] { return esu::agreedRepairs(Pc(pc, pc.desk(), resources, journal)).items; };
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    repair(plan);
    const QStringList all{QStringLiteral("ssu"), QStringLiteral("sha2"), QStringLiteral("lpp")};
    EXPECT_EQ(agreed(), all);
    repair({.steps = {step(u"other", u"KB9")}, .restartFirst = true});
    EXPECT_EQ(agreed(), all) << "a restart alone agrees to nothing more and takes nothing back";
    std::stop_source stop;
    stop.request_stop();
    repair(plan, {.stop = stop.get_token()});
    EXPECT_EQ(agreed(), QStringList()) << "a person who stops has taken it back";
}

TEST_F(RepairTest, LeftoversGoWhenNothingIsToBeRepaired)
{
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    repair(plan);
    const auto tidyUp = [this] {
        Pc fresh(pc, pc.desk(), resources, journal);
        esu::tidyUp(fresh, now);
    };
    const auto kept = [this] { return !journal.agreedRepairs()->items.isEmpty(); };
    now.prerequisites = {{.id = QStringLiteral("sha2"), .state = PrerequisiteResult::State::Unknown}};
    tidyUp();
    EXPECT_TRUE(kept()) << "what is not known may still be to be done";
    now.prerequisites = {{.id = QStringLiteral("sha2"), .state = PrerequisiteResult::State::Met}};
    now.facts.pendingRestart = PendingRestart{.pending = true};
    tidyUp();
    EXPECT_TRUE(kept()) << "the restart has not come yet";
    now.facts.pendingRestart->pending = false;
    now.facts.elevated = false;
    tidyUp();
    EXPECT_TRUE(kept());
    EXPECT_EQ(pc.cleaned, 0);
    now.facts.elevated = true;
    tidyUp();
    EXPECT_FALSE(kept());
    EXPECT_FALSE(journal.repairs()->contains(QStringLiteral("sha2")));
    EXPECT_EQ(pc.cleaned, 1);
}

TEST_F(RepairTest, TheFolderOfAnAgreedRepairIsRememberedWithIt)
{
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    repair(plan);
    EXPECT_EQ(*journal.agreedRepairs(),
              (AgreedRepairs{.items = {QStringLiteral("ssu"), QStringLiteral("sha2"), QStringLiteral("lpp")},
                             .folder = QStringLiteral("/usb")}));
    pc.outcomes.clear();
    now.facts.os->lastBoot = QDateTime({2026, 11, 25}, {23, 0}, Qt::UTC);
    EXPECT_FALSE(repair(plan).restartRequired);
    EXPECT_EQ(*journal.agreedRepairs(), AgreedRepairs{});
}

TEST_F(RepairTest, WhichOfTheAgreedPackagesAreDownloadedIsRememberedToo)
{
    plan.steps[0].source = RepairStep::Source::ByHand;
    plan.steps[2].source = RepairStep::Source::Catalog;
    const AgreedRepairs agreed = agreementTo(plan.steps);
    EXPECT_EQ(agreed, (AgreedRepairs{.items = {QStringLiteral("ssu"), QStringLiteral("sha2"), QStringLiteral("lpp")},
                                     .downloads = {QStringLiteral("lpp")},
                                     .folder = QStringLiteral("/usb")}));
    ASSERT_TRUE(journal.keepAgreedRepairs(agreed));
    EXPECT_EQ(*journal.agreedRepairs(), agreed);

    const auto from = [](const char16_t *item, RepairStep::Source source) {
        return RepairStep{.prerequisiteId = QString::fromUtf16(item), .source = source};
    };
    EXPECT_TRUE(isAgreed(agreed, from(u"sha2", RepairStep::Source::Folder)));
    EXPECT_TRUE(isAgreed(agreed, from(u"lpp", RepairStep::Source::Catalog)));
    EXPECT_FALSE(isAgreed(agreed, from(u"sha2", RepairStep::Source::Catalog)))
        << "a folder is no consent to a download";
    EXPECT_FALSE(isAgreed(agreed, from(u"lpp", RepairStep::Source::Folder)));
    EXPECT_FALSE(isAgreed(agreed, from(u"other", RepairStep::Source::Folder)));
    EXPECT_FALSE(isAgreed(agreed, from(u"other", RepairStep::Source::Catalog)));
}

TEST_F(RepairTest, WhatIsKeptBetweenRestartsKeepsItsForm)
{
    const auto kept = [this] {
        return QJsonDocument(store.load(QStringLiteral("repair")).value()).toJson(QJsonDocument::Compact).toStdString();
    };
    const std::string done = R"({"at":"2022-06-01T12:00:00Z","kb":"KB1","state":"done"})";
    now.facts.os->lastBoot = QDateTime(QDate(2027, 1, 9), QTime(8, 0, 5), Qt::UTC);
    pc.outcomes.insert(QStringLiteral("KB2"), restart);
    ASSERT_TRUE(repair(plan).restartRequired);
    EXPECT_EQ(kept(), R"({"sha2":{"at":"2022-06-01T12:00:00Z","boot":"2027-01-09T08:00:05Z","kb":"KB2","restarts":1,)"
                      R"("state":"done"},"ssu":)" +
                          done + "}");

    // After a restart, of which Windows does not say when it was.
    now.facts.os->lastBoot.reset();
    pc.outcomes.insert(QStringLiteral("KB2"),
                       std::unexpected(Error{.fault = Fault::Refused, .operation = operation::packageInstall}));
    EXPECT_TRUE(repair(plan).error);
    EXPECT_TRUE(repair({.restartFirst = true}).restartRequired);
    EXPECT_EQ(kept(), R"({"pending-restart":{"boot":null,"restarts":1},"sha2":{"at":"2022-06-01T12:00:00Z",)"
                      R"("boot":"2027-01-09T08:00:05Z","kb":"KB2","restarts":1,"state":"failed"},"ssu":)" +
                          done + "}");
}

TEST_F(RepairTest, APcThatCannotBeRepairedIsNotTouched)
{
    plan.restartFirst = true;
    Pc unable(pc.inner, pc.desk(), resources, journal);
    const RepairReport report = esu::repair(unable, plan, now, {});
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Unsupported);
    EXPECT_FALSE(report.restartRequired);
    EXPECT_EQ(*journal.repairs(), RepairHistory());
}

TEST_F(RepairTest, WhatOnlyAPersonCanDoIsSaid)
{
    plan.steps.insert(0, RepairStep{.prerequisiteId = QStringLiteral("service-pack")});
    const RepairReport report = repair(plan);
    EXPECT_EQ(conditionOf(report.error), condition::prerequisiteMissing);
    EXPECT_TRUE(pc.installed.isEmpty());
}

} // namespace
} // namespace esu::test
