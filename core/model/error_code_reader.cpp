// SPDX-License-Identifier: MIT
// `error-codes.json` → `ErrorCatalogue`.
#include "core/model/data_file.h"
#include "core/model/resources.h"

namespace esu {

namespace {

using namespace datafile;

/// A command that ends with it has done what it was for.
bool isGood(const ErrorEntry &entry)
{
    return entry.exitCode == ExitCode::Done || entry.exitCode == ExitCode::RestartRequired;
}

/// No failure, or one that says that a restart follows.
bool isGoodCode(std::uint32_t code)
{
    constexpr std::uint32_t failure = 0x80000000U;
    return (code & failure) == 0 || code == 0x80070BC2U || code == 0x80070669U;
}

/// A row of the file stands for one entry per code, so that each keeps its own symbol.
QList<ErrorEntry> errorEntries(const JsonNode &node)
{
    ErrorEntry entry{.condition = node.string("condition", {}),
                     .operations = node.strings("operations", {}),
                     .symbol = {},
                     .what = localText(node, "what"),
                     .cause = localText(node, "cause"),
                     .nextStep = localText(node, "nextStep"),
                     .ambiguous = node.boolean("ambiguous", false),
                     .repeatable = node.boolean("repeatable", true),
                     .asksDealer = node.boolean("asksDealer", false),
                     .confidence = confidence(node)};
    if (const auto exitCode = node.find(QLatin1String("exitCode"))) {
        using enum ExitCode;
        const int number = exitCode->asInteger();
        for (const ExitCode known : {Done, Failure, Usage, KeyRefused, NoEsuRow, PrerequisiteMissing, ActivationRefused,
                                     ActivationLimit, NotEligible, Network, AccessDenied, NotReachable, UpdateFailed,
                                     VerdictAmber, NoKey, Cancelled, RestartRequired}) {
            if (static_cast<int>(known) == number)
                entry.exitCode = known;
        }
        if (!entry.exitCode)
            exitCode->problem(QStringLiteral("is not an exit code of one act"));
    }
    const auto codes = node.find(QLatin1String("codes"));
    if (!codes && isGood(entry))
        node.problem(QStringLiteral("an error does not end as if it were none"));
    if (!codes) {
        if (entry.condition.isEmpty() && entry.operations.isEmpty())
            node.problem(QStringLiteral("needs \"codes\", \"condition\" or \"operations\""));
        return {entry};
    }
    QList<ErrorEntry> entries;
    for (const JsonNode &code : codes->items()) {
        entry.codes = {code.member(QLatin1String("code")).asHresult()};
        entry.symbol = code.text("symbol");
        if (isGood(entry) && !isGoodCode(entry.codes.constFirst()))
            code.problem(QStringLiteral("an error does not end as if it were none"));
        entries.append(entry);
    }
    if (entries.isEmpty())
        codes->problem(QStringLiteral("must not be empty"));
    return entries;
}

/// One for each operation: two rows with the same one would both answer the same error.
QStringList signaturesOf(const ErrorEntry &entry)
{
    const QString code = entry.codes.isEmpty() ? QString() : hresultText(entry.codes.first());
    const QStringList operations = entry.operations.isEmpty() ? QStringList{QString()} : entry.operations;
    QStringList signatures;
    for (const QString &operation : operations)
        signatures.append(code + u'|' + entry.condition + u'|' + operation);
    return signatures;
}

QList<ConsoleWords::Phrase> phrases(const JsonNode &parent, const char *language)
{
    QList<ConsoleWords::Phrase> phrases;
    QSet<QString> seen;
    for (const JsonNode &node : items(parent, language)) {
        phrases.append({.wizard = node.text("wizard"), .console = node.string("console")});
        mustBeNew(seen, phrases.constLast().wizard, node);
    }
    return phrases;
}

ConsoleWords consoleWords(const JsonNode &root)
{
    const auto node = root.find(QLatin1String("console"));
    return node ? ConsoleWords{.ja = phrases(*node, "ja"), .en = phrases(*node, "en")} : ConsoleWords{};
}

} // namespace

Result<ErrorCatalogue> parseErrorCodes(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    date(root, "dataDate");
    const ConsoleWords console = consoleWords(root);
    QList<ErrorEntry> entries;
    QSet<QString> signatures;
    for (const JsonNode &node : items(root, "errors")) {
        for (const ErrorEntry &entry : errorEntries(node)) {
            for (const QString &signature : signaturesOf(entry))
                mustBeNew(signatures, signature, node);
            entries.append(entry);
        }
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return ErrorCatalogue(entries, console);
}

} // namespace esu
