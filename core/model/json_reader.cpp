// SPDX-License-Identifier: MIT
#include "core/model/json_reader.h"

#include "core/base/value_json.h"
#include "core/model/json_places.h"
#include "core/model/outside_text.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace esu {

namespace {

/// More than any list that a file of ours can need: what is done with one may take the square of it.
constexpr qsizetype mostItems = 4000;
/// What a file holds is quoted, but not whole.
constexpr qsizetype longestQuote = 200;

QString quoted(const QString &text)
{
    // Before it is cut: the half of a key is not recognised any more.
    const QString masked = maskedKeys(text);
    return masked.size() > longestQuote ? masked.first(longestQuote) + QStringLiteral("…") : masked;
}

struct Problem {
    int line = 1;
    QString path;
    QString what;
};

int lineAt(const QByteArray &json, qsizetype offset)
{
    return 1 + static_cast<int>(std::count(json.cbegin(), json.cbegin() + std::min(offset, json.size()), '\n'));
}

} // namespace

struct JsonDocument::State {
    QString fileName;
    QString operation;
    QJsonValue root;
    QList<JsonPlace> places;
    QHash<QString, int> lines;
    QSet<QString> asked; ///< places somebody asked for
    QList<Problem> problems;

    void add(const QString &path, const QString &what) { problems.append({lines.value(path, 1), path, what}); }
    Error error(const Problem &problem) const
    {
        const QString field = problem.path.isEmpty() ? QString() : quoted(problem.path) + QLatin1String(": ");
        return {.fault = Fault::BadData,
                .operation = operation,
                .detail = QStringLiteral("%1:%2: %3%4").arg(fileName).arg(problem.line).arg(field, problem.what)};
    }
};

Result<JsonDocument> JsonDocument::parse(const QByteArray &json, const QString &fileName, const QString &operation)
{
    auto state = std::make_unique<State>();
    state->fileName = fileName;
    state->operation = operation;
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError)
        return std::unexpected(
            state->error({lineAt(json, syntax.offset), {}, QStringLiteral("no JSON: ") + syntax.errorString()}));
    const JsonPlaces scanned = findJsonPlaces(json);
    if (scanned.duplicate)
        return std::unexpected(state->error(
            {scanned.duplicate->line, scanned.duplicate->path, QStringLiteral("stands twice in this object")}));
    if (scanned.tooMuch)
        return std::unexpected(
            state->error({scanned.tooMuch->line, {}, QStringLiteral("holds more than a file of this program")}));
    state->root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    state->places = scanned.places;
    for (const JsonPlace &place : scanned.places)
        state->lines.insert(place.path, place.line);
    state->asked.insert({});
    return JsonDocument(std::move(state));
}

