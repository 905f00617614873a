// SPDX-License-Identifier: MIT
// Page 2 on a machine that offers repair: plan first, then the packages, then the restart.
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace esu;
using namespace esu::test;
using MainKind = MainAction::Kind;

namespace {

const Resources &shipped()
{
    static const Resources loaded = loadResources().value();
    return loaded;
}

WizardState afterwards(const WizardState &state, const WizardEvent &event, WizardEffects *effects = nullptr)
{
    Reduction next = reduce(state, event, {.resources = shipped()});
    if (effects)
        *effects = std::move(next.effects);
    return next.state;
}

/// The licensing package is missing, and KB5072653 repairs it.
WizardState repairable(bool restartPending = false)
{
    Inspection inspection;
    inspection.facts = goodFacts();
    inspection.facts.architecture = QStringLiteral("x64");
    inspection.facts.pendingRestart = PendingRestart{.pending = restartPending};
    inspection.programme = assess(shipped().programmes, inspection.facts, QDate(2026, 1, 10));
    inspection.licenses = sortRows({baseRow()}, shipped().programmes, inspection.programme.programmeId);
    inspection.prerequisites =
        checkPrerequisites(shipped().prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    WizardState state = stateOn(Page::Prerequisites, inspection);
    state.pc.abilities.repair = true;
    return state;
}

/// What a started repair would install.
RepairPlan planOf(const effect::StartJob *start)
{
    return repairPlanOf(start->run, shipped()).value_or(RepairPlan{});
}

MainKind mainOf(const WizardState &state)
{
    return mainAction(state, shipped()).kind;
}

/// The main button, and what the Catalog answers to the question that comes first: nothing new.
WizardState pressed(const WizardState &state, WizardEffects *effects = nullptr)
{
    WizardEffects first;
    WizardState asking = afterwards(state, event::MainPressed{MainKind::Repair}, &first);
    const auto *job = find<effect::StartJob>(first);
    if (!job || job->job != stepJob(Step::ListDownloads))
        return asking;
    return afterwards(asking, event::JobEnded{asking.generation, ended::ListDownloads{planOf(job)}}, effects);
}

/// The reading that runs gives the same PC again.
WizardState read(const WizardState &state)
{
    const Inspection same = *repairable().pc.run.inspection;
    if (state.isRunning(Step::LookAround))
        return afterwards(state, event::JobEnded{state.generation, ended::LookAround{same}});
    return afterwards(state, event::JobEnded{state.generation, ended::Inspect{same}});
}

WizardState started(WizardEffects *effects = nullptr)
{
    const WizardState asked = pressed(repairable());
    return afterwards(asked, event::QuestionAnswered{Question::Repair, true}, effects);
}

} // namespace

TEST(Repair, IsOfferedOnlyWhereTheMachineCanDoIt)
{
    WizardState state = repairable();
    EXPECT_EQ(mainOf(state), MainKind::Repair);
    EXPECT_EQ(mainAction(state, shipped()).count, 1);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesRepairable);
    state.pc.abilities.repair = false;
    EXPECT_EQ(mainOf(state), MainKind::CheckAgain);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesMissing);
    state = afterwards(state, event::SessionOpened{.abilities = {.repair = true}});
    EXPECT_EQ(mainOf(state), MainKind::Repair);
}

TEST(Repair, ShowsThePlanAndDoesNothingWithoutAYes)
{
    WizardEffects effects;
    const WizardState asked = pressed(repairable(), &effects);
    EXPECT_EQ(asked.question, Question::Repair);
    ASSERT_TRUE(asked.pc.repairPlan);
    EXPECT_EQ(asked.pc.repairPlan->steps.constFirst().kb, QStringLiteral("KB5072653"));
    EXPECT_TRUE(effects.empty());
    const WizardState no = afterwards(asked, event::QuestionAnswered{Question::Repair, false}, &effects);
    EXPECT_TRUE(effects.empty());
    EXPECT_FALSE(no.running);
    EXPECT_FALSE(no.pc.repairPlan);
}

