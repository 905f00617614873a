// SPDX-License-Identifier: MIT
// What an organisation's policies change of a verdict, and that they are named where they do.
#include "tests/support/test_data.h"

#include "core/base/conditions.h"
#include "core/model/resources.h"
#include "core/rules/cover.h"
#include "core/rules/edition.h"
#include "core/rules/policy_rules.h"
#include "core/rules/spending.h"
#include "core/rules/verdict_facts.h"
#include "core/rules/verdict_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {
namespace {

using Level = Verdict::Level;

struct Pc {
    MachineFacts facts = readyFacts();
    LicenseRows rows = {baseRow(), esuRow(year1, 1), esuRow(year2, 2, lastFive, 1), esuRow(year3, 3)};
    QDate day = dayInYear2;
};

Policies one(PolicyValue value)
{
    return policiesOf({std::move(value)});
}
PolicyValue number(const char16_t *name, std::uint32_t value)
{
    return {.name = QString::fromUtf16(name), .value = value};
}
PolicyValue text(const char16_t *name, const QString &value)
{
    return {.name = QString::fromUtf16(name), .value = value};
}

Inspection inspectionOf(const Pc &pc)
{
    Inspection inspection;
    inspection.at = QDateTime(pc.day, QTime(12, 0), Qt::UTC);
    inspection.facts = pc.facts;
    const auto assessed = [&](const Policies &policies) {
        MachineFacts facts = pc.facts;
        facts.policies = policies;
        return assess(programmes(), facts, pc.day);
    };
    inspection.programme = assessed(pc.facts.policies);
    if (const auto other = assessed({}); other != inspection.programme)
        inspection.withoutPolicy = other;
    inspection.licenses = withEditions(sortRows(pc.rows, programmes(), inspection.programme.programmeId), {});
    const QString edition = pc.facts.editionId.value_or(QString());
    inspection.programme.editionSigns = {edition, edition};
    if (inspection.withoutPolicy)
        inspection.withoutPolicy->editionSigns = inspection.programme.editionSigns;
    inspection.prerequisites =
        checkPrerequisites(prerequisites(), inspection.programme, inspection.facts, inspection.licenses);
    return inspection;
}

Verdict verdictOf(const Pc &pc)
{
    const Inspection inspection = inspectionOf(pc);
    return judge(inspection, programmes(), updates(pc.day), {.covered = coverWithoutMak(inspection.facts)});
}

QStringList namesIn(const Verdict &verdict)
{
    QStringList names;
    for (const PolicyReading &policy : verdict.byPolicies ? verdict.byPolicies->policies : QList<PolicyReading>())
        names.append(policy.name);
    return names;
}

bool isToldAsFact(const Verdict &verdict)
{
    const QList<VerdictReason> facts = factsOf(verdict);
    return std::ranges::find(facts, ReasonId::Policy, &VerdictReason::id) != facts.end();
}

TEST(PolicyOnTheVerdict, IsNotNamedWhereItChangesNothing)
{
    Pc pc;
    pc.facts.policies = one(number(u"GraceDays", 60));
    const Verdict verdict = verdictOf(pc);
    EXPECT_EQ(verdict.level, Level::Green);
    EXPECT_EQ(verdict.byPolicies, std::nullopt);
    EXPECT_FALSE(isToldAsFact(verdict));
}

TEST(PolicyOnTheVerdict, AProgrammeThatIsOverIsAcceptedUntilItsDay)
{
    Pc pc;
    const EsuProgramme own = programmes().programmes().at(0);
    pc.day = own.lastDay().addDays(40);
    pc.rows = {baseRow(), esuRow(year1, 1), esuRow(year2, 2), esuRow(year3, 3, lastFive, 1)};
    pc.facts.ubr = revisionOf(2023, 12);
    pc.facts.packages->last() = package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~1000.710.1.6");
    pc.facts.policies = one(text(u"EndedProgrammeUntil", pc.day.toString(Qt::ISODate)));
    const Verdict accepted = verdictOf(pc);
    pc.facts.policies = {};
    const Verdict usual = verdictOf(pc);
    EXPECT_EQ(usual.level, Level::Amber);
    ASSERT_EQ(stateOf(usual, ReasonId::EsuUpdate), VerdictReason::State::Met) << "the PC has all that there was";
    EXPECT_EQ(accepted.level, Level::Green);
    EXPECT_EQ(namesIn(accepted), QStringList(QStringLiteral("EndedProgrammeUntil")));
    EXPECT_EQ(accepted.byPolicies->without, Level::Amber);
    EXPECT_TRUE(isToldAsFact(accepted));
    EXPECT_EQ(sentenceOf(accepted, inspectionOf(pc).programme), VerdictSentence::EndedAccepted);
    EXPECT_EQ(accepted.freshness.greenUntil, QDateTime(pc.day.addDays(1), QTime(0, 0), Qt::UTC));

    pc.facts.policies = one(text(u"EndedProgrammeUntil", pc.day.toString(Qt::ISODate)));
    const auto elsewhere = [&pc](int days) {
        const Inspection here = inspectionOf(pc);
        return judge(here, programmes(), updates(pc.day), {.networkTime = here.at.addDays(days)}).level;
    };
    EXPECT_EQ(elsewhere(0), Level::Green);
    EXPECT_EQ(elsewhere(1), Level::Amber) << "for the rest of the world its day is over";

    pc.facts.policies = one(text(u"EndedProgrammeUntil", pc.day.addDays(-1).toString(Qt::ISODate)));
    EXPECT_EQ(verdictOf(pc).level, Level::Amber) << "its day is over";
    pc.facts.policies = one(text(u"EndedProgrammeUntil", pc.day.toString(Qt::ISODate)));
    pc.rows = {baseRow(), esuRow(year1, 1), esuRow(year2, 2, lastFive, 1), esuRow(year3, 3)};
    EXPECT_EQ(verdictOf(pc).level, Level::Amber) << "its last year was never paid for";
}

TEST(PolicyOnTheVerdict, AFurtherEditionIsInTheProgramme)
{
    Pc pc;
    pc.facts.editionId = QStringLiteral("HomePremium");
    ASSERT_NE(assess(programmes(), pc.facts, pc.day).eligibility, Eligibility::Eligible);
    const Level usual = verdictOf(pc).level;
    pc.facts.policies = one(text(u"FurtherEditions", QStringLiteral("Starter, homepremium")));
    EXPECT_EQ(assess(programmes(), pc.facts, pc.day).eligibility, Eligibility::Eligible);
    const Verdict verdict = verdictOf(pc);
    EXPECT_EQ(verdict.level, Level::Green);
    EXPECT_NE(usual, Level::Green);
    ASSERT_TRUE(verdict.byPolicies);
    EXPECT_EQ(verdict.byPolicies->without, usual);
    EXPECT_EQ(namesIn(verdict), QStringList(QStringLiteral("FurtherEditions")));
}

TEST(PolicyOnTheVerdict, AFurtherEditionCountsAlsoWhereTheLicensedRowDoesNotListIt)
{
    Pc pc;
    pc.facts.editionId = QStringLiteral("EnterpriseEval");
    EXPECT_EQ(verdictOf(pc).level, Level::Amber);
    pc.facts.policies = one(text(u"FurtherEditions", QStringLiteral("enterpriseeval")));
    EXPECT_EQ(verdictOf(pc).level, Level::Green);
    EXPECT_EQ(namesIn(verdictOf(pc)), QStringList(QStringLiteral("FurtherEditions")));
}

Pc coveredPc()
{
    Pc pc;
    pc.rows = {baseRow(), esuRow(year1, 1), esuRow(year2, 2), esuRow(year3, 3)};
    pc.facts.os->build = 19045;
    pc.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("ArcESU Enabled"), .value = 1}};
    return pc;
}

