// SPDX-License-Identifier: MIT
// Two drivers, one run: `esuctl run` and the wizard, on the same practice PC and with the same answers, come to the
// same PcRun, sitting by sitting until nothing is left or only a restart of the PC goes on.
#include "core/practice/practice_machine.h"
#include "core/run/outcome.h"
#include "core/run/run_json.h"
#include "core/run/steps.h"
#include "core/run/wishes.h"
#include "core/wizard/key_slot.h"
#include "core/wizard/wizard_acts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <deque>

namespace esu {
namespace {

const QString sampleKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");

/// The day stands still, so that two drivers that wait differently read the same times.
class StandingClock final : public Clock {
public:
    explicit StandingClock(QDateTime day) : m_day(std::move(day)), m_waits(m_day) {}
    QDateTime now() const override { return m_day; }
    std::chrono::milliseconds elapsed() const override { return m_waits.elapsed(); }
    bool wait(std::chrono::milliseconds duration, const std::stop_token &stop) override
    {
        return m_waits.wait(duration, stop);
    }

private:
    const QDateTime m_day;
    ManualClock m_waits;
};

/// A practice PC that is kept over sittings; its waits pass at once.
class KeptPc {
public:
    explicit KeptPc(const Scenario &scenario) : m_scenario(scenario) {}

    std::unique_ptr<Session> open(const Resources &resources)
    {
        auto store = std::make_unique<SharedStore>(m_store);
        auto clock = std::make_unique<StandingClock>(m_scenario.start());
        auto machine = std::make_shared<PracticeMachine>(m_scenario, std::move(clock), *store);
        const Desk desk = machine->desk();
        return std::make_unique<Session>(std::move(store), std::move(machine), desk, resources);
    }

private:
    class SharedStore final : public StateStore {
    public:
        explicit SharedStore(MemoryStateStore &store) : m_store(store) {}
        Result<void> claim() override { return m_store.claim(); }
        Result<QJsonObject> load(const QString &section) override { return m_store.load(section); }
        Result<void> save(const QString &section, const QJsonObject &object) override
        {
            return m_store.save(section, object);
        }
        Result<void> forgetAllBut(const QString &kept) override { return m_store.forgetAllBut(kept); }

    private:
        MemoryStateStore &m_store;
    };
    Scenario m_scenario;
    MemoryStateStore m_store;
};

/// What a person answered, for a driver that asks nobody.
struct Answers {
    bool gaveKey = false;
    bool wentOnAfterFailure = false;
    std::optional<ActivationId> chosenRow = std::nullopt;
};

PcRun driven(Session &session, const Resources &resources, const Answers &answers)
{
    const ProductKey key = ProductKey::parse(sampleKey).value();
    RunWish wish = wish::run();
    if (answers.gaveKey)
        wish.lastFive = key.lastFive();
    else
        wish.wanted = answers.chosenRow;
    wish.canRepair = session.machine().abilities().repair;
    Consent consent = Consent::full();
    consent.goOnAfterFailure = answers.wentOnAfterFailure;
    PcSteps steps(session.pc(), &key);
    return drive({.wish = std::move(wish)}, steps, consent, resources, {});
}

/// The wizard without its window and its threads: reducer and acts, one after the other.
class Wizard {
public:
    Wizard(Session &session, const Resources &resources) : m_session(session), m_resources(resources)
    {
        m_state.offer = {.thisPc = true};
        m_state.machine = {.kind = MachineChoice::Kind::ThisPc};
        dispatch(event::SessionOpened{.abilities = session.machine().abilities()});
        dispatch(event::Started{});
    }

    const WizardState &state() const { return m_state; }

    void dispatch(const WizardEvent &first)
    {
        std::deque<WizardEvent> queue{first};
        while (!queue.empty()) {
            Reduction next = reduce(m_state, queue.front(), {.resources = m_resources});
            queue.pop_front();
            m_state = std::move(next.state);
            for (const WizardEffect &effect : next.effects) {
                if (const auto *job = std::get_if<effect::StartJob>(&effect))
                    queue.emplace_back(event::JobEnded{job->generation, carryOut(*job)});
            }
        }
    }

