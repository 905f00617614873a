// SPDX-License-Identifier: MIT
// What a repair would do, over the data that ships.
#include "tests/support/journey_test.h"

#include "core/journey/package_folder.h"
#include "core/rules/repair_plan.h"

#include <QTemporaryDir>

namespace esu::test {
namespace {

using Source = RepairStep::Source;
using State = PrerequisiteResult::State;

const QString sha2Digest = QStringLiteral("b5614c6cea5cb4e198717789633dca16308ef79c");
const QString otherDigest = QStringLiteral("00000000000000000000000000000000000000ff");

const Resources &shipped()
{
    static const Resources resources = loadResources().value();
    return resources;
}

/// A bare Windows 7 SP1: no package is known, no ESU row.
Inspection bareWindows7(const QString &architecture = QStringLiteral("x64"), const QList<PackageFact> &packages = {})
{
    Inspection inspection;
    inspection.facts = readyFacts();
    inspection.facts.os = OperatingSystem{.computerName = QStringLiteral("PC"),
                                          .version = QStringLiteral("6.1.7601"),
                                          .build = 7601,
                                          .servicePack = 1,
                                          .productType = 1};
    inspection.facts.editionId = QStringLiteral("Professional");
    inspection.facts.architecture = architecture;
    inspection.facts.packages = packages;
    inspection.programme = assess(shipped().programmes, inspection.facts, QDate(2020, 12, 8));
    inspection.licenses = LicenseReading{.base = baseRow()};
    inspection.prerequisites =
        checkPrerequisites(shipped().prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    return inspection;
}

RepairPlan plan(const Inspection &inspection, const PackageFiles &folder = {})
{
    return planRepair(inspection, shipped().prerequisites, folder);
}

QStringList kbs(const RepairPlan &plan)
{
    QStringList list;
    for (const RepairStep &step : plan.steps)
        list.append(step.kb);
    return list;
}

PackageFile folderFile(const QString &fileName)
{
    return {.fileName = fileName, .path = QStringLiteral("/usb/") + fileName, .origin = PackageFile::Origin::Folder};
}

TEST(RepairPlanTest, ABareWindows7IsRepairedInTheOrderOfTheFacts)
{
    const RepairPlan bare = plan(bareWindows7());
    EXPECT_EQ(kbs(bare),
              (QStringList{QStringLiteral("KB4490628"), QStringLiteral("KB4474419"), QStringLiteral("KB4536952"),
                           QStringLiteral("KB4519976"), QStringLiteral("KB4575903")}));
    for (const RepairStep &step : bare.steps)
        EXPECT_EQ(step.source, Source::Catalog) << step.kb.toStdString();
    EXPECT_EQ(bare.steps.at(1).restart, RestartNeed::BeforeNext) << "nothing signed with SHA-2 before the restart";
    EXPECT_EQ(bare.steps.at(4).restart, RestartNeed::After);
    EXPECT_EQ(bare.steps.at(1).file.sha1, sha2Digest);
    EXPECT_FALSE(bare.restartFirst);
}

TEST(RepairPlanTest, WhatIsThereIsNotInstalledAgain)
{
    const Inspection inspection =
        bareWindows7(QStringLiteral("x64"), {package(u"Package_for_KB4474419~31bf3856ad364e35~amd64~~6.1.3.2"),
                                             package(u"Package_for_KB4570673~31bf3856ad364e35~amd64~~6.1.1.1")});
    EXPECT_EQ(kbs(plan(inspection)), (QStringList{QStringLiteral("KB4519976"), QStringLiteral("KB4575903")}));
}

TEST(RepairPlanTest, ALicensingPackageIsInstalledUnlessItIsIn)
{
    const auto with = [](std::uint32_t state) {
        return plan(bareWindows7(QStringLiteral("x64"),
                                 {package(u"Package_for_KB4474419~31bf3856ad364e35~amd64~~6.1.3.2"),
                                  package(u"Package_for_KB4570673~31bf3856ad364e35~amd64~~6.1.1.1"),
                                  package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~7601.24540.1.1"),
                                  package(u"Package_for_KB4575903~31bf3856ad364e35~amd64~~6.1.1.1", state)}));
    };
    EXPECT_EQ(kbs(with(0x40)), QStringList{QStringLiteral("KB4575903")}) << "staged";
    EXPECT_FALSE(with(0x40).restartFirst);
    for (const std::uint32_t halfDone : {0x65U, 0x05U}) {
        EXPECT_EQ(kbs(with(halfDone)), QStringList{QStringLiteral("KB4575903")}) << halfDone;
        EXPECT_TRUE(with(halfDone).restartFirst) << halfDone;
    }
    for (const std::uint32_t there : {0x60U, 0x70U, 0x80U}) {
        EXPECT_TRUE(kbs(with(there)).isEmpty()) << there;
        EXPECT_TRUE(with(there).restartFirst) << "there, but Windows shows no row yet: " << there;
    }
    EXPECT_FALSE(with(0x50).restartFirst) << "superseded";
}

TEST(RepairPlanTest, ARestartThatIsPendingComesBeforeAnyDownload)
{
    Inspection inspection = bareWindows7();
    inspection.facts.pendingRestart = PendingRestart{.pending = true, .signs = {QStringLiteral("cbs-reboot-pending")}};
    EXPECT_TRUE(plan(inspection).restartFirst);
    inspection.facts.pendingRestart = PendingRestart{.signs = {QStringLiteral("pending-file-renames")}};
    EXPECT_FALSE(plan(inspection).restartFirst) << "that alone is no sign";
}

TEST(RepairPlanTest, UnknownIsSaidAndNeverRepaired)
{
    Inspection inspection = bareWindows7();
    inspection.facts.packages = notRead();
    inspection.prerequisites =
        checkPrerequisites(shipped().prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    const RepairPlan unknown = plan(inspection);
    EXPECT_TRUE(unknown.steps.isEmpty());
    EXPECT_TRUE(unknown.unknown.contains(QStringLiteral("windows-7-sha2")));
}

TEST(RepairPlanTest, WhatIsNoPackageDoesNotEnterIt)
{
    Inspection inspection = bareWindows7();
    inspection.licenses->base->licenseStatus = 0;
    inspection.facts.elevated = false;
    inspection.prerequisites =
        checkPrerequisites(shipped().prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    for (PrerequisiteResult &result : inspection.prerequisites) {
        if (result.state == State::Unknown)
            result.state = State::Missing;
    }
    EXPECT_EQ(plan(inspection).steps, plan(bareWindows7()).steps);
}

TEST(RepairPlanTest, TheArchitectureDecidesTheDigest)
{
    EXPECT_EQ(plan(bareWindows7(QStringLiteral("x86"))).steps.at(1).file.sha1,
              QStringLiteral("0f687d50402790f340087c576886501b3223bec6"));
}

TEST(RepairPlanTest, WithoutAnArchitectureNothingIsGuessed)
{
    Inspection inspection = bareWindows7();
    inspection.facts.architecture = notRead();
    for (const RepairStep &step : plan(inspection).steps)
        EXPECT_EQ(step.source, Source::ByHand) << step.prerequisiteId.toStdString();
}

TEST(RepairPlanTest, ARestartThatWindowsWaitsForComesFirst)
{
    Inspection inspection = bareWindows7();
    inspection.facts.pendingRestart = PendingRestart{.pending = true};
    EXPECT_TRUE(plan(inspection).restartFirst);
}

struct FolderCase {
    const char *story;
    QString fileName;
    bool taken;
    QString sha1 = sha2Digest;
};
void PrintTo(const FolderCase &row, std::ostream *out)
{
    *out << row.story;
}
class FolderFile : public ::testing::TestWithParam<FolderCase> {};

TEST_P(FolderFile, IsTakenOnlyWhenItFits)
{
    const RepairStep step = plan(bareWindows7(), {folderFile(GetParam().fileName)}).steps.at(1);
    EXPECT_EQ(step.kb, QStringLiteral("KB4474419"));
    EXPECT_EQ(step.source, GetParam().taken ? Source::Folder : Source::Catalog);
    EXPECT_EQ(step.file.sha1, sha2Digest) << "the pinned digest, whatever the name says";
    EXPECT_EQ(step.file.path.isEmpty(), !GetParam().taken);
}

INSTANTIATE_TEST_SUITE_P(
    All, FolderFile,
    ::testing::Values(
        FolderCase{"the pinned file", QStringLiteral("windows6.1-kb4474419-v3-x64_%1.msu").arg(sha2Digest), true},
        FolderCase{"capitals, no digest in the name", QStringLiteral("Windows6.1-KB4474419-v3-x64.msu"), true},
        FolderCase{"other digest", QStringLiteral("windows6.1-kb4474419-v2-x64_%1.msu").arg(otherDigest), false},
        FolderCase{"other architecture", QStringLiteral("windows6.1-kb4474419-v3-x86.msu"), false},
        FolderCase{"other Windows", QStringLiteral("windows6.0-kb4474419-v3-x64.msu"), false},
        FolderCase{"other number", QStringLiteral("windows6.1-kb44744190-v3-x64.msu"), false},
        FolderCase{"no package", QStringLiteral("windows6.1-kb4474419-v3-x64.exe"), false}));

TEST(CatalogFile, MustMatchThePinnedDigest)
{
    const RepairStep step = plan(bareWindows7()).steps.at(1);
    const QString prefix = QStringLiteral("windows6.1");
    const PackageFile right{.fileName = QStringLiteral("windows6.1-kb4474419-v3-x64_%1.msu").arg(sha2Digest),
                            .sha1 = sha2Digest};
    const PackageFile wrong{.fileName = right.fileName, .sha1 = otherDigest};
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {wrong}));
    const auto chosen = chooseCatalogFile(step, prefix, {wrong, right});
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->sha1, sha2Digest);
    EXPECT_EQ(chosen->origin, PackageFile::Origin::Pinned);
}

TEST(CatalogFile, ALongerPinnedDigestIsHeldToAsWell)
{
    const QString prefix = QStringLiteral("windows6.1");
    const QString longDigest(64, QLatin1Char('a'));
    RepairStep step = plan(bareWindows7()).steps.at(1);
    const PackageFile offered{.fileName = QStringLiteral("windows6.1-kb4474419-v3-x64_%1.msu").arg(sha2Digest),
                              .sha1 = sha2Digest,
                              .sha256 = QString(64, QLatin1Char('b'))};
    step.file.sha256 = longDigest;
    EXPECT_EQ(chooseCatalogFile(step, prefix, {offered})->sha256, longDigest)
        << "what the installer compares is our digest, not the Catalog's";
    step.file.sha1.clear();
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {offered}));
    PackageFile right = offered;
    right.sha256 = longDigest;
    EXPECT_EQ(chooseCatalogFile(step, prefix, {offered, right})->origin, PackageFile::Origin::Pinned);
}

