// SPDX-License-Identifier: MIT
// A folder or USB stick of packages in place of downloads.
#include "core/wizard/wizard_draft.h"

#include <algorithm>

namespace esu {

std::optional<FolderUse> folderUse(const WizardState &state, const Resources &resources)
{
    if (!state.pc.packageFolder || !state.pc.run.inspection)
        return std::nullopt;
    FolderUse use{.path = state.pc.packageFolder->path, .state = state.pc.packageFolder->state};
    const RepairPlan plan =
        planRepair(*state.pc.run.inspection, resources.prerequisites, state.pc.packageFolder->files);
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
    const RepairPlan plan = planRepair(*state.pc.run.inspection, resources.prerequisites, {});
    const bool wantsPackage =
        std::ranges::any_of(plan.steps, [](const RepairStep &step) { return !step.kb.isEmpty(); });
    return wantsPackage && !plan.restartFirst;
}

void readFolder(Draft &draft, bool asks)
{
    draft.state.pc.packageFolder->asks = asks;
    startJob(draft, job::ReadFolder{draft.state.pc.packageFolder->path});
}

void on(Draft &draft, const event::FolderChosen &what)
{
    if (what.folder.isEmpty() || !canEdit(draft.state) || !takesFolder(draft.state, draft.context.resources))
        return;
    draft.state.pc.packageFolder = PackageFolder{.path = what.folder};
    readFolder(draft, false);
}

void takeEnd(Draft &draft, const ended::ReadFolder &end)
{
    if (!draft.state.pc.packageFolder)
        return;
    PackageFolder &folder = *draft.state.pc.packageFolder;
    folder.files = end.result.value_or(PackageFiles());
    folder.state = end.result ? PackageFolder::State::Read : PackageFolder::State::Unreadable;
    if (draft.wasStopped) {
        draft.state.pc.resume.goesOn = false;
        draft.state.pc.stopped = job::ReadFolder{folder.path};
    } else if (folder.asks && end.result) {
        askForRepair(draft);
    } else if (!goOn(draft)) {
        lookAround(draft);
    }
}

} // namespace esu