    /// What a person presses who wants to get on: the main button, a yes to each question, "later" for a restart.
    void walk(bool byRemainingSteps)
    {
        for (int presses = 0; presses < 40; ++presses) {
            const bool isPressed = m_state.question ? answer() : press(byRemainingSteps);
            if (!isPressed)
                return;
        }
        FAIL() << "the wizard goes round in circles on page " << static_cast<int>(m_state.page);
    }

private:
    JobEnd carryOut(const effect::StartJob &job)
    {
        JobTools tools{.resources = m_resources};
        if (const auto *keyed = std::get_if<job::RunStep>(&job.job); keyed && keyed->key)
            tools.key = std::shared_ptr<const ProductKey>(std::shared_ptr<void>(), m_keys.find(*keyed->key));
        const auto *step = std::get_if<job::RunStep>(&job.job);
        const int before = changes();
        JobEnd end = esu::carryOut(job, m_session, tools, {});
        if (step && !changesPc(step->step)) {
            EXPECT_EQ(changes(), before) << "what starts by itself only reads";
        }
        return end;
    }

    /// How often this PC was asked for something that leaves a trace.
    int changes() const
    {
        const PracticePc &pc = dynamic_cast<PracticeMachine &>(m_session.machine()).pc();
        int sum = 0;
        for (const Call call :
             {Call::InstallKey, Call::Activate, Call::UninstallKey, Call::Download, Call::Install,
              Call::PackageDownload, Call::PackageInstall, Call::PackageFolder, Call::Restart, Call::Resume})
            sum += pc.count(call);
        return sum;
    }

    bool answer()
    {
        const bool yes = m_state.question != Question::Restart;
        dispatch(event::QuestionAnswered{.question = *m_state.question, .yes = yes});
        return true;
    }

    bool press(bool byRemainingSteps)
    {
        using Kind = MainAction::Kind;
        if (m_state.page == Page::Key && m_state.key.input.status == KeyInput::Status::Empty && !m_state.pc.run.key)
            dispatch(event::KeyParsed{readKeys(sampleKey, m_resources.kmsClientKeys, m_keys)});
        if (m_state.errorOf(m_state.page))
            return false;
        const QList<SecondaryAction> others = secondaryActions(m_state, m_resources);
        if (byRemainingSteps && others.contains(SecondaryAction::DoRemaining) && !m_state.pc.remaining) {
            dispatch(event::SecondaryPressed{SecondaryAction::DoRemaining});
            return true;
        }
        if (others.contains(SecondaryAction::RestartLater)) {
            dispatch(event::SecondaryPressed{SecondaryAction::RestartLater});
            return true;
        }
        const MainAction action = mainAction(m_state, m_resources);
        switch (action.kind) {
        case Kind::CheckAgain:
        case Kind::VerifyAgain:
        case Kind::GoToHelpingPage:
        case Kind::SaveResult:
        case Kind::RestartNow:
        case Kind::Close:
            return false;
        case Kind::SeeResult:
        case Kind::NewYearKey:
            // The run goes through every step, whatever page 1 knows already.
            dispatch(event::SecondaryPressed{SecondaryAction::CheckPc});
            return true;
        case Kind::InstallUpdates:
            // Once for what each search has found.
            if (m_state.pc.run.hasEnded(Step::InstallUpdates))
                return false;
            break;
        case Kind::None:
        case Kind::CheckPc:
        case Kind::RunElevated:
        case Kind::Repair:
        case Kind::Next:
        case Kind::UseYear:
        case Kind::InstallKey:
        case Kind::Activate:
        case Kind::ActivateAgain:
        case Kind::SearchUpdates:
            break;
        }
        if (!action.enabled)
            return false;
        dispatch(event::MainPressed{action.kind});
        return true;
    }

