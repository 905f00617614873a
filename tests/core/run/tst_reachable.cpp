// SPDX-License-Identifier: MIT
// Everything a run can come to: each step ends in each way, for every wish, with and without a person.
#include "tests/support/choices.h"
#include "tests/support/journey_test.h"
#include "tests/support/run_json_test.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/run/outcome.h"
#include "core/run/steps.h"
#include "core/run/wishes.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace esu::test {
namespace {

/// A small world in which the missing package can be had.
Resources repairableWorld()
{
    Resources resources = testResources();
    PrerequisiteRule sha2 = rule(u"sha2", PrerequisiteKind::PackageFamily, {QStringLiteral("KB4474419")});
    sha2.repair = {.step = 1, .kb = sha2.kb};
    resources.prerequisites =
        PrerequisiteCatalogue({sha2}, {}, {{QStringLiteral("6.1"), QStringLiteral("windows6.1")}});
    return resources;
}

/// The PCs that a reading can find.
QList<Inspection> pcs(const Resources &resources)
{
    QList<Inspection> found;
    const auto add = [&](const std::function<void(MachineFacts &, LicenseRows &)> &change) {
        MachineFacts facts = readyFacts();
        facts.architecture = QStringLiteral("x64");
        LicenseRows rows = readyRows();
        change(facts, rows);
        Inspection pc = inspection(facts, reading(rows));
        pc.prerequisites = checkPrerequisites(resources.prerequisites, pc.programme, facts, pc.licenses);
        found.append(pc);
    };
    const auto missing = [](MachineFacts &facts, LicenseRows &rows) {
        facts.packages = QList<PackageFact>();
        rows = {baseRow()};
    };
    add([](MachineFacts &, LicenseRows &) {});
    add([](MachineFacts &, LicenseRows &rows) { rows[2] = esuRow(year2, 2, lastFive); });
    add([](MachineFacts &, LicenseRows &rows) { rows[2] = esuRow(year2, 2, lastFive, 1); });
    add(missing);
    add([&](MachineFacts &facts, LicenseRows &rows) {
        missing(facts, rows);
        facts.pendingRestart = PendingRestart{.pending = true};
    });
    add([](MachineFacts &facts, LicenseRows &) { facts.editionId = QStringLiteral("HomeBasic"); });
    add([](MachineFacts &facts, LicenseRows &) { facts.elevated = false; });
    found.append(inspection(readyFacts(), std::unexpected(unreadable())));
    return found;
}

Error broken(const QString &operation)
{
    return {.operation = operation, .code = 0x8000FFFFU};
}
std::unexpected<Error> brokenOr(int stopped, const QString &operation)
{
    return std::unexpected(stopped ? cancelled(operation) : broken(operation));
}

/// Ends every step as the path chooses, and holds what is begun against what may be.
class ScriptedSteps final : public Steps {
public:
    ScriptedSteps(Choices &choices, const QList<Inspection> &pcs) : m_choices(choices), m_pcs(pcs) {}
    /// The nine steps of a whole run, two readings more (those that a repair made untrue), and the further rounds.
    static constexpr qsizetype mostSteps = 11 + 2 * (updateRounds - 1);

    StepEnd carryOut(Step step, const PcRun &run, const JobContext &) override
    {
        begun.append(step);
        if (begun.size() > mostSteps)
            throw std::runtime_error("the run does not end");
        EXPECT_TRUE(run.wish.has(step)) << nameOf(step).toStdString();
        const bool isAsked = step == Step::InstallKey || step == Step::Activate || step == Step::UninstallKey;
        EXPECT_FALSE(run.wish.dryRun && changesPc(step) && !isAsked) << nameOf(step).toStdString();
        m_dryRun = run.wish.dryRun;
        EXPECT_TRUE(consent.change || spendsActivation(step) || !changesPc(step)) << nameOf(step).toStdString();
        EXPECT_TRUE(consent.spend || !spendsActivation(step));
        EXPECT_FALSE(changesPc(step) && run.inspection && run.inspection->facts.elevated == false);
        switch (step) {
        case Step::Inspect:
            return inspect();
        case Step::LookAround:
            return lookAround(*run.inspection);
        case Step::ListDownloads:
            return listDownloads();
        case Step::Repair:
            return repair();
        case Step::InstallKey:
            return installKey(*run.inspection);
        case Step::Activate:
            return activate(*run.inspection);
        case Step::SearchUpdates:
            return search();
        case Step::InstallUpdates:
            return install(*run.updates);
        case Step::Restart:
            ADD_FAILURE() << "a run restarts no PC";
            return ended::Restart{};
        case Step::Verify:
            return verify(run.inspection.value_or(m_pcs.constFirst()));
        case Step::UninstallKey:
            break;
        }
        return uninstallKey();
    }

