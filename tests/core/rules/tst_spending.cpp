// SPDX-License-Identifier: MIT
// Edition, cover and year: what stops before anything is spent, and in which order.
#include "core/base/conditions.h"
#include "core/model/resources.h"
#include "core/rules/spending.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace esu {
namespace {

const WindowsVersions &windows()
{
    static const Resources resources = loadResources().value();
    return resources.windows;
}

const QString clientList =
    QStringLiteral("Education,EducationN,Enterprise,EnterpriseN,Professional,ProfessionalN,IoTEnterprise,PPIPro");

EsuRow rowOf(int year, const QString &editions = clientList)
{
    EsuRow row{.programmeId = QStringLiteral("windows-10-22h2"), .year = year, .builtIn = true};
    row.row.id = ActivationId::fromGuid(QStringLiteral("1043add5-23b1-4afb-9a0f-64343c8f3f8%1").arg(year));
    row.row.name = QStringLiteral("Windows(R), Client-ESU-Year%1 add-on for %2").arg(year).arg(editions);
    row.row.partialProductKey = QStringLiteral("6789B");
    row.row.licenseStatus = 0;
    row.editions = listedEditions(row.row.name, windows());
    return row;
}

/// A Windows 10 22H2 PC on `day` with the newest licensing package and rows of three years.
Inspection inspectionOn(QDate day, const QString &edition = QStringLiteral("Professional"), int sku = 48)
{
    Inspection inspection;
    inspection.at = QDateTime(day, QTime(3, 0), QTimeZone::utc());
    inspection.facts.os = OperatingSystem{.build = 19045, .productType = 1, .sku = sku};
    inspection.facts.editionId = edition;
    inspection.facts.packages = QList<PackageFact>{{.name = QStringLiteral("Package_for_KB5126256~x"), .state = 0x70}};
    inspection.facts.esuSigns = QList<EsuSign>();
    const Resources resources = loadResources().value();
    inspection.programme = assess(resources.programmes, inspection.facts, day);
    inspection.programme.editionSigns = editionSigns(inspection.facts, windows());
    LicenseReading reading{.esu = {rowOf(1), rowOf(2), rowOf(3)}};
    reading.base =
        LicenseRow{.partialProductKey = QStringLiteral("8HVX7"), .licenseStatus = 1, .licenseFamily = edition};
    inspection.licenses = reading;
    inspection.prerequisites = {{.id = QStringLiteral("licensing"),
                                 .kind = PrerequisiteKind::LicensingPackage,
                                 .kb = {QStringLiteral("KB5126256"), QStringLiteral("KB5072653")}}};
    return inspection;
}

const QDate inYear2(2026, 11, 24);

QString conditionOf(const std::optional<Error> &error)
{
    return error ? error->condition : QString();
}

TEST(Edition, TheListIsWhatFollowsTheLastAddOnFor)
{
    const auto list = [](const QString &name) { return listedEditions(name, windows()); };
    EXPECT_EQ(list(QStringLiteral("Windows(R) 7, Client-ESU-Year2 add-on for Enterprise, EnterpriseE ,Ultimate")),
              (QStringList{QStringLiteral("Enterprise"), QStringLiteral("EnterpriseE"), QStringLiteral("Ultimate")}));
    EXPECT_EQ(list(QStringLiteral("an add-on for A add-on for Professional")),
              QStringList{QStringLiteral("Professional")});
    EXPECT_EQ(list(QStringLiteral("Windows(R), Client-ESU-Year1")), std::nullopt);
    EXPECT_EQ(list(QStringLiteral("x add-on for Professional,Professi")), std::nullopt) << "cut off";
    EXPECT_EQ(list(QStringLiteral("x add-on for Professional,")), std::nullopt) << "cut off";
    EXPECT_TRUE(list(QStringLiteral("x add-on for SomethingNew"))) << "an edition that nobody knows yet";
}

TEST(Edition, OneEditionIdOfSeveralProductsIsToldApartByItsBranding)
{
    struct Case {
        QString caption;
        QString rowName;
        QString block;
    };
    const QString standard = QStringLiteral("Windows(R) 7, WES-ESU-Year3 add-on for Embedded");
    const QString pos = QStringLiteral("Windows(R) 7, POS-ESU-Year3 add-on for Embedded");
    const QString client = QStringLiteral("Windows(R) 7, Client-ESU-Year3 add-on for Enterprise,Embedded");
    const QList<Case> cases{
        {QStringLiteral("Windows Embedded Standard "), standard, QString()},
        {QStringLiteral("Windows Embedded POSReady 7"), pos, QString()},
        {QStringLiteral("Windows Embedded Standard"), pos, condition::editionNotListed},
        {QStringLiteral("Windows Embedded POSReady 7"), standard, condition::editionNotListed},
        {QStringLiteral("Windows Embedded Thin PC"), standard, condition::editionNotListed},
        {QStringLiteral("Windows Embedded Standard"), client, condition::editionNotListed},
        {QStringLiteral("Windows"), standard, condition::editionUnclear},
        {QStringLiteral("Windows Embedded Standard"), QString(), QString()}, // nothing to go by is no "no"
        {QString(), pos, condition::editionUnclear},
    };
    for (const Case &each : cases) {
        Inspection inspection;
        inspection.at = QDateTime(QDate(2022, 6, 20), QTime(3, 0), QTimeZone::utc());
        inspection.facts.os = OperatingSystem{
            .caption = each.caption, .version = {}, .build = 7601, .servicePack = 1, .productType = 1, .sku = 65};
        inspection.facts.editionId = QStringLiteral("Embedded");
        inspection.programme = assess(loadResources().value().programmes, inspection.facts, QDate(2022, 6, 20));
        inspection.programme.editionSigns = editionSigns(inspection.facts, windows());
        EsuRow row;
        row.row.id = ActivationId::parse(QStringLiteral("6aaf1c7d-527f-4ed5-b908-9fc039dfc654")).value();
        row.row.name = each.rowName;
        row.editions = listedEditions(each.rowName, windows());
        inspection.licenses = LicenseReading{.esu = {row}};
        EXPECT_EQ(conditionOf(blockBeforeRow(inspection, row, {})), each.block)
            << each.caption.toStdString() << ": " << each.rowName.toStdString();
        EXPECT_EQ(conditionOf(blockBeforeRow(inspection, row, {.anyEdition = true})), QString());
    }
}

TEST(Edition, SignsOfThePcDecide)
{
    struct Case {
        QString editionId;
        std::optional<int> sku;
        QString family;
        EditionFit fit;
    };
    const QString pro = QStringLiteral("Professional");
    const QString cloud = QStringLiteral("Cloud");
    const QList<Case> cases{
        {pro, 48, pro, EditionFit::Listed},
        {pro, 48, QStringLiteral("ServerStandard"), EditionFit::Listed}, // two signs outvote the row's word
        {cloud, 178, cloud, EditionFit::NotListed},
        {cloud, 178, pro, EditionFit::NotListed},
        {pro, 178, pro, EditionFit::Mixed},
        {cloud, 48, cloud, EditionFit::Mixed},
        {pro, std::nullopt, cloud, EditionFit::Mixed},
        {cloud, 999, cloud, EditionFit::NotListed}, // a SKU that nobody knows is no sign
        {{}, 48, {}, EditionFit::Listed},
        {{}, std::nullopt, pro, EditionFit::Listed},
        {{}, std::nullopt, {}, EditionFit::Unknown},
        {QStringLiteral("pROFESSIONAL"), 48, pro, EditionFit::Listed},
    };
    for (const Case &each : cases) {
        MachineFacts facts;
        if (!each.editionId.isEmpty())
            facts.editionId = each.editionId;
        facts.os = OperatingSystem{.build = 19045, .sku = each.sku};
        const LicenseRow base{.licenseStatus = 1, .licenseFamily = each.family};
        EXPECT_EQ(editionFit(rowOf(2), {.editionSigns = editionSigns(facts, windows())}, base), each.fit)
            << each.editionId.toStdString() << " " << each.sku.value_or(0) << " " << each.family.toStdString();
    }
}

TEST(Edition, NotListedIsToldByTheNewestPackage)
{
    Inspection inspection = inspectionOn(inYear2, QStringLiteral("Cloud"), 178);
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(2), {})), condition::editionNotListed);
    EXPECT_EQ(blockBeforeRow(inspection, rowOf(2), {.anyEdition = true}), std::nullopt);
    inspection.facts.packages = QList<PackageFact>{{.name = QStringLiteral("Package_for_KB5072653~x"), .state = 0x70}};
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(2), {})), condition::licensingPackageOlder);
    EXPECT_TRUE(blockBeforeRow(inspection, rowOf(2), {})->detail.contains(QStringLiteral("KB5126256")));
    inspection.facts.packages = std::unexpected(Error{});
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(2), {})), condition::editionNotListed);
}

