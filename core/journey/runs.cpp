// SPDX-License-Identifier: MIT
#include "core/journey/runs.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/update_choice.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

namespace {

using document::Outcome;

/// The first failure of a run stands; what comes after it cannot make it better or worse.
bool hasFailed(const RunResult &result)
{
    return result.error.has_value();
}

void ask(RunResult &result, Outcome outcome, ExitCode code)
{
    if (hasFailed(result) || result.outcome == Outcome::Cancelled || result.outcome == Outcome::RestartRequired)
        return;
    result.outcome = outcome;
    result.exitCode = code;
}

bool isCancelled(const RunResult &result)
{
    return result.outcome == Outcome::Cancelled;
}

/// The error of the first update that could not be installed, or of the whole operation.
std::optional<Error> updateError(const UpdateRun &run)
{
    const auto failed = std::ranges::find(run.updates, UpdateInfo::State::Failed, &UpdateInfo::state);
    if (failed == run.updates.end())
        return run.error;
    return errorOf(*failed);
}

/// The error of the first update that is left out because it came to the same end twice: the PC is not up to date, and
/// repeating does not help.
std::optional<Error> leftOutError(const Updates &updates)
{
    using LeftOut = UpdateInfo::LeftOut;
    const auto left = std::ranges::find_if(updates, [](const UpdateInfo &update) {
        const bool repeated = update.leftOut == LeftOut::OfferedAgain || update.leftOut == LeftOut::FailedAgain;
        return repeated && isWorthInstalling(update) && update.state == UpdateInfo::State::Skipped;
    });
    if (left == updates.end())
        return std::nullopt;
    return errorOf(*left);
}

void finishStep(RunResult &result, const char16_t *id, const RunResult &step)
{
    result.steps.append({.id = QString::fromUtf16(id), .outcome = step.outcome, .error = step.error});
}

Error cancelledBy(const QString &operation)
{
    return cancelled(operation);
}

} // namespace

void Runs::fail(RunResult &result, const Error &error) const
{
    if (hasFailed(result) || isCancelled(result))
        return;
    if (error.fault == Fault::Cancelled) {
        result.outcome = Outcome::Cancelled;
        result.exitCode = ExitCode::Cancelled;
        return;
    }
    result.error = error;
    result.outcome = Outcome::Failed;
    result.exitCode = m_resources.errors.explain(error).exitCode;
}

bool Runs::read(RunResult &result, const JobContext &context)
{
    auto inspection = m_journey.inspect(context);
    if (!inspection) {
        fail(result, inspection.error());
        return false;
    }
    result.inspection = *std::move(inspection);
    return true;
}

bool Runs::lookAround(RunResult &result, const JobContext &context)
{
    auto inspection = m_journey.lookAround(*result.inspection, context);
    if (!inspection) {
        fail(result, inspection.error());
        return false;
    }
    result.inspection = *std::move(inspection);
    return true;
}

std::optional<RowDecision> Runs::decide(const RunResult &result, const ActivateOptions &options) const
{
    if (!result.inspection->licenses)
        return std::nullopt;
    const auto lastFive = options.key ? std::optional(options.key->lastFive()) : std::nullopt;
    return decideRow(*result.inspection->licenses, result.inspection->programme, lastFive, options.wanted);
}

RunResult Runs::inspect(const JobContext &context)
{
    RunResult result;
    read(result, context);
    return result;
}

/// Everything that must be right before a key is touched; a PC whose row is licensed already has nothing to lose.
void Runs::checkStep(RunResult &result, const ActivateOptions &options)
{
    if (!result.inspection->licenses) {
        fail(result, result.inspection->licenses.error());
        return;
    }
    const std::optional<RowDecision> decision = decide(result, options);
    if (decision->kind == RowDecision::Kind::AlreadyLicensed)
        return;
    if (const auto block = blockBeforeSpending(*result.inspection))
        fail(result, *block);
    else if (decision->kind == RowDecision::Kind::NoKey)
        fail(result, {.fault = Fault::NotFound, .operation = operation::journeyRow, .condition = condition::noKey});
}

