// SPDX-License-Identifier: MIT
// core/ARCHITECTURE.md, "The licence of Windows is never touched": what a key may have done, and when everything stops.
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

#include <ostream>

namespace esu::test {
namespace {

using Kind = BindCheck::Kind;

struct Case {
    const char *rule;
    std::optional<LicenseRow> before;
    LicenseRows after;
    Kind kind;
    std::optional<ActivationId> row = std::nullopt;
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.rule;
}
class CheckBinding : public ::testing::TestWithParam<Case> {};

TEST_P(CheckBinding, IsByTheBook)
{
    const Case &it = GetParam();
    const BindCheck check = checkBinding(it.after, programmes(), QStringLiteral("mine"), it.before, lastFive);
    EXPECT_EQ(check.kind, it.kind);
    EXPECT_EQ(check.row ? check.row->row.id : std::nullopt, it.row);
}

const QString five = QStringLiteral("QQQQQ");

INSTANTIATE_TEST_SUITE_P(
    Book, CheckBinding,
    ::testing::Values(
        Case{"an ESU row took it", baseRow(), {baseRow(), esuRow(year2, 2, lastFive)}, Kind::EsuRow, year2},
        Case{"an unknown ESU row took it",
             baseRow(),
             {baseRow(), esuRow(unknownYear4, 4, lastFive)},
             Kind::EsuRow,
             unknownYear4},
        Case{"a KMS-client row took it", baseRow(), {baseRow(), kmsRow(lastFive)}, Kind::EsuRow, kmsYear2},
        Case{"the base row was not known before",
             std::nullopt,
             {baseRow(), esuRow(year2, 2, lastFive)},
             Kind::EsuRow,
             year2},
        Case{"the base row took it", baseRow(), {baseRow(base, lastFive)}, Kind::BaseRowTookKey},
        Case{"the base row took it, not known before", std::nullopt, {baseRow(base, lastFive)}, Kind::BaseRowTookKey},
        Case{"another base row took it and is the base now",
             baseRow(),
             {baseRow(otherBase, lastFive)},
             Kind::BaseRowTookKey},
        Case{"another base row took it beside the licensed one",
             baseRow(),
             {baseRow(), baseRow(otherBase, lastFive, 0)},
             Kind::OtherRowTookKey},
        Case{"the base row and an ESU row took it",
             baseRow(),
             {baseRow(base, lastFive), esuRow(year2, 2, lastFive)},
             Kind::BaseRowTookKey},
        Case{"an ESU row took it but the base key changed",
             baseRow(),
             {baseRow(base, five), esuRow(year2, 2, lastFive)},
             Kind::BaseRowChanged},
        Case{"… but the base status changed",
             baseRow(),
             {baseRow(base, baseLastFive, 5), esuRow(year2, 2, lastFive)},
             Kind::BaseRowChanged},
        Case{"… but the base row is another",
             baseRow(),
             {baseRow(otherBase, five), esuRow(year2, 2, lastFive)},
             Kind::BaseRowChanged},
        Case{"… but the base row is gone", baseRow(), {esuRow(year2, 2, lastFive)}, Kind::BaseRowChanged},
        Case{"no row took it", baseRow(), {baseRow(), esuRow(year2, 2)}, Kind::NoRowTookKey},
        Case{"no rows", std::nullopt, {}, Kind::NoRowTookKey},
        Case{"another ESU key is there", baseRow(), {baseRow(), esuRow(year2, 2, five)}, Kind::NoRowTookKey},
        Case{"the base key ends like this one, and ended so before",
             baseRow(base, lastFive),
             {baseRow(base, lastFive), esuRow(year2, 2, lastFive)},
             Kind::EsuRow,
             year2}));

TEST(CheckBinding, AnOfficeRowThatTookTheKeyStopsToo)
{
    LicenseRow office = baseRow(otherBase, lastFive);
    office.applicationId = QStringLiteral("0ff1ce15-a989-479d-af46-f275c6370663");
    const BindCheck check =
        checkBinding({baseRow(), office}, programmes(), QStringLiteral("mine"), baseRow(), lastFive);
    EXPECT_EQ(check.kind, Kind::OtherRowTookKey);
}

TEST(BaseUnchanged, ComparesIdLastFiveAndStatus)
{
    EXPECT_EQ(baseUnchanged(baseRow(), baseRow()), true);
    EXPECT_EQ(baseUnchanged(baseRow(), baseRow(otherBase)), false);
    EXPECT_EQ(baseUnchanged(baseRow(), baseRow(base, five)), false);
    EXPECT_EQ(baseUnchanged(baseRow(), baseRow(base, baseLastFive, 5)), false);
}

TEST(ReplacedBaseKey, IsSaidOfAKeyThatIsAnotherAndOfNothingElse)
{
    EXPECT_EQ(replacedBaseKey(baseRow(base, five), baseLastFive), baseLastFive);
    EXPECT_EQ(replacedBaseKey(baseRow(), baseLastFive), std::nullopt);
    EXPECT_EQ(replacedBaseKey(baseRow(), std::nullopt), std::nullopt);
    LicenseRow bare = baseRow();
    bare.partialProductKey.reset();
    EXPECT_EQ(replacedBaseKey(bare, baseLastFive), std::nullopt) << "without a key nothing was put in its place";
}

TEST(BaseUnchanged, IsUnknownWhenEitherIs)
{
    EXPECT_EQ(baseUnchanged(std::nullopt, baseRow()), std::nullopt);
    EXPECT_EQ(baseUnchanged(baseRow(), std::nullopt), std::nullopt);
    EXPECT_EQ(baseUnchanged(std::nullopt, std::nullopt), std::nullopt);
}

} // namespace
} // namespace esu::test
