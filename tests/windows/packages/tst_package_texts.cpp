// SPDX-License-Identifier: MIT
#include "core/base/operations.h"
#include "core/windows/packages/cbs_log.h"
#include "core/windows/packages/package_outcome.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

struct GoodEnd {
    std::uint32_t exitCode;
    bool alreadyInstalled;
    bool restartRequired;
};

class GoodEnds : public testing::TestWithParam<GoodEnd> {};

TEST_P(GoodEnds, areSuccess)
{
    const auto outcome = packageOutcome(GetParam().exitCode);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->alreadyInstalled, GetParam().alreadyInstalled);
    EXPECT_EQ(outcome->restartRequired, GetParam().restartRequired);
    EXPECT_EQ(outcome->code, GetParam().exitCode);
}

INSTANTIATE_TEST_SUITE_P(Codes, GoodEnds,
                         testing::Values(GoodEnd{0, false, false}, GoodEnd{3010, false, true},
                                         GoodEnd{1641, false, true}, GoodEnd{2359301, false, true},
                                         GoodEnd{2359302, true, false}, GoodEnd{2359303, false, false},
                                         GoodEnd{0x80070BC2U, false, true}));

struct BadEnd {
    std::uint32_t exitCode;
    std::uint32_t code;
};

class BadEnds : public testing::TestWithParam<BadEnd> {};

TEST_P(BadEnds, carryTheirHresult)
{
    const auto outcome = packageOutcome(GetParam().exitCode);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, GetParam().code);
    EXPECT_EQ(outcome.error().operation, operation::packageInstall);
}

INSTANTIATE_TEST_SUITE_P(Codes, BadEnds,
                         testing::Values(BadEnd{2149842967U, 0x80240017U}, BadEnd{2149842966U, 0x80240016U},
                                         BadEnd{2147942405U, 0x80070005U}, BadEnd{5, 0x80070005U},
                                         BadEnd{87, 0x80070057U}, BadEnd{1058, 0x80070422U}, BadEnd{1618, 0x80070652U},
                                         BadEnd{0x80096010U, 0x80096010U}, BadEnd{0x80092004U, 0x80092004U},
                                         BadEnd{0x240008U, 0x240008U}));

TEST(PackageOutcome, accessDeniedIsTold)
{
    EXPECT_EQ(packageOutcome(5).error().fault, Fault::AccessDenied);
}

TEST(CbsLog, onlyLinesAboutEsuAreEvidence)
{
    EXPECT_EQ(esuLines("alf of a line\r\n2020-12-01 10:00:00, Info  CBS  ESU: Product = 48 (0x00000030).\r\n"
                       "2020-12-01 10:00:00, Info  CBS  Session: 1\r\n"
                       "2020-12-01 10:00:01, Info  CBS  ESU: not eligible, hr = 0x80070643\r\n"),
              QStringLiteral("2020-12-01 10:00:00, Info  CBS  ESU: Product = 48 (0x00000030).\n"
                             "2020-12-01 10:00:01, Info  CBS  ESU: not eligible, hr = 0x80070643"));
    EXPECT_EQ(esuLines({}), QString());
}

TEST(CbsLog, manyAndLongLinesAreCut)
{
    QByteArray tail;
    for (int i = 0; i < 50; ++i)
        tail += "ESU: " + QByteArray::number(i) + QByteArray(1000, 'x') + '\n';
    const QStringList lines = esuLines(tail).split(QLatin1Char('\n'));
    EXPECT_EQ(lines.size(), 20);
    EXPECT_TRUE(lines.constLast().startsWith(QLatin1String("ESU: 49x")));
    EXPECT_EQ(lines.constLast().size(), 300);
}

} // namespace
} // namespace esu
