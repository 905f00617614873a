// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_reducer.h"

#include <algorithm>
#include <utility>

namespace esu {

namespace {

Page pageAfter(Page page)
{
    return page == Page::Result ? page : static_cast<Page>(static_cast<int>(page) + 1);
}

Page pageBefore(Page page)
{
    return page == Page::Start ? page : static_cast<Page>(static_cast<int>(page) - 1);
}

} // namespace

Reduction reduce(const WizardState &state, const WizardEvent &event, const RuleContext &context)
{
    return WizardReducer(state, context).run(event);
}

Reduction WizardReducer::run(const WizardEvent &event)
{
    if (!m_state.closing) {
        if (m_state.running)
            m_state.running->elapsed = m_context.now - m_state.running->startedAt;
        std::visit([this](const auto &what) { on(what); }, event);
    }
    return {.state = std::move(m_state), .effects = std::move(m_effects)};
}

void WizardReducer::goTo(Page page)
{
    m_state.page = page;
    m_state.furthest = std::max(m_state.furthest, page);
    m_state.stopped.reset();
    m_state.remaining.reset();
    if (page == Page::Result)
        startJob({.job = Job::Verify});
    lookAround();
}

void WizardReducer::lookAround()
{
    if (m_state.page != Page::Prerequisites || !m_state.inspection)
        return;
    if (m_state.packageFolder && m_state.packageFolder->state == PackageFolder::State::NotRead)
        readFolder(false);
    else if (!m_state.inspection->facts.surroundings)
        startJob({.job = Job::LookAround});
}

void WizardReducer::startJob(effect::StartJob start)
{
    if (m_state.running)
        return;
    start.generation = ++m_state.generation;
    m_state.running = RunningJob{.job = start.job, .generation = start.generation, .startedAt = m_context.now};
    m_state.stopped.reset();
    m_state.errorOf(m_state.page).reset();
    m_effects.emplace_back(std::move(start));
}

void WizardReducer::startActivation(bool retryAmbiguous)
{
    const std::optional<EsuRow> row = targetRow(m_state);
    if (!mayActivate(m_state))
        return;
    startJob({.job = Job::Activate,
              .row = row->row.id,
              .lastFive = row->row.partialProductKey,
              .retryAmbiguous = retryAmbiguous});
}

void WizardReducer::stopJob()
{
    if (!m_state.running || m_state.running->stopping)
        return;
    m_state.running->stopping = true;
    m_effects.emplace_back(effect::StopJob{});
}

void WizardReducer::closeNow()
{
    m_state.closing = true;
    m_state.question.reset();
    m_effects.emplace_back(effect::ForgetKeys{});
    m_effects.emplace_back(effect::CloseWindow{});
}

void WizardReducer::forgetKeys()
{
    m_state.keyInput = {};
    ++m_state.keyFieldClearings;
    m_effects.emplace_back(effect::ForgetKeys{});
}

void WizardReducer::on(const event::Started &)
{
    if (m_state.running || m_state.inspection)
        return;
    m_effects.emplace_back(effect::OpenSession{m_state.machine});
    startJob({.job = Job::Inspect});
}

void WizardReducer::on(const event::LanguageChosen &what)
{
    m_state.language = what.language;
}

void WizardReducer::on(const event::MachineChosen &what)
{
    // While reading, another PC may be chosen: the reading is dropped.
    const bool reading = m_state.isRunning(Job::Inspect) && !m_state.closeWhenStopped;
    if (m_state.page != Page::Start || what.machine == m_state.machine || !(canEdit(m_state) || reading) ||
        m_state.question)
        return;
    WizardState fresh;
    fresh.language = m_state.language;
    fresh.offer = m_state.offer;
    fresh.machine = what.machine;
    fresh.generation = m_state.generation;
    fresh.running = m_state.running;
    fresh.keyFieldClearings = m_state.keyFieldClearings;
    m_state = std::move(fresh);
    forgetKeys();
    m_effects.emplace_back(effect::OpenSession{what.machine});
    if (m_state.running) {
        m_state.inspectAgain = true;
        stopJob();
    } else {
        startJob({.job = Job::Inspect});
    }
}

void WizardReducer::on(const event::OriginChosen &what)
{
    if (m_state.page == Page::Start && asksOrigin(m_state))
        m_state.origin = what.origin;
}

void WizardReducer::on(const event::MainPressed &what)
{
    using Kind = MainAction::Kind;
    const MainAction action = mainAction(m_state, m_context.resources);
    if (!action.enabled || action.kind != what.kind)
        return;
    m_state.remaining.reset();
    switch (action.kind) {
    case Kind::None:
        break;
    case Kind::CheckPc:
        if (!action.shield) {
            goTo(Page::Prerequisites);
            break;
        }
        [[fallthrough]];
    case Kind::RunElevated:
        m_state.elevation = WizardState::Elevation::Asking;
        m_effects.emplace_back(effect::RelaunchElevated{});
        break;
    case Kind::CheckAgain:
        startJob({.job = Job::Inspect});
        break;
    case Kind::Repair:
        // What is asked about must still be there: a USB stick is easily taken out.
        if (m_state.packageFolder && m_state.packageFolder->state == PackageFolder::State::Read)
            readFolder(true);
        else
            askForRepair();
        break;
    case Kind::RestartNow:
        // Before it is asked: the question says whether the program comes back by itself.
        if (!arm(true))
            m_state.question = Question::Restart;
        break;
    case Kind::Next:
    case Kind::UseYear:
        if (m_state.page == Page::Key) {
            if (const RowDecision decision = keyDecision(m_state); decision.row && decision.row->row.id)
                chooseRow(*decision.row->row.id);
        }
        if (m_state.page == Page::Updates && waitsForRestart(m_state) && arm(false))
            break;
        goTo(pageAfter(m_state.page));
        break;
    case Kind::InstallKey:
        startJob({.job = Job::InstallKey, .key = m_state.keyInput.chosen});
        break;
    case Kind::Activate:
        startActivation(false);
        break;
    case Kind::ActivateAgain:
        startActivation(true);
        break;
    case Kind::SearchUpdates:
        startJob({.job = Job::SearchUpdates});
        break;
    case Kind::InstallUpdates:
        startJob({.job = Job::InstallUpdates, .updates = updatesToInstall(m_state)});
        break;
    case Kind::VerifyAgain:
        startJob({.job = Job::Verify});
        break;
    case Kind::SaveResult:
        m_effects.emplace_back(effect::SaveReport{});
        break;
    case Kind::Close:
        leave();
        break;
    }
}

void WizardReducer::on(const event::SecondaryPressed &what)
{
    if (!secondaryActions(m_state, m_context.resources).contains(what.action))
        return;
    m_state.remaining.reset();
    switch (what.action) {
    case SecondaryAction::CheckAgain:
        startJob({.job = Job::Inspect});
        break;
    case SecondaryAction::UseFolder:
        m_effects.emplace_back(effect::ChooseFolder{});
        break;
    case SecondaryAction::UseDownload:
        m_state.packageFolder.reset();
        break;
    case SecondaryAction::UseStoredKey:
        m_state.storeError.reset();
        startJob({.job = Job::ReadStoredKey});
        break;
    case SecondaryAction::ForgetStoredKey:
        m_state.storeError.reset();
        startJob({.job = Job::ForgetKey});
        break;
    case SecondaryAction::AnotherKey:
        goTo(Page::Key);
        break;
    case SecondaryAction::RemoveKey:
        m_state.question = Question::RemoveKey;
        break;
    case SecondaryAction::DoRemaining:
        m_state.remaining = RemainingRun{.items = remainingPlan(m_state)};
        m_state.question = Question::RunPlan;
        break;
    case SecondaryAction::SearchAgain:
        startJob({.job = Job::SearchUpdates});
        break;
    case SecondaryAction::RestartLater:
        if (arm(false))
            break;
        [[fallthrough]];
    case SecondaryAction::SkipUpdates:
    case SecondaryAction::ToResult:
        goTo(Page::Result);
        break;
    case SecondaryAction::OpenWindowsUpdate:
        m_effects.emplace_back(effect::OpenWindowsUpdate{});
        break;
    case SecondaryAction::VerifyAgain:
        startJob({.job = Job::Verify});
        break;
    case SecondaryAction::GoToHelpingPage:
        goTo(helpingPage(m_state).value_or(m_state.page));
        break;
    case SecondaryAction::ToPrerequisites:
        goTo(Page::Prerequisites);
        break;
    case SecondaryAction::RecordPc:
        startJob({.job = Job::Record});
        break;
    }
}

void WizardReducer::on(const event::BackPressed &)
{
    if (canGoBack(m_state))
        goTo(pageBefore(m_state.page));
}

void WizardReducer::on(const event::PageRequested &what)
{
    if (canGoTo(m_state, what.page))
        goTo(what.page);
}

void WizardReducer::on(const event::CancelPressed &)
{
    if (m_state.question)
        return on(event::QuestionAnswered{.question = *m_state.question, .yes = false});
    if (m_state.running)
        return stopJob();
    if (m_state.elevation == WizardState::Elevation::Asking)
        return;
    if (cancelAction(m_state) == CancelAction::Close)
        return leave();
    m_state.question = Question::CloseWizard;
}

void WizardReducer::on(const event::CloseRequested &what)
{
    if (m_state.running) {
        stopJob();
        if (!m_state.closeWhenStopped)
            m_effects.emplace_back(effect::StartGrace{m_state.running->generation});
        m_state.closeWhenStopped = true;
        return;
    }
    if (what.sessionEnds)
        return closeNow();
    if (cancelAction(m_state) == CancelAction::Close)
        return leave();
    if (m_state.question == Question::RunPlan)
        m_state.remaining.reset();
    m_state.repairPlan.reset();
    m_state.question = Question::CloseWizard;
}

void WizardReducer::on(const event::QuestionAnswered &what)
{
    if (m_state.question != what.question)
        return;
    m_state.question.reset();
    switch (what.question) {
    case Question::CloseWizard:
        if (what.yes)
            leave();
        return;
    case Question::RemoveKey:
        if (const std::optional<EsuRow> row = targetRow(m_state); what.yes && row && row->row.hasKey())
            startJob({.job = Job::UninstallKey, .row = row->row.id});
        return;
    case Question::Repair:
        if (const auto plan = std::exchange(m_state.repairPlan, std::nullopt); what.yes && plan)
            startJob({.job = Job::Repair, .repair = *plan});
        return;
    case Question::Restart:
        if (what.yes)
            startJob({.job = Job::Restart});
        return;
    case Question::RunPlan:
        if (what.yes && m_state.remaining) {
            m_state.remaining->phase = RemainingRun::Phase::Running;
            advanceRun();
        } else {
            m_state.remaining.reset();
        }
        return;
    }
}

void WizardReducer::on(const event::ElevationAnswered &what)
{
    if (m_state.elevation != WizardState::Elevation::Asking)
        return;
    if (what.started)
        return closeNow();
    m_state.elevation = WizardState::Elevation::Refused;
    if (m_state.page == Page::Start && !m_state.question)
        goTo(Page::Prerequisites);
}

} // namespace esu
