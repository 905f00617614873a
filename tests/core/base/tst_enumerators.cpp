// SPDX-License-Identifier: MIT
#include "core/base/enumerators.h"

#include <gtest/gtest.h>

namespace esu::test {

namespace {

enum class Light { Red, Amber, Green };
constexpr QLatin1String nameOf(Light light)
{
    switch (light) {
    case Light::Red:
        return QLatin1String("red");
    case Light::Amber:
        return QLatin1String("amber");
    case Light::Green:
        return QLatin1String("green");
    }
    return {};
}

} // namespace

TEST(Enumerators, AreAllThereInTheirOrder)
{
    constexpr std::array expected{Light::Red, Light::Amber, Light::Green};
    EXPECT_EQ(enumerators<Light>(), expected);
}

} // namespace esu::test
