// SPDX-License-Identifier: MIT
// The adapters against the Windows this test runs on, reading only. A bare Wine lacks the licensing service and the
// update agent: there the truth is an error, never "no rows" or "no updates".
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/inventory/windows_inventory.h"
#include "core/windows/spp/windows_licensing.h"
#include "core/windows/start_up.h"
#include "core/windows/state_folder.h"
#include "core/windows/text_scale.h"
#include "core/windows/wua/windows_update_agent.h"
#include "tests/windows/unit/files_here.h"

#include <QLoggingCategory>

#include <gtest/gtest.h>

namespace esu {
namespace {

const ActivationId esuId = *ActivationId::fromGuid(u"77db037b-95c3-48d7-a3ab-a9c6d41093e0");

using test::isWine;

TEST(BareWindows, VariablesOfAnAccountSayNothingOfWindows)
{
    const auto valueOf = [](const wchar_t *name) {
        std::array<wchar_t, MAX_PATH> value{};
        const DWORD length = GetEnvironmentVariableW(name, value.data(), static_cast<DWORD>(value.size()));
        return QString::fromWCharArray(value.data(), static_cast<int>(length));
    };
    takeVariablesOfWindows();
    constexpr std::array kept{L"SystemRoot", L"windir", L"SystemDrive", L"ComSpec", L"ProgramData"};
    QStringList before;
    for (const wchar_t *name : kept) {
        before.append(valueOf(name));
        EXPECT_FALSE(before.constLast().isEmpty()) << QString::fromWCharArray(name).toStdString();
        SetEnvironmentVariableW(name, L"D:\\evil");
        _wputenv_s(name, L"D:\\evil");
    }
    qputenv("QT_LOGGING_RULES", "qt.qpa.events.debug=true");
    const QString machine = machineKey().value_or(QString());
    SetEnvironmentVariableW(L"_CLUSTER_NETWORK_NAME_", L"ANOTHER");
    SetEnvironmentVariableW(L"COR_PROFILER_PATH", L"D:\\evil.dll");
    EXPECT_EQ(machineKey(), machine);
    takeVariablesOfWindows();
    QStringList after;
    for (const wchar_t *name : kept)
        after.append(valueOf(name));
    EXPECT_EQ(after, before);
    EXPECT_EQ(qEnvironmentVariable("SystemRoot"), before.constFirst()) << "Qt asks the C library";
    EXPECT_FALSE(qEnvironmentVariableIsSet("QT_LOGGING_RULES"));
    EXPECT_EQ(valueOf(L"QT_LOGGING_RULES"), QString());
    EXPECT_EQ(valueOf(L"_CLUSTER_NETWORK_NAME_") + valueOf(L"COR_PROFILER_PATH"), QString());
}

TEST(BareWindows, WhatQtTellsADeveloperGoesNowhere)
{
    static QStringList told;
    const QtMessageHandler original =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { told.append(text); });
    QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.events.debug=true"));
    const QLoggingCategory events("qt.qpa.events");
    ASSERT_TRUE(events.isDebugEnabled());
    qCDebug(events) << "before";
    keepMessagesToOneself();
    qCDebug(events) << "a key that is typed";
    qInfo() << "something";
    qWarning() << "a warning";
    qInstallMessageHandler(original);
    EXPECT_EQ(told, (QStringList{QStringLiteral("before"), QStringLiteral("a warning")}));
}

TEST(BareWindows, TheTextSizeOfThePersonIsRead)
{
    if (!isWine())
        GTEST_SKIP() << "would change the text of a real PC";
    const wchar_t *const place = L"Software\\Microsoft\\Accessibility";
    const QString sid = currentUser().value_or(QString());
    RegDeleteTreeW(HKEY_CURRENT_USER, place);
    EXPECT_EQ(textScale({}), 1.0) << "Windows 7 has no such setting";
    for (const auto &[percent, scale] :
         {std::pair(150U, 1.5), std::pair(225U, 2.25), std::pair(900U, 2.25), std::pair(0U, 1.0)}) {
        const DWORD value = percent;
        ASSERT_EQ(RegSetKeyValueW(HKEY_CURRENT_USER, place, L"TextScaleFactor", REG_DWORD, &value, sizeof value),
                  ERROR_SUCCESS);
        EXPECT_EQ(textScale({}), scale);
        EXPECT_EQ(textScale(sid), scale) << "of the account that asked for the rights of an administrator";
    }
    const DWORD value = 150;
    RegSetKeyValueW(HKEY_CURRENT_USER, place, L"TextScaleFactor", REG_SZ, &value, sizeof value);
    EXPECT_EQ(textScale({}), 1.0) << "no number";
    RegDeleteTreeW(HKEY_CURRENT_USER, place);
}

TEST(BareWindows, InventoryReadsTheOperatingSystem)
{
    WmiLink link;
    WindowsInventory inventory(link);
    const auto facts = inventory.read({QStringLiteral("KB4490628")}, {});
    ASSERT_TRUE(facts) << facts.error().detail.toStdString();
    ASSERT_TRUE(facts->os);
    EXPECT_GE(facts->os->build, 6001);
    EXPECT_TRUE(facts->os->version.contains(QLatin1Char('.')));
    ASSERT_TRUE(facts->os->lastBoot);
    EXPECT_LE(*facts->os->lastBoot, QDateTime::currentDateTimeUtc());
    ASSERT_TRUE(facts->architecture);
    EXPECT_EQ(*facts->architecture, QStringLiteral("x64"));
    EXPECT_TRUE(facts->elevated);
    EXPECT_TRUE(facts->pendingRestart);
    EXPECT_FALSE(link.hasAbandonedWork());
}

TEST(BareWindows, WineLacksAMethodAndThatFactIsUnknown)
{
    if (!isWine())
        GTEST_SKIP() << "Windows has GetDWORDValue";
    WmiLink link;
    WindowsInventory inventory(link);
    const auto facts = inventory.read({}, {});
    ASSERT_TRUE(facts);
    ASSERT_FALSE(facts->ubr);
    EXPECT_EQ(facts->ubr.error().fault, Fault::Unsupported);
    EXPECT_EQ(facts->ubr.error().code, 0x80041002U);
}

TEST(BareWindows, WineHasNoLicensingAndSaysSo)
{
    if (!isWine())
        GTEST_SKIP() << "Windows has a licensing service";
    WmiLink link;
    WindowsLicensing licensing(link);
    for (const RowQuery &query : {RowQuery{.ids = {esuId}, .keyed = true}, RowQuery{.ids = {esuId}},
                                  RowQuery{.keyed = true}, RowQuery{.discover = true}}) {
        const auto rows = licensing.rows(query, {});
        ASSERT_FALSE(rows) << rows->size() << " rows";
        EXPECT_TRUE(rows.error().fault == Fault::Unsupported || rows.error().fault == Fault::BadData);
        RecordProperty("rows", rows.error().detail.toStdString());
    }
    EXPECT_FALSE(licensing.refresh({}));
    EXPECT_FALSE(licensing.installProductKey(Secret(u"BCDFG-HJKMP-QRTVW-XY234-6789B"), {}));
    EXPECT_FALSE(licensing.activate(esuId, {}));
    EXPECT_FALSE(licensing.uninstallProductKey(esuId, {}));
    EXPECT_FALSE(licensing.offlineInstallationId(esuId, {}));
    EXPECT_FALSE(licensing.keyConfigurations(1, {}));
}

TEST(BareWindows, WineHasNoUpdateAgentAndSaysSo)
{
    if (!isWine())
        GTEST_SKIP() << "Windows has an update agent; a search would go to the network";
    WindowsUpdateAgent agent;
    const auto found = agent.search({});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().fault, Fault::Unsupported);
    EXPECT_EQ(found.error().condition, condition::wuaUnavailable);
    EXPECT_FALSE(agent.probe({}));
}

TEST(BareWindows, StateFolderIsMadeOnceAndAcceptedAgain)
{
    if (!isWine())
        GTEST_SKIP() << "would leave a folder on a real PC";
    const OwnAccounts accounts = trustUnderWine().accounts;
    const auto first = stateFolder(accounts);
    ASSERT_TRUE(first) << first.error().detail.toStdString();
    EXPECT_EQ(stateFolder(accounts), *first);
    EXPECT_TRUE(first->endsWith(QStringLiteral("\\ESU Wizard")));
    const auto key = machineKey();
    ASSERT_TRUE(key) << key.error().detail.toStdString();
    EXPECT_GT(key->size(), 30);
    EXPECT_EQ(isUnderWow64(), sizeof(void *) == 4) << "a 32-bit program under Wine's 64-bit prefix";
    EXPECT_TRUE(systemTools(false).endsWith(QLatin1String("\\system32"), Qt::CaseInsensitive));
    EXPECT_TRUE(systemTools(true).endsWith(QLatin1String("\\Sysnative"), Qt::CaseInsensitive));
    EXPECT_TRUE(isElevated());
}

} // namespace
} // namespace esu