TEST(CatalogFile, WithoutAPinMustSayWhatItIsAndHaveADigest)
{
    RepairStep step = plan(bareWindows7()).steps.at(3); // the rollup
    ASSERT_EQ(step.kb, QStringLiteral("KB4519976"));
    step.file.sha1.clear();
    const QString prefix = QStringLiteral("windows6.1");
    const auto offer = [](const char *name, const QString &sha1) {
        return PackageFile{.fileName = QString::fromLatin1(name).arg(otherDigest), .sha1 = sha1};
    };
    EXPECT_TRUE(chooseCatalogFile(step, prefix, {offer("windows6.1-kb4519976-x64_%1.msu", otherDigest)}));
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {offer("windows6.1-kb4519976-x64_%1.msu", {})})) << "no digest";
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {offer("windows6.1-kb4519976-x64_%1.msu", sha2Digest)}))
        << "name and digest disagree";
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {offer("windows6.1-kb4519976-x86_%1.msu", otherDigest)}));
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {offer("windows8.1-kb4519976-x64_%1.msu", otherDigest)}));
    EXPECT_FALSE(chooseCatalogFile(step, prefix, {offer("windows6.1-kb4519977-x64_%1.msu", otherDigest)}));
}

TEST(PackageFolder, HoldsPackagesByNameAndPassesOverTheRest)
{
    const QTemporaryDir folder;
    for (const char *name : {"windows6.1-kb4490628-x64.msu", "letter.txt", "windows6.1-kb4490628-x64.msu.part"}) {
        QFile file(folder.filePath(QLatin1String(name)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("1234");
    }
    const auto files = readPackageFolder(folder.path());
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 1);
    EXPECT_EQ(files->constFirst().kb, QStringLiteral("KB4490628"));
    EXPECT_EQ(files->constFirst().size, 4);
}

TEST(PackageFolder, ThatIsNoneIsAUsageError)
{
    const auto files = readPackageFolder(QStringLiteral("/nowhere/at/all"));
    ASSERT_FALSE(files);
    EXPECT_EQ(shipped().errors.explain(files.error()).exitCode, ExitCode::Usage);
    EXPECT_TRUE(files.error().detail.contains(QStringLiteral("/nowhere/at/all")));
}

TEST(PlannedPackages, RestartWhereWindowsWantsOneAndEndBeforeAPerson)
{
    const auto step = [](RestartNeed restart) {
        return RepairStep{.source = RepairStep::Source::Catalog, .restart = restart};
    };
    using enum RestartNeed;
    const auto restarts = [](const RepairPlan &plan) {
        QList<bool> after;
        for (const PlannedPackage &package : plannedPackages(plan))
            after.append(package.restartAfter);
        return after;
    };
    EXPECT_EQ(restarts({.steps = {step(No), step(BeforeNext), step(After), step(No)}}),
              (QList<bool>{false, true, false, true}));
    EXPECT_EQ(restarts({.steps = {step(After), step(BeforeNext), step(No)}}), (QList<bool>{false, true, false}));
    EXPECT_EQ(restarts({.steps = {step(After), RepairStep{}, step(No)}}), (QList<bool>{true}));
    EXPECT_TRUE(restarts({}).isEmpty());
}

TEST(RepairPlan, APendingRestartComesFirstWhereNoRowOfEsuIsThereYet)
{
    Inspection inspection = bareWindows7();
    inspection.prerequisites = {};
    inspection.facts.pendingRestart = PendingRestart{.pending = true};
    EXPECT_TRUE(plan(inspection).restartFirst);
    inspection.licenses->esu = {{.row = esuRow(year2, 2)}};
    EXPECT_FALSE(plan(inspection).restartFirst) << "nothing waits for it";
}

TEST(RepairSum, IsExactWhenNoSizeIsThatOfTheCatalogsPage)
{
    const auto sum = [](const PackageFile &file) {
        return sumOf({{.step = {.prerequisiteId = QStringLiteral("sha2"), .file = file}}});
    };
    EXPECT_TRUE(sum({.size = 100, .listedSize = 90}).exact);
    EXPECT_EQ(sum({.size = 100, .listedSize = 90}).bytes, 100);
    EXPECT_FALSE(sum({.listedSize = 90}).exact);
    EXPECT_EQ(sum({.listedSize = 90}).bytes, 90);
    EXPECT_TRUE(sum({.listedSize = 90}).allKnown);
    EXPECT_FALSE(sum({}).allKnown);
}

} // namespace
} // namespace esu::test
