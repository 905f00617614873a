// SPDX-License-Identifier: MIT
// What every `Licensing` must do, whatever machine is behind it. Included by exactly one source file per program, which
// instantiates the suite.
#pragma once

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "tests/contract/contract_machine.h"

#include <algorithm>

namespace esu::contract {

class LicensingContract : public MachineContract {
protected:
    static constexpr const char *windows7Year1 = "77db037b-95c3-48d7-a3ab-a9c6d41093e0";
    static constexpr const char *windows7Base = "9abf5984-9c16-46f2-ad1e-7fe15931a8dd";
    static constexpr const char *absentRow = "11111111-2222-4333-8444-555555555555";

    static LicenseRow only(Licensing &licensing, const char *guid)
    {
        const auto rows = licensing.rows({.ids = {id(guid)}}, {});
        EXPECT_TRUE(rows.has_value());
        EXPECT_TRUE(rows && rows->size() == 1);
        return rows && !rows->isEmpty() ? rows->constFirst() : LicenseRow{};
    }
    static Result<void> installSampleKey(Licensing &licensing, const JobContext &context = {})
    {
        return licensing.installProductKey(Secret(practiceKey), context);
    }
};

TEST_P(LicensingContract, RowHasEveryProperty)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const LicenseRow row = only(licensing, windows7Year1);
    EXPECT_EQ(row.id, id(windows7Year1));
    EXPECT_EQ(row.applicationId, windowsApplicationId);
    EXPECT_TRUE(row.name.startsWith(QLatin1String("Windows(R) 7, Client-ESU-Year1 add-on for ")))
        << qPrintable(row.name);
    EXPECT_EQ(row.description, QLatin1String("Windows Operating System - Windows(R) 7, VOLUME_MAK channel"));
    EXPECT_EQ(row.licenseFamily, QLatin1String("Client-ESU-Year1"));
    EXPECT_FALSE(row.hasKey());
    EXPECT_EQ(row.licenseStatus, 0);
    EXPECT_EQ(row.licenseStatusReason, 0xC004F014U);
    EXPECT_EQ(row.isAddon, true);
    EXPECT_EQ(row.gracePeriodMinutes, 0);
}

TEST_P(LicensingContract, KeyedRowsIncludeWindowsItself)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto rows = licensing.rows({.keyed = true}, {});
    ASSERT_TRUE(rows.has_value());
    EXPECT_TRUE(std::ranges::all_of(*rows, &LicenseRow::hasKey));
    const auto base = std::ranges::find(*rows, std::optional(id(windows7Base)), &LicenseRow::id);
    ASSERT_NE(base, rows->end());
    EXPECT_EQ(base->partialProductKey, QLatin1String("H4QT7"));
    EXPECT_EQ(base->licenseStatus, licenseStatusLicensed);
    EXPECT_EQ(base->licenseStatusReason, 0U);
    EXPECT_EQ(base->isAddon, false);
}

TEST_P(LicensingContract, IdsAndKeyedRowsComeTogether)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto rows = licensing.rows({.ids = {id(windows7Year1)}, .keyed = true}, {});
    ASSERT_TRUE(rows.has_value());
    for (const char *guid : {windows7Year1, windows7Base})
        EXPECT_EQ(std::ranges::count(*rows, std::optional(id(guid)), &LicenseRow::id), 1) << guid;
}

TEST_P(LicensingContract, DiscoveryFindsARowThatNoTableKnows)
{
    Licensing &licensing = open(ScenarioText("unknown-esu-row")).licensing();
    const auto rows = licensing.rows({.discover = true}, {});
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 1);
    EXPECT_TRUE(rows->constFirst().name.contains(QLatin1String("Client-ESU-Year2")));
}

TEST_P(LicensingContract, NoMatchIsEmptyAndNoError)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto rows = licensing.rows({.ids = {id(absentRow)}}, {});
    ASSERT_TRUE(rows.has_value());
    EXPECT_TRUE(rows->isEmpty());
}

TEST_P(LicensingContract, QueryWithoutFilterIsRefused)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    EXPECT_FALSE(licensing.rows({}, {}).has_value());
}

