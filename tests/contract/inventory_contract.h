// SPDX-License-Identifier: MIT
// What every `Inventory` must do, whatever machine is behind it. Included by exactly one source file per program.
#pragma once

#include "core/base/operations.h"
#include "tests/contract/contract_machine.h"

#include <algorithm>

namespace esu::contract {

class InventoryContract : public MachineContract {
protected:
    static QStringList needles() { return {QStringLiteral("KB4490628"), QStringLiteral("RollupFix")}; }
    MachineFacts facts(const ScenarioText &scenario)
    {
        const auto read = open(scenario).inventory().read(needles(), {});
        EXPECT_TRUE(read.has_value());
        return read.value_or(MachineFacts{});
    }
};

TEST_P(InventoryContract, ReadsWindows7)
{
    const MachineFacts read = facts(ScenarioText("windows7-pro-ready"));
    ASSERT_TRUE(read.os.has_value());
    EXPECT_EQ(read.os->computerName, QLatin1String("DESKTOP-KEIRI01"));
    EXPECT_TRUE(read.os->caption.startsWith(QLatin1String("Microsoft Windows 7 Professional")));
    EXPECT_EQ(read.os->version, QLatin1String("6.1.7601"));
    EXPECT_EQ(read.os->build, 7601);
    EXPECT_EQ(read.os->servicePack, 1);
    EXPECT_EQ(read.os->productType, 1);
    EXPECT_EQ(read.os->sku, 48);
    EXPECT_TRUE(read.os->lastBoot.has_value());
    EXPECT_EQ(read.editionId, QLatin1String("Professional"));
    EXPECT_EQ(read.architecture, QLatin1String("x64"));
    EXPECT_EQ(read.servicingStackVersion, QLatin1String("6.1.7601.24560"));
    EXPECT_EQ(read.pendingRestart, PendingRestart{});
    ASSERT_TRUE(read.updateSource.has_value());
    EXPECT_EQ(read.updateSource->kind, UpdateSource::Kind::WindowsUpdate);
    EXPECT_TRUE(read.updateSource->server.isEmpty());
}

TEST_P(InventoryContract, MissingUbrIsNotFound)
{
    EXPECT_EQ(facts(ScenarioText("windows7-pro-ready")).ubr, 24545) << "Windows 7 has one, too";
    const MachineFacts read = facts(ScenarioText("windows7-bare"));
    ASSERT_FALSE(read.ubr.has_value());
    EXPECT_EQ(read.ubr.error().fault, Fault::NotFound);
}

TEST_P(InventoryContract, ReadsWindows10InJapanese)
{
    const MachineFacts read = facts(ScenarioText("japanese-windows"));
    ASSERT_TRUE(read.os.has_value());
    EXPECT_EQ(read.os->computerName, QStringLiteral("経理部ノート01"));
    EXPECT_EQ(read.os->build, 19045);
    EXPECT_EQ(read.ubr, 6456);
    EXPECT_EQ(read.architecture, QLatin1String("x64"));
}

TEST_P(InventoryContract, ReadsAServer)
{
    const MachineFacts read = facts(ScenarioText("server-2012r2"));
    ASSERT_TRUE(read.os.has_value());
    EXPECT_EQ(read.os->productType, 3);
    EXPECT_EQ(read.editionId, QLatin1String("ServerStandard"));
    EXPECT_EQ(read.ubr, 22920);
}

TEST_P(InventoryContract, GivesOnlyThePackagesThatWereAskedFor)
{
    const MachineFacts read = facts(ScenarioText("windows7-pro-ready"));
    ASSERT_TRUE(read.packages.has_value());
    ASSERT_EQ(read.packages->size(), 2);
    EXPECT_TRUE(std::ranges::all_of(*read.packages, &PackageFact::isInstalled));
    EXPECT_TRUE(std::ranges::any_of(*read.packages, [](const PackageFact &package) {
        return package.name == QLatin1String("Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2");
    }));
}

TEST_P(InventoryContract, PackageThatWaitsForARestartIsNotInstalled)
{
    const auto read = open(ScenarioText("restart-pending")).inventory().read({QStringLiteral("KB4575903")}, {});
    ASSERT_TRUE(read.has_value());
    ASSERT_TRUE(read->packages.has_value());
    ASSERT_EQ(read->packages->size(), 1);
    EXPECT_EQ(read->packages->constFirst().state, 0x60U);
}

TEST_P(InventoryContract, NamesTheSignsOfAPendingRestart)
{
    const MachineFacts read = facts(ScenarioText("restart-pending"));
    ASSERT_TRUE(read.pendingRestart.has_value());
    EXPECT_TRUE(read.pendingRestart->pending);
    QStringList signs = read.pendingRestart->signs;
    signs.sort();
    EXPECT_EQ(signs, QStringList({QStringLiteral("cbs-reboot-pending"), QStringLiteral("pending-file-renames"),
                                  QStringLiteral("wu-reboot-required")}));
}

TEST_P(InventoryContract, RenamedFilesAloneAreNoPendingRestart)
{
    const MachineFacts read = facts(
        ScenarioText("windows7-pro-ready").set("restart_signs", QJsonArray{QStringLiteral("pending-file-renames")}));
    ASSERT_TRUE(read.pendingRestart.has_value());
    EXPECT_FALSE(read.pendingRestart->pending);
    EXPECT_EQ(read.pendingRestart->signs, QStringList{QStringLiteral("pending-file-renames")});
}

TEST_P(InventoryContract, TellsWhereUpdatesComeFrom)
{
    using Kind = UpdateSource::Kind;
    const QString url = QStringLiteral("http://wsus.example.co.jp:8530");
    const auto server = std::pair(QStringLiteral("wsus_server"), QJsonValue(url));
    const auto flag = [](const char *name) { return std::pair(QString(QLatin1String(name)), QJsonValue(true)); };
    const struct {
        QJsonObject policy;
        Kind kind;
        bool usesServer;
    } cases[] = {
        {{}, Kind::WindowsUpdate, false},
        {{server}, Kind::Wsus, true},
        {{flag("defer_quality_updates")}, Kind::Wufb, false},
        {{server, flag("defer_quality_updates")}, Kind::DualScan, true},
        {{server, flag("defer_quality_updates"), flag("disable_dual_scan")}, Kind::Wsus, true},
        {{server, flag("configmgr")}, Kind::ConfigMgr, true},
        {{flag("disable_access")}, Kind::Disabled, false},
        {{flag("service_disabled")}, Kind::Disabled, false},
        {{server, flag("service_disabled")}, Kind::Disabled, true},
        {{server, flag("disable_access")}, Kind::Wsus, true},
        {{server, flag("no_internet_locations")}, Kind::Wsus, true},
        {{flag("configmgr"), flag("no_internet_locations")}, Kind::ConfigMgr, false},
    };
    for (const auto &expected : cases) {
        SCOPED_TRACE(QJsonDocument(expected.policy).toJson().toStdString());
        const MachineFacts read = facts(ScenarioText("windows10-22h2-year2").set("update_policy", expected.policy));
        ASSERT_TRUE(read.updateSource.has_value());
        EXPECT_EQ(read.updateSource->kind, expected.kind);
        EXPECT_EQ(read.updateSource->server, expected.usesServer ? url : QString());
    }
}

TEST_P(InventoryContract, TellsTheSourceOfReportedPcs)
{
    using Kind = UpdateSource::Kind;
    using Block = UpdateSource::Block;
    const struct {
        const char *name;
        UpdateSource source;
    } cases[] = {
        {"pol-no-internet", {.kind = Kind::Disabled, .block = Block::NoInternet}},
        {"pol-scan-source-quality-0", {.kind = Kind::WindowsUpdate, .server = QStringLiteral("http://wsus01:8530")}},
        {"pol-mdm-activehours", {.kind = Kind::WindowsUpdate}},
        {"pol-wsus-bogus",
         {.kind = Kind::Disabled, .server = QStringLiteral("http://0.0.0.0"), .block = Block::Nowhere}},
        {"pol-ccm-leftover", {.kind = Kind::WindowsUpdate}},
        {"pol-target-release", {.kind = Kind::Wufb, .pinnedTo = QStringLiteral("21H2")}},
        {"pol-paused-gpo", {.kind = Kind::Wufb, .pausedUntil = QDate(2026, 12, 25)}},
        {"pol-w7-wsus-ssl", {.kind = Kind::Wsus, .server = QStringLiteral("HTTPS://WSUS.example.local:8531/")}},
        {"pol-disable-access", {.kind = Kind::Disabled, .block = Block::Policy}},
    };
    for (const auto &expected : cases) {
        const MachineFacts read = facts(ScenarioText::ofCase(expected.name));
        ASSERT_TRUE(read.updateSource.has_value()) << expected.name;
        EXPECT_TRUE(*read.updateSource == expected.source)
            << expected.name << ": " << nameOf(read.updateSource->kind).toStdString() << ' '
            << nameOf(read.updateSource->block).toStdString();
    }
}

TEST_P(InventoryContract, AServerForQualityUpdatesAloneDecides)
{
    const QString policy = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
    const auto entry = [](const QString &path, const char *name, const char *type, const QJsonValue &value) {
        return QJsonObject{{QStringLiteral("path"), path},
                           {QStringLiteral("name"), QLatin1String(name)},
                           {QStringLiteral("type"), QLatin1String(type)},
                           {QStringLiteral("value"), value}};
    };
    const QString server = QStringLiteral("http://wsus.example.co.jp:8530");
    const MachineFacts read =
        facts(ScenarioText("windows10-22h2-year2")
                  .set("registry",
                       QJsonArray{entry(policy, "WUServer", "string", server),
                                  entry(policy, "DeferQualityUpdates", "dword", 1),
                                  entry(policy, "SetPolicyDrivenUpdateSourceForQualityUpdates", "dword", 1),
                                  entry(policy + QStringLiteral("\\AU"), "UseUpdateClassPolicySource", "dword", 1)}));
    ASSERT_TRUE(read.updateSource.has_value());
    EXPECT_TRUE(*read.updateSource == (UpdateSource{.kind = UpdateSource::Kind::Wsus, .server = server}));
}

TEST_P(InventoryContract, TellsHowLongUpdatesAreHeldBack)
{
    const QJsonObject managed{{QStringLiteral("mdm"), true}};
    const MachineFacts held = facts(ScenarioText("windows10-22h2-year2").set("update_policy", managed));
    ASSERT_TRUE(held.updateDelay.has_value());
    EXPECT_EQ(held.updateDelay->deferralDays, 7);
    const MachineFacts free = facts(ScenarioText("windows10-22h2-year2"));
    ASSERT_TRUE(free.updateDelay.has_value());
    EXPECT_EQ(*free.updateDelay, UpdateDelay());
}

TEST_P(InventoryContract, TellsWhetherThePcIsJoined)
{
    EXPECT_EQ(facts(ScenarioText("windows7-pro-ready")).membership, Membership{});
    EXPECT_EQ(facts(ScenarioText::ofCase("elig-consumer-pro")).membership, Membership{});
    EXPECT_EQ(facts(ScenarioText::ofCase("elig-consumer-pro-domain")).membership, Membership{.domain = true});
    EXPECT_EQ(facts(ScenarioText::ofCase("elig-consumer-pro-entra")).membership, Membership{.entra = true});
    const QJsonObject unread{{unreadable::membership, QJsonValue()}};
    EXPECT_FALSE(facts(ScenarioText("windows10-22h2-year2").set("unreadable", unread)).membership)
        << "Windows may not know it either";
}

TEST_P(InventoryContract, UnreadableRegistryCostsOnlyItsFacts)
{
    const MachineFacts read = facts(ScenarioText("windows10-22h2-year2").fail(Call::Registry, 0x80041003U));
    EXPECT_TRUE(read.os.has_value());
    ASSERT_FALSE(read.ubr.has_value());
    EXPECT_EQ(read.ubr.error().fault, Fault::AccessDenied);
    EXPECT_EQ(read.ubr.error().operation, operation::inventoryRegistry);
    EXPECT_FALSE(read.editionId.has_value());
    EXPECT_FALSE(read.packages.has_value());
    EXPECT_FALSE(read.pendingRestart.has_value());
}

TEST_P(InventoryContract, UnreadableSystemCostsOnlyItsFact)
{
    const MachineFacts read = facts(ScenarioText("windows10-22h2-year2").fail(Call::OperatingSystem, 0x80041001U));
    ASSERT_FALSE(read.os.has_value());
    EXPECT_EQ(read.os.error().operation, operation::inventoryOs);
    EXPECT_EQ(read.os.error().code, 0x80041001U);
    EXPECT_EQ(read.ubr, 7417);
}

TEST_P(InventoryContract, NoConnectionIsAnErrorOfTheWholeRead)
{
    const auto read =
        open(ScenarioText("windows7-pro-ready").fail(Call::Connect, 0x80070005U)).inventory().read(needles(), {});
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().fault, Fault::AccessDenied);
    EXPECT_EQ(read.error().operation, operation::wmiConnect);
}

