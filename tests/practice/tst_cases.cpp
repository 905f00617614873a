// SPDX-License-Identifier: MIT
// Practice PCs made from public reports (`tests/data/cases`): each command comes to the right end, with the right words
// of a verdict. One line for each case and command.
#include "core/base/conditions.h"
#include "core/practice/practice_machine.h"
#include "core/rules/verdict_rules.h"
#include "tests/support/run_test.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

/// What has to be true of the run besides its exit code.
using Check = std::function<bool(const PcRun &)>;

struct Case {
    const char *file;
    RunWish wish;
    int exitCode;
    Check check = {};
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.file;
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
    const ProductKey key = *ProductKey::parse(practiceKey);
    const PcRun run = runOf(pc, GetParam().wish, GetParam().wish.has(Step::InstallKey) ? &key : nullptr);
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
    ::testing::Values(Case{"cbs-rollup-0x80", wish::verify(), 21, isAtJanuary2020},
                      Case{"w7-ended-y1only", wish::verify(), 20, says(VerdictSentence::CoveredToYear)},
                      Case{"date-2026-10-13", wish::verify(), 20, lacks(3)},
                      Case{"date-2026-10-14", wish::verify(), 20, says(VerdictSentence::YearDue)},
                      Case{"date-2028-10-10", wish::verify(), 20, says(VerdictSentence::OtherYear)},
                      Case{"rows-years-1236", wish::verify(), 20, says(VerdictSentence::Uncertain)},
                      Case{"s2008r2-pa-licensed", wish::verify(), 20, says(VerdictSentence::OtherPlan)},
                      Case{"s2008r2-pa-licensed", wish::verify(), 20, namesPlan(true)},
                      Case{"s2008r2-pa-unlicensed", wish::verify(), 21, namesPlan(false)},
                      Case{"licensed-core", wish::verify(), 20, lacks(5)},
                      Case{"rows-iot-enterprise", wish::verify(), 21}));

/// By Windows Update's own history, without a search.
Check isBehindFor(Freshness::Cause cause, const QStringList &kb = {})
{
    return [cause, kb](const PcRun &run) {
        return run.verdict->freshness.cause == cause && run.verdict->freshness.failedKb == kb;
    };
}

INSTANTIATE_TEST_SUITE_P(
    History, CaseFile,
    ::testing::Values(Case{"hist-failed", wish::verify(), 20,
                           isBehindFor(Freshness::Cause::UpdateFailed, {QStringLiteral("KB5140017")})},
                      Case{"hist-was-off", wish::verify(), 20, isBehindFor(Freshness::Cause::WasOff)},
                      Case{"licensed-core", wish::verify(), 20, isBehindFor(Freshness::Cause::Unknown)}));

/// Nothing was activated, and this is why.
Check stopsWith(const QString &why)
{
    return [why](const PcRun &run) {
        const Resources resources = loadResources().value();
        const auto block = blockedBy(run, resources);
        const StepEntry *key = run.entry(Step::InstallKey);
        const QString found = block ? block->condition : key && key->error ? key->error->condition : QString();
        const StepEntry *activate = run.entry(Step::Activate);
        const QString late = activate && activate->error ? activate->error->condition : found;
        const bool isSpent = run.activation && run.activation->outcome.spent != Spent::No;
        return (found == why || late == why) && !isSpent;
    };
}

bool isCertain(const PcRun &run)
{
    return run.inspection->programme.eligibility == Eligibility::Eligible;
}

bool needsNoEsu(const PcRun &run)
{
    return run.verdict->level == Verdict::Level::None && run.inspection->programme.other->isSupported;
}

