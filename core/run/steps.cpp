// SPDX-License-Identifier: MIT
#include "core/run/steps.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/downloads.h"
#include "core/journey/inspect.h"
#include "core/journey/repair.h"
#include "core/journey/updates.h"

namespace esu {

StepEnd PcSteps::carryOut(Step step, const PcRun &run, const JobContext &context)
{
    const Inspection inspection = run.inspection.value_or(Inspection{});
    switch (step) {
    case Step::Inspect:
        return ended::Inspect{inspect(m_pc, context)};
    case Step::LookAround:
        return ended::LookAround{lookAround(m_pc, inspection, context)};
    case Step::ListDownloads:
        return ended::ListDownloads{
            listDownloads(m_pc, repairPlanOf(run, m_pc.resources()).value_or(RepairPlan{}), inspection, context)};
    case Step::Repair:
        return repair(run, context);
    case Step::InstallKey:
        return installKey(run, context);
    case Step::Activate:
        return activate(run, context);
    case Step::SearchUpdates:
        return searchUpdates(run, context);
    case Step::InstallUpdates:
        return ended::InstallUpdates{installUpdates(m_pc, chosenUpdates(run), inspection, context)};
    case Step::Restart:
        // What cannot be noted keeps nobody from restarting.
        static_cast<void>(noteRestartSigns(m_pc, inspection));
        return ended::Restart{m_pc.machine().power().restart()};
    case Step::Verify:
        return ended::Verify{verify(m_pc, context)};
    case Step::UninstallKey:
        break;
    }
    return removeKey(run, context);
}

StepEnd PcSteps::activate(const PcRun &run, const JobContext &context)
{
    if (m_beforeSpendingAgain && !run.wish.dryRun && mayCostAgain(run))
        m_beforeSpendingAgain();
    return ended::Activate{esu::activate(m_pc, *run.inspection, run.wish.lastFive,
                                         {.wanted = run.wish.wanted,
                                          .retryAmbiguous = run.wish.retryAmbiguous,
                                          .insistence = run.wish.insistence,
                                          .rehearsal = run.wish.dryRun},
                                         context)};
}

StepEnd PcSteps::removeKey(const PcRun &run, const JobContext &context)
{
    if (!run.wish.uninstall)
        return ended::UninstallKey{
            std::unexpected(conditionError(Fault::BadData, operation::activationIdInput, condition::idNotAGuid))};
    const auto removal =
        uninstallKey(m_pc, *run.wish.uninstall, run.inspection.value_or(Inspection{}), run.wish.dryRun, context);
    if (!removal)
        return ended::UninstallKey{std::unexpected(removal.error())};
    return ended::UninstallKey{.result = removal->row, .hadKey = removal->hadKey};
}

StepEnd PcSteps::repair(const PcRun &run, const JobContext &context)
{
    const RepairPlan plan = repairPlanOf(run, m_pc.resources()).value_or(RepairPlan{});
    return ended::Repair{esu::repair(m_pc, plan, *run.inspection, context)};
}

StepEnd PcSteps::installKey(const PcRun &run, const JobContext &context)
{
    if (!m_key)
        return ended::InstallKey{{.error = conditionError(Fault::NotFound, operation::keyInput, condition::noKey)}};
    return ended::InstallKey{esu::installKey(
        m_pc, *m_key, *run.inspection,
        {.wanted = run.wish.wanted, .insistence = run.wish.insistence, .rehearsal = run.wish.dryRun}, context)};
}

StepEnd PcSteps::searchUpdates(const PcRun &run, const JobContext &context)
{
    if (m_beforeSearch)
        m_beforeSearch(run.inspection->facts.updateSource.value_or(UpdateSource{}));
    // Without it a sign that no restart settles asks for one after every installation.
    if (run.wish.has(Step::InstallUpdates) && !run.wish.dryRun)
        static_cast<void>(noteRestartSigns(m_pc, *run.inspection));
    return ended::SearchUpdates{esu::searchUpdates(m_pc, *run.inspection, context)};
}

PcRun drive(PcRun run, Steps &steps, const Consent &consent, const Resources &resources, const JobContext &context,
            const std::function<void(const PcRun &)> &told)
{
    const auto tell = [&told](const PcRun &now) {
        if (told)
            told(now);
    };
    for (;;) {
        const NextStep coming = next(run, consent, resources);
        const Step *step = std::get_if<Step>(&coming);
        if (!step)
            break;
        run = begun(std::move(run), *step);
        tell(run);
        const StepEnd end = steps.carryOut(*step, run, context);
        run = after(std::move(run), end, resources.errors);
    }
    tell(run);
    return run;
}

} // namespace esu
