// SPDX-License-Identifier: MIT
// Check items, and app/ctl/CONTRACT.md, "What stops an activation": 15 before 12 before 11, and "unknown" never blocks.
#include "core/base/conditions.h"
#include "tests/support/test_data.h"

#include "core/base/operations.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

using State = PrerequisiteResult::State;
using Kind = PrerequisiteKind;

struct Item {
    const char *rule;
    PrerequisiteRule item;
    MachineFacts facts;
    Fact<LicenseReading> licenses;
    State state;
    QString coveredBy = {};
};
void PrintTo(const Item &row, std::ostream *out)
{
    *out << row.rule;
}
class Check : public ::testing::TestWithParam<Item> {};

TEST_P(Check, IsByTheBook)
{
    const Item &it = GetParam();
    const PrerequisiteResults results = checkPrerequisites(
        PrerequisiteCatalogue({it.item}), assess(programmes(), it.facts, dayInYear2), it.facts, it.licenses);
    ASSERT_EQ(results.size(), 1);
    EXPECT_EQ(results[0].state, it.state);
    EXPECT_EQ(results[0].coveredBy, it.coveredBy);
}

MachineFacts facts(const std::function<void(MachineFacts &)> &change)
{
    MachineFacts changed = readyFacts();
    change(changed);
    return changed;
}
MachineFacts packages(const QList<PackageFact> &list)
{
    return facts([&](MachineFacts &all) { all.packages = list; });
}
MachineFacts unreadPackages()
{
    return facts([](MachineFacts &all) { all.packages = notRead(); });
}
PrerequisiteRule family(const QStringList &kb, const QString &named = {}, const QString &rollup = {})
{
    PrerequisiteRule item = rule(u"family", Kind::PackageFamily, kb);
    item.namedKb = named;
    item.rollupFix = rollup;
    return item;
}
PrerequisiteRule ubr(int build, int number)
{
    PrerequisiteRule item = rule(u"ubr", Kind::Ubr);
    item.build = build;
    item.ubr = number;
    return item;
}
PrerequisiteRule servicePack()
{
    PrerequisiteRule item = rule(u"build", Kind::Build);
    item.build = 1000;
    item.servicePack = 1;
    return item;
}

const QString kb1 = QStringLiteral("KB1000001");
const QString kb2 = QStringLiteral("KB1000002");
const Fact<LicenseReading> noRows = LicenseReading{.base = baseRow()};
const Fact<LicenseReading> withRows = reading(readyRows());
const Fact<LicenseReading> noAnswer = std::unexpected(unreadable());
const auto licensing = [] { return rule(u"licensing-package", Kind::LicensingPackage, {kb1}); };

INSTANTIATE_TEST_SUITE_P(
    Packages, Check,
    ::testing::Values(
        Item{"installed", family({kb1}), packages({package(u"Package_for_KB1000001~x~amd64~~6.1.1.0")}), noRows,
             State::Met},
        Item{"a sub-package counts", family({kb1}), packages({package(u"Package_2_for_KB1000001~x")}), noRows,
             State::Met},
        Item{"a longer number is another package", family({kb1}), packages({package(u"Package_for_KB10000011~x")}),
             noRows, State::Missing},
        Item{"not listed", family({kb1}), packages({}), noRows, State::Missing},
        Item{"not listed, but an ESU row proves the chain", family({kb1}), packages({}), withRows, State::Unknown},
        Item{"the list could not be read: unknown", family({kb1}), unreadPackages(), noRows, State::Unknown},
        Item{"staged: unknown", family({kb1}), packages({package(u"Package_for_KB1000001~x", 0x40)}), noRows,
             State::Unknown},
        Item{"waiting for the restart: unknown", family({kb1}), packages({package(u"Package_for_KB1000001~x", 0x60)}),
             noRows, State::Unknown},
        Item{"superseded by one that is installed", family({kb2, kb1}, kb1),
             packages({package(u"Package_for_KB1000001~x", 0x50), package(u"Package_for_KB1000002~x")}), noRows,
             State::Met, kb2},
        Item{"the named one itself needs no cover", family({kb2, kb1}, kb1),
             packages({package(u"Package_for_KB1000001~x")}), noRows, State::Met},
        Item{"a rollup at the threshold", family({kb1}, {}, QStringLiteral("7601.24535")),
             packages({package(u"Package_for_RollupFix~x~amd64~~7601.24535.1.6")}), noRows, State::Met},
        Item{"a rollup below it", family({kb1}, {}, QStringLiteral("7601.24535")),
             packages({package(u"Package_for_RollupFix~x~amd64~~7601.24534.1.6")}), noRows, State::Missing},
        Item{"a rollup that is only staged", family({kb1}, {}, QStringLiteral("7601.24535")),
             packages({package(u"Package_for_RollupFix~x~amd64~~7601.24600.1.6", 0x40)}), noRows, State::Missing},
        Item{"a rollup never covers where none is named", family({kb1}),
             packages({package(u"Package_for_RollupFix~x~amd64~~7601.24600.1.6")}), noRows, State::Missing}));

