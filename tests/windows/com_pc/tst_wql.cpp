// SPDX-License-Identifier: MIT
#include "wql.h"

#include <QHash>

#include <gtest/gtest.h>

namespace esu::compc {

namespace {

const QHash<QString, QVariant> row = {{QStringLiteral("name"), QStringLiteral("Windows(R), Client-ESU-Year1 add-on")},
                                      {QStringLiteral("status"), qint64{1}},
                                      {QStringLiteral("addon"), true},
                                      {QStringLiteral("path"), QStringLiteral("C:\\It's")},
                                      {QStringLiteral("key"), QVariant()}};

/// "yes", "no", "mismatch" or "not WQL".
std::string answer(const char *condition)
{
    const auto query = WqlQuery::parse(QStringLiteral("SELECT * FROM X WHERE ") + QLatin1String(condition));
    if (!query)
        return "not WQL";
    const auto matches = query->matches([](const QString &name) { return row.value(name.toLower()); });
    return !matches ? "mismatch" : *matches ? "yes" : "no";
}

struct Case {
    const char *condition;
    const char *expected;
};

class Wql : public testing::TestWithParam<Case> {};

TEST_P(Wql, evaluatesAsWindowsDoes)
{
    EXPECT_EQ(answer(GetParam().condition), GetParam().expected) << GetParam().condition;
}

INSTANTIATE_TEST_SUITE_P(
    Conditions, Wql,
    testing::Values(Case{"Name = 'WINDOWS(r), client-esu-year1 ADD-ON'", "yes"}, Case{"name LIKE '%-ESU-%'", "yes"},
                    Case{"name LIKE 'ESU'", "no"}, Case{"Name LIKE '%Year[0-9]%'", "yes"},
                    Case{"Name LIKE '%Year_ %'", "yes"}, Case{"NOT Name LIKE '%-ESU-%'", "no"},
                    Case{"Key IS NULL", "yes"}, Case{"Key IS NOT NULL", "no"}, Case{"Key <> NULL", "no"},
                    Case{"Key = NULL", "yes"}, Case{"Key = 'A'", "no"}, Case{"Status = 1 AND Addon = TRUE", "yes"},
                    Case{"Status != 1 OR Addon = FALSE", "no"}, Case{"Status = '1'", "yes"}, Case{"1 = Status", "yes"},
                    Case{"2 > Status", "yes"}, Case{"Status >= 2", "no"}, Case{"Status = 0x1", "yes"},
                    Case{"(Status = 2 OR Status = 1) AND NOT (Key IS NOT NULL)", "yes"},
                    Case{"Status = 2 OR Status = 1 AND Addon = TRUE", "yes"}, Case{"Path = 'C:\\\\It\\'s'", "yes"},
                    Case{"Path = \"C:\\\\It's\"", "yes"}, Case{"Status = 'one'", "mismatch"},
                    Case{"Name = 5", "mismatch"}, Case{"Status LIKE '1'", "mismatch"}, Case{"Status", "not WQL"},
                    Case{"Status = ", "not WQL"}, Case{"Status == 1", "not WQL"}, Case{"(Status = 1", "not WQL"},
                    Case{"Status = 1 ORDER BY Name", "not WQL"}, Case{"Key < NULL", "not WQL"},
                    Case{"Name = unquoted", "not WQL"}));

TEST(WqlText, namesEveryPropertyAndTheClass)
{
    const auto query = WqlQuery::parse(QStringLiteral("select A, b From Some_Class where c='x' or not d is null"));
    ASSERT_TRUE(query);
    EXPECT_EQ(query->className, QStringLiteral("Some_Class"));
    EXPECT_EQ(query->properties, QStringList({QStringLiteral("A"), QStringLiteral("b")}));
    EXPECT_EQ(query->namedProperties(),
              QStringList({QStringLiteral("A"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
}

TEST(WqlText, refusesWhatIsNoSelect)
{
    for (const char *text : {"", "SELECT", "SELECT FROM X", "SELECT * FROM", "SELECT * FROM X WHERE", "DELETE FROM X",
                             "SELECT *, a FROM X", "SELECT * FROM X;"})
        EXPECT_FALSE(WqlQuery::parse(QLatin1String(text))) << text;
}

} // namespace

} // namespace esu::compc
