// SPDX-License-Identifier: MIT
// What the rules take for granted about the data that ships.
#include "core/base/conditions.h"
#include "tests/support/test_data.h"

#include "core/base/operations.h"
#include "core/rules/surroundings_checks.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

namespace esu::test {
namespace {

const Resources &shipped()
{
    static const Resources resources = loadResources().value();
    return resources;
}

TEST(ShippedData, YearsFollowEachOtherWithoutAGap)
{
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        for (qsizetype i = 1; i < programme.years.size(); ++i)
            EXPECT_EQ(programme.years.at(i).start, programme.years.at(i - 1).end.addDays(1))
                << programme.id.toStdString();
        EXPECT_TRUE(programme.endOfFreeUpdates.isValid()) << programme.id.toStdString();
    }
}

TEST(ShippedData, OnlyWhatMayBlockBlocks)
{
    using Kind = PrerequisiteKind;
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        for (const PrerequisiteRule &rule : shipped().prerequisites.rulesFor(programme.id)) {
            // A pending restart blocks only without an ESU row, elevation is exit 17, the rest is information.
            if (rule.kind == Kind::PendingRestart || rule.kind == Kind::Elevation || rule.kind == Kind::UpdateSource ||
                isAboutSurroundings(rule.kind)) {
                EXPECT_FALSE(rule.blocking) << rule.id.toStdString();
            }
        }
    }
}

TEST(ShippedData, ChecksStandInEvidenceOrder)
{
    using Kind = PrerequisiteKind;
    const QList<Kind> order{Kind::Build,
                            Kind::Ubr,
                            Kind::PendingRestart,
                            Kind::PackageFamily,
                            Kind::LicensingPackage,
                            Kind::BaseLicense,
                            Kind::Elevation,
                            Kind::UpdateSource,
                            Kind::DiskSpace,
                            Kind::Tls12,
                            Kind::Endpoints,
                            Kind::RootCertificates,
                            Kind::Clock,
                            Kind::Power,
                            Kind::Metered};
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        qsizetype reached = 0;
        for (const PrerequisiteRule &rule : shipped().prerequisites.rulesFor(programme.id)) {
            EXPECT_GE(order.indexOf(rule.kind), reached) << rule.id.toStdString();
            reached = order.indexOf(rule.kind);
        }
    }
}

TEST(ShippedData, EveryProgrammeOnOfferHasItsLicensingPackageItem)
{
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        if (programme.years.isEmpty() || !programme.years.constFirst().activationId)
            continue;
        const QList<PrerequisiteRule> rules = shipped().prerequisites.rulesFor(programme.id);
        EXPECT_EQ(std::ranges::count(rules, PrerequisiteKind::LicensingPackage, &PrerequisiteRule::kind), 1)
            << programme.id.toStdString();
    }
}

TEST(ShippedData, APackageThatRepairsAnItemSatisfiesItsCheck)
{
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        for (const PrerequisiteRule &rule : shipped().prerequisites.rulesFor(programme.id)) {
            for (const QString &kb : rule.repair.kb)
                EXPECT_TRUE(rule.kb.contains(kb)) << rule.id.toStdString() << ' ' << kb.toStdString();
        }
    }
}

