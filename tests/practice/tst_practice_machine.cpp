// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_machine.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <functional>

namespace esu {

namespace {

using namespace std::chrono_literals;

struct Bench {
    explicit Bench(const Scenario &scenario) : machine(scenario, std::make_unique<ManualClock>(scenario.start()), store)
    {
    }
    explicit Bench(const char *name) : Bench(*loadScenario(QLatin1String(name))) {}

    MemoryStateStore store;
    PracticeMachine machine;
};

const ActivationId year2 = *ActivationId::fromGuid(u"1043add5-23b1-4afb-9a0f-64343c8f3f8d");
const ActivationId year1 = *ActivationId::fromGuid(u"77db037b-95c3-48d7-a3ab-a9c6d41093e0");

TEST(PracticeMachine, SaysThatItIsPractice)
{
    Bench bench("windows7-pro-ready");
    EXPECT_TRUE(bench.machine.isPractice());
    EXPECT_EQ(bench.machine.name(), QLatin1String("practice:windows7-pro-ready"));
    EXPECT_EQ(bench.machine.clock().now().date(), QDate(2020, 12, 8));
}

TEST(PracticeMachine, ARevisionThatIsNoneIsNotKnown)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows10-22h2-year2"));
    RegistryEntry entry{.path = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                        .name = QStringLiteral("UBR"),
                        .text = QStringLiteral("7846")};
    const auto read = [&] {
        scenario.registry = {entry};
        return Bench(scenario).machine.inventory().read({}, {}).value().ubr;
    };
    EXPECT_FALSE(read()) << "REG_SZ";
    entry.type = RegistryEntry::Type::Dword;
    entry.number = 0xFFFFFFFFU;
    EXPECT_FALSE(read());
    entry.number = 7846;
    EXPECT_EQ(read(), 7846);
}

TEST(PracticeMachine, ItsDayIsThatOfItsFileWhereverItStands)
{
    Bench bench("windows7-pro-ready");
    EXPECT_EQ(bench.machine.clock().offsetFromUtc(bench.machine.clock().now()), 0);
}

TEST(PracticeMachine, WhatAnotherProcessDidToItWhileItWasFreeIsSeen)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("state.json"));
    Scenario scenario = *loadScenario(QStringLiteral("windows10-22h2-year2"));
    scenario.activationsLeft = 5;
    struct Process {
        Process(const QString &file, const Scenario &scenario)
            : store(file), machine(scenario, std::make_unique<ManualClock>(scenario.start()), store)
        {
        }
        FileStateStore store;
        PracticeMachine machine;
        bool isLicensed()
        {
            const LicenseRows rows = machine.licensing().rows({.keyed = true}, {}).value();
            const auto row = std::ranges::find(rows, year2, &LicenseRow::id);
            return row != rows.end() && row->isLicensed();
        }
    };
    std::optional<Process> first(std::in_place, file, scenario);
    Process second(file, scenario);
    ASSERT_TRUE(first->machine.licensing().installProductKey(Secret(practiceKey), {}));
    ASSERT_TRUE(first->machine.licensing().activate(year2, {}));
    EXPECT_FALSE(second.machine.licensing().activate(year2, {})) << "it belongs to the first";
    const auto left = [](Process &process) {
        return process.machine.pc().saveState().value(QLatin1String("activations_left"));
    };
    const QJsonValue kept = left(*first);
    first.reset();
    EXPECT_TRUE(second.isLicensed());
    EXPECT_EQ(left(second), kept) << "what was refused did not happen";
    ASSERT_TRUE(second.machine.licensing().refresh({}));
    EXPECT_TRUE(second.isLicensed()) << "and is not overwritten by what was there before";
}

TEST(PracticeMachine, NamesTheFileItCameFrom)
{
    Scenario scenario = *loadScenario(QStringLiteral("offline"));
    scenario.source = QStringLiteral("/home/me/pc.json");
    EXPECT_EQ(Bench(scenario).machine.name(), QLatin1String("practice:/home/me/pc.json"));
}

