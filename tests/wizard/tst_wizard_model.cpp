// SPDX-License-Identifier: MIT
// The model with real jobs and the real journey on a scripted PC, and the slot that keeps the key.
#include "core/wizard/wizard_model.h"
#include "tests/wizard/scripted_machine.h"
#include "tests/wizard/wait_for.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace esu;
using namespace esu::test;
using MainKind = MainAction::Kind;

namespace {

class Wizard : public ::testing::Test {
protected:
    void SetUp() override
    {
        WizardState initial;
        initial.offer.saveResult = true;
        initial.machine = {.scenario = QStringLiteral("scripted")};
        model = std::make_unique<WizardModel>(
            resources(),
            [this](const MachineChoice &choice) -> Result<std::unique_ptr<Session>> {
                opened.append(choice.name());
                if (choice.scenario == QLatin1String("damaged"))
                    return std::unexpected(
                        Error{.fault = Fault::BadData, .operation = QStringLiteral("practice.scenario")});
                return sessionOn(machine);
            },
            emptyRecording, initial);
        QObject::connect(model.get(), &WizardModel::stateChanged, model.get(), [this](const WizardState &state) {
            sawProgress = sawProgress || (state.running && state.running->progress);
        });
        QObject::connect(model.get(), &WizardModel::closeRequested, model.get(), [this] { ++closes; });
        QObject::connect(model.get(), &WizardModel::saveRequested, model.get(), [this] { ++saves; });
    }

    const WizardState &state() const { return model->state(); }
    bool idle() const
    {
        return waitFor([this] { return !state().running; });
    }
    void press(MainKind kind)
    {
        ASSERT_EQ(mainAction(state(), resources()).kind, kind);
        ASSERT_TRUE(mainAction(state(), resources()).enabled);
        model->dispatch(event::MainPressed{kind});
        ASSERT_TRUE(idle());
    }
    void goToKey()
    {
        model->dispatch(event::Started{});
        ASSERT_TRUE(idle());
        if (mainAction(state(), resources()).kind == MainKind::SeeResult) {
            model->dispatch(event::SecondaryPressed{SecondaryAction::CheckPc});
            ASSERT_TRUE(idle());
        } else {
            press(MainKind::CheckPc);
        }
        press(MainKind::Next);
    }
    void goToUpdates()
    {
        goToKey();
        model->keyTextEdited(sampleKey);
        press(MainKind::InstallKey);
        press(MainKind::Next);
        press(MainKind::UseYear);
        press(MainKind::Activate);
        press(MainKind::Next);
    }

    std::shared_ptr<ScriptedMachine> machine = std::make_shared<ScriptedMachine>();
    std::unique_ptr<WizardModel> model;
    QStringList opened;
    bool sawProgress = false;
    int closes = 0;
    int saves = 0;
};

} // namespace

TEST_F(Wizard, WalksFromNothingToAGreenVerdict)
{
    goToUpdates();
    EXPECT_TRUE(sawProgress);
    EXPECT_EQ(machine->installs, 1);
    EXPECT_EQ(machine->activations, 1);
    press(MainKind::SearchUpdates);
    EXPECT_EQ(mainAction(state(), resources()).count, 1);
    press(MainKind::InstallUpdates);
    press(MainKind::Next);
    ASSERT_TRUE(state().pc.run.verdict);
    EXPECT_EQ(state().pc.run.verdict->level, Verdict::Level::Green);
    press(MainKind::SaveResult);
    EXPECT_EQ(saves, 1);
    model->dispatch(event::CloseRequested{});
    EXPECT_EQ(closes, 1);
}

TEST_F(Wizard, DoesTheRemainingStepsAfterThePlan)
{
    goToKey();
    model->keyTextEdited(sampleKey);
    press(MainKind::InstallKey);
    press(MainKind::Next);
    model->dispatch(event::SecondaryPressed{SecondaryAction::DoRemaining});
    EXPECT_EQ(machine->activations, 0);
    model->dispatch(event::QuestionAnswered{Question::RunPlan, true});
    ASSERT_TRUE(waitFor([this] { return state().pc.remaining == RemainingPhase::Finished; }));
    EXPECT_EQ(machine->activations, 1);
    EXPECT_EQ(state().page, Page::Result);
    EXPECT_EQ(state().pc.done.size(), 3);
}

