// SPDX-License-Identifier: MIT
// The step that repairs: download, install, remember, ask for the restart.
#include "core/journey/repair.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/journey/downloads.h"
#include "core/journey/inspect.h"
#include "core/rules/licensing_package.h"
#include "core/rules/restart_signs.h"

#include <algorithm>

namespace esu {

namespace {

constexpr int mostRestarts = 2;
/// The journal's entry for a restart that no package asked for.
const QString pendingRestart = QStringLiteral("pending-restart");

using StepState = RepairStepReport::State;

/// A package that does not install while the restart after an earlier one is pending has not failed: it waits.
bool mayWaitForRestart(const Error &error)
{
    return error.code == hresult::updateInstallNotAllowed || error.code == hresult::updateNotApplicable ||
           error.code == hresult::cbsNotApplicable;
}

std::optional<QDateTime> bootOf(const Inspection &inspection)
{
    return inspection.facts.os ? inspection.facts.os->lastBoot : std::nullopt;
}

/// A restart was asked for and did not happen since. Unknown boot times count as a restart.
bool stillWaits(const RepairNote &note, const Inspection &inspection)
{
    return isSameBoot(note.boot, bootOf(inspection));
}

bool isExhausted(const RepairNote &note)
{
    return note.restarts >= mostRestarts;
}

Error tooManyRestarts(const QString &stepId)
{
    return conditionError(Fault::Refused, operation::packageInstall, condition::tooManyRestarts, stepId);
}

/// What was agreed to is good for one run. Taken back before it, for afterwards the disk may be full.
Result<void> takeBackAgreement(Journal &journal)
{
    const auto agreed = journal.agreedRepairs();
    if (!agreed)
        return std::unexpected(agreed.error());
    return *agreed == AgreedRepairs() ? Result<void>() : journal.keepAgreedRepairs({});
}

Result<void> keepAgreed(Journal &journal, const RepairPlan &plan, const RepairReport &report)
{
    const auto before = journal.agreedRepairs();
    if (!before)
        return std::unexpected(before.error());
    AgreedRepairs agreed;
    if (report.restartRequired && !report.error && !report.stopped) {
        // To a plan that starts with a restart nobody has agreed yet: what was agreed before it stands.
        const bool isAllAhead = std::ranges::all_of(
            report.steps, [](const RepairStepReport &entry) { return entry.state == StepState::Waiting; });
        if (plan.restartFirst && isAllAhead)
            return {};
        agreed = agreementTo(plan.steps);
    }
    if (agreed == *before)
        return {};
    return journal.keepAgreedRepairs(agreed);
}

/// One repair under way.
class RepairRun {
public:
    RepairRun(Pc &pc, const RepairPlan &plan, const Inspection &inspection, const JobContext &context)
        : m_pc(pc), m_journal(pc.journal()), m_installer(pc.machine().packageInstaller()), m_plan(plan),
          m_inspection(inspection), m_now(inspection), m_context(context)
    {
        for (const RepairStep &step : plan.steps)
            m_report.steps.append({.step = step});
    }

    RepairReport carryOut()
    {
        if (const auto error = refuseChange(m_inspection))
            end(*error);
        else if (const auto forgotten = forgetRepaired(); !forgotten)
            end(forgotten.error());
        else if (const auto noted = noteRestartSigns(m_pc, m_inspection); !noted)
            end(noted.error());
        else if (m_plan.steps.isEmpty() && !m_plan.restartFirst)
            // A run that ended right after its last package left the downloads.
            static_cast<void>(m_installer.cleanUp());
        else if (!m_pc.machine().abilities().repair)
            end({.fault = Fault::Unsupported, .operation = operation::packageInstall});
        else if (const auto claimed = m_pc.claim(); !claimed)
            end(claimed.error());
        else if (m_plan.restartFirst && !wasRestartedInVain())
            askForRestart(restartEntry());
        else if (const auto takenBack = takeBackAgreement(m_journal); !takenBack)
            end(takenBack.error());
        else
            goThrough();
        return m_report;
    }

private:
    enum class Then { GoOn, Pause, End };

    Then end(const Error &error)
    {
        if (error.fault == Fault::Cancelled)
            m_report.stopped = true;
        else
            m_report.error = error;
        return Then::End;
    }

    QString restartEntry() const
    {
        return m_plan.steps.isEmpty() ? pendingRestart : m_plan.steps.constFirst().prerequisiteId;
    }

    /// One restart did not settle what was half done, and Windows waits for none: then it is installed again.
    bool wasRestartedInVain() const
    {
        if (m_plan.steps.isEmpty() || m_inspection.restartPending())
            return false;
        const auto history = m_journal.repairs();
        const RepairNote before = history ? history->value(restartEntry()) : RepairNote{};
        return before.restarts > 0 && !stillWaits(before, m_inspection);
    }

