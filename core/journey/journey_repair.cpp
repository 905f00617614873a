// SPDX-License-Identifier: MIT
// The repair step of a journey: find, download, install, remember, ask for the restart.
#include "core/journey/journey.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"

#include <algorithm>
#include <cstdlib>

namespace esu {

namespace {

constexpr int mostRestarts = 2;
const QLatin1String restartsMember("restarts");
const QLatin1String bootMember("boot"); ///< when Windows had started that a restart was last asked of
/// The journal's entry for a restart that no package asked for.
const QString pendingRestart = QStringLiteral("pending-restart");

using StepState = RepairStepReport::State;

RepairReport ended(RepairReport report, const Error &error)
{
    if (error.fault == Fault::Cancelled)
        report.stopped = true;
    else
        report.error = error;
    return report;
}

/// A package that does not install while the restart after an earlier one is pending has not failed: it waits.
bool mayWaitForRestart(const Error &error)
{
    return error.code == hresult::updateInstallNotAllowed || error.code == hresult::updateNotApplicable;
}

std::optional<QDateTime> bootOf(const Inspection &inspection)
{
    return inspection.facts.os ? inspection.facts.os->lastBoot : std::nullopt;
}

/// A restart was asked for and did not happen since. Unknown boot times count as a restart.
bool stillWaits(const QJsonObject &entry, const Inspection &inspection)
{
    // Windows works the time out anew whenever its clock is set, so it may move by a little without a restart.
    constexpr qint64 sameBoot = 60;
    const QDateTime asked = QDateTime::fromString(entry.value(bootMember).toString(), Qt::ISODate);
    const auto boot = bootOf(inspection);
    return asked.isValid() && boot && std::abs(asked.secsTo(*boot)) < sameBoot;
}

bool isExhausted(const QJsonObject &entry)
{
    return entry.value(restartsMember).toInt() >= mostRestarts;
}

/// Known to be so: none of the addresses that were asked has answered.
bool isOffline(const Inspection &inspection)
{
    const auto &around = inspection.facts.surroundings;
    return around && around->endpoints && !around->endpoints->isEmpty() &&
           std::ranges::none_of(*around->endpoints,
                                [](const EndpointReading &reading) { return reading.answer.reached.has_value(); });
}

/// What was agreed to is good for one run. Taken back before it, for afterwards the disk may be full.
Result<void> takeBackAgreement(Journal &journal)
{
    const auto agreed = journal.agreedRepairs();
    if (!agreed)
        return std::unexpected(agreed.error());
    return *agreed == AgreedRepairs() ? Result<void>() : journal.keepAgreedRepairs({});
}

Error tooManyRestarts(const QString &stepId)
{
    return conditionError(Fault::Refused, operation::packageInstall, condition::tooManyRestarts, stepId);
}

} // namespace

Result<void> Journey::noteRepair(const QString &stepId, const QJsonObject &what)
{
    auto repairs = m_journal.repairs();
    if (!repairs)
        return std::unexpected(repairs.error());
    QJsonObject entry = repairs->value(stepId).toObject();
    for (auto member = what.begin(); member != what.end(); ++member)
        entry.insert(member.key(), member.value());
    repairs->insert(stepId, entry);
    return m_journal.keepRepairs(*repairs);
}

Result<void> Journey::forgetRepaired(const Inspection &inspection)
{
    auto repairs = m_journal.repairs();
    if (!repairs)
        return std::unexpected(repairs.error());
    bool changed = false;
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        const QString &entry = result.kind == PrerequisiteKind::PendingRestart ? pendingRestart : result.id;
        if (result.state == PrerequisiteResult::State::Met && repairs->contains(entry)) {
            repairs->remove(entry);
            changed = true;
        }
    }
    if (!changed)
        return {};
    if (const auto claimed = claim(); !claimed)
        return claimed;
    return m_journal.keepRepairs(*repairs);
}

void Journey::tidyUp(const Inspection &inspection)
{
    const RepairPlan plan = planRepair(inspection, m_resources.prerequisites, {});
    const bool known = std::ranges::none_of(inspection.prerequisites, [](const PrerequisiteResult &result) {
        return result.blocking && result.state == PrerequisiteResult::State::Unknown;
    });
    if (known && plan == RepairPlan{.unknown = plan.unknown} && !inspection.restartPending() && canRepair() &&
        !refuseWithoutElevation(inspection))
        static_cast<void>(repair(plan, inspection, {}));
}