TEST_F(Wizard, SpendsNothingOnAPcThatIsActiveAlready)
{
    machine->pcRows = {baseRow(), esuRow(2, sampleLastFive, licenseStatusLicensed)};
    goToKey();
    model->keyTextEdited(sampleKey);
    press(MainKind::Next);
    press(MainKind::UseYear);
    press(MainKind::Next);
    EXPECT_EQ(state().page, Page::Updates);
    EXPECT_EQ(machine->installs, 0);
    EXPECT_EQ(machine->activations, 0);
}

TEST_F(Wizard, StoresTheKeyWhenAskedAndTakesItFromThereNextTime)
{
    goToKey();
    model->keyTextEdited(sampleKey);
    model->dispatch(event::StoreKeyToggled{true});
    press(MainKind::InstallKey);
    ASSERT_TRUE(machine->stored);
    EXPECT_EQ(machine->stored->reveal(), sampleKey);
    EXPECT_EQ(state().key.stored, StoredKey::Present);

    machine->pcRows = {baseRow(), esuRow(1), esuRow(2), esuRow(3)};
    model->dispatch(event::BackPressed{});
    press(MainKind::Next);
    model->dispatch(event::PageRequested{Page::Start});
    model->dispatch(event::SecondaryPressed{SecondaryAction::CheckAgain});
    ASSERT_TRUE(idle());
    model->dispatch(event::PageRequested{Page::Key});
    model->dispatch(event::SecondaryPressed{SecondaryAction::UseStoredKey});
    ASSERT_TRUE(idle());
    model->keyTextEdited(QString()); // the page empties its field
    ASSERT_TRUE(state().key.input.chosenKey());
    EXPECT_EQ(state().key.input.chosenKey()->lastFive, sampleLastFive);
    press(MainKind::InstallKey);
    EXPECT_EQ(machine->installs, 2);
    model->dispatch(event::SecondaryPressed{SecondaryAction::ForgetStoredKey});
    ASSERT_TRUE(idle());
    EXPECT_FALSE(machine->stored);
}

TEST_F(Wizard, StopsASearch)
{
    goToUpdates();
    machine->holdSearch = true;
    model->dispatch(event::MainPressed{MainKind::SearchUpdates});
    model->dispatch(event::CancelPressed{});
    ASSERT_TRUE(idle());
    EXPECT_EQ(state().pc.stopped, stepJob(Step::SearchUpdates));
    EXPECT_EQ(closes, 0);
}

TEST_F(Wizard, ClosingWhileSearchingStopsFirst)
{
    goToUpdates();
    machine->holdSearch = true;
    model->dispatch(event::MainPressed{MainKind::SearchUpdates});
    model->dispatch(event::CloseRequested{});
    EXPECT_EQ(closes, 0);
    ASSERT_TRUE(waitFor([this] { return closes > 0; }));
    EXPECT_FALSE(model->hasAbandonedJob());
}

TEST_F(Wizard, ClosingLeavesACallBehindThatDoesNotReturn)
{
    goToUpdates();
    machine->holdSearch = true;
    machine->deaf = true;
    model->setCloseGrace(std::chrono::milliseconds(0));
    model->dispatch(event::MainPressed{MainKind::SearchUpdates});
    ASSERT_TRUE(waitFor([this] { return machine->searching.load(); }));
    model->dispatch(event::CloseRequested{});
    ASSERT_TRUE(waitFor([this] { return closes > 0; }));
    EXPECT_TRUE(model->hasAbandonedJob());
    model.reset(); // does not wait for the call
}

