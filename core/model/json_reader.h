// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/model/activation_id.h"

#include <QByteArray>
#include <QDate>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace esu {

class JsonNode;

/// A JSON text that is read strictly: every member must be asked for, and everything wrong with it is told as
/// "file:line: field.path: what is wrong". Owned by one parser function; not thread-safe. Use:
///
///     auto document = JsonDocument::parse(bytes, fileName, operation::resourceData);
///     if (!document)
///         return std::unexpected(document.error());
///     Thing thing{.name = document->root().string("name"), …};
///     if (const auto problem = document->problem())
///         return std::unexpected(*problem);
///
/// Readers return a default after a problem, so a parser reads straight through and asks once, at the end.
class JsonDocument {
public:
    /// Fails for text that is no JSON, and for a member that stands twice in an object (QJsonDocument would drop one).
    /// `operation` is that of every error of this document.
    static Result<JsonDocument> parse(const QByteArray &json, const QString &fileName, const QString &operation);

    JsonDocument(JsonDocument &&) noexcept;
    JsonDocument &operator=(JsonDocument &&) noexcept;
    ~JsonDocument();

    JsonNode root() const;
    /// The problem nearest to the start of the file, members nobody asked for included; `BadData`.
    std::optional<Error> problem() const;

private:
    friend class JsonNode;
    struct State;
    explicit JsonDocument(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A place in a `JsonDocument`, which must outlive it. Cheap to copy. Names are ASCII literals of the schema.
class JsonNode {
public:
    // Going down.
    /// A member that must be there (it may be null only for `isNull`).
    JsonNode member(QLatin1String name) const;
    /// A member that may be absent or null: nullopt.
    std::optional<JsonNode> find(QLatin1String name) const;
    /// The elements of an array.
    QList<JsonNode> items() const;
    /// The names in an object that is a map; each counts as asked for.
    QStringList names() const;
    /// A member of a map, named by `names`.
    JsonNode at(const QString &name) const;

    // Reading this value. A wrong type or range is a problem of this place.
    QString asString() const;
    /// A string that says something.
    QString asText() const;
    int asInteger(int minimum = std::numeric_limits<int>::min(), int maximum = std::numeric_limits<int>::max()) const;
    double asNumber() const;
    bool asBool() const;
    QStringList asStrings() const;
    QList<int> asIntegers() const;
    /// "2026-11-23".
    QDate asDate() const;
    /// "0xC004F050".
    std::uint32_t asHresult() const;
    std::optional<ActivationId> asActivationId() const;
    /// One of a fixed set of words.
    template <class Enum> Enum asEnum(std::initializer_list<std::pair<QLatin1String, Enum>> words) const;
    /// One of the names of an enum that has them (`EnumNames`).
    template <class Enum> Enum asEnum() const;

    // Shorthands for `member(name).as…()` and, with a fallback, for `find`.
    QString string(const char *name) const { return member(QLatin1String(name)).asString(); }
    QString string(const char *name, const QString &fallback) const;
    QString text(const char *name) const { return member(QLatin1String(name)).asText(); }
    int integer(const char *name) const { return member(QLatin1String(name)).asInteger(); }
    int integer(const char *name, int fallback) const;
    bool boolean(const char *name) const { return member(QLatin1String(name)).asBool(); }
    bool boolean(const char *name, bool fallback) const;
    QStringList strings(const char *name) const { return member(QLatin1String(name)).asStrings(); }
    QStringList strings(const char *name, const QStringList &fallback) const;

    bool isObject() const { return m_value.isObject(); }
    bool isNumber() const { return m_value.isDouble(); }
    bool isNull() const { return m_value.isNull(); }
    /// "programmes[0].years[1].start"; empty for the root.
    const QString &path() const { return m_path; }
    /// Says what is wrong here ("year 2 starts before year 1 ends"). The one nearest to the start of the file is
    /// reported.
    void problem(const QString &what) const;

private:
    friend class JsonDocument;
    JsonNode(JsonDocument::State *state, QString path, QJsonValue value)
        : m_state(state), m_path(std::move(path)), m_value(std::move(value))
    {
    }
    bool isMissing() const { return m_value.isUndefined(); } ///< already reported; stay quiet

    JsonDocument::State *m_state;
    QString m_path;
    QJsonValue m_value;
};

template <class Enum> Enum JsonNode::asEnum() const
{
    const QString word = asString();
    const std::optional<Enum> value = valueOf<Enum>(word);
    if (!value && m_value.isString())
        problem(QStringLiteral("\"%1\" is none of: %2").arg(word, allNames<Enum>()));
    return value.value_or(Enum{});
}

template <class Enum> Enum JsonNode::asEnum(std::initializer_list<std::pair<QLatin1String, Enum>> words) const
{
    const QString word = asString();
    QStringList known;
    for (const auto &[name, value] : words) {
        if (word == name)
            return value;
        known.append(name);
    }
    if (m_value.isString())
        problem(QStringLiteral("\"%1\" is none of: %2").arg(word, known.join(QLatin1String(", "))));
    return words.begin()->second;
}

} // namespace esu