namespace {

WizardState asking(WizardEffects *effects = nullptr, const WizardState &state = repairable())
{
    return afterwards(state, event::MainPressed{MainKind::Repair}, effects);
}

/// What the Catalog tells of the plan that it was asked about.
RepairPlan told(const WizardEffects &effects)
{
    RepairPlan plan = planOf(find<effect::StartJob>(effects));
    PackageFile &file = plan.steps.first().file;
    file.fileName = QStringLiteral("windows10.0-kb5072653-x64.msu");
    file.url = QUrl(QStringLiteral("https://download.example/p.msu"));
    file.listedSize = 700000;
    return plan;
}

} // namespace

TEST(Repair, AsksTheCatalogForSizesBeforeItAsksThePerson)
{
    WizardEffects effects;
    const WizardState before = asking(&effects);
    ASSERT_TRUE(before.isRunning(Step::ListDownloads));
    EXPECT_FALSE(before.question);
    EXPECT_EQ(stateCard(before, shipped()).text, CardText::PrerequisitesAskingCatalog);
    EXPECT_EQ(cancelAction(before), CancelAction::Stop);
    const RepairPlan plan = told(effects);
    const WizardState asked = afterwards(before, event::JobEnded{before.generation, ended::ListDownloads{plan}});
    EXPECT_EQ(asked.question, Question::Repair);
    EXPECT_EQ(asked.pc.repairPlan, plan);
    effects.clear();
    afterwards(asked, event::QuestionAnswered{Question::Repair, true}, &effects);
    EXPECT_EQ(planOf(find<effect::StartJob>(effects)), plan) << "what was shown is what is installed";
    // After a no, the same plan needs no second answer of the Catalog.
    const WizardState no = afterwards(asked, event::QuestionAnswered{Question::Repair, false});
    const WizardState again = asking(nullptr, no);
    EXPECT_FALSE(again.running);
    EXPECT_EQ(again.question, Question::Repair);
    EXPECT_EQ(again.pc.repairPlan, plan);
}

TEST(Repair, AsksThePersonAllTheSameWhenTheCatalogTellsNothing)
{
    WizardEffects effects;
    const WizardState before = asking(&effects);
    const RepairPlan plan = planOf(find<effect::StartJob>(effects));
    const WizardState asked = afterwards(before, event::JobEnded{before.generation, ended::ListDownloads{plan}});
    EXPECT_EQ(asked.question, Question::Repair);
    EXPECT_FALSE(asked.errorOf(Page::Prerequisites));
    const WizardState no = afterwards(asked, event::QuestionAnswered{Question::Repair, false});
    EXPECT_TRUE(asking(nullptr, no).isRunning(Step::ListDownloads)) << "by now it may answer";
}

TEST(Repair, AfterAFailureTheCatalogIsAskedAnew)
{
    WizardEffects effects;
    const WizardState before = asking(&effects);
    WizardState state = afterwards(before, event::JobEnded{before.generation, ended::ListDownloads{told(effects)}});
    state = afterwards(state, event::QuestionAnswered{Question::Repair, true});
    const Error gone{.fault = Fault::NotFound, .operation = QStringLiteral("package.download")};
    state = afterwards(state, event::JobEnded{state.generation, ended::Repair{{.error = gone}}});
    state = read(read(state));
    state.errorOf(Page::Prerequisites).reset();
    EXPECT_TRUE(asking(nullptr, state).isRunning(Step::ListDownloads)) << "the address may be another one by now";
}

TEST(Repair, AskingTheCatalogCanBeStoppedAndThenNothingIsAsked)
{
    WizardEffects effects;
    const WizardState before = asking(&effects);
    const WizardState stopping = afterwards(before, event::CancelPressed{});
    for (const Result<RepairPlan> &end :
         {Result<RepairPlan>(std::unexpected(cancelled(QStringLiteral("catalog.find")))),
          Result<RepairPlan>(told(effects))}) {
        const WizardState state = afterwards(stopping, event::JobEnded{stopping.generation, ended::ListDownloads{end}});
        EXPECT_FALSE(state.question);
        EXPECT_FALSE(state.pc.repairPlan);
        EXPECT_EQ(state.pc.stopped, stepJob(Step::ListDownloads));
        EXPECT_TRUE(mainAction(state, shipped()).enabled);
    }
}