TEST(PracticeMachine, ItsSurroundingsAreFineWithoutAWord)
{
    Bench bench("windows7-pro-ready");
    const Surroundings around = bench.machine.inventory().readSurroundings({}, {}).value();
    EXPECT_EQ(around.freeBytes, 64LL * 1024 * 1024 * 1024);
    EXPECT_EQ(around.onBattery, false);
    EXPECT_EQ(around.metered, false);
    EXPECT_EQ(around.tls12,
              (Tls12Facts{.winHttp = 0xA00U, .winHttpWow64 = 0xA00U, .disabledByDefault = 0U, .enabled = 1U}));
}

TEST(PracticeMachine, ReadsTheSurroundingsOfItsScenario)
{
    Bench bench("windows7-old-tls");
    const Surroundings around = bench.machine.inventory().readSurroundings({}, {}).value();
    EXPECT_EQ(around.freeBytes, 900LL * 1024 * 1024);
    EXPECT_EQ(around.onBattery, true);
    EXPECT_EQ(around.tls12, Tls12Facts{});
    const QUrl url(QStringLiteral("https://a.example/"));
    const QList<EndpointAnswer> answers = bench.machine.endpointProbe().probe({url}, {}).value();
    ASSERT_EQ(answers.size(), 1);
    EXPECT_TRUE(answers[0].reached);
    EXPECT_EQ(answers[0].date, bench.machine.clock().now().addSecs(-7200));
}

TEST(PracticeMachine, OnlyRootsThatTheScenarioNamesAreNotThere)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.surroundings.roots = {{QString(40, u'1'), RootTrust::Absent}, {QString(40, u'2'), RootTrust::Disallowed}};
    const QList<RootCertificate> asked{{.name = QStringLiteral("Zero"), .sha1 = QString(40, u'0')},
                                       {.name = QStringLiteral("One"), .sha1 = QString(40, u'1')},
                                       {.name = QStringLiteral("Two"), .sha1 = QString(40, u'2')}};
    const auto roots = [&] { return Bench(scenario).machine.inventory().readSurroundings(asked, {}).value().roots; };
    EXPECT_EQ(roots(),
              (QList<RootReading>{{.name = asked[0].name, .sha1 = asked[0].sha1, .trust = RootTrust::Present},
                                  {.name = asked[1].name, .sha1 = asked[1].sha1, .trust = RootTrust::Absent},
                                  {.name = asked[2].name, .sha1 = asked[2].sha1, .trust = RootTrust::Disallowed}}));
    scenario.unreadable = {{unreadable::rootCertificates, 0x80070005U}};
    ASSERT_FALSE(roots());
    EXPECT_EQ(roots().error().code, 0x80070005U);
}

TEST(PracticeMachine, OnlyHostsThatTheScenarioNamesAreOutOfReach)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.surroundings.unreachable = {{QStringLiteral("b.example"), 0x80072EE7U},
                                         {QStringLiteral("c.example"), std::nullopt}};
    Bench bench(scenario);
    const auto answers =
        bench.machine.endpointProbe()
            .probe({QUrl(QStringLiteral("https://a.example/")), QUrl(QStringLiteral("http://b.example/")),
                    QUrl(QStringLiteral("http://c.example/"))},
                   {})
            .value();
    ASSERT_EQ(answers.size(), 3);
    EXPECT_TRUE(answers[0].reached);
    ASSERT_FALSE(answers[1].reached);
    EXPECT_EQ(answers[1].reached.error().code, 0x80072EE7U);
    EXPECT_FALSE(answers[1].date);
    ASSERT_FALSE(answers[2].reached);
    EXPECT_EQ(answers[2].reached.error().fault, Fault::Timeout);
}

TEST(PracticeMachine, AProbeThatHangsEndsAtItsDeadline)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.behaviour = {{Call::Endpoints, {.latency = 0ms, .failures = {{.hang = true}}}}};
    Bench bench(scenario);
    const auto answers = bench.machine.endpointProbe().probe({}, {});
    ASSERT_FALSE(answers);
    EXPECT_EQ(answers.error().fault, Fault::Timeout);
    EXPECT_EQ(bench.machine.clock().elapsed(), deadline::endpoints);
}