    QList<Step> begun = {};
    Consent consent = {};

private:
    StepEnd inspect()
    {
        const int end = m_choices.of(static_cast<int>(m_pcs.size()) + 2) - 2;
        return ended::Inspect{end < 0 ? brokenOr(end + 1, operation::sppRows) : Result<Inspection>(m_pcs.at(end))};
    }
    StepEnd lookAround(const Inspection &pc)
    {
        const int end = m_choices.of(3);
        return ended::LookAround{end ? brokenOr(end - 1, operation::inventorySurroundings) : Result<Inspection>(pc)};
    }
    StepEnd listDownloads()
    {
        const int end = m_choices.of(3);
        return ended::ListDownloads{end ? brokenOr(end - 1, operation::catalogFind) : Result<RepairPlan>(RepairPlan{})};
    }
    StepEnd repair()
    {
        using State = RepairStepReport::State;
        RepairReport report{.steps = {{}}};
        const int end = m_choices.of(6);
        report.steps[0].state = end == 0 || end == 4 ? State::Waiting : State::Installed;
        report.restartRequired = end == 2;
        if (end == 3 || end == 4)
            report.error = broken(operation::packageInstall);
        report.stopped = end == 5;
        return ended::Repair{report};
    }
    StepEnd installKey(const Inspection &pc)
    {
        KeyReport report{.licenses = *pc.licenses};
        const int end = m_choices.of(4);
        report.installed = end == 0 && !m_dryRun;
        if (end == 0 && !m_dryRun)
            setRow(report.licenses, 0);
        if (end == 1)
            report.row = EsuRow{.row = esuRow(year2, 2, lastFive)};
        if (end > 1)
            report.error = brokenOr(end - 2, operation::sppInstallKey).error();
        return ended::InstallKey{report};
    }
    StepEnd activate(const Inspection &pc)
    {
        ActivationReport report{.outcome = {.activationId = year2}, .licenses = *pc.licenses};
        const int end = m_choices.of(5);
        report.outcome.nothingToDo = end == 1;
        if (end == 1 || (end == 0 && !m_dryRun)) {
            setRow(report.licenses, 1);
            report.outcome.licenseStatus = licenseStatusLicensed;
        }
        if (end > 1) {
            report.outcome.spent = end == 2 ? Spent::Unknown : Spent::No;
            report.error = brokenOr(end == 4, operation::sppActivate).error();
        }
        return ended::Activate{report};
    }
    StepEnd search()
    {
        // Another one may appear when the first is installed.
        if (begun.contains(Step::InstallUpdates)) {
            const int end = m_choices.of(3);
            const UpdateInfo later{.id = QStringLiteral("later"), .security = true};
            return ended::SearchUpdates{end == 2 ? brokenOr(0, operation::wuaSearch)
                                                 : Result<Updates>(end == 1 ? Updates{later} : Updates())};
        }
        const UpdateInfo good{.id = QStringLiteral("good"), .security = true};
        const UpdateInfo again{
            .id = QStringLiteral("again"), .security = true, .leftOut = UpdateInfo::LeftOut::FailedAgain};
        const QList<Updates> found{{}, {good}, {again}, {good, again}};
        const int end = m_choices.of(static_cast<int>(found.size()) + 2) - 2;
        return ended::SearchUpdates{end < 0 ? brokenOr(end + 1, operation::wuaSearch) : Result<Updates>(found.at(end))};
    }
    StepEnd install(Updates updates)
    {
        const int end = m_choices.of(5);
        if (end == 4)
            return ended::InstallUpdates{brokenOr(0, operation::wuaInstall)};
        for (UpdateInfo &update : updates)
            update.state = end == 2 ? UpdateInfo::State::Failed : UpdateInfo::State::Installed;
        return ended::InstallUpdates{UpdateRun{.updates = updates, .restartRequired = end == 1, .stopped = end == 3}};
    }
    StepEnd verify(const Inspection &pc)
    {
        const int end = m_choices.of(5) - 2;
        if (end < 0)
            return ended::Verify{brokenOr(end + 1, operation::wmiConnect)};
        return ended::Verify{
            Verification{.inspection = pc, .verdict = {.level = enumerators<Verdict::Level>().at(end)}}};
    }
    StepEnd uninstallKey()
    {
        const int end = m_choices.of(3);
        return ended::UninstallKey{end ? brokenOr(end - 1, operation::sppUninstallKey)
                                       : Result<EsuRow>(EsuRow{.row = esuRow(year2, 2)})};
    }
    static void setRow(LicenseReading &licenses, int status)
    {
        for (EsuRow &row : licenses.esu) {
            if (row.row.id == year2)
                row.row = esuRow(year2, 2, lastFive, status);
        }
    }

