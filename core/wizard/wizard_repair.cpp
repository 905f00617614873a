// SPDX-License-Identifier: MIT
// What the reducer does when a repair or a restart has ended.
#include "core/wizard/wizard_reducer.h"

#include <algorithm>

namespace esu {

void WizardReducer::on(const event::SessionOpened &what)
{
    m_state.canRepair = what.canRepair;
    m_state.canRestart = what.canRestart;
    m_state.resume.available = what.canResume;
    m_state.resume.agreed = what.agreed;
    m_state.resume.updatesWait = what.updatesWait;
    if (!what.agreed.folder.isEmpty())
        m_state.packageFolder = PackageFolder{.path = what.agreed.folder};
}

bool WizardReducer::goOn()
{
    // The elevated program is the one that goes on.
    if (!m_state.resume.goesOn || needsElevation(m_state))
        return false;
    if (m_state.page == Page::Prerequisites && m_state.packageFolder &&
        m_state.packageFolder->state == PackageFolder::State::NotRead) {
        readFolder(false);
        return true;
    }
    m_state.resume.goesOn = false;
    if (m_state.page == Page::Result) {
        startJob({.job = Job::Verify});
        return true;
    }
    const auto plan = repairOffer(m_state, m_context.resources);
    // More than was agreed to needs a button.
    if (m_state.page != Page::Prerequisites || !plan || plan->restartFirst || !isAgreed(m_state, *plan))
        return false;
    startJob({.job = Job::Repair, .repair = *plan});
    return true;
}

void WizardReducer::askForRepair()
{
    const auto plan = repairOffer(m_state, m_context.resources);
    if (!plan || plan->restartFirst)
        return;
    if (wantsListing(*plan))
        return startJob({.job = Job::AskCatalog, .repair = *plan});
    m_state.repairPlan = plan;
    m_state.question = Question::Repair;
}

void WizardReducer::on(const event::CatalogAsked &what)
{
    if (!take(what.generation, Job::AskCatalog) || divert())
        return;
    if (m_wasStopped || !what.result) {
        m_state.stopped = Job::AskCatalog;
        return;
    }
    for (const RepairStep &step : what.result->steps) {
        if (step.source == RepairStep::Source::Catalog && !step.isUnlisted() && !m_state.listed.contains(step.file))
            m_state.listed.append(step.file);
    }
    m_state.repairPlan = *what.result;
    m_state.question = Question::Repair;
}

void WizardReducer::on(const event::ResumeArmed &what)
{
    if (!take(what.generation, Job::ArmResume) || divert())
        return;
    m_state.resume.armed = what.result.has_value();
    m_state.resume.error = what.result ? std::nullopt : std::optional(what.result.error());
    if (m_state.resume.asks)
        m_state.question = Question::Restart;
    else
        goTo(Page::Result);
}

bool WizardReducer::arm(bool asks)
{
    if (!m_state.resume.available || m_state.resume.armed || m_state.running)
        return false;
    m_state.resume.asks = asks;
    startJob({.job = Job::ArmResume});
    return true;
}

void WizardReducer::leave()
{
    if (!waitsForRestart(m_state) || !arm(false))
        return closeNow();
    m_state.closeWhenStopped = true;
    m_effects.emplace_back(effect::StartGrace{m_state.running->generation});
}

void WizardReducer::on(const event::RepairEnded &what)
{
    if (!take(what.generation, Job::Repair))
        return;
    m_state.repair = what.report;
    m_state.verification.reset();
    m_state.resume.agreed = {};
    if (what.report.error)
        m_state.listed.clear(); // an address may be out of date
    if (what.report.restartRequired && !what.report.error && !what.report.stopped) {
        QList<RepairStep> steps;
        for (const RepairStepReport &step : what.report.steps)
            steps.append(step.step);
        m_state.resume.agreed = agreementTo(steps);
    }
    const auto installed =
        std::ranges::count(what.report.steps, RepairStepReport::State::Installed, &RepairStepReport::state);
    if (installed > 0)
        m_state.done.append({.kind = DoneAct::Kind::PackagesInstalled, .count = static_cast<int>(installed)});
    if (divert())
        return;
    if (what.report.error)
        m_state.errorOf(Page::Prerequisites) = what.report.error;
    else if (what.report.stopped)
        m_state.stopped = Job::Repair;
    else
        startJob({.job = Job::Inspect}); // what is to be done next always comes from a fresh reading
}

void WizardReducer::on(const event::RestartEnded &what)
{
    if (!take(what.generation, Job::Restart) || divert())
        return;
    if (!what.result) {
        fail(m_state.page, Job::Restart, what.result.error());
    } else if (m_state.isPractice()) {
        if (m_state.updateRun)
            m_state.updateRun->restartRequired = false;
        m_state.resume.armed = false;
        m_state.resume.goesOn = true;
        if (m_state.packageFolder)
            m_state.packageFolder->state = PackageFolder::State::NotRead;
        startJob({.job = Job::Inspect});
    }
}

} // namespace esu
