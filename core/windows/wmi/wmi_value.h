// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <oleauto.h>

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>

#include <concepts>
#include <cstdint>
#include <optional>
#include <variant>

namespace esu {

/// One property of a WMI object as a plain value. The only place that knows how Automation carries CIM types: uint32 as
/// a signed VT_I4, uint64 and datetime as text, "no value" as VT_NULL. Absent, usable and unusable are three things.
class WmiValue {
public:
    WmiValue() = default; ///< absent
    WmiValue(const QString &text) : m_value(text) {}
    WmiValue(const QStringList &texts) : m_value(texts) {}
    explicit WmiValue(qint64 number) : m_value(number) {}
    explicit WmiValue(std::same_as<bool> auto value) : m_value(value) {}
    static WmiValue fromVariant(const VARIANT &variant);

    bool isAbsent() const { return std::holds_alternative<std::monostate>(m_value); }
    /// There is a value, but of a type no property of ours has.
    bool isUnusable() const { return std::holds_alternative<Unusable>(m_value); }

    /// Each gives nullopt when the value is absent or not of that kind. Digits in a text count as a number.
    std::optional<std::uint32_t> uint32() const;
    std::optional<std::uint64_t> uint64() const;
    std::optional<int> integer() const;
    std::optional<bool> boolean() const;
    std::optional<QString> text() const;
    std::optional<QDateTime> dateTime() const; ///< CIM "yyyymmddHHMMSS.mmmmmm+UUU" (minutes from UTC), as UTC
    std::optional<QStringList> texts() const;

    bool operator==(const WmiValue &) const = default;

private:
    struct Unusable {
        VARTYPE type = VT_EMPTY;
        bool operator==(const Unusable &) const = default;
    };
    std::optional<qint64> number() const;

    std::variant<std::monostate, bool, qint64, QString, QStringList, Unusable> m_value;
};

/// The asked-for properties of one WMI object by name. A property that the object lacks is absent.
using WmiRow = QHash<QString, WmiValue>;

} // namespace esu