TEST(Edition, SomeEditionsHaveTheirOwnSentence)
{
    const auto blockOf = [](const QString &edition, int sku) {
        return conditionOf(blockBeforeRow(inspectionOn(inYear2, edition, sku), rowOf(2), {}));
    };
    EXPECT_EQ(blockOf(QStringLiteral("EnterpriseEval"), 72), condition::editionEvaluation);
    EXPECT_EQ(blockOf(QStringLiteral("EnterpriseS"), 125), condition::notEligibleLtsc);
    EXPECT_EQ(blockOf(QStringLiteral("Core"), 101), condition::notEligibleHome);
    EXPECT_EQ(blockOf(QStringLiteral("Professional"), 178), condition::editionUnclear);
}

TEST(Edition, RowsSayMoreThanTheDataFile)
{
    Inspection inspection = inspectionOn(inYear2, QStringLiteral("IoTEnterprise"), 188);
    inspection.programme.eligibility = Eligibility::Warn;
    EXPECT_EQ(refinedByRows(inspection.programme, inspection.licenses).eligibility, Eligibility::Eligible);
    // A list of another year says nothing of this one.
    inspection.licenses->esu = {rowOf(1)};
    EXPECT_EQ(refinedByRows(inspection.programme, inspection.licenses).eligibility, Eligibility::Warn);
    inspection = inspectionOn(inYear2, QStringLiteral("Cloud"), 178);
    EXPECT_EQ(refinedByRows(inspection.programme, inspection.licenses).reason, condition::editionNotListed);
}