void Journey::askForRestart(const QString &stepId, const Inspection &inspection, RepairReport &report)
{
    const auto repairs = m_journal.repairs();
    if (!repairs) {
        report.error = repairs.error();
        return;
    }
    const QJsonObject entry = repairs->value(stepId).toObject();
    if (stillWaits(entry, inspection)) {
        report.restartRequired = true;
        return;
    }
    if (isExhausted(entry)) {
        report.error = tooManyRestarts(stepId);
        return;
    }
    const auto boot = bootOf(inspection);
    const QJsonObject asked{{restartsMember, entry.value(restartsMember).toInt() + 1},
                            {bootMember, boot ? QJsonValue(boot->toString(Qt::ISODate)) : QJsonValue()}};
    if (const auto noted = noteRepair(stepId, asked); !noted)
        report.error = noted.error();
    else
        report.restartRequired = true;
}

Result<PackageFile> Journey::findPackage(const RepairStep &step, const Inspection &inspection,
                                         const std::optional<std::chrono::milliseconds> &within,
                                         const JobContext &context)
{
    const auto offered = m_desk.packageCatalog.find({.kb = step.kb, .sha1 = step.file.sha1, .within = within}, context);
    if (!offered)
        return std::unexpected(offered.error());
    const QString prefix = inspection.facts.os ? m_resources.prerequisites.filePrefix(*inspection.facts.os) : QString();
    if (auto file = chooseCatalogFile(step, prefix, offered->files)) {
        file->kb = step.kb;
        file->architecture = step.file.architecture;
        return *file;
    }
    return std::unexpected(conditionError(Fault::NotFound, operation::catalogFind,
                                          offered->complete ? condition::catalogNoFile : condition::catalogMoreResults,
                                          step.kb));
}

Result<RepairPlan> Journey::listDownloads(RepairPlan plan, const Inspection &inspection, const JobContext &context)
{
    if (!wantsListing(plan) || (isOffline(inspection) && !m_desk.packageCatalog.isMirror()))
        return plan;
    const std::chrono::milliseconds end = m_desk.clock.elapsed() + deadline::packageSizes;
    const int total = static_cast<int>(plannedPackages(plan).size());
    for (int i = 0; i < total; ++i) {
        RepairStep &step = plan.steps[i];
        const std::chrono::milliseconds left = end - m_desk.clock.elapsed();
        if (!step.isUnlisted() || step.file.size > 0 || left.count() <= 0)
            continue;
        const auto tell = [&](const Progress &) {
            context.tell({.waiting = Waiting::AskingCatalog, .done = i, .total = total, .subject = step.kb});
        };
        const auto file = findPackage(step, inspection, left, {.stop = context.stop, .report = tell});
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::catalogFind));
        if (file)
            step.file = *file;
        else if (file.error().fault != Fault::NotFound)
            break; // the Catalog cannot be asked; if that lasts, the repair says why
    }
    return plan;
}

Result<PackageFile> Journey::fetchPackage(const RepairStep &step, const Inspection &inspection,
                                          const JobContext &context)
{
    if (step.source == RepairStep::Source::Folder)
        return step.file;
    // What the plan was shown with is what is taken.
    auto file = step.file.url.isEmpty() ? findPackage(step, inspection, std::nullopt, context) : step.file;
    if (!file && file.error().fault == Fault::Unsupported)
        return std::unexpected(
            conditionError(Fault::NotFound, operation::packageDownload, condition::noPackageFile, step.kb));
    if (!file)
        return file;
    const auto folder = m_machine.packageInstaller().folder();
    if (!folder)
        return std::unexpected(folder.error());
    const auto path = m_desk.packageCatalog.download(*file, *folder, context);
    if (!path)
        return std::unexpected(path.error());
    file->path = *path;
    return *file;
}

Result<void> Journey::keepAgreed(const RepairPlan &plan, const RepairReport &report)
{
    const auto before = m_journal.agreedRepairs();
    if (!before)
        return std::unexpected(before.error());
    AgreedRepairs agreed;
    if (report.restartRequired && !report.error && !report.stopped) {
        // To a plan that starts with a restart nobody has agreed yet: what was agreed before it stands.
        if (plan.restartFirst)
            return {};
        agreed = agreementTo(plan.steps);
    }
    if (agreed == *before)
        return {};
    return m_journal.keepAgreedRepairs(agreed);
}

RepairReport Journey::repair(const RepairPlan &plan, const Inspection &inspection, const JobContext &context)
{
    RepairReport report = carryOut(plan, inspection, context);
    // That it could not be kept costs one more press of a button after the restart, nothing else.
    static_cast<void>(keepAgreed(plan, report));
    return report;
}

