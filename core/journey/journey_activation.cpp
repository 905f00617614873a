// SPDX-License-Identifier: MIT
// The part of the journey that spends: which row, the journal before the act, and what really came of it.
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/journey.h"

namespace esu {

namespace {

/// After this many attempts with an unknown end the program stops until a person insists (design/cli.md).
constexpr int attemptLimit = 3;

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

} // namespace

ActivationReport Journey::activate(const Inspection &inspection, const std::optional<QString> &lastFive,
                                   const ActivateOptions &options, const JobContext &context)
{
    ActivationReport report;
    const auto reading = currentLicenses(inspection.programme, context);
    if (!reading)
        return failed(report, reading.error());
    report.licenses = *reading;
    const RowDecision decision = decideRow(*reading, inspection.programme, lastFive, options.wanted);
    if (!decision.row)
        return failed(report, conditionError(Fault::NotFound, operation::journeyRow, condition::noKey));
    report.outcome = describe(*decision.row);
    if (options.wanted && decision.row->row.id != options.wanted)
        return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow));
    if (decision.kind == RowDecision::Kind::AlreadyLicensed) {
        report.outcome.nothingToDo = true;
        // A journal that cannot be read costs the "unknown", never the truth that the row is licensed.
        const auto open = m_journal.ambiguousAttempts(*decision.row->row.id, report.outcome.partialKey);
        if (open && *open > 0) {
            report.outcome.spent = Spent::Unknown;
            report.outcome.nothingToDo = false;
            if (claim())
                static_cast<void>(m_journal.end(*report.outcome.activationId, report.outcome.partialKey,
                                                JournalEntry::Outcome::Done, std::nullopt));
        }
        return report;
    }
    if (auto error = refuseWithoutElevation(inspection))
        return failed(report, *error);
    Inspection now = inspection;
    now.licenses = *reading;
    if (auto block = blockBeforeSpending(now))
        return failed(report, *block);
    return spend(*decision.row, inspection, options, context);
}

ActivationReport Journey::spend(const EsuRow &row, const Inspection &inspection, const ActivateOptions &options,
                                const JobContext &context)
{
    ActivationReport report{.outcome = describe(row)};
    if (m_reading)
        report.licenses = *m_reading;
    // Read under our own claim just now: nobody else can have been here since.
    const bool isCurrent = m_readUnderClaim && isFresh();
    if (const auto claimed = claim(); !claimed)
        return failed(report, claimed.error());
    const auto open = m_journal.ambiguousAttempts(*row.row.id, report.outcome.partialKey);
    if (!open)
        return failed(report, open.error());
    // The last attempt may have succeeded after all, and another program may have been here until the claim: look
    // before spending.
    if (*open > 0)
        static_cast<void>(m_machine.licensing().refresh(context));
    const auto again =
        isCurrent && *open == 0 ? Result<LicenseReading>(*m_reading) : readLicenses(inspection.programme, context);
    if (!again)
        return failed(report, again.error());
    report.licenses = *again;
    const EsuRow *live = again->byId(*row.row.id);
    if (!live || live->row.partialProductKey != row.row.partialProductKey)
        return failed(report, conditionError(Fault::NotFound, operation::journeyRow, condition::noKey));
    if (live->row.isLicensed()) {
        report.outcome = describe(*live);
        report.outcome.spent = *open > 0 ? Spent::Unknown : Spent::No;
        report.outcome.nothingToDo = *open == 0;
        if (*open > 0)
            static_cast<void>(
                m_journal.end(*row.row.id, report.outcome.partialKey, JournalEntry::Outcome::Done, std::nullopt));
        return report;
    }
    if (*open >= attemptLimit && !options.retryAmbiguous)
        return failed(report, conditionError(Fault::Refused, operation::sppActivate, condition::attemptsExhausted));
    // A stop that came in time is no attempt.
    if (context.stopRequested())
        return failed(report, cancelled(operation::sppActivate));
    if (const auto begun = m_journal.begin({.at = m_machine.clock().now(),
                                            .activationId = *row.row.id,
                                            .lastFive = report.outcome.partialKey,
                                            .attempt = *open + 1});
        !begun)
        return failed(report, begun.error());

    context.tell({.waiting = Waiting::ActivationServer});
    const auto activated = m_machine.licensing().activate(*row.row.id, context);
    m_reading.reset();
    return afterActivate(report, inspection, activated ? std::nullopt : std::optional(activated.error()), context);
}

ActivationReport Journey::afterActivate(ActivationReport report, const Inspection &inspection,
                                        const std::optional<Error> &failure, const JobContext &context)
{
    using Outcome = JournalEntry::Outcome;
    const auto finish = [&](Outcome outcome, const std::optional<Error> &error) {
        // Unwritten, the attempt stays "started" in the journal, which the next run treats as ambiguous: the safe side.
        static_cast<void>(m_journal.end(*report.outcome.activationId, report.outcome.partialKey, outcome,
                                        error ? error->code : std::nullopt));
        report.error = error;
        return report;
    };
    const bool ambiguous = failure && (failure->fault == Fault::Timeout || failure->fault == Fault::Cancelled ||
                                       m_resources.errors.explain(*failure).ambiguous);
    if (failure && !ambiguous)
        return finish(Outcome::Refused, failure);

    report.outcome.spent = Spent::Unknown;
    static_cast<void>(m_machine.licensing().refresh(context));
    const auto after = readLicenses(inspection.programme, context);
    if (after)
        report.licenses = *after;
    const EsuRow *live = after ? after->byId(*report.outcome.activationId) : nullptr;
    if (live && live->row.isLicensed()) {
        report.outcome.licenseStatus = live->row.licenseStatus;
        report.outcome.spent = failure ? Spent::Unknown : Spent::Yes;
        return finish(Outcome::Done, std::nullopt);
    }
    if (live)
        report.outcome.licenseStatus = live->row.licenseStatus;
    if (failure)
        return finish(Outcome::Ambiguous, failure);
    if (!after)
        return finish(Outcome::Ambiguous, after.error());
    return finish(Outcome::Ambiguous,
                  conditionError(Fault::Refused, operation::sppActivate, condition::activationNotConfirmed));
}

} // namespace esu
