// SPDX-License-Identifier: MIT
// How the end of a step becomes part of the run.
#include "core/run/run.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/freshness.h"
#include "core/rules/update_choice.h"

#include <algorithm>

namespace esu {

namespace {

void set(PcRun &run, Step step, StepState state, const std::optional<Error> &error = std::nullopt)
{
    run.steps.removeIf([step](const StepEntry &entry) { return entry.step == step; });
    run.steps.append({.step = step, .state = state, .error = error});
}

void fail(PcRun &run, Step step, const Error &error)
{
    set(run, step, error.fault == Fault::Cancelled ? StepState::Cancelled : StepState::Failed, error);
}

/// What the journal says of the rows as they are now.
void takeOpenAttempts(PcRun &run)
{
    if (!run.licenses())
        return;
    for (const OpenAttempts &open : run.inspection->openAttempts) {
        const EsuRow *row = run.licenses()->byId(*open.id);
        const bool isOpen = row && !row->row.isLicensed() && row->row.partialProductKey == open.lastFive;
        if (isOpen && !run.openRows.contains(*open.id))
            run.openRows.append(*open.id);
    }
}

void takeRows(PcRun &run, const LicenseReading &licenses)
{
    // A step that failed before it read anything hands back an empty reading.
    if (run.inspection && licenses != LicenseReading{})
        run.inspection->licenses = licenses;
    if (run.inspection)
        takeOpenAttempts(run);
    run.verdict.reset();
}

/// The error of the first update that could not be installed, or of the whole operation.
std::optional<Error> updateError(const UpdateRun &updateRun)
{
    const auto failed = std::ranges::find(updateRun.updates, UpdateInfo::State::Failed, &UpdateInfo::state);
    return failed == updateRun.updates.end() ? updateRun.error : errorOf(*failed);
}

/// The error of the first update that is left out because it came to the same end twice: the PC is not up to date, and
/// repeating does not help.
std::optional<Error> leftOutError(const PcRun &run)
{
    using LeftOut = UpdateInfo::LeftOut;
    const Updates updates = toldUpdates(run);
    const auto left = std::ranges::find_if(updates, [](const UpdateInfo &update) {
        const bool repeated = update.leftOut == LeftOut::OfferedAgain || update.leftOut == LeftOut::FailedAgain;
        return repeated && isWorthInstalling(update) && update.state == UpdateInfo::State::Skipped;
    });
    return left == updates.end() ? std::nullopt : std::optional(errorOf(*left));
}

bool hasInstalled(const UpdateRun &updateRun)
{
    return std::ranges::find(updateRun.updates, UpdateInfo::State::Installed, &UpdateInfo::state) !=
           updateRun.updates.end();
}

/// The whole of the rounds so far. Without a further search it is the first.
UpdateRun withEarlier(const PcRun &run, UpdateRun done)
{
    if (run.furtherSearches == 0 || !run.updateRun)
        return done;
    Updates earlier = run.updateRun->updates;
    earlier.removeIf([&done](const UpdateInfo &update) {
        return std::ranges::find(done.updates, update.id, &UpdateInfo::id) != done.updates.end();
    });
    done.updates = earlier + done.updates;
    return done;
}

/// What was installed stays in the list, and what a person left out stays left out.
void takeFurtherSearch(PcRun &run, const ended::SearchUpdates &end)
{
    if (!end.result)
        return fail(run, Step::SearchUpdates, end.result.error());
    const Updates before = run.updates.value_or(Updates());
    Updates all = before;
    all.removeIf([](const UpdateInfo &update) { return update.state != UpdateInfo::State::Installed; });
    for (const UpdateInfo &update : *end.result) {
        if (std::ranges::find(all, update.id, &UpdateInfo::id) != all.end())
            continue;
        all.append(update);
        const bool isNew = std::ranges::find(before, update.id, &UpdateInfo::id) == before.end();
        if (run.wish.chosenUpdates && isNew && isChosenByDefault(update))
            run.wish.chosenUpdates->append(update.id);
    }
    run.updates = all;
    set(run, Step::SearchUpdates, StepState::Done);
    if (!chosenUpdates(run).isEmpty())
        run.steps.removeIf([](const StepEntry &entry) { return entry.step == Step::InstallUpdates; });
    else if (const auto error = leftOutError(run))
        fail(run, Step::InstallUpdates, *error);
}

StepState stateOf(Verdict::Level level)
{
    switch (level) {
    case Verdict::Level::Green:
        return StepState::Done;
    case Verdict::Level::None:
        return StepState::NothingToDo;
    case Verdict::Level::Amber:
    case Verdict::Level::Red:
        break;
    }
    return StepState::Attention;
}

/// Puts the end of one step into the run.
class Taker {
public:
    Taker(PcRun &run, const ErrorCatalogue &catalogue) : m_run(run), m_catalogue(catalogue) {}