TEST_F(Wizard, DestroyingWhileSearchingStopsIt)
{
    goToUpdates();
    machine->holdSearch = true;
    model->dispatch(event::MainPressed{MainKind::SearchUpdates});
    model.reset();
    deliverQueued();
    EXPECT_EQ(machine.use_count(), 1);
}

TEST_F(Wizard, AnotherPcIsANewSessionAndADamagedOneIsSaid)
{
    model->dispatch(event::Started{});
    ASSERT_TRUE(idle());
    model->dispatch(event::MachineChosen{{.scenario = QStringLiteral("damaged")}});
    ASSERT_TRUE(idle());
    ASSERT_TRUE(state().errorOf(Page::Start));
    EXPECT_EQ(state().errorOf(Page::Start)->fault, Fault::BadData);
    model->dispatch(event::MachineChosen{{.scenario = QStringLiteral("scripted")}});
    ASSERT_TRUE(idle());
    EXPECT_TRUE(state().pc.run.inspection);
    EXPECT_EQ(opened, (QStringList{QStringLiteral("practice:scripted"), QStringLiteral("practice:damaged"),
                                   QStringLiteral("practice:scripted")}));
}

TEST_F(Wizard, AnEventFromWithinAChangeIsHandledAfterIt)
{
    int depth = 0;
    int deepest = 0;
    QObject::connect(model.get(), &WizardModel::stateChanged, model.get(), [&](const WizardState &now) {
        deepest = std::max(deepest, ++depth);
        if (now.language == QLatin1String("en"))
            model->dispatch(event::LanguageChosen{QStringLiteral("ja")});
        --depth;
    });
    model->dispatch(event::LanguageChosen{QStringLiteral("en")});
    EXPECT_EQ(state().language, QStringLiteral("ja"));
    EXPECT_EQ(deepest, 1);
}

TEST(KeySlot, KeepsKeysByTicketUntilCleared)
{
    KeySlot slot;
    const KeyInput input = readKeys(sampleKey, resources().kmsClientKeys, slot);
    ASSERT_TRUE(input.chosenKey());
    ASSERT_TRUE(slot.find(*input.chosen));
    EXPECT_EQ(slot.find(*input.chosen)->lastFive(), sampleLastFive);
    const KeyInput next = readKeys(otherKey, resources().kmsClientKeys, slot);
    EXPECT_NE(next.chosen, input.chosen);
    EXPECT_FALSE(slot.find(*input.chosen));
    readKeys(u"", resources().kmsClientKeys, slot);
    EXPECT_TRUE(slot.isEmpty());
}

TEST(KeySlot, ReadsWhatPeoplePaste)
{
    KeySlot slot;
    const auto status = [&](const QString &text) { return readKeys(text, resources().kmsClientKeys, slot).status; };
    EXPECT_EQ(status(QStringLiteral("  ")), KeyInput::Status::Empty);
    EXPECT_EQ(status(QStringLiteral("BCDFG-HJ")), KeyInput::Status::Problem);
    EXPECT_EQ(status(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-67890")), KeyInput::Status::Problem);
    EXPECT_EQ(status(QStringLiteral("Dear customer,\nplease find the key in the portal.\n")),
              KeyInput::Status::NoneFound);
    EXPECT_EQ(status(sampleKey), KeyInput::Status::Ready);
    EXPECT_EQ(status(QStringLiteral("Your key:\n> %1\n").arg(sampleKey)), KeyInput::Status::Ready);
    EXPECT_EQ(status(QStringLiteral("Year 1: %1\nYear 2: %2\n").arg(sampleKey, otherKey)), KeyInput::Status::ChooseOne);
    EXPECT_EQ(status(kmsKey), KeyInput::Status::OnlyKmsClientKey);
    EXPECT_TRUE(slot.isEmpty());
    // A published key beside the right one is shown, but there is nothing to choose.
    EXPECT_EQ(status(QStringLiteral("Windows: %1\nESU: %2\n").arg(kmsKey, sampleKey)), KeyInput::Status::Ready);
}