TEST(Year, IsJudgedOnTheRow)
{
    struct Case {
        QDate today;
        int year;
        YearFit fit;
    };
    const QList<Case> cases{
        {{2026, 11, 24}, 2, YearFit::Fits},     {{2026, 11, 24}, 1, YearFit::Past},
        {{2026, 11, 10}, 1, YearFit::Past},     {{2026, 11, 9}, 1, YearFit::JustOver},
        {{2026, 10, 14}, 1, YearFit::JustOver}, {{2026, 10, 13}, 1, YearFit::Fits},
        {{2026, 10, 13}, 2, YearFit::Soon},     {{2026, 7, 16}, 2, YearFit::Soon},
        {{2026, 7, 15}, 2, YearFit::TooEarly},  {{2026, 11, 24}, 3, YearFit::TooEarly},
        {{2025, 10, 15}, 3, YearFit::TooEarly}, {{2028, 10, 11}, 1, YearFit::AfterTheEnd},
        {{2027, 10, 20}, 1, YearFit::Past},     {{2027, 10, 20}, 2, YearFit::JustOver},
        {{2025, 7, 18}, 1, YearFit::Soon},      {{2025, 7, 16}, 1, YearFit::TooEarly},
    };
    for (const Case &each : cases) {
        EXPECT_EQ(yearFit(rowOf(each.year), inspectionOn(each.today).programme, each.today), each.fit)
            << each.today.toString(Qt::ISODate).toStdString() << " year " << each.year;
    }
}

TEST(Year, InsistingMeansThatYearAndNoOther)
{
    const Inspection inspection = inspectionOn(inYear2);
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(1), {})), condition::otherYear);
    EXPECT_EQ(blockBeforeRow(inspection, rowOf(1), {.year = 1}), std::nullopt);
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(2), {.year = 1})), condition::yearNotAsked);
    const auto block = blockBeforeRow(inspection, rowOf(2), {.year = 1});
    EXPECT_EQ(block->detail, QStringLiteral("row of year 2; asked for year 1"));
    EXPECT_TRUE(mayInsist(*block));
    EXPECT_FALSE(mayKeepKey(*block));
    EXPECT_EQ(blockBeforeRow(inspection, rowOf(2), {}), std::nullopt);
}

TEST(Spending, NoRowThatListsTheEditionStopsBeforeAKeyIsInstalled)
{
    const Inspection cloud = inspectionOn(inYear2, QStringLiteral("Cloud"), 178);
    EXPECT_EQ(conditionOf(blockBeforeAnyRow(cloud, {})), condition::editionNotListed);
    EXPECT_EQ(blockBeforeAnyRow(cloud, {.anyEdition = true}), std::nullopt);
    EXPECT_EQ(blockBeforeAnyRow(inspectionOn(inYear2), {}), std::nullopt);
}