TEST(PracticeMachine, WaitsItsLatencyWithSignsOfLife)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.behaviour = {{Call::Rows, {.latency = 15s, .failures = {}}}};
    Bench bench(scenario);
    int signs = 0;
    const JobContext context{.stop = {}, .report = [&](const Progress &progress) {
                                 EXPECT_EQ(progress.waiting, Waiting::ReadingLicenses);
                                 ++signs;
                             }};
    ASSERT_TRUE(bench.machine.licensing().rows({.keyed = true}, context).has_value());
    EXPECT_EQ(bench.machine.clock().elapsed(), 15s);
    EXPECT_GE(signs, 30);
}

TEST(PracticeMachine, HangsUntilTheDeadlineAndNoLonger)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.behaviour = {{Call::Activate, {.latency = 0ms, .failures = {{.hang = true}}}}};
    Bench bench(scenario);
    const auto activated = bench.machine.licensing().activate(year1, {});
    ASSERT_FALSE(activated.has_value());
    EXPECT_EQ(activated.error().fault, Fault::Timeout);
    EXPECT_EQ(bench.machine.clock().elapsed(), deadline::activate);
}

TEST(PracticeMachine, LatencyBeyondTheDeadlineIsATimeout)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.behaviour = {{Call::Rows, {.latency = 600s, .failures = {}}}};
    Bench bench(scenario);
    const auto rows = bench.machine.licensing().rows({.keyed = true}, {});
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().fault, Fault::Timeout);
    EXPECT_EQ(bench.machine.clock().elapsed(), deadline::rows);
}

TEST(PracticeMachine, ConnectsOnceAndAgainAfterAFailure)
{
    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.behaviour = {
        {Call::Connect, {.latency = 0ms, .failures = {{.from = 1, .to = 1, .hresult = 0x800706BAU}}}}};
    Bench bench(scenario);
    EXPECT_FALSE(bench.machine.licensing().rows({.keyed = true}, {}).has_value());
    EXPECT_TRUE(bench.machine.licensing().rows({.keyed = true}, {}).has_value());
    EXPECT_TRUE(bench.machine.inventory().read({}, {}).has_value());
    EXPECT_EQ(bench.machine.pc().count(Call::Connect), 2);
}

