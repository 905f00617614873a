// SPDX-License-Identifier: MIT
// What the reducer does when a job has ended. Every end of a step goes into the run; what a person sees of it is here.
#include "core/rules/update_choice.h"
#include "core/wizard/wizard_draft.h"
#include "core/wizard/wizard_next_year.h"

#include <algorithm>
#include <utility>

namespace esu {

namespace {

int installedCount(const UpdateRun &run)
{
    return static_cast<int>(std::ranges::count(run.updates, UpdateInfo::State::Installed, &UpdateInfo::state));
}

void takeEnd(Draft &draft, const ended::Inspect &end)
{
    WizardState &state = draft.state;
    const bool rereads = std::exchange(state.pc.rereads, false);
    if (!end.result)
        return rereads ? void() : fail(draft, state.page, stepJob(Step::Inspect), end.result.error());
    state.pc.resume.armed = state.pc.resume.armed && !restartIsOver(state);
    if (!rereads) {
        state.errorOf(Page::Start).reset();
        state.errorOf(Page::Prerequisites).reset();
    }
    if (keyWentAstray(state)) {
        // The PC was read again; what its rows say now counts.
        state.pc.run.key.reset();
        state.errorOf(Page::Key).reset();
    }
    if (const std::optional<EsuRow> row = targetRow(state); row && row->row.isLicensed())
        state.errorOf(Page::Activate).reset();
    if (goOn(draft))
        return;
    if (std::exchange(state.pc.straightToKey, false) && state.page == Page::Start && newKeyYear(state))
        goToNewKey(draft);
    else if (state.page == Page::Result && !state.pc.run.verdict)
        startStep(draft, Step::Verify);
    else
        lookAround(draft);
}

void takeEnd(Draft &draft, const ended::LookAround &end)
{
    if (!end.result)
        fail(draft, Page::Prerequisites, stepJob(Step::LookAround), end.result.error());
    goOnToNewKey(draft);
}

void takeEnd(Draft &draft, const ended::InstallKey &end)
{
    const KeyReport &report = end.report;
    PcState &pc = draft.state.pc;
    if (report.installed && report.row && !report.error) {
        pc.done.append({.kind = DoneAct::Kind::KeyInstalled,
                        .lastFive = report.row->row.partialProductKey.value_or(QString()),
                        .year = report.row->year});
    }
    if (report.error) {
        fail(draft, Page::Key, stepJob(Step::InstallKey), *report.error);
        if (report.installed)
            forgetKeys(draft);
        return;
    }
    if (report.row && report.row->row.id) {
        pc.chosenRow = report.row->row.id;
        pc.idInput = {};
        pc.run.activation.reset();
        draft.state.errorOf(Page::Activate).reset();
    }
    const KeyEntry &key = draft.state.key;
    if (key.store && key.input.chosen && !draft.wasStopped && !key.input.fromStore && !draft.state.closeWhenStopped)
        startJob(draft, job::StoreKey{*key.input.chosen});
    else
        forgetKeys(draft);
}

void takeEnd(Draft &draft, const ended::Activate &end)
{
    const ActivationReport &report = end.report;
    PcState &pc = draft.state.pc;
    const bool licensed = report.outcome.licenseStatus == licenseStatusLicensed;
    if (licensed && !report.outcome.nothingToDo) {
        pc.done.append(
            {.kind = DoneAct::Kind::Activated, .lastFive = report.outcome.partialKey, .year = report.outcome.year});
    }
    // A stop that came after the question was sent leaves the answer open: that is said as an error, not as "stopped".
    const bool isOpen = report.outcome.activationId && pc.run.openRows.contains(*report.outcome.activationId);
    if (report.error && isOpen)
        draft.state.errorOf(Page::Activate) = report.error;
    else if (report.error && !licensed)
        fail(draft, Page::Activate, stepJob(Step::Activate), *report.error);
}

void takeEnd(Draft &draft, const ended::SearchUpdates &end)
{
    if (!end.result)
        return fail(draft, Page::Updates, stepJob(Step::SearchUpdates), end.result.error());
    if (const auto &chosen = draft.state.pc.run.wish.chosenUpdates) {
        draft.state.pc.selectedUpdates = *chosen;
        return;
    }
    draft.state.pc.selectedUpdates.clear();
    for (const UpdateInfo &update : *end.result) {
        if (isChosenByDefault(update))
            draft.state.pc.selectedUpdates.append(update.id);
    }
}

void takeEnd(Draft &draft, const ended::InstallUpdates &end)
{
    if (!end.result)
        return fail(draft, Page::Updates, stepJob(Step::InstallUpdates), end.result.error());
    if (const int count = installedCount(*end.result); count > 0)
        draft.state.pc.done.append({.kind = DoneAct::Kind::UpdatesInstalled, .count = count});
    if (end.result->stopped)
        draft.state.pc.stopped = stepJob(Step::InstallUpdates);
    else
        draft.state.errorOf(Page::Updates) = end.result->error;
}

void takeEnd(Draft &draft, const ended::Verify &end)
{
    if (!end.result)
        return fail(draft, Page::Result, stepJob(Step::Verify), end.result.error());
    draft.state.pc.resume.updatesWait = draft.state.pc.resume.updatesWait && !restartIsOver(draft.state);
}

void takeEnd(Draft &draft, const ended::UninstallKey &end)
{
    if (!end.result)
        return fail(draft, Page::ActivationId, stepJob(Step::UninstallKey), end.result.error());
    draft.state.pc.chosenRow.reset();
    draft.state.pc.idInput = {};
    draft.state.errorOf(Page::Activate).reset();
}

void takeEnd(Draft &draft, const ended::ReadStoredKey &end)
{
    KeyEntry &key = draft.state.key;
    if (end.result) {
        key.input = *end.result;
        key.input.fromStore = true;
        key.stored = StoredKey::Present;
        draft.state.errorOf(Page::Key).reset();
        ++key.clearings;
        return;
    }
    if (draft.wasStopped && end.result.error().fault == Fault::Cancelled) {
        draft.state.pc.stopped = job::ReadStoredKey{};
        return;
    }
    key.storeError = end.result.error();
    if (end.result.error().fault == Fault::NotFound)
        key.stored = StoredKey::Absent;
    else if (end.result.error().fault == Fault::Unsupported)
        key.stored = StoredKey::Unavailable;
}

void takeEnd(Draft &draft, const ended::StoreKey &end)
{
    KeyEntry &key = draft.state.key;
    if (end.result) {
        draft.state.pc.done.append({.kind = DoneAct::Kind::KeyStored});
        key.stored = StoredKey::Present;
        key.storeError.reset();
        key.store = false;
    } else {
        // The key is in; that it could not be kept as well blocks nothing.
        key.storeError = end.result.error();
    }
    forgetKeys(draft);
}

void takeEnd(Draft &draft, const ended::AskAboutKeys &end)
{
    KeyInput &input = draft.state.key.input;
    if (input.status != KeyInput::Status::ChooseOne || end.uses.size() != input.found.size())
        return;
    for (qsizetype i = 0; i < end.uses.size(); ++i)
        input.found[i].use = end.uses[i];
    input.choose();
}

void takeEnd(Draft &draft, const ended::ForgetKey &end)
{
    KeyEntry &key = draft.state.key;
    if (!end.result) {
        key.storeError = end.result.error();
        return;
    }
    key.stored = StoredKey::Absent;
    draft.state.pc.done.append({.kind = DoneAct::Kind::KeyForgotten});
    if (key.input.fromStore)
        forgetKeys(draft);
}

void takeEnd(Draft &draft, const ended::Record &end)
{
    if (draft.wasStopped && !end.result && end.result.error().fault == Fault::Cancelled)
        draft.state.pc.stopped = job::Record{};
    else
        draft.effects.emplace_back(effect::ShowRecording{end.result});
}

/// What is shown of a removed key is what its row had before.
void noteRemoval(Draft &draft, const StepEnd &end)
{
    const auto *removed = std::get_if<ended::UninstallKey>(&end);
    if (!removed || !removed->result)
        return;
    DoneAct act{.kind = DoneAct::Kind::KeyRemoved, .year = removed->result->year};
    const LicenseReading *licenses = draft.state.licenses();
    const EsuRow *row = licenses && removed->result->row.id ? licenses->byId(*removed->result->row.id) : nullptr;
    if (row) {
        act.lastFive = row->row.partialProductKey.value_or(QString());
        act.year = row->year;
    }
    draft.state.pc.done.append(act);
}

/// The kinds of jobs and of their ends stand in one order.
bool isEndOf(const JobEnd &end, const Job &job)
{
    const auto *step = std::get_if<StepEnd>(&end);
    return end.index() == job.index() && (!step || stepOf(*step) == stepOf(job));
}

void takeEnd(Draft &draft, const StepEnd &end)
{
    noteRemoval(draft, end);
    draft.state.pc.run = after(std::move(draft.state.pc.run), end, draft.context.resources.errors);
    std::visit([&draft](const auto &what) { takeEnd(draft, what); }, end);
    goOnWithRemaining(draft);
    // Updates that waited for these are looked for at once; whether they are installed is the person's to say.
    if (!draft.state.pc.remaining && stepOf(end) == Step::InstallUpdates && isFurtherSearch(draft.state.pc.run) &&
        !draft.wasStopped)
        startStep(draft, Step::SearchUpdates);
}

} // namespace

void on(Draft &draft, const event::JobProgress &what)
{
    if (draft.state.running && draft.state.running->generation == what.generation)
        draft.state.running->progress = what.progress;
}

void on(Draft &draft, const event::JobEnded &what)
{
    WizardState &state = draft.state;
    if (!state.running || state.running->generation != what.generation || !isEndOf(what.end, state.running->job))
        return;
    draft.wasStopped = state.running->stopping;
    state.running.reset();
    if (state.question == Question::CloseWhileWorking)
        state.question.reset();
    if (state.inspectAgain && !state.closeWhenStopped) {
        // It was about another machine.
        state.inspectAgain = false;
        return startStep(draft, Step::Inspect);
    }
    std::visit([&draft](const auto &end) { takeEnd(draft, end); }, what.end);
    if (state.closeWhenStopped)
        closeNow(draft);
}

void on(Draft &, const event::Tick &) {}

void on(Draft &draft, const event::GraceExpired &what)
{
    if (!draft.state.closeWhenStopped || !draft.state.running || draft.state.running->generation != what.generation)
        return;
    draft.state.running.reset();
    draft.effects.emplace_back(effect::AbandonJob{});
    closeNow(draft);
}

} // namespace esu
