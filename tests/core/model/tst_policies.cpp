// SPDX-License-Identifier: MIT
// What the values of the policy key come to, row by row of the table.
#include "core/model/policies.h"
#include "core/model/resources.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

PolicyValue number(const char16_t *name, std::uint32_t value)
{
    return {.name = QString::fromUtf16(name), .value = value};
}

PolicyValue text(const char16_t *name, const char16_t *value)
{
    return {.name = QString::fromUtf16(name), .value = QString::fromUtf16(value)};
}

struct Case {
    const char *story;
    PolicyValue value;
    PolicyProblem problem;
    const char *shown;
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.story;
}
class OneValue : public testing::TestWithParam<Case> {};

TEST_P(OneValue, CountsWholeOrNotAtAll)
{
    const Policies policies = policiesOf({GetParam().value});
    ASSERT_EQ(policies.readings.size(), 1);
    EXPECT_EQ(policies.readings.constFirst().problem, GetParam().problem);
    EXPECT_EQ(policies.readings.constFirst().value.toStdString(), GetParam().shown);
    EXPECT_EQ(policies.ignored().size(), GetParam().problem == PolicyProblem::None ? 0 : 1);
}

const std::u16string longest(100, u'n');
const std::u16string tooLong(101, u'n');
const std::string tooLongShown(101, 'n');

using enum PolicyProblem;
INSTANTIATE_TEST_SUITE_P(Numbers, OneValue,
                         testing::Values(Case{"the fewest days", number(u"GraceDays", 7), None, "7"},
                                         Case{"the most days", number(u"GraceDays", 120), None, "120"},
                                         Case{"a day less", number(u"GraceDays", 6), OutOfRange, "6"},
                                         Case{"a day more", number(u"GraceDays", 121), OutOfRange, "121"},
                                         Case{"no number at all", number(u"GraceDays", 0xFFFFFFFF), OutOfRange,
                                              "4294967295"},
                                         Case{"a number as a text", text(u"GraceDays", u"60"), WrongType, "60"},
                                         Case{"another type", {.name = QStringLiteral("GraceDays")}, WrongType, ""},
                                         Case{"yes", number(u"ForbidStoredKeys", 1), None, "1"},
                                         Case{"more than yes", number(u"ForbidStoredKeys", 2), OutOfRange, "2"},
                                         Case{"not accepted", number(u"CoverWithoutMak", 0), None, "0"},
                                         Case{"the registry knows no case", number(u"gracedays", 8), None, "8"}));
INSTANTIATE_TEST_SUITE_P(
    Texts, OneValue,
    testing::Values(
        Case{"a day", text(u"EndedProgrammeUntil", u"2027-10-12"), None, "2027-10-12"},
        Case{"no day of the calendar", text(u"EndedProgrammeUntil", u"2027-02-30"), OutOfRange, "2027-02-30"},
        Case{"a day as people write it", text(u"EndedProgrammeUntil", u"12.10.2027"), OutOfRange, "12.10.2027"},
        Case{"a number for a text", number(u"Language", 1041), WrongType, "1041"},
        Case{"editions", text(u"FurtherEditions", u"Starter;CoreN ,Core"), None, "Starter, CoreN, Core"},
        Case{"a pattern is no edition", text(u"FurtherEditions", u"Core, Enterprise*"), OutOfRange,
             "Core, Enterprise*"},
        Case{"an empty one among them", text(u"FurtherEditions", u"Core,,Starter"), OutOfRange, "Core,,Starter"},
        Case{"a mirror", text(u"CatalogMirror", u"https://mirror.example/catalog"), None,
             "https://mirror.example/catalog"},
        Case{"a mirror without a lock", text(u"CatalogMirror", u"http://mirror.example/"), OutOfRange,
             "http://mirror.example/"},
        Case{"a mirror on this PC", text(u"CatalogMirror", u"http://localhost:8080/"), None, "http://localhost:8080/"},
        Case{"a mirror with a password", text(u"CatalogMirror", u"https://a:b@mirror.example/"), OutOfRange,
             "https://mirror.example/"},
        Case{"a language", text(u"Language", u"EN"), None, "en"},
        Case{"a language that there is not", text(u"Language", u"fr"), OutOfRange, "fr"},
        Case{"a name", text(u"DealerName", u" Dealer "), None, "Dealer"},
        Case{"nothing", text(u"DealerName", u"  "), OutOfRange, "  "},
        Case{"a hundred letters", text(u"DealerName", longest.c_str()), None, &tooLongShown[1]},
        Case{"one more", text(u"DealerName", tooLong.c_str()), OutOfRange, tooLongShown.c_str()},
        Case{"a name with a control character", text(u"DealerName", u"a\u001bb"), OutOfRange, "a<U+001B>b"},
        Case{"a key in the place of a name", text(u"DealerName", u"BCDFG-HJKMP-QRTVW-XY234-6789B"), OutOfRange,
             "*****-*****-*****-*****-6789B"},
        Case{"a policy of another version", text(u"GraceWeeks", u"2"), Unknown, ""}));

