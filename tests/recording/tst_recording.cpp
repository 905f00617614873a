// SPDX-License-Identifier: MIT
// A PC is recorded and replayed: the same inspection, and nothing personal in the file.
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/practice/practice_machine.h"
#include "core/practice/scenario_writer.h"
#include "core/recording/recorded_policy.h"
#include "core/recording/recording.h"
#include "core/run/document.h"
#include "tests/support/run_test.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace esu {

namespace {

using Kind = UpdateSource::Kind;

/// What takes the place of a policy's value that names somebody; empty = it is none.
QString standInOf(const RegistryEntry &entry)
{
    const auto policy = entry.path == policiesKey ? valueOf<PolicyId>(entry.name) : std::nullopt;
    const std::u16string_view standIn = policy ? rowOf(*policy).standIn : std::u16string_view();
    return QString::fromUtf16(standIn.data(), static_cast<qsizetype>(standIn.size()));
}

class RecordAndReplay : public testing::TestWithParam<QString> {
protected:
    void SetUp() override
    {
        auto resources = loadResources();
        ASSERT_TRUE(resources.has_value()) << qPrintable(resources.error().detail);
        m_resources = *std::move(resources);
    }

    std::unique_ptr<PracticeMachine> machine(const Scenario &scenario)
    {
        m_stores.push_back(std::make_unique<MemoryStateStore>());
        return std::make_unique<PracticeMachine>(scenario, std::make_unique<ManualClock>(scenario.start()),
                                                 *m_stores.back());
    }

    /// What `inspect`, `prerequisites` and `verify` say, each on the untouched PC.
    QByteArray inspect(const Scenario &scenario)
    {
        QJsonObject documents;
        const auto say = [&](const QString &command, const RunWish &wish, const document::Parts &parts) {
            const auto pc = machine(scenario);
            MemoryStateStore store;
            Journal journal(store);
            Pc journey(*pc, pc->desk(), m_resources, journal);
            const PcRun run = test::runOf(journey, wish);
            const Summary summary = outcomeOf(run, m_resources);
            QJsonObject document = document::members(run, parts, m_resources, QStringLiteral("en"));
            document.insert(QStringLiteral("exit_code"), static_cast<int>(summary.exitCode));
            if (summary.error)
                document.insert(QStringLiteral("error"),
                                summary.error->code ? hresultText(*summary.error->code) : summary.error->operation);
            documents.insert(command, document);
        };
        say(QStringLiteral("inspect"), wish::inspect(), {.inspection = true});
        say(QStringLiteral("prerequisites"), wish::prerequisites(false), {.inspection = true});
        say(QStringLiteral("verify"), wish::verify(), {.verdict = true});
        // A replay waits as long as the recorded calls took, so what it says of the clock may differ by that.
        static const QRegularExpression seconds(QStringLiteral("(T\\d\\d:\\d\\d):\\d\\dZ"));
        return QString::fromUtf8(QJsonDocument(documents).toJson()).replace(seconds, QStringLiteral("\\1Z")).toUtf8();
    }

    QByteArray recordFile(const Scenario &scenario)
    {
        const auto recorded = record(*machine(scenario), m_resources, {}, QStringLiteral("1.0"), {});
        return recorded ? QJsonDocument(writeScenario(*recorded)).toJson() : QByteArray();
    }

    /// Through the file, as it is used.
    Result<Scenario> replayOf(const Scenario &scenario)
    {
        return parseScenario(recordFile(scenario), QStringLiteral("recording.json"));
    }

    void expectSameInspection(const Scenario &scenario)
    {
        const auto replay = replayOf(scenario);
        ASSERT_TRUE(replay.has_value()) << qPrintable(replay.error().detail);
        QByteArray expected = inspect(scenario);
        for (const RegistryEntry &entry : scenario.registry) {
            if (entry.name == QLatin1String("WUServer"))
                expected.replace(Redaction::host(entry.text).toUtf8(), "server-1");
            if (const QString standIn = standInOf(entry); !standIn.isEmpty())
                expected.replace(entry.text.toUtf8(), standIn.toUtf8());
        }
        EXPECT_EQ(inspect(*replay).toStdString(), expected.toStdString());
    }

    static Scenario builtIn(const char *name) { return loadScenario(QLatin1String(name)).value(); }

