// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/com/failure.h"
#include "core/windows/spp/windows_licensing.h"
#include "core/windows/wmi/queries.h"
#include "tests/windows/unit/fakes/fake_wmi.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

using namespace fake;

const ActivationId esuId = *ActivationId::fromGuid(u"77db037b-95c3-48d7-a3ab-a9c6d41093e0");
const QString sampleKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");

/// A PC with a licensing service, answering as Windows 7 does: by call result.
class LicensingTest : public ::testing::Test {
protected:
    LicensingTest()
    {
        const auto service = make<Object>();
        service->addMethod(wmi::service::installProductKey,
                           make<Object>(Values{{wmi::service::productKey, value(u"")}}));
        services->classes.insert(wmi::service::className, service);
        services->classes.insert(wmi::product::className, make<Object>(Values{{wmi::product::id, value(u"")}}));
        services->onQuery = [this](const QString &wql, IEnumWbemClassObject **rows) {
            const bool ofService = wql.contains(wmi::service::className);
            return give(rows, make<Rows>(ofService ? serviceRows : productRows));
        };
        services->onMethod = [this](const fake::MethodCall &call, IWbemClassObject **, IWbemCallResult **result) {
            if (call.inputs)
                installedKey = call.inputs->text(wmi::service::productKey);
            return give(result, make<CallResult>(1, status, make<Object>(Values{{wmi::returnValue, value(returned)}})));
        };
    }
    ~LicensingTest() override
    {
        link.reset();
        services.Reset();
        EXPECT_EQ(liveObjects.count(), 0);
    }

    ComPtr<Services> services = make<Services>();
    QList<Values> serviceRows{Values{{wmi::service::version, value(u"6.1.7601.17514")}}};
    QList<Values> productRows;
    HRESULT status = S_OK;
    std::uint32_t returned = 0;
    QString installedKey;
    std::unique_ptr<WmiLink> link = std::make_unique<WmiLink>(Patience{}, [this](const QString &, const ComCall &) {
        return Result<std::unique_ptr<WmiSession>>(std::make_unique<WmiSession>(services));
    });
    WindowsLicensing licensing{*link};
};

TEST_F(LicensingTest, InstallingAKeyTakesThreeRoundTripsAndTheNextOneKnowsTheService)
{
    ASSERT_TRUE(licensing.installProductKey(Secret(sampleKey), {}));
    EXPECT_TRUE(installedKey == sampleKey); // EXPECT_EQ would print it
    EXPECT_EQ(
        services->log,
        QStringList({QStringLiteral("query SELECT Version FROM SoftwareLicensingService"),
                     QStringLiteral("object SoftwareLicensingService"),
                     QStringLiteral("method SoftwareLicensingService.Version=\"6.1.7601.17514\".InstallProductKey")}));
    services->log.clear();
    ASSERT_TRUE(licensing.refresh({}));
    EXPECT_EQ(services->log, QStringList({QStringLiteral(
                                 "method SoftwareLicensingService.Version=\"6.1.7601.17514\".RefreshLicenseStatus")}));
}

TEST_F(LicensingTest, ActivateAndUninstallNameTheRowAndTakeOneRoundTrip)
{
    ASSERT_TRUE(licensing.activate(esuId, {}));
    ASSERT_TRUE(licensing.uninstallProductKey(esuId, {}));
    const QString path = QStringLiteral("method SoftwareLicensingProduct.ID=\"%1\".").arg(esuId.text());
    EXPECT_EQ(services->log,
              QStringList({path + QStringLiteral("Activate"), path + QStringLiteral("UninstallProductKey")}));
}

TEST_F(LicensingTest, FailureByCallStatusOrByReturnValue)
{
    status = static_cast<HRESULT>(0xC004C020U);
    auto result = licensing.activate(esuId, {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, 0xC004C020U);
    EXPECT_EQ(result.error().fault, Fault::Refused);
    EXPECT_EQ(result.error().operation, operation::sppActivate);
    status = S_OK;
    returned = 0xC004F050U;
    result = licensing.installProductKey(Secret(sampleKey), {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, 0xC004F050U);
    EXPECT_FALSE(result.error().detail.contains(QLatin1String("BCDFG")));
}

TEST_F(LicensingTest, InformationIsNoFailure)
{
    returned = 0x4004F040U;
    EXPECT_TRUE(licensing.activate(esuId, {}));
}

TEST_F(LicensingTest, MissingServiceIsAnErrorNotASuccess)
{
    serviceRows.clear(); // what Wine answers for a class it does not know
    const auto result = licensing.refresh({});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, Fault::Unsupported);
    EXPECT_EQ(result.error().condition, condition::licensingClassMissing);
    EXPECT_FALSE(licensing.installProductKey(Secret(sampleKey), {}));
    EXPECT_TRUE(installedKey.isEmpty());
}

TEST_F(LicensingTest, OddVersionNeverReachesAPath)
{
    serviceRows = {Values{{wmi::service::version, value(u"6.1\" OR 1=1")}}};
    const auto result = licensing.refresh({});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, Fault::BadData);
    EXPECT_EQ(services->log.size(), 1);
}

TEST_F(LicensingTest, NoRowsIsBelievedOnlyOfTheRealClass)
{
    auto rows = licensing.rows({.ids = {esuId}, .keyed = true}, {});
    ASSERT_TRUE(rows);
    EXPECT_TRUE(rows->isEmpty());
    EXPECT_EQ(services->log.size(), 4); // by ID, by key, by status, and one look at the class
    ASSERT_TRUE(licensing.rows({.ids = {esuId}}, {}));
    EXPECT_EQ(services->log.size(), 5);
}

TEST_F(LicensingTest, NoRowsOfAClassWithoutIdIsAnError)
{
    services->classes[wmi::product::className] = make<Object>(Values{{wmi::product::licenseStatus, value(0U)}});
    const auto rows = licensing.rows({.ids = {esuId}, .keyed = true}, {});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::Unsupported);
}

TEST_F(LicensingTest, RowsAreNeverReadWithoutAFilter)
{
    const auto rows = licensing.rows({}, {});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::BadData);
    EXPECT_TRUE(services->log.isEmpty());
}

TEST_F(LicensingTest, OfflineInstallationId)
{
    productRows = {
        Values{{wmi::product::id, value(esuId.text())}, {wmi::product::offlineInstallationId, value(u"123456")}}};
    EXPECT_EQ(licensing.offlineInstallationId(esuId, {}), QStringLiteral("123456"));
    productRows.clear();
    const auto missing = licensing.offlineInstallationId(esuId, {});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().fault, Fault::NotFound);
}

} // namespace
} // namespace esu
