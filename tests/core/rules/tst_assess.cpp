// SPDX-License-Identifier: MIT
#include "tests/support/test_data.h"

#include "core/base/conditions.h"
#include <gtest/gtest.h>

namespace esu::test {
namespace {

using Status = ProgrammeAssessment::Status;

struct Day {
    QDate day;
    Status status;
    std::optional<int> year;
    std::optional<QDate> until;
    std::optional<int> next;
};
class Assess : public ::testing::TestWithParam<Day> {};

TEST_P(Assess, KnowsTheYearOfTheDay)
{
    const Day &it = GetParam();
    const ProgrammeAssessment assessment = assess(programmes(), readyFacts(), it.day);
    EXPECT_EQ(assessment.programmeId, QStringLiteral("mine"));
    EXPECT_EQ(assessment.status, it.status);
    EXPECT_EQ(assessment.yearNow, it.year);
    EXPECT_EQ(assessment.coveredUntil, it.until);
    EXPECT_EQ(assessment.nextYear, it.next);
}

INSTANTIATE_TEST_SUITE_P(Book, Assess,
                         ::testing::Values(Day{QDate(2020, 12, 31), Status::NotStarted, {}, {}, 1},
                                           Day{QDate(2021, 1, 1), Status::Running, 1, QDate(2021, 12, 31), 2},
                                           Day{QDate(2021, 12, 31), Status::Running, 1, QDate(2021, 12, 31), 2},
                                           Day{QDate(2022, 1, 1), Status::Running, 2, QDate(2022, 12, 31), 3},
                                           Day{QDate(2023, 12, 31), Status::Running, 3, QDate(2023, 12, 31), {}},
                                           Day{QDate(2024, 1, 1), Status::Ended, {}, QDate(2023, 12, 31), {}}));

TEST(AssessEdition, UnreadableIsUnknownNeverARefusal)
{
    MachineFacts facts = readyFacts();
    facts.editionId = notRead();
    EXPECT_EQ(assess(programmes(), facts, dayInYear2).eligibility, Eligibility::Unknown);
    facts.os = notRead();
    const ProgrammeAssessment nothing = assess(programmes(), facts, dayInYear2);
    EXPECT_EQ(nothing.eligibility, Eligibility::Unknown);
    EXPECT_EQ(nothing.status, Status::None);
    EXPECT_TRUE(nothing.reason.isEmpty());
}

TEST(AssessEdition, TheFirstRuleThatMatchesDecides)
{
    const auto of = [](const char16_t *edition) {
        MachineFacts facts = readyFacts();
        facts.editionId = QString::fromUtf16(edition);
        return assess(programmes(), facts, dayInYear2).eligibility;
    };
    EXPECT_EQ(of(u"Pro"), Eligibility::Eligible);
    EXPECT_EQ(of(u"PRO"), Eligibility::Eligible);
    EXPECT_EQ(of(u"EnterpriseN"), Eligibility::Eligible);
    EXPECT_EQ(of(u"HomeBasic"), Eligibility::NotEligible);
    EXPECT_EQ(of(u"Professional"), Eligibility::Unknown) << "an exact rule is no prefix";
    EXPECT_EQ(of(u""), Eligibility::Unknown);
}

TEST(AssessProgramme, AWindowsThatNoProgrammeKnowsSaysSo)
{
    MachineFacts facts = readyFacts();
    facts.os->build = 31337;
    const ProgrammeAssessment assessment = assess(programmes(), facts, dayInYear2);
    EXPECT_TRUE(assessment.programmeId.isEmpty());
    EXPECT_EQ(assessment.status, Status::None);
    EXPECT_EQ(assessment.reason, condition::noProgramme);
    EXPECT_EQ(assessment.eligibility, Eligibility::Unknown) << "a key is not refused for it";
}

} // namespace
} // namespace esu::test
