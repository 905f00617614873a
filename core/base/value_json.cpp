// SPDX-License-Identifier: MIT
#include "core/base/value_json.h"

namespace esu {

QString jsonTypeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("true or false");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a string");
    case QJsonValue::Array:
        return QStringLiteral("a list");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

std::nullopt_t JsonSpot::problem(const QString &what) const
{
    if (m_problem.isEmpty()) {
        const QString place = path();
        m_problem = place.isEmpty() ? what : place + QStringLiteral(": ") + what;
    }
    return std::nullopt;
}

std::nullopt_t JsonSpot::mustBe(const QString &what, const QJsonValue &value) const
{
    return problem(QStringLiteral("must be %1, is %2").arg(what, jsonTypeName(value)));
}

QString JsonSpot::path() const
{
    if (!m_parent)
        return {};
    const QString above = m_parent->path();
    if (m_index >= 0)
        return above + QStringLiteral("[%1]").arg(m_index);
    return above.isEmpty() ? m_name.toString() : above + QLatin1Char('.') + m_name.toString();
}

std::optional<bool> ValueJson<bool>::read(const QJsonValue &json, const JsonSpot &spot)
{
    if (!json.isBool())
        return spot.mustBe(QStringLiteral("true or false"), json);
    return json.toBool();
}

std::optional<QString> ValueJson<QString>::read(const QJsonValue &json, const JsonSpot &spot)
{
    if (!json.isString())
        return spot.mustBe(QStringLiteral("a string"), json);
    return json.toString();
}

namespace {

/// What a text says, if that is written as this very text; "" = what is not valid.
template <class T, class Parse>
std::optional<T> readText(const QJsonValue &json, const JsonSpot &spot, Parse parse, const QString &what)
{
    const std::optional<QString> text = ValueJson<QString>::read(json, spot);
    if (!text)
        return std::nullopt;
    const T value = text->isEmpty() ? T() : parse(*text);
    if (ValueJson<T>::write(value) != *text)
        return spot.problem(QStringLiteral("\"%1\" is not %2").arg(*text, what));
    return value;
}

} // namespace

std::optional<QDate> ValueJson<QDate>::read(const QJsonValue &json, const JsonSpot &spot)
{
    return readText<QDate>(
        json, spot, [](const QString &text) { return QDate::fromString(text, Qt::ISODate); },
        QStringLiteral("a date like 2026-11-23"));
}

std::optional<QDateTime> ValueJson<QDateTime>::read(const QJsonValue &json, const JsonSpot &spot)
{
    return readText<QDateTime>(
        json, spot, [](const QString &text) { return QDateTime::fromString(text, Qt::ISODateWithMs); },
        QStringLiteral("a time like 2026-11-23T08:00:00.000Z"));
}

std::optional<QUrl> ValueJson<QUrl>::read(const QJsonValue &json, const JsonSpot &spot)
{
    return readText<QUrl>(
        json, spot, [](const QString &text) { return QUrl(text, QUrl::StrictMode); }, QStringLiteral("an address"));
}

} // namespace esu
