// SPDX-License-Identifier: MIT
#include "core/base/near_names.h"

#include <gtest/gtest.h>

namespace esu::test {
namespace {

const QStringList known{QStringLiteral("inspect"),       QStringLiteral("install"),
                        QStringLiteral("updates"),       QStringLiteral("verify"),
                        QStringLiteral("prerequisites"), QStringLiteral("key store"),
                        QStringLiteral("windows7-bare"), QStringLiteral("windows7-pro-ready")};

QString near(const char16_t *typed)
{
    return nearNames(QString::fromUtf16(typed), known).join(u',');
}

TEST(NearNames, aSlipOfTheHandIsUnderstood)
{
    EXPECT_EQ(near(u"inspekt"), QStringLiteral("inspect"));
    EXPECT_EQ(near(u"INSPECT"), QStringLiteral("inspect"));
    EXPECT_EQ(near(u"isnpect"), QStringLiteral("inspect"));
    EXPECT_EQ(near(u"update"), QStringLiteral("updates"));
    EXPECT_EQ(near(u"prerequisits"), QStringLiteral("prerequisites"));
    EXPECT_EQ(near(u"keystore"), QStringLiteral("key store"));
    EXPECT_EQ(near(u"windows7"), QStringLiteral("windows7-bare,windows7-pro-ready"))
        << "a beginning, the nearest first";
}

TEST(NearNames, whatIsLikeNothingIsNotGuessed)
{
    for (const auto *typed : {u"", u"x", u"in", u"frobnicate", u"nowhere", u"zz"})
        EXPECT_EQ(near(typed), QString()) << QString::fromUtf16(typed).toStdString();
    EXPECT_TRUE(nearNames(QString(100000, u'a'), known).isEmpty());
}

TEST(NearNames, threeAtMost)
{
    EXPECT_EQ(nearNames(QStringLiteral("abc"), {QStringLiteral("abca"), QStringLiteral("abcb"), QStringLiteral("abcc"),
                                                QStringLiteral("abcd")})
                  .size(),
              3);
}

} // namespace
} // namespace esu::test
