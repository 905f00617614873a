// SPDX-License-Identifier: MIT
// Repair as a part of the commands.
#include "core/journey/runs.h"

#include "core/base/operations.h"

#include <algorithm>
#include <utility>

namespace esu {

using document::Outcome;

RunResult Runs::prerequisites(const PrerequisiteOptions &options, const JobContext &context)
{
    RunResult result;
    if (!read(result, context) || !lookAround(result, context))
        return result;
    if (options.repair && options.dryRun) {
        result.plan = planRepairs(result, options.packages, context);
    } else if (options.repair) {
        const bool notEligible = result.inspection->programme.eligibility == Eligibility::NotEligible;
        if (const auto error = refuseWithoutElevation(*result.inspection))
            fail(result, *error);
        else if (notEligible)
            fail(result, *blockBeforeSpending(*result.inspection));
        else
            repairStep(result, options.packages, context);
    }
    const auto isMissing = [](const PrerequisiteResult &item) {
        return item.blocking && item.state == PrerequisiteResult::State::Missing;
    };
    if (result.outcome == Outcome::Ok && std::ranges::any_of(result.inspection->prerequisites, isMissing)) {
        result.outcome = Outcome::Attention;
        result.exitCode = ExitCode::PrerequisiteMissing;
    }
    return result;
}

std::optional<RepairPlan> Runs::repairPlan(const RunResult &result, const PackageFiles &packages) const
{
    if (!m_journey.canRepair() || result.inspection->programme.eligibility == Eligibility::NotEligible)
        return std::nullopt;
    return planRepair(*result.inspection, m_resources.prerequisites, packages);
}

/// What a rehearsal shows; nothing when it was stopped.
QList<PlannedStep> Runs::planRepairs(RunResult &result, const PackageFiles &packages, const JobContext &context) const
{
    const RepairPlan before = repairPlan(result, packages).value_or(RepairPlan{});
    const auto repair = m_journey.listDownloads(before, *result.inspection, context);
    if (!repair) {
        fail(result, repair.error());
        return {};
    }
    QList<PlannedStep> plan;
    if (repair->restartFirst)
        plan.append({.step = QStringLiteral("restart"), .changes = true});
    // Where a person has to come first it ends: that is the check's to say.
    for (const PlannedPackage &package : plannedPackages(*repair)) {
        const PackageFile &file = package.step.file;
        plan.append({.step = QStringLiteral("repair"),
                     .changes = true,
                     .kb = package.step.kb,
                     .size = file.likelySize(),
                     .about = file.size == 0});
        if (package.restartAfter)
            plan.append({.step = QStringLiteral("restart"), .changes = true});
    }
    return plan;
}

/// Installs what is missing and reads the PC again. What cannot be repaired here is left to the check that follows.
void Runs::repairStep(RunResult &result, const PackageFiles &packages, const JobContext &context)
{
    const std::optional<RepairPlan> plan = repairPlan(result, packages);
    if (!plan)
        return;
    const bool personFirst = !plan->steps.isEmpty() && !plan->steps.constFirst().isInstallable();
    if (personFirst && !plan->restartFirst)
        return;
    const RepairReport report = m_journey.repair(*plan, *result.inspection, context);
    result.repair = report;
    if (report.stopped)
        fail(result, cancelled(operation::packageInstall));
    else if (report.error)
        fail(result, *report.error);
    else if (report.restartRequired) {
        result.outcome = Outcome::RestartRequired;
        result.exitCode = ExitCode::RestartRequired;
    }
    const bool changed = std::ranges::any_of(
        report.steps, [](const RepairStepReport &step) { return step.state == RepairStepReport::State::Installed; });
    if (!changed || report.stopped)
        return;
    // The documents show the PC as it is now; a failure above stands all the same.
    if (read(result, context))
        lookAround(result, context);
}

/// Takes the error of a failed repair out of the way when the row of this year is licensed already: the PC has nothing
/// to lose any more, and its owner needs the verdict.
std::optional<Error> Runs::setRepairErrorAside(RunResult &result, const ActivateOptions &options) const
{
    const bool repairFailed = result.repair && result.repair->error && result.error == result.repair->error;
    const std::optional<RowDecision> decision = repairFailed ? decide(result, options) : std::nullopt;
    if (!decision || decision->kind != RowDecision::Kind::AlreadyLicensed)
        return std::nullopt;
    result.outcome = Outcome::Ok;
    result.exitCode = ExitCode::Done;
    return std::exchange(result.error, std::nullopt);
}

} // namespace esu
