// SPDX-License-Identifier: MIT
// Every built-in scenario through the real journey: does the PC lead to what its file promises? (`run` and the
// documents are tested where esuctl is.)
#include "core/base/conditions.h"
#include "core/journey/activate.h"
#include "core/journey/inspect.h"
#include "core/journey/key.h"
#include "core/journey/repair.h"
#include "core/journey/updates.h"
#include "core/journey/verify.h"
#include "core/practice/practice_machine.h"
#include "core/run/document.h"
#include "core/run/session.h"
#include "tests/support/run_test.h"

#include <gtest/gtest.h>

namespace esu {

namespace {

class ScenarioPromise : public testing::TestWithParam<QString> {
protected:
    void SetUp() override
    {
        auto resources = loadResources();
        ASSERT_TRUE(resources.has_value()) << qPrintable(resources.error().detail);
        m_resources = *std::move(resources);
        auto scenario = loadScenario(GetParam());
        ASSERT_TRUE(scenario.has_value()) << qPrintable(scenario.error().detail);
        m_scenario = *std::move(scenario);
        m_machine =
            std::make_unique<PracticeMachine>(m_scenario, std::make_unique<ManualClock>(m_scenario.start()), m_store);
    }

    int expected(const char *command) const { return m_scenario.expect.exitCodes.value(QLatin1String(command), -1); }
    int exitCode(const std::optional<Error> &error) const
    {
        return error ? static_cast<int>(m_resources.errors.explain(*error).exitCode) : 0;
    }

