// SPDX-License-Identifier: MIT
#include "core/model/resources.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

class CatalogueTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(resources.has_value()) << resources.error().detail.toStdString(); }

    QString programmeOf(int build, std::optional<int> productType, const QString &editionId = {}) const
    {
        const EsuProgramme *programme =
            resources->programmes.forSystem({.build = build, .productType = productType}, editionId);
        return programme ? programme->id : QString();
    }
    const EsuProgramme &programme(const char *id) const { return *resources->programmes.byId(QString::fromLatin1(id)); }
    QStringList rulesOf(const char *id) const
    {
        QStringList ids;
        for (const PrerequisiteRule &rule : resources->prerequisites.rulesFor(QString::fromLatin1(id)))
            ids.append(rule.id);
        return ids;
    }
    const PrerequisiteRule &rule(const char *id) const
    {
        return *resources->prerequisites.byId(QString::fromLatin1(id));
    }

    const Result<Resources> resources = loadResources();
};

TEST_F(CatalogueTest, everySystemFindsItsProgramme)
{
    EXPECT_EQ(programmeOf(7601, 1), QStringLiteral("windows-7"));
    EXPECT_EQ(programmeOf(7600, 1), QStringLiteral("windows-7")) << "without the service pack: the check item says so";
    EXPECT_EQ(programmeOf(7601, 3), QStringLiteral("server-2008-r2"));
    EXPECT_EQ(programmeOf(7601, 2), QStringLiteral("server-2008-r2"));
    EXPECT_EQ(programmeOf(6003, 3), QStringLiteral("server-2008"));
    EXPECT_EQ(programmeOf(9200, 3), QStringLiteral("server-2012"));
    EXPECT_EQ(programmeOf(9600, 2), QStringLiteral("server-2012-r2"));
    EXPECT_EQ(programmeOf(19045, 1), QStringLiteral("windows-10-22h2"));
    EXPECT_EQ(programmeOf(19044, 1), QStringLiteral("windows-10-22h2")) << "LTSC 2021: not eligible, not unknown";
    EXPECT_EQ(programmeOf(14393, 1), QStringLiteral("windows-10-ltsb-2016"));
    EXPECT_EQ(programmeOf(14393, 3), QStringLiteral("server-2016"));
    EXPECT_EQ(programmeOf(9600, 1), QString()) << "Windows 8.1 has no ESU";
    EXPECT_EQ(programmeOf(9200, 1), QString());
    EXPECT_EQ(programmeOf(22631, 1), QString());
    EXPECT_EQ(programmeOf(7601, std::nullopt), QString()) << "client or server is not known";
}

TEST_F(CatalogueTest, theYearChangesOnTheDaysOfTheFacts)
{
    const EsuProgramme &windows10 = programme("windows-10-22h2");
    EXPECT_EQ(windows10.yearAt(QDate(2025, 10, 14)), nullptr);
    EXPECT_EQ(windows10.yearAt(QDate(2025, 10, 15))->year, 1);
    EXPECT_EQ(windows10.yearAt(QDate(2026, 10, 13))->year, 1);
    EXPECT_EQ(windows10.yearAt(QDate(2026, 10, 14))->year, 2);
    EXPECT_EQ(windows10.yearAt(QDate(2026, 11, 23))->year, 2);
    EXPECT_EQ(windows10.yearAt(QDate(2028, 10, 10))->year, 3);
    EXPECT_EQ(windows10.yearAt(QDate(2028, 10, 11)), nullptr);
    EXPECT_EQ(programme("windows-7").lastDay(), QDate(2023, 1, 10));
    EXPECT_EQ(programme("windows-7").firstDay(), QDate(2020, 1, 14));
    EXPECT_EQ(programme("server-2012").lastDay(), QDate(2026, 10, 13));
    EXPECT_FALSE(EsuProgramme().firstDay().isValid());
    EXPECT_FALSE(EsuProgramme().lastDay().isValid());
}

TEST_F(CatalogueTest, theTwelveIdsOfTheFactsAndNoOther)
{
    struct {
        const char *programme;
        int year;
        const char *id;
    } const facts[] = {
        {"windows-7", 1, "77db037b-95c3-48d7-a3ab-a9c6d41093e0"},
        {"windows-7", 2, "0e00c25d-8795-4fb7-9572-3803d91b6880"},
        {"windows-7", 3, "4220f546-f522-46df-8202-4d07afd26454"},
        {"server-2008-r2", 1, "553673ed-6ddf-419c-a153-b760283472fd"},
        {"server-2008-r2", 2, "04fa0286-fa74-401e-bbe9-fbfbb158010d"},
        {"server-2008-r2", 3, "16c08c85-0c8b-4009-9b2b-f1f7319e45f9"},
        {"server-2012", 1, "c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4"},
        {"server-2012", 2, "e3e2690b-931c-4c80-b1ff-dffba8a81988"},
        {"server-2012", 3, "55b1dd2d-2209-4ea0-a805-06298bad25b3"},
        {"windows-10-22h2", 1, "f520e45e-7413-4a34-a497-d2765967d094"},
        {"windows-10-22h2", 2, "1043add5-23b1-4afb-9a0f-64343c8f3f8d"},
        {"windows-10-22h2", 3, "83d49986-add3-41d7-ba33-87c7bfb5c0fb"},
    };
    EXPECT_EQ(resources->programmes.allActivationIds().size(), 12);
    for (const auto &fact : facts) {
        const auto id = ActivationId::fromGuid(QString::fromLatin1(fact.id));
        ASSERT_TRUE(id.has_value());
        const auto place = resources->programmes.find(*id);
        ASSERT_TRUE(place.has_value()) << fact.id;
        EXPECT_EQ(place->programme->id, QString::fromLatin1(fact.programme));
        EXPECT_EQ(place->year->year, fact.year);
        EXPECT_FALSE(resources->programmes.baseWindowsProduct(*id).has_value());
    }
    const auto shared = ActivationId::fromGuid(u"553673ed-6ddf-419c-a153-b760283472fd");
    ASSERT_NE(programme("server-2008").byActivationId(*shared), nullptr);
    EXPECT_EQ(programme("server-2008").byActivationId(*shared)->year, 1);
    EXPECT_EQ(programme("windows-7").byActivationId(*shared), nullptr);
}