TEST(Repair, ReadsThePcAgainWhenItHasEnded)
{
    WizardEffects effects;
    WizardState state = started(&effects);
    const auto *job = find<effect::StartJob>(effects);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->job, stepJob(Step::Repair));
    EXPECT_EQ(planOf(job).steps.size(), 1);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesRepairing);

    RepairReport report{
        .steps = {{.step = planOf(job).steps.constFirst(), .state = RepairStepReport::State::Installed}},
        .restartRequired = true};
    effects.clear();
    state = afterwards(state, event::JobEnded{state.generation, ended::Repair{report}}, &effects);
    EXPECT_TRUE(state.isRunning(Step::Inspect));
    EXPECT_EQ(state.pc.done.constLast().kind, DoneAct::Kind::PackagesInstalled);
}

TEST(Repair, AnErrorAndAStopStay)
{
    WizardState state = started();
    const Error error{.fault = Fault::BadData, .operation = QStringLiteral("package.download")};
    const WizardState failed = afterwards(state, event::JobEnded{state.generation, ended::Repair{{.error = error}}});
    EXPECT_EQ(failed.errorOf(Page::Prerequisites), error);
    EXPECT_TRUE(failed.isRunning(Step::Inspect)) << "what it had installed by then is in";
    EXPECT_EQ(read(failed).errorOf(Page::Prerequisites), error);
    EXPECT_EQ(read(read(failed)).errorOf(Page::Prerequisites), error) << "looking around leaves it there as well";
    state = afterwards(state, event::JobEnded{state.generation, ended::Repair{{.stopped = true}}});
    EXPECT_TRUE(state.isRunning(Step::Inspect));
    EXPECT_EQ(read(state).pc.stopped, stepJob(Step::Repair));
    EXPECT_EQ(stateCard(read(read(state)), shipped()).text, CardText::Stopped);
}

TEST(Repair, ARestartComesFirstAndAsksBeforeItIsDone)
{
    WizardState state = repairable(true);
    EXPECT_EQ(mainOf(state), MainKind::RestartNow);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesRestart);
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    EXPECT_EQ(state.question, Question::Restart);
    EXPECT_FALSE(afterwards(state, event::QuestionAnswered{Question::Restart, false}).running);
    state = afterwards(state, event::QuestionAnswered{Question::Restart, true});
    ASSERT_TRUE(state.isRunning(Step::Restart));
    // Windows goes down now; a practice PC is up again already.
    EXPECT_FALSE(afterwards(state, event::JobEnded{state.generation, ended::Restart{{}}}).running);
    state.machine.kind = MachineChoice::Kind::Practice;
    EXPECT_TRUE(afterwards(state, event::JobEnded{state.generation, ended::Restart{{}}}).isRunning(Step::Inspect));
}

TEST(Resume, ThePortableProgramComesBackAsSuch)
{
    for (const bool portable : {false, true}) {
        WizardState state = repairable(true);
        state.offer.leaveNothing = portable;
        state = afterwards(state, event::SessionOpened{.abilities = {.repair = true, .resumeAtLogon = true}});
        state = afterwards(state, event::MainPressed{MainKind::RestartNow});
        ASSERT_TRUE(state.isRunning<job::ArmResume>());
        EXPECT_EQ(std::get<job::ArmResume>(state.running->job).point.portable, portable);
    }
}

TEST(Resume, IsArmedBeforeTheQuestionSaysSo)
{
    WizardState state = repairable(true);
    state = afterwards(state, event::SessionOpened{.abilities = {.repair = true, .resumeAtLogon = true}});
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    EXPECT_FALSE(state.question);
    ASSERT_TRUE(state.isRunning<job::ArmResume>());
    const WizardState armed = afterwards(state, event::JobEnded{state.generation, ended::ArmResume{{}}});
    EXPECT_EQ(armed.question, Question::Restart);
    EXPECT_TRUE(armed.pc.resume.armed);
    // "Later" leaves it armed, and it is not armed twice.
    const WizardState later = afterwards(armed, event::QuestionAnswered{Question::Restart, false});
    EXPECT_TRUE(later.pc.resume.armed);
    EXPECT_EQ(afterwards(later, event::MainPressed{MainKind::RestartNow}).question, Question::Restart);

    const Error error{.fault = Fault::AccessDenied, .operation = QStringLiteral("resume.arm")};
    const WizardState failed =
        afterwards(state, event::JobEnded{state.generation, ended::ArmResume{std::unexpected(error)}});
    EXPECT_EQ(failed.question, Question::Restart) << "the restart is possible all the same";
    EXPECT_FALSE(failed.pc.resume.armed);
    EXPECT_EQ(failed.pc.resume.error, error);
}

