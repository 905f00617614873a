// SPDX-License-Identifier: MIT
#include "core/windows/com/com_apartment.h"
#include "core/windows/inventory/registry_facts.h"
#include "core/windows/inventory/rollup_date.h"
#include "core/windows/inventory/surroundings_reader.h"
#include "core/windows/inventory/windows_inventory.h"
#include "core/windows/network/windows_endpoint_probe.h"
#include "core/windows/wmi/queries.h"
#include "tests/windows/unit/fakes/fake_wmi.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

using namespace fake;

const QString currentVersion = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
const QString servicing = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");
const QString sessionManager = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager");
const QString policy = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
const QString wuauserv = QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\wuauserv");

/// StdRegProv over a small registry.
class RegistryFactsTest : public ::testing::Test {
protected:
    RegistryFactsTest()
    {
        for (const QString &name : {wmi::registry::enumKey, wmi::registry::enumValues, wmi::registry::getDwordValue,
                                    wmi::registry::getStringValue})
            provider->addMethod(name, make<Object>());
        services->classes.insert(wmi::registry::className, provider);
        services->onMethod = [this](const fake::MethodCall &call, IWbemClassObject **outputs, IWbemCallResult **) {
            return give(outputs, make<Object>(answer(call)));
        };
        text(sessionManager + QStringLiteral("\\Environment"), u"PROCESSOR_ARCHITECTURE", u"AMD64");
        number(wuauserv, u"Start", 3);
    }
    ~RegistryFactsTest() override
    {
        session.reset();
        services.Reset();
        provider.Reset();
        EXPECT_EQ(liveObjects.count(), 0);
    }

    void text(const QString &key, const char16_t *name, const char16_t *content)
    {
        keys[key].insert(QString::fromUtf16(name), value(content));
    }
    void number(const QString &key, const char16_t *name, std::uint32_t content)
    {
        keys[key].insert(QString::fromUtf16(name), value(content));
    }
    Values answer(const fake::MethodCall &call) const
    {
        const QString key = call.inputs->text(wmi::registry::subKey);
        QStringList children;
        for (const QString &other : keys.keys()) {
            if (other.startsWith(key + QLatin1Char('\\')))
                children.append(other.mid(key.size() + 1).section(QLatin1Char('\\'), 0, 0));
        }
        children.removeDuplicates();
        const bool exists = keys.contains(key) || !children.isEmpty();
        const auto found = keys.value(key).value(call.inputs->text(wmi::registry::valueName));
        const bool enumerates = call.method == wmi::registry::enumKey || call.method == wmi::registry::enumValues;
        if (!exists)
            return {{wmi::returnValue, value(2U)}};
        if (!enumerates && !found)
            return {{wmi::returnValue, value(1U)}};
        if (!enumerates) {
            const QString output =
                call.method == wmi::registry::getDwordValue ? wmi::registry::number : wmi::registry::text;
            return {{wmi::returnValue, value(0U)}, {output, found}};
        }
        const QStringList names =
            call.method == wmi::registry::enumKey ? children : QStringList(keys.value(key).keys());
        Values values{{wmi::returnValue, value(0U)}};
        if (!names.isEmpty())
            values.insert(wmi::registry::names, value(names));
        return values;
    }
    RegistryFacts read(const QStringList &needles = {})
    {
        const ComCall call = patientCall();
        RegistryReader reader(*session, call);
        RegistryReader users(*session, call, RegistryReader::Hive::Users);
        return readRegistryFacts(reader, users, needles, call);
    }

    const ComApartment apartment;
    QHash<QString, Values> keys;
    ComPtr<Object> provider = make<Object>();
    ComPtr<Services> services = make<Services>();
    std::unique_ptr<WmiSession> session = std::make_unique<WmiSession>(services);
};