JsonDocument::JsonDocument(std::unique_ptr<State> state) : m_state(std::move(state)) {}
JsonDocument::JsonDocument(JsonDocument &&) noexcept = default;
JsonDocument &JsonDocument::operator=(JsonDocument &&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonNode JsonDocument::root() const
{
    return {m_state.get(), {}, m_state->root};
}

std::optional<Error> JsonDocument::problem() const
{
    QList<Problem> problems = m_state->problems;
    for (const JsonPlace &place : m_state->places) {
        if (m_state->asked.contains(place.parent) && !m_state->asked.contains(place.path))
            problems.append({place.line, place.path, QStringLiteral("is not a member that this file can have")});
    }
    if (problems.isEmpty())
        return std::nullopt;
    return m_state->error(*std::min_element(problems.cbegin(), problems.cend(),
                                            [](const Problem &a, const Problem &b) { return a.line < b.line; }));
}

JsonNode JsonNode::member(QLatin1String name) const
{
    return at(name);
}

JsonNode JsonNode::at(const QString &name) const
{
    const QString place = jsonMemberPath(m_path, name);
    if (isMissing())
        return {m_state, place, QJsonValue(QJsonValue::Undefined)};
    if (!m_value.isObject()) {
        problem(QStringLiteral("must be an object, is %1").arg(jsonTypeName(m_value)));
        return {m_state, place, QJsonValue(QJsonValue::Undefined)};
    }
    const QJsonValue value = m_value.toObject().value(name);
    if (value.isUndefined())
        problem(QStringLiteral("lacks \"%1\"").arg(name));
    m_state->asked.insert(place);
    return {m_state, place, value};
}

std::optional<JsonNode> JsonNode::find(QLatin1String name) const
{
    if (isMissing())
        return std::nullopt;
    if (!m_value.isObject()) {
        problem(QStringLiteral("must be an object, is %1").arg(jsonTypeName(m_value)));
        return std::nullopt;
    }
    const QString place = jsonMemberPath(m_path, name);
    m_state->asked.insert(place);
    const QJsonValue value = m_value.toObject().value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    return JsonNode{m_state, place, value};
}

QList<JsonNode> JsonNode::items() const
{
    QList<JsonNode> nodes;
    if (isMissing())
        return nodes;
    if (!m_value.isArray()) {
        problem(QStringLiteral("must be a list, is %1").arg(jsonTypeName(m_value)));
        return nodes;
    }
    const QJsonArray array = m_value.toArray();
    if (array.size() > mostItems) {
        problem(QStringLiteral("has %1 items, may have at most %2").arg(array.size()).arg(mostItems));
        return nodes;
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = jsonItemPath(m_path, i);
        m_state->asked.insert(place);
        nodes.append({m_state, place, array.at(i)});
    }
    return nodes;
}

QStringList JsonNode::names() const
{
    if (isMissing())
        return {};
    if (!m_value.isObject()) {
        problem(QStringLiteral("must be an object, is %1").arg(jsonTypeName(m_value)));
        return {};
    }
    const QStringList names = m_value.toObject().keys();
    for (const QString &name : names)
        m_state->asked.insert(jsonMemberPath(m_path, name));
    return names;
}

QString JsonNode::asString() const
{
    if (!m_value.isString() && !isMissing())
        problem(QStringLiteral("must be a string, is %1").arg(jsonTypeName(m_value)));
    return m_value.toString();
}

QString JsonNode::asText() const
{
    const QString text = asString();
    if (m_value.isString() && text.trimmed().isEmpty())
        problem(QStringLiteral("must not be empty"));
    return text;
}

int JsonNode::asInteger(int minimum, int maximum) const
{
    const double number = asNumber();
    if (!m_value.isDouble())
        return 0;
    if (number != std::floor(number) || number < minimum || number > maximum) {
        problem(QStringLiteral("must be a whole number from %1 to %2").arg(minimum).arg(maximum));
        return 0;
    }
    return static_cast<int>(number);
}

double JsonNode::asNumber() const
{
    if (!m_value.isDouble() && !isMissing())
        problem(QStringLiteral("must be a number, is %1").arg(jsonTypeName(m_value)));
    return m_value.toDouble();
}

bool JsonNode::asBool() const
{
    if (!m_value.isBool() && !isMissing())
        problem(QStringLiteral("must be true or false, is %1").arg(jsonTypeName(m_value)));
    return m_value.toBool();
}

QStringList JsonNode::asStrings() const
{
    QStringList strings;
    for (const JsonNode &node : items())
        strings.append(node.asString());
    return strings;
}

QList<int> JsonNode::asIntegers() const
{
    QList<int> numbers;
    for (const JsonNode &node : items())
        numbers.append(node.asInteger());
    return numbers;
}

QDate JsonNode::asDate() const
{
    const QString text = asString();
    // Qt::ISODate would take any sign between the numbers.
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (m_value.isString() && (!date.isValid() || text.size() != QLatin1String("yyyy-MM-dd").size()))
        problem(QStringLiteral("\"%1\" is not a date like 2026-11-23").arg(quoted(text)));
    return date;
}

std::uint32_t JsonNode::asHresult() const
{
    const QString text = asString();
    bool isHexadecimal = false;
    const std::uint32_t code =
        text.size() == 10 && text.startsWith(QLatin1String("0x")) ? text.mid(2).toUInt(&isHexadecimal, 16) : 0U;
    if (m_value.isString() && (!isHexadecimal || hresultText(code) != text)) {
        problem(QStringLiteral("\"%1\" is not a code like 0xC004F050").arg(quoted(text)));
        return 0;
    }
    return code;
}

std::optional<ActivationId> JsonNode::asActivationId() const
{
    const QString text = asString();
    const auto id = ActivationId::fromGuid(text);
    if (m_value.isString() && !id)
        problem(QStringLiteral("\"%1\" is not a GUID").arg(quoted(text)));
    return id;
}

QString JsonNode::string(const char *name, const QString &fallback) const
{
    const auto node = find(QLatin1String(name));
    return node ? node->asString() : fallback;
}

int JsonNode::integer(const char *name, int fallback) const
{
    const auto node = find(QLatin1String(name));
    return node ? node->asInteger() : fallback;
}

bool JsonNode::boolean(const char *name, bool fallback) const
{
    const auto node = find(QLatin1String(name));
    return node ? node->asBool() : fallback;
}

QStringList JsonNode::strings(const char *name, const QStringList &fallback) const
{
    const auto node = find(QLatin1String(name));
    return node ? node->asStrings() : fallback;
}

void JsonNode::problem(const QString &what) const
{
    m_state->add(m_path, what);
}

} // namespace esu
