// SPDX-License-Identifier: MIT
// The step that spends: which row, the journal before the act, and what really came of it.
#include "core/journey/activate.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/attempt_rules.h"

namespace esu {

namespace {

using Outcome = JournalEntry::Outcome;

ActivationReport failed(ActivationReport report, Error error)
{
    report.error = std::move(error);
    return report;
}

ActivationOutcome describe(const EsuRow &row)
{
    return {.activationId = row.row.id,
            .partialKey = row.row.partialProductKey.value_or(QString()),
            .licenseStatus = row.row.licenseStatus,
            .year = row.year};
}

/// Unwritten, an attempt stays "started" in the journal, which the next run treats as left open: the safe side.
void endAttempt(Pc &pc, const ActivationOutcome &outcome, Outcome how, const std::optional<Error> &error)
{
    static_cast<void>(
        pc.journal().end(*outcome.activationId, outcome.partialKey, how, error ? error->code : std::nullopt));
}

/// Without an attempt that was left open nothing was spent now; with one, that attempt may have done it.
ActivationReport alreadyLicensed(ActivationReport report, bool wasLeftOpen)
{
    report.outcome.spent = wasLeftOpen ? Spent::Unknown : Spent::No;
    report.outcome.nothingToDo = !wasLeftOpen;
    return report;
}

ActivationReport ended(Pc &pc, ActivationReport report, Outcome how, const std::optional<Error> &error)
{
    endAttempt(pc, report.outcome, how, error);
    report.error = error;
    return report;
}

/// The live row has the last word; `failure` is what the act was answered.
ActivationReport readAfter(Pc &pc, ActivationReport report, const Inspection &inspection,
                           const std::optional<Error> &failure, const JobContext &context)
{
    if (failure && !isAmbiguous(*failure, pc.resources().errors))
        return ended(pc, report, Outcome::Refused, failure);
    report.outcome.spent = Spent::Unknown;
    report.outcome.licenseStatus.reset();
    // A stop ends the run, and leaves nobody in doubt about what was spent: the row is read all the same.
    const JobContext unstopped{.report = context.report};
    static_cast<void>(pc.machine().licensing().refresh(unstopped));
    const auto after = pc.readLicenses(inspection.programme, unstopped);
    if (after)
        report.licenses = *after;
    const EsuRow *live = after ? after->byId(*report.outcome.activationId) : nullptr;
    if (live)
        report.outcome.licenseStatus = live->row.licenseStatus;
    if (live && live->row.isLicensed()) {
        report.outcome.spent = failure ? Spent::Unknown : Spent::Yes;
        return ended(pc, report, Outcome::Done, std::nullopt);
    }
    if (failure)
        return ended(pc, report, Outcome::Ambiguous, failure);
    if (!after)
        return ended(pc, report, Outcome::Ambiguous, after.error());
    return ended(pc, report, Outcome::Ambiguous,
                 conditionError(Fault::Refused, operation::sppActivate, condition::activationNotConfirmed));
}

/// Whoever gives the key of this row again means it, and Windows' own key was seen as it was: neither stands in the way
/// of a later call any more.
void forgetNotes(Pc &pc, const EsuRow &row, const Inspection &now)
{
    Journal &journal = pc.journal();
    const auto &base = now.licenses->base;
    const auto noted = journal.baseKey();
    const bool isSeen = noted && base && base->hasKey() && !replacedBaseKey(*base, noted);
    const bool wasRefused = journal.isRefusedKey(*row.row.id, row.row.partialProductKey.value_or(QString()));
    if ((!isSeen && !wasRefused) || !pc.claim())
        return;
    if (isSeen)
        static_cast<void>(journal.forgetBaseKey());
    if (wasRefused)
        static_cast<void>(journal.forgetRefusedKey());
}

} // namespace

bool leavesOpen(const ActivationReport &report, const ErrorCatalogue &catalogue)
{
    if (!report.error || report.outcome.licenseStatus == licenseStatusLicensed)
        return false;
    const Error &error = *report.error;
    return report.outcome.spent == Spent::Unknown || error.condition == condition::attemptsExhausted ||
           (error.operation == operation::sppActivate && isAmbiguous(error, catalogue));
}

bool endsAttempts(const ActivationReport &report, const ErrorCatalogue &catalogue)
{
    if (report.outcome.licenseStatus == licenseStatusLicensed)
        return true;
    const std::optional<Error> &error = report.error;
    return error && error->operation == operation::sppActivate && !leavesOpen(report, catalogue);
}

ActivationReport activate(Pc &pc, const Inspection &inspection, const std::optional<QString> &lastFive,
                          const ActivateOptions &options, const JobContext &context)
{
    ActivationReport report;
    const auto reading = pc.currentLicenses(inspection.programme, context);
    if (!reading)
        return failed(report, reading.error());
    report.licenses = *reading;
    const RowDecision decision = decideRow(*reading, inspection.programme, lastFive, options.wanted);
    if (!decision.row)
        return failed(report, conditionError(Fault::NotFound, operation::journeyRow, condition::noKey));
    report.outcome = describe(*decision.row);
    if (options.wanted && decision.row->row.id != options.wanted)
        return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow));
    if (!lastFive && decision.kind != RowDecision::Kind::AlreadyLicensed &&
        pc.journal().isRefusedKey(*decision.row->row.id, report.outcome.partialKey))
        return failed(
            report, conditionError(Fault::Refused, operation::keyBind, condition::keyStays, report.outcome.partialKey));
    if (decision.kind == RowDecision::Kind::AlreadyLicensed) {
        // A journal that cannot be read costs the "unknown", never the truth that the row is licensed.
        const auto open = pc.journal().ambiguousAttempts(*decision.row->row.id, report.outcome.partialKey);
        const bool wasLeftOpen = open && *open > 0;
        if (wasLeftOpen && !options.rehearsal && pc.claim())
            endAttempt(pc, report.outcome, Outcome::Done, std::nullopt);
        return alreadyLicensed(report, wasLeftOpen);
    }
    if (auto error = refuseChange(inspection))
        return failed(report, *error);
    Inspection now = inspection;
    now.licenses = *reading;
    if (auto block = blockBeforeSpending(now))
        return failed(report, *block);
    if (auto block = blockBeforeRow(now, *decision.row, options.insistence))
        return failed(report, *block);
    if (!options.rehearsal)
        forgetNotes(pc, *decision.row, now);
    const auto online = [&pc](const ActivationId &id, const JobContext &during) {
        during.tell({.waiting = Waiting::ActivationServer});
        return pc.machine().licensing().activate(id, during);
    };
    return spend(pc, *decision.row, inspection, options, online, context);
}

