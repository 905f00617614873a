// SPDX-License-Identifier: MIT
// What happens when Windows does not come back.
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/spp/windows_licensing.h"
#include "core/windows/wmi/queries.h"
#include "tests/windows/unit/fakes/fake_wmi.h"

#include <gtest/gtest.h>

#include <atomic>

namespace esu {
namespace {

using namespace fake;
using std::chrono::milliseconds;

const ActivationId esuId = *ActivationId::fromGuid(u"77db037b-95c3-48d7-a3ab-a9c6d41093e0");

/// Nothing here is expected to come back by itself; what ends a wait is the person's stop.
Patience impatience()
{
    Patience patience;
    patience.stopWmi = milliseconds(0);
    return patience;
}

class WmiLinkTest : public ::testing::Test {
protected:
    ~WmiLinkTest() override { liveObjects.waitForZero(); }

    WmiConnector connector()
    {
        return [this](const QString &, const ComCall &) -> Result<std::unique_ptr<WmiSession>> {
            ++connections;
            auto services = make<Services>();
            services->onMethod = [gate = gate](const fake::MethodCall &, IWbemClassObject **outputs,
                                               IWbemCallResult **) {
                gate->wait();
                return give(outputs, make<Object>(Values{{wmi::returnValue, value(0U)}}));
            };
            services->onQuery = [this](const QString &, IEnumWbemClassObject **rows) {
                if (queryGate)
                    queryGate->wait();
                return give(rows, make<Rows>(QList<Values>{Values{{wmi::product::id, value(esuId.text())}}}));
            };
            return std::make_unique<WmiSession>(services);
        };
    }

    const std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::shared_ptr<Gate> queryGate;
    std::atomic<int> connections = 0;
};

TEST_F(WmiLinkTest, AfterAHangingChangeNothingMoreIsChanged)
{
    WmiLink link(impatience(), connector());
    WindowsLicensing licensing(link);
    std::stop_source stop;
    std::jthread person([&] {
        gate->waitUntilReached();
        stop.request_stop();
    });
    const auto hung = licensing.activate(esuId, {.stop = stop.get_token()});
    ASSERT_FALSE(hung);
    EXPECT_EQ(hung.error().fault, Fault::Cancelled);
    EXPECT_EQ(hung.error().operation, operation::sppActivate);
    EXPECT_TRUE(link.hasAbandonedWork());

    const auto refused = licensing.activate(esuId, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::Timeout);
    EXPECT_EQ(refused.error().condition, condition::abandoned);

    // Reading goes on over a fresh thread and connection.
    const auto rows = licensing.rows({.ids = {esuId}}, {});
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->size(), 1);
    EXPECT_EQ(connections, 2);

    gate->open();
}

TEST_F(WmiLinkTest, HangPastTheDeadlineIsATimeout)
{
    ComThread thread([] { return std::make_unique<ComRoom>(); });
    const std::function<Result<void>(ComRoom &, const ComCall &)> work =
        [gate = gate](ComRoom &, const ComCall &) -> Result<void> {
        gate->wait();
        return {};
    };
    const auto hung = thread.run(operation::sppActivate, {milliseconds(0), milliseconds(0), milliseconds(0)}, {}, work);
    ASSERT_FALSE(hung);
    EXPECT_EQ(hung.error().fault, Fault::Timeout);
    EXPECT_TRUE(thread.isStuck());
    gate->open();
}

TEST_F(WmiLinkTest, StopDuringAHangIsCancelled)
{
    WmiLink link(impatience(), connector());
    WindowsLicensing licensing(link);
    queryGate = std::make_shared<Gate>();
    std::stop_source stop;
    std::jthread person([&] {
        queryGate->waitUntilReached();
        stop.request_stop();
    });
    const auto rows = licensing.rows({.ids = {esuId}}, {.stop = stop.get_token()});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::Cancelled);
    queryGate->open();
    liveObjects.waitForZero();
}

TEST_F(WmiLinkTest, LostConnectionIsMadeAnew)
{
    int attempts = 0;
    WmiLink link({}, [&](const QString &, const ComCall &) -> Result<std::unique_ptr<WmiSession>> {
        auto services = make<Services>();
        services->onQuery = [first = ++attempts == 1](const QString &, IEnumWbemClassObject **rows) {
            if (first)
                return static_cast<HRESULT>(0x800706BAU); // RPC_S_SERVER_UNAVAILABLE
            return give(rows, make<Rows>(QList<Values>{Values{{wmi::product::id, value(esuId.text())}}}));
        };
        return std::make_unique<WmiSession>(services);
    });
    WindowsLicensing licensing(link);
    EXPECT_FALSE(licensing.rows({.ids = {esuId}}, {}));
    EXPECT_TRUE(licensing.rows({.ids = {esuId}}, {}));
    EXPECT_EQ(attempts, 2);
    EXPECT_FALSE(link.hasAbandonedWork());
}

TEST_F(WmiLinkTest, ConnectFailureIsNamedSo)
{
    WmiLink link({}, [](const QString &, const ComCall &call) -> Result<std::unique_ptr<WmiSession>> {
        return std::unexpected(call.failure(static_cast<HRESULT>(0x800706BAU)));
    });
    WindowsLicensing licensing(link);
    const auto rows = licensing.rows({.ids = {esuId}}, {});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().operation, operation::wmiConnect);
}

TEST_F(WmiLinkTest, ExceptionsEndAtThePort)
{
    WmiLink link({}, [](const QString &, const ComCall &) -> Result<std::unique_ptr<WmiSession>> {
        throw std::runtime_error("inside the adapter");
    });
    WindowsLicensing licensing(link);
    const auto rows = licensing.rows({.ids = {esuId}}, {});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::Backend);
}

} // namespace
} // namespace esu
