// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/catalogue.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace esu {

/// Exit codes of `esuctl`; the contract is app/ctl/CONTRACT.md.
enum class ExitCode {
    Done = 0,
    Failure = 1,
    Usage = 2,
    KeyRefused = 10,
    NoEsuRow = 11,
    PrerequisiteMissing = 12,
    ActivationRefused = 13,
    ActivationLimit = 14,
    NotEligible = 15,
    Network = 16,
    AccessDenied = 17,
    NotReachable = 18,
    UpdateFailed = 19,
    VerdictAmber = 20,
    VerdictRed = 21,
    NoKey = 22,
    Cancelled = 130,
    RestartRequired = 3010,
};

/// One row of `resources/error-codes.json`: what a code means in one operation.
struct ErrorEntry {
    QList<std::uint32_t> codes = {}; ///< empty for our own conditions
    QString condition = {};          ///< our named cause, or the variant of a code; empty = any
    QStringList operations = {};     ///< exact names, a prefix ending in ".", "*" (last resort); empty = any
    QString symbol = {};
    LocalText what = {};
    LocalText cause = {};
    LocalText nextStep = {};
    std::optional<ExitCode> exitCode = std::nullopt;
    bool ambiguous = false;  ///< after it nobody knows whether an activation was spent
    bool repeatable = true;  ///< false: repeating the act cannot cure it
    bool asksDealer = false; ///< the next step leads to whoever sold the key
    QString confidence = {};
};

/// What a program without pages and buttons says where a sentence names one; `resources/error-codes.json`, "console".
struct ConsoleWords {
    struct Phrase {
        QString wizard;
        QString console;
    };
    QList<Phrase> ja = {}; ///< in this order
    QList<Phrase> en = {};

    LocalText of(const LocalText &text) const;
};

/// What to say and do about an error.
struct ErrorExplanation {
    QString symbol = {};
    LocalText what = {};
    LocalText cause = {};
    LocalText nextStep = {};
    ExitCode exitCode = ExitCode::Failure;
    bool ambiguous = false;
    bool repeatable = true;
    bool asksDealer = false;
    bool known = true; ///< false: the generic text for an unknown code
};

/// The error catalogue. Immutable, thread-safe. Looks for the most specific row: code + condition + operation, then
/// less.
class ErrorCatalogue {
public:
    ErrorCatalogue() = default;
    explicit ErrorCatalogue(QList<ErrorEntry> entries, ConsoleWords consoleWords = {})
        : m_entries(std::move(entries)), m_consoleWords(std::move(consoleWords))
    {
    }

    /// Never fails: an unknown code gets the generic text of its operation and the exit code of its step.
    ErrorExplanation explain(const Error &error) const;
    const QList<ErrorEntry> &entries() const { return m_entries; }
    const ConsoleWords &consoleWords() const { return m_consoleWords; }
    /// The same with the sentences of a console.
    ErrorCatalogue forConsole() const;

private:
    QList<ErrorEntry> m_entries = {};
    ConsoleWords m_consoleWords = {};
};

} // namespace esu
