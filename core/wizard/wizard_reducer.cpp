// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_draft.h"
#include "core/wizard/wizard_result.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace esu {

Reduction reduce(const WizardState &state, const WizardEvent &event, const RuleContext &context)
{
    Draft draft{.state = state, .context = context};
    if (!draft.state.closing) {
        if (draft.state.running)
            draft.state.running->elapsed = context.now - draft.state.running->startedAt;
        std::visit([&draft](const auto &what) { on(draft, what); }, event);
    }
    return {.state = std::move(draft.state), .effects = std::move(draft.effects)};
}

void on(Draft &draft, const event::Started &)
{
    if (draft.state.running || draft.state.pc.run.inspection)
        return;
    draft.effects.emplace_back(effect::OpenSession{draft.state.machine});
    startStep(draft, Step::Inspect);
}

void on(Draft &draft, const event::LanguageChosen &what)
{
    draft.state.language = what.language;
}

void on(Draft &draft, const event::MachineChosen &what)
{
    WizardState &state = draft.state;
    // While reading, another PC may be chosen: the reading is dropped.
    const bool reading = state.isRunning(Step::Inspect) && !state.closeWhenStopped;
    if (state.page != Page::Start || what.machine == state.machine || !(canEdit(state) || reading) || state.question)
        return;
    beginWith(draft, what.machine);
}

void beginWith(Draft &draft, const MachineChoice &machine)
{
    WizardState &state = draft.state;
    state.machine = machine;
    state.page = Page::Start;
    state.furthest = Page::Start;
    state.elevation = WizardState::Elevation::NotAsked;
    state.pc = {};
    state.key = {.clearings = state.key.clearings};
    forgetKeys(draft);
    draft.effects.emplace_back(effect::OpenSession{machine});
    if (state.running) {
        state.inspectAgain = true;
        stopJob(draft);
    } else {
        startStep(draft, Step::Inspect);
    }
}

void on(Draft &draft, const event::OriginChosen &what)
{
    if (draft.state.page == Page::Start && asksOrigin(draft.state))
        draft.state.pc.origin = what.origin;
}

