// SPDX-License-Identifier: MIT
#include "core/windows/wmi/wmi_value.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace esu {

namespace {

QString textOf(BSTR text)
{
    return QString::fromWCharArray(text, text ? static_cast<int>(SysStringLen(text)) : 0);
}

/// nullopt for an array that is not one-dimensional text.
std::optional<QStringList> textsOf(SAFEARRAY *array, VARTYPE type)
{
    if (!array || SafeArrayGetDim(array) != 1 || (type != VT_BSTR && type != VT_VARIANT))
        return std::nullopt;
    LONG low = 0;
    LONG high = -1;
    if (FAILED(SafeArrayGetLBound(array, 1, &low)) || FAILED(SafeArrayGetUBound(array, 1, &high)))
        return std::nullopt;
    void *data = nullptr;
    if (FAILED(SafeArrayAccessData(array, &data)))
        return std::nullopt;
    std::optional<QStringList> texts = QStringList{};
    for (qsizetype i = 0; i <= static_cast<qsizetype>(high) - low; ++i) {
        if (type == VT_BSTR) {
            texts->append(textOf(static_cast<BSTR *>(data)[i]));
        } else if (const VARIANT &element = static_cast<VARIANT *>(data)[i]; element.vt == VT_BSTR) {
            texts->append(textOf(element.bstrVal));
        } else {
            texts.reset();
            break;
        }
    }
    SafeArrayUnaccessData(array);
    return texts;
}

} // namespace

WmiValue WmiValue::fromVariant(const VARIANT &variant)
{
    WmiValue value;
    switch (variant.vt) {
    case VT_EMPTY:
    case VT_NULL:
        break;
    case VT_BOOL:
        value.m_value = variant.boolVal != VARIANT_FALSE;
        break;
    case VT_I1:
        value.m_value = static_cast<qint64>(static_cast<signed char>(variant.cVal));
        break;
    case VT_UI1:
        value.m_value = static_cast<qint64>(variant.bVal);
        break;
    case VT_I2:
        value.m_value = static_cast<qint64>(variant.iVal);
        break;
    case VT_UI2:
        value.m_value = static_cast<qint64>(variant.uiVal);
        break;
    case VT_I4:
        value.m_value = static_cast<qint64>(variant.lVal);
        break;
    case VT_INT:
        value.m_value = static_cast<qint64>(variant.intVal);
        break;
    case VT_UI4:
        value.m_value = static_cast<qint64>(variant.ulVal);
        break;
    case VT_UINT:
        value.m_value = static_cast<qint64>(variant.uintVal);
        break;
    case VT_I8:
        value.m_value = static_cast<qint64>(variant.llVal);
        break;
    case VT_UI8:
        value.m_value = QString::number(variant.ullVal);
        break;
    case VT_BSTR:
        value.m_value = textOf(variant.bstrVal);
        break;
    default:
        value.m_value = Unusable{variant.vt};
        if ((variant.vt & VT_ARRAY) != 0 && (variant.vt & VT_BYREF) == 0) {
            if (auto texts = textsOf(variant.parray, variant.vt & VT_TYPEMASK))
                value.m_value = *std::move(texts);
        }
    }
    return value;
}

std::optional<qint64> WmiValue::number() const
{
    if (const auto *number = std::get_if<qint64>(&m_value))
        return *number;
    if (const auto *text = std::get_if<QString>(&m_value)) {
        bool ok = false;
        const qint64 number = text->toLongLong(&ok);
        if (ok)
            return number;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> WmiValue::uint32() const
{
    const auto value = number();
    // A uint32 above 0x7FFFFFFF (every failing HRESULT) arrives as a negative VT_I4.
    if (!value || *value < std::numeric_limits<std::int32_t>::min() ||
        *value > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

std::optional<std::uint64_t> WmiValue::uint64() const
{
    if (const auto *text = std::get_if<QString>(&m_value)) {
        bool ok = false;
        const std::uint64_t number = text->toULongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    const auto value = number();
    return value && *value >= 0 ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}

std::optional<int> WmiValue::integer() const
{
    const auto value = number();
    if (!value || *value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<bool> WmiValue::boolean() const
{
    if (const auto *value = std::get_if<bool>(&m_value))
        return *value;
    // Some providers declare a flag as a number.
    const auto flag = number();
    return flag == 0 || flag == 1 ? std::optional(flag == 1) : std::nullopt;
}

std::optional<QString> WmiValue::text() const
{
    if (const auto *text = std::get_if<QString>(&m_value))
        return *text;
    return std::nullopt;
}

std::optional<QDateTime> WmiValue::dateTime() const
{
    const auto *text = std::get_if<QString>(&m_value);
    // What is not known stands there as "*".
    static const QRegularExpression form(QStringLiteral("\\A(\\d{14})\\.(\\d{3})\\d{3}([+-]\\d{3})\\z"));
    const auto match = text ? form.match(*text) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime local = QDateTime::fromString(match.captured(1), QStringLiteral("yyyyMMddHHmmss"));
    local.setTimeSpec(Qt::UTC); // the offset that follows is what makes it so
    const QDateTime utc = local.addMSecs(match.captured(2).toInt()).addSecs(-60 * match.captured(3).toInt());
    return utc.isValid() ? std::optional(utc) : std::nullopt;
}

std::optional<QStringList> WmiValue::texts() const
{
    if (const auto *texts = std::get_if<QStringList>(&m_value))
        return *texts;
    return std::nullopt;
}

} // namespace esu