TEST(Resume, IsOverWhenTheReadingShowsNoRestart)
{
    WizardState state = repairable(true);
    state.pc.resume.armed = true;
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    state = afterwards(state, event::QuestionAnswered{Question::Restart, false});
    for (const bool pending : {true, false}) {
        WizardState reading = afterwards(state, event::SecondaryPressed{SecondaryAction::CheckAgain});
        ASSERT_TRUE(reading.isRunning(Step::Inspect));
        reading = afterwards(
            reading, event::JobEnded{reading.generation, ended::Inspect{*repairable(pending).pc.run.inspection}});
        EXPECT_EQ(reading.pc.resume.armed, pending);
    }
}

namespace {

/// The program was started again after the restart, and has read the PC.
WizardState backAgain(const QStringList &agreed, bool elevated = true, Page page = Page::Prerequisites)
{
    WizardState state = stateOn(page, *repairable().pc.run.inspection);
    Inspection read = *state.pc.run.inspection;
    read.facts.elevated = elevated;
    state.pc.run.inspection.reset();
    state.pc.resume.goesOn = true;
    state = afterwards(state, event::SessionOpened{.abilities = {.repair = true, .resumeAtLogon = true},
                                                   .agreed = {.items = agreed, .downloads = agreed}});
    state = afterwards(state, event::Started{});
    return afterwards(state, event::JobEnded{state.generation, ended::Inspect{read}});
}

const QStringList agreedItems{QStringLiteral("windows-10-22h2-licensing-package")};

} // namespace

TEST(Resume, GoesOnWithWhatWasAgreedToAndNothingElse)
{
    const WizardState agreed = backAgain(agreedItems);
    EXPECT_TRUE(agreed.isRunning(Step::Repair));
    EXPECT_FALSE(agreed.pc.resume.goesOn) << "once";
    EXPECT_TRUE(backAgain({QStringLiteral("something-else")}).isRunning(Step::LookAround));
    const WizardState unelevated = backAgain(agreedItems, false);
    EXPECT_FALSE(unelevated.isRunning(Step::Repair));
    EXPECT_TRUE(unelevated.pc.resume.goesOn) << "the elevated program does it";
    EXPECT_TRUE(backAgain({}, true, Page::Result).isRunning(Step::Verify));
}

TEST(Resume, ByHandIsOfferedAndDoesNothingByItself)
{
    WizardState state = repairable();
    state.page = Page::Start;
    const auto offers = [](const WizardState &shown) {
        return std::ranges::count(notices(shown, shipped()), NoticeText::RepairInterrupted, &Notice::text) > 0;
    };
    EXPECT_FALSE(offers(state));
    state = afterwards(state, event::SessionOpened{.abilities = {.repair = true},
                                                   .agreed = {.items = agreedItems, .downloads = agreedItems}});
    EXPECT_TRUE(offers(state));
    state = afterwards(state, event::MainPressed{MainKind::CheckPc});
    EXPECT_EQ(state.page, Page::Prerequisites);
    EXPECT_FALSE(state.isRunning(Step::Repair));
}

namespace {

/// A practice PC reads itself after its restart.
WizardState restarted()
{
    WizardState state = repairable(true);
    state.machine.kind = MachineChoice::Kind::Practice;
    state.pc.resume.agreed = {.items = agreedItems, .downloads = agreedItems};
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    state = afterwards(state, event::QuestionAnswered{Question::Restart, true});
    return afterwards(state, event::JobEnded{state.generation, ended::Restart{{}}});
}

} // namespace

TEST(Resume, ARehearsalGoesOnAfterItsRestart)
{
    const WizardState state = restarted();
    const auto read = event::JobEnded{state.generation, ended::Inspect{*repairable().pc.run.inspection}};
    EXPECT_TRUE(afterwards(state, read).isRunning(Step::Repair));
}