TEST_F(RegistryFactsTest, ReadsWhatIsThere)
{
    text(currentVersion, u"EditionID", u"Professional");
    number(currentVersion, u"UBR", 6456);
    text(servicing + QStringLiteral("\\Version"), u"6.1.7601.9999", u"a");
    text(servicing + QStringLiteral("\\Version"), u"6.1.7601.24545", u"b");
    const QString package =
        servicing + QStringLiteral("\\Packages\\Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2");
    number(package, u"CurrentState", 0x70);
    number(servicing + QStringLiteral("\\Packages\\Package_for_KB1~~~"), u"CurrentState", 0x70);
    const RegistryFacts facts = read({QStringLiteral("kb4490628")});
    EXPECT_EQ(facts.editionId, QStringLiteral("Professional"));
    EXPECT_EQ(facts.ubr, 6456);
    EXPECT_EQ(facts.architecture, QStringLiteral("x64"));
    EXPECT_EQ(facts.servicingStackVersion, QStringLiteral("6.1.7601.24545"));
    ASSERT_TRUE(facts.packages);
    ASSERT_EQ(facts.packages->size(), 1);
    EXPECT_TRUE(facts.packages->first().isInstalled());
    ASSERT_TRUE(facts.pendingRestart);
    EXPECT_EQ(*facts.pendingRestart, PendingRestart());
    ASSERT_TRUE(facts.updateSource);
    EXPECT_EQ(facts.updateSource->kind, UpdateSource::Kind::WindowsUpdate);
}

TEST_F(RegistryFactsTest, MissingUbrIsNotFound)
{
    text(currentVersion, u"EditionID", u"Professional");
    const RegistryFacts facts = read();
    ASSERT_FALSE(facts.ubr);
    EXPECT_EQ(facts.ubr.error().fault, Fault::NotFound);
    EXPECT_EQ(facts.ubr.error().code, 0x80070002U);
}

TEST_F(RegistryFactsTest, MissingMethodLeavesFactsUnknownWithItsCode)
{
    const auto poor = make<Object>();
    for (const QString &name : {wmi::registry::enumKey, wmi::registry::enumValues, wmi::registry::getStringValue})
        poor->addMethod(name, make<Object>());
    services->classes.insert(wmi::registry::className, poor);
    text(currentVersion, u"EditionID", u"Professional");
    const RegistryFacts facts = read();
    EXPECT_EQ(facts.editionId, QStringLiteral("Professional"));
    ASSERT_FALSE(facts.ubr);
    EXPECT_EQ(facts.ubr.error().fault, Fault::Unsupported);
    EXPECT_EQ(facts.ubr.error().code, 0x80041002U);
    EXPECT_TRUE(facts.pendingRestart);
    EXPECT_FALSE(facts.updateSource);
}

TEST_F(RegistryFactsTest, PendingRestart)
{
    text(sessionManager, u"PendingFileRenameOperations", u"x");
    RegistryFacts facts = read();
    ASSERT_TRUE(facts.pendingRestart);
    EXPECT_FALSE(facts.pendingRestart->pending);
    EXPECT_EQ(facts.pendingRestart->signs, QStringList{QStringLiteral("pending-file-renames")});
    text(servicing + QStringLiteral("\\RebootPending"), u"x", u"");
    facts = read();
    EXPECT_TRUE(facts.pendingRestart->pending);
    EXPECT_EQ(facts.pendingRestart->signs.first(), QStringLiteral("cbs-reboot-pending"));
}