QList<PlannedStep> Runs::planActivation(const RunResult &result, const ActivateOptions &options) const
{
    QList<PlannedStep> plan;
    const std::optional<RowDecision> decision = decide(result, options);
    if (decision && decision->kind == RowDecision::Kind::InstallKey)
        plan.append({.step = QStringLiteral("install-key"), .changes = true, .spends = false});
    if (decision &&
        (decision->kind == RowDecision::Kind::InstallKey || decision->kind == RowDecision::Kind::ActivateRow))
        plan.append({.step = QStringLiteral("activate"), .changes = true, .spends = true});
    return plan;
}

void Runs::activateStep(RunResult &result, const ActivateOptions &options, const JobContext &context)
{
    const Inspection &inspection = *result.inspection;
    std::optional<QString> lastFive;
    if (options.key) {
        lastFive = options.key->lastFive();
        const KeyReport report = m_journey.installKey(*options.key, inspection, options.wanted, context);
        result.licenses = report.licenses;
        result.activation = ActivationOutcome{.partialKey = *lastFive};
        if (report.row) {
            result.activation->activationId = report.row->row.id;
            result.activation->licenseStatus = report.row->row.licenseStatus;
            result.activation->year = report.row->year;
        }
        if (report.error) {
            fail(result, *report.error);
            return;
        }
    }
    const ActivationReport report = m_journey.activate(
        inspection, lastFive, {.wanted = options.wanted, .retryAmbiguous = options.retryAmbiguous}, context);
    result.licenses = report.licenses;
    if (report.outcome.activationId)
        result.activation = report.outcome;
    if (report.error)
        fail(result, *report.error);
    else if (report.outcome.nothingToDo)
        ask(result, Outcome::NothingToDo, ExitCode::Done);
}

RunResult Runs::activate(const ActivateOptions &options, const JobContext &context)
{
    RunResult result;
    if (!read(result, context))
        return result;
    if (!options.dryRun) {
        if (const auto error = refuseWithoutElevation(*result.inspection)) {
            fail(result, *error);
            return result;
        }
    }
    checkStep(result, options);
    if (options.dryRun && !hasFailed(result))
        result.plan = planActivation(result, options);
    else if (options.dryRun)
        result.plan = QList<PlannedStep>();
    else if (!hasFailed(result))
        activateStep(result, options, context);
    return result;
}

void Runs::updatesStep(RunResult &result, bool install, const JobContext &context)
{
    Inspection inspection = *result.inspection;
    if (result.licenses)
        inspection.licenses = *result.licenses; // an activation in between counts
    if (m_beforeSearch)
        m_beforeSearch(inspection.facts.updateSource.value_or(UpdateSource{}));
    auto found = m_journey.searchUpdates(inspection, context);
    if (!found) {
        fail(result, found.error());
        return;
    }
    result.updates = *std::move(found);
    if (!install)
        return;
    Updates chosen;
    for (UpdateInfo &update : *result.updates) {
        if (isChosenByDefault(update))
            chosen.append(update);
        else
            update.state = UpdateInfo::State::Skipped;
    }
    if (chosen.isEmpty()) {
        if (const auto error = leftOutError(*result.updates))
            fail(result, *error);
        return;
    }
    const auto run = m_journey.installUpdates(chosen, inspection, context);
    if (!run) {
        fail(result, run.error());
        return;
    }
    for (UpdateInfo &update : *result.updates) {
        const auto done = std::ranges::find(run->updates, update.id, &UpdateInfo::id);
        if (done != run->updates.end())
            update = *done;
    }
    if (run->stopped)
        fail(result, cancelledBy(operation::wuaInstall));
    if (const auto error = updateError(*run))
        fail(result, *error);
    if (const auto error = leftOutError(*result.updates))
        fail(result, *error);
    if (run->restartRequired)
        ask(result, Outcome::RestartRequired, ExitCode::RestartRequired);
}

RunResult Runs::updates(bool install, bool dryRun, const JobContext &context)
{
    RunResult result;
    if (!read(result, context))
        return result;
    if (install && !dryRun) {
        if (const auto error = refuseWithoutElevation(*result.inspection)) {
            fail(result, *error);
            return result;
        }
    }
    if (dryRun) {
        result.plan = QList<PlannedStep>{{.step = QStringLiteral("search")}};
        if (install)
            result.plan->append({.step = QStringLiteral("install-updates"), .changes = true});
        return result;
    }
    updatesStep(result, install, context);
    return result;
}