TEST(Spending, AWrongClockStopsBeforeAKeyIsInstalledWhoseRowNobodyKnows)
{
    Inspection inspection = inspectionOn(inYear2);
    inspection.licenses = LicenseReading{.esu = {rowOf(2)}};
    EXPECT_EQ(blockBeforeKeyOfAnyRow(inspection, {}), std::nullopt);
    inspection.clockWrong = true;
    EXPECT_EQ(conditionOf(blockBeforeKeyOfAnyRow(inspection, {})), condition::clockWrong);
    EXPECT_EQ(blockBeforeKeyOfAnyRow(inspection, {.year = 2}), std::nullopt);
    EXPECT_EQ(blockBeforeAnyRow(inspection, {}), std::nullopt) << "what is missing may be repaired";
    inspection.licenses->esu[0].year.reset();
    EXPECT_EQ(blockBeforeKeyOfAnyRow(inspection, {}), std::nullopt) << "no year is judged";
    inspection.licenses = std::unexpected(Error{.fault = Fault::Backend, .operation = QString()});
    EXPECT_EQ(blockBeforeKeyOfAnyRow(inspection, {}), std::nullopt);
}

TEST(Spending, AKeyIsGivenBackByARowOfTheWrongEditionOrYear)
{
    const auto mayKeep = [](const QString &condition) {
        return mayKeepKey(conditionError(Fault::Refused, QStringLiteral("any"), condition));
    };
    for (const QString &condition :
         {condition::otherYear, condition::clockWrong, condition::coveredWithoutMak, condition::editionUnclear})
        EXPECT_TRUE(mayKeep(condition)) << condition.toStdString();
    for (const QString &condition :
         {condition::editionNotListed, condition::editionEvaluation, condition::notEligibleHome,
          condition::notEligibleLtsc, condition::licensingPackageOlder, condition::yearNotAsked, condition::idOtherRow})
        EXPECT_FALSE(mayKeep(condition)) << condition.toStdString();
}

TEST(Cover, IsSaidByValuesThatMeanIt)
{
    struct Case {
        QString edition;
        EsuSign sign;
        std::optional<Cover::By> by;
        int build = 19045;
    };
    const QString pro = QStringLiteral("Professional");
    const auto sign = [](const char16_t *name, std::uint32_t value) {
        return EsuSign{.name = QString::fromUtf16(name), .value = value};
    };
    const QList<Case> cases{
        {pro, sign(u"Win10ConsumerESUStatus", 3), Cover::By::Consumer},
        {pro, sign(u"Win10ConsumerESUStatus", 2), std::nullopt},
        {pro, sign(u"Win10ConsumerESUStatus", 3), std::nullopt, 7601},
        {pro, sign(u"Win10CommercialW365ESUEligible", 1), std::nullopt, 9600},
        {pro, sign(u"Win10CommercialW365ESUEligible", 1), std::nullopt, 17763},
        {pro, sign(u"Win10CommercialW365ESUEligible", 1), std::nullopt, 26100},
        {QStringLiteral("Enterprise"), sign(u"Win10ConsumerESUStatus", 3), std::nullopt},
        {pro, sign(u"ESUEligibility", 3), Cover::By::Consumer},
        {pro, sign(u"Win10CommercialW365ESUEligible", 1), Cover::By::Windows365},
        {pro, sign(u"Win10CommercialAzureESUEligible", 1), Cover::By::Azure},
        {pro, sign(u"Win10CommercialKeybasedESUEligible", 1), std::nullopt},
        {QStringLiteral("ServerStandard"), sign(u"ArcESU Enabled", 1), Cover::By::Arc, 9600},
        {QStringLiteral("ServerStandard"), sign(u"ArcESU Enabled", 0), std::nullopt},
    };
    for (const Case &each : cases) {
        MachineFacts facts;
        facts.editionId = each.edition;
        facts.os = OperatingSystem{.build = each.build};
        facts.esuSigns = QList{each.sign};
        const auto cover = coverWithoutMak(facts);
        EXPECT_EQ(cover ? std::optional(cover->by) : std::nullopt, each.by) << each.sign.name.toStdString();
    }
    EXPECT_EQ(coverWithoutMak(MachineFacts{}), std::nullopt) << "what was not read says nothing";
}

