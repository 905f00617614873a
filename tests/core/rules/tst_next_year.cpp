// SPDX-License-Identifier: MIT
// Which key is bought next, which days come, and when the key is all that is missing.
#include "core/rules/cover.h"
#include "core/rules/next_year.h"
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

namespace esu {

void PrintTo(const YearDate &date, std::ostream *out)
{
    *out << nameOf(date.what).toStdString() << " " << date.year << " " << date.day.toString(Qt::ISODate).toStdString()
         << (date.isLast ? " last" : "");
}

namespace test {
namespace {

Inspection pcWith(const QList<int> &licensedYears, QDate day = dayInYear2)
{
    const auto partial = [&](int year) { return licensedYears.contains(year) ? lastFive : QString(); };
    const auto status = [&](int year) { return licensedYears.contains(year) ? licenseStatusLicensed : 0; };
    return inspection(readyFacts(),
                      reading({baseRow(), esuRow(year1, 1, partial(1), status(1)),
                               esuRow(year2, 2, partial(2), status(2)), esuRow(year3, 3, partial(3), status(3))}),
                      day);
}

std::optional<int> toOrder(const Inspection &inspection)
{
    const ProgrammeCatalogue catalogue = programmes();
    const EsuYear *year = yearToOrder(inspection, catalogue);
    return year ? std::optional(year->year) : std::nullopt;
}

TEST(NextYear, TheFirstYearWithoutALicenceIsOrdered)
{
    EXPECT_EQ(toOrder(pcWith({})), 2);
    EXPECT_EQ(toOrder(pcWith({1})), 2);
    EXPECT_EQ(toOrder(pcWith({2})), 3);
    EXPECT_EQ(toOrder(pcWith({3})), 2);
    EXPECT_EQ(toOrder(pcWith({2, 3})), std::nullopt);
    EXPECT_EQ(toOrder(pcWith({}, {2020, 6, 1})), 1);
    EXPECT_EQ(toOrder(pcWith({1}, {2020, 6, 1})), 2) << "bought before the start";
    EXPECT_EQ(toOrder(pcWith({}, {2024, 6, 1})), std::nullopt);
}

TEST(NextYear, WhatIsLicensedAlreadyIsNotToBeBought)
{
    EXPECT_EQ(nextYearToBuy(pcWith({2})), 3);
    EXPECT_EQ(nextYearToBuy(pcWith({2, 3})), std::nullopt);
    EXPECT_EQ(nextYearToBuy(pcWith({}, {2020, 6, 1})), 1);
    EXPECT_EQ(nextYearToBuy(pcWith({1}, {2020, 6, 1})), std::nullopt);
    EXPECT_EQ(nextYearToBuy(pcWith({3}, dayInYear2.addYears(1))), std::nullopt);
}

TEST(NextYear, NothingIsOrderedForAPcThatHasNoUseForAKey)
{
    Inspection home = pcWith({});
    home.programme.eligibility = Eligibility::NotEligible;
    EXPECT_EQ(toOrder(home), std::nullopt);
    EXPECT_TRUE(comingDates(home, programmes()).isEmpty());
    Inspection covered = pcWith({});
    covered.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("ArcESU Enabled"), .value = 1}};
    EXPECT_EQ(toOrder(covered), std::nullopt);
    EXPECT_EQ(newKeyYear(covered), std::nullopt);
}

TEST(NextYear, ALicenceThatRunsOutByItselfEndsTheCoverThen)
{
    Inspection ending = pcWith({2});
    ending.licenses->esu[1].row.gracePeriodMinutes = 5 * 24 * 60;
    const QList<YearDate> dates = comingDates(ending, programmes());
    const auto ends = std::ranges::find(dates, YearEvent::CoverEnds, &YearDate::what);
    ASSERT_NE(ends, dates.end());
    EXPECT_EQ(ends->day, ending.today().addDays(5));
}

TEST(NextYear, AnEnrolmentThatDoesNotHoldOnAJoinedPcLeavesTheKeyNeeded)
{
    Inspection enrolled = pcWith({1});
    enrolled.facts.os->build = 19045;
    enrolled.facts.editionId = QStringLiteral("Professional");
    enrolled.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("ESUEligibility"), .value = 3}};
    ASSERT_TRUE(coverWithoutMak(enrolled.facts)) << "the sign is one";
    EXPECT_EQ(toOrder(enrolled), std::nullopt);
    enrolled.facts.membership = Membership{.domain = true};
    EXPECT_EQ(toOrder(enrolled), 2);
    EXPECT_EQ(newKeyYear(enrolled), 2);
}

