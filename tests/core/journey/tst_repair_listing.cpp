// SPDX-License-Identifier: MIT
// What the Catalog is asked before a repair is: how large its downloads are.
#include "core/base/conditions.h"
#include "tests/support/repair_pc.h"

#include "core/base/hresult.h"
#include "core/ports/deadlines.h"

namespace esu::test {
namespace {

RepairStep download(const char16_t *id, const char16_t *kb)
{
    RepairStep made = step(id, kb, RestartNeed::No, RepairStep::Source::Catalog);
    made.file = {.kb = made.kb, .architecture = QStringLiteral("x64"), .sha1 = made.kb.toLower()};
    return made;
}

PackageFile offer(const char16_t *kb, std::int64_t size)
{
    const QString number = QString::fromUtf16(kb);
    return {.fileName = number + QStringLiteral(".msu"),
            .sha1 = number.toLower(),
            .listedSize = size,
            .url = QUrl(QStringLiteral("https://download.example/") + number),
            .origin = PackageFile::Origin::Catalog};
}

Surroundings around(const QList<Result<void>> &answers)
{
    QList<EndpointReading> readings;
    for (const Result<void> &reached : answers)
        readings.append({.answer = {.reached = reached}});
    return {.endpoints = readings};
}

class ListingTest : public ::testing::Test {
protected:
    ListingTest()
    {
        now.prerequisites.clear();
        pc.offered.files = {offer(u"KB1", 1000), offer(u"KB2", 2000)};
    }
    Result<RepairPlan> list(const JobContext &context = {}) { return esu::listDownloads(fresh, plan, now, context); }
    std::optional<Error> repairError(const RepairPlan &agreed) { return esu::repair(fresh, agreed, now, {}).error; }
    QStringList asked() const
    {
        QStringList kbs;
        for (const CatalogQuery &query : pc.queries)
            kbs.append(query.kb);
        return kbs;
    }
    RepairPc pc;
    Resources resources = testResources();
    MemoryStateStore store;
    Journal journal{store};
    Pc fresh{pc, pc.desk(), resources, journal};
    Inspection now = inspection(readyFacts(), reading(readyRows()));
    RepairPlan plan{.steps = {download(u"ssu", u"KB1"), download(u"sha2", u"KB2")}};
    const QStringList both{QStringLiteral("KB1"), QStringLiteral("KB2")};
};

TEST_F(ListingTest, TellsTheSizesAndIsNotAskedAgainByTheRepair)
{
    const auto listed = list();
    ASSERT_TRUE(listed);
    EXPECT_EQ(listed->steps.at(0).file.listedSize, 1000);
    EXPECT_EQ(listed->steps.at(1).file.listedSize, 2000);
    EXPECT_EQ(listed->steps.at(0).file.size, 0) << "it must not become the limit of the download";
    EXPECT_EQ(asked(), both);
    EXPECT_EQ(pc.queries.constFirst().sha1, QStringLiteral("kb1"));
    EXPECT_FALSE(repairError(*listed));
    EXPECT_EQ(pc.installed, both);
    EXPECT_EQ(asked(), both);
    plan = withListed(plan, {listed->steps.at(0).file, listed->steps.at(1).file});
    EXPECT_EQ(list(), *listed);
    EXPECT_EQ(asked(), both);
}

TEST_F(ListingTest, WhatWasListedIsTakenForTheSameFileOnly)
{
    const PackageFile listed = list()->steps.at(0).file;
    RepairPlan other = plan;
    other.steps[0].file.sha1 = QStringLiteral("another");
    EXPECT_EQ(withListed(other, {listed}), other);
    other = plan;
    other.steps[0].file.architecture = QStringLiteral("x86");
    EXPECT_EQ(withListed(other, {listed}), other);
    other.steps[0] = step(u"ssu", u"KB1");
    EXPECT_EQ(withListed(other, {listed}), other) << "the folder goes first";
}

TEST_F(ListingTest, FrightensNobodyWhenTheCatalogCannotBeAsked)
{
    pc.findError = Error{.fault = Fault::Backend, .operation = operation::catalogFind, .code = 0x80072EE7U};
    EXPECT_EQ(list(), plan);
    EXPECT_EQ(pc.queries.size(), 1) << "the next one would wait as long";
}

TEST_F(ListingTest, OnePackageThatIsNotThereHidesNoOther)
{
    pc.offered.files.removeFirst();
    const auto listed = list();
    ASSERT_TRUE(listed);
    EXPECT_EQ(listed->steps.at(0), plan.steps.at(0));
    EXPECT_EQ(listed->steps.at(1).file.listedSize, 2000);
}

TEST_F(ListingTest, WaitsForAllTogetherNoLongerThanTheDeadline)
{
    pc.duringFind = [this] { pc.clock().wait(deadline::packageSizes - std::chrono::seconds(3), {}); };
    ASSERT_TRUE(list());
    ASSERT_EQ(pc.queries.size(), 2);
    EXPECT_EQ(pc.queries.at(0).within, deadline::packageSizes);
    EXPECT_EQ(pc.queries.at(1).within, std::chrono::seconds(3));
    pc.queries.clear();
    pc.duringFind = [this] { pc.clock().wait(deadline::packageSizes, {}); };
    EXPECT_EQ(list()->steps.at(1), plan.steps.at(1));
    EXPECT_EQ(pc.queries.size(), 1);
}

TEST_F(ListingTest, CanBeStopped)
{
    std::stop_source stop;
    pc.duringFind = [&] { stop.request_stop(); };
    const auto listed = list({.stop = stop.get_token()});
    ASSERT_FALSE(listed);
    EXPECT_EQ(listed.error().fault, Fault::Cancelled);
    EXPECT_EQ(pc.queries.size(), 1);
}

TEST_F(ListingTest, AsksNothingOfAPcThatIsOffline)
{
    const Result<void> unreached = std::unexpected(timedOut(operation::networkProbe));
    now.facts.surroundings = around({unreached, unreached});
    EXPECT_EQ(list(), plan);
    EXPECT_TRUE(pc.queries.isEmpty());
    pc.mirror = true;
    ASSERT_TRUE(list());
    EXPECT_EQ(asked(), both) << "a mirror needs no internet";
    pc.mirror = false;
    for (const QList<Result<void>> &answers : {QList<Result<void>>{}, QList<Result<void>>{unreached, {}}}) {
        pc.queries.clear();
        now.facts.surroundings = around(answers);
        ASSERT_TRUE(list());
        EXPECT_EQ(asked(), both) << answers.size();
    }
}

TEST_F(ListingTest, AsksNothingWithoutNeed)
{
    plan.steps[1].file.size = 7;
    EXPECT_TRUE(wantsListing(plan));
    ASSERT_TRUE(list());
    EXPECT_EQ(asked(), QStringList(QStringLiteral("KB1"))) << "the other's size is known";
    plan.steps[0] = step(u"ssu", u"KB1");
    EXPECT_FALSE(wantsListing(plan)) << "from the folder, and of known size";
    EXPECT_FALSE(wantsListing(
        {.steps = {step(u"a", u"KB1", RestartNeed::No, RepairStep::Source::WindowsUpdate), download(u"b", u"KB2")}}))
        << "a person comes first";
}

TEST_F(ListingTest, TellsHowFarItIs)
{
    QList<Progress> told;
    pc.tellsWhileFinding = true;
    ASSERT_TRUE(list({.report = [&](const Progress &progress) { told.append(progress); }}));
    EXPECT_EQ(told, (QList<Progress>{
                        {.waiting = Waiting::AskingCatalog, .total = 2, .subject = QStringLiteral("KB1")},
                        {.waiting = Waiting::AskingCatalog, .done = 1, .total = 2, .subject = QStringLiteral("KB2")}}));
}

TEST_F(ListingTest, ADeskWithoutACatalogNeedsAFile)
{
    EmptyDesk empty(pc.clock());
    Pc without(pc, empty.desk(), resources, journal);
    EXPECT_EQ(esu::listDownloads(without, plan, now, {}), plan);
    const auto failed = esu::repair(without, plan, now, {}).error;
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->condition, condition::noPackageFile);
    EXPECT_EQ(failed->detail, QStringLiteral("KB1"));
    EXPECT_EQ(pc.installed, QStringList());
}

TEST_F(ListingTest, AListThatGoesOnIsNotCalledEmpty)
{
    pc.offered = {.complete = false};
    const auto failed = repairError(plan);
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->condition, condition::catalogMoreResults);
    EXPECT_EQ(failed->detail, QStringLiteral("KB1"));
    pc.offered.complete = true;
    EXPECT_EQ(repairError(plan)->condition, condition::catalogNoFile);
}

} // namespace
} // namespace esu::test
