// SPDX-License-Identifier: MIT
// app/ctl/CONTRACT.md, "Which row, and when nothing is spent": which row it is.
#include "core/base/conditions.h"
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

#include <ostream>

namespace esu::test {
namespace {

using Kind = RowDecision::Kind;
using Status = ProgrammeAssessment::Status;

ProgrammeAssessment inYear(int year)
{
    return {.programmeId = QStringLiteral("mine"), .status = Status::Running, .yearNow = year};
}
ProgrammeAssessment ended()
{
    return {.programmeId = QStringLiteral("mine"), .status = Status::Ended};
}
ProgrammeAssessment notStarted()
{
    return {.programmeId = QStringLiteral("mine"), .status = Status::NotStarted};
}

const QString other = QStringLiteral("ZZZZZ");

LicenseRow builtInKmsRow()
{
    LicenseRow row = kmsRow(lastFive);
    row.id = year2;
    return row;
}

struct Case {
    const char *rule;
    LicenseRows rows;
    ProgrammeAssessment programme;
    std::optional<QString> lastFive;
    std::optional<ActivationId> wanted;
    Kind kind;
    std::optional<ActivationId> row = std::nullopt;
};

void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.rule;
}

class DecideRow : public ::testing::TestWithParam<Case> {};

TEST_P(DecideRow, IsByTheBook)
{
    const Case &it = GetParam();
    const RowDecision decision = decideRow(reading(it.rows), it.programme, it.lastFive, it.wanted);
    EXPECT_EQ(decision.kind, it.kind);
    EXPECT_EQ(decision.row ? decision.row->row.id : std::nullopt, it.row);
}

INSTANTIATE_TEST_SUITE_P(
    Book, DecideRow,
    ::testing::Values(
        // A key is given.
        Case{"1: row with these last five and status 1",
             {baseRow(), esuRow(year2, 2, lastFive, 1)},
             inYear(2),
             lastFive,
             {},
             Kind::AlreadyLicensed,
             year2},
        Case{"1: in lower case too",
             {esuRow(year2, 2, lastFive.toLower(), 1)},
             inYear(2),
             lastFive,
             {},
             Kind::AlreadyLicensed,
             year2},
        Case{"2: row with these last five, unlicensed",
             {esuRow(year2, 2, lastFive, 0)},
             inYear(2),
             lastFive,
             {},
             Kind::ActivateRow,
             year2},
        Case{"2: grace is not licensed",
             {esuRow(year2, 2, lastFive, 2)},
             inYear(2),
             lastFive,
             {},
             Kind::ActivateRow,
             year2},
        Case{"2: notification is not licensed",
             {esuRow(year2, 2, lastFive, 5)},
             inYear(2),
             lastFive,
             {},
             Kind::ActivateRow,
             year2},
        Case{"3: otherwise install", readyRows(), inYear(2), lastFive, {}, Kind::InstallKey},
        Case{"3: another key is there", {esuRow(year2, 2, other, 0)}, inYear(2), lastFive, {}, Kind::InstallKey},
        Case{"3: another key is licensed", {esuRow(year2, 2, other, 1)}, inYear(2), lastFive, {}, Kind::InstallKey},
        Case{"other years are never consulted",
             {esuRow(year1, 1, other, 1), esuRow(year2, 2)},
             inYear(2),
             lastFive,
             {},
             Kind::InstallKey},
        Case{"a key of last year is used all the same",
             {esuRow(year1, 1, lastFive, 0)},
             inYear(2),
             lastFive,
             {},
             Kind::ActivateRow,
             year1},
        Case{"the base row never counts", {baseRow(base, lastFive, 1)}, inYear(2), lastFive, {}, Kind::InstallKey},
        Case{"an unknown row is used when the key bound to it",
             {esuRow(unknownYear4, 4, lastFive, 0)},
             inYear(2),
             lastFive,
             {},
             Kind::ActivateRow,
             unknownYear4},
        Case{"a KMS-client row is used when the key bound to it",
             {kmsRow(lastFive)},
             inYear(2),
             lastFive,
             {},
             Kind::ActivateRow,
             kmsYear2},
        Case{"the programme has ended: go on",
             {esuRow(year3, 3, lastFive, 0)},
             ended(),
             lastFive,
             {},
             Kind::ActivateRow,
             year3},
        Case{"the ID does not choose when a key is given",
             {esuRow(year2, 2, lastFive, 0)},
             inYear(2),
             lastFive,
             year3,
             Kind::ActivateRow,
             year2},
        Case{"two rows took the key: the licensed one",
             {esuRow(year1, 1, lastFive, 0), esuRow(year2, 2, lastFive, 1)},
             inYear(2),
             lastFive,
             {},
             Kind::AlreadyLicensed,
             year2},
        // No key is given.
        Case{"the current year's, among unlicensed rows with a key",
             {esuRow(year1, 1, other, 0), esuRow(year2, 2, lastFive, 0), esuRow(year3, 3, other, 0)},
             inYear(2),
             {},
             {},
             Kind::ActivateRow,
             year2},
        Case{"if none, the highest year",
             {esuRow(year1, 1, lastFive, 0), esuRow(year3, 3, other, 0), esuRow(year2, 2)},
             inYear(2),
             {},
             {},
             Kind::ActivateRow,
             year3},
        Case{"ended: the highest year",
             {esuRow(year1, 1, other, 0), esuRow(year2, 2, lastFive, 0)},
             ended(),
             {},
             {},
             Kind::ActivateRow,
             year2},
        Case{"not started: the highest year",
             {esuRow(year1, 1, other, 0), esuRow(year2, 2, lastFive, 0)},
             notStarted(),
             {},
             {},
             Kind::ActivateRow,
             year2},
        Case{"the current year's row is licensed: nothing to do",
             {esuRow(year2, 2, lastFive, 1), esuRow(year3, 3, other, 0)},
             inYear(2),
             {},
             {},
             Kind::AlreadyLicensed,
             year2},
        Case{"last year's licence is not enough",
             {esuRow(year1, 1, other, 1), esuRow(year2, 2, lastFive, 0)},
             inYear(2),
             {},
             {},
             Kind::ActivateRow,
             year2},
        Case{"only last year's licence: 22",
             {esuRow(year1, 1, other, 1), esuRow(year2, 2)},
             inYear(2),
             {},
             {},
             Kind::NoKey},
        Case{"ended: any licence will do",
             {esuRow(year1, 1, other, 1), esuRow(year2, 2, lastFive, 0)},
             ended(),
             {},
             {},
             Kind::AlreadyLicensed,
             year1},
        Case{"no row has a key: 22", readyRows(), inYear(2), {}, {}, Kind::NoKey},
        Case{"no rows at all: 22", {}, inYear(2), {}, {}, Kind::NoKey},
        Case{"a KMS-client row is never preselected", {kmsRow(lastFive)}, inYear(2), {}, {}, Kind::NoKey},
        Case{"nor one whose ID is built in", {builtInKmsRow()}, inYear(2), {}, {}, Kind::NoKey},
        Case{"nor an unknown row where the programme is not known",
             {esuRow(unknownYear2, 2, lastFive, 0)},
             {},
             {},
             {},
             Kind::NoKey},
        Case{"a licensed KMS-client row proves nothing", {kmsRow(lastFive, 1)}, inYear(2), {}, {}, Kind::NoKey},
        Case{"year 4 is never preselected", {esuRow(unknownYear4, 4, lastFive, 0)}, ended(), {}, {}, Kind::NoKey},
        Case{"an unknown row is never preselected",
             {esuRow(unknownYear2, 2, lastFive, 0)},
             inYear(2),
             {},
             {},
             Kind::NoKey},
        Case{"a row of another programme is never preselected",
             {esuRow(foreignYear2, 2, lastFive, 0)},
             inYear(2),
             {},
             {},
             Kind::NoKey},
        Case{"nor does its licence count",
             {esuRow(foreignYear2, 2, other, 1), esuRow(year2, 2, lastFive, 0)},
             inYear(2),
             {},
             {},
             Kind::ActivateRow,
             year2},
        Case{"the base row is never chosen", {baseRow(base, baseLastFive, 0)}, inYear(2), {}, {}, Kind::NoKey},
        // No key is given, but an ID.
        Case{"the row of the ID",
             {esuRow(year1, 1, lastFive, 0), esuRow(year2, 2, other, 0)},
             inYear(2),
             {},
             year1,
             Kind::ActivateRow,
             year1},
        Case{"the row of the ID is licensed",
             {esuRow(year1, 1, lastFive, 1), esuRow(year2, 2, other, 0)},
             inYear(2),
             {},
             year1,
             Kind::AlreadyLicensed,
             year1},
        Case{"the row of the ID has no key",
             {esuRow(year1, 1), esuRow(year2, 2, other, 0)},
             inYear(2),
             {},
             year1,
             Kind::NoKey},
        Case{"an unknown row, when named",
             {esuRow(unknownYear4, 4, lastFive, 0)},
             inYear(2),
             {},
             unknownYear4,
             Kind::ActivateRow,
             unknownYear4},
        Case{"the base row even when named: no", {baseRow(base, baseLastFive, 0)}, inYear(2), {}, base, Kind::NoKey}));

struct EsuCase {
    const char *rule;
    LicenseRow row;
    bool esu;
};
void PrintTo(const EsuCase &row, std::ostream *out)
{
    *out << row.rule;
}
class IsEsuRow : public ::testing::TestWithParam<EsuCase> {};

TEST_P(IsEsuRow, IsByTheBook)
{
    EXPECT_EQ(isEsuRow(GetParam().row, programmes()), GetParam().esu);
}

LicenseRow with(LicenseRow row, const std::function<void(LicenseRow &)> &change)
{
    change(row);
    return row;
}

INSTANTIATE_TEST_SUITE_P(
    Book, IsEsuRow,
    ::testing::Values(
        EsuCase{"a built-in ID", esuRow(year1, 1), true},
        EsuCase{"a built-in ID whose Name was not read",
                with(esuRow(year1, 1), [](LicenseRow &row) { row.name.clear(); }), true},
        EsuCase{"a built-in ID on the row of Windows itself",
                with(baseRow(), [](LicenseRow &row) { row.id = ActivationId::parse(year1.text()).value(); }), false},
        EsuCase{"a built-in ID on a row of another Name that does not say whether it is an add-on",
                with(baseRow(),
                     [](LicenseRow &row) {
                         row.id = ActivationId::parse(year1.text()).value();
                         row.isAddon.reset();
                     }),
                false},
        EsuCase{"-ESU- in the Name of an add-on of Windows", esuRow(unknownYear4, 4), true},
        EsuCase{"the add-on property is missing",
                with(esuRow(unknownYear4, 4), [](LicenseRow &row) { row.isAddon.reset(); }), true},
        EsuCase{"the Windows row itself", baseRow(), false},
        EsuCase{"-ESU- in a Name of Windows that is no add-on",
                with(esuRow(unknownYear4, 4), [](LicenseRow &row) { row.isAddon = false; }), false},
        EsuCase{"-ESU- in the Name of another application",
                with(esuRow(unknownYear4, 4), [](LicenseRow &row) { row.applicationId = id(7).text(); }), false},
        EsuCase{"another add-on of Windows",
                with(esuRow(unknownYear4, 4),
                     [](LicenseRow &row) { row.name = QStringLiteral("Windows(R), Media Center add-on"); }),
                false}));

TEST(SortRows, OwnYearsFirstThenOthersAndUnknown)
{
    const LicenseReading sorted =
        reading({esuRow(unknownYear4, 4), esuRow(year3, 3), baseRow(), esuRow(year1, 1), kmsRow(lastFive)});
    QList<ActivationId> ids;
    for (const EsuRow &row : sorted.esu)
        ids.append(*row.row.id);
    EXPECT_EQ(ids, (QList<ActivationId>{year1, year3, kmsYear2, unknownYear4}));
    ASSERT_TRUE(sorted.base);
    EXPECT_EQ(sorted.base->id, base);
}

TEST(SortRows, KmsClientRowsCountOnlyWithAKey)
{
    EXPECT_TRUE(reading({kmsRow()}).esu.isEmpty());
    EXPECT_EQ(reading({kmsRow(lastFive)}).esu.size(), 1);
}

TEST(SortRows, ARowSeenTwiceIsOne)
{
    EXPECT_EQ(reading({esuRow(year1, 1), esuRow(year1, 1)}).esu.size(), 1);
}

struct Wanted {
    const char *rule;
    ActivationId id;
    LicenseRows rows;
    bool mayAppear;
    QString condition;
};

void PrintTo(const Wanted &row, std::ostream *out)
{
    *out << row.rule;
}

class RefuseWanted : public ::testing::TestWithParam<Wanted> {};

TEST_P(RefuseWanted, BeforeAnythingIsInstalled)
{
    const Wanted &it = GetParam();
    const auto error = refuseWanted(it.id, reading(it.rows), inYear(2), programmes(), it.mayAppear);
    EXPECT_EQ(error ? error->condition : QString(), it.condition);
}

INSTANTIATE_TEST_SUITE_P(
    Book, RefuseWanted,
    ::testing::Values(
        Wanted{"a row of this PC", year2, readyRows(), false, {}},
        Wanted{"one that the catalogue does not have", unknownYear4, {baseRow(), esuRow(unknownYear4, 4)}, false, {}},
        Wanted{"Windows itself", base, readyRows(), true, condition::idBaseWindows},
        Wanted{"another programme", foreignYear2, readyRows(), true, condition::idNotHere},
        Wanted{"nobody knows it", id(777), readyRows(), true, condition::idNotHere},
        Wanted{"a year whose row is not there", year3, {baseRow(), esuRow(year1, 1)}, false, condition::idNotHere},
        Wanted{"and may still come", year3, {baseRow(), esuRow(year1, 1)}, true, {}},
        Wanted{"no row at all: the licensing package is missing", year3, {baseRow()}, false, {}}));

TEST(SortRows, ALicensedBaseRowWinsOverALeftOver)
{
    EXPECT_EQ(reading({baseRow(otherBase, QStringLiteral("QQQQQ"), 0), baseRow()}).base->id, base);
    EXPECT_EQ(reading({baseRow(), baseRow(otherBase, QStringLiteral("QQQQQ"), 0)}).base->id, base);
}

TEST(SortRows, TwoBaseRowsThatSayDifferentThingsLeaveItOpen)
{
    EXPECT_TRUE(reading({baseRow(), baseRow(otherBase, QStringLiteral("QQQQQ"), 5)}).baseDisagrees);
    EXPECT_FALSE(reading({baseRow(), baseRow(otherBase, QStringLiteral("QQQQQ"), 1)}).baseDisagrees);
    EXPECT_FALSE(reading({baseRow(), baseRow(otherBase, {}, 0)}).baseDisagrees)
        << "without a key it counts for nothing";
}

TEST(SortRows, WithoutAKeyOnlyALicensedRowIsTheBaseRow)
{
    EXPECT_EQ(reading({baseRow(base, {}, 1)}).base->id, base);
    EXPECT_FALSE(reading({baseRow(base, {}, 0)}).base);
}

TEST(SortRows, OfficeIsNotTheBaseRow)
{
    LicenseRow office = baseRow();
    office.applicationId = QStringLiteral("0ff1ce15-a989-479d-af46-f275c6370663");
    EXPECT_FALSE(reading({office}).base);
}

TEST(SortRows, TheYearComesFromTheCatalogueElseFromTheName)
{
    const LicenseReading sorted = reading({esuRow(year3, 1), esuRow(unknownYear4, 4)});
    EXPECT_EQ(sorted.byId(year3)->year, 3);
    EXPECT_TRUE(sorted.byId(year3)->builtIn);
    EXPECT_EQ(sorted.byId(unknownYear4)->year, 4);
    EXPECT_FALSE(sorted.byId(unknownYear4)->builtIn);
    EXPECT_TRUE(sorted.byId(unknownYear4)->programmeId.isEmpty());
}

TEST(SortRows, ARowWithoutAnIdIsLeftOut)
{
    LicenseRow nameless = esuRow(year1, 1, lastFive, 1);
    nameless.id.reset();
    EXPECT_TRUE(reading({nameless}).esu.isEmpty());
}

} // namespace
} // namespace esu::test
