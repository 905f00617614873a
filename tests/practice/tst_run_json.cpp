// SPDX-License-Identifier: MIT
// A run survives JSON and back: every built-in scenario, every command, after every step.
#include "tests/support/run_json_test.h"
#include "tests/support/run_test.h"

#include "core/practice/practice_machine.h"

namespace esu::test {
namespace {

/// Every wish of `wishes.h`, as the commands of `esuctl` make them.
QList<RunWish> everyWish(const ActivationId &id)
{
    QList<RunWish> wishes = {wish::inspect(),
                             wish::prerequisites(false),
                             wish::prerequisites(true),
                             wish::activate(),
                             wish::updates(false),
                             wish::updates(true),
                             wish::verify(),
                             wish::run(),
                             wish::uninstallKey(id)};
    for (RunWish wish :
         {wish::prerequisites(true), wish::activate(), wish::updates(true), wish::run(), wish::uninstallKey(id)}) {
        wish.dryRun = true;
        wishes.append(wish);
    }
    RunWish few = wish::run();
    few.wanted = id;
    few.retryAmbiguous = true;
    few.chosenUpdates = QStringList{QStringLiteral("no such update")};
    few.packages = {{.kb = QStringLiteral("KB4490628"),
                     .architecture = QStringLiteral("x64"),
                     .path = QStringLiteral("パッケージ/kb.msu"),
                     .origin = PackageFile::Origin::Folder}};
    wishes.append(few);
    return wishes;
}

class RunOfScenario : public testing::TestWithParam<QString> {};

TEST_P(RunOfScenario, SurvivesJsonAfterEveryStep)
{
    const Resources resources = loadResources().value();
    const Scenario scenario = loadScenario(GetParam()).value();
    const ProductKey key = ProductKey::parse(practiceKey).value();
    const QByteArray whole = practiceKey.toUtf8();
    const ActivationId id = resources.programmes.allActivationIds().constFirst();
    int told = 0;
    for (RunWish wish : everyWish(id)) {
        MemoryStateStore store;
        PracticeMachine machine(scenario, std::make_unique<ManualClock>(scenario.start()), store);
        Journal journal(store);
        Pc pc(machine, machine.desk(), resources, journal);
        wish.lastFive = key.lastFive();
        wish.canRepair = machine.abilities().repair;
        PcSteps steps(pc, &key);
        const PcRun end =
            drive({.wish = std::move(wish)}, steps, Consent::full(), resources, {}, [&](const PcRun &run) {
                ++told;
                expectSurvives(run);
                EXPECT_FALSE(bytesOf(run).contains(whole));
            });
        const PcRun back = runFromJson(toJson(end)).value();
        EXPECT_EQ(outcomeOf(back, resources), outcomeOf(end, resources));
        EXPECT_EQ(next(back, Consent::full(), resources), NextStep(Done{}));
        if (HasFailure())
            return;
    }
    EXPECT_GT(told, 30);
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, RunOfScenario, testing::ValuesIn(builtInScenarios()), [](const auto &scenario) {
    QString name = scenario.param;
    return name.replace(u'-', u'_').toStdString();
});

} // namespace
} // namespace esu::test
