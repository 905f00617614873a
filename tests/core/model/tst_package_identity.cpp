// SPDX-License-Identifier: MIT
#include "core/model/package_identity.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

constexpr auto properties = "ApplicabilityInfo=\"Windows 7 Client SP1;\"\r\n"
                            "Applies to=\"Windows 7\"\r\n"
                            "KB Article Number=\"4490628\"\r\n"
                            "Package Type=\"Security Update\"\r\n"
                            "Processor Architecture=\"amd64\"\r\n";

TEST(PackageIdentity, IsReadFromThePropertiesOfThePackage)
{
    EXPECT_EQ(packageIdentityIn(properties),
              (PackageIdentity{.kb = QStringLiteral("KB4490628"), .architecture = QStringLiteral("x64")}));
    EXPECT_EQ(packageIdentityIn("kb article number = \"kb4490628\"\n"),
              (PackageIdentity{.kb = QStringLiteral("KB4490628")}));
    EXPECT_EQ(packageIdentityIn("Processor Architecture=\"x86\""),
              (PackageIdentity{.architecture = QStringLiteral("x86")}));
    EXPECT_EQ(packageIdentityIn(""), std::nullopt);
    EXPECT_EQ(packageIdentityIn("Support Link=\"KB Article Number=4490628\"\n"), std::nullopt)
        << "a value is no line of its own";
}

TEST(PackageIdentity, OnlyAContradictionIsAnotherPackage)
{
    const auto fits = [](const PackageIdentity &identity, const PackageFile &file) {
        return isPackage(identity, file);
    };
    const PackageFile wanted{.kb = QStringLiteral("KB4519976"), .architecture = QStringLiteral("x64")};
    EXPECT_TRUE(fits({.kb = QStringLiteral("KB4519976"), .architecture = QStringLiteral("x64")}, wanted));
    EXPECT_TRUE(fits({.kb = QStringLiteral("KB4519976")}, wanted));
    EXPECT_FALSE(fits({.kb = QStringLiteral("KB4490628"), .architecture = QStringLiteral("x64")}, wanted));
    EXPECT_FALSE(fits({.kb = QStringLiteral("KB4519976"), .architecture = QStringLiteral("x86")}, wanted));
    EXPECT_FALSE(fits({.architecture = QStringLiteral("arm64")}, wanted));
}

} // namespace
} // namespace esu
