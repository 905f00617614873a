// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/rules/update_choice.h"
#include "core/wizard/wizard_reducer.h"

#include <algorithm>

namespace esu {

namespace {

bool isCancelled(const Error &error)
{
    return error.fault == Fault::Cancelled;
}

int installedCount(const UpdateRun &run)
{
    return static_cast<int>(std::ranges::count(run.updates, UpdateInfo::State::Installed, &UpdateInfo::state));
}

bool allInstalled(const UpdateRun &run)
{
    return !run.error && !run.stopped && installedCount(run) == run.updates.size();
}

} // namespace

bool WizardReducer::take(int generation, Job job)
{
    if (!m_state.running || m_state.running->generation != generation || m_state.running->job != job)
        return false;
    m_wasStopped = m_state.running->stopping;
    m_state.running.reset();
    return true;
}

bool WizardReducer::divert()
{
    if (m_state.closeWhenStopped) {
        closeNow();
        return true;
    }
    if (m_state.inspectAgain) {
        m_state.inspectAgain = false;
        startJob({.job = Job::Inspect});
        return true;
    }
    return false;
}

void WizardReducer::fail(Page page, Job job, const Error &error)
{
    if (m_wasStopped && isCancelled(error))
        m_state.stopped = job;
    else
        m_state.errorOf(page) = error;
}

void WizardReducer::takeRows(const LicenseReading &licenses)
{
    // A step that failed before it read anything hands back an empty reading.
    if (m_state.inspection && licenses != LicenseReading{})
        m_state.inspection->licenses = licenses;
    m_state.verification.reset();
}

void WizardReducer::on(const event::JobProgress &what)
{
    if (m_state.running && m_state.running->generation == what.generation)
        m_state.running->progress = what.progress;
}

void WizardReducer::on(const event::GraceExpired &what)
{
    if (!m_state.closeWhenStopped || !m_state.running || m_state.running->generation != what.generation)
        return;
    m_state.running.reset();
    m_effects.emplace_back(effect::AbandonJob{});
    closeNow();
}

void WizardReducer::on(const event::InspectEnded &what)
{
    if (!take(what.generation, Job::Inspect) || divert())
        return;
    if (!what.result)
        return fail(m_state.page, Job::Inspect, what.result.error());
    m_state.inspection = *what.result;
    m_state.resume.armed = m_state.resume.armed && !restartIsOver(m_state);
    m_state.verification.reset();
    m_state.errorOf(Page::Start).reset();
    m_state.errorOf(Page::Prerequisites).reset();
    if (keyWentAstray(m_state)) {
        // The PC was read again; what its rows say now counts.
        m_state.keyReport.reset();
        m_state.errorOf(Page::Key).reset();
    }
    if (const std::optional<EsuRow> row = targetRow(m_state); row && row->row.isLicensed()) {
        m_state.ambiguousRows.removeAll(*row->row.id);
        m_state.errorOf(Page::Activate).reset();
    }
    if (!goOn())
        lookAround();
}

void WizardReducer::on(const event::LookedAround &what)
{
    if (!take(what.generation, Job::LookAround) || divert())
        return;
    if (what.result)
        m_state.inspection = *what.result;
    else
        fail(Page::Prerequisites, Job::LookAround, what.result.error());
}

void WizardReducer::on(const event::StoredKeyRead &what)
{
    if (!take(what.generation, Job::ReadStoredKey) || divert())
        return;
    if (what.result) {
        m_state.keyInput = *what.result;
        m_state.keyInput.fromStore = true;
        m_state.storedKey = StoredKey::Present;
        m_state.errorOf(Page::Key).reset();
        ++m_state.keyFieldClearings;
        return;
    }
    if (m_wasStopped && isCancelled(what.result.error())) {
        m_state.stopped = Job::ReadStoredKey;
        return;
    }
    m_state.storeError = what.result.error();
    if (what.result.error().fault == Fault::NotFound)
        m_state.storedKey = StoredKey::Absent;
    else if (what.result.error().fault == Fault::Unsupported)
        m_state.storedKey = StoredKey::Unavailable;
}

void WizardReducer::on(const event::InstallKeyEnded &what)
{
    if (!take(what.generation, Job::InstallKey))
        return;
    const KeyReport &report = what.report;
    takeRows(report.licenses);
    m_state.keyReport = report;
    if (report.installed && report.row && !report.error) {
        m_state.done.append({.kind = DoneAct::Kind::KeyInstalled,
                             .lastFive = report.row->row.partialProductKey.value_or(QString()),
                             .year = report.row->year});
    }
    if (divert())
        return;
    if (report.error) {
        fail(Page::Key, Job::InstallKey, *report.error);
        if (report.installed)
            forgetKeys();
        return;
    }
    if (report.row && report.row->row.id) {
        m_state.chosenRow = report.row->row.id;
        m_state.idInput = {};
        m_state.activation.reset();
        m_state.errorOf(Page::Activate).reset();
    }
    if (m_state.storeKey && !m_wasStopped && !m_state.keyInput.fromStore)
        startJob({.job = Job::StoreKey, .key = m_state.keyInput.chosen});
    else
        forgetKeys();
}

void WizardReducer::on(const event::StoreKeyEnded &what)
{
    if (!take(what.generation, Job::StoreKey))
        return;
    if (what.result) {
        m_state.done.append({.kind = DoneAct::Kind::KeyStored});
        m_state.storedKey = StoredKey::Present;
        m_state.storeError.reset();
        m_state.storeKey = false;
    } else {
        // The key is in; that it could not be kept as well blocks nothing.
        m_state.storeError = what.result.error();
    }
    forgetKeys();
    divert();
}

void WizardReducer::on(const event::ForgetKeyEnded &what)
{
    if (!take(what.generation, Job::ForgetKey))
        return;
    if (what.result) {
        m_state.storedKey = StoredKey::Absent;
        m_state.done.append({.kind = DoneAct::Kind::KeyForgotten});
        if (m_state.keyInput.fromStore)
            forgetKeys();
    } else {
        m_state.storeError = what.result.error();
    }
    divert();
}

void WizardReducer::on(const event::UninstallKeyEnded &what)
{
    if (!take(what.generation, Job::UninstallKey))
        return;
    if (!what.result) {
        if (!divert())
            fail(Page::ActivationId, Job::UninstallKey, what.result.error());
        return;
    }
    DoneAct act{.kind = DoneAct::Kind::KeyRemoved, .year = what.result->year};
    if (m_state.inspection && m_state.inspection->licenses) {
        for (EsuRow &row : m_state.inspection->licenses->esu) {
            if (row.row.id != what.result->row.id)
                continue;
            act.lastFive = row.row.partialProductKey.value_or(QString());
            act.year = row.year;
            row.row = what.result->row;
        }
    }
    m_state.done.append(act);
    m_state.chosenRow.reset();
    m_state.idInput = {};
    m_state.keyReport.reset();
    m_state.activation.reset();
    m_state.verification.reset();
    m_state.errorOf(Page::Activate).reset();
    divert();
}

void WizardReducer::on(const event::ActivateEnded &what)
{
    if (!take(what.generation, Job::Activate))
        return;
    const ActivationReport &report = what.report;
    takeRows(report.licenses);
    m_state.activation = report;
    const bool licensed = report.outcome.licenseStatus == licenseStatusLicensed;
    const bool ambiguous = leavesOpen(report, m_context.resources.errors);
    if (report.outcome.activationId) {
        m_state.ambiguousRows.removeAll(*report.outcome.activationId);
        if (ambiguous)
            m_state.ambiguousRows.append(*report.outcome.activationId);
    }
    if (licensed && !report.outcome.nothingToDo) {
        m_state.done.append(
            {.kind = DoneAct::Kind::Activated, .lastFive = report.outcome.partialKey, .year = report.outcome.year});
    }
    if (divert())
        return;
    // A stop that came after the question was sent leaves the answer open: that is said as an error, not as "stopped".
    if (report.error && ambiguous)
        m_state.errorOf(Page::Activate) = report.error;
    else if (report.error && !licensed)
        fail(Page::Activate, Job::Activate, *report.error);
    finishStep(RemainingRun::Step::Activate, licensed);
}

void WizardReducer::on(const event::SearchEnded &what)
{
    if (!take(what.generation, Job::SearchUpdates) || divert())
        return;
    if (what.result) {
        m_state.updates = *what.result;
        m_state.updateRun.reset();
        m_state.selectedUpdates.clear();
        for (const UpdateInfo &update : *what.result) {
            if (isChosenByDefault(update))
                m_state.selectedUpdates.append(update.id);
        }
    } else {
        fail(Page::Updates, Job::SearchUpdates, what.result.error());
    }
    finishStep(RemainingRun::Step::SearchUpdates, what.result.has_value());
}

void WizardReducer::on(const event::InstallEnded &what)
{
    if (!take(what.generation, Job::InstallUpdates))
        return;
    m_state.verification.reset();
    bool success = false;
    if (what.result) {
        const UpdateRun &run = *what.result;
        success = allInstalled(run);
        m_state.updateRun = run;
        for (const UpdateInfo &update : run.updates) {
            const auto known = std::ranges::find(*m_state.updates, update.id, &UpdateInfo::id);
            if (known != m_state.updates->end())
                *known = update;
        }
        if (const int count = installedCount(run); count > 0)
            m_state.done.append({.kind = DoneAct::Kind::UpdatesInstalled, .count = count});
        if (run.stopped)
            m_state.stopped = Job::InstallUpdates;
        else
            m_state.errorOf(Page::Updates) = run.error;
    }
    if (divert())
        return;
    if (!what.result)
        fail(Page::Updates, Job::InstallUpdates, what.result.error());
    finishStep(RemainingRun::Step::InstallUpdates, success);
}

void WizardReducer::on(const event::VerifyEnded &what)
{
    if (!take(what.generation, Job::Verify) || divert())
        return;
    if (what.result) {
        m_state.verification = *what.result;
        m_state.inspection = what.result->inspection;
        m_state.resume.updatesWait = m_state.resume.updatesWait && !restartIsOver(m_state);
    } else {
        fail(Page::Result, Job::Verify, what.result.error());
    }
    finishStep(RemainingRun::Step::Verify, what.result.has_value());
}

void WizardReducer::on(const event::RecordEnded &what)
{
    if (!take(what.generation, Job::Record) || divert())
        return;
    if (m_wasStopped && !what.result && isCancelled(what.result.error()))
        m_state.stopped = Job::Record;
    else
        m_effects.emplace_back(effect::ShowRecording{what.result});
}

} // namespace esu
