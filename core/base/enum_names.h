// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace esu {

/// The names of an enum's values in JSON, once, beside the enum: a specialisation has `static constexpr auto table`, an
/// array of pairs (value, u"name") in the order of the enumerators, which count from 0. It must be complete: a
/// `static_assert` on `namesEvery` stands behind it.
template <class E> struct EnumNames;

template <class E, std::size_t n> using EnumTable = std::array<std::pair<E, std::u16string_view>, n>;

/// Whether an enum has an enumerator of this value: the compiler writes its name in the signature, else a cast.
template <auto value> consteval bool isEnumerator()
{
    const std::string_view signature = __PRETTY_FUNCTION__;
    const std::size_t at = signature.find("value = ");
    return at != std::string_view::npos && signature.at(at + 8) != '(';
}

/// The table has every enumerator, in order, and no name twice.
template <class E> consteval bool namesEvery()
{
    constexpr auto &table = EnumNames<E>::table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].first) != i || table[i].second.empty())
            return false;
        for (std::size_t other = 0; other < i; ++other) {
            if (table[i].second == table[other].second)
                return false;
        }
    }
    return isEnumerator<table.back().first>() && !isEnumerator<static_cast<E>(table.size())>();
}

/// Every enumerator, in order.
template <class E> consteval auto enumerators()
{
    std::array<E, EnumNames<E>::table.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = EnumNames<E>::table[i].first;
    return all;
}

template <class E> QString nameOf(E value)
{
    const std::u16string_view name = EnumNames<E>::table.at(static_cast<std::size_t>(value)).second;
    return QString::fromUtf16(name.data(), static_cast<qsizetype>(name.size()));
}

/// nullopt = no such name.
template <class E> std::optional<E> valueOf(QStringView name)
{
    for (const auto &[value, known] : EnumNames<E>::table) {
        if (name == QStringView(known.data(), static_cast<qsizetype>(known.size())))
            return value;
    }
    return std::nullopt;
}

} // namespace esu