TEST(ShippedData, APinnedPackageRepairsSomething)
{
    QStringList used;
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        for (const PrerequisiteRule &rule : shipped().prerequisites.rulesFor(programme.id))
            used += rule.kb;
    }
    QFile file(QStringLiteral(":/data/prerequisites.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonArray packages = QJsonDocument::fromJson(file.readAll())[QLatin1String("packages")].toArray();
    EXPECT_FALSE(packages.isEmpty());
    for (const QJsonValue &package : packages) {
        const QString kb = package[QLatin1String("kb")].toString();
        EXPECT_TRUE(used.contains(kb)) << kb.toStdString();
        EXPECT_NE(shipped().prerequisites.pinned(kb, package[QLatin1String("windows")].toString(),
                                                 package[QLatin1String("architecture")].toString()),
                  nullptr)
            << kb.toStdString();
    }
}

TEST(ShippedData, NoBuiltInIdIsAnIdOfWindowsItself)
{
    for (const ActivationId &known : shipped().programmes.allActivationIds())
        EXPECT_FALSE(shipped().programmes.baseWindowsProduct(known));
}

TEST(ShippedData, AProofIsARevisionOfItsTable)
{
    for (const EsuProgramme &programme : shipped().programmes.programmes()) {
        const std::string name = programme.id.toStdString();
        const UpdateTable *table = shipped().updates.forProgramme(programme.id);
        ASSERT_NE(table, nullptr) << name;
        EXPECT_EQ(table->build, programme.proof.build) << name;
        EXPECT_TRUE(programme.builds.contains(programme.proof.build)) << name;
        if (!programme.proof.revision)
            continue;
        const auto row = std::ranges::find_if(table->updates, [&](const MonthlyUpdate &update) {
            return update.exact && update.revision == programme.proof.revision;
        });
        ASSERT_NE(row, table->updates.end()) << name << ": no month has exactly this revision";
        EXPECT_TRUE(row->esu) << name;
        for (const MonthlyUpdate &update : table->updates) {
            if (!update.esu && update.revision && update.date <= programme.lastDay()) {
                EXPECT_LT(*update.revision, *programme.proof.revision) << name << ": a free update would prove ESU";
            }
        }
    }
}

/// Conditions the rules give, and the exit codes of app/ctl/CONTRACT.md.
struct Contract {
    QString operation;
    QString condition;
    ExitCode exitCode;
};
class ExitCodes : public ::testing::TestWithParam<Contract> {};

TEST_P(ExitCodes, AreThoseOfTheContract)
{
    const Error error{.fault = Fault::Refused, .operation = GetParam().operation, .condition = GetParam().condition};
    const ErrorExplanation explanation = shipped().errors.explain(error);
    EXPECT_TRUE(explanation.known);
    EXPECT_EQ(explanation.exitCode, GetParam().exitCode) << error.condition.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Book, ExitCodes,
    ::testing::Values(
        Contract{operation::keyInput, condition::keyKmsClient, ExitCode::KeyRefused},
        Contract{operation::keyInput, condition::keyNotEsu, ExitCode::KeyRefused},
        Contract{operation::keyBind, condition::baseKeyInstalled, ExitCode::KeyRefused},
        Contract{operation::keyBind, condition::baseChanged, ExitCode::KeyRefused},
        Contract{operation::sppInstallKey, condition::baseChanged, ExitCode::KeyRefused},
        Contract{operation::keyBind, condition::otherRowTookKey, ExitCode::KeyRefused},
        Contract{operation::keyBind, condition::noRowTookKey, ExitCode::KeyRefused},
        Contract{operation::keyBind, condition::idOtherRow, ExitCode::KeyRefused},
        Contract{operation::journeyRow, condition::noEsuRow, ExitCode::NoEsuRow},
        Contract{operation::journeyRow, condition::noKey, ExitCode::NoKey},
        Contract{operation::journeyPrerequisites, condition::prerequisiteMissing, ExitCode::PrerequisiteMissing},
        Contract{operation::journeyPrerequisites, condition::baseNotLicensed, ExitCode::PrerequisiteMissing},
        Contract{operation::journeyPrerequisites, condition::baseUnknown, ExitCode::PrerequisiteMissing},
        Contract{operation::journeyPrerequisites, condition::restartPending, ExitCode::PrerequisiteMissing},
        Contract{operation::journeyEligibility, condition::notEligible, ExitCode::NotEligible},
        Contract{operation::sppActivate, condition::activationNotConfirmed, ExitCode::ActivationRefused},
        Contract{operation::sppActivate, condition::attemptsExhausted, ExitCode::ActivationRefused},
        Contract{operation::inventoryElevation, condition::notElevated, ExitCode::AccessDenied},
        Contract{operation::keyStore, condition::storeUnavailable, ExitCode::NoKey},
        Contract{operation::keyStore, condition::keyNotStored, ExitCode::NoKey}));

} // namespace
} // namespace esu::test
