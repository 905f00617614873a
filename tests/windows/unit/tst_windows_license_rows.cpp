// SPDX-License-Identifier: MIT
#include "core/windows/com/failure.h"
#include "core/windows/spp/license_rows.h"
#include "core/windows/wmi/queries.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

const QString operationName = QStringLiteral("spp.rows");
const QString esuId = QStringLiteral("77db037b-95c3-48d7-a3ab-a9c6d41093e0");
const QString baseId = QStringLiteral("50e329f7-a5fa-46b2-85fd-f224e5da7764");

ActivationId id(const QString &guid)
{
    return *ActivationId::fromGuid(guid);
}

WmiRow esuRow()
{
    return {{wmi::product::id, WmiValue(esuId.toUpper())},
            {wmi::product::applicationId, WmiValue(windowsApplicationId.toUpper())},
            {wmi::product::name, WmiValue(QStringLiteral("Windows(R) 7, Client-ESU-Year1 add-on"))},
            {wmi::product::description, WmiValue(QStringLiteral("VOLUME_MAK channel"))},
            {wmi::product::licenseStatus, WmiValue(qint64{0})},
            {wmi::product::licenseStatusReason, WmiValue(qint64{-1073418220})},
            {wmi::product::isAddon, WmiValue(true)},
            {wmi::product::gracePeriod, WmiValue(qint64{43200})}};
}

WmiRow baseRow()
{
    return {{wmi::product::id, WmiValue(baseId)},
            {wmi::product::applicationId, WmiValue(windowsApplicationId)},
            {wmi::product::partialProductKey, WmiValue(QStringLiteral("HYF8J"))},
            {wmi::product::licenseStatus, WmiValue(qint64{1})}};
}

std::unexpected<Error> invalidQuery()
{
    return std::unexpected(comFailure(operationName, static_cast<HRESULT>(hresult::wbemInvalidQuery)));
}

TEST(LicenseRows, MapsEveryProperty)
{
    const auto row = licenseRowOf(esuRow(), operationName);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->id, id(esuId));
    EXPECT_TRUE(row->isWindows());
    EXPECT_EQ(row->name, QStringLiteral("Windows(R) 7, Client-ESU-Year1 add-on"));
    EXPECT_FALSE(row->hasKey());
    EXPECT_EQ(row->licenseStatus, 0);
    EXPECT_EQ(row->licenseStatusReason, 0xC004F014U);
    EXPECT_EQ(row->isAddon, true);
    EXPECT_EQ(row->gracePeriodMinutes, 43200);
}

TEST(LicenseRows, RowWithoutIdIsNoRow)
{
    WmiRow wine{{wmi::product::applicationId, WmiValue(windowsApplicationId)},
                {wmi::product::licenseStatus, WmiValue(qint64{1})}};
    const auto row = licenseRowOf(wine, operationName);
    ASSERT_FALSE(row);
    EXPECT_EQ(row.error().fault, Fault::BadData);
}

TEST(LicenseRows, OneConditionInEachQuery)
{
    QStringList asked;
    const auto rows = readLicenseRows(
        {.ids = {id(esuId)}, .keyed = true},
        [&](const QString &wql, const QStringList &) -> Result<QList<WmiRow>> {
            asked.append(wql);
            return QList<WmiRow>{esuRow(), baseRow()};
        },
        operationName);
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->size(), 2);
    ASSERT_EQ(asked.size(), 2);
    EXPECT_TRUE(asked.first().endsWith(QStringLiteral(" WHERE ID='%1'").arg(esuId))) << asked.first().toStdString();
    EXPECT_TRUE(asked.last().endsWith(QStringLiteral(" WHERE PartialProductKey IS NOT NULL")))
        << asked.last().toStdString();
    EXPECT_TRUE(asked.first().startsWith(QStringLiteral("SELECT ID, ")));
}

TEST(LicenseRows, ProvidersFilterIsNotTrusted)
{
    const auto rows = readLicenseRows(
        {.ids = {id(esuId)}},
        [&](const QString &, const QStringList &) { return Result<QList<WmiRow>>({esuRow(), baseRow(), esuRow()}); },
        operationName);
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 1);
    EXPECT_EQ(rows->first().id, id(esuId));
}

TEST(LicenseRows, AsksForTheKeyInBothWaysAndThenForFewerProperties)
{
    QStringList asked;
    const auto rows = readLicenseRows(
        {.ids = {id(esuId)}, .keyed = true},
        [&](const QString &wql, const QStringList &properties) -> Result<QList<WmiRow>> {
            asked.append(wql);
            if (wql.contains(QLatin1String("IS NOT NULL")) || properties != wmi::product::fewProperties)
                return invalidQuery();
            return wql.contains(QLatin1String("<> NULL")) ? QList{baseRow()} : QList{esuRow()};
        },
        operationName);
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->size(), 2);
    // In both forms the first query is refused for its properties; with fewer the key is asked for in both ways.
    EXPECT_EQ(asked.size(), 6);
    EXPECT_FALSE(asked.last().contains(QLatin1String("GracePeriodRemaining")));
    for (const QString &wql : asked)
        EXPECT_TRUE(wql.contains(QLatin1String(" WHERE "))) << wql.toStdString();
}

TEST(LicenseRows, KeyedPartThatCannotBeAskedIsAnError)
{
    const auto rows = readLicenseRows(
        {.ids = {id(esuId)}, .keyed = true},
        [&](const QString &wql, const QStringList &) -> Result<QList<WmiRow>> {
            if (wql.contains(QLatin1String("NULL")))
                return invalidQuery();
            return QList{esuRow()};
        },
        operationName);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::Unsupported);
    EXPECT_EQ(rows.error().code, hresult::wbemInvalidQuery);
}

TEST(LicenseRows, OtherFailuresAreNotRetriedWithOtherQueries)
{
    int asked = 0;
    const auto rows = readLicenseRows(
        {.ids = {id(esuId)}, .keyed = true},
        [&](const QString &, const QStringList &) -> Result<QList<WmiRow>> {
            ++asked;
            return std::unexpected(comFailure(operationName, static_cast<HRESULT>(0x80041003U)));
        },
        operationName);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::AccessDenied);
    EXPECT_EQ(asked, 1);
}

TEST(LicenseRows, DiscoveryIsAFilteredQueryOfItsOwn)
{
    QStringList asked;
    const auto rows = readLicenseRows(
        {.discover = true},
        [&](const QString &wql, const QStringList &) {
            asked.append(wql);
            return Result<QList<WmiRow>>({esuRow(), baseRow()});
        },
        operationName);
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->size(), 1);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_TRUE(asked.first().endsWith(
        QStringLiteral("WHERE ApplicationID='%1' AND Name LIKE '%-ESU-%'").arg(windowsApplicationId)))
        << asked.first().toStdString();
}

} // namespace
} // namespace esu