TEST(Resume, WhatIsStoppedDoesNotGoOnWithTheNextReading)
{
    WizardState state = afterwards(restarted(), event::CancelPressed{});
    state = afterwards(state, event::JobEnded{state.generation, ended::Inspect{std::unexpected(cancelled({}))}});
    ASSERT_FALSE(state.running);
    state = afterwards(state, event::SecondaryPressed{SecondaryAction::CheckAgain});
    ASSERT_TRUE(state.isRunning(Step::Inspect));
    state = afterwards(state, event::JobEnded{state.generation, ended::Inspect{*repairable().pc.run.inspection}});
    EXPECT_FALSE(state.isRunning(Step::Repair));
}

namespace {

const QString stick = QStringLiteral("E:/updates");
const QString fittingName = QStringLiteral("windows10.0-kb5072653-x64_c2f56817f6ca39322bce94e7ea2c554cfa71abcd.msu");
const PackageFile fitting{.kb = QStringLiteral("KB5072653"),
                          .architecture = QStringLiteral("x64"),
                          .fileName = fittingName,
                          .size = 1024,
                          .path = stick + QLatin1Char('/') + fittingName,
                          .origin = PackageFile::Origin::Folder};
const PackageFile stranger{.fileName = QStringLiteral("windows6.1-kb4490628-x64.msu"), .path = stick};
const Result<PackageFiles> gone =
    std::unexpected(Error{.fault = Fault::BadData, .operation = QStringLiteral("cli.arguments")});

WizardState read(const WizardState &state, const Result<PackageFiles> &files)
{
    return afterwards(state, event::JobEnded{state.generation, ended::ReadFolder{files}});
}

WizardState withFolder(const Result<PackageFiles> &files)
{
    return read(afterwards(repairable(), event::FolderChosen{stick}), files);
}

/// The sentence's text; nullopt = it is not shown.
std::optional<QString> said(const WizardState &state, NoticeText text)
{
    for (const Notice &notice : notices(state, shipped())) {
        if (notice.text == text)
            return notice.args.text;
    }
    return std::nullopt;
}

bool offers(const WizardState &state, SecondaryAction action)
{
    return secondaryActions(state, shipped()).contains(action);
}

} // namespace

TEST(Folder, CanBeUsedWhereAPackageIsMissing)
{
    WizardState state = repairable();
    EXPECT_TRUE(offers(state, SecondaryAction::UseFolder));
    EXPECT_FALSE(offers(state, SecondaryAction::UseDownload));
    state.errorOf(Page::Prerequisites) = offlineError();
    EXPECT_TRUE(offers(state, SecondaryAction::UseFolder)) << "just then it is needed";
    WizardEffects effects;
    afterwards(state, event::SecondaryPressed{SecondaryAction::UseFolder}, &effects);
    EXPECT_TRUE(find<effect::ChooseFolder>(effects));

    EXPECT_FALSE(offers(repairable(true), SecondaryAction::UseFolder)) << "the restart comes first";
    state.pc.abilities.repair = false;
    EXPECT_FALSE(offers(state, SecondaryAction::UseFolder));
    EXPECT_FALSE(afterwards(state, event::FolderChosen{stick}).pc.packageFolder);
    EXPECT_FALSE(afterwards(repairable(), event::FolderChosen{QString()}).pc.packageFolder) << "changed their mind";
}

TEST(Folder, BecomesTheSourceAndIsReadAgainBeforeTheQuestion)
{
    WizardEffects effects;
    WizardState state = afterwards(repairable(), event::FolderChosen{stick}, &effects);
    ASSERT_TRUE(state.isRunning<job::ReadFolder>());
    EXPECT_EQ(find<effect::StartJob>(effects)->job, Job(job::ReadFolder{stick}));
    state = read(state, PackageFiles{fitting});
    EXPECT_FALSE(state.question) << "choosing a folder installs nothing";
    state = afterwards(state, event::JobEnded{state.generation, ended::LookAround{*repairable().pc.run.inspection}});
    state = afterwards(state, event::LanguageChosen{QStringLiteral("en")});
    EXPECT_EQ(said(state, NoticeText::FolderUsed), stick);
    EXPECT_FALSE(said(state, NoticeText::FolderLacks));

    state = afterwards(state, event::MainPressed{MainKind::Repair});
    ASSERT_TRUE(state.isRunning<job::ReadFolder>());
    state = read(state, PackageFiles{fitting});
    ASSERT_EQ(state.question, Question::Repair);
    effects.clear();
    state = afterwards(state, event::QuestionAnswered{Question::Repair, true}, &effects);
    const auto *job = find<effect::StartJob>(effects);
    ASSERT_TRUE(job);
    ASSERT_EQ(job->job, stepJob(Step::Repair));
    EXPECT_EQ(planOf(job).steps.constFirst().source, RepairStep::Source::Folder);
    EXPECT_EQ(planOf(job).steps.constFirst().file.path, fitting.path);
    EXPECT_FALSE(planOf(job).steps.constFirst().file.sha1.isEmpty()) << "proven like a download";
}

