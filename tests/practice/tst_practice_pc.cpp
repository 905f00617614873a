// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"
#include "core/practice/practice_pc.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace esu {

namespace {

Scenario scenarioOf(const char *name)
{
    auto scenario = loadScenario(QLatin1String(name));
    EXPECT_TRUE(scenario.has_value());
    return *std::move(scenario);
}

ActivationId idOf(const char *guid)
{
    return *ActivationId::fromGuid(QString(QLatin1String(guid)));
}

const char *const year1 = "77db037b-95c3-48d7-a3ab-a9c6d41093e0";
const char *const base = "9abf5984-9c16-46f2-ad1e-7fe15931a8dd";
const char *const rollup = "KB4592471";
const QString servicing = QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");

QString updateId(const PracticePc &pc, const char *kb)
{
    for (const ScenarioUpdate &update : pc.scenario().updates) {
        if (update.kb.contains(QLatin1String(kb)))
            return update.id;
    }
    ADD_FAILURE() << kb;
    return {};
}

TEST(PracticePcCalls, FailOnlyWhereTheScenarioSays)
{
    Scenario scenario = scenarioOf("windows7-pro-ready");
    scenario.behaviour[Call::Rows] = {
        .latency = std::chrono::milliseconds{7},
        .failures = {{.from = 2, .to = 3, .hresult = 0x80041001U}, {.from = 5, .hang = true, .effect = true}}};
    PracticePc pc(scenario);
    QList<std::uint32_t> codes;
    QList<bool> hangs;
    for (int i = 0; i < 6; ++i) {
        const CallPlan plan = pc.next(Call::Rows, QStringLiteral("query"));
        EXPECT_EQ(plan.latency.count(), 7);
        codes.append(plan.hresult);
        hangs.append(plan.hang);
        EXPECT_EQ(plan.effect, i != 1 && i != 2);
    }
    EXPECT_EQ(codes, QList<std::uint32_t>({0, 0x80041001U, 0x80041001U, 0, 0, 0}));
    EXPECT_EQ(hangs, QList<bool>({false, false, false, false, true, true}));
    EXPECT_EQ(pc.count(Call::Rows), 6);
    EXPECT_EQ(pc.count(Call::Activate), 0);
    EXPECT_EQ(pc.calls().constFirst(), (LoggedCall{Call::Rows, QStringLiteral("query")}));
}

TEST(PracticePcCalls, AnswerActsOnlyIfItHasAnEffect)
{
    int acts = 0;
    const auto act = [&] {
        ++acts;
        return 5U;
    };
    EXPECT_EQ((CallPlan{.hresult = 9, .effect = false}).answer(act), 9U);
    EXPECT_EQ(acts, 0);
    EXPECT_EQ((CallPlan{.hresult = 9, .effect = true}).answer(act), 9U);
    EXPECT_EQ(acts, 1);
    EXPECT_EQ(CallPlan{}.answer(act), 5U);
    EXPECT_EQ(acts, 2);
}

TEST(PracticePcLicensing, ActivationLowersTheLimitUntilNothingIsLeft)
{
    Scenario scenario = scenarioOf("windows7-pro-ready");
    scenario.activationsLeft = 1;
    PracticePc pc(scenario);
    ASSERT_EQ(pc.installProductKey(practiceKey), hresult::ok);
    EXPECT_EQ(pc.activate(idOf(year1)), hresult::ok);
    EXPECT_EQ(pc.activationsLeft(), 0);
    EXPECT_EQ(pc.activate(idOf(year1)), hresult::activationLimit);
}

TEST(PracticePcLicensing, InstallingAKeySpendsNothing)
{
    Scenario scenario = scenarioOf("windows7-pro-ready");
    scenario.activationsLeft = 5;
    PracticePc pc(scenario);
    EXPECT_EQ(pc.installProductKey(practiceKey), hresult::ok);
    EXPECT_EQ(pc.installProductKey(practiceKey), hresult::ok);
    EXPECT_EQ(pc.activationsLeft(), 5);
}

TEST(PracticePcLicensing, TheSameKeyAgainKeepsTheLicence)
{
    PracticePc pc(scenarioOf("windows7-pro-ready"));
    ASSERT_EQ(pc.installProductKey(practiceKey), hresult::ok);
    ASSERT_EQ(pc.activate(idOf(year1)), hresult::ok);
    ASSERT_EQ(pc.installProductKey(practiceKey), hresult::ok);
    EXPECT_EQ(pc.row(idOf(year1))->licenseStatus, 1);
}

TEST(PracticePcLicensing, MalformedKeyIsInvalid)
{
    PracticePc pc(scenarioOf("windows7-pro-ready"));
    EXPECT_EQ(pc.installProductKey(u"6789B"), hresult::invalidProductKey);
}

TEST(PracticePcLicensing, UninstallWithoutKeySaysSo)
{
    PracticePc pc(scenarioOf("windows7-pro-ready"));
    EXPECT_EQ(pc.uninstallProductKey(idOf(year1)), hresult::keyNotInstalled);
    EXPECT_EQ(pc.uninstallProductKey(idOf(base)), hresult::ok);
    EXPECT_FALSE(pc.row(idOf(base))->hasKey());
}

TEST(PracticePcWmi, AbsentKeyIsNullAndWindows7LacksTheNewerProperties)
{
    const auto value = [](const QList<WmiProperty> &properties, const char *name) -> std::optional<QVariant> {
        for (const WmiProperty &property : properties) {
            if (property.name == QLatin1String(name))
                return property.value;
        }
        return std::nullopt;
    };
    PracticePc old(scenarioOf("windows7-pro-ready"));
    const auto row = wmiProperties(*old.row(idOf(year1)), old.scenario().system);
    EXPECT_FALSE(value(row, "PartialProductKey")->isValid());
    EXPECT_EQ(value(row, "LicenseStatusReason"), QVariant(0xC004F014U));
    EXPECT_FALSE(value(row, "ProductKeyChannel").has_value());

    PracticePc newer(scenarioOf("windows10-22h2-year2"));
    EXPECT_TRUE(value(wmiProperties(newer.rows().constFirst(), newer.scenario().system), "ProductKeyChannel"));
    EXPECT_EQ(value(wmiProperties(newer.scenario().system, QDateTime()), "OSArchitecture"),
              QVariant(QStringLiteral("64 ビット")));
    EXPECT_EQ(value(wmiProperties(newer.scenario().system, QDateTime()), "BuildNumber"),
              QVariant(QStringLiteral("19045")));
}

TEST(PracticePcRegistry, FollowsFromTheFacts)
{
    const PracticePc pc(scenarioOf("restart-pending"));
    EXPECT_TRUE(pc.registryKeyExists(servicing + QStringLiteral("\\RebootPending")));
    EXPECT_EQ(
        pc.registryValue(u"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment", u"PROCESSOR_ARCHITECTURE")
            ->text,
        QLatin1String("AMD64"));
    const QStringList packages = pc.registrySubKeys(servicing + QStringLiteral("\\Packages"));
    EXPECT_EQ(packages.size(), pc.packages().size());
    EXPECT_EQ(pc.registryValues(servicing + QStringLiteral("\\Version")).constFirst().name,
              QLatin1String("6.1.7601.24560"));
    EXPECT_FALSE(pc.registryKeyExists(u"SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate"));
}

TEST(PracticePcRegistry, IgnoresCaseButNotLength)
{
    const PracticePc pc(scenarioOf("windows10-22h2-year2"));
    EXPECT_EQ(pc.registryValue(u"software\\MICROSOFT\\Windows NT\\CurrentVersion", u"ubr")->number, 7417U);
    EXPECT_FALSE(pc.registryValue(u"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersio", u"UBR"));
    EXPECT_FALSE(pc.registryKeyExists(u"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersio"));
    EXPECT_TRUE(pc.registryKeyExists(u"SOFTWARE\\Microsoft\\Windows NT"));
}

TEST(PracticePcRegistry, TheScenarioWinsOverTheFacts)
{
    Scenario scenario = scenarioOf("windows10-22h2-year2");
    scenario.registry = {{.path = QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                          .name = QStringLiteral("UBR"),
                          .type = RegistryEntry::Type::Dword,
                          .number = 1}};
    const PracticePc pc(scenario);
    EXPECT_EQ(pc.registryValue(u"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", u"UBR")->number, 1U);
    const auto values = pc.registryValues(u"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    EXPECT_EQ(std::ranges::count(values, QStringLiteral("UBR"), &RegistryEntry::name), 1);
}

TEST(PracticePcUpdates, GoInOrderAndNeedEsu)
{
    PracticePc pc(scenarioOf("windows7-pro-ready"));
    const QString id = updateId(pc, rollup);
    EXPECT_EQ(pc.installUpdate(id).hresult, hresult::updateNotDownloaded);
    EXPECT_EQ(pc.downloadUpdate(id), hresult::ok);
    EXPECT_EQ(pc.installUpdate(id).hresult, hresult::installFailure);
    pc.installProductKey(practiceKey);
    pc.activate(idOf(year1));
    const PcInstallResult installed = pc.installUpdate(id);
    EXPECT_EQ(installed.hresult, hresult::ok);
    EXPECT_TRUE(installed.restartRequired);
    EXPECT_TRUE(pc.restartSigns().contains(QLatin1String("wu-reboot-required")));
}

TEST(PracticePcUpdates, TermsMustBeAccepted)
{
    PracticePc pc(scenarioOf("windows7-pro-ready"));
    const QString id = updateId(pc, "KB890830");
    EXPECT_EQ(pc.downloadUpdate(id), hresult::updateEulasDeclined);
    pc.acceptEula(id);
    EXPECT_EQ(pc.downloadUpdate(id), hresult::ok);
}

TEST(PracticePcRestart, FinishesPackagesAndClearsTheSigns)
{
    PracticePc pc(scenarioOf("restart-pending"));
    ASSERT_FALSE(pc.row(idOf(year1)));
    ASSERT_EQ(pc.installProductKey(practiceKey), hresult::invalidProductKey);
    pc.restart();
    EXPECT_TRUE(pc.restartSigns().isEmpty());
    const auto packages = pc.packages();
    EXPECT_TRUE(std::ranges::all_of(packages, [](const ScenarioPackage &package) { return package.state == 0x70U; }));
    EXPECT_EQ(pc.installProductKey(practiceKey), hresult::ok);
    pc.restart();
    EXPECT_TRUE(pc.row(idOf(year1))->hasKey());
}

TEST(PracticePcRestart, BringsTheNewRevision)
{
    PracticePc pc(scenarioOf("windows10-22h2-year2"));
    pc.installProductKey(practiceKey);
    pc.activate(idOf("1043add5-23b1-4afb-9a0f-64343c8f3f8d"));
    const QString id = updateId(pc, "KB5140017");
    pc.downloadUpdate(id);
    ASSERT_EQ(pc.installUpdate(id).hresult, hresult::ok);
    EXPECT_EQ(pc.ubr(), 7417);
    pc.restart();
    EXPECT_EQ(pc.ubr(), 7846);
}

TEST(PracticePcState, SurvivesARoundTripWithoutAFullKey)
{
    PracticePc first(scenarioOf("restart-pending"));
    const QDateTime booted = first.lastBoot();
    const ResumePoint point{.page = QStringLiteral("prerequisites"),
                            .language = QStringLiteral("ja"),
                            .catalog = QStringLiteral("https://mirror.example/"),
                            .portable = true};
    first.setResumePoint(point);
    first.restart();
    EXPECT_EQ(first.resumePoint(), std::nullopt) << "once";
    first.setResumePoint(ResumePoint{.page = point.page, .language = point.language});
    PracticePc withoutMirror(scenarioOf("restart-pending"));
    ASSERT_TRUE(withoutMirror.loadState(first.saveState()));
    EXPECT_EQ(withoutMirror.resumePoint(), first.resumePoint());
    first.setResumePoint(point);
    EXPECT_GT(first.lastBoot(), booted);
    first.next(Call::InstallKey);
    ASSERT_EQ(first.installProductKey(practiceKey), hresult::ok);
    ASSERT_EQ(first.activate(idOf(year1)), hresult::ok);
    const QString id = updateId(first, rollup);
    first.downloadUpdate(id);
    first.installUpdate(id);
    const QJsonObject state = first.saveState();
    const QByteArray text = QJsonDocument(state).toJson();
    EXPECT_FALSE(text.contains(practiceKey.toLatin1()));
    EXPECT_FALSE(text.contains("XY234"));
    EXPECT_TRUE(text.contains("6789B"));

    PracticePc second(scenarioOf("restart-pending"));
    const auto loaded = second.loadState(state);
    ASSERT_TRUE(loaded.has_value()) << qPrintable(loaded.error().detail);
    EXPECT_EQ(second.saveState(), state);
    EXPECT_EQ(second.resumePoint(), point);
    EXPECT_EQ(second.rows(), first.rows());
    EXPECT_EQ(second.packages(), first.packages());
    EXPECT_EQ(second.count(Call::InstallKey), 1);
    EXPECT_TRUE(second.update(id)->installed);
}

struct BadState {
    const char *name;
    const char *member;
    QJsonValue value;
    const char *expected;
};

class PracticePcBadState : public testing::TestWithParam<BadState> {};

TEST_P(PracticePcBadState, IsRefusedAndChangesNothing)
{
    PracticePc pc(scenarioOf("windows7-pro-ready"));
    const QJsonObject before = pc.saveState();
    QJsonObject state = before;
    state.insert(QLatin1String(GetParam().member), GetParam().value);
    const auto loaded = pc.loadState(state);
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error().fault, Fault::BadData);
    EXPECT_TRUE(loaded.error().detail.contains(QLatin1String(GetParam().expected)))
        << qPrintable(loaded.error().detail);
    EXPECT_EQ(pc.saveState(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PracticePcBadState,
    testing::Values(BadState{"OtherScenario", "scenario", QStringLiteral("offline"),
                             "scenario: is the state of \"offline\""},
                    BadState{"NewerSchema", "schema", 2, "schema: "}, BadState{"UnknownMember", "mood", 1, "mood: "},
                    BadState{"UnknownCall", "calls", QJsonObject{{QStringLiteral("fly"), 1}}, "calls.fly: "},
                    BadState{"UnknownUpdate", "updates",
                             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("x")},
                                                    {QStringLiteral("eula_accepted"), true},
                                                    {QStringLiteral("downloaded"), true},
                                                    {QStringLiteral("installed"), true}}},
                             "updates[0].id: "},
                    BadState{"RowsOfAnotherType", "rows", QStringLiteral("none"), "rows: must be a list"}),
    [](const auto &state) { return std::string(state.param.name); });

TEST(HresultFaults, AreTheSameForEveryAdapter)
{
    const struct {
        std::uint32_t code;
        Fault fault;
    } cases[] = {
        {0x80070005U, Fault::AccessDenied}, {0x80041003U, Fault::AccessDenied}, {0xC004F025U, Fault::AccessDenied},
        {0x80041002U, Fault::NotFound},     {0x80072EE2U, Fault::Timeout},      {0x80041010U, Fault::Unsupported},
        {0x80004001U, Fault::Unsupported},  {0x8024000BU, Fault::Cancelled},    {0xC004C020U, Fault::Refused},
        {0x8004E026U, Fault::Refused},      {0x800706BAU, Fault::Backend},      {0x8024402CU, Fault::Backend},
        {0x80040154U, Fault::Unsupported},  {0x8004100EU, Fault::Unsupported}};
    for (const auto &expected : cases)
        EXPECT_EQ(faultOf(expected.code), expected.fault) << qPrintable(hresultText(expected.code));
}

} // namespace

} // namespace esu