INSTANTIATE_TEST_SUITE_P(
    LicensingPackage, Check,
    ::testing::Values(Item{"listed as installed", licensing(), packages({package(u"Package_for_KB1000001~x")}),
                           noAnswer, State::Met},
                      Item{"an ESU row is the proof", licensing(), packages({}), withRows, State::Met},
                      Item{"neither", licensing(), packages({}), noRows, State::Missing},
                      Item{"rows unreadable: unknown", licensing(), packages({}), noAnswer, State::Unknown},
                      Item{"packages unreadable: unknown", licensing(), unreadPackages(), noRows, State::Unknown},
                      Item{"waiting for the restart: unknown", licensing(),
                           packages({package(u"Package_for_KB1000001~x", 0x60)}), noRows, State::Unknown},
                      Item{"superseded: unknown", licensing(), packages({package(u"Package_for_KB1000001~x", 0x50)}),
                           noRows, State::Unknown},
                      Item{"staged is not installed", licensing(),
                           packages({package(u"Package_for_KB1000001~x", 0x40)}), noRows, State::Missing},
                      Item{"staged, rows unreadable: unknown", licensing(),
                           packages({package(u"Package_for_KB1000001~x", 0x40)}), noAnswer, State::Unknown},
                      Item{"staged, but an ESU row is the proof", licensing(),
                           packages({package(u"Package_for_KB1000001~x", 0x40)}), withRows, State::Met},
                      Item{"installed for good", licensing(), packages({package(u"Package_for_KB1000001~x", 0x80)}),
                           noRows, State::Met},
                      Item{"installed in part", licensing(), packages({package(u"Package_for_KB1000001~x", 0x65)}),
                           noRows, State::Missing},
                      Item{"on its way out", licensing(), packages({package(u"Package_for_KB1000001~x", 0x05)}), noRows,
                           State::Missing}));