TEST_P(InventoryContract, HangingConnectionEndsAsTimeout)
{
    const auto read = open(ScenarioText("windows7-pro-ready").hang(Call::Connect)).inventory().read(needles(), {});
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().fault, Fault::Timeout);
    EXPECT_EQ(read.error().operation, operation::wmiConnect);
}

TEST_P(InventoryContract, ReadsTheSurroundings)
{
    const auto fine = open(ScenarioText("windows7-pro-ready")).inventory().readSurroundings({}, {});
    ASSERT_TRUE(fine.has_value());
    EXPECT_EQ(fine->freeBytes, 64LL * 1024 * 1024 * 1024);
    EXPECT_EQ(fine->onBattery, false);
    EXPECT_EQ(fine->tls12,
              (Tls12Facts{.winHttp = 0xA00U, .winHttpWow64 = 0xA00U, .disabledByDefault = 0U, .enabled = 1U}));
    const auto poor = open(ScenarioText("windows7-old-tls")).inventory().readSurroundings({}, {});
    ASSERT_TRUE(poor.has_value());
    EXPECT_EQ(poor->freeBytes, 900LL * 1024 * 1024);
    EXPECT_EQ(poor->onBattery, true);
    EXPECT_EQ(poor->tls12, Tls12Facts{});
}

TEST_P(InventoryContract, StoppedReadIsCancelled)
{
    std::stop_source source;
    const auto read = open(ScenarioText("windows7-pro-ready").hang(Call::OperatingSystem))
                          .inventory()
                          .read(needles(), stopAtFirstSign(source));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().fault, Fault::Cancelled);
}

TEST_P(InventoryContract, KnowsWhetherItMayChangeThePc)
{
    const MachineFacts read = facts(ScenarioText("not-elevated"));
    if (!opened().servesElevation())
        GTEST_SKIP() << "this process's own elevation decides";
    EXPECT_EQ(read.elevated, false);
}

} // namespace esu::contract
