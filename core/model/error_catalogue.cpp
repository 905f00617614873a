// SPDX-License-Identifier: MIT
#include "core/model/error_catalogue.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <algorithm>

namespace esu {

namespace {

constexpr std::uint32_t accessDeniedCode = 0x80070005U;
const QLatin1String anyOperation("*");

/// What an error without code or named cause stands for.
Error withCause(Error error)
{
    if (error.code || !error.condition.isEmpty())
        return error;
    switch (error.fault) {
    case Fault::AccessDenied:
        error.code = accessDeniedCode;
        break;
    case Fault::Timeout:
        error.condition = condition::timeout;
        break;
    case Fault::Cancelled:
        error.condition = condition::cancelled;
        break;
    case Fault::Unsupported:
        error.condition = condition::unsupported;
        break;
    case Fault::NotFound:
    case Fault::Refused:
    case Fault::BadData:
    case Fault::Backend:
        break;
    }
    return error;
}

/// -1: the row is about something else. Our own judgement of the cause weighs more than the code Windows gave.
int weight(const ErrorEntry &entry, const Error &error)
{
    int weight = 0;
    if (!entry.condition.isEmpty()) {
        if (entry.condition != error.condition)
            return -1;
        weight += 8;
    }
    if (!entry.codes.isEmpty()) {
        if (!error.code || !entry.codes.contains(*error.code))
            return -1;
        weight += 4;
    }
    if (!entry.operations.isEmpty()) {
        if (entry.operations.contains(error.operation))
            return weight + 2;
        const bool isBelow =
            std::any_of(entry.operations.cbegin(), entry.operations.cend(), [&](const QString &prefix) {
                return prefix.endsWith(u'.') && error.operation.startsWith(prefix);
            });
        if (isBelow)
            return weight + 1;
        return entry.operations.contains(anyOperation) ? weight : -1;
    }
    return weight;
}

/// Where the code does not decide, the step does (app/ctl/CONTRACT.md, "Exit codes").
ExitCode exitCodeOfStep(const QString &step)
{
    using namespace operation;
    if (step == sppActivate)
        return ExitCode::ActivationRefused;
    if (step == sppInstallKey || step == sppUninstallKey || step == keyInput || step == keyBind)
        return ExitCode::KeyRefused;
    if (step.startsWith(QLatin1String("wua.")))
        return ExitCode::UpdateFailed;
    if (step == wmiConnect)
        return ExitCode::NotReachable;
    if (step == inventoryElevation)
        return ExitCode::AccessDenied;
    if (step == journeyEligibility)
        return ExitCode::NotEligible;
    if (step == journeyPrerequisites || step.startsWith(QLatin1String("package.")) ||
        step.startsWith(QLatin1String("catalog.")))
        return ExitCode::PrerequisiteMissing;
    if (step == journeyRow)
        return ExitCode::NoEsuRow;
    if (step == arguments || step == activationIdInput || step == runJson || step == scenario || step == resourceData)
        return ExitCode::Usage;
    return ExitCode::Failure;
}

ExitCode exitCodeOfFault(Fault fault, const QString &step)
{
    switch (fault) {
    case Fault::AccessDenied:
        return ExitCode::AccessDenied;
    case Fault::Cancelled:
        return ExitCode::Cancelled;
    case Fault::NotFound:
    case Fault::Timeout:
    case Fault::Unsupported:
    case Fault::Refused:
    case Fault::BadData:
    case Fault::Backend:
        return exitCodeOfStep(step);
    }
    return ExitCode::Failure;
}

QString replaced(QString text, const QList<ConsoleWords::Phrase> &phrases)
{
    for (const ConsoleWords::Phrase &phrase : phrases)
        text.replace(phrase.wizard, phrase.console);
    return text;
}

} // namespace

LocalText ConsoleWords::of(const LocalText &text) const
{
    return {.ja = replaced(text.ja, ja), .en = replaced(text.en, en)};
}

ErrorCatalogue ErrorCatalogue::forConsole() const
{
    QList<ErrorEntry> entries = m_entries;
    for (ErrorEntry &entry : entries) {
        for (LocalText *text : {&entry.what, &entry.cause, &entry.nextStep})
            *text = m_consoleWords.of(*text);
    }
    return ErrorCatalogue(entries, m_consoleWords);
}

ErrorExplanation ErrorCatalogue::explain(const Error &original) const
{
    const Error error = withCause(original);
    const ErrorEntry *best = nullptr;
    int bestWeight = -1;
    for (const ErrorEntry &entry : m_entries) {
        if (const int entryWeight = weight(entry, error); entryWeight > bestWeight) {
            best = &entry;
            bestWeight = entryWeight;
        }
    }
    ErrorExplanation explanation{.exitCode = exitCodeOfFault(error.fault, error.operation), .known = false};
    // Only Activate can spend; what is not known to be a definite answer to it leaves that open.
    const bool isActivation = error.operation == operation::sppActivate;
    if (!best) {
        explanation.ambiguous = isActivation;
        return explanation;
    }
    explanation.symbol = best->symbol;
    explanation.what = best->what;
    explanation.cause = best->cause;
    explanation.nextStep = best->nextStep;
    explanation.ambiguous = isActivation && best->ambiguous;
    explanation.repeatable = best->repeatable;
    explanation.asksDealer = best->asksDealer;
    explanation.known = !best->codes.isEmpty() || !best->condition.isEmpty();
    if (best->exitCode)
        explanation.exitCode = *best->exitCode;
    return explanation;
}

} // namespace esu
