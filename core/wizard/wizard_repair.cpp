// SPDX-License-Identifier: MIT
// What the reducer does when a repair or a restart has ended.
#include "core/wizard/wizard_draft.h"

#include <algorithm>

namespace esu {

void on(Draft &draft, const event::SessionOpened &what)
{
    draft.state.pc.abilities = what.abilities;
    draft.state.pc.policies = what.policies;
    draft.state.key.store = draft.state.key.store && mayStoreKey(draft.state);
    draft.state.pc.resume.agreed = what.agreed;
    draft.state.key.stored = what.stored;
    draft.state.pc.resume.updatesWait = what.updatesWait;
    if (!what.agreed.folder.isEmpty())
        draft.state.pc.packageFolder = PackageFolder{.path = what.agreed.folder};
}

bool goOn(Draft &draft)
{
    // The elevated program is the one that goes on.
    if (!draft.state.pc.resume.goesOn || needsElevation(draft.state))
        return false;
    if (draft.state.page == Page::Prerequisites && draft.state.pc.packageFolder &&
        draft.state.pc.packageFolder->state == PackageFolder::State::NotRead) {
        readFolder(draft, false);
        return true;
    }
    draft.state.pc.resume.goesOn = false;
    if (draft.state.page == Page::Result) {
        startStep(draft, Step::Verify);
        return true;
    }
    const auto plan = repairOffer(draft.state, draft.context.resources);
    // More than was agreed to needs a button.
    if (draft.state.page != Page::Prerequisites || !plan || plan->restartFirst || !isAgreed(draft.state, *plan))
        return false;
    startStep(draft, Step::Repair);
    return true;
}

void askForRepair(Draft &draft)
{
    const auto plan = repairOffer(draft.state, draft.context.resources);
    if (!plan || plan->restartFirst)
        return;
    if (wantsListing(*plan))
        return startStep(draft, Step::ListDownloads);
    draft.state.pc.repairPlan = plan;
    draft.state.question = Question::Repair;
}

void takeEnd(Draft &draft, const ended::ListDownloads &end)
{
    if (draft.wasStopped || !end.result) {
        draft.state.pc.stopped = stepJob(Step::ListDownloads);
        return;
    }
    draft.state.pc.repairPlan = repairOffer(draft.state, draft.context.resources);
    if (draft.state.pc.repairPlan)
        draft.state.question = Question::Repair;
}

void takeEnd(Draft &draft, const ended::ArmResume &end)
{
    ResumeState &resume = draft.state.pc.resume;
    resume.armed = end.result.has_value();
    resume.error = end.result ? std::nullopt : std::optional(end.result.error());
    if (resume.asks)
        draft.state.question = Question::Restart;
    else
        goTo(draft, Page::Result);
}

bool arm(Draft &draft, bool asks)
{
    if (!draft.state.pc.abilities.resumeAtLogon || draft.state.pc.resume.armed || draft.state.running)
        return false;
    draft.state.pc.resume.asks = asks;
    startJob(draft, job::ArmResume{.point = {.page = resumeName(resumePage(draft.state)),
                                             .language = draft.state.language,
                                             .catalog = draft.state.catalog,
                                             .portable = draft.state.offer.leaveNothing}});
    return true;
}

void askForRestart(Draft &draft)
{
    if (!arm(draft, true))
        draft.state.question = Question::Restart;
}

void leave(Draft &draft)
{
    if (!waitsForRestart(draft.state) || !arm(draft, false))
        return closeNow(draft);
    draft.state.closeWhenStopped = true;
    draft.effects.emplace_back(effect::StartGrace{draft.state.running->generation});
}

void takeEnd(Draft &draft, const ended::Repair &end)
{
    const RepairReport &report = end.report;
    PcState &pc = draft.state.pc;
    pc.resume.agreed = {};
    if (report.restartRequired && !report.error && !report.stopped) {
        QList<RepairStep> steps;
        for (const RepairStepReport &step : report.steps)
            steps.append(step.step);
        pc.resume.agreed = agreementTo(steps);
    }
    const auto installed =
        std::ranges::count(report.steps, RepairStepReport::State::Installed, &RepairStepReport::state);
    if (installed > 0)
        pc.done.append({.kind = DoneAct::Kind::PackagesInstalled, .count = static_cast<int>(installed)});
    // What is to be done next always comes from a fresh reading; why it did not end well is told beside it.
    startStep(draft, Step::Inspect);
    pc.rereads = report.error || report.stopped;
    if (report.error)
        draft.state.errorOf(Page::Prerequisites) = report.error;
    else if (report.stopped)
        pc.stopped = stepJob(Step::Repair);
}

void takeEnd(Draft &draft, const ended::Restart &end)
{
    if (!end.result)
        return fail(draft, draft.state.page, stepJob(Step::Restart), end.result.error());
    if (!draft.state.isPractice()) {
        // The PC goes down now; what is left is seen to when it is back.
        draft.state.pc.remaining.reset();
        return;
    }
    draft.state.pc.resume.armed = false;
    draft.state.pc.resume.goesOn = true;
    if (draft.state.pc.packageFolder)
        draft.state.pc.packageFolder->state = PackageFolder::State::NotRead;
    startStep(draft, Step::Inspect);
}

} // namespace esu
