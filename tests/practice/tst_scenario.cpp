// SPDX-License-Identifier: MIT
#include "core/base/operations.h"
#include "core/practice/scenario.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

namespace esu {

namespace {

/// Lines 1 to 9 of every text below; a test adds members from line 10 on.
const QByteArray head = R"({"schema": 1, "id": "test",
"title": {"ja": "試験", "en": "Test"},
"description": {"ja": "試験用", "en": "For tests"},
"date": "2020-12-08",
"os": {"computer_name": "PC", "caption": "Microsoft Windows 7 Professional", "version": "6.1.7601", "build": 7601,
  "product_type": 1, "sku": 48, "edition_id": "Professional", "product_name": "Windows 7 Professional",
  "architecture": "x64"},
"rows": [{"id": "77db037b-95c3-48d7-a3ab-a9c6d41093e0", "name": "Windows(R) 7, Client-ESU-Year1 add-on",
  "description": "VOLUME_MAK channel", "status": 0, "addon": true}])";

Result<Scenario> parse(const QByteArray &members)
{
    return parseScenario(head + members + "}", QStringLiteral("pc.json"));
}

QString problemOf(const Result<Scenario> &scenario)
{
    if (scenario)
        return QStringLiteral("no problem");
    EXPECT_EQ(scenario.error().fault, Fault::BadData);
    EXPECT_EQ(scenario.error().operation, operation::scenario);
    return scenario.error().detail;
}

struct Mistake {
    const char *name;
    const char *members;
    const char *place; ///< how the detail begins
};

void PrintTo(const Mistake &mistake, std::ostream *out)
{
    *out << mistake.name;
}

class ScenarioMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(ScenarioMistakes, AreToldWithFileLineAndField)
{
    const QString problem = problemOf(parse(GetParam().members));
    EXPECT_TRUE(problem.startsWith(QLatin1String(GetParam().place))) << qPrintable(problem);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ScenarioMistakes,
    testing::Values(
        Mistake{"UnknownMember", ",\n\"colour\": 1", "pc.json:10: colour: "},
        Mistake{"WrongType", ",\n\"elevated\": \"yes\"", "pc.json:10: elevated: must be true or false"},
        Mistake{"UnknownRestartSign", ",\n\"restart_signs\": [\"soon\"]", "pc.json:10: restart_signs[0]: "},
        Mistake{"UnknownPackageState", ",\n\"packages\": {\"broken\": []}", "pc.json:10: packages.broken: "},
        Mistake{"EmptyPackageName", ",\n\"packages\": {\"installed\": [\"\"]}", "pc.json:10: packages.installed[0]: "},
        Mistake{"UnknownCall", ",\n\"behaviour\": {\"fly\": {}}", "pc.json:10: behaviour.fly: "},
        Mistake{"NegativeLatency", ",\n\"behaviour\": {\"rows\": {\"latency_ms\": -1}}",
                "pc.json:10: behaviour.rows.latency_ms: "},
        Mistake{"FailureOfNothing", ",\n\"behaviour\": {\"rows\": {\"failures\":\n [{\"call\": 1}]}}",
                "pc.json:11: behaviour.rows.failures[0]: needs either"},
        Mistake{"FailureTwice",
                ",\n\"behaviour\": {\"rows\": {\"failures\": [{\"hresult\": \"0xC004F050\", \"hang\": true}]}}",
                "pc.json:10: behaviour.rows.failures[0]: needs either"},
        Mistake{"SuccessAsFailure", ",\n\"behaviour\": {\"rows\": {\"failures\": [{\"hresult\": \"0x00240005\"}]}}",
                "pc.json:10: behaviour.rows.failures[0].hresult: is not a failure code"},
        Mistake{"CodeThatIsNone", ",\n\"behaviour\": {\"rows\": {\"failures\": [{\"hresult\": \"C004F050\"}]}}",
                "pc.json:10: behaviour.rows.failures[0].hresult: "},
        Mistake{"EndBeforeStart",
                ",\n\"behaviour\": {\"rows\": {\"failures\": [{\"from\": 3, \"to\": 2, \"hang\": true}]}}",
                "pc.json:10: behaviour.rows.failures[0].to: "},
        Mistake{"KeyForNoRow", ",\n\"accepts\": \"11111111-2222-4333-8444-555555555555\"",
                "pc.json:10: accepts: no row"},
        Mistake{"KeyThatIsNone",
                ",\n\"keys\": [{\"key\": \"AAAA\", \"binds_to\": \"77db037b-95c3-48d7-a3ab-a9c6d41093e0\"}]",
                "pc.json:10: keys[0].key: is not a well-formed"},
        Mistake{"KeyWithoutCharacters", ",\n\"keys\": [{\"binds_to\": \"77db037b-95c3-48d7-a3ab-a9c6d41093e0\"}]",
                "pc.json:10: keys[0]: needs \"key\" or \"last_five\""},
        Mistake{"LastFiveOfFour",
                ",\n\"keys\": [{\"last_five\": \"BCDF\", \"binds_to\": \"77db037b-95c3-48d7-a3ab-a9c6d41093e0\"}]",
                "pc.json:10: keys[0].last_five: "},
        Mistake{"RegistryHive", ",\n\"registry\": [{\"path\": \"HKLM\\\\X\", \"type\": \"key\"}]",
                "pc.json:10: registry[0].path: "},
        Mistake{"RegistryType", ",\n\"registry\": [{\"path\": \"X\", \"type\": \"binary\"}]",
                "pc.json:10: registry[0].type: "},
        Mistake{"RegistryWithoutValue", ",\n\"registry\": [{\"path\": \"X\", \"type\": \"dword\"}]",
                "pc.json:10: registry[0]: lacks \"value\""},
        Mistake{"UpdateKb",
                ",\n\"updates\": [{\"id\": \"11111111-2222-4333-8444-555555555555\", \"title\": \"t\",\n\"kb\": "
                "[\"5068781\"], \"published\": \"2020-12-08\", \"size_bytes\": 1}]",
                "pc.json:11: updates[0].kb[0]: must look like KB5068781"},
        Mistake{"OnBatteryWithoutOne", ",\n\"surroundings\": {\"on_battery\": true, \"has_battery\": false}",
                "pc.json:10: surroundings.on_battery: needs a battery"},
        Mistake{"ThumbprintOfARoot", ",\n\"surroundings\": {\"root_certificates\": {\"DF3C\": \"absent\"}}",
                "pc.json:10: surroundings.root_certificates.DF3C: must be named by 40 lower-case hexadecimal digits"},
        Mistake{"Surroundings", ",\n\"surroundings\": {\"free_megabytes\": -1}",
                "pc.json:10: surroundings.free_megabytes: "},
        Mistake{"RepairPackageKb",
                ",\n\"repair_packages\": [{\"kb\": \"4474419\", \"size_bytes\": 1,\n\"file\": "
                "\"a_b5614c6cea5cb4e198717789633dca16308ef79c.msu\"}]",
                "pc.json:10: repair_packages[0].kb: must look like KB4474419"},
        Mistake{"RepairPackageFile",
                ",\n\"repair_packages\": [{\"kb\": \"KB4474419\", \"size_bytes\": 1,\n\"file\": \"a.msu\"}]",
                "pc.json:11: repair_packages[0].file: must end in"},
        Mistake{"RepairPackageSigner",
                ",\n\"repair_packages\": [{\"kb\": \"KB4474419\", \"size_bytes\": 1, \"signer\": \"me\",\n\"file\": "
                "\"a_b5614c6cea5cb4e198717789633dca16308ef79c.msu\"}]",
                "pc.json:10: repair_packages[0].signer: "},
        Mistake{"ExpectedSpent", ",\n\"expect\": {\"spent\": \"perhaps\"}", "pc.json:10: expect.spent: "},
        Mistake{"ExpectedCall", ",\n\"expect\": {\"calls\": {\"fly\": 1}}", "pc.json:10: expect.calls.fly: "},
        Mistake{"UnreadableFact", ",\n\"unreadable\": {\"fly\": null}", "pc.json:10: unreadable.fly: "},
        Mistake{"RecordingVersion", ",\n\"recording\": {\"answers\": []}", "pc.json:10: recording: "},
        Mistake{"RecordingAnswer",
                ",\n\"recording\": {\"version\": \"1\", \"answers\": [{\"operation\": \"spp.rows\"}]}",
                "pc.json:10: recording.answers[0]: "},
        Mistake{"MemberTwice", ",\n\"date\": \"2020-12-08\"", "pc.json:10: date: stands twice"},
        Mistake{"NoJson", ",\n\"accepts\" 1", "pc.json:10: no JSON"}),
    [](const auto &mistake) { return std::string(mistake.param.name); });

TEST(ScenarioParser, VersionMustEndInTheBuild)
{
    const QString problem =
        problemOf(parseScenario(QByteArray(head + "}").replace("6.1.7601", "6.1.7600"), QStringLiteral("pc.json")));
    EXPECT_TRUE(problem.startsWith(QLatin1String("pc.json:5: os.version: "))) << qPrintable(problem);
}

TEST(ScenarioParser, MissingMemberNamesItself)
{
    const QString problem = problemOf(
        parseScenario(QByteArray(head + "}").replace("\"date\": \"2020-12-08\",\n", ""), QStringLiteral("pc.json")));
    EXPECT_TRUE(problem.contains(QLatin1String("lacks \"date\""))) << qPrintable(problem);
}

TEST(ScenarioParser, LicensedRowNeedsAKey)
{
    const QString problem = problemOf(
        parseScenario(QByteArray(head + "}").replace("\"status\": 0", "\"status\": 1"), QStringLiteral("pc.json")));
    EXPECT_TRUE(problem.startsWith(QLatin1String("pc.json:8: rows[0]: "))) << qPrintable(problem);
}

TEST(ScenarioParser, KeepsOnlyTheLastFiveOfAKey)
{
    const auto scenario = parse(",\n\"keys\": [{\"key\": \"" + practiceKey.toLatin1() +
                                "\", \"binds_to\": \"77db037b-95c3-48d7-a3ab-a9c6d41093e0\"}]");
    ASSERT_TRUE(scenario.has_value()) << qPrintable(problemOf(scenario));
    ASSERT_EQ(scenario->keys.size(), 1);
    EXPECT_EQ(scenario->keys.constFirst().lastFive, QLatin1String("6789B"));
}

TEST(ScenarioParser, StartIsTheDateOfThePc)
{
    const auto scenario = parse("");
    ASSERT_TRUE(scenario.has_value());
    EXPECT_EQ(scenario->start(), QDateTime(QDate(2020, 12, 8), QTime(3, 0), Qt::UTC));
}

TEST(BuiltInScenarios, AllOfTheContractAreThere)
{
    const QStringList names = builtInScenarios();
    for (const char *name :
         {"windows7-pro-ready", "windows7-missing-prerequisites", "windows7-home-not-eligible", "windows10-22h2-year2",
          "windows10-already-active", "windows10-ltsc", "server-2012r2", "mak-exhausted", "key-blocked",
          "base-key-pasted", "offline", "wsus-managed", "restart-pending", "slow-licensing-service",
          "update-fails-third", "japanese-windows", "unknown-esu-row", "answer-lost"})
        EXPECT_TRUE(names.contains(QLatin1String(name))) << name;
}

TEST(BuiltInScenarios, TheListShowsTheTitlesOfTheFiles)
{
    const QList<ScenarioTitle> titles = builtInScenarioTitles();
    ASSERT_EQ(titles.size(), builtInScenarios().size());
    for (const ScenarioTitle &title : titles) {
        const auto scenario = loadScenario(title.name);
        ASSERT_TRUE(scenario);
        EXPECT_EQ(title.title.ja, scenario->titleJa);
        EXPECT_EQ(title.title.en, scenario->titleEn);
        EXPECT_FALSE(title.title.en.isEmpty());
    }
}

TEST(BuiltInScenarios, EachIsCompleteAndNamedAfterItsFile)
{
    ASSERT_FALSE(builtInScenarios().isEmpty());
    for (const QString &name : builtInScenarios()) {
        SCOPED_TRACE(name.toStdString());
        const auto scenario = loadScenario(name);
        ASSERT_TRUE(scenario.has_value()) << qPrintable(problemOf(scenario));
        EXPECT_EQ(scenario->id, name);
        EXPECT_EQ(scenario->expect.exitCodes.keys(),
                  QStringList({QStringLiteral("activate"), QStringLiteral("inspect"), QStringLiteral("prerequisites"),
                               QStringLiteral("run"), QStringLiteral("verify")}));
        EXPECT_TRUE(scenario->expect.spent.has_value());
    }
}

TEST(LoadScenario, UnknownNameListsTheNames)
{
    const QString problem = problemOf(loadScenario(QStringLiteral("windows3")));
    EXPECT_TRUE(problem.contains(QLatin1String("\"windows3\""))) << qPrintable(problem);
    EXPECT_TRUE(problem.contains(QLatin1String("windows7-pro-ready"))) << qPrintable(problem);
}

TEST(LoadScenario, ReadsAFileAndNamesItInMistakes)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pc.json"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(head + ",\n\"colour\": 1}");
    file.close();
    EXPECT_TRUE(problemOf(loadScenario(path)).startsWith(path + QLatin1String(":10: colour: ")));
    EXPECT_TRUE(problemOf(loadScenario(path + QLatin1String(".json"))).startsWith(path));
}

TEST(CallNames, AreTheirOwnInverse)
{
    for (const Call call : allCalls)
        EXPECT_EQ(callFromName(callName(call)), call);
    EXPECT_EQ(callFromName(u"fly"), std::nullopt);
}

} // namespace

} // namespace esu