    Session &m_session;
    const Resources &m_resources;
    WizardState m_state;
    KeySlot m_keys;
};

/// The wizard looks around Windows on page 2, which a PC that is refused on page 1 does not reach.
void forgetSurroundings(PcRun &run)
{
    if (!run.inspection)
        return;
    run.inspection->facts.surroundings.reset();
    run.inspection->prerequisites.removeIf(
        [](const PrerequisiteResult &result) { return result.kind >= PrerequisiteKind::DiskSpace; });
}

bool hasNothingToDo(const PcRun &run, Step step)
{
    const StepEntry *entry = run.entry(step);
    return entry && entry->state == StepState::NothingToDo;
}

/// Without what belongs to the driver and not to the PC, each with its reason.
PcRun comparable(PcRun run)
{
    run.wish = {};   // each driver's own words for the same wish
    run.listed = {}; // what the Catalog tells of downloads before a question; esuctl asks none
    // A page whose act has nothing to do is passed by; esuctl lets the step say so.
    if (hasNothingToDo(run, Step::Repair))
        run.repair.reset();
    if (hasNothingToDo(run, Step::InstallKey))
        run.key.reset();
    if (hasNothingToDo(run, Step::Activate))
        run.activation.reset();
    run.steps.removeIf([](const StepEntry &entry) {
        return entry.state == StepState::NothingToDo || entry.step == Step::LookAround ||
               entry.step == Step::ListDownloads;
    });
    if (run.repair) {
        for (RepairStepReport &report : run.repair->steps) {
            if (report.step.source == RepairStep::Source::Catalog)
                report.step.file = {};
        }
    }
    std::ranges::sort(run.steps, {}, &StepEntry::step);
    return run;
}

QString written(const PcRun &run)
{
    return QString::fromUtf8(QJsonDocument(toJson(run)).toJson());
}

/// The lines that differ.
std::string difference(const PcRun &one, const PcRun &other)
{
    const QStringList left = written(one).split(u'\n');
    const QStringList right = written(other).split(u'\n');
    QStringList lines;
    for (const QString &line : left) {
        if (!right.contains(line))
            lines.append(QStringLiteral("esuctl: ") + line);
    }
    for (const QString &line : right) {
        if (!left.contains(line))
            lines.append(QStringLiteral("wizard: ") + line);
    }
    const auto stepsOf = [](const PcRun &run) {
        QStringList steps;
        for (const StepEntry &entry : run.steps)
            steps.append(nameOf(entry.step) + u' ' + nameOf(entry.state));
        return steps.join(QStringLiteral(", "));
    };
    lines.append(QStringLiteral("esuctl: %1\nwizard: %2").arg(stepsOf(one), stepsOf(other)));
    return lines.join(u'\n').toStdString();
}

class Parity : public testing::TestWithParam<std::tuple<QString, bool>> {};

TEST_P(Parity, TwoDriversComeToOneRun)
{
    const auto &[name, byRemainingSteps] = GetParam();
    const Resources resources = loadResources().value();
    const Scenario scenario = loadScenario(name).value();
    KeptPc mine(scenario);
    KeptPc theirs(scenario);
    for (int sitting = 0; sitting < 6; ++sitting) {
        const auto esuctl = mine.open(resources);
        const auto wizardSession = theirs.open(resources);
        Wizard wizard(*wizardSession, resources);
        wizard.walk(byRemainingSteps);
        const PcState &pc = wizard.state().pc;
        const Answers answers{.gaveKey = pc.run.key.has_value(),
                              .wentOnAfterFailure = pc.run.verdict.has_value(),
                              .chosenRow = pc.chosenRow};
        const PcRun other = comparable(pc.run);
        PcRun one = comparable(driven(*esuctl, resources, answers));
        if (wizard.state().page == Page::Start)
            forgetSurroundings(one);
        EXPECT_TRUE(one == other) << "sitting " << sitting << " page " << static_cast<int>(wizard.state().page) << "\n"
                                  << difference(one, other);
        if (HasFailure())
            return;
        if (outcomeOf(one, resources).exitCode != ExitCode::RestartRequired)
            return;
        ASSERT_TRUE(esuctl->machine().askForRestart());
        ASSERT_TRUE(wizardSession->machine().askForRestart());
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, Parity, testing::Combine(testing::ValuesIn(builtInScenarios()), testing::Bool()),
                         [](const auto &scenario) {
                             QString name = std::get<0>(scenario.param);
                             name.replace(u'-', u'_');
                             return (name + (std::get<1>(scenario.param) ? QStringLiteral("_remaining")
                                                                         : QStringLiteral("_pages")))
                                 .toStdString();
                         });

} // namespace
} // namespace esu