    void operator()(const ended::Inspect &end)
    {
        if (!end.result)
            return fail(m_run, Step::Inspect, end.result.error());
        m_run.inspection = *end.result;
        m_run.verdict.reset();
        m_run.steps.removeIf([](const StepEntry &entry) { return entry.step == Step::LookAround; });
        if (const auto decision = rowDecisionOf(m_run); decision && decision->row && decision->row->row.isLicensed())
            m_run.openRows.removeAll(*decision->row->row.id);
        takeOpenAttempts(m_run);
        set(m_run, Step::Inspect, StepState::Done);
    }
    void operator()(const ended::LookAround &end)
    {
        if (!end.result)
            return fail(m_run, Step::LookAround, end.result.error());
        m_run.inspection = *end.result;
        set(m_run, Step::LookAround, StepState::Done);
    }
    void operator()(const ended::ListDownloads &end)
    {
        if (!end.result)
            return fail(m_run, Step::ListDownloads, end.result.error());
        for (const RepairStep &step : end.result->steps) {
            if (step.source == RepairStep::Source::Catalog && !step.isUnlisted() && !m_run.listed.contains(step.file))
                m_run.listed.append(step.file);
        }
        set(m_run, Step::ListDownloads, StepState::Done);
    }
    void operator()(const ended::Repair &end)
    {
        const RepairReport &report = end.report;
        m_run.repair = report;
        m_run.verdict.reset();
        if (report.error)
            m_run.listed.clear(); // an address may be out of date
        const bool installed = std::ranges::any_of(
            report.steps, [](const auto &step) { return step.state == RepairStepReport::State::Installed; });
        if (report.stopped)
            fail(m_run, Step::Repair, cancelled(operation::packageInstall));
        else if (report.error)
            fail(m_run, Step::Repair, *report.error);
        else if (report.restartRequired)
            set(m_run, Step::Repair, StepState::RestartRequired);
        else
            set(m_run, Step::Repair, installed ? StepState::Done : StepState::NothingToDo);
        // What was read before it is not true any more.
        if (installed && !report.stopped)
            m_run.steps.removeIf(
                [](const StepEntry &entry) { return entry.step == Step::Inspect || entry.step == Step::LookAround; });
    }
    void operator()(const ended::InstallKey &end)
    {
        // A rehearsal has done nothing that could be told.
        const bool isRehearsal = m_run.wish.dryRun;
        if (!isRehearsal)
            m_run.key = end.report;
        takeRows(m_run, end.report.licenses);
        if (end.report.error)
            return fail(m_run, Step::InstallKey, *end.report.error);
        const StepState otherwise = isRehearsal && !end.report.row ? StepState::Waiting : StepState::NothingToDo;
        set(m_run, Step::InstallKey, end.report.installed ? StepState::Done : otherwise);
    }
    void operator()(const ended::Activate &end)
    {
        const ActivationReport &report = end.report;
        if (m_run.wish.dryRun)
            return takeRehearsed(report);
        m_run.activation = report;
        takeRows(m_run, report.licenses);
        if (const auto &id = report.outcome.activationId) {
            if (endsAttempts(report, m_catalogue)) {
                m_run.openRows.removeAll(*id);
                m_run.inspection->openAttempts.removeIf([&id](const OpenAttempts &open) { return open.id == id; });
            }
            if (leavesOpen(report, m_catalogue) && !m_run.openRows.contains(*id))
                m_run.openRows.append(*id);
        }
        if (report.error)
            return fail(m_run, Step::Activate, *report.error);
        set(m_run, Step::Activate, report.outcome.nothingToDo ? StepState::NothingToDo : StepState::Done);
    }
    void operator()(const ended::SearchUpdates &end)
    {
        if (isFurtherSearch(m_run))
            return takeFurtherSearch(m_run, end);
        m_run.updateRun.reset();
        m_run.furtherSearches = 0;
        m_run.steps.removeIf([](const StepEntry &entry) { return entry.step == Step::InstallUpdates; });
        if (!end.result)
            return fail(m_run, Step::SearchUpdates, end.result.error());
        m_run.updates = *end.result;
        set(m_run, Step::SearchUpdates, StepState::Done);
        if (!m_run.wish.has(Step::InstallUpdates) || !chosenUpdates(m_run).isEmpty())
            return;
        const auto error = leftOutError(m_run);
        set(m_run, Step::InstallUpdates, error ? StepState::Failed : StepState::NothingToDo, error);
    }
    void operator()(const ended::InstallUpdates &end)
    {
        m_run.verdict.reset();
        if (!end.result)
            return fail(m_run, Step::InstallUpdates, end.result.error());
        const UpdateRun &done = *end.result;
        for (const UpdateInfo &update : done.updates) {
            const auto known = std::ranges::find(*m_run.updates, update.id, &UpdateInfo::id);
            if (known != m_run.updates->end())
                *known = update;
        }
        m_run.updateRun = withEarlier(m_run, done);
        if (done.restartRequired)
            m_run.steps.removeIf([](const StepEntry &entry) { return entry.step == Step::Restart; });
        if (done.stopped)
            return fail(m_run, Step::InstallUpdates, cancelled(operation::wuaInstall));
        const auto error = updateError(done);
        if (const auto first = error ? error : leftOutError(m_run))
            return fail(m_run, Step::InstallUpdates, *first);
        set(m_run, Step::InstallUpdates, done.restartRequired ? StepState::RestartRequired : StepState::Done);
        if (!done.restartRequired && hasInstalled(done) && m_run.wish.has(Step::SearchUpdates) &&
            m_run.furtherSearches + 1 < updateRounds)
            searchFurther();
    }
    void operator()(const ended::Restart &end)
    {
        if (!end.result)
            return fail(m_run, Step::Restart, end.result.error());
        set(m_run, Step::Restart, StepState::Done);
        m_run.verdict.reset();
        if (!m_run.updateRun)
            return;
        m_run.updateRun->restartRequired = false;
        // The others of the same round waited for the one that asked for the restart.
        const Updates &round = m_run.updateRun->updates;
        const bool waited = std::ranges::find(round, UpdateInfo::State::Downloaded, &UpdateInfo::state) != round.end();
        if (waited && m_run.wish.has(Step::Restart) && m_run.furtherSearches + 1 < updateRounds)
            searchFurther();
    }
    void operator()(const ended::Verify &end)
    {
        if (!end.result)
            return fail(m_run, Step::Verify, end.result.error());
        m_run.inspection = end.result->inspection;
        m_run.verdict = end.result->verdict;
        if (m_run.updates)
            m_run.verdict->freshness = withFailedUpdates(m_run.verdict->freshness, *m_run.updates);
        set(m_run, Step::Verify, stateOf(m_run.verdict->level));
    }
    void operator()(const ended::UninstallKey &end)
    {
        if (!end.result)
            return fail(m_run, Step::UninstallKey, end.result.error());
        if (m_run.wish.dryRun && end.hadKey)
            return set(m_run, Step::UninstallKey, StepState::Waiting);
        m_run.removed = *end.result;
        if (m_run.inspection && m_run.inspection->licenses) {
            for (EsuRow &row : m_run.inspection->licenses->esu) {
                if (row.row.id == end.result->row.id)
                    row.row = end.result->row;
            }
        }
        m_run.verdict.reset();
        m_run.key.reset();
        m_run.activation.reset();
        set(m_run, Step::UninstallKey, end.hadKey ? StepState::Done : StepState::NothingToDo);
    }

private:
    void takeRehearsed(const ActivationReport &report)
    {
        takeRows(m_run, report.licenses);
        if (report.error)
            return fail(m_run, Step::Activate, *report.error);
        const bool isLicensed = report.outcome.licenseStatus == licenseStatusLicensed;
        set(m_run, Step::Activate, isLicensed ? StepState::NothingToDo : StepState::Waiting);
    }

