// SPDX-License-Identifier: MIT
#include "core/journey/verify.h"

#include "core/base/operations.h"
#include "core/journey/inspect.h"
#include "core/journey/repair.h"
#include "core/journey/updates.h"
#include "core/rules/freshness.h"
#include "core/rules/surroundings_checks.h"
#include "core/rules/update_attempts.h"
#include "core/rules/update_history.h"
#include "core/rules/verdict_rules.h"

namespace esu {

namespace {

/// What Windows Update itself remembers; only asked where it can say more: where updates are missing, and where the
/// month is one that the table does not have, which two witnesses have to name. Where it does not answer it says
/// nothing.
std::optional<UpdateHistory> historyFor(Pc &pc, const Verdict &verdict, const JobContext &context)
{
    const Freshness &known = verdict.freshness;
    const bool isAboveTable = known.month && *known.month >= known.dataDate;
    if (verdict.level == Verdict::Level::None || (known.state == Freshness::State::Met && !isAboveTable))
        return std::nullopt;
    auto history = pc.machine().updateAgent().history(context);
    return history ? std::optional(*std::move(history)) : std::nullopt;
}

Result<Verdict> judgeWithDoubts(Pc &pc, const Inspection &inspection, const JobContext &context)
{
    const ProgrammeCatalogue &programmes = pc.resources().programmes;
    const UpdateTables updates = updateTablesFor(pc);
    JudgedAgainst against{.covered = coverWithoutMak(inspection.facts)};
    Verdict verdict = judge(inspection, programmes, updates, against);
    against.history = historyFor(pc, verdict, context);
    if (against.history)
        verdict = judge(inspection, programmes, updates, against);
    const bool isBehind =
        verdict.freshness.cause == Freshness::Cause::Unknown && verdict.freshness.state != Freshness::State::Uncertain;
    const bool isBefore = verdict.level == Verdict::Level::None && !inspection.programme.other;
    if (verdict.level == Verdict::Level::Green || isBefore || isBehind) {
        // The last doubt: is it today, or only the day of a clock that is wrong? And what keeps a PC behind?
        if (const auto readings = readEndpoints(pc, inspection.programme.programmeId, context)) {
            against.networkTime = networkTime(*readings);
            verdict = judge(inspection, programmes, updates, against);
            verdict.freshness = withEndpoints(verdict.freshness, *readings);
        }
    }
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::networkProbe));
    if (against.history)
        verdict.freshness =
            withHistory(verdict.freshness, *against.history, updates.forProgramme(inspection.programme.programmeId),
                        inspection.facts, inspection.at);
    return verdict;
}

} // namespace

Result<Verification> verify(Pc &pc, const JobContext &context)
{
    auto inspection = inspect(pc, context);
    if (!inspection)
        return std::unexpected(inspection.error());
    // What cannot be noted spoils no verdict; another process that works on this PC notes it itself.
    if (noteRestartSigns(pc, *inspection) && updatesWaitForRestart(pc) && inspection->facts.pendingRestart &&
        !inspection->restartPending() && pc.claim())
        static_cast<void>(pc.journal().keepUpdatesWaitForRestart(false));
    auto verdict = judgeWithDoubts(pc, *inspection, context);
    if (!verdict)
        return std::unexpected(verdict.error());
    const UpdateTables updates = updateTablesFor(pc);
    // What this program installed before and Windows has undone since is named without a search.
    if (!updatesWaitForRestart(pc)) {
        verdict->freshness =
            withAttempts(verdict->freshness, updateAttemptsFrom(pc.journal().updates().value_or(QJsonObject())),
                         updates.forProgramme(inspection->programme.programmeId));
    }
    return Verification{.inspection = *std::move(inspection), .verdict = *std::move(verdict)};
}

} // namespace esu
