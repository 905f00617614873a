// SPDX-License-Identifier: MIT
#include "core/practice/scenario_recording.h"

namespace esu {

namespace {

RecordedAnswer recordedAnswer(const JsonNode &node)
{
    const auto code = node.find(QLatin1String("code"));
    return {.operation = node.text("operation"),
            .code = code ? std::optional(code->asHresult()) : std::nullopt,
            .duration = std::chrono::milliseconds(node.member(QLatin1String("milliseconds")).asInteger(0)),
            .detail = node.string("detail", {})};
}

} // namespace

QMap<QString, std::optional<std::uint32_t>> unreadableFacts(const JsonNode &root)
{
    QMap<QString, std::optional<std::uint32_t>> facts;
    const auto node = root.find(QLatin1String("unreadable"));
    if (!node)
        return facts;
    for (const QString &name : node->names()) {
        const JsonNode code = node->at(name);
        if (!unreadable::all.contains(name))
            code.problem(QStringLiteral("no fact has this name"));
        facts.insert(name, code.isNull() ? std::nullopt : std::optional(code.asHresult()));
    }
    return facts;
}

std::optional<Recording> recordingOf(const JsonNode &root)
{
    const auto node = root.find(QLatin1String("recording"));
    if (!node)
        return std::nullopt;
    Recording recording{.version = node->text("version")};
    if (const auto answers = node->find(QLatin1String("answers"))) {
        for (const JsonNode &answer : answers->items())
            recording.answers.append(recordedAnswer(answer));
    }
    return recording;
}

} // namespace esu