INSTANTIATE_TEST_SUITE_P(
    Others, Check,
    ::testing::Values(Item{"UBR at the threshold", ubr(1000, 600), readyFacts(), noRows, State::Met},
                      Item{"UBR below it", ubr(1000, 601), readyFacts(), noRows, State::Missing},
                      Item{"a later build with a low UBR", ubr(999, 9000), readyFacts(), noRows, State::Met},
                      Item{"an earlier build with a high UBR", ubr(1001, 1), readyFacts(), noRows, State::Missing},
                      Item{"UBR unreadable", ubr(1000, 600), facts([](MachineFacts &all) { all.ubr = notRead(); }),
                           noRows, State::Unknown},
                      Item{"service pack missing", servicePack(),
                           facts([](MachineFacts &all) { all.os->servicePack = 0; }), noRows, State::Missing},
                      Item{"service pack not told: unknown", servicePack(),
                           facts([](MachineFacts &all) { all.os->servicePack.reset(); }), noRows, State::Unknown},
                      Item{"service pack there", servicePack(),
                           facts([](MachineFacts &all) { all.os->servicePack = 1; }), noRows, State::Met},
                      Item{"OS unreadable", servicePack(), facts([](MachineFacts &all) { all.os = notRead(); }), noRows,
                           State::Unknown},
                      Item{"Windows licensed", rule(u"b", Kind::BaseLicense), readyFacts(), withRows, State::Met},
                      Item{"Windows in grace", rule(u"b", Kind::BaseLicense), readyFacts(),
                           reading({baseRow(base, baseLastFive, 2)}), State::Missing},
                      Item{"no base row with a key: unknown", rule(u"b", Kind::BaseLicense), readyFacts(),
                           LicenseReading{}, State::Unknown},
                      Item{"rows unreadable: unknown", rule(u"b", Kind::BaseLicense), readyFacts(), noAnswer,
                           State::Unknown},
                      Item{"elevated", rule(u"e", Kind::Elevation), readyFacts(), withRows, State::Met},
                      Item{"elevation unreadable", rule(u"e", Kind::Elevation),
                           facts([](MachineFacts &all) { all.elevated = notRead(); }), withRows, State::Unknown}));

/// A PC that lacks everything at once, and what is taken away from that.
struct Block {
    const char *rule;
    bool home;
    Fact<LicenseReading> licenses;
    bool packagesThere;
    bool restart;
    QString condition; ///< empty: nothing blocks
};
void PrintTo(const Block &row, std::ostream *out)
{
    *out << row.rule;
}
class BlockBeforeSpending : public ::testing::TestWithParam<Block> {};

Inspection inspectionOf(const Block &it)
{
    MachineFacts all = it.packagesThere ? readyFacts() : packages({});
    all.editionId = it.home ? QStringLiteral("HomeBasic") : QStringLiteral("Pro");
    all.pendingRestart = PendingRestart{.pending = it.restart};
    return inspection(all, it.licenses);
}

TEST_P(BlockBeforeSpending, KeepsTheOrder)
{
    const auto block = blockBeforeSpending(inspectionOf(GetParam()));
    ASSERT_EQ(block.has_value(), !GetParam().condition.isEmpty());
    if (block) {
        EXPECT_EQ(block->condition, GetParam().condition);
    }
}

const Fact<LicenseReading> unlicensedWindows = LicenseReading{.base = baseRow(base, baseLastFive, 5)};
const Fact<LicenseReading> disagreeing =
    reading({baseRow(), baseRow(otherBase, QStringLiteral("QQQQQ"), 5), esuRow(year2, 2)});
const Fact<LicenseReading> unlicensedWithRows = reading({baseRow(base, baseLastFive, 5), esuRow(year2, 2)});

INSTANTIATE_TEST_SUITE_P(
    Book, BlockBeforeSpending,
    ::testing::Values(
        Block{"nothing in the way", false, withRows, true, false, {}},
        Block{"15 before everything", true, unlicensedWindows, false, true, condition::notEligible},
        Block{"Windows unlicensed is 12", false, unlicensedWithRows, true, false, condition::baseNotLicensed},
        Block{"rows of Windows that disagree are 12", false, disagreeing, true, false, condition::baseUnknown},
        Block{"a definite gap is 12 before 11", false, noRows, false, false, condition::prerequisiteMissing},
        Block{"a licensing package without its rows wants a restart", false, noRows, true, false,
              condition::restartPending},
        Block{"a restart without an ESU row", false, noRows, true, true, condition::restartPending},
        Block{"a restart with an ESU row does not block", false, withRows, true, true, {}},
        Block{"rows unknown: never blocks", false, noAnswer, true, true, {}}));

TEST(BlockBeforeSpending, NoRowAndNothingToWaitForIs11)
{
    Inspection pc = inspection(readyFacts(), noRows);
    for (PackageFact &package : *pc.facts.packages)
        package.state = 0x50; // superseded: no proof that it is missing, nor that it is there
    pc.prerequisites = checkPrerequisites(prerequisites(), pc.programme, pc.facts, pc.licenses);
    const auto block = blockBeforeSpending(pc);
    ASSERT_TRUE(block);
    EXPECT_EQ(block->condition, condition::noEsuRow);
}

