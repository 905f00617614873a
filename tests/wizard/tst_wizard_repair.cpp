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
    state.canRepair = true;
    return state;
}

MainKind mainOf(const WizardState &state)
{
    return mainAction(state, shipped()).kind;
}

WizardState started(WizardEffects *effects = nullptr)
{
    const WizardState asked = afterwards(repairable(), event::MainPressed{MainKind::Repair});
    return afterwards(asked, event::QuestionAnswered{Question::Repair, true}, effects);
}

} // namespace

TEST(Repair, IsOfferedOnlyWhereTheMachineCanDoIt)
{
    WizardState state = repairable();
    EXPECT_EQ(mainOf(state), MainKind::Repair);
    EXPECT_EQ(mainAction(state, shipped()).count, 1);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesRepairable);
    state.canRepair = false;
    EXPECT_EQ(mainOf(state), MainKind::CheckAgain);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesMissing);
    state = afterwards(state, event::SessionOpened{.canRepair = true});
    EXPECT_EQ(mainOf(state), MainKind::Repair);
}

TEST(Repair, ShowsThePlanAndDoesNothingWithoutAYes)
{
    WizardEffects effects;
    const WizardState asked = afterwards(repairable(), event::MainPressed{MainKind::Repair}, &effects);
    EXPECT_EQ(asked.question, Question::Repair);
    ASSERT_TRUE(asked.repairPlan);
    EXPECT_EQ(asked.repairPlan->steps.constFirst().kb, QStringLiteral("KB5072653"));
    EXPECT_TRUE(effects.empty());
    const WizardState no = afterwards(asked, event::QuestionAnswered{Question::Repair, false}, &effects);
    EXPECT_TRUE(effects.empty());
    EXPECT_FALSE(no.running);
    EXPECT_FALSE(no.repairPlan);
}

TEST(Repair, ReadsThePcAgainWhenItHasEnded)
{
    WizardEffects effects;
    WizardState state = started(&effects);
    const auto *job = find<effect::StartJob>(effects);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->job, Job::Repair);
    EXPECT_EQ(job->repair.steps.size(), 1);
    EXPECT_EQ(stateCard(state, shipped()).text, CardText::PrerequisitesRepairing);

    RepairReport report{
        .steps = {{.step = job->repair.steps.constFirst(), .state = RepairStepReport::State::Installed}},
        .restartRequired = true};
    effects.clear();
    state = afterwards(state, event::RepairEnded{state.generation, report}, &effects);
    EXPECT_TRUE(state.isRunning(Job::Inspect));
    EXPECT_EQ(state.done.constLast().kind, DoneAct::Kind::PackagesInstalled);
}

TEST(Repair, AnErrorAndAStopStay)
{
    WizardState state = started();
    const Error error{.fault = Fault::BadData, .operation = QStringLiteral("package.download")};
    const WizardState failed = afterwards(state, event::RepairEnded{state.generation, {.error = error}});
    EXPECT_EQ(failed.errorOf(Page::Prerequisites), error);
    EXPECT_FALSE(failed.running);
    state = afterwards(state, event::RepairEnded{state.generation, {.stopped = true}});
    EXPECT_EQ(state.stopped, Job::Repair);
    EXPECT_FALSE(state.running);
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
    ASSERT_TRUE(state.isRunning(Job::Restart));
    // Windows goes down now; a practice PC is up again already.
    EXPECT_FALSE(afterwards(state, event::RestartEnded{state.generation, {}}).running);
    state.machine.kind = MachineChoice::Kind::Practice;
    EXPECT_TRUE(afterwards(state, event::RestartEnded{state.generation, {}}).isRunning(Job::Inspect));
}