    Resources m_resources;
    std::vector<std::unique_ptr<StateStore>> m_stores;
};

TEST_P(RecordAndReplay, GivesTheSameInspection)
{
    const Scenario scenario = loadScenario(GetParam()).value();
    expectSameInspection(scenario);
    const auto replay = replayOf(scenario);
    ASSERT_TRUE(replay.has_value());
    // What was recorded once is recorded again as it is.
    auto again = replayOf(*replay);
    ASSERT_TRUE(again.has_value());
    again->recording = replay->recording;
    EXPECT_EQ(QJsonDocument(writeScenario(*again)).toJson().toStdString(),
              QJsonDocument(writeScenario(*replay)).toJson().toStdString());
}

TEST_P(RecordAndReplay, LeavesNothingPersonalInTheFile)
{
    const Scenario scenario = loadScenario(GetParam()).value();
    const QByteArray file = recordFile(scenario);
    ASSERT_FALSE(file.isEmpty());
    QStringList secrets{scenario.system.computerName, practiceKey};
    for (const SppRow &row : scenario.rows)
        secrets << row.productKeyId.value_or(QString()) << row.offlineInstallationId
                << offlineInstallationId(row, scenario.system);
    for (const RegistryEntry &entry : scenario.registry) {
        if (entry.name == QLatin1String("WUServer"))
            secrets << Redaction::host(entry.text);
        // Named here and not by the table that says what stands in their place.
        static const QStringList naming{QStringLiteral("CatalogMirror"), QStringLiteral("DealerName"),
                                        QStringLiteral("DealerTelephone"), QStringLiteral("DealerHours")};
        if (entry.path == policiesKey && naming.contains(entry.name))
            secrets << entry.text;
    }
    secrets.removeAll(QString());
    for (const QString &secret : secrets)
        EXPECT_FALSE(file.contains(secret.toUtf8())) << qPrintable(secret);
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, RecordAndReplay, testing::ValuesIn(builtInScenarios()), [](const auto &scenario) {
    QString name = scenario.param;
    return name.replace(u'-', u'_').toStdString();
});

class OddPc : public RecordAndReplay {};

TEST_F(OddPc, EveryKindOfUpdateSource)
{
    const QString policy = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
    const auto one = [&](const char *name) {
        return RegistryEntry{
            .path = policy, .name = QLatin1String(name), .type = RegistryEntry::Type::Dword, .number = 1};
    };
    const RegistryEntry server{
        .path = policy, .name = QStringLiteral("WUServer"), .text = QStringLiteral("https://wsus.corp.example:8531")};
    RegistryEntry use = one("UseWUServer");
    use.path += QStringLiteral("\\AU");
    const QList<QList<RegistryEntry>> policies = {
        {},
        {server, use},
        {server, use, one("DeferQualityUpdates")},
        {one("DeferFeatureUpdates")},
        {one("DisableWindowsUpdateAccess"), server, use},
        {{.path = QStringLiteral("SOFTWARE\\Microsoft\\CCM"), .type = RegistryEntry::Type::Key}},
    };
    Scenario scenario = builtIn("windows10-22h2-year2");
    for (const auto &entries : policies) {
        scenario.registry = entries;
        expectSameInspection(scenario);
    }
}

TEST_F(OddPc, PoliciesThatCountAndThatDoNot)
{
    using Type = RegistryEntry::Type;
    const auto number = [](const char *name, std::uint64_t value) {
        return RegistryEntry{.path = policiesKey, .name = QLatin1String(name), .type = Type::Dword, .number = value};
    };
    const auto text = [](const char *name, const char *value) {
        return RegistryEntry{.path = policiesKey, .name = QLatin1String(name), .text = QString::fromUtf8(value)};
    };
    Scenario scenario = builtIn("windows10-22h2-year2");
    scenario.registry = {number("GraceDays", 60), text("FurtherEditions", "Core, Starter"),
                         number("CoverWithoutMak", 0), text("EndedProgrammeUntil", "2027-10-12"),
                         text("DealerName", "Midori Denki")};
    expectSameInspection(scenario);
    EXPECT_FALSE(recordFile(scenario).contains("Midori"));
    scenario.registry = {number("GraceDays", 500), text("ForbidStoredKeys", "of Midori Denki"), number("Language", 9),
                         text("CatalogMirror", "ftp://midori"), text("MidoriPolicy", "1")};
    const QByteArray file = recordFile(scenario);
    EXPECT_FALSE(file.contains("of Midori Denki"));
    EXPECT_FALSE(file.contains("ftp://midori"));
    const Policies replayed = machine(replayOf(scenario).value())->policies();
    const Policies read = machine(scenario)->policies();
    ASSERT_EQ(replayed.readings.size(), read.readings.size());
    for (qsizetype i = 0; i < read.readings.size(); ++i) {
        EXPECT_EQ(replayed.readings.at(i).id, read.readings.at(i).id);
        EXPECT_EQ(replayed.readings.at(i).problem, read.readings.at(i).problem)
            << read.readings.at(i).name.toStdString();
    }
}

TEST_F(OddPc, PackagesInAnyOrderAndState)
{
    Scenario scenario = builtIn("windows7-missing-prerequisites");
    scenario.packages = {};
    const QString root =
        QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\");
    const auto state = [&](const char *name, std::uint64_t number) {
        return RegistryEntry{.path = root + QLatin1String(name),
                             .name = QStringLiteral("CurrentState"),
                             .type = RegistryEntry::Type::Dword,
                             .number = number};
    };
    scenario.registry = {state("Package_1_for_KB5039339~31bf3856ad364e35~amd64~~6.1.1.2", 0x40),
                         state("Package_for_KB5039339~31bf3856ad364e35~amd64~~6.1.1.2", 0x60),
                         state("Package_for_KB4474419~31bf3856ad364e35~amd64~~6.1.3.2", 0x20),
                         {.path = root + QStringLiteral("Package_for_KB4538483~31bf3856ad364e35~amd64~~6.1.1.2"),
                          .type = RegistryEntry::Type::Key}};
    ASSERT_TRUE(inspect(scenario).contains("0x40")) << inspect(scenario).constData();
    expectSameInspection(scenario);
}

TEST_F(OddPc, EveryFactUnreadable)
{
    for (const QString &name : unreadable::all) {
        for (const auto &code : {std::optional<std::uint32_t>(0x80041002U), std::optional<std::uint32_t>()}) {
            SCOPED_TRACE(name.toStdString());
            Scenario scenario = builtIn("windows10-22h2-year2");
            scenario.unreadable.insert(name, code);
            expectSameInspection(scenario);
        }
    }
}

TEST_F(OddPc, WhatIsUnreadableIsNotInTheRegistryEither)
{
    Scenario scenario = builtIn("windows7-pro-ready");
    const QString packages =
        QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages");
    const QString version = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    EXPECT_TRUE(PracticePc(scenario).registryKeyExists(packages));
    EXPECT_TRUE(PracticePc(scenario).registryValue(version, u"EditionID"));
    scenario.unreadable = {{unreadable::packages, hresult::fileNotFound}, {unreadable::edition, hresult::fileNotFound}};
    EXPECT_FALSE(PracticePc(scenario).registryKeyExists(packages));
    EXPECT_FALSE(PracticePc(scenario).registryValue(version, u"EditionID"));
}

TEST_F(OddPc, AnUnreadableFactIsSaid)
{
    Scenario scenario = builtIn("wsus-managed");
    const QByteArray before = inspect(scenario);
    scenario.unreadable.insert(unreadable::updateSource, 0x80041002U);
    const QByteArray after = inspect(scenario);
    EXPECT_NE(before, after);
    EXPECT_TRUE(after.contains("inventory.registry 0x80041002")) << after.constData();
}

TEST_F(OddPc, AMissingValueHasTheCodeThatWindowsGives)
{
    const auto facts = machine(builtIn("windows7-bare"))->inventory().read({}, {});
    ASSERT_TRUE(facts.has_value());
    ASSERT_FALSE(facts->ubr.has_value());
    EXPECT_EQ(facts->ubr.error().code, hresult::fileNotFound);
}

TEST_F(OddPc, CallsThatFail)
{
    for (const Call call : {Call::OperatingSystem, Call::Rows, Call::Search, Call::Registry}) {
        SCOPED_TRACE(callName(call).toStdString());
        Scenario scenario = builtIn("windows7-pro-ready");
        scenario.behaviour[call].failures = {{.hresult = 0x80041001U}};
        expectSameInspection(scenario);
        scenario.behaviour[call].failures = {{.hang = true}};
        expectSameInspection(scenario);
    }
}

TEST_F(OddPc, OnlyTheSecondReadingOfRowsFails)
{
    Scenario scenario = builtIn("windows7-missing-prerequisites");
    scenario.behaviour[Call::Rows].failures = {{.from = 2, .hresult = 0x80041003U}};
    ASSERT_TRUE(inspect(scenario).contains("0x80041003"));
    expectSameInspection(scenario);
}

TEST_F(OddPc, EverySourceOfUpdates)
{
    using Block = UpdateSource::Block;
    const QString server = QStringLiteral("http://server-1:8530");
    const UpdateSource sources[] = {
        {.kind = Kind::WindowsUpdate},
        {.kind = Kind::WindowsUpdate, .server = server},
        {.kind = Kind::WindowsUpdate, .pausedUntil = QDate(2027, 1, 3)},
        {.kind = Kind::Wufb, .pinnedTo = QStringLiteral("21H2")},
        {.kind = Kind::Wufb, .server = server},
        {.kind = Kind::Wsus, .server = server, .pinnedTo = QStringLiteral("21H2")},
        {.kind = Kind::DualScan, .server = server},
        {.kind = Kind::ConfigMgr, .server = server},
        {.kind = Kind::WindowsUpdate, .automatic = false},
        {.kind = Kind::Disabled, .block = Block::Policy},
        {.kind = Kind::Disabled, .block = Block::NoInternet},
        {.kind = Kind::Disabled, .server = server, .block = Block::NoInternet},
        {.kind = Kind::Disabled, .server = server, .block = Block::Service},
        {.kind = Kind::Disabled, .server = QStringLiteral("http://0.0.0.0"), .block = Block::Nowhere},
    };
    for (const UpdateSource &source : sources) {
        SCOPED_TRACE((nameOf(source.kind) + u' ' + nameOf(source.block)).toStdString());
        Scenario scenario = builtIn("windows10-22h2-year2");
        scenario.registry += recordedPolicy(source, Redaction(PersonalNames()));
        const auto facts = machine(scenario)->inventory().read({}, {});
        ASSERT_TRUE(facts && facts->updateSource);
        EXPECT_TRUE(*facts->updateSource == source);
    }
}

TEST_F(OddPc, LicensedWithoutAKey)
{
    Scenario scenario = builtIn("windows10-already-active");
    for (SppRow &row : scenario.rows) {
        if (row.isAddon)
            row.partialProductKey.reset();
    }
    expectSameInspection(scenario);
}

TEST_F(OddPc, SurroundingsOfEveryKind)
{
    const Scenario fine = builtIn("windows7-pro-ready");
    const QString winHttp = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");
    const QString client =
        QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
    const auto dword = [](const QString &path, const char *name, std::uint64_t number) {
        return RegistryEntry{
            .path = path, .name = QLatin1String(name), .type = RegistryEntry::Type::Dword, .number = number};
    };
    const QString host = QStringLiteral("activation.sls.microsoft.com");
    const QList<ScenarioSurroundings> kinds = {
        {.freeMegabytes = 0},
        {.hasBattery = true, .onBattery = true, .metered = true},
        {.tls12 = false},
        {.unreachable = {{host, 0x80072EE2U}}},
        {.unreachable = {{host, std::nullopt}}},
        {.unreachable = {{QStringLiteral("*"), 0x80072EFDU}}},
        {.roots = {{QStringLiteral("8f43288ad272f3103b6fb1428485ea3014c0bcfe"), RootTrust::Absent},
                   {QStringLiteral("df3c24f9bfd666761b268073fe06d1cc8d4f82a4"), RootTrust::Disallowed}}},
        {.clockOffset = std::chrono::seconds(7)},
        {.clockOffset = std::chrono::minutes(-90)},
    };
    for (const ScenarioSurroundings &around : kinds) {
        Scenario scenario = fine;
        scenario.surroundings = around;
        EXPECT_NE(inspect(scenario), inspect(fine));
        expectSameInspection(scenario);
    }
    Scenario scenario = fine;
    scenario.surroundings.tls12 = false;
    scenario.registry = {dword(winHttp, "DefaultSecureProtocols", 0xA80), dword(client, "Enabled", 0xFFFFFFFF)};
    EXPECT_TRUE(inspect(scenario).contains("Enabled 0xffffffff")) << inspect(scenario).constData();
    expectSameInspection(scenario);
    scenario = fine;
    scenario.behaviour[Call::Surroundings].failures = {{.hresult = 0x80041003U}};
    expectSameInspection(scenario);
    scenario.behaviour[Call::Endpoints].failures = {{.hang = true}};
    expectSameInspection(scenario);
}

TEST_F(OddPc, WhatNobodyAskedIsNotFine)
{
    const auto recorded = replayOf(builtIn("windows10-22h2-year2"));
    ASSERT_TRUE(recorded.has_value());
    const auto around = [this](const Scenario &scenario, const QList<RootCertificate> &roots) {
        return machine(scenario)->inventory().readSurroundings(roots, {}).value();
    };
    const QList<RootCertificate> known = m_resources.endpoints.roots;
    EXPECT_TRUE(around(*recorded, known).roots);
    QList<RootCertificate> more = known;
    more.append({.name = QStringLiteral("A root of a later year"), .sha1 = QString(40, u'a')});
    EXPECT_FALSE(around(*recorded, more).roots);
    const auto probe = [this](const Scenario &scenario, const QUrl &url) {
        return machine(scenario)->endpointProbe().probe({url}, {}).has_value();
    };
    EXPECT_TRUE(probe(*recorded, m_resources.endpoints.probes.constFirst().url));
    EXPECT_FALSE(probe(*recorded, QUrl(QStringLiteral("https://later.example.com/"))));

    const KeptAnswers nobodyLookedAround{.facts = MachineFacts{}};
    const Scenario bare = recordedScenario(nobodyLookedAround, Redaction({}), QDate(2026, 11, 26), {});
    const Surroundings unknown = around(bare, known);
    EXPECT_FALSE(unknown.freeBytes);
    EXPECT_FALSE(unknown.onBattery);
    EXPECT_FALSE(unknown.metered);
    EXPECT_FALSE(unknown.tls12);
    EXPECT_FALSE(unknown.roots);
    EXPECT_FALSE(probe(bare, m_resources.endpoints.probes.constFirst().url));
}

TEST_F(OddPc, JoiningsAreKeptWithoutNames)
{
    const auto replayed = [this](const Scenario &scenario) {
        const QByteArray file = recordFile(scenario);
        EXPECT_FALSE(file.contains("ab12ab12")) << "the name of its certificate";
        const auto replay = parseScenario(file, QStringLiteral("recording.json"));
        return machine(replay.value())->inventory().read({}, {})->membership;
    };
    Scenario scenario = builtIn("windows10-consumer-esu");
    EXPECT_EQ(replayed(scenario), Membership{});
    scenario.system.domainJoined = true;
    EXPECT_EQ(replayed(scenario), Membership{.domain = true});
    scenario.registry.append(
        {.path = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\") +
                 QStringLiteral("ab12ab12").repeated(5),
         .type = RegistryEntry::Type::Key});
    EXPECT_EQ(replayed(scenario), (Membership{.domain = true, .entra = true}));
}

TEST_F(OddPc, TheAnswersAreToldWithCodesAndTimes)
{
    Scenario scenario = builtIn("slow-licensing-service");
    scenario.behaviour[Call::Search].failures = {{.hresult = 0x80072EE2U}};
    scenario.behaviour[Call::Surroundings].latency = std::chrono::seconds(2);
    scenario.behaviour[Call::Endpoints].latency = std::chrono::seconds(3);
    scenario.surroundings.unreachable = {{QStringLiteral("activation.sls.microsoft.com"), 0x80072EFDU}};
    scenario.unreadable = {{unreadable::battery, 0x80041010U}};
    const auto replay = replayOf(scenario);
    ASSERT_TRUE(replay.has_value());
    ASSERT_TRUE(replay->recording.has_value());
    EXPECT_EQ(replay->recording->version, QStringLiteral("1.0"));
    const auto answer = [&](const QString &operation) {
        for (const RecordedAnswer &candidate : replay->recording->answers) {
            if (candidate.operation == operation)
                return candidate;
        }
        return RecordedAnswer{};
    };
    EXPECT_EQ(answer(operation::sppRows).duration, std::chrono::seconds(15));
    EXPECT_EQ(answer(operation::wuaSearch).code, 0x80072EE2U);
    EXPECT_EQ(replay->behaviour.value(Call::Rows).latency, std::chrono::seconds(15));
    // Its registry calls are part of it.
    EXPECT_GE(answer(operation::inventorySurroundings).duration, std::chrono::seconds(2));
    EXPECT_EQ(answer(operation::networkProbe).duration, std::chrono::seconds(3));
    const auto told = [&](const QString &operation, std::uint32_t code) {
        return std::ranges::any_of(replay->recording->answers, [&](const RecordedAnswer &candidate) {
            return candidate.operation == operation && candidate.code == code;
        });
    };
    EXPECT_TRUE(told(operation::inventorySurroundings, 0x80041010U));
    EXPECT_TRUE(told(operation::networkProbe, 0x80072EFDU));
}

TEST_F(OddPc, AStopEndsTheRecording)
{
    std::stop_source stop;
    stop.request_stop();
    const auto recorded = record(*machine(builtIn("windows7-pro-ready")), m_resources, {}, QStringLiteral("1.0"),
                                 {.stop = stop.get_token()});
    ASSERT_FALSE(recorded.has_value());
    EXPECT_EQ(recorded.error().fault, Fault::Cancelled);
}

} // namespace

} // namespace esu