TEST(Folder, SaysWhichFilesAreWanted)
{
    const WizardState state = afterwards(withFolder(PackageFiles{stranger}), event::CancelPressed{});
    const WizardState idle =
        afterwards(state, event::JobEnded{state.generation, ended::LookAround{*repairable().pc.run.inspection}});
    EXPECT_EQ(said(idle, NoticeText::FolderWithoutFit), stick);
    EXPECT_EQ(said(idle, NoticeText::FolderLacks), QStringLiteral("KB5072653 (x64)"));
    EXPECT_FALSE(said(idle, NoticeText::FolderUsed));
}

TEST(Folder, IsLeftForDownloads)
{
    WizardState state = withFolder(PackageFiles{fitting});
    state = afterwards(state, event::JobEnded{state.generation, ended::LookAround{*repairable().pc.run.inspection}});
    ASSERT_TRUE(offers(state, SecondaryAction::UseDownload));
    state = afterwards(state, event::SecondaryPressed{SecondaryAction::UseDownload});
    EXPECT_FALSE(state.pc.packageFolder);
    state = pressed(state);
    ASSERT_EQ(state.question, Question::Repair);
    EXPECT_EQ(state.pc.repairPlan->steps.constFirst().source, RepairStep::Source::Catalog);
}

TEST(Folder, ThatIsGoneIsSaidBeforeAnythingIsAsked)
{
    WizardState state = withFolder(PackageFiles{fitting});
    state = afterwards(state, event::JobEnded{state.generation, ended::LookAround{*repairable().pc.run.inspection}});
    state = read(afterwards(state, event::MainPressed{MainKind::Repair}), gone);
    EXPECT_FALSE(state.question);
    state = afterwards(state, event::JobEnded{state.generation, ended::LookAround{*repairable().pc.run.inspection}});
    EXPECT_EQ(said(state, NoticeText::FolderUnreadable), stick);
    // The button downloads now, and the question says so.
    state = pressed(state);
    ASSERT_EQ(state.question, Question::Repair);
    EXPECT_EQ(state.pc.repairPlan->steps.constFirst().source, RepairStep::Source::Catalog);
}

TEST(Folder, IsReadAgainAfterTheRestartAndNothingElseTakesItsPlace)
{
    WizardState state = stateOn(Page::Prerequisites, *repairable().pc.run.inspection);
    state.pc.run.inspection.reset();
    state.pc.resume.goesOn = true;
    state = afterwards(
        state, event::SessionOpened{.abilities = {.repair = true}, .agreed = {.items = agreedItems, .folder = stick}});
    state = afterwards(state, event::Started{});
    state = afterwards(state, event::JobEnded{state.generation, ended::Inspect{*repairable().pc.run.inspection}});
    ASSERT_TRUE(state.isRunning<job::ReadFolder>());
    EXPECT_TRUE(read(state, PackageFiles{fitting}).isRunning(Step::Repair));
    // To take it from the stick is no consent to a download.
    EXPECT_TRUE(read(state, PackageFiles{}).isRunning(Step::LookAround));
    EXPECT_TRUE(read(state, gone).isRunning(Step::LookAround));
}