    /// The guard counts restarts of what is still missing only.
    Result<void> forgetRepaired()
    {
        auto history = m_journal.repairs();
        if (!history)
            return std::unexpected(history.error());
        bool changed = false;
        for (const PrerequisiteResult &result : m_inspection.prerequisites) {
            const QString &entry = result.kind == PrerequisiteKind::PendingRestart ? pendingRestart : result.id;
            const bool isOver = result.state == PrerequisiteResult::State::Met &&
                                (result.kind != PrerequisiteKind::PendingRestart || !waitsForEsuRows(m_inspection));
            if (isOver && history->remove(entry) > 0)
                changed = true;
        }
        if (!changed)
            return {};
        if (const auto claimed = m_pc.claim(); !claimed)
            return claimed;
        return m_journal.keepRepairs(*history);
    }

    /// Writes down what `change` makes of the note of this step.
    template <class Change> Result<void> note(const QString &stepId, Change change)
    {
        auto history = m_journal.repairs();
        if (!history)
            return std::unexpected(history.error());
        change((*history)[stepId]);
        return m_journal.keepRepairs(*history);
    }

    Result<void> noteAttempt(const RepairStep &step, RepairNote::State state)
    {
        return note(step.prerequisiteId, [&](RepairNote &kept) {
            kept.attempt = RepairNote::Attempt{.kb = step.kb, .state = state, .at = m_pc.machine().clock().now()};
        });
    }

    void askForRestart(const QString &stepId)
    {
        const auto history = m_journal.repairs();
        if (!history) {
            m_report.error = history.error();
            return;
        }
        const RepairNote before = history->value(stepId);
        if (stillWaits(before, m_inspection)) {
            m_report.restartRequired = true;
            return;
        }
        if (isExhausted(before)) {
            m_report.error = tooManyRestarts(stepId);
            return;
        }
        // A restart that committed nothing is none: the signs have a count of their own.
        const auto seen = m_journal.restartSigns();
        const bool counts = !m_inspection.restartPending() || !seen || !wasRestartInVain(*seen);
        const auto noted = note(stepId, [this, counts](RepairNote &kept) {
            kept.restarts += counts ? 1 : 0;
            kept.boot = bootOf(m_inspection);
        });
        if (noted)
            m_report.restartRequired = true;
        else
            m_report.error = noted.error();
    }

    void goThrough()
    {
        const std::unique_ptr<KeepAwake> awake = m_pc.machine().power().keepAwake();
        for (RepairStepReport &entry : m_report.steps) {
            const Then then = carryOut(entry);
            if (then == Then::End)
                return;
            if (then == Then::Pause)
                break;
        }
        if (!m_wantsRestart.isEmpty())
            askForRestart(m_wantsRestart);
        const bool finished =
            std::ranges::none_of(m_report.steps, [](const auto &entry) { return entry.state == StepState::Waiting; });
        // What was not needed any more takes room only; that it could not be removed spoils nothing.
        if (finished)
            static_cast<void>(m_installer.cleanUp());
    }

    Then carryOut(RepairStepReport &entry)
    {
        const RepairStep &step = entry.step;
        if (m_context.stopRequested())
            return end(cancelled(operation::packageInstall));
        if (!step.isInstallable()) {
            // Later steps build on this one; what was installed so far may need its restart all the same.
            if (!m_wantsRestart.isEmpty())
                return Then::Pause;
            return end(conditionError(Fault::NotFound, operation::journeyPrerequisites, condition::prerequisiteMissing,
                                      step.prerequisiteId));
        }
        if (isThereNow(step)) {
            entry.state = StepState::AlreadyInstalled;
            ++m_done;
            return Then::GoOn;
        }
        const auto history = m_journal.repairs();
        if (!history)
            return end(history.error());
        const RepairNote before = history->value(step.prerequisiteId);
        if (stillWaits(before, m_inspection)) {
            m_wantsRestart = step.prerequisiteId;
            return Then::Pause;
        }
        if (isExhausted(before))
            return end(tooManyRestarts(step.prerequisiteId));
        if (const auto noted = noteAttempt(step, RepairNote::State::Started); !noted)
            return end(noted.error());
        return install(entry);
    }

    /// An earlier package of this run has brought it.
    bool isThereNow(const RepairStep &step) const
    {
        using State = PrerequisiteResult::State;
        const auto has = [&step](const Inspection &inspection, State state) {
            return std::ranges::any_of(inspection.prerequisites, [&step, state](const PrerequisiteResult &result) {
                return result.id == step.prerequisiteId && result.state == state;
            });
        };
        return has(m_inspection, State::Missing) && has(m_now, State::Met);
    }

