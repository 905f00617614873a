// SPDX-License-Identifier: MIT
#include "core/practice/scenario_writer.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace esu {
namespace {

Result<Scenario> writtenAndRead(const Scenario &scenario)
{
    return parseScenario(QJsonDocument(writeScenario(scenario)).toJson(), scenario.source);
}

TEST(ScenarioWriter, GivesEveryBuiltInScenarioBack)
{
    ASSERT_FALSE(builtInScenarios().isEmpty());
    for (const QString &name : builtInScenarios()) {
        SCOPED_TRACE(name.toStdString());
        const auto scenario = loadScenario(name);
        ASSERT_TRUE(scenario.has_value());
        const auto read = writtenAndRead(*scenario);
        ASSERT_TRUE(read.has_value()) << read.error().detail.toStdString();
        EXPECT_TRUE(*read == *scenario) << QJsonDocument(writeScenario(*read)).toJson().constData();
    }
}

TEST(ScenarioWriter, KeepsWhatNoBuiltInScenarioHas)
{
    auto scenario = loadScenario(QStringLiteral("windows10-22h2-year2"));
    ASSERT_TRUE(scenario.has_value());
    using Type = RegistryEntry::Type;
    scenario->registry = {
        {.path = QStringLiteral("A\\B"), .type = Type::Key},
        {.path = QStringLiteral("A"), .name = QStringLiteral("x"), .type = Type::ExpandString, .text = QString()},
        {.path = QStringLiteral("A"), .name = QStringLiteral("m"), .type = Type::MultiString, .list = {QString()}},
        {.path = QStringLiteral("A"), .name = QStringLiteral("q"), .type = Type::Qword, .number = 2147483647},
    };
    scenario->packages = {{.name = QStringLiteral("a"), .state = 0x70},
                          {.name = QStringLiteral("b"), .state = 0x50},
                          {.name = QStringLiteral("c"), .state = 0x40}};
    using Signer = ScenarioRepairPackage::Signer;
    const QString file = QStringLiteral("windows6.1-kb4474419-x64_b5614c6cea5cb4e198717789633dca16308ef79c.msu");
    scenario->repairPackages = {
        {.kb = QStringLiteral("KB4474419"), .fileName = file, .sha1 = QString(40, u'0'), .signer = Signer::None},
        {.kb = QStringLiteral("KB4474420"),
         .fileName = file,
         .sha1 = QString(40, u'1'),
         .signer = Signer::Other,
         .installResult = 0x80070643U}};
    scenario->keyConfiguration = QList<PkeyConfigEntry>{};
    scenario->behaviour.insert(
        Call::Search, {.failures = {{.from = 2, .to = 4, .hang = true, .effect = true}, {.hresult = 0x80072EE2U}}});
    scenario->wow64 = true;
    scenario->system.domainJoined = true;
    scenario->updateHistory = {{.title = QStringLiteral("an update (KB5140017)"),
                                .at = QDateTime(QDate(2026, 11, 12), QTime(3, 0), Qt::UTC),
                                .outcome = HistoryEntry::Outcome::Failed,
                                .code = 0x800F0922U},
                               {.title = QStringLiteral("another"),
                                .at = QDateTime(QDate(2026, 10, 14), QTime(3, 0), Qt::UTC),
                                .outcome = HistoryEntry::Outcome::Removed}};
    scenario->updates.first().impact = UpdateInfo::Impact::Minor;
    scenario->surroundings = {
        .freeMegabytes = 1,
        .hasBattery = true,
        .onBattery = true,
        .metered = true,
        .tls12 = false,
        .unreachable = {{QStringLiteral("a.example"), 0x80072EE2U}, {QStringLiteral("b.example"), std::nullopt}},
        .reached = {QStringLiteral("c.example")},
        .roots = {{QString(40, u'1'), RootTrust::Absent},
                  {QString(40, u'2'), RootTrust::Disallowed},
                  {QString(40, u'3'), RootTrust::Present}},
        .clockOffset = std::chrono::seconds(-3)};
    scenario->unreadable = {{unreadable::ubr, 0x80041002U}, {unreadable::os, std::nullopt}};
    scenario->recording = Recording{
        .version = QStringLiteral("1.0"),
        .answers = {
            {.operation = QStringLiteral("spp.rows"), .duration = std::chrono::seconds(2)},
            {.operation = QStringLiteral("wua.search"), .code = 0x80072EE2U, .detail = QStringLiteral("Timeout")}}};
    const auto read = writtenAndRead(*scenario);
    ASSERT_TRUE(read.has_value()) << read.error().detail.toStdString();
    EXPECT_TRUE(*read == *scenario);
    scenario->keyConfiguration.reset();
    EXPECT_TRUE(writtenAndRead(*scenario) == *scenario);
}

} // namespace
} // namespace esu