TEST_P(LicensingContract, RowsThatCannotBeReadAreAnErrorWithItsCode)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready").fail(Call::Rows, 0x80041003U)).licensing();
    const auto rows = licensing.rows({.keyed = true}, {});
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().fault, Fault::AccessDenied);
    EXPECT_EQ(rows.error().operation, operation::sppRows);
    EXPECT_EQ(rows.error().code, 0x80041003U);
}

TEST_P(LicensingContract, ConnectionThatFailsNamesItself)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready").fail(Call::Connect, 0x800706BAU)).licensing();
    const auto rows = licensing.rows({.keyed = true}, {});
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().operation, operation::wmiConnect);
    EXPECT_EQ(rows.error().code, 0x800706BAU);
}

TEST_P(LicensingContract, KeyBindsToItsRowAndLeavesTheOthersAlone)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const LicenseRow base = only(licensing, windows7Base);
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    const LicenseRow row = only(licensing, windows7Year1);
    EXPECT_EQ(row.partialProductKey, QLatin1String("6789B"));
    EXPECT_FALSE(row.isLicensed());
    EXPECT_EQ(only(licensing, windows7Base), base);
}

TEST_P(LicensingContract, KeyThatNoRowTakesIsRefused)
{
    Licensing &licensing = open(ScenarioText("key-not-accepted")).licensing();
    const auto installed = installSampleKey(licensing);
    ASSERT_FALSE(installed.has_value());
    EXPECT_EQ(installed.error().fault, Fault::Refused);
    EXPECT_EQ(installed.error().operation, operation::sppInstallKey);
    EXPECT_EQ(installed.error().code, 0xC004F050U);
    EXPECT_FALSE(installed.error().detail.contains(practiceKey));
}

TEST_P(LicensingContract, KeyOfWindowsItselfReplacesItsKey)
{
    Licensing &licensing = open(ScenarioText("base-key-pasted")).licensing();
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    const auto rows = licensing.rows({.keyed = true}, {});
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 1);
    EXPECT_EQ(rows->constFirst().id, id(windows7Base));
    EXPECT_EQ(rows->constFirst().partialProductKey, QLatin1String("6789B"));
    EXPECT_FALSE(rows->constFirst().isLicensed());
}

TEST_P(LicensingContract, ActivateLicensesTheNamedRow)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    ASSERT_TRUE(licensing.activate(id(windows7Year1), {}).has_value());
    ASSERT_TRUE(licensing.refresh({}).has_value());
    EXPECT_TRUE(only(licensing, windows7Year1).isLicensed());
    EXPECT_FALSE(only(licensing, "0e00c25d-8795-4fb7-9572-3803d91b6880").isLicensed());
}

TEST_P(LicensingContract, ActivateWithoutKeyIsRefused)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto activated = licensing.activate(id(windows7Year1), {});
    ASSERT_FALSE(activated.has_value());
    EXPECT_EQ(activated.error().fault, Fault::Refused);
    EXPECT_EQ(activated.error().operation, operation::sppActivate);
    EXPECT_EQ(activated.error().code, 0xC004F014U);
}

TEST_P(LicensingContract, ActsOnARowThatIsNotThereFindNothing)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto activated = licensing.activate(id(absentRow), {});
    ASSERT_FALSE(activated.has_value());
    EXPECT_EQ(activated.error().fault, Fault::NotFound);
    const auto removed = licensing.uninstallProductKey(id(absentRow), {});
    ASSERT_FALSE(removed.has_value());
    EXPECT_EQ(removed.error().fault, Fault::NotFound);
    EXPECT_EQ(removed.error().operation, operation::sppUninstallKey);
}

TEST_P(LicensingContract, UsedUpKeyKeepsItsCode)
{
    Licensing &licensing = open(ScenarioText("mak-exhausted")).licensing();
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    const auto activated = licensing.activate(id(windows7Year1), {});
    ASSERT_FALSE(activated.has_value());
    EXPECT_EQ(activated.error().fault, Fault::Refused);
    EXPECT_EQ(activated.error().code, 0xC004C020U);
    EXPECT_FALSE(only(licensing, windows7Year1).isLicensed());
}