INSTANTIATE_TEST_SUITE_P(
    BeforeSpending, CaseFile,
    ::testing::Values(
        Case{"ed-w10-enterpriseeval", wish::activate(), 15, stopsWith(condition::editionEvaluation)},
        Case{"ed-w10-enterpriseeval", wish::run(), 15, stopsWith(condition::editionEvaluation)},
        Case{"ed-w10-enterpriseg-list", wish::activate(), 15, stopsWith(condition::editionNotListed)},
        Case{"ed-w10-enterpriseg-list", wish::run(), 15, stopsWith(condition::editionNotListed)},
        Case{"ed-w10-cloud", wish::activate(), 15, stopsWith(condition::editionNotListed)},
        Case{"ed-w10-cloud", wish::run(), 15, stopsWith(condition::editionNotListed)},
        Case{"ed-w10-iotenterprisek", wish::activate(), 15, stopsWith(condition::editionNotListed)},
        Case{"ed-w10-iotenterprisek", wish::run(), 15, stopsWith(condition::editionNotListed)},
        Case{"w7-ed-enterpriseeval-evaluation", wish::activate(), 15, stopsWith(condition::editionEvaluation)},
        Case{"w7-ed-enterpriseeval-evaluation", wish::run(), 15, stopsWith(condition::editionEvaluation)},
        Case{"s2008r2-serverweb", wish::activate(), 15, stopsWith(condition::editionNotListed)},
        Case{"s2008r2-serverweb", wish::run(), 15, stopsWith(condition::editionNotListed)},
        Case{"s2008r2-serversbsstandard", wish::activate(), 15, stopsWith(condition::editionNotListed)},
        Case{"s2008r2-serversbsstandard", wish::run(), 15, stopsWith(condition::editionNotListed)},
        Case{"s2012r2-serversolution", wish::activate(), 15, stopsWith(condition::editionNotListed)},
        Case{"s2012r2-serversolution", wish::run(), 15, stopsWith(condition::editionNotListed)},
        Case{"ed-w10-core-oldlist", wish::activate(), 15, stopsWith(condition::notEligibleHome)},
        Case{"ed-w10-core-oldlist", wish::run(), 15, stopsWith(condition::notEligibleHome)},
        Case{"rows-iot-enterprise", wish::inspect(), 0, isCertain}, Case{"rows-iot-enterprise", wish::activate(), 0},
        Case{"ed-w10-core", wish::inspect(), 0, isCertain}, Case{"ed-w10-core", wish::activate(), 0},
        Case{"licensed-core", wish::inspect(), 0, isCertain}, Case{"licensed-core", wish::activate(), 0},
        Case{"w7-ed-embedded-standard", wish::activate(), 0}, Case{"s2012r2-serverdatacentercore", wish::activate(), 0},
        Case{"ed-w10-professionalworkstation", wish::activate(), 0}, Case{"ed-w10-serverrdsh", wish::activate(), 0},
        Case{"rows-subscription", wish::activate(), 0}, Case{"rows-y2-status5", wish::activate(), 0},
        Case{"rows-years-1236", wish::activate(), 0}, Case{"date-2026-10-13", wish::activate(), 0},
        Case{"date-2026-10-14", wish::activate(), 0}, Case{"w7-ended-y1only", wish::activate(), 0},
        Case{"w7-ed-ultimate-ultimate", wish::activate(), 10, stopsWith(condition::otherYear)},
        Case{"s2008r2-serverenterprise", wish::activate(), 10, stopsWith(condition::otherYear)},
        Case{"date-2028-10-10", wish::activate(), 10, stopsWith(condition::otherYear)},
        Case{"year1-key-in-year2", wish::activate(), 10, stopsWith(condition::otherYear)},
        Case{"elig-consumer-enrolled-home", wish::activate(), 20, stopsWith(condition::coveredWithoutMak)},
        Case{"elig-consumer-enrolled-home", wish::run(), 20, stopsWith(condition::coveredWithoutMak)},
        Case{"elig-consumer-enrolled-home", wish::verify(), 20},
        Case{"elig-consumer-pro", wish::verify(), 0, says(VerdictSentence::Active)},
        Case{"elig-consumer-pro", wish::activate(), 20, stopsWith(condition::coveredWithoutMak)},
        Case{"elig-consumer-pro-domain", wish::verify(), 20, says(VerdictSentence::Uncertain)},
        Case{"elig-consumer-pro-domain", wish::activate(), 20, stopsWith(condition::enrolledButJoined)},
        Case{"elig-consumer-pro-domain", wish::run(), 20, stopsWith(condition::enrolledButJoined)},
        Case{"elig-consumer-pro-entra", wish::verify(), 20, says(VerdictSentence::Uncertain)},
        Case{"elig-w365", wish::activate(), 20, stopsWith(condition::coveredWithoutMak)},
        Case{"elig-w365", wish::run(), 20, stopsWith(condition::coveredWithoutMak)},
        Case{"elig-w365", wish::verify(), 20},
        Case{"os-w11-norows", wish::activate(), 15, stopsWith(condition::noProgramme)},
        Case{"os-w11-norows", wish::run(), 15, stopsWith(condition::noProgramme)},
        Case{"os-w11-norows", wish::inspect(), 0},
        Case{"os-w10-1809-pro-norows", wish::activate(), 15, stopsWith(condition::noProgramme)},
        Case{"os-w10-1809-pro-norows", wish::run(), 15, stopsWith(condition::noProgramme)},
        Case{"os-w10-1809-pro-norows", wish::inspect(), 0}, Case{"os-ltsb2016-norows", wish::activate(), 11},
        Case{"os-ltsc2021-norows", wish::activate(), 15}, Case{"os-w11-norows", wish::verify(), 0, needsNoEsu},
        Case{"os-ltsc2021-norows", wish::verify(), 0, needsNoEsu},
        Case{"os-w10-1809-pro-norows", wish::verify(), 21, says(VerdictSentence::OtherWindows)},
        Case{"rows-base-status5-0xc004f200", wish::activate(), 12}, Case{"wmi-rows-0x80041003", wish::activate(), 17}));

