// SPDX-License-Identifier: MIT
// The verdict: green only when everything is proven for today. Every way in which other tools claim success falsely is
// a row.
#include "tests/support/test_data.h"

#include "core/rules/edition.h"
#include "core/rules/update_choice.h"
#include "core/rules/verdict_facts.h"
#include "core/rules/verdict_rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

using Level = Verdict::Level;
using State = VerdictReason::State;

LicenseRows licensedRows()
{
    return {baseRow(), esuRow(year1, 1), esuRow(year2, 2, lastFive, 1), esuRow(year3, 3)};
}

struct Pc {
    MachineFacts facts = readyFacts();
    LicenseRows rows = licensedRows();
    QDate day = dayInYear2;
    QStringList editions = {QStringLiteral("Pro"), QStringLiteral("Pro")}; ///< of the registry and of the SKU
    bool rowsAnswer = true;
    std::function<void(EsuProgramme &)> programme = {};
};

Verdict verdictOf(const Pc &pc)
{
    EsuProgramme own = programme();
    if (pc.programme)
        pc.programme(own);
    const ProgrammeCatalogue catalogue({own, programmes().programmes().at(1)}, {}, {});
    Inspection inspection;
    inspection.at = QDateTime(pc.day, QTime(12, 0), Qt::UTC);
    inspection.facts = pc.facts;
    inspection.programme = assess(catalogue, pc.facts, pc.day);
    inspection.programme.editionSigns = pc.editions;
    if (pc.rowsAnswer) {
        inspection.licenses = withEditions(sortRows(pc.rows, catalogue, inspection.programme.programmeId), {});
        inspection.programme = refinedByRows(inspection.programme, inspection.licenses);
    }
    inspection.prerequisites =
        checkPrerequisites(prerequisites(), inspection.programme, inspection.facts, inspection.licenses);
    return judge(inspection, catalogue, updates(pc.day));
}

struct Case {
    const char *story;
    std::function<void(Pc &)> change;
    Level level;
    ReasonId reason;
    State state;
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.story;
}
class Judge : public ::testing::TestWithParam<Case> {};

TEST_P(Judge, IsNotFooled)
{
    Pc pc;
    GetParam().change(pc);
    const Verdict verdict = verdictOf(pc);
    EXPECT_EQ(verdict.level, GetParam().level);
    EXPECT_EQ(stateOf(verdict, GetParam().reason), GetParam().state);
}

/// The registry and the SKU of the PC name this edition.
void isOfEdition(Pc &pc, const char16_t *edition)
{
    pc.facts.editionId = QString::fromUtf16(edition);
    pc.editions = {*pc.facts.editionId, *pc.facts.editionId};
}

/// The PC is at this revision, by both witnesses.
void isAt(Pc &pc, int revision)
{
    pc.facts.ubr = revision;
    pc.facts.packages->last().name = QStringLiteral("Package_for_RollupFix~x~amd64~~1000.%1.1.6").arg(revision);
}

void rollupOnly(Pc &pc, const char16_t *installed)
{
    pc.facts.ubr = notRead();
    pc.facts.packages->last() = package(installed);
}