TEST(PolicyOnCover, MakesItCountOrNot)
{
    Pc pc = coveredPc();
    EXPECT_TRUE(coverWithoutMak(pc.facts));
    pc.facts.policies = one(number(u"CoverWithoutMak", 0));
    EXPECT_EQ(coverWithoutMak(pc.facts), std::nullopt);
    const Inspection inspection = inspectionOf(pc);
    const EsuRow &row = inspection.licenses->esu.at(1);
    const auto block = blockBeforeRow(inspection, row, {});
    EXPECT_TRUE(!block || !isCovered(*block)) << "the organisation wants its MAK";

    const Cover consumer{.by = Cover::By::Consumer};
    pc.facts.editionId = QStringLiteral("Professional");
    pc.facts.policies = {};
    EXPECT_EQ(doubtOf(consumer, pc.facts), CoverDoubt::MembershipUnread);
    pc.facts.policies = one(number(u"CoverWithoutMak", 1));
    EXPECT_EQ(doubtOf(consumer, pc.facts), CoverDoubt::None);
    pc.facts.membership = Membership{.domain = true};
    EXPECT_EQ(doubtOf(consumer, pc.facts), CoverDoubt::DomainJoined) << "a policy does not make it hold";
}

TEST(CoverOnTheVerdict, ALicenceOfLastYearForAnotherEditionTakesNothingAway)
{
    Pc pc = coveredPc();
    pc.facts.os->build = 1000;
    ASSERT_EQ(verdictOf(pc).level, Level::Green);
    pc.rows[1] = esuRow(year1, 1, lastFive, 1);
    pc.facts.editionId = QStringLiteral("EnterpriseEval");
    EXPECT_EQ(verdictOf(pc).level, Level::Green);
}