    Then install(RepairStepReport &entry)
    {
        const RepairStep &step = entry.step;
        const auto file = fetchPackage(m_pc, step, m_inspection, during(step, Waiting::DownloadingPackage));
        const auto outcome = file ? m_installer.install(*file, during(step, Waiting::InstallingPackage))
                                  : Result<PackageOutcome>(std::unexpected(file.error()));
        ++m_done;
        const auto noted = noteAttempt(step, outcome ? RepairNote::State::Done : RepairNote::State::Failed);
        if (!outcome)
            return takeFailure(entry, outcome.error());
        entry.state = outcome->alreadyInstalled ? StepState::AlreadyInstalled : StepState::Installed;
        entry.code = outcome->code;
        if (!noted)
            return end(noted.error());
        if (!outcome->restartRequired) {
            // What this package brought may be what the next one was for. Unread, the plan stands as it was made.
            static_cast<void>(readAgain(m_pc, m_now, during(step, Waiting::ReadingPc)));
            return Then::GoOn;
        }
        m_wantsRestart = step.prerequisiteId;
        // The signs are of this installation now, however long they were there.
        static_cast<void>(m_journal.keepRestartSigns({}));
        return step.restart == RestartNeed::BeforeNext ? Then::Pause : Then::GoOn;
    }

    Then takeFailure(RepairStepReport &entry, const Error &error)
    {
        const PrerequisiteRule *rule = m_pc.resources().prerequisites.byId(entry.step.prerequisiteId);
        if (rule && saysNewerIsThere(*rule, error)) {
            entry.state = StepState::AlreadyInstalled;
            entry.code = error.code;
            return Then::GoOn;
        }
        if (!m_wantsRestart.isEmpty() && mayWaitForRestart(error))
            return Then::Pause;
        entry.state = error.fault == Fault::Cancelled ? StepState::Waiting : StepState::Failed;
        entry.error = error;
        entry.code = error.code;
        m_report.restartRequired = !m_wantsRestart.isEmpty();
        return end(error);
    }

    /// What a port tells, as the progress of the whole repair.
    JobContext during(const RepairStep &step, Waiting waiting) const
    {
        return {.stop = m_context.stop, .report = [this, &step, waiting](const Progress &progress) {
                    m_context.tell({.waiting = waiting,
                                    .done = m_done,
                                    .total = static_cast<int>(m_report.steps.size()),
                                    .percent = progress.percent,
                                    .subject = step.kb});
                }};
    }

    Pc &m_pc;
    Journal &m_journal;
    PackageInstaller &m_installer;
    const RepairPlan &m_plan;
    const Inspection &m_inspection; ///< what the plan was made of
    Inspection m_now;               ///< read again after each package
    const JobContext &m_context;
    RepairReport m_report;
    int m_done = 0;
    QString m_wantsRestart; ///< the step that asked for one last
};

} // namespace

Result<void> noteRestartSigns(Pc &pc, const Inspection &inspection)
{
    const auto before = pc.journal().restartSigns();
    if (!before)
        return std::unexpected(before.error());
    const SeenSigns seen = seenSigns(*before, inspection.facts);
    if (seen == *before)
        return {};
    if (const auto claimed = pc.claim(); !claimed)
        return claimed;
    return pc.journal().keepRestartSigns(seen);
}

RepairReport repair(Pc &pc, const RepairPlan &plan, const Inspection &inspection, const JobContext &context)
{
    RepairReport report = RepairRun(pc, plan, inspection, context).carryOut();
    // That it could not be kept costs one more press of a button after the restart, nothing else.
    static_cast<void>(keepAgreed(pc.journal(), plan, report));
    return report;
}

void tidyUp(Pc &pc, const Inspection &inspection)
{
    const RepairPlan plan = planRepair(inspection, pc.resources().prerequisites, {});
    const bool known = std::ranges::none_of(inspection.prerequisites, [](const PrerequisiteResult &result) {
        return result.blocking && result.state == PrerequisiteResult::State::Unknown;
    });
    if (known && plan == RepairPlan{.unknown = plan.unknown} && !inspection.restartPending() &&
        pc.machine().abilities().repair && !refuseChange(inspection))
        static_cast<void>(repair(pc, plan, inspection, {}));
}

AgreedRepairs agreedRepairs(const Pc &pc)
{
    return pc.journal().agreedRepairs().value_or(AgreedRepairs());
}

} // namespace esu
