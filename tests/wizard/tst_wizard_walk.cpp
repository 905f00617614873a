// SPDX-License-Identifier: MIT
// Random walks: whatever a person presses and whatever jobs answer, in any order, no illegal state is reached.
#include "core/base/conditions.h"
#include "core/rules/verdict_rules.h"
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace esu;
using namespace esu::test;
using MainKind = MainAction::Kind;

namespace {

constexpr int walks = 300;
constexpr int steps = 120;

bool changesSomething(const Job &job)
{
    if (const auto step = stepOf(job))
        return changesPc(*step);
    return std::holds_alternative<job::StoreKey>(job) || std::holds_alternative<job::ForgetKey>(job) ||
           std::holds_alternative<job::ArmResume>(job);
}

/// Which kind of job it is.
QString kindOf(const Job &job)
{
    const auto step = stepOf(job);
    return step ? nameOf(*step) : QString::number(job.index());
}

/// A person and a PC, both with dice.
class Walk {
public:
    explicit Walk(unsigned seed) : m_random(seed) {}

    void run()
    {
        m_state.offer = stateOn(Page::Start, {}).offer;
        m_state.machine = {.kind = MachineChoice::Kind::ThisPc};
        apply(event::Started{});
        for (int i = 0; i < steps && !m_state.closing && !::testing::Test::HasFailure(); ++i) {
            checkButtons();
            checkCanBeCancelled();
            apply(roll(3) == 0 || !m_state.running ? personal() : jobEvent());
        }
    }

    const std::set<QString> &started() const { return m_started; }

private:
    int roll(int sides) { return std::uniform_int_distribution(0, sides - 1)(m_random); }

    Inspection somePc()
    {
        MachineFacts facts = goodFacts();
        if (roll(8) == 0)
            facts.elevated = false;
        if (roll(8) == 0)
            facts.editionId = QStringLiteral("EnterpriseS");
        if (roll(8) == 0)
            facts.updateSource->kind = UpdateSource::Kind::Disabled;
        LicenseRows rows{baseRow(roll(8) == 0 ? 0 : licenseStatusLicensed)};
        for (int year = 1; year <= 3; ++year)
            rows.append(esuRow(year, roll(2) ? sampleLastFive : QString(), roll(3) == 0 ? licenseStatusLicensed : 5));
        Inspection inspection = inspect(facts, rows);
        if (roll(10) == 0)
            inspection.licenses = std::unexpected(offlineError());
        return inspection;
    }

    KeyInput severalKeys()
    {
        return {.status = KeyInput::Status::ChooseOne,
                .found = {KeyView{.ticket = {7}, .lastFive = QStringLiteral("6789C"), .groupId = 1},
                          KeyView{.ticket = {8}, .lastFive = sampleLastFive, .groupId = 2}}};
    }

    Error someError()
    {
        switch (roll(4)) {
        case 0:
            return limitError();
        case 1:
            return lostAnswer();
        case 2:
            return offlineError();
        }
        return cancelled(QStringLiteral("test"));
    }

    template <class T> Result<T> maybe(T value)
    {
        if (roll(3) == 0)
            return std::unexpected(someError());
        return value;
    }

    WizardEvent personal()
    {
        if (m_state.question && roll(2))
            return event::QuestionAnswered{*m_state.question, roll(4) != 0};
        if (m_state.elevation == WizardState::Elevation::Asking && roll(2))
            return event::ElevationAnswered{roll(6) == 0};
        if (roll(2))
            return event::MainPressed{mainAction(m_state, resources()).kind};
        const QList<SecondaryAction> actions = secondaryActions(m_state, resources());
        switch (roll(14)) {
        case 0:
            return event::MainPressed{static_cast<MainKind>(roll(static_cast<int>(MainKind::Close) + 1))};
        case 1:
        case 2:
        case 3:
            return actions.isEmpty() ? WizardEvent(event::BackPressed{})
                                     : event::SecondaryPressed{actions.at(roll(static_cast<int>(actions.size())))};
        case 4:
            return event::BackPressed{};
        case 5:
            return event::PageRequested{static_cast<Page>(roll(7))};
        case 6:
            return event::CancelPressed{};
        case 7:
            return roll(20) == 0 ? WizardEvent(event::CloseRequested{}) : event::Tick{};
        case 8:
            if (roll(4) == 0)
                return event::KeyParsed{severalKeys()};
            return event::KeyParsed{roll(4) ? readyKey(roll(2) ? sampleLastFive : QStringLiteral("6789C"))
                                            : KeyInput{}};
        case 9:
            return event::StoreKeyToggled{roll(2) == 0};
        case 10:
            return event::RowChosen{yearId(1 + roll(3))};
        case 12:
            return event::FolderChosen{QStringLiteral("E:/")};
        case 11:
            return event::MachineChosen{roll(2) ? MachineChoice{.kind = MachineChoice::Kind::ThisPc}
                                                : MachineChoice{.scenario = QStringLiteral("x")}};
        }
        return event::ActivationIdEdited{roll(2) ? basePasted : yearId(1 + roll(3)).text()};
    }

