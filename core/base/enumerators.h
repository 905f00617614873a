// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>

/// The values of an enum in a list that none can be left out of. An enum takes part with a function
/// `constexpr QLatin1String nameOf(Enum)`: a switch over all enumerators, which the compiler keeps whole. Its values
/// are those from 0 on that have a name.
namespace esu {

template <class Enum> consteval std::size_t enumeratorCount()
{
    std::size_t count = 0;
    while (!nameOf(static_cast<Enum>(count)).isEmpty())
        ++count;
    return count;
}

/// In the order of their declaration.
template <class Enum> consteval auto enumerators()
{
    std::array<Enum, enumeratorCount<Enum>()> all{};
    for (std::size_t number = 0; number < all.size(); ++number)
        all[number] = static_cast<Enum>(number);
    return all;
}

} // namespace esu
