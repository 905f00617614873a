// SPDX-License-Identifier: MIT
// The last day that the licences of a PC pay for.
#include "tests/support/test_data.h"

#include "core/rules/cover_end.h"
#include "core/rules/verdict_rules.h"

#include <gtest/gtest.h>

#include <ostream>

namespace esu::test {
namespace {

struct Case {
    const char *story;
    LicenseRows rows;
    std::optional<int> daysLeft;
    std::optional<int> minutes = std::nullopt; ///< of a licence that ends by itself
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.story;
}
class CoverEnd : public ::testing::TestWithParam<Case> {};

TEST_P(CoverEnd, IsCountedFromTheDayOfThePc)
{
    LicenseRows rows = GetParam().rows;
    if (GetParam().minutes)
        rows[1].gracePeriodMinutes = GetParam().minutes;
    const QDate day(2022, 12, 1);
    Inspection inspection;
    inspection.at = QDateTime(day, QTime(12, 0), Qt::UTC);
    inspection.facts = readyFacts();
    inspection.programme = assess(programmes(), inspection.facts, day);
    inspection.licenses = sortRows(rows, programmes(), inspection.programme.programmeId);
    const Verdict verdict = judge(inspection, programmes(), updates(day));
    EXPECT_EQ(daysLeftOf(coverEndOf(verdict, inspection), inspection), GetParam().daysLeft);
    const bool isPaidOn = GetParam().daysLeft.value_or(0) > 100;
    EXPECT_EQ(verdict.year == 3, isPaidOn) << "what is said of the PC reaches as far";
    EXPECT_EQ(verdict.coveredUntil == QDate(2023, 12, 31), isPaidOn);
}

constexpr int minutesOfDay = 24 * 60;

INSTANTIATE_TEST_SUITE_P(
    All, CoverEnd,
    ::testing::Values(
        Case{"no licence", {baseRow(), esuRow(year2, 2)}, std::nullopt},
        Case{"the running year", {baseRow(), esuRow(year2, 2, lastFive, 1)}, 30},
        Case{"and the next one", {baseRow(), esuRow(year2, 2, lastFive, 1), esuRow(year3, 3, lastFive, 1)}, 30 + 365},
        Case{"last year's is over", {baseRow(), esuRow(year1, 1, lastFive, 1)}, 30 - 365},
        Case{"the licence ends before its year", {baseRow(), esuRow(year2, 2, lastFive, 1)}, 5, 5 * minutesOfDay}));

TEST(CoverEnd, AnotherWayThanAMakHasNoneThatIsKnown)
{
    Verdict verdict{.year = 2, .coveredUntil = QDate(2022, 12, 31)};
    EXPECT_EQ(coverEndOf(verdict, {}), QDate(2022, 12, 31));
    verdict.cover = Cover{};
    EXPECT_EQ(coverEndOf(verdict, {}), std::nullopt);
}

TEST(CoverEnd, WithoutATimeNoDaysAreCounted)
{
    EXPECT_EQ(daysLeftOf(QDate(2022, 12, 31), {}), std::nullopt) << "and not: its last day";
    Inspection read;
    read.at = QDateTime({2022, 12, 31}, {12, 0}, Qt::UTC);
    EXPECT_EQ(daysLeftOf(QDate(2022, 12, 31), read), 0);
    EXPECT_EQ(daysLeftOf(std::nullopt, read), std::nullopt);
}

} // namespace
} // namespace esu::test