TEST(PolicyTable, AreInOrderAndUnknownOnesLast)
{
    const Policies policies = policiesOf({text(u"Zzz", u"1"), text(u"Language", u"ja"), number(u"GraceDays", 30)});
    ASSERT_EQ(policies.readings.size(), 3);
    EXPECT_EQ(policies.readings.at(0).name, QStringLiteral("GraceDays"));
    EXPECT_EQ(policies.readings.at(1).name, QStringLiteral("Language"));
    EXPECT_EQ(policies.readings.at(2).name, QStringLiteral("Zzz"));
    EXPECT_EQ(policies.graceDays(), 30);
    EXPECT_EQ(policies.language(), QStringLiteral("ja"));
    EXPECT_EQ(policies.judging(), QList{PolicyId::GraceDays});
    EXPECT_EQ(policies.without({PolicyId::GraceDays}).readings.size(), 2);
    EXPECT_TRUE(policiesOf({number(u"GraceDays", 6)}).judging().isEmpty()) << "what does not count judges nothing";
}

TEST(PolicyTable, WhatIsNotSetSaysNothing)
{
    const Policies none;
    EXPECT_EQ(none.graceDays(), std::nullopt);
    EXPECT_EQ(none.coverWithoutMak(), std::nullopt);
    EXPECT_EQ(none.endedProgrammeUntil(), std::nullopt);
    EXPECT_TRUE(none.furtherEditions().isEmpty());
    EXPECT_FALSE(none.forbidsStoredKeys());
    EXPECT_EQ(none.catalogMirror(), std::nullopt);
    EXPECT_FALSE(none.dealer().isKnown());
    EXPECT_FALSE(policiesOf({text(u"DealerHours", u"9-17")}).dealer().isKnown()) << "hours of nobody";
}

TEST(PolicyTable, AKeyThatCannotBeReadIsToldAndFollowedByNobody)
{
    const Policies policies = unreadPolicies(
        {.fault = Fault::AccessDenied, .operation = QStringLiteral("inventory.registry"), .code = 0x80070005U});
    ASSERT_EQ(policies.ignored().size(), 1);
    EXPECT_EQ(policies.ignored().constFirst().problem, PolicyProblem::NotRead);
    EXPECT_EQ(policies.ignored().constFirst().value, QStringLiteral("0x80070005"));
    EXPECT_FALSE(policies.forbidsStoredKeys());
}

/// The sentences of the data name the reseller exactly where an organisation's dealer may stand beside them.
TEST(PolicyTable, TheDealerStandsBesideEverySentenceThatSendsToOne)
{
    const Resources resources = loadResources().value();
    int asking = 0;
    for (const ErrorEntry &entry : resources.errors.entries()) {
        QString sentence = entry.nextStep.en;
        // Where the key came from is no reason to call anybody.
        sentence.remove(QStringLiteral("received from your reseller"))
            .remove(QStringLiteral("the MAK from your reseller"));
        EXPECT_EQ(entry.asksDealer, sentence.contains(QStringLiteral("reseller"))) << entry.nextStep.en.toStdString();
        asking += entry.asksDealer ? 1 : 0;
    }
    EXPECT_GT(asking, 50);
}

} // namespace
} // namespace esu