namespace {

void goOnToNextPage(Draft &draft)
{
    if (draft.state.page == Page::Key) {
        if (const RowDecision decision = keyDecision(draft.state); decision.row && decision.row->row.id)
            chooseRow(draft, *decision.row->row.id);
    }
    if (draft.state.page == Page::Updates && waitsForRestart(draft.state) && arm(draft, false))
        return;
    goTo(draft, pageAfter(draft.state));
}

void pressRepair(Draft &draft)
{
    // What is asked about must still be there: a USB stick is easily taken out.
    if (draft.state.pc.packageFolder && draft.state.pc.packageFolder->state == PackageFolder::State::Read)
        readFolder(draft, true);
    else
        askForRepair(draft);
}

void askForElevation(Draft &draft)
{
    if (draft.state.isPractice()) {
        // Nothing was changed on it so far, so it may be opened anew.
        draft.state.elevation = WizardState::Elevation::Granted;
        draft.state.machine.elevated = true;
        draft.effects.emplace_back(effect::OpenSession{draft.state.machine});
        return startStep(draft, Step::Inspect);
    }
    draft.state.elevation = WizardState::Elevation::Asking;
    draft.effects.emplace_back(effect::RelaunchElevated{});
}

/// The job is asked to end; one that does not listen is left behind.
void closeWhileRunning(Draft &draft)
{
    stopJob(draft);
    if (!draft.state.closeWhenStopped)
        draft.effects.emplace_back(effect::StartGrace{draft.state.running->generation});
    draft.state.closeWhenStopped = true;
}

/// A person who only looked, or has not begun, loses nothing.
bool hasSomethingToLose(const WizardState &state)
{
    return !state.pc.done.isEmpty() || state.key.input.status != KeyInput::Status::Empty;
}

/// What stopped is set aside, and nothing else: the next press of the main button acts.
void insist(Draft &draft)
{
    WizardState &state = draft.state;
    const auto block = insistableBlock(state);
    if (!block)
        return;
    Insistence &insistence = state.pc.insistence;
    if (isCovered(*block)) {
        insistence.activateAnyway = true;
    } else if (isAboutYear(*block)) {
        insistence.year = yearInQuestion(state);
    } else {
        insistence.anyEdition = true;
    }
    state.errorOf(state.page).reset();
}

void carryOut(Draft &draft, const MainAction &action)
{
    using Kind = MainAction::Kind;
    switch (action.kind) {
    case Kind::None:
        return;
    case Kind::CheckPc:
        return action.shield ? askForElevation(draft) : goTo(draft, Page::Prerequisites);
    case Kind::SeeResult:
        return goTo(draft, Page::Result);
    case Kind::NewYearKey:
        return action.shield ? askForElevation(draft) : goToNewKey(draft);
    case Kind::RunElevated:
        return askForElevation(draft);
    case Kind::CheckAgain:
        return startStep(draft, Step::Inspect);
    case Kind::Repair:
        return pressRepair(draft);
    case Kind::RestartNow:
        return askForRestart(draft);
    case Kind::Next:
    case Kind::UseYear:
        return goOnToNextPage(draft);
    case Kind::InstallKey:
        return startJob(draft, job::RunStep{.step = Step::InstallKey, .key = draft.state.key.input.chosen});
    case Kind::Activate:
    case Kind::ActivateAgain:
        return startActivation(draft);
    case Kind::SearchUpdates:
        return startStep(draft, Step::SearchUpdates);
    case Kind::InstallUpdates:
        return startStep(draft, Step::InstallUpdates);
    case Kind::VerifyAgain:
        return startStep(draft, Step::Verify);
    case Kind::GoToHelpingPage:
        return goTo(draft, action.page.value_or(draft.state.page));
    case Kind::SaveResult:
        draft.effects.emplace_back(effect::SaveReport{});
        return;
    case Kind::Close:
        return leave(draft);
    }
}

void carryOut(Draft &draft, SecondaryAction action)
{
    switch (action) {
    case SecondaryAction::CheckAgain:
        return startStep(draft, Step::Inspect);
    case SecondaryAction::UseFolder:
        draft.effects.emplace_back(effect::ChooseFolder{});
        return;
    case SecondaryAction::UseDownload:
        draft.state.pc.packageFolder.reset();
        return;
    case SecondaryAction::ActivateWindows:
        draft.effects.emplace_back(effect::OpenActivation{});
        return;
    case SecondaryAction::PutKeyBack:
        draft.effects.emplace_back(effect::ShowKeyHelp{});
        return;
    case SecondaryAction::UsePracticeKey:
        draft.effects.emplace_back(effect::EnterPracticeKey{});
        return;
    case SecondaryAction::UseStoredKey:
        draft.state.key.storeError.reset();
        return startJob(draft, job::ReadStoredKey{});
    case SecondaryAction::ForgetStoredKey:
        draft.state.key.storeError.reset();
        return startJob(draft, job::ForgetKey{});
    case SecondaryAction::AnotherKey:
        return goTo(draft, Page::Key);
    case SecondaryAction::TryAgain:
        draft.state.errorOf(draft.state.page).reset();
        return startStep(draft, Step::Inspect);
    case SecondaryAction::Insist:
        draft.state.question = Question::Insist;
        return;
    case SecondaryAction::RemoveKey:
        draft.state.question = Question::RemoveKey;
        return;
    case SecondaryAction::DoRemaining:
        draft.state.pc.remaining = RemainingPhase::Planned;
        draft.state.question = Question::RunPlan;
        return;
    case SecondaryAction::SearchAgain:
        return startStep(draft, Step::SearchUpdates);
    case SecondaryAction::RestartLater:
        return arm(draft, false) ? void() : goTo(draft, Page::Result);
    case SecondaryAction::SkipUpdates:
    case SecondaryAction::ToResult:
        return goTo(draft, Page::Result);
    case SecondaryAction::OpenWindowsUpdate:
        draft.effects.emplace_back(effect::OpenWindowsUpdate{});
        return;
    case SecondaryAction::VerifyAgain:
        return startStep(draft, Step::Verify);
    case SecondaryAction::NewYearKey:
        return asksForElevation(draft.state) ? askForElevation(draft) : goToNewKey(draft);
    case SecondaryAction::PlanNextYear:
        draft.effects.emplace_back(effect::ShowNextYear{});
        return;
    case SecondaryAction::NextPc:
        return goToNextPc(draft);
    case SecondaryAction::GoToHelpingPage:
        return goTo(draft, helpingPage(draft.state).value_or(draft.state.page));
    case SecondaryAction::SaveResult:
        draft.effects.emplace_back(effect::SaveReport{});
        return;
    case SecondaryAction::OpenSaved:
        draft.effects.emplace_back(effect::OpenPath{draft.state.pc.savedFile});
        return;
    case SecondaryAction::OpenSavedFolder:
        draft.effects.emplace_back(effect::OpenPath{QFileInfo(draft.state.pc.savedFile).path()});
        return;
    case SecondaryAction::CheckPc:
    case SecondaryAction::ToPrerequisites:
        return goTo(draft, Page::Prerequisites);
    case SecondaryAction::RecordPc:
        return startJob(draft, job::Record{});
    }
}

} // namespace