    WizardEvent jobEvent()
    {
        if (roll(8) == 0)
            return event::JobProgress{m_state.generation, {.done = 1}};
        // Now and then an answer of a job that is long gone.
        return end(roll(8) == 0 ? m_state.generation - 1 : m_state.generation);
    }

    WizardEvent end(int generation)
    {
        if (const auto step = stepOf(m_state.running->job))
            return stepEnd(*step, generation);
        if (std::holds_alternative<job::ReadStoredKey>(m_state.running->job))
            return event::JobEnded{generation, ended::ReadStoredKey{maybe(readyKey())}};
        if (std::holds_alternative<job::StoreKey>(m_state.running->job))
            return event::JobEnded{generation,
                                   ended::StoreKey{roll(2) ? Result<void>() : std::unexpected(someError())}};
        if (std::holds_alternative<job::ForgetKey>(m_state.running->job))
            return event::JobEnded{generation,
                                   ended::ForgetKey{roll(2) ? Result<void>() : std::unexpected(someError())}};
        if (const auto *ask = std::get_if<job::AskAboutKeys>(&m_state.running->job)) {
            ended::AskAboutKeys end;
            for (qsizetype i = 0; i < ask->keys.size(); ++i)
                end.uses.append({.kind = static_cast<KeyUse::Kind>(roll(3))});
            return event::JobEnded{generation, end};
        }
        if (std::holds_alternative<job::ReadFolder>(m_state.running->job))
            return event::JobEnded{generation, ended::ReadFolder{maybe(PackageFiles())}};
        if (std::holds_alternative<job::ArmResume>(m_state.running->job))
            return event::JobEnded{generation, ended::ArmResume{{}}};
        return event::JobEnded{generation, ended::Record{maybe(QByteArray("{}"))}};
    }

    WizardEvent stepEnd(Step step, int generation)
    {
        switch (step) {
        case Step::Inspect:
            return event::JobEnded{generation, ended::Inspect{maybe(somePc())}};
        case Step::LookAround: {
            Inspection seen = m_state.pc.run.inspection.value_or(somePc());
            seen.facts.surroundings = Surroundings{};
            return event::JobEnded{generation, ended::LookAround{maybe(seen)}};
        }
        case Step::InstallKey: {
            KeyReport report = keyInstalled(1 + roll(3));
            if (roll(3) == 0)
                report = {.error = someError()};
            else if (roll(4) == 0)
                report.error = Error{.operation = QStringLiteral("key.bind"), .condition = condition::baseKeyInstalled};
            return event::JobEnded{generation, ended::InstallKey{report}};
        }
        case Step::UninstallKey:
            return event::JobEnded{generation, ended::UninstallKey{maybe(EsuRow{.row = esuRow(1 + roll(3))})}};
        case Step::Activate:
            return event::JobEnded{
                generation,
                ended::Activate{roll(2) ? activated(1 + roll(3))
                                        : activationFailed(someError(), roll(2) ? Spent::Unknown : Spent::No)}};
        case Step::SearchUpdates:
            return event::JobEnded{
                generation,
                ended::SearchUpdates{maybe(roll(2) ? Updates{update(QStringLiteral("KB1"), true, true)} : Updates{})}};
        case Step::InstallUpdates: {
            UpdateInfo done = update(QStringLiteral("KB1"), true, true);
            done.state = roll(2) ? UpdateInfo::State::Installed : UpdateInfo::State::Failed;
            return event::JobEnded{generation, ended::InstallUpdates{maybe(
                                                   UpdateRun{.updates = {done}, .restartRequired = roll(2) == 0})}};
        }
        case Step::ListDownloads:
            return event::JobEnded{
                generation, ended::ListDownloads{maybe(repairOffer(m_state, resources()).value_or(RepairPlan{}))}};
        case Step::Repair:
            return event::JobEnded{generation, ended::Repair{{.restartRequired = roll(2) == 0}}};
        case Step::Restart:
            return event::JobEnded{generation, ended::Restart{{}}};
        case Step::Verify: {
            const Inspection pc = somePc();
            return event::JobEnded{
                generation,
                ended::Verify{maybe(Verification{pc, judge(pc, resources().programmes, resources().updates)})}};
        }
        }
        return event::Tick{};
    }