TEST_F(RegistryFactsTest, UpdateSources)
{
    using Kind = UpdateSource::Kind;
    text(policy, u"WUServer", u"http://wsus.example:8530");
    EXPECT_EQ(read().updateSource->kind, Kind::WindowsUpdate) << "a server counts only with UseWUServer";
    number(policy + QStringLiteral("\\AU"), u"UseWUServer", 1);
    EXPECT_EQ(read().updateSource, (UpdateSource{Kind::Wsus, QStringLiteral("http://wsus.example:8530")}));
    number(policy, u"DeferQualityUpdates", 1);
    EXPECT_EQ(read().updateSource->kind, Kind::DualScan);
    number(policy, u"DisableDualScan", 1);
    EXPECT_EQ(read().updateSource->kind, Kind::Wsus);
    number(policy + QStringLiteral("\\AU"), u"UseWUServer", 0);
    EXPECT_EQ(read().updateSource->kind, Kind::Wufb);
    text(QStringLiteral("SOFTWARE\\Microsoft\\CCM"), u"x", u"");
    EXPECT_EQ(read().updateSource->kind, Kind::Wufb) << "what a removed client left";
    text(QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\CcmExec"), u"x", u"");
    EXPECT_EQ(read().updateSource->kind, Kind::ConfigMgr);
    number(wuauserv, u"Start", 4);
    EXPECT_EQ(read().updateSource->kind, Kind::Disabled);
}

TEST_F(RegistryFactsTest, AValueThatAKeyLacksIsNotFoundAndNoFailure)
{
    text(policy, u"WUServer", u"http://wsus.example:8530");
    number(policy + QStringLiteral("\\AU"), u"UseWUServer", 1);
    const QString packages = servicing + QStringLiteral("\\Packages\\");
    text(packages + QStringLiteral("Package_for_KB1~~~"), u"x", u"");
    number(packages + QStringLiteral("Package_for_KB2~~~"), u"CurrentState", 0x70);
    const RegistryFacts facts = read({QStringLiteral("KB")});
    ASSERT_TRUE(facts.updateSource) << "the policy key has two of its values";
    EXPECT_EQ(facts.updateSource->kind, UpdateSource::Kind::Wsus);
    ASSERT_TRUE(facts.packages);
    EXPECT_EQ(facts.packages->size(), 2);

    text(QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp"), u"x", u"");
    const ComCall call = patientCall();
    RegistryReader reader(*session, call);
    EXPECT_EQ(readTls12(reader, call), Tls12Facts{});
}

TEST_F(RegistryFactsTest, Tls12ValuesOfBothViews)
{
    const ComCall call = patientCall();
    const auto tls = [&] {
        RegistryReader reader(*session, call);
        return readTls12(reader, call);
    };
    EXPECT_EQ(tls(), Tls12Facts{}) << "what is not there is the default";
    const QString winHttp = QStringLiteral("Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");
    const QString client =
        QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
    number(QStringLiteral("SOFTWARE\\") + winHttp, u"DefaultSecureProtocols", 0xA00);
    number(QStringLiteral("SOFTWARE\\Wow6432Node\\") + winHttp, u"DefaultSecureProtocols", 0x800);
    number(client, u"DisabledByDefault", 0);
    number(client, u"Enabled", 1);
    EXPECT_EQ(tls(), (Tls12Facts{.winHttp = 0xA00U, .winHttpWow64 = 0x800U, .disabledByDefault = 0U, .enabled = 1U}));
}

TEST_F(RegistryFactsTest, Tls12WithoutTheMethodIsUnknown)
{
    const auto poor = make<Object>();
    poor->addMethod(wmi::registry::getStringValue, make<Object>());
    services->classes.insert(wmi::registry::className, poor);
    const ComCall call = patientCall();
    RegistryReader reader(*session, call);
    const auto tls = readTls12(reader, call);
    ASSERT_FALSE(tls);
    EXPECT_EQ(tls.error().fault, Fault::Unsupported);
}

TEST(Battery, SaysWhetherThePcDrawsOnIt)
{
    const auto batteries = [](std::initializer_list<int> states) {
        QList<WmiRow> rows;
        for (const int state : states)
            rows.append({{wmi::battery::status, WmiValue(qint64{state})}});
        return rows;
    };
    EXPECT_EQ(drawsOnBattery({}), false);
    for (const int state : {1, 4, 5})
        EXPECT_EQ(drawsOnBattery(batteries({state})), true) << state;
    for (const int state : {2, 3, 6, 7, 8, 9})
        EXPECT_EQ(drawsOnBattery(batteries({state})), false) << state;
    EXPECT_EQ(drawsOnBattery(batteries({1, 2})), false) << "one on mains is enough";
    EXPECT_EQ(drawsOnBattery(batteries({10})), std::nullopt);
    EXPECT_EQ(drawsOnBattery({WmiRow()}), std::nullopt);
}

TEST(EndpointProbe, AClosedPortIsNoAnswer)
{
    WindowsEndpointProbe probe;
    const QUrl url(QStringLiteral("http://127.0.0.1:9/"));
    const auto answers = probe.probe({url}, {});
    ASSERT_TRUE(answers);
    ASSERT_EQ(answers->size(), 1);
    EXPECT_EQ(answers->first().url, url);
    ASSERT_FALSE(answers->first().reached);
    EXPECT_EQ(answers->first().reached.error().code, 0x80072EFDU); // ERROR_WINHTTP_CANNOT_CONNECT
    EXPECT_FALSE(answers->first().date);
}

TEST(EndpointProbe, WhatHasAnsweredIsOver)
{
    const QList<QUrl> urls(8, QUrl(QStringLiteral("http://127.0.0.1:9/")));
    WindowsEndpointProbe probe;
    const auto answers = probe.probe(urls, {});
    ASSERT_TRUE(answers);
    for (const EndpointAnswer &answer : *answers)
        EXPECT_FALSE(answer.reached);
    EXPECT_FALSE(probe.hasAbandonedWork());
}

TEST(EndpointProbe, WhatAProxyAnswersIsNoAnswerOfTheAddress)
{
    EXPECT_EQ(proxyRefusal(407, true, true), 0x80190197U) << "it wants a user";
    EXPECT_EQ(proxyRefusal(407, false, false), 0x80190197U);
    EXPECT_EQ(proxyRefusal(403, true, false), 0x80190193U) << "it refuses to connect";
    EXPECT_EQ(proxyRefusal(302, true, false), 0x8019012EU) << "it shows a page to sign in at";
    EXPECT_EQ(proxyRefusal(502, false, false), 0x801901F6U) << "it got no answer";
    EXPECT_EQ(proxyRefusal(504, true, true), 0x801901F8U);
    for (const std::uint32_t status : {200U, 302U, 403U, 404U, 405U, 500U, 503U}) {
        EXPECT_EQ(proxyRefusal(status, true, true), std::nullopt) << status << ": the address itself";
        EXPECT_EQ(proxyRefusal(status, false, false), std::nullopt) << status << ": nothing tells who says it";
    }
    EXPECT_EQ(proxyRefusal(200, true, false), std::nullopt) << "Windows may not give the certificate";
}

TEST(EndpointProbe, AStopEndsIt)
{
    WindowsEndpointProbe probe;
    std::stop_source stop;
    stop.request_stop();
    JobContext context;
    context.stop = stop.get_token();
    const auto answers = probe.probe({QUrl(QStringLiteral("http://127.0.0.1:9/"))}, context);
    ASSERT_FALSE(answers);
    EXPECT_EQ(answers.error().fault, Fault::Cancelled);
    EXPECT_FALSE(probe.hasAbandonedWork());
}

TEST(RegistryFacts, ArchitectureAndVersions)
{
    EXPECT_EQ(architectureName(QStringLiteral("AMD64")), QStringLiteral("x64"));
    EXPECT_EQ(architectureName(QStringLiteral("x86")), QStringLiteral("x86"));
    EXPECT_EQ(architectureName(QStringLiteral("ARM64")), QStringLiteral("arm64"));
    EXPECT_EQ(architectureName(QStringLiteral("IA64")), std::nullopt);
    EXPECT_EQ(highestVersion({QStringLiteral("10.0.9"), QStringLiteral("10.0.10"), QStringLiteral("(Default)")}),
              QStringLiteral("10.0.10"));
    EXPECT_EQ(highestVersion({}), std::nullopt);
}

TEST(OperatingSystemRow, NumbersComeInTheirWmiForms)
{
    WmiRow row{{wmi::os::version, WmiValue(QStringLiteral("6.1.7601"))},
               {wmi::os::build, WmiValue(QStringLiteral("7601"))},
               {wmi::os::productType, WmiValue(qint64{1})},
               {wmi::os::servicePack, WmiValue(qint64{1})},
               {wmi::os::lastBoot, WmiValue(QStringLiteral("20261125144012.500000+540"))}};
    const auto os = operatingSystemOf(row, QStringLiteral("inventory.os"));
    ASSERT_TRUE(os);
    EXPECT_EQ(os->build, 7601);
    EXPECT_EQ(os->servicePack, 1);
    EXPECT_EQ(os->productType, 1);
    EXPECT_EQ(os->sku, std::nullopt);
    EXPECT_EQ(os->lastBoot, QDateTime(QDate(2026, 11, 25), QTime(5, 40, 12, 500), Qt::UTC));
    row.remove(wmi::os::build);
    EXPECT_FALSE(operatingSystemOf(row, QStringLiteral("inventory.os")));
}

TEST(RollupDate, StandsInTheFileOfThePackage)
{
    EXPECT_EQ(rollupCreatedIn("<?xml?><assembly creationTimeStamp=\"2026-11-04T21:05:11Z\" manifestVersion=\"1.0\">"),
              QDateTime({2026, 11, 4}, {21, 5, 11}, Qt::UTC));
    EXPECT_FALSE(rollupCreatedIn("<assembly creationTimeStamp=\"yesterday morning\">"));
    EXPECT_FALSE(rollupCreatedIn(""));
}

} // namespace
} // namespace esu