    Resources m_resources;
    Scenario m_scenario;
    MemoryStateStore m_store;
    std::unique_ptr<PracticeMachine> m_machine;
};

/// The check items that are missing or unknown.
QStringList notInOrder(const PrerequisiteResults &results)
{
    QStringList ids;
    for (const PrerequisiteResult &result : results) {
        if (result.state == PrerequisiteResult::State::Missing || result.state == PrerequisiteResult::State::Unknown)
            ids.append(result.id);
    }
    return ids;
}

QStringList notInOrderAround(const char *name)
{
    const Resources resources = loadResources().value();
    const Scenario scenario = loadScenario(QLatin1String(name)).value();
    MemoryStateStore store;
    PracticeMachine machine(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    Journal journal(store);
    Pc journey(machine, machine.desk(), resources, journal);
    return notInOrder(esu::lookAround(journey, esu::inspect(journey, {}).value(), {}).value().prerequisites);
}

TEST(LookAround, APcThatIsReadyLacksNothing)
{
    EXPECT_EQ(notInOrderAround("windows7-pro-ready"), QStringList());
    EXPECT_EQ(notInOrderAround("windows10-22h2-year2"), QStringList());
}

TEST(LookAround, TellsWhatIsWrongAround)
{
    EXPECT_EQ(notInOrderAround("windows7-old-tls"), (QStringList{QStringLiteral("disk-space"), QStringLiteral("tls12"),
                                                                 QStringLiteral("clock"), QStringLiteral("power")}));
}

TEST(LookAround, ARootCountsOnlyWithAConnectionThatFailedForWantOfIt)
{
    EXPECT_EQ(notInOrderAround("windows7-old-roots"),
              (QStringList{QStringLiteral("activation-endpoint"), QStringLiteral("certificates-endpoint"),
                           QStringLiteral("root-certificates")}));
}

TEST(LookAround, WithoutANetworkTheClockIsUnknown)
{
    EXPECT_EQ(notInOrderAround("offline"),
              (QStringList{QStringLiteral("activation-endpoint"), QStringLiteral("windows-update-endpoint"),
                           QStringLiteral("certificates-endpoint"), QStringLiteral("clock")}));
}

TEST(UpdateRounds, AServicingStackWhatWaitsForItAndTheRestAreInstalledByOneRun)
{
    const Resources resources = loadResources().value();
    const Scenario scenario = loadScenario(QStringLiteral("windows7-servicing-stack-first")).value();
    MemoryStateStore store;
    PracticeMachine machine(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    Journal journal(store);
    Pc pc(machine, machine.desk(), resources, journal);
    const auto key = ProductKey::parse(practiceKey);
    ASSERT_TRUE(key.has_value());
    const PcRun run = test::runOf(pc, wish::run(), &*key);
    QStringList installed;
    for (const UpdateInfo &update : toldUpdates(run)) {
        if (update.state == UpdateInfo::State::Installed)
            installed += update.kb;
    }
    EXPECT_EQ(installed,
              (QStringList{QStringLiteral("KB4579977"), QStringLiteral("KB4592510"), QStringLiteral("KB4592471")}));
    EXPECT_EQ(outcomeOf(run, resources).exitCode, ExitCode::RestartRequired);
    EXPECT_EQ(machine.pc().count(Call::Search), 2);
    EXPECT_EQ(machine.pc().count(Call::Install), 3) << "the servicing stack alone";
}

TEST_P(ScenarioPromise, IsKept)
{
    Journal journal(m_store);
    Pc journey(*m_machine, m_machine->desk(), m_resources, journal);

    const auto inspection = esu::inspect(journey, {});
    ASSERT_TRUE(inspection.has_value());
    EXPECT_EQ(expected("inspect"), 0);

    QStringList missing;
    for (const PrerequisiteResult &result : inspection->prerequisites) {
        if (result.blocking && result.state == PrerequisiteResult::State::Missing)
            missing.append(result.id + QLatin1Char(' ') + result.evidence);
    }
    EXPECT_EQ(missing.isEmpty() ? 0 : 12, expected("prerequisites")) << qPrintable(missing.join(u'\n'));

    const auto before = esu::verify(journey, {});
    ASSERT_TRUE(before.has_value());
    const Verdict::Level level = before->verdict.level;
    const bool isGood = level == Verdict::Level::Green || level == Verdict::Level::None;
    const int verdict = isGood ? 0 : level == Verdict::Level::Amber ? 20 : 21;
    QString reasons;
    for (const VerdictReason &reason : before->verdict.reasons)
        reasons += QStringLiteral("%1 %2 %3\n")
                       .arg(nameOf(reason.id))
                       .arg(static_cast<int>(reason.state))
                       .arg(reason.evidence);
    EXPECT_EQ(verdict, expected("verify")) << qPrintable(reasons);

    const auto key = ProductKey::parse(practiceKey);
    ASSERT_TRUE(key.has_value());
    std::optional<Error> error = esu::installKey(journey, *key, *inspection, {}, {}).error;
    QString spent = QStringLiteral("no");
    if (!error) {
        const ActivationReport report = esu::activate(journey, *inspection, key->lastFive(), {}, {});
        error = report.error;
        spent = nameOf(report.outcome.spent);
    }
    EXPECT_EQ(exitCode(error), expected("activate"))
        << (error
                ? qPrintable(error->operation + QLatin1Char(' ') + error->condition + QLatin1Char(' ') + error->detail)
                : "no error");
    EXPECT_EQ(spent, m_scenario.expect.spent);
    for (auto call = m_scenario.expect.calls.cbegin(); call != m_scenario.expect.calls.cend(); ++call)
        EXPECT_EQ(m_machine->pc().count(*callFromName(call.key())), call.value()) << qPrintable(call.key());
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, ScenarioPromise, testing::ValuesIn(builtInScenarios()), [](const auto &scenario) {
    QString name = scenario.param;
    return name.replace(u'-', u'_').toStdString();
});

/// Whoever rehearses with the key that was paid for must not read that it is wrong.
TEST(PracticeKey, IsTheOnlyOneThatIsTakenAndNoOtherIsCalledWrong)
{
    const Resources resources = loadResources().value();
    const Scenario scenario = loadScenario(QStringLiteral("windows10-22h2-year2")).value();
    MemoryStateStore store;
    const auto machine =
        std::make_shared<PracticeMachine>(scenario, std::make_unique<ManualClock>(scenario.start()), store);
    Session session(std::make_unique<MemoryStateStore>(), machine, machine->desk(), resources);
    const Inspection inspection = inspect(session.pc(), {}).value();
    const auto other = ProductKey::parse(QStringLiteral("YXWVT-RQPMK-JHGFD-CB987-64329"));
    const auto error = installKey(session.pc(), *other, inspection, {}, {}).error;
    ASSERT_TRUE(error);
    EXPECT_EQ(error->condition, condition::practiceKeyOnly) << qPrintable(error->condition);
    EXPECT_FALSE(installKey(session.pc(), *ProductKey::parse(practiceKey), inspection, {}, {}).error);
}

} // namespace

} // namespace esu