    Choices &m_choices;
    const QList<Inspection> &m_pcs;
    bool m_dryRun = false;
};

struct Case {
    const char *name;
    RunWish wish;
    bool dryRun = false;
    bool withKey = true;
};
void PrintTo(const Case &given, std::ostream *out)
{
    *out << given.name;
}

class Reachable : public testing::TestWithParam<Case> {
protected:
    RunWish wish() const
    {
        RunWish wish = GetParam().wish;
        wish.dryRun = wish.dryRun || GetParam().dryRun;
        if (GetParam().withKey)
            wish.lastFive = lastFive;
        return wish;
    }

    /// Whether any path begins this step of the wish: a rehearsal reads and asks what the acts would ask, and only it
    /// asks for the downloads.
    bool mayBeReached(Step step) const
    {
        if (wish().dryRun)
            return step == Step::Inspect || step == Step::LookAround || step == Step::ListDownloads ||
                   step == Step::InstallKey || step == Step::Activate || step == Step::UninstallKey;
        return step != Step::ListDownloads && (step != Step::InstallKey || GetParam().withKey);
    }

    /// Drives until the run is over or a person has to come first, and holds what was told against it.
    PcRun driven(PcRun run, ScriptedSteps &steps) const
    {
        const qsizetype before = steps.begun.size();
        QList<PcRun> told;
        run =
            drive(std::move(run), steps, steps.consent, resources, {}, [&told](const PcRun &now) { told.append(now); });
        EXPECT_EQ(told.size(), steps.begun.size() - before + 1);
        EXPECT_TRUE(told.constLast() == run) << "the end is told last";
        told.removeLast();
        const auto isRunning = [](const PcRun &now) {
            return std::ranges::count(now.steps, StepState::Running, &StepEntry::state) == 1;
        };
        EXPECT_TRUE(std::ranges::all_of(told, isRunning)) << "the end is told once";
        EXPECT_FALSE(isRunning(run));
        return run;
    }

    void checkOrder(const QList<Step> &begun)
    {
        reached.insert(begun.cbegin(), begun.cend());
        const bool installs = begun.contains(Step::InstallUpdates);
        EXPECT_LE(begun.size(), GetParam().wish.steps.size() + (begun.contains(Step::Repair) ? 2 : 0) +
                                    (installs ? 2 * (updateRounds - 1) : 0));
        EXPECT_LE(begun.count(Step::Activate), 1);
        QList<Step> first;
        for (qsizetype i = 0; i < begun.size(); ++i) {
            const Step step = begun.at(i);
            if (!first.contains(step)) {
                first.append(step);
                continue;
            }
            const bool isRound = step == Step::SearchUpdates || step == Step::InstallUpdates;
            EXPECT_TRUE(isRound || step == Step::Inspect || step == Step::LookAround) << nameOf(step).toStdString();
            EXPECT_TRUE(begun.first(i).contains(isRound ? Step::InstallUpdates : Step::Repair))
                << nameOf(step).toStdString();
        }
        EXPECT_TRUE(std::ranges::is_sorted(first));
    }

