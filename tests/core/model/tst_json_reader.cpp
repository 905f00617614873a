// SPDX-License-Identifier: MIT
#include "core/model/json_reader.h"

#include <gtest/gtest.h>

#include <functional>

namespace esu {
namespace {

const QString operation = QStringLiteral("resources.data");

/// The whole message, or "" when nothing was wrong.
std::string problemOf(const QByteArray &json, const std::function<void(const JsonNode &)> &read)
{
    const auto document = JsonDocument::parse(json, QStringLiteral("a.json"), operation);
    if (!document)
        return document.error().detail.toStdString();
    read(document->root());
    const auto problem = document->problem();
    if (!problem)
        return {};
    EXPECT_EQ(problem->fault, Fault::BadData);
    EXPECT_EQ(problem->operation, operation);
    return problem->detail.toStdString();
}

void readNothing(const JsonNode &) {}

TEST(JsonReaderTest, syntaxIsToldWithItsLine)
{
    const std::string problem = problemOf("{\n  \"a\": 1,\n  \"b\" 2\n}", readNothing);
    EXPECT_EQ(problem.substr(0, 18), "a.json:3: no JSON:");
    EXPECT_EQ(problemOf("", readNothing).substr(0, 9), "a.json:1:");
}

TEST(JsonReaderTest, aMemberMustNotStandTwice)
{
    EXPECT_EQ(problemOf("{\n\"a\": {\"x\": 1},\n\"b\": [\n{\"x\": 1, \"y\": 2,\n \"\\u0078\": 3}]}", readNothing),
              "a.json:5: b[0].x: stands twice in this object");
}

TEST(JsonReaderTest, aFileThatIsDeeperOrLongerThanOursIsRefused)
{
    const auto nested = [](qsizetype levels) { return QByteArray(levels, '[') + "\n1" + QByteArray(levels, ']'); };
    EXPECT_EQ(problemOf(nested(30), readNothing).find("holds more"), std::string::npos);
    EXPECT_EQ(problemOf(nested(900), readNothing).substr(0, 21), "a.json:1: holds more ");
    const QByteArray wide = "[\n" + QByteArray("0,").repeated(300'000) + "0]";
    EXPECT_EQ(problemOf(wide, readNothing).substr(0, 21), "a.json:2: holds more ");
}

TEST(JsonReaderTest, unknownMembersAreProblemsAtEveryDepth)
{
    const auto read = [](const JsonNode &root) {
        for (const JsonNode &item : root.member(QLatin1String("list")).items())
            item.integer("known");
    };
    EXPECT_EQ(problemOf("{\"list\": [{\"known\": 1}]}", read), "");
    EXPECT_EQ(problemOf("{\"list\": [\n{\"known\": 1},\n{\"known\": 2,\n\"unknown\": 3}]}", read),
              "a.json:4: list[1].unknown: is not a member that this file can have");
    EXPECT_EQ(problemOf("{\"list\": [],\n \"more\": {\"deep\": 1}}", read),
              "a.json:2: more: is not a member that this file can have");
}

TEST(JsonReaderTest, missingMembersAreToldAtTheirObject)
{
    EXPECT_EQ(problemOf("{\n\"a\":\n{}}", [](const JsonNode &root) { root.member(QLatin1String("a")).text("b"); }),
              "a.json:3: a: lacks \"b\"");
}

TEST(JsonReaderTest, theFirstProblemInTheFileIsTold)
{
    const auto read = [](const JsonNode &root) {
        root.string("late");
        root.string("early");
    };
    EXPECT_EQ(problemOf("{\n\"early\": 1,\n\"late\": 2}", read), "a.json:2: early: must be a string, is a number");
}

struct WrongValue {
    const char *json;
    std::function<void(const JsonNode &)> read;
    const char *problem;
};

class WrongValueTest : public testing::TestWithParam<WrongValue> {};

TEST_P(WrongValueTest, isNamed)
{
    const QByteArray json = QByteArray("{\n\"v\": ") + GetParam().json + '}';
    EXPECT_EQ(problemOf(json, [](const JsonNode &root) { GetParam().read(root.member(QLatin1String("v"))); }),
              std::string("a.json:2: v") + GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    Types, WrongValueTest,
    testing::Values(
        WrongValue{"1", [](const JsonNode &v) { v.asString(); }, ": must be a string, is a number"},
        WrongValue{"null", [](const JsonNode &v) { v.asString(); }, ": must be a string, is null"},
        WrongValue{"\" \"", [](const JsonNode &v) { v.asText(); }, ": must not be empty"},
        WrongValue{"1.5", [](const JsonNode &v) { v.asInteger(0, 9); }, ": must be a whole number from 0 to 9"},
        WrongValue{"10", [](const JsonNode &v) { v.asInteger(0, 9); }, ": must be a whole number from 0 to 9"},
        WrongValue{"\"1\"", [](const JsonNode &v) { v.asInteger(); }, ": must be a number, is a string"},
        WrongValue{"0", [](const JsonNode &v) { v.asBool(); }, ": must be true or false, is a number"},
        WrongValue{"{}", [](const JsonNode &v) { v.items(); }, ": must be a list, is an object"},
        WrongValue{"[]", [](const JsonNode &v) { v.names(); }, ": must be an object, is a list"},
        WrongValue{"[]", [](const JsonNode &v) { v.text("x"); }, ": must be an object, is a list"},
        WrongValue{"[\"a\", 2]", [](const JsonNode &v) { v.asStrings(); }, "[1]: must be a string, is a number"},
        WrongValue{"\"2026-13-01\"", [](const JsonNode &v) { v.asDate(); },
                   ": \"2026-13-01\" is not a date like 2026-11-23"},
        WrongValue{"\"-2026-01-01\"", [](const JsonNode &v) { v.asDate(); },
                   ": \"-2026-01-01\" is not a date like 2026-11-23"},
        WrongValue{"\"0xc004f050\"", [](const JsonNode &v) { v.asHresult(); },
                   ": \"0xc004f050\" is not a code like 0xC004F050"},
        WrongValue{"\"77db037b\"", [](const JsonNode &v) { v.asActivationId(); }, ": \"77db037b\" is not a GUID"},
        WrongValue{"\"blue\"",
                   [](const JsonNode &v) { v.asEnum<int>({{QLatin1String("red"), 1}, {QLatin1String("green"), 2}}); },
                   ": \"blue\" is none of: red, green"}));

TEST(JsonReaderTest, goodValuesAreRead)
{
    const QByteArray json =
        "\xEF\xBB\xBF{\n\"date\": \"2026-11-23\", \"code\": \"0xC004F050\",\n"
        "\"id\": \"77DB037B-95c3-48d7-a3ab-a9c6d41093e0\", \"word\": \"green\", \"none\": null, \"n\": -3,\n"
        "\"map\": {\"a.b\": 1, \"a\": {\"b\": 2}}, \"e\": \"a\\\"},{[\"}";
    const auto document = JsonDocument::parse(json, QStringLiteral("a.json"), operation);
    ASSERT_TRUE(document.has_value()) << document.error().detail.toStdString();
    const JsonNode root = document->root();
    EXPECT_EQ(root.member(QLatin1String("date")).asDate(), QDate(2026, 11, 23));
    EXPECT_EQ(root.member(QLatin1String("code")).asHresult(), 0xC004F050U);
    EXPECT_EQ(root.member(QLatin1String("id")).asActivationId()->text(),
              QStringLiteral("77db037b-95c3-48d7-a3ab-a9c6d41093e0"));
    EXPECT_EQ(root.member(QLatin1String("word")).asEnum<int>({{QLatin1String("red"), 1}, {QLatin1String("green"), 2}}),
              2);
    EXPECT_FALSE(root.find(QLatin1String("none")).has_value());
    EXPECT_FALSE(root.find(QLatin1String("absent")).has_value());
    EXPECT_EQ(root.integer("n"), -3);
    EXPECT_EQ(root.integer("absent", 7), 7);
    EXPECT_EQ(root.string("e"), QStringLiteral("a\"},{["));
    const JsonNode map = root.member(QLatin1String("map"));
    EXPECT_EQ(map.names(), (QStringList{QStringLiteral("a"), QStringLiteral("a.b")}));
    EXPECT_EQ(map.at(QStringLiteral("a.b")).asInteger(), 1);
    EXPECT_EQ(map.at(QStringLiteral("a")).integer("b"), 2);
    EXPECT_FALSE(document->problem().has_value());
}

} // namespace
} // namespace esu