ActivationReport spend(Pc &pc, const EsuRow &row, const Inspection &inspection, const ActivateOptions &options,
                       const SpendingAct &act, const JobContext &context)
{
    ActivationReport report{.outcome = describe(row), .licenses = pc.lastLicenses().value_or(LicenseReading{})};
    const bool isCurrent = pc.areLicensesOurs();
    if (const auto claimed = options.rehearsal ? Result<void>() : pc.claim(); !claimed)
        return failed(report, claimed.error());
    const auto open = pc.journal().ambiguousAttempts(*row.row.id, report.outcome.partialKey);
    if (!open)
        return failed(report, open.error());
    // The last attempt may have succeeded after all, and another program may have been here until the claim: look
    // before spending.
    if (*open > 0 && !options.rehearsal)
        static_cast<void>(pc.machine().licensing().refresh(context));
    const auto again = options.rehearsal || (isCurrent && *open == 0)
                           ? pc.currentLicenses(inspection.programme, context)
                           : pc.readLicenses(inspection.programme, context);
    if (!again)
        return failed(report, again.error());
    report.licenses = *again;
    const EsuRow *live = again->byId(*row.row.id);
    if (!live || live->row.partialProductKey != row.row.partialProductKey)
        return failed(report, conditionError(Fault::NotFound, operation::journeyRow, condition::noKey));
    if (live->row.isLicensed()) {
        report.outcome = describe(*live);
        if (*open > 0 && !options.rehearsal)
            endAttempt(pc, report.outcome, Outcome::Done, std::nullopt);
        return alreadyLicensed(report, *open > 0);
    }
    if (areAttemptsExhausted(*open) && !options.retryAmbiguous)
        return failed(report, conditionError(Fault::Refused, operation::sppActivate, condition::attemptsExhausted));
    // A stop that came in time is no attempt, and leaves nothing open.
    if (context.stopRequested())
        return failed(report, cancelled(operation::journeyRow));
    if (options.rehearsal)
        return report;
    report.outcome.again = *open > 0;
    if (const auto begun = pc.journal().begin({.at = pc.machine().clock().now(),
                                               .activationId = *row.row.id,
                                               .lastFive = report.outcome.partialKey,
                                               .attempt = *open + 1});
        !begun)
        return failed(report, begun.error());
    const auto done = act(*row.row.id, context);
    pc.forgetLicenses();
    report = readAfter(pc, report, inspection, done ? std::nullopt : std::optional(done.error()), context);
    // It was stopped, whatever came of it; what came of it stands in the outcome. A definite refusal is an answer.
    if (context.stopRequested() && report.outcome.spent != Spent::No)
        report.error = cancelled(operation::sppActivate);
    return report;
}

} // namespace esu
