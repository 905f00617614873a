// SPDX-License-Identifier: MIT
// What the reducer does when a repair or a restart has ended.
#include "core/wizard/wizard_reducer.h"

#include <algorithm>

namespace esu {

void WizardReducer::on(const event::SessionOpened &what)
{
    m_state.canRepair = what.canRepair;
    m_state.canRestart = what.canRestart;
}

void WizardReducer::on(const event::RepairEnded &what)
{
    if (!take(what.generation, Job::Repair))
        return;
    m_state.repair = what.report;
    m_state.verification.reset();
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
        startJob({.job = Job::Inspect});
    }
}

} // namespace esu