void on(Draft &draft, const event::MainPressed &what)
{
    const MainAction action = mainAction(draft.state, draft.context.resources);
    if (!action.enabled || action.kind != what.kind)
        return;
    draft.state.pc.remaining.reset();
    carryOut(draft, action);
}

void on(Draft &draft, const event::SecondaryPressed &what)
{
    if (!secondaryActions(draft.state, draft.context.resources).contains(what.action))
        return;
    draft.state.pc.remaining.reset();
    carryOut(draft, what.action);
}

void on(Draft &draft, const event::BackPressed &)
{
    if (canGoBack(draft.state))
        goTo(draft, pageBefore(draft.state));
}

void on(Draft &draft, const event::PageRequested &what)
{
    if (canGoTo(draft.state, what.page))
        goTo(draft, what.page);
}

void on(Draft &draft, const event::CancelPressed &)
{
    if (draft.state.question)
        return on(draft, event::QuestionAnswered{.question = *draft.state.question, .yes = false});
    if (draft.state.running)
        return stopJob(draft);
    if (draft.state.elevation == WizardState::Elevation::Asking)
        return;
    if (cancelAction(draft.state) == CancelAction::Close)
        return leave(draft);
    draft.state.question = Question::CloseWizard;
}

void on(Draft &draft, const event::CloseRequested &what)
{
    if (draft.state.running) {
        if (mustNotEndUnseen(draft.state) && !what.sessionEnds && !draft.state.closeWhenStopped)
            draft.state.question = Question::CloseWhileWorking;
        else
            closeWhileRunning(draft);
        return;
    }
    if (what.sessionEnds)
        return closeNow(draft);
    if (cancelAction(draft.state) == CancelAction::Close || !hasSomethingToLose(draft.state))
        return leave(draft);
    if (draft.state.question == Question::RunPlan)
        draft.state.pc.remaining.reset();
    else if (draft.state.question == Question::Restart && draft.state.pc.remaining)
        draft.state.pc.remaining = RemainingPhase::Stopped;
    draft.state.pc.repairPlan.reset();
    draft.state.question = Question::CloseWizard;
}

void on(Draft &draft, const event::QuestionAnswered &what)
{
    if (draft.state.question != what.question)
        return;
    draft.state.question.reset();
    switch (what.question) {
    case Question::CloseWizard:
        if (what.yes)
            leave(draft);
        return;
    case Question::CloseWhileWorking:
        if (what.yes && draft.state.running)
            closeWhileRunning(draft);
        return;
    case Question::RemoveKey:
        if (const std::optional<EsuRow> row = targetRow(draft.state); what.yes && row && row->row.hasKey())
            startStep(draft, Step::UninstallKey);
        return;
    case Question::Insist:
        if (what.yes)
            insist(draft);
        return;
    case Question::Repair:
        if (const auto plan = std::exchange(draft.state.pc.repairPlan, std::nullopt); what.yes && plan)
            startStep(draft, Step::Repair);
        return;
    case Question::Restart:
        if (what.yes)
            startStep(draft, Step::Restart);
        else if (draft.state.pc.remaining)
            goTo(draft, Page::Result); // where the restart is the main action
        return;
    case Question::RunPlan:
        if (what.yes)
            startRemaining(draft);
        else
            draft.state.pc.remaining.reset();
        return;
    }
}

void on(Draft &draft, const event::ElevationAnswered &what)
{
    if (draft.state.elevation != WizardState::Elevation::Asking)
        return;
    if (what.started)
        return closeNow(draft);
    draft.state.elevation = WizardState::Elevation::Refused;
    if (draft.state.page == Page::Start && !draft.state.question)
        goTo(draft, Page::Prerequisites);
}

void on(Draft &draft, const event::AccountsRead &what)
{
    draft.state.names = what.names;
    draft.state.offer.keyStoreOf = what.keyStoreOf;
}

} // namespace esu