TEST(PolicyOnCover, ThatDoesNotCountIsNamedInTheVerdict)
{
    Pc pc = coveredPc();
    pc.facts.os->build = 1000;
    const Level usual = verdictOf(pc).level;
    pc.facts.policies = one(number(u"CoverWithoutMak", 0));
    const Verdict verdict = verdictOf(pc);
    ASSERT_NE(verdict.level, usual);
    ASSERT_TRUE(verdict.byPolicies);
    EXPECT_EQ(namesIn(verdict), QStringList(QStringLiteral("CoverWithoutMak")));
    EXPECT_EQ(verdict.byPolicies->without, usual);
}

TEST(PolicyOnCover, ThatDoesNotCountIsNoAdviceEither)
{
    Pc pc;
    pc.rows = {baseRow(), esuRow(year1, 1), esuRow(year2, 2, {}, licenseStatusLicensed), esuRow(year3, 3)};
    const Verdict usual = verdictOf(pc);
    ASSERT_TRUE(usual.advice);
    EXPECT_EQ(usual.advice->kind, VerdictAdvice::Kind::LicensedWithoutMak);
    pc.facts.policies = one(number(u"CoverWithoutMak", 0));
    EXPECT_EQ(verdictOf(pc).advice, std::nullopt);
}

TEST(PolicyOnTheVerdict, ADayForTheEndOfAProgrammeSaysNothingWhileItRuns)
{
    Pc pc;
    const Verdict usual = verdictOf(pc);
    ASSERT_EQ(usual.level, Level::Green);
    for (const int days : {1, 10000}) {
        pc.facts.policies = one(text(u"EndedProgrammeUntil", pc.day.addDays(days).toString(Qt::ISODate)));
        EXPECT_EQ(verdictOf(pc).freshness.greenUntil, usual.freshness.greenUntil) << days;
    }
}

TEST(PolicyOnTheVerdict, TwoThatOnlyTogetherChangeItAreBothNamed)
{
    Pc pc;
    // Covered without a MAK, a licence that nobody knows, and May's update ten days late.
    pc.facts.esuSigns = QList<EsuSign>{{.name = QStringLiteral("ArcESU Enabled"), .value = 1}};
    pc.rows = {baseRow(), esuRow(unknownYear2, 2, lastFive, licenseStatusLicensed)};
    pc.day = QDate(2022, 5, 20);
    pc.facts.ubr = revisionOf(2022, 4);
    const auto verdictBy = [&pc](const QList<PolicyValue> &values) {
        pc.facts.policies = policiesOf(values);
        return verdictOf(pc);
    };
    const PolicyValue cover = number(u"CoverWithoutMak", 0);
    const PolicyValue grace = number(u"GraceDays", 7);
    EXPECT_EQ(verdictBy({}).level, Level::Green);
    EXPECT_EQ(verdictBy({cover}).level, Level::Amber);
    EXPECT_EQ(verdictBy({grace}).level, Level::Amber);
    const Verdict both = verdictBy({cover, grace});
    EXPECT_EQ(both.level, Level::Amber);
    ASSERT_TRUE(both.byPolicies);
    EXPECT_EQ(both.byPolicies->without, Level::Green);
    EXPECT_EQ(namesIn(both), (QStringList{QStringLiteral("GraceDays"), QStringLiteral("CoverWithoutMak")}));
}

TEST(PolicyOnStoring, IsNamedWithItsValue)
{
    EXPECT_EQ(refuseStoring({}), std::nullopt);
    EXPECT_EQ(refuseStoring(one(number(u"ForbidStoredKeys", 0))), std::nullopt);
    const auto refused = refuseStoring(one(number(u"ForbidStoredKeys", 1)));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->condition, condition::policyForbidsStoring);
    EXPECT_EQ(refused->detail, QStringLiteral("HKLM\\SOFTWARE\\Policies\\ESU Wizard: ForbidStoredKeys = 1"));
}

TEST(PolicyOnErrors, TheDealerIsForThoseThatAskForOne)
{
    const ErrorCatalogue catalogue = loadResources().value().errors;
    const Policies policies = one(text(u"DealerTelephone", QStringLiteral("03-0000-1234")));
    const Error limit{.fault = Fault::Refused, .operation = QStringLiteral("spp.activate"), .code = 0xC004C020U};
    const Error elevation =
        conditionError(Fault::AccessDenied, QStringLiteral("inventory.elevation"), condition::notElevated);
    EXPECT_EQ(dealerFor(limit, catalogue, policies.dealer()), policies.dealer());
    EXPECT_EQ(dealerFor(limit, catalogue, {}), std::nullopt);
    EXPECT_EQ(dealerFor(elevation, catalogue, policies.dealer()), std::nullopt);
}

} // namespace
} // namespace esu::test