    void apply(const WizardEvent &event)
    {
        const WizardState before = m_state;
        WizardEffects effects;
        m_state = after(before, event, &effects);
        int starts = 0;
        for (const WizardEffect &effect : effects) {
            if (const auto *start = std::get_if<effect::StartJob>(&effect)) {
                ++starts;
                checkStart(before, event, *start);
            }
        }
        EXPECT_LE(starts, 1);
        const bool stillBefore =
            before.running && m_state.running && before.running->generation == m_state.running->generation;
        EXPECT_FALSE(starts > 0 && stillBefore) << "two jobs at once";
        EXPECT_EQ(m_state.running.has_value(), starts > 0 || stillBefore);
        EXPECT_LE(m_state.page, m_state.furthest);
        if (m_state.running) {
            EXPECT_EQ(m_state.running->generation, m_state.generation);
        }
    }

    void checkStart(const WizardState &before, const WizardEvent &event, const effect::StartJob &start)
    {
        EXPECT_EQ(start.generation, m_state.generation);
        m_started.insert(kindOf(start.job));
        if (!changesSomething(start.job))
            return;
        const auto *main = std::get_if<event::MainPressed>(&event);
        const auto *answer = std::get_if<event::QuestionAnswered>(&event);
        const bool inRun = before.pc.remaining || (answer && answer->question == Question::RunPlan && answer->yes);
        const bool afterInstall = std::holds_alternative<event::JobEnded>(event) &&
                                  before.isRunning(Step::InstallKey) &&
                                  std::holds_alternative<job::StoreKey>(start.job) && before.key.store;
        const bool asked = main || std::holds_alternative<event::SecondaryPressed>(event) || (answer && answer->yes);
        EXPECT_TRUE(asked || inRun || afterInstall) << "changed something by itself";
        if (start.job == stepJob(Step::InstallKey)) {
            EXPECT_TRUE(std::get<job::RunStep>(start.job).key);
            EXPECT_FALSE(spendingBlock(m_state));
        }
        if (start.job != stepJob(Step::Activate))
            return;
        ASSERT_TRUE(start.run.wish.wanted);
        const EsuRow *row = m_state.licenses() ? m_state.licenses()->byId(*start.run.wish.wanted) : nullptr;
        ASSERT_TRUE(row);
        EXPECT_FALSE(row->row.isLicensed()) << "a licensed row was activated";
        EXPECT_TRUE(row->row.hasKey());
        const bool open = before.pc.run.openRows.contains(*start.run.wish.wanted);
        EXPECT_EQ(start.run.wish.retryAmbiguous, main && main->kind == MainKind::ActivateAgain);
        EXPECT_TRUE(!open || start.run.wish.retryAmbiguous) << "tried again without saying that it may cost one more";
        EXPECT_FALSE(spendingBlock(m_state));
    }

    /// A button that is enabled does something.
    void checkButtons()
    {
        const MainAction main = mainAction(m_state, resources());
        if (main.enabled) {
            WizardEffects effects;
            const WizardState next = after(m_state, event::MainPressed{main.kind}, &effects);
            EXPECT_TRUE(!effects.empty() || next.page != m_state.page) << static_cast<int>(main.kind);
        }
        for (const SecondaryAction action : secondaryActions(m_state, resources())) {
            WizardEffects effects;
            const WizardState next = after(m_state, event::SecondaryPressed{action}, &effects);
            EXPECT_TRUE(!effects.empty() || next.page != m_state.page || next.question) << static_cast<int>(action);
        }
    }

    /// From every state: closing and answering yes ends in a closed window, at the latest when the job has ended.
    void checkCanBeCancelled()
    {
        WizardState state = after(m_state, event::CloseRequested{});
        if (state.question)
            state = after(state, event::QuestionAnswered{*state.question, true});
        if (state.running) {
            EXPECT_TRUE(state.running->stopping || state.isRunning<job::ArmResume>());
            state = after(state, event::GraceExpired{state.running->generation});
        }
        EXPECT_TRUE(state.closing);
    }

    std::mt19937 m_random;
    WizardState m_state;
    std::set<QString> m_started;
};

} // namespace

TEST(RandomWalk, NeverReachesAnIllegalState)
{
    std::set<QString> started;
    for (unsigned seed = 1; seed <= walks && !HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        Walk walk(seed);
        walk.run();
        started.insert(walk.started().begin(), walk.started().end());
    }
    // The walks come everywhere, or they prove nothing.
    EXPECT_EQ(started.size(), 13U);
}