TEST(Spending, AConsumerEnrolmentOnAJoinedPcIsAskedAboutInItsOwnWords)
{
    Inspection inspection = inspectionOn(inYear2, QStringLiteral("Professional"), 48);
    inspection.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("Win10ConsumerESUStatus"), .value = 3}};
    const auto blockWith = [&inspection](const Fact<Membership> &membership) {
        inspection.facts.membership = membership;
        return conditionOf(blockBeforeAnyRow(inspection, {}));
    };
    EXPECT_EQ(blockWith(Membership{}), condition::coveredWithoutMak);
    EXPECT_EQ(blockWith(notRead()), condition::coveredWithoutMak) << "unknown is not no";
    EXPECT_EQ(blockWith(Membership{.domain = true}), condition::enrolledButJoined);
    EXPECT_EQ(blockWith(Membership{.entra = true}), condition::enrolledButJoined);
    EXPECT_TRUE(mayInsist(*blockBeforeAnyRow(inspection, {})));
    EXPECT_EQ(blockBeforeAnyRow(inspection, {.activateAnyway = true}), std::nullopt);
}

TEST(Spending, AConsumerEnrolmentIsProofWhereNobodyElseManagesThePc)
{
    const Cover consumer{.by = Cover::By::Consumer};
    const auto doubt = [&consumer](const char16_t *edition, const Fact<Membership> &membership) {
        MachineFacts facts;
        facts.editionId = QString::fromUtf16(edition);
        facts.membership = membership;
        return doubtOf(consumer, facts);
    };
    EXPECT_EQ(doubt(u"Professional", Membership{}), CoverDoubt::None);
    EXPECT_EQ(doubt(u"Professional", notRead()), CoverDoubt::MembershipUnread);
    EXPECT_EQ(doubt(u"Professional", Membership{.domain = true}), CoverDoubt::DomainJoined);
    EXPECT_EQ(doubt(u"Professional", Membership{.entra = true}), CoverDoubt::EntraJoined);
    EXPECT_EQ(doubt(u"Core", notRead()), CoverDoubt::None) << "Home cannot be joined";
    EXPECT_EQ(doubt(u"Core", Membership{.domain = true}), CoverDoubt::DomainJoined);
    const Cover ofOne{.by = Cover::By::Consumer, .account = QStringLiteral("hanako")};
    MachineFacts home;
    home.editionId = QStringLiteral("Core");
    EXPECT_EQ(doubtOf(ofOne, home), CoverDoubt::OnlyInAccount) << "her programs may have written it";
    home.policies = policiesOf({{.name = QStringLiteral("CoverWithoutMak"), .value = 1U}});
    EXPECT_EQ(doubtOf(ofOne, home), CoverDoubt::None);
    MachineFacts joined;
    joined.membership = Membership{.domain = true, .entra = true};
    EXPECT_EQ(doubtOf(Cover{.by = Cover::By::Windows365}, joined), CoverDoubt::None) << "there it is the rule";
}

TEST(Spending, AsksForEditionThenCoverThenYear)
{
    Inspection inspection = inspectionOn(inYear2, QStringLiteral("Cloud"), 178);
    inspection.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("Win10CommercialAzureESUEligible"), .value = 1}};
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(1), {})), condition::editionNotListed);
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(1), {.anyEdition = true})), condition::coveredWithoutMak);
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, rowOf(1), {.anyEdition = true, .activateAnyway = true})),
              condition::otherYear);
    EXPECT_EQ(blockBeforeRow(inspection, rowOf(1), {.anyEdition = true, .activateAnyway = true, .year = 1}),
              std::nullopt);
}

TEST(Spending, NothingStopsWhatIsLicensedAlready)
{
    EsuRow row = rowOf(1);
    row.row.licenseStatus = 1;
    EXPECT_EQ(blockBeforeRow(inspectionOn(inYear2, QStringLiteral("Cloud"), 178), row, {}), std::nullopt);
}

TEST(Spending, AWrongClockStopsARowOfAYear)
{
    Inspection inspection = inspectionOn(inYear2);
    EsuRow row = rowOf(2);
    EXPECT_FALSE(blockBeforeRow(inspection, row, {}));
    inspection.clockWrong = true;
    EXPECT_EQ(conditionOf(blockBeforeRow(inspection, row, {})), condition::clockWrong);
    EXPECT_FALSE(blockBeforeRow(inspection, row, {.year = 2})) << "whoever names the year needs no clock";
    row.year.reset();
    EXPECT_FALSE(blockBeforeRow(inspection, row, {})) << "it says nothing about such a row, and nobody could insist";
}

} // namespace
} // namespace esu