namespace {

const QString stackItem = QStringLiteral("windows-7-first-servicing-stack");
const QString sha2Item = QStringLiteral("windows-7-sha2");
const PackageFile stackFile{
    .kb = QStringLiteral("KB4490628"),
    .architecture = QStringLiteral("x64"),
    .fileName = QStringLiteral("windows6.1-kb4490628-x64_d3de52d6987f7c8bdc2c015dca69eac96047c76e.msu"),
    .path = stick + QStringLiteral("/windows6.1-kb4490628-x64_d3de52d6987f7c8bdc2c015dca69eac96047c76e.msu"),
    .origin = PackageFile::Origin::Folder};
const PackageFile sha2File{
    .kb = QStringLiteral("KB4474419"),
    .architecture = QStringLiteral("x64"),
    .fileName = QStringLiteral("windows6.1-kb4474419-v3-x64_b5614c6cea5cb4e198717789633dca16308ef79c.msu"),
    .path = stick + QStringLiteral("/windows6.1-kb4474419-v3-x64_b5614c6cea5cb4e198717789633dca16308ef79c.msu"),
    .origin = PackageFile::Origin::Folder};

/// A Windows 7 that lacks two packages has read the stick after its restart.
WizardState backWithStick(const AgreedRepairs &agreed, const PackageFiles &files)
{
    Inspection inspection;
    inspection.facts = goodFacts();
    inspection.facts.architecture = QStringLiteral("x64");
    inspection.facts.os->version = QStringLiteral("6.1.7601");
    inspection.facts.os->build = 7601;
    inspection.programme.programmeId = QStringLiteral("windows-7");
    for (const QString &id : {stackItem, sha2Item})
        inspection.prerequisites.append({.id = id, .state = PrerequisiteResult::State::Missing});
    WizardState state = stateOn(Page::Prerequisites, inspection);
    state.pc.run.inspection.reset();
    state.pc.resume.goesOn = true;
    state = afterwards(state, event::SessionOpened{.abilities = {.repair = true}, .agreed = agreed});
    state = afterwards(state, event::Started{});
    return read(afterwards(state, event::JobEnded{state.generation, ended::Inspect{inspection}}), files);
}

} // namespace

TEST(Folder, AndDownloadsGoOnTogetherIfBothWereAgreedTo)
{
    const AgreedRepairs mixed{.items = {stackItem, sha2Item}, .downloads = {sha2Item}, .folder = stick};
    EXPECT_TRUE(backWithStick(mixed, {stackFile}).isRunning(Step::Repair));
    EXPECT_FALSE(backWithStick(mixed, {}).isRunning(Step::Repair))
        << "what was to come from the stick is not downloaded";
    EXPECT_FALSE(backWithStick(mixed, {stackFile, sha2File}).isRunning(Step::Repair)) << "another source";
    EXPECT_FALSE(backWithStick({.items = {stackItem}, .folder = stick}, {stackFile}).isRunning(Step::Repair))
        << "more than was agreed to";
    const AgreedRepairs noDownload{.items = {stackItem, sha2Item}, .folder = stick};
    EXPECT_FALSE(backWithStick(noDownload, {stackFile}).isRunning(Step::Repair));
    EXPECT_TRUE(backWithStick(noDownload, {stackFile, sha2File}).isRunning(Step::Repair));
}

namespace {

/// Page 6 after updates that want a restart.
WizardState updated(bool canRestart = true)
{
    WizardState state = stateOn(Page::Updates, licensedInspection());
    UpdateInfo done = update(QStringLiteral("KB1"), true, true);
    done.state = UpdateInfo::State::Installed;
    state.pc.run.updates = Updates{done};
    state.pc.run.updateRun = UpdateRun{.updates = {done}, .restartRequired = true};
    state.pc.abilities.resumeAtLogon = true;
    state.pc.abilities.restart = canRestart;
    return state;
}

WizardState armed(const WizardState &state, WizardEffects *effects = nullptr)
{
    return afterwards(state, event::JobEnded{state.generation, ended::ArmResume{{}}}, effects);
}

} // namespace

TEST(Resume, IsArmedWhenTheRestartIsLeftToThePerson)
{
    const WizardState later = afterwards(updated(), event::SecondaryPressed{SecondaryAction::RestartLater});
    ASSERT_TRUE(later.isRunning<job::ArmResume>());
    EXPECT_EQ(resumePage(later), Page::Result);
    const WizardState on = armed(later);
    EXPECT_TRUE(on.pc.resume.armed);
    EXPECT_FALSE(on.question);
    EXPECT_EQ(on.page, Page::Result);
    EXPECT_TRUE(on.isRunning(Step::Verify));
    // Where the wizard cannot restart the PC, going on is all there is.
    const WizardState next = afterwards(updated(false), event::MainPressed{MainKind::Next});
    ASSERT_TRUE(next.isRunning<job::ArmResume>());
    EXPECT_EQ(armed(next).page, Page::Result);
    // [Restart now] still asks.
    EXPECT_EQ(armed(afterwards(updated(), event::MainPressed{MainKind::RestartNow})).question, Question::Restart);
}

