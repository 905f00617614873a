// SPDX-License-Identifier: MIT
// A folder or USB stick of packages in place of downloads.
#include "core/wizard/wizard_reducer.h"

#include <algorithm>

namespace esu {

std::optional<FolderUse> folderUse(const WizardState &state, const Resources &resources)
{
    if (!state.packageFolder || !state.inspection)
        return std::nullopt;
    FolderUse use{.path = state.packageFolder->path, .state = state.packageFolder->state};
    const RepairPlan plan = planRepair(*state.inspection, resources.prerequisites, state.packageFolder->files);
    for (const RepairStep &step : plan.steps) {
        if (step.source == RepairStep::Source::Folder)
            ++use.fitting;
        else if (!step.kb.isEmpty())
            use.wanted.append(step.file.fileName.isEmpty()
                                  ? QStringLiteral("%1 (%2)").arg(step.kb, step.file.architecture)
                                  : step.file.fileName);
    }
    return use;
}

bool takesFolder(const WizardState &state, const Resources &resources)
{
    if (state.page != Page::Prerequisites || !mayRepair(state))
        return false;
    const RepairPlan plan = planRepair(*state.inspection, resources.prerequisites, {});
    const bool wantsPackage =
        std::ranges::any_of(plan.steps, [](const RepairStep &step) { return !step.kb.isEmpty(); });
    return wantsPackage && !plan.restartFirst;
}

void WizardReducer::readFolder(bool asks)
{
    m_state.packageFolder->asks = asks;
    startJob({.job = Job::ReadFolder, .folder = m_state.packageFolder->path});
}

void WizardReducer::on(const event::FolderChosen &what)
{
    if (what.folder.isEmpty() || !canEdit(m_state) || !takesFolder(m_state, m_context.resources))
        return;
    m_state.packageFolder = PackageFolder{.path = what.folder};
    readFolder(false);
}

void WizardReducer::on(const event::FolderRead &what)
{
    if (!take(what.generation, Job::ReadFolder) || divert() || !m_state.packageFolder)
        return;
    PackageFolder &folder = *m_state.packageFolder;
    folder.files = what.result.value_or(PackageFiles());
    folder.state = what.result ? PackageFolder::State::Read : PackageFolder::State::Unreadable;
    if (m_wasStopped) {
        m_state.resume.goesOn = false;
        m_state.stopped = Job::ReadFolder;
    } else if (folder.asks && what.result) {
        askForRepair();
    } else if (!goOn()) {
        lookAround();
    }
}

} // namespace esu