void Runs::verifyStep(RunResult &result, const JobContext &context)
{
    auto verification = m_journey.verify(context);
    if (!verification) {
        fail(result, verification.error());
        return;
    }
    result.inspection = std::move(verification->inspection);
    result.licenses.reset();
    result.verdict = std::move(verification->verdict);
    switch (result.verdict->level) {
    case Verdict::Level::Green:
        break;
    case Verdict::Level::Amber:
        ask(result, Outcome::Attention, ExitCode::VerdictAmber);
        break;
    case Verdict::Level::Red:
        ask(result, Outcome::Attention, ExitCode::VerdictRed);
        break;
    }
}

RunResult Runs::verify(const JobContext &context)
{
    RunResult result;
    verifyStep(result, context);
    return result;
}

RunResult Runs::run(const ActivateOptions &options, const JobContext &context)
{
    RunResult result;
    if (!read(result, context) || !lookAround(result, context)) {
        finishStep(result, u"prerequisites", result);
        return result;
    }
    if (!options.dryRun) {
        if (const auto error = refuseWithoutElevation(*result.inspection))
            fail(result, *error);
    }
    QList<PlannedStep> repairs;
    if (options.dryRun)
        repairs = planRepairs(result, options.packages, context);
    else if (!hasFailed(result))
        repairStep(result, options.packages, context);
    // What a rehearsal would repair is not there to be checked yet.
    if (result.outcome == Outcome::Ok && (!options.dryRun || repairs.isEmpty()))
        checkStep(result, options);
    if (result.error && result.error->condition == condition::restartPending) {
        // Nothing went wrong: the PC must restart before the journey can go on.
        result.error.reset();
        result.outcome = Outcome::RestartRequired;
        result.exitCode = ExitCode::RestartRequired;
    }
    finishStep(result, u"prerequisites", result);
    if (options.dryRun) {
        result.plan = QList<PlannedStep>();
        if (!hasFailed(result) && !isCancelled(result)) {
            *result.plan += repairs + planActivation(result, options);
            result.plan->append({.step = QStringLiteral("install-updates"), .changes = true});
            result.plan->append({.step = QStringLiteral("verify")});
        }
        return result;
    }
    const std::optional<Error> repairError = setRepairErrorAside(result, options);
    if (result.outcome != Outcome::Ok)
        return result;
    result = goOn(std::move(result), options, context);
    if (repairError && !isCancelled(result)) {
        // The first step that failed decides.
        result.error.reset();
        fail(result, *repairError);
    }
    return result;
}

/// What `run` does once nothing is in the way of the activation.
RunResult Runs::goOn(RunResult result, const ActivateOptions &options, const JobContext &context)
{
    activateStep(result, options, context);
    finishStep(result, u"activate", result);
    if (hasFailed(result) || isCancelled(result))
        return result;

    // Each step starts from a clean outcome; what the whole comes to is decided by the precedence rule at the end.
    RunResult step = result;
    step.outcome = Outcome::Ok;
    step.exitCode = ExitCode::Done;
    updatesStep(step, true, context);
    const RunResult afterUpdates = step;
    finishStep(result, u"updates", step);
    if (isCancelled(step)) {
        step.steps = result.steps;
        return step;
    }

    step.error.reset();
    step.outcome = Outcome::Ok;
    step.exitCode = ExitCode::Done;
    verifyStep(step, context);
    finishStep(result, u"verify", step);
    step.steps = result.steps;
    const bool updatesCount = afterUpdates.error || (afterUpdates.outcome == Outcome::RestartRequired && !step.error);
    if (updatesCount && !isCancelled(step)) {
        step.outcome = afterUpdates.outcome;
        step.exitCode = afterUpdates.exitCode;
        step.error = afterUpdates.error;
    } else if (step.outcome == Outcome::Ok && result.outcome == Outcome::NothingToDo && step.updates &&
               step.updates->isEmpty()) {
        step.outcome = Outcome::NothingToDo;
    }
    return step;
}

RunResult Runs::uninstallKey(const ActivationId &id, bool dryRun, const JobContext &context)
{
    RunResult result;
    if (dryRun) {
        if (read(result, context))
            result.plan = QList<PlannedStep>{{.step = QStringLiteral("uninstall-key"), .changes = true}};
        return result;
    }
    const auto row = m_journey.uninstallKey(id, context);
    if (!row) {
        fail(result, row.error());
        return result;
    }
    result.licenses = LicenseReading{.esu = {*row}};
    return result;
}

} // namespace esu