    void searchFurther()
    {
        ++m_run.furtherSearches;
        m_run.steps.removeIf([](const StepEntry &entry) { return entry.step == Step::SearchUpdates; });
    }

    PcRun &m_run;
    const ErrorCatalogue &m_catalogue;
};

} // namespace

Step stepOf(const StepEnd &end)
{
    struct Name {
        Step operator()(const ended::Inspect &) const { return Step::Inspect; }
        Step operator()(const ended::LookAround &) const { return Step::LookAround; }
        Step operator()(const ended::ListDownloads &) const { return Step::ListDownloads; }
        Step operator()(const ended::Repair &) const { return Step::Repair; }
        Step operator()(const ended::InstallKey &) const { return Step::InstallKey; }
        Step operator()(const ended::Activate &) const { return Step::Activate; }
        Step operator()(const ended::SearchUpdates &) const { return Step::SearchUpdates; }
        Step operator()(const ended::InstallUpdates &) const { return Step::InstallUpdates; }
        Step operator()(const ended::Restart &) const { return Step::Restart; }
        Step operator()(const ended::Verify &) const { return Step::Verify; }
        Step operator()(const ended::UninstallKey &) const { return Step::UninstallKey; }
    };
    return std::visit(Name{}, end);
}

PcRun begun(PcRun run, Step step)
{
    // Searched for anew by a person: the rounds begin again.
    if (step == Step::SearchUpdates && run.entry(step))
        run.furtherSearches = 0;
    set(run, step, StepState::Running);
    return run;
}

PcRun after(PcRun run, const StepEnd &end, const ErrorCatalogue &catalogue)
{
    std::visit(Taker(run, catalogue), end);
    return run;
}

PcRun again(PcRun run, RunWish wish)
{
    run.wish = std::move(wish);
    run.verdict.reset();
    const auto decision = rowDecisionOf(run);
    const bool isLicensed = decision && decision->kind == RowDecision::Kind::AlreadyLicensed;
    const bool hasUpdates = !chosenUpdates(run).isEmpty();
    run.steps.removeIf([isLicensed, hasUpdates](const StepEntry &entry) {
        const bool hasWorked = entry.state == StepState::Done || entry.state == StepState::NothingToDo;
        const bool isOpen = (entry.step == Step::Activate && !isLicensed) ||
                            (entry.step == Step::InstallUpdates && hasUpdates) || entry.step == Step::Verify;
        return !hasWorked || isOpen;
    });
    return run;
}

} // namespace esu