TEST_P(LicensingContract, LostAnswerIsAnErrorAlthoughTheRowIsLicensed)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready").fail(Call::Activate, 0x80072EE2U, true)).licensing();
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    const auto activated = licensing.activate(id(windows7Year1), {});
    ASSERT_FALSE(activated.has_value());
    EXPECT_EQ(activated.error().fault, Fault::Timeout);
    EXPECT_EQ(activated.error().code, 0x80072EE2U);
    EXPECT_TRUE(only(licensing, windows7Year1).isLicensed());
}

TEST_P(LicensingContract, CallThatHangsEndsAsTimeout)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready").hang(Call::Activate)).licensing();
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    const auto activated = licensing.activate(id(windows7Year1), {});
    ASSERT_FALSE(activated.has_value());
    EXPECT_EQ(activated.error().fault, Fault::Timeout);
    EXPECT_EQ(activated.error().operation, operation::sppActivate);
    EXPECT_EQ(activated.error().condition, condition::timeout);
}

TEST_P(LicensingContract, StopEndsACallThatHangs)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready").hang(Call::Rows)).licensing();
    std::stop_source source;
    const auto rows = licensing.rows({.keyed = true}, stopAtFirstSign(source));
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().fault, Fault::Cancelled);
}

TEST_P(LicensingContract, StopBeforeTheCallChangesNothing)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto installed = installSampleKey(licensing, stopped());
    ASSERT_FALSE(installed.has_value());
    EXPECT_EQ(installed.error().fault, Fault::Cancelled);
    EXPECT_FALSE(only(licensing, windows7Year1).hasKey());
}

TEST_P(LicensingContract, RefreshFailureKeepsItsCode)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready").fail(Call::Refresh, 0x80041001U)).licensing();
    const auto refreshed = licensing.refresh({});
    ASSERT_FALSE(refreshed.has_value());
    EXPECT_EQ(refreshed.error().fault, Fault::Backend);
    EXPECT_EQ(refreshed.error().operation, operation::sppRefresh);
    EXPECT_EQ(refreshed.error().code, 0x80041001U);
}

TEST_P(LicensingContract, UninstallTakesOnlyTheKeyOfTheNamedRow)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    ASSERT_TRUE(licensing.uninstallProductKey(id(windows7Year1), {}).has_value());
    EXPECT_FALSE(only(licensing, windows7Year1).hasKey());
    EXPECT_TRUE(only(licensing, windows7Base).hasKey());
}

TEST_P(LicensingContract, InstallationIdIsThereOnceTheRowHasAKey)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    const auto before = licensing.offlineInstallationId(id(windows7Year1), {});
    ASSERT_FALSE(before.has_value());
    EXPECT_EQ(before.error().fault, Fault::NotFound);
    ASSERT_TRUE(installSampleKey(licensing).has_value());
    const auto after = licensing.offlineInstallationId(id(windows7Year1), {});
    ASSERT_TRUE(after.has_value());
    EXPECT_EQ(after->size(), 54);
    EXPECT_TRUE(std::ranges::all_of(*after, [](QChar c) { return c.isDigit(); }));
}

TEST_P(LicensingContract, KeyConfigurationMapsAGroup)
{
    Licensing &licensing = open(ScenarioText("windows10-22h2-year2")).licensing();
    if (!opened().servesKeyConfiguration())
        GTEST_SKIP() << "no pkeyconfig on this kind of machine";
    const auto mapped = licensing.keyConfigurations(6512, {});
    ASSERT_TRUE(mapped.has_value());
    ASSERT_EQ(mapped->size(), 1);
    EXPECT_EQ(mapped->constFirst().activationId, id("1043add5-23b1-4afb-9a0f-64343c8f3f8d"));
    EXPECT_EQ(mapped->constFirst().editionId, QLatin1String("Client-ESU-Year2"));
    const auto unmapped = licensing.keyConfigurations(9999, {});
    ASSERT_TRUE(unmapped.has_value());
    EXPECT_TRUE(unmapped->isEmpty());
}

TEST_P(LicensingContract, UnreadableKeyConfigurationIsAnError)
{
    Licensing &licensing = open(ScenarioText("windows7-pro-ready")).licensing();
    EXPECT_FALSE(licensing.keyConfigurations(6512, {}).has_value());
}

} // namespace esu::contract
