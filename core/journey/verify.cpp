// SPDX-License-Identifier: MIT
#include "core/journey/verify.h"

#include "core/base/operations.h"
#include "core/journey/inspect.h"
#include "core/journey/updates.h"
#include "core/rules/surroundings_checks.h"
#include "core/rules/verdict_rules.h"

namespace esu {

Result<Verification> verify(Pc &pc, const JobContext &context)
{
    auto inspection = inspect(pc, context);
    if (!inspection)
        return std::unexpected(inspection.error());
    if (updatesWaitForRestart(pc) && inspection->facts.pendingRestart && !inspection->restartPending())
        static_cast<void>(pc.journal().keepUpdatesWaitForRestart(false));
    const ProgrammeCatalogue &programmes = pc.resources().programmes;
    Verdict verdict = judge(*inspection, programmes);
    if (verdict.level == Verdict::Level::Green) {
        // The last doubt: is it today's year, or only that of a clock that is wrong?
        const auto readings = readEndpoints(pc, inspection->programme.programmeId, context);
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::networkProbe));
        if (readings)
            verdict = judge(*inspection, programmes, networkTime(*readings, pc.machine().clock().now()));
    }
    return Verification{.inspection = *std::move(inspection), .verdict = verdict};
}

} // namespace esu