TEST(Resume, IsArmedBeforeTheWindowCloses)
{
    WizardEffects effects;
    WizardState state = afterwards(updated(), event::CancelPressed{});
    state = afterwards(state, event::QuestionAnswered{Question::CloseWizard, true}, &effects);
    ASSERT_TRUE(state.isRunning<job::ArmResume>());
    EXPECT_FALSE(find<effect::CloseWindow>(effects));
    EXPECT_TRUE(find<effect::StartGrace>(effects)) << "a call that does not return must not keep the window";
    effects.clear();
    EXPECT_TRUE(armed(state, &effects).closing);
    EXPECT_TRUE(find<effect::CloseWindow>(effects));

    const auto closes = [](WizardState shown) {
        shown = afterwards(shown, event::CancelPressed{});
        return afterwards(shown, event::QuestionAnswered{Question::CloseWizard, true}).closing;
    };
    WizardState done = updated();
    done.pc.resume.armed = true;
    EXPECT_TRUE(closes(done)) << "once is enough";
    done.pc.resume.armed = false;
    done.pc.run.updateRun->restartRequired = false;
    EXPECT_TRUE(closes(done)) << "nothing waits";
    EXPECT_TRUE(afterwards(updated(), event::CloseRequested{.sessionEnds = true}).closing) << "Windows does not wait";
}

TEST(Resume, ARepairThatWaitsIsArmedBeforeTheWindowCloses)
{
    WizardState state = repairable(true);
    state.pc.abilities.resumeAtLogon = true;
    const auto close = [](const WizardState &shown) {
        return afterwards(afterwards(shown, event::CancelPressed{}),
                          event::QuestionAnswered{Question::CloseWizard, true});
    };
    EXPECT_TRUE(close(state).closing) << "this sitting has installed nothing";
    state.pc.run.repair = RepairReport{.restartRequired = true};
    const WizardState leaving = close(state);
    EXPECT_TRUE(leaving.isRunning<job::ArmResume>());
    EXPECT_EQ(resumePage(leaving), Page::Prerequisites);
}

TEST(Resume, ByHandCoversUpdatesThatWaited)
{
    WizardState state = stateOn(Page::Start, licensedInspection());
    state.pc.run.inspection->facts.pendingRestart = PendingRestart{};
    state = afterwards(state, event::SessionOpened{.updatesWait = true});
    EXPECT_TRUE(said(state, NoticeText::UpdatesInterrupted));
    EXPECT_FALSE(offers(state, SecondaryAction::ToResult)) << "the main button leads there";
    ASSERT_EQ(mainOf(state), MainKind::SeeResult);

    WizardState waits = state;
    waits.pc.run.inspection->facts.pendingRestart->pending = true;
    EXPECT_FALSE(offers(waits, SecondaryAction::ToResult)) << "the restart has not come yet";
    EXPECT_TRUE(said(waits, NoticeText::RestartRequired));

    state = afterwards(state, event::MainPressed{MainKind::SeeResult});
    EXPECT_EQ(state.page, Page::Result);
    ASSERT_TRUE(state.isRunning(Step::Verify));
    Inspection seen = *state.pc.run.inspection;
    state = afterwards(
        state, event::JobEnded{state.generation, ended::Verify{Verification{.inspection = seen, .verdict = {}}}});
    EXPECT_FALSE(state.pc.resume.updatesWait);
}

TEST(Mirror, OfAPolicyIsToldWhereSomethingWouldComeFromIt)
{
    WizardState state = repairable();
    EXPECT_FALSE(said(state, NoticeText::PolicyMirror));
    state.pc.policies = policiesOf(
        {{.name = QStringLiteral("CatalogMirror"), .value = QStringLiteral("https://mirror.example/catalog")}});
    EXPECT_TRUE(said(state, NoticeText::PolicyMirror));
    state.pc.run.inspection->prerequisites.clear();
    EXPECT_FALSE(said(state, NoticeText::PolicyMirror)) << "nothing has to come from anywhere";
}