    void checkEnd(const PcRun &run)
    {
        const Summary summary = outcomeOf(run, resources);
        outcomes.insert(summary.outcome);
        EXPECT_EQ(summary.error.has_value(), summary.outcome == Outcome::Failed);
        EXPECT_EQ(summary.exitCode == ExitCode::Done,
                  summary.outcome == Outcome::Ok || summary.outcome == Outcome::NothingToDo);
        for (const StageSummary &stage : stagesOf(run, resources))
            EXPECT_EQ(stage.summary.error.has_value(), stage.summary.outcome == Outcome::Failed);
        EXPECT_EQ(planOf(run, resources).has_value(),
                  run.wish.dryRun && run.inspection && !run.hasFailed(Step::Inspect) &&
                      !run.hasFailed(Step::LookAround) &&
                      (!run.wish.has(Step::LookAround) || run.hasEnded(Step::LookAround)));
    }

    /// What a person says yes to who is asked before this step.
    static void agree(Consent &consent, Step step)
    {
        if (step == Step::Verify)
            consent.goOnAfterFailure = true;
        else if (!spendsActivation(step))
            consent.change = true;
        else if (!consent.spend)
            consent.spend = true;
        else
            consent.spendAgain = true;
    }

    const Resources resources = repairableWorld();
    const QList<Inspection> found = pcs(resources);
    std::set<Step> reached = {};
    std::set<Outcome> outcomes = {};
    int paths = 0;
};

TEST_P(Reachable, ByItselfEveryPathEnds)
{
    Choices choices;
    do {
        ScriptedSteps steps(choices, found);
        steps.consent = Consent::full();
        const PcRun run = driven({.wish = wish()}, steps);
        EXPECT_EQ(next(run, steps.consent, resources), NextStep(Done{}));
        checkOrder(steps.begun);
        checkEnd(run);
        if (paths++ % 97 == 0)
            expectSurvives(run);
    } while (!HasFailure() && choices.another());
    const bool isWhole = GetParam().wish == wish::run() && !GetParam().dryRun;
    EXPECT_TRUE(!isWhole || outcomes.size() == enumerators<Outcome>().size())
        << "everything that a run can come to was reached";
    for (const Step step : GetParam().wish.steps)
        EXPECT_EQ(reached.contains(step), mayBeReached(step)) << nameOf(step).toStdString();
    RecordProperty("paths", paths);
}

TEST_P(Reachable, WithAPersonWhoIsAskedEveryPathEnds)
{
    Choices choices;
    do {
        ScriptedSteps steps(choices, found);
        PcRun run{.wish = wish()};
        int asked = 0;
        for (;;) {
            run = driven(std::move(run), steps);
            const NextStep coming = next(run, steps.consent, resources);
            const Ask *ask = std::get_if<Ask>(&coming);
            if (!ask)
                break;
            EXPECT_FALSE(steps.begun.contains(ask->step));
            if (choices.of(2) == 1)
                break;
            agree(steps.consent, ask->step);
            ASSERT_LE(++asked, 4) << "each yes is asked for once";
        }
        checkOrder(steps.begun);
        checkEnd(run);
        ++paths;
    } while (!HasFailure() && choices.another());
    RecordProperty("paths", paths);
}

INSTANTIATE_TEST_SUITE_P(
    EveryWish, Reachable,
    testing::Values(Case{"Inspect", wish::inspect()}, Case{"Prerequisites", wish::prerequisites(false)},
                    Case{"Repair", wish::prerequisites(true)}, Case{"RepairDry", wish::prerequisites(true), true},
                    Case{"Activate", wish::activate()}, Case{"ActivateDry", wish::activate(), true},
                    Case{"ActivateWithoutKey", wish::activate(), false, false}, Case{"Updates", wish::updates(false)},
                    Case{"InstallUpdates", wish::updates(true)}, Case{"InstallUpdatesDry", wish::updates(true), true},
                    Case{"Verify", wish::verify()}, Case{"Run", wish::run()}, Case{"RunDry", wish::run(), true},
                    Case{"RunWithoutKey", wish::run(), false, false}, Case{"UninstallKey", wish::uninstallKey(year2)},
                    Case{"UninstallKeyDry", wish::uninstallKey(year2), true}),
    [](const auto &given) { return std::string(given.param.name); });

} // namespace
} // namespace esu::test