TEST_F(CatalogueTest, anIdOfWindowsItselfIsKnownAsSuch)
{
    const auto id = ActivationId::fromGuid(u"BD3762D7-270D-4760-8FB3-D829CA45278A");
    EXPECT_EQ(resources->programmes.baseWindowsProduct(*id), QStringLiteral("Windows 10 Pro"));
    EXPECT_FALSE(resources->programmes.find(*id).has_value());
}

TEST_F(CatalogueTest, checkItemsComeInTheOrderOfTheirEvidence)
{
    EXPECT_EQ(
        rulesOf("windows-7").join(u' '),
        QStringLiteral(
            "windows-7-service-pack pending-restart windows-7-first-servicing-stack windows-7-servicing-stack "
            "windows-7-sha2 "
            "windows-7-monthly-rollup windows-7-licensing-package base-license elevation update-source disk-space "
            "tls12 activation-endpoint windows-update-endpoint certificates-endpoint root-certificates clock power"));
    EXPECT_EQ(rulesOf("windows-10-22h2").join(u' '),
              QStringLiteral("windows-10-22h2-build windows-10-22h2-cumulative-update pending-restart "
                             "windows-10-22h2-licensing-package base-license elevation update-source disk-space "
                             "activation-endpoint windows-update-endpoint certificates-endpoint root-certificates "
                             "clock power metered"));
    EXPECT_EQ(rulesOf("").join(u' '),
              QStringLiteral("pending-restart base-license elevation update-source disk-space activation-endpoint "
                             "windows-update-endpoint certificates-endpoint root-certificates clock power"));
    EXPECT_EQ(resources->prerequisites.byId(QStringLiteral("no-such-item")), nullptr);
}

TEST_F(CatalogueTest, theItemsSayWhatTheFactsSay)
{
    EXPECT_EQ(rule("windows-7-servicing-stack").namedKb, QStringLiteral("KB4516655"));
    EXPECT_EQ(rule("windows-7-servicing-stack").kb.first(), QStringLiteral("KB5071810"));
    EXPECT_TRUE(rule("windows-7-servicing-stack").kb.contains(QStringLiteral("KB5006749")));
    EXPECT_TRUE(rule("server-2012-r2-servicing-stack").kb.contains(QStringLiteral("KB5058529")));
    EXPECT_TRUE(rule("server-2008-servicing-stack").servicingStack);
    EXPECT_FALSE(rule("windows-7-sha2").servicingStack);
    EXPECT_EQ(rule("windows-7-monthly-rollup").namedKb, QStringLiteral("KB4519976"));
    EXPECT_EQ(rule("windows-7-monthly-rollup").rollupFix, QStringLiteral("7601.24524"));
    EXPECT_EQ(rule("windows-7-licensing-package").kb.join(u' '), QStringLiteral("KB4575903 KB4538483"));
    EXPECT_EQ(rule("windows-10-22h2-cumulative-update").ubr, 6456);
    EXPECT_EQ(rule("windows-10-22h2-build").build, 19045);
    EXPECT_EQ(rule("windows-10-22h2-licensing-package").kb.join(u' '), QStringLiteral("KB5126256 KB5072653"));
    // Without ESU row they stop the journey by their own rules; with one they must not (app/ctl/CONTRACT.md).
    EXPECT_FALSE(rule("pending-restart").blocking);
    EXPECT_FALSE(rule("elevation").blocking);
    EXPECT_FALSE(rule("update-source").blocking);
    // What is not known stays unknown.
    // 7601.24546 is the last free revision and must never prove anything.
    EXPECT_EQ(programme("windows-7").proof.revision, 24560);
    EXPECT_EQ(programme("windows-10-22h2").proof.revision, 6575);
    EXPECT_FALSE(programme("server-2016").proof.revision.has_value());
    EXPECT_EQ(programme("windows-7").ruleFor(QStringLiteral("Embedded"))->proof->revision, 25769);
}

TEST_F(CatalogueTest, theInventoryIsAskedForEveryPackageOnce)
{
    const QStringList needles = resources->prerequisites.packageNeedles();
    EXPECT_EQ(needles.first(), QStringLiteral("RollupFix"));
    for (const char *kb : {"KB4516655", "KB4474419", "KB4519976", "KB4538483", "KB5066791", "KB5072653", "KB5017220"})
        EXPECT_EQ(needles.count(QString::fromLatin1(kb)), 1) << kb;
}

TEST_F(CatalogueTest, textsAreChosenByLanguage)
{
    const LocalText text = rule("pending-restart").title;
    EXPECT_EQ(text.in(QStringLiteral("ja")), QStringLiteral("再起動"));
    EXPECT_EQ(text.in(QStringLiteral("en")), QStringLiteral("Restart"));
    EXPECT_EQ(text.in(QStringLiteral("de")), text.en);
}

} // namespace
} // namespace esu