INSTANTIATE_TEST_SUITE_P(
    License, Judge,
    ::testing::Values(
        Case{"everything is proven", [](Pc &) {}, Level::Green, ReasonId::EsuLicense, State::Met},
        Case{"status 0", [](Pc &pc) { pc.rows[2].licenseStatus = 0; }, Level::Red, ReasonId::EsuLicense, State::NotMet},
        Case{"status 2 called success", [](Pc &pc) { pc.rows[2].licenseStatus = 2; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"status 3 called success", [](Pc &pc) { pc.rows[2].licenseStatus = 3; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"status 4 called success", [](Pc &pc) { pc.rows[2].licenseStatus = 4; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"status 5 called success", [](Pc &pc) { pc.rows[2].licenseStatus = 5; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"status 6 called success", [](Pc &pc) { pc.rows[2].licenseStatus = 6; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"the status was not read", [](Pc &pc) { pc.rows[2].licenseStatus.reset(); }, Level::Amber,
             ReasonId::EsuLicense, State::Unknown},
        Case{"/ato without an ID: only Windows is activated", [](Pc &pc) { pc.rows = readyRows(); }, Level::Red,
             ReasonId::EsuLicense, State::NotMet},
        Case{"the key is installed but not activated",
             [](Pc &pc) { pc.rows = {baseRow(), esuRow(year2, 2, lastFive, 0)}; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"no ESU row at all", [](Pc &pc) { pc.rows = {baseRow()}; }, Level::Red, ReasonId::EsuLicense,
             State::NotMet},
        Case{"the KMS row is licensed", [](Pc &pc) { pc.rows = {baseRow(), kmsRow(lastFive, 1)}; }, Level::Red,
             ReasonId::EsuLicense, State::NotMet},
        Case{"last year's licence after the roll-over",
             [](Pc &pc) { pc.rows = {baseRow(), esuRow(year1, 1, lastFive, 1), esuRow(year2, 2)}; }, Level::Amber,
             ReasonId::EsuLicense, State::NotMet},
        Case{"next year's licence already", [](Pc &pc) { pc.rows = {baseRow(), esuRow(year3, 3, lastFive, 1)}; },
             Level::Amber, ReasonId::EsuLicense, State::NotMet},
        Case{"another programme's licence of the same year",
             [](Pc &pc) { pc.rows = {baseRow(), esuRow(foreignYear2, 2, lastFive, 1)}; }, Level::Red,
             ReasonId::EsuLicense, State::NotMet},
        Case{"an unknown row of the same year (IoT, POSReady, …)",
             [](Pc &pc) { pc.rows = {baseRow(), esuRow(unknownYear2, 2, lastFive, 1)}; }, Level::Amber,
             ReasonId::EsuLicense, State::Unknown},
        Case{"the rows did not answer", [](Pc &pc) { pc.rowsAnswer = false; }, Level::Amber, ReasonId::EsuLicense,
             State::Unknown}));

INSTANTIATE_TEST_SUITE_P(
    Windows, Judge,
    ::testing::Values(Case{"Windows in notification", [](Pc &pc) { pc.rows[0].licenseStatus = 5; }, Level::Red,
                           ReasonId::BaseLicense, State::NotMet},
                      Case{"Windows in grace", [](Pc &pc) { pc.rows[0].licenseStatus = 2; }, Level::Red,
                           ReasonId::BaseLicense, State::NotMet},
                      Case{"no base row with a key", [](Pc &pc) { pc.rows.removeFirst(); }, Level::Amber,
                           ReasonId::BaseLicense, State::Unknown},
                      Case{"two rows of Windows itself disagree",
                           [](Pc &pc) { pc.rows.append(baseRow(otherBase, QStringLiteral("QQQQQ"), 5)); }, Level::Amber,
                           ReasonId::BaseLicense, State::Unknown},
                      Case{"Windows is licensed and shows no key", [](Pc &pc) { pc.rows[0].partialProductKey.reset(); },
                           Level::Green, ReasonId::BaseLicense, State::Met},
                      Case{"the base status was not read", [](Pc &pc) { pc.rows[0].licenseStatus.reset(); },
                           Level::Amber, ReasonId::BaseLicense, State::Unknown},
                      Case{"an edition that cannot have ESU", [](Pc &pc) { isOfEdition(pc, u"HomeBasic"); }, Level::Red,
                           ReasonId::EsuLicense, State::Met},
                      Case{"an edition that the licensed row does not list",
                           [](Pc &pc) { isOfEdition(pc, u"EnterpriseEval"); }, Level::Amber, ReasonId::Programme,
                           State::Unknown},
                      Case{"the registry and the SKU name different editions",
                           [](Pc &pc) { pc.editions.last() = QStringLiteral("EnterpriseEval"); }, Level::Amber,
                           ReasonId::Programme, State::Unknown},
                      Case{"an edition that another row of the year lists",
                           [](Pc &pc) {
                               isOfEdition(pc, u"Enterprise");
                               pc.rows.append(esuRow(year2, 2));
                               pc.rows.last().name.replace(QLatin1String("Pro"), QLatin1String("Enterprise"));
                           },
                           Level::Amber, ReasonId::Programme, State::Unknown},
                      Case{"the row's list is not known", [](Pc &pc) { pc.rows[2].name = QStringLiteral("ESU-Year2"); },
                           Level::Green, ReasonId::Programme, State::Met},
                      Case{"no programme for this Windows", [](Pc &pc) { pc.facts.os->build = 31337; }, Level::Amber,
                           ReasonId::Programme, State::Unknown},
                      Case{"OS unreadable", [](Pc &pc) { pc.facts.os = notRead(); }, Level::Amber, ReasonId::Programme,
                           State::Unknown}));

INSTANTIATE_TEST_SUITE_P(
    Update, Judge,
    ::testing::Values(
        Case{"licensed, but no ESU update is in", [](Pc &pc) { isAt(pc, 499); }, Level::Amber, ReasonId::EsuUpdate,
             State::NotMet},
        Case{"exactly the first ESU update, a year ago", [](Pc &pc) { isAt(pc, 500); }, Level::Amber,
             ReasonId::EsuUpdate, State::NotMet},
        Case{"exactly the month that is due", [](Pc &pc) { isAt(pc, revisionOf(2022, 5)); }, Level::Green,
             ReasonId::EsuUpdate, State::Met},
        Case{"a month before it", [](Pc &pc) { isAt(pc, revisionOf(2022, 4)); }, Level::Amber, ReasonId::EsuUpdate,
             State::NotMet},
        Case{"neither UBR nor packages",
             [](Pc &pc) {
                 pc.facts.ubr = notRead();
                 pc.facts.packages = notRead();
             },
             Level::Amber, ReasonId::EsuUpdate, State::Unknown},
        Case{"UBR alone", [](Pc &pc) { pc.facts.packages = notRead(); }, Level::Green, ReasonId::EsuUpdate, State::Met},
        Case{"a readable list without any RollupFix", [](Pc &pc) { pc.facts.packages->removeLast(); }, Level::Amber,
             ReasonId::EsuUpdate, State::Unknown},
        Case{"no threshold known",
             [](Pc &pc) { pc.programme = [](EsuProgramme &own) { own.proof = {.build = 1000}; }; }, Level::Amber,
             ReasonId::EsuUpdate, State::Unknown},
        Case{"the rollup is in", [](Pc &pc) { rollupOnly(pc, u"Package_for_RollupFix~x~amd64~~1000.600.1.6"); },
             Level::Green, ReasonId::EsuUpdate, State::Met},
        Case{"the rollup is in for good",
             [](Pc &pc) {
                 rollupOnly(pc, u"Package_for_RollupFix~x~amd64~~1000.600.1.6");
                 pc.facts.packages->last().state = 0x80;
             },
             Level::Green, ReasonId::EsuUpdate, State::Met},
        Case{"the last free rollup is in",
             [](Pc &pc) { rollupOnly(pc, u"Package_for_RollupFix~x~amd64~~1000.494.1.6"); }, Level::Amber,
             ReasonId::EsuUpdate, State::NotMet},
        Case{"a rollup of another build",
             [](Pc &pc) { rollupOnly(pc, u"Package_for_RollupFix~x~amd64~~9600.20000.1.6"); }, Level::Amber,
             ReasonId::EsuUpdate, State::Unknown},
        Case{"the update was rolled back (staged)",
             [](Pc &pc) {
                 isAt(pc, 494);
                 pc.facts.packages->append(package(u"Package_for_RollupFix~x~amd64~~1000.600.1.6", 0x40));
             },
             Level::Amber, ReasonId::EsuUpdate, State::NotMet},
        Case{"another package with a high number",
             [](Pc &pc) { rollupOnly(pc, u"Package_for_KB9999999~x~amd64~~1000.99999.1.6"); }, Level::Amber,
             ReasonId::EsuUpdate, State::Unknown}));

INSTANTIATE_TEST_SUITE_P(
    Moment, Judge,
    ::testing::Values(Case{"a restart is pending",
                           [](Pc &pc) { pc.facts.pendingRestart = PendingRestart{.pending = true}; }, Level::Amber,
                           ReasonId::PendingRestart, State::NotMet},
                      Case{"only the package was read: an item is known by its kind, not by its name",
                           [](Pc &pc) { pc.rowsAnswer = false; }, Level::Amber, ReasonId::LicensingPackage, State::Met},
                      Case{"restart signs unreadable", [](Pc &pc) { pc.facts.pendingRestart = notRead(); },
                           Level::Amber, ReasonId::PendingRestart, State::Unknown},
                      Case{"the programme has ended", [](Pc &pc) { pc.day = QDate(2024, 1, 1); }, Level::Amber,
                           ReasonId::Programme, State::NotMet},
                      Case{"the programme has not started", [](Pc &pc) { pc.day = QDate(2020, 12, 31); }, Level::None,
                           ReasonId::Programme, State::Met},
                      Case{"the last day",
                           [](Pc &pc) {
                               pc.day = QDate(2022, 12, 31);
                               isAt(pc, revisionOf(2022, 12));
                           },
                           Level::Green, ReasonId::Programme, State::Met},
                      Case{"updates are switched off",
                           [](Pc &pc) { pc.facts.updateSource->kind = UpdateSource::Kind::Disabled; }, Level::Amber,
                           ReasonId::UpdateSource, State::NotMet},
                      Case{"nobody knows where updates come from", [](Pc &pc) { pc.facts.updateSource = notRead(); },
                           Level::Amber, ReasonId::UpdateSource, State::Unknown},
                      Case{"the day after it", [](Pc &pc) { pc.day = QDate(2023, 1, 1); }, Level::Amber,
                           ReasonId::EsuLicense, State::NotMet}));

TEST(JudgeReasons, AreAlwaysTheSameSeven)
{
    for (const bool answer : {true, false}) {
        QList<ReasonId> ids;
        for (const VerdictReason &reason : verdictOf({.rowsAnswer = answer}).reasons)
            ids.append(reason.id);
        EXPECT_EQ(ids,
                  (QList{ReasonId::EsuLicense, ReasonId::BaseLicense, ReasonId::LicensingPackage, ReasonId::EsuUpdate,
                         ReasonId::PendingRestart, ReasonId::Programme, ReasonId::UpdateSource}));
    }
}

TEST(JudgeReasons, APersonLooksAtFiveAndAtWhateverIsNotMet)
{
    Pc pc;
    const QList<VerdictReason> five = factsOf(verdictOf(pc));
    ASSERT_EQ(five.size(), 5);
    EXPECT_EQ(five.constFirst().id, ReasonId::EsuLicense);
    pc.facts.pendingRestart->pending = true;
    const QList<VerdictReason> waiting = factsOf(verdictOf(pc));
    ASSERT_EQ(waiting.size(), 6);
    EXPECT_EQ(waiting.constFirst().id, ReasonId::PendingRestart) << "what is not met comes first";
}

TEST(JudgeReasons, SayWhichYearAndUntilWhen)
{
    const Verdict verdict = verdictOf({});
    EXPECT_EQ(verdict.year, 2);
    EXPECT_EQ(verdict.coveredUntil, QDate(2022, 12, 31));
    const Verdict both =
        verdictOf({.rows = {baseRow(), esuRow(year3, 3, QStringLiteral("QQQQQ"), 1), esuRow(year2, 2, lastFive, 1)}});
    EXPECT_EQ(both.reasons.constFirst().evidence, verdict.reasons.constFirst().evidence)
        << "the running year's counts most";
    EXPECT_EQ(both.year, 3) << "and what follows without a gap is paid for";
    EXPECT_EQ(both.coveredUntil, QDate(2023, 12, 31));
}

struct UpdateCase {
    const char *rule;
    QStringList categories;
    std::optional<QDate> published;
    bool esu;
};
void PrintTo(const UpdateCase &row, std::ostream *out)
{
    *out << row.rule;
}
class MarkEsu : public ::testing::TestWithParam<UpdateCase> {};

TEST_P(MarkEsu, IsByTheBook)
{
    const auto &it = GetParam();
    UpdateInfo update{.categoryIds = it.categories, .published = it.published};
    update.esu = !it.esu; // whatever an adapter said
    const Updates marked = markEsuUpdates({update}, programmes(), assess(programmes(), readyFacts(), dayInYear2));
    EXPECT_EQ(marked[0].esu, it.esu);
}

const QString security = QStringLiteral("0FA1201D-4330-4FA8-8AE9-B877473B6441");
INSTANTIATE_TEST_SUITE_P(
    Book, MarkEsu,
    ::testing::Values(UpdateCase{"security, after the last free day", {security}, QDate(2021, 1, 1), true},
                      UpdateCase{"security, on the last free day", {security}, QDate(2020, 12, 31), false},
                      UpdateCase{"security, date unknown", {security}, std::nullopt, false},
                      UpdateCase{"no security update", {id(5).text()}, QDate(2021, 6, 1), false}));

TEST(MarkEsu, OnlyUpdatesOfTheProductsThatEsuPaysFor)
{
    EsuProgramme windows = programme();
    windows.updateProducts = {id(5).text()};
    const ProgrammeCatalogue catalogue({windows}, {}, {});
    const auto isEsu = [&](const QStringList &categories) {
        const UpdateInfo update{.categoryIds = categories, .published = QDate(2021, 1, 1)};
        return markEsuUpdates({update}, catalogue, assess(catalogue, readyFacts(), dayInYear2))[0].esu;
    };
    EXPECT_TRUE(isEsu({security, id(5).text().toUpper()}));
    EXPECT_FALSE(isEsu({security, id(6).text()})) << "of Office";
    EXPECT_FALSE(isEsu({security})) << "of no product";
}

TEST(MarkEsu, WithoutAProgrammeNothingIsMarked)
{
    const UpdateInfo update{.categoryIds = {security}, .published = QDate(2022, 1, 1)};
    EXPECT_FALSE(markEsuUpdates({update}, programmes(), {})[0].esu);
}

} // namespace
} // namespace esu::test