RepairReport Journey::carryOut(const RepairPlan &plan, const Inspection &inspection, const JobContext &context)
{
    RepairReport report;
    for (const RepairStep &step : plan.steps)
        report.steps.append({.step = step});
    if (const auto error = refuseWithoutElevation(inspection))
        return ended(report, *error);
    if (const auto forgotten = forgetRepaired(inspection); !forgotten)
        return ended(report, forgotten.error());
    PackageInstaller &installer = m_machine.packageInstaller();
    if (plan.steps.isEmpty() && !plan.restartFirst) {
        // A run that ended right after its last package left the downloads.
        static_cast<void>(installer.cleanUp());
        return report;
    }
    if (!canRepair())
        return ended(report, {.fault = Fault::Unsupported, .operation = operation::packageInstall});
    if (const auto claimed = claim(); !claimed)
        return ended(report, claimed.error());
    if (plan.restartFirst) {
        askForRestart(plan.steps.isEmpty() ? pendingRestart : plan.steps.constFirst().prerequisiteId, inspection,
                      report);
        return report;
    }
    if (const auto takenBack = takeBackAgreement(m_journal); !takenBack)
        return ended(report, takenBack.error());
    const std::unique_ptr<KeepAwake> awake = m_machine.power().keepAwake();
    int done = 0;
    QString wantsRestart; // the step that asked for one last
    for (RepairStepReport &entry : report.steps) {
        const RepairStep &step = entry.step;
        if (context.stopRequested())
            return ended(report, cancelled(operation::packageInstall));
        if (!step.isInstallable()) {
            // Later steps build on this one; what was installed so far may need its restart all the same.
            if (wantsRestart.isEmpty())
                return ended(report, conditionError(Fault::NotFound, operation::journeyPrerequisites,
                                                    condition::prerequisiteMissing, step.prerequisiteId));
            break;
        }
        const auto known = m_journal.repairs();
        if (!known)
            return ended(report, known.error());
        const QJsonObject before = known->value(step.prerequisiteId).toObject();
        if (stillWaits(before, inspection)) {
            wantsRestart = step.prerequisiteId;
            break;
        }
        if (isExhausted(before))
            return ended(report, tooManyRestarts(step.prerequisiteId));
        const auto note = [&](const char16_t *state) {
            return noteRepair(step.prerequisiteId,
                              {{QStringLiteral("kb"), step.kb},
                               {QStringLiteral("state"), QString::fromUtf16(state)},
                               {QStringLiteral("at"), m_machine.clock().now().toUTC().toString(Qt::ISODate)}});
        };
        if (const auto noted = note(u"started"); !noted)
            return ended(report, noted.error());
        const auto during = [&](Waiting waiting) {
            return JobContext{.stop = context.stop, .report = [&, waiting](const Progress &progress) {
                                  context.tell({.waiting = waiting,
                                                .done = done,
                                                .total = static_cast<int>(report.steps.size()),
                                                .percent = progress.percent,
                                                .subject = step.kb});
                              }};
        };
        const auto file = fetchPackage(step, inspection, during(Waiting::DownloadingPackage));
        const auto outcome = file ? installer.install(*file, during(Waiting::InstallingPackage))
                                  : Result<PackageOutcome>(std::unexpected(file.error()));
        ++done;
        const auto noted = note(outcome ? u"done" : u"failed");
        if (!outcome) {
            if (!wantsRestart.isEmpty() && mayWaitForRestart(outcome.error()))
                break;
            entry.state = outcome.error().fault == Fault::Cancelled ? StepState::Waiting : StepState::Failed;
            entry.error = outcome.error();
            entry.code = outcome.error().code;
            report.restartRequired = !wantsRestart.isEmpty();
            return ended(report, outcome.error());
        }
        entry.state = outcome->alreadyInstalled ? StepState::AlreadyInstalled : StepState::Installed;
        entry.code = outcome->code;
        if (!noted)
            return ended(report, noted.error());
        if (outcome->restartRequired)
            wantsRestart = step.prerequisiteId;
        if (outcome->restartRequired && step.restart == RestartNeed::BeforeNext)
            break;
    }
    if (!wantsRestart.isEmpty())
        askForRestart(wantsRestart, inspection, report);
    const bool finished =
        std::ranges::none_of(report.steps, [](const auto &entry) { return entry.state == StepState::Waiting; });
    // What was not needed any more takes room only; that it could not be removed spoils nothing.
    if (finished)
        static_cast<void>(installer.cleanUp());
    return report;
}

} // namespace esu