TEST(PracticeMachine, KeepsItsStateInTheStore)
{
    const Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    MemoryStateStore store;
    {
        PracticeMachine first(scenario, std::make_unique<ManualClock>(scenario.start()), store);
        ASSERT_TRUE(first.licensing().installProductKey(Secret(practiceKey), {}).has_value());
        ASSERT_TRUE(first.licensing().activate(year1, {}).has_value());
    }
    const QByteArray kept = QJsonDocument(*store.load(PracticeMachine::stateSection)).toJson();
    EXPECT_FALSE(kept.contains(practiceKey.toLatin1()));
    PracticeMachine second(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    const auto rows = second.licensing().rows({.ids = {year1}}, {});
    ASSERT_TRUE(rows.has_value());
    EXPECT_TRUE(rows->constFirst().isLicensed());
}

TEST(PracticeMachine, LostAnswerIsKeptBeforeItIsLost)
{
    Scenario scenario = *loadScenario(QStringLiteral("answer-lost"));
    MemoryStateStore store;
    PracticeMachine first(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    ASSERT_TRUE(first.licensing().installProductKey(Secret(practiceKey), {}).has_value());
    ASSERT_FALSE(first.licensing().activate(year1, {}).has_value());
    PracticeMachine second(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    EXPECT_EQ(second.pc().activationsLeft(), 4);
    EXPECT_EQ(second.pc().row(year1)->licenseStatus, 1);
}

TEST(PracticeMachine, StateOfAnotherPcFailsEveryCall)
{
    MemoryStateStore store;
    ASSERT_TRUE(store.save(PracticeMachine::stateSection, {{QStringLiteral("schema"), 1}}).has_value());
    const Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    PracticeMachine machine(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    ASSERT_TRUE(machine.stateProblem().has_value());
    EXPECT_EQ(machine.stateProblem()->fault, Fault::BadData);
    EXPECT_EQ(machine.inventory().read({}, {}).error(), *machine.stateProblem());
    EXPECT_EQ(machine.updateAgent().search({}).error(), *machine.stateProblem());
    EXPECT_EQ(machine.pc().count(Call::Connect), 0);
}

TEST(PracticeMachine, RestartIsKept)
{
    const Scenario scenario = *loadScenario(QStringLiteral("restart-pending"));
    MemoryStateStore store;
    PracticeMachine first(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    ASSERT_TRUE(first.power().restart().has_value());
    PracticeMachine second(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    EXPECT_EQ(second.pc().restarts(), 1);
    EXPECT_TRUE(second.pc().row(year1).has_value());
}

TEST(PracticeMachine, ARestartThatWasAskedForHasComeWhenItIsOpenedAgain)
{
    const Scenario scenario = *loadScenario(QStringLiteral("restart-pending"));
    MemoryStateStore store;
    PracticeMachine first(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    ASSERT_TRUE(first.askForRestart().has_value());
    EXPECT_FALSE(first.pc().row(year1).has_value());
    PracticeMachine second(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    EXPECT_TRUE(second.pc().row(year1).has_value());
    EXPECT_FALSE(second.pc().restartDue());
}

PackageFile offered(PracticeMachine &machine, const char *kb)
{
    const auto listing = machine.desk().packageCatalog.find({.kb = QLatin1String(kb)}, {});
    return listing && !listing->files.isEmpty() ? listing->files.constFirst() : PackageFile{};
}

TEST(PracticePackages, OnlyAScenarioThatHasThemOffersRepair)
{
    Bench ready("windows7-pro-ready");
    EXPECT_FALSE(ready.machine.abilities().repair);
    EXPECT_EQ(ready.machine.packageInstaller().folder().error().fault, Fault::Unsupported);
    EXPECT_EQ(ready.machine.packageInstaller().install({}, {}).error().fault, Fault::Unsupported);
    Bench bare("windows7-bare");
    EXPECT_TRUE(bare.machine.abilities().repair);
    EXPECT_TRUE(bare.machine.packageInstaller().folder().has_value());
}

TEST(PracticePackages, APackageTakesEffectWithItsRestartAndIsKept)
{
    Bench bench("windows7-bare");
    const PackageFile file = offered(bench.machine, "KB4575903");
    ASSERT_TRUE(bench.machine.desk().packageCatalog.download(file, QStringLiteral("/x"), {}).has_value());
    const auto outcome = bench.machine.packageInstaller().install(file, {});
    ASSERT_TRUE(outcome.has_value());
    EXPECT_TRUE(outcome->restartRequired);
    EXPECT_EQ(outcome->code, 3010U);
    EXPECT_FALSE(bench.machine.pc().row(year1).has_value());
    EXPECT_EQ(bench.machine.pc().packages().constLast().state, 0x60U);
    EXPECT_TRUE(bench.machine.packageInstaller().install(file, {})->alreadyInstalled);

    const Scenario scenario = bench.machine.pc().scenario();
    PracticeMachine waiting(scenario, std::make_unique<ManualClock>(scenario.start()), bench.store);
    EXPECT_FALSE(waiting.pc().row(year1).has_value());
    ASSERT_TRUE(waiting.power().restart().has_value());
    EXPECT_TRUE(waiting.pc().row(year1).has_value());
    PracticeMachine restarted(scenario, std::make_unique<ManualClock>(scenario.start()), bench.store);
    EXPECT_TRUE(restarted.pc().row(year1).has_value());
    EXPECT_EQ(restarted.pc().packages().constLast().state, 0x70U);
}

TEST(PracticePackages, WhatIsNotProvenIsNotInstalled)
{
    Bench bench("windows7-tampered-package");
    const PackageFile file = offered(bench.machine, "KB4474419");
    EXPECT_EQ(bench.machine.desk().packageCatalog.download(file, QStringLiteral("/x"), {}).error().condition,
              condition::digestMismatch);
    EXPECT_EQ(bench.machine.packageInstaller().install(file, {}).error().condition, condition::digestMismatch);
    EXPECT_EQ(bench.machine.pc().count(Call::PackageInstall), 0);

    Scenario scenario = *loadScenario(QStringLiteral("windows7-bare"));
    scenario.repairPackages.first().signer = ScenarioRepairPackage::Signer::Other;
    MemoryStateStore store;
    PracticeMachine machine(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    EXPECT_EQ(machine.packageInstaller().install(offered(machine, "KB4490628"), {}).error().condition,
              condition::wrongSigner);
}

/// One call of a port, and what a scenario calls its kind.
struct PortCall {
    const char *name;
    Call kind;
    std::function<std::optional<Error>(PracticeMachine &)> make;
};

template <class T> std::optional<Error> errorOf(const std::expected<T, Error> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

QList<PortCall> everyPortCall()
{
    const auto found = [](PracticeMachine &pc) { return pc.updateAgent().search({}).value_or(Updates{}); };
    const auto package = [](PracticeMachine &pc) { return offered(pc, "KB4575903"); };
    return {
        {"connect", Call::Connect, [](auto &pc) { return errorOf(pc.inventory().read({}, {})); }},
        {"os", Call::OperatingSystem, [](auto &pc) { return errorOf(pc.inventory().read({}, {})->os); }},
        {"registry", Call::Registry, [](auto &pc) { return errorOf(pc.inventory().read({}, {})->ubr); }},
        {"surroundings", Call::Surroundings,
         [](auto &pc) { return errorOf(pc.inventory().readSurroundings({}, {})->freeBytes); }},
        {"rows", Call::Rows, [](auto &pc) { return errorOf(pc.licensing().rows({.keyed = true}, {})); }},
        {"installation id", Call::Rows,
         [](auto &pc) { return errorOf(pc.licensing().offlineInstallationId(year1, {})); }},
        {"install key", Call::InstallKey,
         [](auto &pc) { return errorOf(pc.licensing().installProductKey(Secret(practiceKey), {})); }},
        {"activate", Call::Activate, [](auto &pc) { return errorOf(pc.licensing().activate(year1, {})); }},
        {"refresh", Call::Refresh, [](auto &pc) { return errorOf(pc.licensing().refresh({})); }},
        {"uninstall key", Call::UninstallKey,
         [](auto &pc) { return errorOf(pc.licensing().uninstallProductKey(year1, {})); }},
        {"key configuration", Call::KeyConfiguration,
         [](auto &pc) { return errorOf(pc.licensing().keyConfigurations(1, {})); }},
        {"agent", Call::UpdateAgent, [](auto &pc) { return errorOf(pc.updateAgent().probe({})); }},
        {"history", Call::History, [](auto &pc) { return errorOf(pc.updateAgent().history({})); }},
        {"search", Call::Search, [](auto &pc) { return errorOf(pc.updateAgent().search({})); }},
        {"download", Call::Download, [=](auto &pc) { return errorOf(pc.updateAgent().download(found(pc), {})); }},
        {"install", Call::Install,
         [=](auto &pc) {
             return errorOf(pc.updateAgent().install(pc.updateAgent().download(found(pc), {})->updates, {}));
         }},
        {"endpoints", Call::Endpoints, [](auto &pc) { return errorOf(pc.endpointProbe().probe({}, {})); }},
        {"package folder", Call::PackageFolder, [](auto &pc) { return errorOf(pc.packageInstaller().folder()); }},
        {"package clean-up", Call::PackageFolder, [](auto &pc) { return errorOf(pc.packageInstaller().cleanUp()); }},
        {"package install", Call::PackageInstall,
         [=](auto &pc) { return errorOf(pc.packageInstaller().install(package(pc), {})); }},
        {"restart", Call::Restart, [](auto &pc) { return errorOf(pc.power().restart()); }},
        {"ask for a restart", Call::Restart, [](auto &pc) { return errorOf(pc.askForRestart()); }},
        {"arm", Call::Resume, [](auto &pc) { return errorOf(pc.resumeAtLogon().arm({})); }},
        {"disarm", Call::Resume, [](auto &pc) { return errorOf(pc.resumeAtLogon().disarm()); }},
        {"catalog", Call::CatalogFind, [](auto &pc) { return errorOf(pc.desk().packageCatalog.find({}, {})); }},
        {"package download", Call::PackageDownload,
         [=](auto &pc) { return errorOf(pc.desk().packageCatalog.download(package(pc), QStringLiteral("/x"), {})); }},
        {"write key", Call::CredentialStore,
         [](auto &pc) { return errorOf(pc.desk().credentialStore.write(defaultKeyLabel, Secret(practiceKey), {})); }},
        {"read key", Call::CredentialStore,
         [](auto &pc) { return errorOf(pc.desk().credentialStore.read(defaultKeyLabel, {})); }},
        {"remove key", Call::CredentialStore,
         [](auto &pc) { return errorOf(pc.desk().credentialStore.remove(defaultKeyLabel, {})); }},
    };
}

TEST(PracticeMachine, AFaultCanBePutAtEveryCallOfAPort)
{
    constexpr std::uint32_t fault = 0x80041001U;
    QSet<Call> seen{Call::Service}; // a class that only the COM face answers
    for (const PortCall &one : everyPortCall()) {
        SCOPED_TRACE(one.name);
        Scenario scenario = *loadScenario(QStringLiteral("windows7-bare"));
        scenario.behaviour = {{one.kind, {.latency = 0ms, .failures = {{.hresult = fault}}}}};
        Bench bench(scenario);
        const std::optional<Error> error = one.make(bench.machine);
        EXPECT_EQ(error.value_or(Error{}).code, fault);
        seen.insert(one.kind);
    }
    EXPECT_EQ(seen, QSet<Call>(std::begin(allCalls), std::end(allCalls))) << "a kind of call that no port makes";
}

TEST(PracticeMachine, ARestartThatFailsDidNotHappen)
{
    Scenario scenario = *loadScenario(QStringLiteral("restart-pending"));
    scenario.behaviour = {{Call::Restart, {.latency = 0ms, .failures = {{.hresult = 0x80070005U}}}}};
    Bench bench(scenario);
    const auto restarted = bench.machine.power().restart();
    ASSERT_FALSE(restarted.has_value());
    EXPECT_EQ(restarted.error().operation, operation::powerRestart);
    EXPECT_EQ(bench.machine.pc().restarts(), 0);
}

TEST(PracticeMachine, StopBetweenUpdatesKeepsWhatIsDone)
{
    Bench bench("windows7-pro-ready");
    const Updates found = *bench.machine.updateAgent().search({});
    std::stop_source source;
    const JobContext context{.stop = source.get_token(), .report = [&](const Progress &progress) {
                                 if (progress.done == 1)
                                     source.request_stop();
                             }};
    const auto run = bench.machine.updateAgent().download(found, context);
    ASSERT_TRUE(run.has_value());
    EXPECT_TRUE(run->stopped);
    EXPECT_EQ(run->updates[0].state, UpdateInfo::State::Downloaded);
    EXPECT_EQ(run->updates[1].state, UpdateInfo::State::Skipped);
    EXPECT_EQ(run->updates[2].state, UpdateInfo::State::Skipped);
}

TEST(PracticeCredentialStore, KeepsForgetsAndFails)
{
    Bench bench("windows7-pro-ready");
    CredentialStore &store = bench.machine.desk().credentialStore;
    EXPECT_EQ(store.read(defaultKeyLabel, {}).error().fault, Fault::NotFound);
    ASSERT_TRUE(store.write(defaultKeyLabel, Secret(practiceKey), {}).has_value());
    EXPECT_TRUE(store.read(defaultKeyLabel, {}).value() == Secret(practiceKey));
    EXPECT_FALSE(QJsonDocument(*bench.store.load(PracticeMachine::stateSection)).toJson().contains("XY234"));
    ASSERT_TRUE(store.remove(defaultKeyLabel, {}).has_value());
    ASSERT_TRUE(store.remove(defaultKeyLabel, {}).has_value());
    EXPECT_FALSE(store.read(defaultKeyLabel, {}).has_value());

    Scenario scenario = *loadScenario(QStringLiteral("windows7-pro-ready"));
    scenario.behaviour = {{Call::CredentialStore, {.latency = 0ms, .failures = {{.hang = true}}}}};
    Bench locked(scenario);
    const auto read = locked.machine.desk().credentialStore.read(defaultKeyLabel, {});
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().fault, Fault::Timeout);
    EXPECT_EQ(read.error().operation, operation::keyStore);
}

} // namespace

} // namespace esu
