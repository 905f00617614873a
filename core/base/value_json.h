// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QUrl>

#include <concepts>
#include <cstdint>
#include <expected>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

/// Values to JSON and back, both from one list of members per struct:
///
///     template <> struct Members<Thing> {
///         static constexpr std::tuple list{member(u"name", &Thing::name), member(u"size", &Thing::size)};
///     };
///
/// A member that is not in its list does not compile. Reading is strict: a member that lacks or is not known, another
/// type, an unknown name is an error that says where. An optional is null or its value; a fact is {"value": …} or
/// {"error": …}; an enum is its name in `EnumNames`; a time is UTC to the millisecond, "" when it is not valid.
namespace esu {

/// One member of a struct and its name in JSON.
template <class S, class T> struct Member {
    std::u16string_view name;
    T S::*place;
};
template <class S, class T> consteval Member<S, T> member(std::u16string_view name, T S::*place)
{
    return {name, place};
}

/// The list of a struct's members; may have `static QString wrong(const S &)`, which says what such a value cannot be,
/// or nothing.
template <class S> struct Members;

/// "a string", "null", …: what a value is, for whoever expected something else.
QString jsonTypeName(const QJsonValue &value);

/// Where a value stands. Lives on the stack of the reader only, below its parent.
class JsonSpot {
public:
    /// `problem` takes the first thing that is wrong.
    explicit JsonSpot(QString &problem) : m_problem(problem) {}
    JsonSpot member(QStringView name) const { return {*this, name, -1}; }
    JsonSpot item(qsizetype index) const { return {*this, {}, index}; }

    /// Says what is wrong here; always nullopt.
    std::nullopt_t problem(const QString &what) const;
    std::nullopt_t mustBe(const QString &what, const QJsonValue &value) const;
    /// "inspection.facts.os.value.build", "steps[2].state"; empty for the root.
    QString path() const;

private:
    JsonSpot(const JsonSpot &parent, QStringView name, qsizetype index)
        : m_problem(parent.m_problem), m_parent(&parent), m_name(name), m_index(index)
    {
    }
    QString &m_problem;
    const JsonSpot *m_parent = nullptr;
    QStringView m_name = {};
    qsizetype m_index = -1;
};

/// How one type is written and read; `read` gives nullopt after it told what is wrong.
template <class T> struct ValueJson;

template <> struct ValueJson<bool> {
    static QJsonValue write(bool value) { return value; }
    static std::optional<bool> read(const QJsonValue &json, const JsonSpot &spot);
};
template <> struct ValueJson<QString> {
    static QJsonValue write(const QString &value) { return value; }
    static std::optional<QString> read(const QJsonValue &json, const JsonSpot &spot);
};
template <> struct ValueJson<QDate> {
    static QJsonValue write(QDate value) { return value.toString(Qt::ISODate); }
    static std::optional<QDate> read(const QJsonValue &json, const JsonSpot &spot);
};
template <> struct ValueJson<QDateTime> {
    static QJsonValue write(const QDateTime &value) { return value.toUTC().toString(Qt::ISODateWithMs); }
    static std::optional<QDateTime> read(const QJsonValue &json, const JsonSpot &spot);
};
template <> struct ValueJson<QUrl> {
    static QJsonValue write(const QUrl &value) { return value.toString(QUrl::FullyEncoded); }
    static std::optional<QUrl> read(const QJsonValue &json, const JsonSpot &spot);
};

template <std::integral T> struct ValueJson<T> {
    static_assert(std::in_range<qint64>(std::numeric_limits<T>::max()), "JSON keeps what fits in 64 bits with a sign");
    static QJsonValue write(T value) { return QJsonValue(static_cast<qint64>(value)); }
    static std::optional<T> read(const QJsonValue &json, const JsonSpot &spot)
    {
        if (!json.isDouble())
            return spot.mustBe(QStringLiteral("a number"), json);
        const qint64 number = json.toInteger(0);
        if (number != json.toInteger(1) || !std::in_range<T>(number))
            return spot.problem(QStringLiteral("must be a whole number from %1 to %2")
                                    .arg(std::numeric_limits<T>::min())
                                    .arg(std::numeric_limits<T>::max()));
        return static_cast<T>(number);
    }
};

template <class E>
    requires std::is_enum_v<E>
struct ValueJson<E> {
    static QJsonValue write(E value) { return nameOf(value); }
    static std::optional<E> read(const QJsonValue &json, const JsonSpot &spot)
    {
        if (!json.isString())
            return spot.mustBe(QStringLiteral("a string"), json);
        if (const std::optional<E> value = valueOf<E>(json.toString()))
            return value;
        return spot.problem(QStringLiteral("\"%1\" is none of: %2").arg(json.toString(), allNames<E>()));
    }
};

template <class T> struct ValueJson<std::optional<T>> {
    static QJsonValue write(const std::optional<T> &value)
    {
        return value ? ValueJson<T>::write(*value) : QJsonValue(QJsonValue::Null);
    }
    static std::optional<std::optional<T>> read(const QJsonValue &json, const JsonSpot &spot)
    {
        if (json.isNull())
            return std::optional<T>();
        auto value = ValueJson<T>::read(json, spot);
        return value ? std::optional<std::optional<T>>(std::move(value)) : std::nullopt;
    }
};

template <class T> struct ValueJson<QList<T>> {
    static QJsonValue write(const QList<T> &values)
    {
        QJsonArray array;
        for (const T &value : values)
            array.append(ValueJson<T>::write(value));
        return array;
    }
    static std::optional<QList<T>> read(const QJsonValue &json, const JsonSpot &spot)
    {
        if (!json.isArray())
            return spot.mustBe(QStringLiteral("a list"), json);
        QList<T> values;
        for (const QJsonValue item : json.toArray()) {
            auto value = ValueJson<T>::read(item, spot.item(values.size()));
            if (!value)
                return std::nullopt;
            values.append(*std::move(value));
        }
        return values;
    }
};

template <class T, class E> struct ValueJson<std::expected<T, E>> {
    using Expected = std::expected<T, E>;
    static constexpr QStringView valueName = u"value";
    static constexpr QStringView errorName = u"error";

    static QJsonValue write(const Expected &result)
    {
        if (!result)
            return QJsonObject{{errorName.toString(), ValueJson<E>::write(result.error())}};
        if constexpr (std::is_void_v<T>)
            return QJsonObject{{valueName.toString(), QJsonValue(QJsonValue::Null)}};
        else
            return QJsonObject{{valueName.toString(), ValueJson<T>::write(*result)}};
    }
    static std::optional<Expected> read(const QJsonValue &json, const JsonSpot &spot)
    {
        const QJsonObject object = json.toObject();
        const QString name = object.size() == 1 ? object.constBegin().key() : QString();
        if (name == errorName) {
            auto error = ValueJson<E>::read(object.value(errorName), spot.member(errorName));
            return error ? std::optional<Expected>(std::unexpected(*std::move(error))) : std::nullopt;
        }
        if (name != valueName)
            return spot.problem(QStringLiteral("must be an object with one member, \"value\" or \"error\""));
        return readValue(object.value(valueName), spot.member(valueName));
    }

private:
    static std::optional<Expected> readValue(const QJsonValue &json, const JsonSpot &spot)
    {
        if constexpr (std::is_void_v<T>) {
            if (!json.isNull())
                return spot.mustBe(QStringLiteral("null"), json);
            return Expected();
        } else {
            auto value = ValueJson<T>::read(json, spot);
            return value ? std::optional<Expected>(*std::move(value)) : std::nullopt;
        }
    }
};

/// No name and no member stands twice in a list.
template <class S, class A, class B> constexpr bool areApart(const Member<S, A> &a, const Member<S, B> &b)
{
    if constexpr (std::same_as<A, B>)
        return a.name != b.name && a.place != b.place;
    return a.name != b.name;
}

/// The list of a struct has every member, each once: the struct can be made of so many values, and of no more.
template <class S, class... T> consteval bool listsEvery(const std::tuple<Member<S, T>...> &list)
{
    const auto clashes = [&list](const auto &member) {
        return std::apply([&member](const auto &...other) { return ((areApart(member, other) ? 0 : 1) + ...); }, list);
    };
    const bool once = std::apply([&clashes](const auto &...member) { return ((clashes(member) == 1) && ...); }, list);
    return once && requires { S{std::declval<T>()...}; } && !requires { S{std::declval<T>()..., {}}; };
}

/// A struct: an object with exactly its members.
template <class S>
    requires requires { Members<S>::list; }
struct ValueJson<S> {
    static_assert(listsEvery(Members<S>::list), "a member is not in the list, or stands there twice");