TEST(Resume, IsArmedBeforeTheQuestionSaysSo)
{
    WizardState state = repairable(true);
    state = afterwards(state, event::SessionOpened{.canRepair = true, .canResume = true});
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    EXPECT_FALSE(state.question);
    ASSERT_TRUE(state.isRunning(Job::ArmResume));
    const WizardState armed = afterwards(state, event::ResumeArmed{state.generation, {}});
    EXPECT_EQ(armed.question, Question::Restart);
    EXPECT_TRUE(armed.resume.armed);
    // "Later" leaves it armed, and it is not armed twice.
    const WizardState later = afterwards(armed, event::QuestionAnswered{Question::Restart, false});
    EXPECT_TRUE(later.resume.armed);
    EXPECT_EQ(afterwards(later, event::MainPressed{MainKind::RestartNow}).question, Question::Restart);

    const Error error{.fault = Fault::AccessDenied, .operation = QStringLiteral("resume.arm")};
    const WizardState failed = afterwards(state, event::ResumeArmed{state.generation, std::unexpected(error)});
    EXPECT_EQ(failed.question, Question::Restart) << "the restart is possible all the same";
    EXPECT_FALSE(failed.resume.armed);
    EXPECT_EQ(failed.resume.error, error);
}

TEST(Resume, IsOverWhenTheReadingShowsNoRestart)
{
    WizardState state = repairable(true);
    state.resume.armed = true;
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    state = afterwards(state, event::QuestionAnswered{Question::Restart, false});
    for (const bool pending : {true, false}) {
        WizardState reading = afterwards(state, event::SecondaryPressed{SecondaryAction::CheckAgain});
        ASSERT_TRUE(reading.isRunning(Job::Inspect));
        reading = afterwards(reading, event::InspectEnded{reading.generation, *repairable(pending).inspection});
        EXPECT_EQ(reading.resume.armed, pending);
    }
}

namespace {

/// The program was started again after the restart, and has read the PC.
WizardState backAgain(const QStringList &agreed, bool elevated = true, Page page = Page::Prerequisites)
{
    WizardState state = stateOn(page, *repairable().inspection);
    Inspection read = *state.inspection;
    read.facts.elevated = elevated;
    state.inspection.reset();
    state.resume.goesOn = true;
    state = afterwards(state, event::SessionOpened{.canRepair = true, .canResume = true, .agreedRepairs = agreed});
    state = afterwards(state, event::Started{});
    return afterwards(state, event::InspectEnded{state.generation, read});
}

const QStringList agreedItems{QStringLiteral("windows-10-22h2-licensing-package")};

} // namespace

TEST(Resume, GoesOnWithWhatWasAgreedToAndNothingElse)
{
    const WizardState agreed = backAgain(agreedItems);
    EXPECT_TRUE(agreed.isRunning(Job::Repair));
    EXPECT_FALSE(agreed.resume.goesOn) << "once";
    EXPECT_TRUE(backAgain({QStringLiteral("something-else")}).isRunning(Job::LookAround));
    const WizardState unelevated = backAgain(agreedItems, false);
    EXPECT_FALSE(unelevated.isRunning(Job::Repair));
    EXPECT_TRUE(unelevated.resume.goesOn) << "the elevated program does it";
    EXPECT_TRUE(backAgain({}, true, Page::Result).isRunning(Job::Verify));
}

TEST(Resume, ByHandIsOfferedAndDoesNothingByItself)
{
    WizardState state = repairable();
    state.page = Page::Start;
    const auto offers = [](const WizardState &shown) {
        return std::ranges::count(notices(shown, shipped()), NoticeText::RepairInterrupted, &Notice::text) > 0;
    };
    EXPECT_FALSE(offers(state));
    state = afterwards(state, event::SessionOpened{.canRepair = true, .agreedRepairs = agreedItems});
    EXPECT_TRUE(offers(state));
    state = afterwards(state, event::MainPressed{MainKind::CheckPc});
    EXPECT_EQ(state.page, Page::Prerequisites);
    EXPECT_FALSE(state.isRunning(Job::Repair));
}

TEST(Resume, ARehearsalGoesOnAfterItsRestart)
{
    WizardState state = repairable(true);
    state.machine.kind = MachineChoice::Kind::Practice;
    state.resume.agreed = agreedItems;
    state = afterwards(state, event::MainPressed{MainKind::RestartNow});
    state = afterwards(state, event::QuestionAnswered{Question::Restart, true});
    state = afterwards(state, event::RestartEnded{state.generation, {}});
    state = afterwards(state, event::InspectEnded{state.generation, *repairable().inspection});
    EXPECT_TRUE(state.isRunning(Job::Repair));
}
