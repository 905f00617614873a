// SPDX-License-Identifier: MIT
#include "core/journey/verify.h"

#include "core/base/operations.h"
#include "core/journey/inspect.h"
#include "core/journey/repair.h"
#include "core/journey/updates.h"
#include "core/rules/freshness.h"
#include "core/rules/surroundings_checks.h"
#include "core/rules/update_attempts.h"
#include "core/rules/verdict_rules.h"

namespace esu {

Result<Verification> verify(Pc &pc, const JobContext &context)
{
    auto inspection = inspect(pc, context);
    if (!inspection)
        return std::unexpected(inspection.error());
    // What cannot be noted spoils no verdict; another process that works on this PC notes it itself.
    if (noteRestartSigns(pc, *inspection) && updatesWaitForRestart(pc) && inspection->facts.pendingRestart &&
        !inspection->restartPending() && pc.claim())
        static_cast<void>(pc.journal().keepUpdatesWaitForRestart(false));
    const ProgrammeCatalogue &programmes = pc.resources().programmes;
    const UpdateTables updates = updateTablesFor(pc);
    const auto covered = coverWithoutMak(inspection->facts);
    Verdict verdict = judge(*inspection, programmes, updates, {.covered = covered});
    const bool isBehind =
        verdict.freshness.cause == Freshness::Cause::Unknown && verdict.freshness.state != Freshness::State::Uncertain;
    if (verdict.level == Verdict::Level::Green || isBehind) {
        // The last doubt: is it today, or only the day of a clock that is wrong? And what keeps a PC behind?
        const auto readings = readEndpoints(pc, inspection->programme.programmeId, context);
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::networkProbe));
        if (readings) {
            verdict =
                judge(*inspection, programmes, updates, {.networkTime = networkTime(*readings), .covered = covered});
            verdict.freshness = withEndpoints(verdict.freshness, *readings);
        }
    }
    // What this program installed before and Windows has undone since is named without a search.
    if (!updatesWaitForRestart(pc)) {
        verdict.freshness =
            withAttempts(verdict.freshness, updateAttemptsFrom(pc.journal().updates().value_or(QJsonObject())),
                         updates.forProgramme(inspection->programme.programmeId));
    }
    return Verification{.inspection = *std::move(inspection), .verdict = verdict};
}

} // namespace esu