    static QJsonValue write(const S &value) { return object(value); }
    static QJsonObject object(const S &value)
    {
        QJsonObject object;
        const auto add = [&]<class T>(const Member<S, T> &member) {
            object.insert(nameIn(member), ValueJson<T>::write(value.*member.place));
        };
        std::apply([&add](const auto &...member) { (add(member), ...); }, Members<S>::list);
        return object;
    }
    static std::optional<S> read(const QJsonValue &json, const JsonSpot &spot)
    {
        if (!json.isObject())
            return spot.mustBe(QStringLiteral("an object"), json);
        const QJsonObject object = json.toObject();
        S value{};
        const auto take = [&]<class T>(const Member<S, T> &member) {
            const auto found = object.constFind(nameIn(member));
            if (found == object.constEnd())
                return spot.problem(QStringLiteral("lacks \"%1\"").arg(nameIn(member))), false;
            auto part = ValueJson<T>::read(*found, spot.member(nameIn(member)));
            if (part)
                value.*member.place = *part;
            return part.has_value();
        };
        if (!std::apply([&take](const auto &...member) { return (take(member) && ...); }, Members<S>::list))
            return std::nullopt;
        for (const QString &name : object.keys()) {
            if (!isMember(name))
                return spot.problem(QStringLiteral("has \"%1\", which is no member of it").arg(name));
        }
        if constexpr (requires { Members<S>::wrong(value); }) {
            if (const QString what = Members<S>::wrong(value); !what.isEmpty())
                return spot.problem(what);
        }
        return value;
    }

private:
    template <class T> static QStringView nameIn(const Member<S, T> &member)
    {
        return {member.name.data(), static_cast<qsizetype>(member.name.size())};
    }
    static bool isMember(QStringView name)
    {
        return std::apply([name](const auto &...member) { return ((nameIn(member) == name) || ...); },
                          Members<S>::list);
    }
};

/// `BadData` of this operation with the place in `detail` when it is not exactly such a value.
template <class T> Result<T> valueFromJson(const QJsonValue &json, const QString &operation)
{
    QString problem;
    if (auto value = ValueJson<T>::read(json, JsonSpot(problem)))
        return *std::move(value);
    return std::unexpected(Error{.fault = Fault::BadData, .operation = operation, .detail = problem});
}

template <> struct Members<Error> {
    static constexpr std::tuple list{member(u"fault", &Error::fault), member(u"operation", &Error::operation),
                                     member(u"code", &Error::code), member(u"condition", &Error::condition),
                                     member(u"detail", &Error::detail)};
};

} // namespace esu