TEST(NextYear, WhatIsLicensedHasToBeKnown)
{
    EXPECT_EQ(toOrder(inspection(readyFacts(), std::unexpected(unreadable()))), std::nullopt);
    const Inspection unknown =
        inspection(readyFacts(), reading({baseRow(), esuRow(unknownYear2, 2, lastFive, licenseStatusLicensed)}));
    EXPECT_EQ(toOrder(unknown), std::nullopt);
    EXPECT_TRUE(comingDates(unknown, programmes()).isEmpty());
}

TEST(NextYear, TheDaysAreThoseOfTheDataAndNoneIsOver)
{
    const YearDate order{.what = YearEvent::OrderKey, .year = 3, .day = {2022, 11, 20}};
    const YearDate ends{.what = YearEvent::CoverEnds, .year = 2, .day = {2022, 12, 31}};
    const YearDate begins{.what = YearEvent::YearBegins, .year = 3, .day = {2023, 1, 1}};
    EXPECT_EQ(comingDates(pcWith({2}), programmes()), (QList{order, ends, begins}));
    EXPECT_EQ(comingDates(pcWith({2}, {2022, 11, 20}), programmes()), (QList{order, ends, begins}));
    EXPECT_EQ(comingDates(pcWith({2}, {2022, 11, 21}), programmes()), (QList{ends, begins}));
    EXPECT_EQ(comingDates(pcWith({2, 3}), programmes()),
              (QList{YearDate{.what = YearEvent::CoverEnds, .year = 3, .day = {2023, 12, 31}, .isLast = true}}));
    EXPECT_TRUE(comingDates(pcWith({1}), programmes()).isEmpty());
    EXPECT_TRUE(comingDates(pcWith({1}, {2022, 1, 1}), programmes()).isEmpty()) << "a year that begins today has begun";
    EXPECT_TRUE(comingDates(pcWith({3}, {2024, 1, 1}), programmes()).isEmpty());
}

TEST(NextYear, BeforeTheProgrammeBeginsItsFirstKeyIsOrdered)
{
    EXPECT_EQ(comingDates(pcWith({}, {2020, 6, 1}), programmes()),
              (QList{YearDate{.what = YearEvent::OrderKey, .year = 1, .day = {2020, 11, 20}},
                     YearDate{.what = YearEvent::YearBegins, .year = 1, .day = {2021, 1, 1}}}));
}

TEST(NextYear, OnlyTheKeyIsMissingOnceTheYearRunsOrIsNear)
{
    EXPECT_EQ(newKeyYear(pcWith({1})), 2);
    EXPECT_EQ(newKeyYear(pcWith({})), std::nullopt);
    EXPECT_EQ(newKeyYear(pcWith({2})), std::nullopt);
    EXPECT_EQ(newKeyYear(pcWith({2}, {2022, 10, 2})), std::nullopt);
    EXPECT_EQ(newKeyYear(pcWith({2}, {2022, 10, 3})), 3); // 90 days before
    EXPECT_EQ(newKeyYear(pcWith({2, 3}, {2022, 12, 1})), std::nullopt);
    EXPECT_EQ(newKeyYear(pcWith({1}, {2024, 1, 1})), std::nullopt);
}

TEST(NextYear, AKeyThatIsInOrAWrongClockNeedsMoreThanAKey)
{
    const Inspection keyed =
        inspection(readyFacts(),
                   reading({baseRow(), esuRow(year1, 1, lastFive, licenseStatusLicensed), esuRow(year2, 2, lastFive)}));
    EXPECT_EQ(newKeyYear(keyed), std::nullopt);
    Inspection wrong = pcWith({1});
    wrong.clockWrong = true;
    EXPECT_EQ(newKeyYear(wrong), std::nullopt);
    EXPECT_EQ(newKeyYear(inspection(readyFacts(), reading({baseRow(), esuRow(year1, 1, lastFive, 1)}))), std::nullopt)
        << "the row of the year is not there";
}

TEST(NextYear, ARowThatTheDataDoNotKnowOrOfAnotherProgrammeIsNotTheOne)
{
    Inspection unknown = pcWith({1});
    ASSERT_EQ(newKeyYear(unknown), 2);
    unknown.licenses->esu[1].builtIn = false;
    EXPECT_EQ(newKeyYear(unknown), std::nullopt);
    Inspection foreign = pcWith({1});
    EsuRow other = foreign.licenses->esu[1];
    other.programmeId = QStringLiteral("another");
    foreign.licenses->esu[1].row.partialProductKey = lastFive;
    foreign.licenses->esu.prepend(other);
    EXPECT_EQ(newKeyYear(foreign), std::nullopt) << "the row of this programme has its key";
}

} // namespace
} // namespace test
} // namespace esu