/// The sentence and the code of the error that the run ends with.
Check ends(std::optional<std::uint32_t> code, const char *nextStep)
{
    return [code, nextStep](const PcRun &run) {
        const Resources resources = loadResources().value();
        const Summary summary = outcomeOf(run, resources);
        return summary.error && summary.error->code == code &&
               resources.errors.explain(*summary.error).nextStep.en.contains(QLatin1String(nextStep));
    };
}

Check installs(const char *kb)
{
    return [kb](const PcRun &run) {
        return run.repair && std::ranges::any_of(run.repair->steps, [kb](const RepairStepReport &step) {
                   return step.step.kb == QLatin1String(kb) && step.state == RepairStepReport::State::Installed;
               });
    };
}

/// ESU is what Windows and .NET Framework get; Office, SQL Server, .NET 8 and Visual C++ have lives of their own.
bool marksWindowsOnly(const PcRun &run)
{
    return std::ranges::all_of(*run.updates, [](const UpdateInfo &update) {
        const bool isWindows = update.title.contains(QLatin1String("2026-11 Cumulative Update for "));
        return update.esu == isWindows;
    });
}

bool meetsServicingStack(const PcRun &run)
{
    return std::ranges::any_of(run.inspection->prerequisites, [](const PrerequisiteResult &result) {
        return result.id == QLatin1String("server-2012-r2-servicing-stack") &&
               result.state == PrerequisiteResult::State::Met;
    });
}

INSTANTIATE_TEST_SUITE_P(
    Packages, CaseFile,
    ::testing::Values(Case{"w7-ssu-2021-10-not-applicable", wish::run(), 3010, installs("KB4575903")},
                      Case{"w7-ssu-2021-10-already", wish::run(), 3010, installs("KB4575903")},
                      Case{"s2012r2-ssu-kb5058529", wish::prerequisites(false), 0, meetsServicingStack},
                      Case{"w7-lpp-staged-norows", wish::activate(), 12}, Case{"cbs-state-0x70", wish::activate(), 12},
                      Case{"cbs-state-0x70", wish::run(), 3010}, Case{"cbs-state-0x80", wish::run(), 3010},
                      Case{"w7-supersedence", wish::activate(), 10},
                      Case{"w7-supersedence-norows", wish::activate(), 11}, Case{"w7-x86", wish::activate(), 10},
                      Case{"w10-arm64-repair", wish::run(), 3010}));

INSTANTIATE_TEST_SUITE_P(
    Codes, CaseFile,
    ::testing::Values(Case{"wmi-activate-0x8004fe33", wish::activate(), 16, ends(0x8004FE33, "without a sign-in")},
                      Case{"wmi-install_key-0x8004e108", wish::activate(), 10, ends(0x8004E108, "rebuilt")},
                      Case{"wmi-rows-0x80041002", wish::activate(), 1, ends(0x80041002, "Restart")},
                      Case{"search-0x8024500c-nointernet", wish::run(), 19, ends(0x8024500C, "lift the policy")},
                      Case{"upd-mixed-list", wish::updates(false), 0, marksWindowsOnly},
                      Case{"code-install_result-0x80073701", wish::run(), 19, ends(0x80073701, "RestoreHealth")},
                      Case{"code-install_result-0x800f0922", wish::run(), 19, ends(0x800F0922, "VPN")},
                      Case{"code-install_result-0x80070643", wish::run(), 19, ends(0x80070643, ".NET")}));

} // namespace
} // namespace esu::test