TEST(BlockBeforeSpending, UnknownNeverBlocks)
{
    MachineFacts nothing;
    nothing.os = readyFacts().os;
    EXPECT_FALSE(blockBeforeSpending(inspection(nothing, noAnswer)));
    EXPECT_FALSE(blockBeforeSpending(inspection(unreadPackages(), withRows)));
    EXPECT_FALSE(blockBeforeSpending(inspection(readyFacts(), LicenseReading{.esu = withRows->esu})))
        << "base row not read";
}

TEST(BlockBeforeSpending, WindowsThatCouldNotBeReadBlocksWithItsOwnError)
{
    MachineFacts facts = readyFacts();
    facts.os = std::unexpected(Error{.fault = Fault::AccessDenied, .operation = operation::inventoryOs});
    EXPECT_EQ(blockBeforeSpending(inspection(facts, withRows)), facts.os.error());
}

TEST(BlockBeforeSpending, AdviceThatIsMissingDoesNotBlock)
{
    Inspection ready = inspection(readyFacts(), withRows);
    ready.prerequisites.append({.id = QStringLiteral("advice"), .state = State::Missing, .blocking = false});
    EXPECT_FALSE(blockBeforeSpending(ready));
}

TEST(BlockBeforeSpending, NamesWhatIsMissing)
{
    const auto block = blockBeforeSpending(inspection(packages({}), noRows));
    ASSERT_TRUE(block);
    EXPECT_EQ(block->detail, QStringLiteral("sha2, mine-preparation"));
}

TEST(InvalidKeyCause, PointsToTheEvidence)
{
    const auto condition = [](const Inspection &pc, bool normalised) {
        return invalidKeyCause(pc, normalised).condition;
    };
    const Inspection ready = inspection(readyFacts(), withRows);
    EXPECT_EQ(condition(ready, false), condition::otherProduct);
    EXPECT_EQ(condition(ready, true), condition::typing);
    MachineFacts restart = readyFacts();
    restart.pendingRestart = PendingRestart{.pending = true};
    EXPECT_EQ(condition(inspection(restart, withRows), true), condition::restartPending);
    EXPECT_EQ(condition(inspection(packages({}), noRows), true), condition::packageMissing);
    EXPECT_EQ(condition(inspection(readyFacts(), noRows), true), condition::packageMissing);
    EXPECT_EQ(condition(inspection(MachineFacts(), noAnswer), false), condition::otherProduct);
}

TEST(InvalidKeyCause, SaysWhichPackageAndWhichSign)
{
    const auto evidence = [](const Inspection &pc, bool normalised) {
        return invalidKeyCause(pc, normalised).evidence;
    };
    EXPECT_EQ(evidence(inspection(packages({}), noRows), false),
              QStringLiteral("no ESU row; sha2 missing (not listed: KB4474419); mine-preparation missing "
                             "(no ESU row; not listed: KB4575903)"));
    MachineFacts restart = readyFacts();
    restart.pendingRestart = PendingRestart{
        .pending = true, .signs = {QStringLiteral("cbs-reboot-pending"), QStringLiteral("wu-reboot-required")}};
    EXPECT_EQ(evidence(inspection(restart, withRows), true),
              QStringLiteral("restart signs: cbs-reboot-pending, wu-reboot-required"));
    const Inspection ready = inspection(readyFacts(), withRows);
    EXPECT_TRUE(evidence(ready, true).startsWith(QLatin1String("characters of the input were replaced")));
    EXPECT_TRUE(evidence(ready, false).contains(QLatin1String("nothing known to be missing")));
    EXPECT_TRUE(evidence(inspection(MachineFacts(), noAnswer), false).startsWith(QLatin1String("rows not read")));
}

} // namespace
} // namespace esu::test
