// SPDX-License-Identifier: MIT
// Practice PCs made from public reports (`tests/data/cases`): each command comes to the right end, with the right words
// of a verdict. One line for each case and command.
#include "core/practice/practice_machine.h"
#include "core/rules/verdict_rules.h"
#include "tests/support/run_test.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

enum class Command { Inspect, Prerequisites, Activate, Run, Verify };

/// What has to be true of the run besides its exit code.
using Check = std::function<bool(const PcRun &)>;

struct Case {
    const char *file;
    Command command;
    int exitCode;
    Check check = {};
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.file;
}

RunWish wishOf(Command command)
{
    switch (command) {
    case Command::Inspect:
        return wish::inspect();
    case Command::Prerequisites:
        return wish::prerequisites(false);
    case Command::Activate:
        return wish::activate();
    case Command::Run:
        return wish::run();
    case Command::Verify:
        return wish::verify();
    }
    return {};
}

class CaseFile : public ::testing::TestWithParam<Case> {};

TEST_P(CaseFile, HasTheRightAnswer)
{
    const Resources resources = loadResources().value();
    const auto scenario = loadScenario(QStringLiteral(":/cases/%1.json").arg(QLatin1String(GetParam().file)));
    ASSERT_TRUE(scenario) << scenario.error().detail.toStdString();
    MemoryStateStore store;
    PracticeMachine machine(*scenario, std::make_unique<ManualClock>(scenario->start()), store);
    Journal journal(store);
    Pc pc(machine, machine.desk(), resources, journal);
    const bool takesKey = GetParam().command == Command::Activate || GetParam().command == Command::Run;
    const ProductKey key = *ProductKey::parse(sampleKey);
    const PcRun run = runOf(pc, wishOf(GetParam().command), takesKey ? &key : nullptr);
    EXPECT_EQ(static_cast<int>(outcomeOf(run, resources).exitCode), GetParam().exitCode);
    if (GetParam().check) {
        EXPECT_TRUE(GetParam().check(run));
    }
}

Check says(VerdictSentence sentence)
{
    return [sentence](const PcRun &run) { return sentenceOf(*run.verdict, run.inspection->programme) == sentence; };
}

Check lacks(int months)
{
    return [months](const PcRun &run) {
        return says(VerdictSentence::Behind)(run) && run.verdict->freshness.monthsMissing == months;
    };
}

Check namesPlan(bool licensed)
{
    return
        [licensed](const PcRun &run) { return run.verdict->otherPlan && run.verdict->otherPlan->licensed == licensed; };
}

/// The rollup that stands in the list for good is the one that the PC has.
bool isAtJanuary2020(const PcRun &run)
{
    return run.verdict->freshness.monthAtMost == QDate(2020, 1, 14);
}

INSTANTIATE_TEST_SUITE_P(
    Verdict, CaseFile,
    ::testing::Values(Case{"cbs-rollup-0x80", Command::Verify, 21, isAtJanuary2020},
                      Case{"w7-ended-y1only", Command::Verify, 20, says(VerdictSentence::CoveredToYear)},
                      Case{"date-2026-10-13", Command::Verify, 20, lacks(3)},
                      Case{"date-2026-10-14", Command::Verify, 20, says(VerdictSentence::YearDue)},
                      Case{"date-2028-10-10", Command::Verify, 20, says(VerdictSentence::OtherYear)},
                      Case{"rows-years-1236", Command::Verify, 20, says(VerdictSentence::Uncertain)},
                      Case{"s2008r2-pa-licensed", Command::Verify, 20, says(VerdictSentence::OtherPlan)},
                      Case{"s2008r2-pa-licensed", Command::Verify, 20, namesPlan(true)},
                      Case{"s2008r2-pa-unlicensed", Command::Verify, 21, namesPlan(false)},
                      Case{"licensed-core", Command::Verify, 20, lacks(5)},
                      Case{"rows-iot-enterprise", Command::Verify, 21}));

} // namespace
} // namespace esu::test
