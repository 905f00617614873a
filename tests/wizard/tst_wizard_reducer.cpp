// SPDX-License-Identifier: MIT
// What each event does on each page that matters. One test per rule of the wizard.
#include "core/base/conditions.h"
#include "core/rules/verdict_rules.h"
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

using namespace esu;
using namespace esu::test;
using MainKind = MainAction::Kind;

// A Secret cannot be copied, so nothing that can be copied holds one.
static_assert(std::is_copy_constructible_v<WizardState> && std::is_copy_constructible_v<WizardEvent> &&
              std::is_copy_constructible_v<WizardEffect>);

namespace {

WizardState press(const WizardState &state, MainKind kind, WizardEffects *effects = nullptr)
{
    return after(state, event::MainPressed{kind}, effects);
}

WizardState press(const WizardState &state, SecondaryAction action, WizardEffects *effects = nullptr)
{
    return after(state, event::SecondaryPressed{action}, effects);
}

const effect::StartJob *started(const WizardEffects &effects)
{
    return find<effect::StartJob>(effects);
}

Error cancelledError()
{
    return cancelled(QStringLiteral("test"));
}

} // namespace

TEST(Start, ReadsByItselfOnceAndShowsTheError)
{
    WizardEffects effects;
    WizardState state;
    state = after(state, event::Started{}, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, stepJob(Step::Inspect));
    EXPECT_TRUE(find<effect::OpenSession>(effects));
    EXPECT_EQ(after(state, event::Started{}), state);

    state = after(state, event::JobEnded{state.generation, ended::Inspect{std::unexpected(offlineError())}});
    EXPECT_EQ(state.errorOf(Page::Start), offlineError());
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::CheckAgain);
}

TEST(Start, AnEndOfAnOlderGenerationIsIgnored)
{
    WizardState state = after({}, event::Started{});
    const WizardState same = after(state, event::JobEnded{state.generation - 1, ended::Inspect{goodInspection()}});
    EXPECT_EQ(same, state);
    EXPECT_EQ(after(state, event::JobEnded{state.generation, ended::Activate{activated()}}), state);
}

TEST(Start, ChoosingAnotherPcWhileReadingDropsThatReading)
{
    WizardEffects effects;
    WizardState state = after({}, event::Started{});
    const int old = state.generation;
    const MachineChoice other{.scenario = QStringLiteral("offline")};
    state = after(state, event::MachineChosen{other}, &effects);
    EXPECT_TRUE(find<effect::StopJob>(effects));
    EXPECT_EQ(find<effect::OpenSession>(effects)->machine, other);
    EXPECT_FALSE(started(effects));

    effects.clear();
    state = after(state, event::JobEnded{old, ended::Inspect{goodInspection()}}, &effects);
    EXPECT_FALSE(state.pc.run.inspection);
    ASSERT_TRUE(started(effects));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{keyedInspection()}});
    EXPECT_EQ(state.pc.run.inspection, keyedInspection());
}

TEST(Start, AnotherPcForgetsEverythingOfTheFormerOne)
{
    WizardState state = stateOn(Page::Start, licensedInspection());
    state.furthest = Page::Result;
    state.language = QStringLiteral("en");
    state.pc.done = {{}};
    WizardEffects effects;
    state = after(state, event::MachineChosen{{.scenario = QStringLiteral("offline")}}, &effects);
    EXPECT_FALSE(state.pc.run.inspection);
    EXPECT_TRUE(state.pc.done.isEmpty());
    EXPECT_EQ(state.furthest, Page::Start);
    EXPECT_EQ(state.language, QStringLiteral("en"));
    EXPECT_TRUE(find<effect::ForgetKeys>(effects));
}

TEST(Start, NotEligibleIsBlockedAndUncertainGoesOn)
{
    MachineFacts facts = goodFacts();
    facts.editionId = QStringLiteral("EnterpriseS");
    WizardState state = stateOn(Page::Start, inspect(facts, {baseRow()}));
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::None);
    EXPECT_EQ(press(state, MainKind::CheckPc).page, Page::Start);

    facts.editionId = QStringLiteral("Core");
    state = stateOn(Page::Start, inspect(facts, {baseRow(), esuRow(2)}));
    EXPECT_EQ(press(state, MainKind::CheckPc).page, Page::Prerequisites);

    facts.editionId = notRead();
    state = stateOn(Page::Start, inspect(facts, {baseRow(), esuRow(2)}));
    EXPECT_EQ(press(state, MainKind::CheckPc).page, Page::Prerequisites);
}

TEST(Accounts, AreTakenWhenTheyAreKnown)
{
    const WizardState state = after(stateOn(Page::Key, goodInspection()),
                                    event::AccountsRead{.names = {.users = {QStringLiteral("hanako")}},
                                                        .keyStoreOf = QStringLiteral("FABRIKAM\\admin")});
    EXPECT_EQ(state.names.users, QStringList{QStringLiteral("hanako")});
    EXPECT_EQ(state.offer.keyStoreOf, QStringLiteral("FABRIKAM\\admin"));
}

TEST(Start, AsksForElevationOnceAndNeverOnAPracticePc)
{
    MachineFacts facts = goodFacts();
    facts.elevated = false;
    WizardState state = stateOn(Page::Start, inspect(facts, {baseRow(), esuRow(2)}));
    WizardEffects effects;
    EXPECT_TRUE(mainAction(state, resources()).shield);
    WizardState asked = press(state, MainKind::CheckPc, &effects);
    EXPECT_TRUE(find<effect::RelaunchElevated>(effects));
    EXPECT_EQ(asked.page, Page::Start);

    effects.clear();
    EXPECT_TRUE(after(asked, event::ElevationAnswered{true}, &effects).closing);
    EXPECT_TRUE(find<effect::CloseWindow>(effects));

    WizardState refused = after(asked, event::ElevationAnswered{false});
    EXPECT_EQ(refused.page, Page::Prerequisites);
    EXPECT_EQ(mainAction(refused, resources()).kind, MainKind::RunElevated);
    EXPECT_EQ(press(refused, MainKind::Next), refused);

    state.machine = {.scenario = QStringLiteral("not-elevated")};
    EXPECT_EQ(press(state, MainKind::CheckPc).page, Page::Prerequisites);
    facts.elevated = notRead();
    EXPECT_FALSE(needsElevation(stateOn(Page::Start, inspect(facts, {}))));
}

Inspection lookedAround(Inspection inspection)
{
    inspection.facts.surroundings = Surroundings{};
    inspection.prerequisites.append({.id = QStringLiteral("disk-space"), .blocking = false});
    return inspection;
}

TEST(Prerequisites, BlockUntilReadAgainUnlessNothingHasToBeSpent)
{
    WizardState state = stateOn(Page::Prerequisites, inspect(goodFacts(), {baseRow(0), esuRow(2)}));
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::CheckAgain);
    EXPECT_EQ(press(state, MainKind::Next).page, Page::Prerequisites);
    WizardEffects effects;
    state = press(state, MainKind::CheckAgain, &effects);
    ASSERT_TRUE(started(effects));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{goodInspection()}});
    state = after(state, event::JobEnded{state.generation, ended::LookAround{lookedAround(goodInspection())}});
    EXPECT_EQ(press(state, MainKind::Next).page, Page::Key);

    const Inspection done = inspect(goodFacts(), {baseRow(0), esuRow(2, sampleLastFive, licenseStatusLicensed)});
    EXPECT_EQ(press(stateOn(Page::Prerequisites, done), MainKind::Next).page, Page::Key);
}

TEST(Prerequisites, LooksAroundOnArriving)
{
    WizardEffects effects;
    WizardState state = after(stateOn(Page::Start, goodInspection()), event::MainPressed{MainKind::CheckPc}, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, stepJob(Step::LookAround));
    const Inspection seen = lookedAround(*state.pc.run.inspection);
    state = after(state, event::JobEnded{state.generation, ended::LookAround{seen}});
    EXPECT_FALSE(state.running);
    EXPECT_EQ(state.pc.run.inspection, seen);
    EXPECT_EQ(press(state, MainKind::Next).page, Page::Key);
}

TEST(Prerequisites, LooksAroundOnceForEachReading)
{
    WizardState state = stateOn(Page::Key, lookedAround(goodInspection()));
    state = after(state, event::BackPressed{});
    ASSERT_EQ(state.page, Page::Prerequisites);
    EXPECT_FALSE(state.running);
    state = after(state, event::SecondaryPressed{SecondaryAction::CheckAgain});
    ASSERT_TRUE(state.isRunning(Step::Inspect));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{goodInspection()}});
    EXPECT_TRUE(state.isRunning(Step::LookAround));
}

TEST(Prerequisites, ReadingThePcOnPage1DoesNotLookAround)
{
    WizardState state =
        after(stateOn(Page::Start, goodInspection()), event::SecondaryPressed{SecondaryAction::CheckAgain});
    state = after(state, event::JobEnded{state.generation, ended::Inspect{goodInspection()}});
    EXPECT_FALSE(state.running);
}

TEST(Prerequisites, LookingAroundMayBeStoppedAndNothingIsMissing)
{
    WizardState state = press(stateOn(Page::Start, goodInspection()), MainKind::CheckPc);
    state = after(state, event::CancelPressed{});
    ASSERT_TRUE(state.running->stopping);
    const Error stopped{.fault = Fault::Cancelled, .operation = QStringLiteral("network.probe")};
    state = after(state, event::JobEnded{state.generation, ended::LookAround{std::unexpected(stopped)}});
    EXPECT_EQ(state.pc.stopped, stepJob(Step::LookAround));
    EXPECT_EQ(state.pc.run.inspection, goodInspection());
    EXPECT_EQ(press(state, MainKind::Next).page, Page::Key);
}

TEST(Prerequisites, UnknownGoesOn)
{
    Inspection unread = goodInspection();
    unread.licenses = std::unexpected(offlineError());
    EXPECT_EQ(press(stateOn(Page::Prerequisites, unread), MainKind::Next).page, Page::Key);
}

TEST(Start, AnotherPcIsReadAnewAndTheMirrorOfTheCatalogStays)
{
    WizardState state = stateOn(Page::Start, goodInspection());
    state.catalog = QStringLiteral("https://mirror.example/");
    state.elevation = WizardState::Elevation::Refused;
    const WizardState other = after(
        state, event::MachineChosen{{.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("other")}});
    EXPECT_EQ(other.catalog, state.catalog);
    EXPECT_EQ(other.elevation, WizardState::Elevation::NotAsked);
    EXPECT_FALSE(other.pc.run.inspection);
    EXPECT_EQ(other.pc.done, QList<DoneAct>());
    EXPECT_TRUE(other.isRunning(Step::Inspect));
}

TEST(Record, RunsWhenNothingElseDoesAndIsShown)
{
    for (const Page page : allPages) {
        const WizardState state = stateOn(page, goodInspection());
        EXPECT_TRUE(secondaryActions(state, resources()).contains(SecondaryAction::RecordPc));
        WizardEffects effects;
        const WizardState recording = after(state, event::SecondaryPressed{SecondaryAction::RecordPc}, &effects);
        ASSERT_TRUE(started(effects));
        EXPECT_EQ(started(effects)->job, Job(job::Record{}));
        EXPECT_EQ(stateCard(recording, resources()).text, CardText::Recording);
        EXPECT_FALSE(secondaryActions(recording, resources()).contains(SecondaryAction::RecordPc));
        effects.clear();
        const WizardState done =
            after(recording, event::JobEnded{recording.generation, ended::Record{QByteArray("{}")}}, &effects);
        ASSERT_TRUE(find<effect::ShowRecording>(effects));
        EXPECT_EQ(find<effect::ShowRecording>(effects)->recording, QByteArray("{}"));
        EXPECT_FALSE(done.running);
        EXPECT_EQ(done.page, page);
    }
}

TEST(Record, AFailureIsShownAndAStopIsNot)
{
    WizardState state =
        after(stateOn(Page::Start, goodInspection()), event::SecondaryPressed{SecondaryAction::RecordPc});
    WizardEffects effects;
    after(state, event::JobEnded{state.generation, ended::Record{std::unexpected(offlineError())}}, &effects);
    ASSERT_TRUE(find<effect::ShowRecording>(effects));
    EXPECT_EQ(find<effect::ShowRecording>(effects)->recording.error(), offlineError());
    state = after(state, event::CancelPressed{});
    effects.clear();
    const Error stopped{.fault = Fault::Cancelled, .operation = QStringLiteral("wua.search")};
    state = after(state, event::JobEnded{state.generation, ended::Record{std::unexpected(stopped)}}, &effects);
    EXPECT_FALSE(find<effect::ShowRecording>(effects));
    EXPECT_EQ(state.pc.stopped, Job(job::Record{}));
}

TEST(Key, InstallsOnlyAUsableKeyAndThenForgetsIt)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    EXPECT_FALSE(mainAction(state, resources()).enabled);
    for (const auto status : {KeyInput::Status::NoneFound, KeyInput::Status::Problem,
                              KeyInput::Status::OnlyKmsClientKey, KeyInput::Status::ChooseOne}) {
        state = after(state, event::KeyParsed{{.status = status}});
        EXPECT_FALSE(mainAction(state, resources()).enabled);
    }
    state = after(state, event::KeyParsed{readyKey()});
    WizardEffects effects;
    state = press(state, MainKind::InstallKey, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, (Job(job::RunStep{Step::InstallKey, KeyTicket{1}})));

    effects.clear();
    const int clearings = state.key.clearings;
    state = after(state, event::JobEnded{state.generation, ended::InstallKey{keyInstalled()}}, &effects);
    EXPECT_TRUE(find<effect::ForgetKeys>(effects));
    EXPECT_EQ(state.key.input, KeyInput{});
    EXPECT_EQ(state.key.clearings, clearings + 1);
    EXPECT_EQ(state.pc.chosenRow, yearId(2));
    EXPECT_EQ(state.pc.done.constLast().kind, DoneAct::Kind::KeyInstalled);
    EXPECT_EQ(stateCard(state, resources()).text, CardText::KeyInstalled);
    EXPECT_EQ(press(state, MainKind::Next).page, Page::ActivationId);
}

TEST(Key, SeveralKeysAskWhichAndAKmsKeyCannotBeChosen)
{
    KeyInput several{
        .status = KeyInput::Status::ChooseOne,
        .found = {
            KeyView{.ticket = {0}, .lastFive = QStringLiteral("T83GX"), .kmsProduct = QStringLiteral("Windows 10 Pro")},
            KeyView{.ticket = {4}, .lastFive = QStringLiteral("AAAAA")},
            KeyView{.ticket = {5}, .lastFive = sampleLastFive}}};
    WizardState state = after(stateOn(Page::Key, goodInspection()), event::KeyParsed{several});
    EXPECT_EQ(after(state, event::KeyChosen{{0}}), state);
    EXPECT_EQ(after(state, event::KeyChosen{{9}}), state);
    state = after(state, event::KeyChosen{{5}});
    WizardEffects effects;
    press(state, MainKind::InstallKey, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, (Job(job::RunStep{Step::InstallKey, KeyTicket{5}})));
}

TEST(Key, OfSeveralThePcIsAskedAndTheOnlyOneForEsuIsPreferred)
{
    const KeyInput several{.status = KeyInput::Status::ChooseOne,
                           .found = {KeyView{.ticket = {4}, .lastFive = QStringLiteral("AAAAA"), .groupId = 1},
                                     KeyView{.ticket = {5}, .lastFive = sampleLastFive, .groupId = 2},
                                     KeyView{.ticket = {6}, .lastFive = QStringLiteral("BBBBB")}}};
    WizardEffects effects;
    const WizardState asking = after(stateOn(Page::Key, goodInspection()), event::KeyParsed{several}, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, Job(job::AskAboutKeys{several.found}));
    const auto answered = [&asking](const QList<KeyUse> &uses) {
        return after(asking, event::JobEnded{asking.generation, ended::AskAboutKeys{uses}});
    };
    const KeyUse esu{.kind = KeyUse::Kind::Esu};
    const KeyUse other{.kind = KeyUse::Kind::OtherProduct, .product = QStringLiteral("Windows 10 Pro")};
    WizardState state = answered({other, esu, {}});
    EXPECT_EQ(state.key.input.chosen, KeyTicket{5});
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::InstallKey);
    EXPECT_TRUE(mainAction(state, resources()).enabled);
    EXPECT_EQ(after(state, event::KeyChosen{{4}}).key.input.chosen, KeyTicket{5}) << "that one is for Windows";
    EXPECT_EQ(after(state, event::KeyChosen{{6}}).key.input.chosen, KeyTicket{6}) << "a person knows better";

    state = answered({esu, esu, {}});
    EXPECT_FALSE(state.key.input.chosen);
    EXPECT_FALSE(mainAction(state, resources()).enabled);
    EXPECT_EQ(answered({{}, {}, {}}).key.input.status, KeyInput::Status::ChooseOne);
}

TEST(Key, AKeyThatIsInARowIsNotInstalledAgain)
{
    for (const Inspection &inspection : {keyedInspection(), licensedInspection()}) {
        WizardState state = after(stateOn(Page::Key, inspection), event::KeyParsed{readyKey()});
        WizardEffects effects;
        EXPECT_EQ(mainAction(state, resources()).kind, MainKind::Next);
        EXPECT_EQ(press(state, MainKind::InstallKey, &effects), state);
        EXPECT_TRUE(effects.empty());
        state = press(state, MainKind::Next);
        EXPECT_EQ(state.page, Page::ActivationId);
        EXPECT_EQ(state.pc.chosenRow, yearId(2));
    }
    // Another key on an activated PC is installed.
    const WizardState other =
        after(stateOn(Page::Key, licensedInspection()), event::KeyParsed{readyKey(QStringLiteral("6789C"))});
    EXPECT_EQ(mainAction(other, resources()).kind, MainKind::InstallKey);
}

TEST(Key, IsStoredOnlyWhenTheBoxIsTickedAndAfterItWasInstalled)
{
    WizardState state = after(stateOn(Page::Key, goodInspection()), event::KeyParsed{readyKey()});
    state = after(state, event::StoreKeyToggled{true});
    state = press(state, MainKind::InstallKey);
    WizardEffects effects;
    state = after(state, event::JobEnded{state.generation, ended::InstallKey{keyInstalled()}}, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, Job(job::StoreKey{KeyTicket{1}}));
    EXPECT_FALSE(find<effect::ForgetKeys>(effects));

    effects.clear();
    const WizardState stored = after(state, event::JobEnded{state.generation, ended::StoreKey{{}}}, &effects);
    EXPECT_EQ(stored.key.stored, StoredKey::Present);
    EXPECT_TRUE(find<effect::ForgetKeys>(effects));
    const WizardState failed =
        after(state, event::JobEnded{state.generation, ended::StoreKey{std::unexpected(offlineError())}});
    EXPECT_EQ(failed.key.storeError, offlineError());
    EXPECT_EQ(mainAction(failed, resources()).kind, MainKind::Next);
}

TEST(Key, AKeyThatWentToWindowsItselfStopsEverythingUntilReadAgain)
{
    WizardState state =
        after(stateOn(Page::Key, keyedInspection(1)), event::KeyParsed{readyKey(QStringLiteral("6789C"))});
    state = press(state, MainKind::InstallKey);
    KeyReport report = keyInstalled();
    report.row.reset();
    report.error = Error{.fault = Fault::Refused,
                         .operation = QStringLiteral("key.bind"),
                         .condition = condition::baseKeyInstalled,
                         .detail = sampleLastFive};
    WizardEffects effects;
    state = after(state, event::JobEnded{state.generation, ended::InstallKey{report}}, &effects);
    EXPECT_TRUE(find<effect::ForgetKeys>(effects));
    EXPECT_EQ(stateCard(state, resources()).text, CardText::KeyBaseTookKey);
    EXPECT_EQ(stateCard(state, resources()).args.lastFive, sampleLastFive);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::None);
    EXPECT_FALSE(mayActivate(state));
    EXPECT_TRUE(state.pc.done.isEmpty());
    state.page = Page::Prerequisites;
    state = press(state, MainKind::CheckAgain);
    state = after(state, event::JobEnded{state.generation, ended::Inspect{keyedInspection()}});
    EXPECT_TRUE(mayActivate(state));
}

TEST(Key, AnErrorThatRepeatingCannotCureHasNoMainActionUntilTheKeyChanges)
{
    WizardState state = after(stateOn(Page::Key, goodInspection()), event::KeyParsed{readyKey()});
    state = press(state, MainKind::InstallKey);
    state = after(state, event::JobEnded{state.generation, ended::InstallKey{{.error = limitError()}}});
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::None);
    state = after(state, event::KeyParsed{readyKey(QStringLiteral("6789C"))});
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::InstallKey);
}

TEST(Key, TheStoredKeyIsReadOnlyWhenAsked)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    WizardEffects effects;
    state = press(state, SecondaryAction::UseStoredKey, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, Job(job::ReadStoredKey{}));
    const WizardState read = after(state, event::JobEnded{state.generation, ended::ReadStoredKey{readyKey()}});
    EXPECT_TRUE(read.key.input.fromStore);
    EXPECT_EQ(mainAction(read, resources()).kind, MainKind::InstallKey);
    Error none = offlineError();
    none.fault = Fault::NotFound;
    const WizardState absent =
        after(state, event::JobEnded{state.generation, ended::ReadStoredKey{std::unexpected(none)}});
    EXPECT_EQ(absent.key.stored, StoredKey::Absent);
    EXPECT_FALSE(secondaryActions(absent, resources()).contains(SecondaryAction::UseStoredKey));
}

TEST(ActivationId, ChecksAPastedId)
{
    struct Case {
        QString text;
        IdInput::Status status;
    };
    const QList<Case> cases{
        {QString(), IdInput::Status::Empty},
        {QStringLiteral("123"), IdInput::Status::NotAGuid},
        {practiceKey, IdInput::Status::ProductKey},
        {QStringLiteral("slmgr /ipk ") + practiceKey.toLower(), IdInput::Status::ProductKey},
        {basePasted, IdInput::Status::BaseWindows},
        {baseRow().id->text(), IdInput::Status::BaseWindows},
        {yearId(2).text(), IdInput::Status::Ok},
        {QStringLiteral("slmgr /ato ") + yearId(2).text(), IdInput::Status::Ok},
        {yearId(3).text(), IdInput::Status::OtherRow},
        {QStringLiteral("11111111-2222-3333-4444-555555555555"), IdInput::Status::NotHere},
        {windowsApplicationId, IdInput::Status::Application},
        {yearId(2).text() + QLatin1Char(' ') + yearId(3).text(), IdInput::Status::Several},
        {yearId(2).text().remove(QLatin1Char('-')), IdInput::Status::Ok},
        {QStringLiteral("The ID is ") + yearId(2).text() + QLatin1Char('.'), IdInput::Status::Ok},
    };
    for (const Case &each : cases) {
        const WizardState state =
            after(stateOn(Page::ActivationId, keyedInspection()), event::ActivationIdEdited{each.text});
        EXPECT_EQ(state.pc.idInput.status, each.status) << each.text.toStdString();
        EXPECT_TRUE(mainAction(state, resources()).enabled) << "comparing is optional: " << each.text.toStdString();
    }
    const WizardState base =
        after(stateOn(Page::ActivationId, keyedInspection()), event::ActivationIdEdited{basePasted});
    EXPECT_EQ(base.pc.idInput.product, QStringLiteral("Windows 10 Pro"));
    EXPECT_EQ(stateCard(base, resources()).text, CardText::IdGood) << "the card is about the key";
}

TEST(ActivationId, ARowWithoutAKeyCannotBeChosen)
{
    const WizardState state = stateOn(Page::ActivationId, keyedInspection());
    EXPECT_EQ(after(state, event::RowChosen{yearId(3)}), state);
    EXPECT_EQ(after(state, event::RowChosen{yearId(2)}).pc.chosenRow, yearId(2));
}

TEST(ActivationId, RemovingTheKeyAsksFirst)
{
    WizardEffects effects;
    WizardState state = press(stateOn(Page::ActivationId, licensedInspection()), SecondaryAction::RemoveKey, &effects);
    EXPECT_EQ(state.question, Question::RemoveKey);
    EXPECT_TRUE(effects.empty());
    EXPECT_FALSE(after(state, event::QuestionAnswered{Question::RemoveKey, false}).running);

    state = after(state, event::QuestionAnswered{Question::RemoveKey, true}, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, stepJob(Step::UninstallKey));
    EXPECT_EQ(started(effects)->run.wish.wanted, yearId(2));
    state = after(state, event::JobEnded{state.generation, ended::UninstallKey{EsuRow{.row = esuRow(2)}}});
    EXPECT_FALSE(targetRow(state));
    EXPECT_EQ(stateCard(state, resources()).text, CardText::IdRemoved);
    EXPECT_EQ(state.pc.done.constLast().lastFive, sampleLastFive);
}

TEST(Activate, SpendsOnlyOnItsButtonAndNamesTheRow)
{
    WizardState state = press(stateOn(Page::ActivationId, keyedInspection()), MainKind::UseYear);
    ASSERT_EQ(state.page, Page::Activate);
    EXPECT_FALSE(state.running);
    EXPECT_EQ(notices(state, resources()).constLast().text, NoticeText::ActivationCost);
    WizardEffects effects;
    state = press(state, MainKind::Activate, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->run.wish.wanted, yearId(2));
    EXPECT_EQ(started(effects)->run.wish.lastFive, sampleLastFive);
    EXPECT_FALSE(started(effects)->run.wish.retryAmbiguous);
    state = after(state, event::JobEnded{state.generation, ended::Activate{activated()}});
    EXPECT_EQ(stateCard(state, resources()).text, CardText::ActivateDone);
    EXPECT_EQ(state.pc.done.constLast().kind, DoneAct::Kind::Activated);
    EXPECT_EQ(press(state, MainKind::Next).page, Page::Updates);
}

TEST(Activate, ALicensedRowSpendsNothing)
{
    const WizardState state = stateOn(Page::Activate, licensedInspection());
    EXPECT_FALSE(mayActivate(state));
    for (const MainKind kind : {MainKind::Activate, MainKind::ActivateAgain}) {
        WizardEffects effects;
        EXPECT_EQ(press(state, kind, &effects), state);
        EXPECT_TRUE(effects.empty());
    }
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::Next);
}

TEST(Activate, AfterAnOpenAnswerTheButtonSaysThatItMayCostOneMore)
{
    WizardState state = press(stateOn(Page::Activate, keyedInspection()), MainKind::Activate);
    state = after(state,
                  event::JobEnded{state.generation, ended::Activate{activationFailed(lostAnswer(), Spent::Unknown)}});
    EXPECT_EQ(stateCard(state, resources()).text, CardText::ActivateAmbiguous);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::ActivateAgain);
    EXPECT_FALSE(secondaryActions(state, resources()).contains(SecondaryAction::DoRemaining));
    EXPECT_EQ(press(state, MainKind::Activate), state);
    WizardEffects effects;
    WizardState again = press(state, MainKind::ActivateAgain, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_TRUE(started(effects)->run.wish.retryAmbiguous);
    // A definite refusal makes a new attempt free again.
    again = after(again, event::JobEnded{again.generation, ended::Activate{activationFailed(offlineError())}});
    EXPECT_EQ(mainAction(again, resources()).kind, MainKind::Activate);
}

TEST(Activate, TooManyOpenAnswersCanBeInsistedOn)
{
    WizardState state = press(stateOn(Page::Activate, keyedInspection()), MainKind::Activate);
    const Error exhausted{.fault = Fault::Refused,
                          .operation = QStringLiteral("spp.activate"),
                          .condition = condition::attemptsExhausted};
    state = after(state, event::JobEnded{state.generation, ended::Activate{activationFailed(exhausted)}});
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::ActivateAgain);
}

TEST(Activate, AnExhaustedKeyHasNoMainActionButAWayOut)
{
    WizardState state = press(stateOn(Page::Activate, keyedInspection()), MainKind::Activate);
    state = after(state, event::JobEnded{state.generation, ended::Activate{activationFailed(limitError())}});
    EXPECT_EQ(stateCard(state, resources()).text, CardText::ActivateLimit);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::None);
    EXPECT_EQ(press(state, SecondaryAction::AnotherKey).page, Page::Key);
    EXPECT_TRUE(canGoBack(state));
}

TEST(Activate, AStopAfterTheQuestionWasSentLeavesTheAnswerOpen)
{
    WizardState state = press(stateOn(Page::Activate, keyedInspection()), MainKind::Activate);
    WizardEffects effects;
    state = after(state, event::CancelPressed{}, &effects);
    EXPECT_TRUE(find<effect::StopJob>(effects));
    const WizardState open = after(
        state, event::JobEnded{state.generation, ended::Activate{activationFailed(cancelledError(), Spent::Unknown)}});
    EXPECT_EQ(stateCard(open, resources()).text, CardText::ActivateAmbiguous);
    const WizardState stopped =
        after(state, event::JobEnded{state.generation, ended::Activate{activationFailed(cancelledError())}});
    EXPECT_EQ(stateCard(stopped, resources()).text, CardText::Stopped);
    EXPECT_EQ(mainAction(stopped, resources()).kind, MainKind::Activate);
}

TEST(Updates, PreselectsSecurityAndInstallsWhatIsTicked)
{
    WizardState state = press(stateOn(Page::Updates, licensedInspection()), MainKind::SearchUpdates);
    const Updates found{update(QStringLiteral("KB1"), true, true), update(QStringLiteral("KB2"), false),
                        update(QStringLiteral("KB3"), true)};
    state = after(state, event::JobEnded{state.generation, ended::SearchUpdates{found}});
    EXPECT_EQ(state.pc.selectedUpdates, (QStringList{QStringLiteral("id-KB1"), QStringLiteral("id-KB3")}));
    EXPECT_EQ(stateCard(state, resources()).args.otherCount, 1);
    state = after(state, event::UpdateToggled{QStringLiteral("id-KB3"), false});
    EXPECT_EQ(after(state, event::UpdateToggled{QStringLiteral("unknown"), true}), state);
    EXPECT_EQ(mainAction(state, resources()).count, 1);
    WizardEffects effects;
    state = press(state, MainKind::InstallUpdates, &effects);
    ASSERT_TRUE(started(effects));
    ASSERT_EQ(chosenUpdates(started(effects)->run).size(), 1);
    UpdateInfo done = found.constFirst();
    done.state = UpdateInfo::State::Installed;
    state = after(state, event::JobEnded{state.generation,
                                         ended::InstallUpdates{UpdateRun{.updates = {done}, .restartRequired = true}}});
    EXPECT_EQ(stateCard(state, resources()).text, CardText::UpdatesRestart);
    EXPECT_EQ(state.pc.done.constLast().count, 1);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::Next);
    EXPECT_EQ(after(state, event::AllUpdatesToggled{true}).pc.selectedUpdates.size(), 2) << "KB1 is installed";
}

TEST(Updates, AFailedOneCanBeTriedAgain)
{
    WizardState state = stateOn(Page::Updates, licensedInspection());
    state.pc.run.updates = Updates{update(QStringLiteral("KB1"), true)};
    state.pc.selectedUpdates = {QStringLiteral("id-KB1")};
    state = press(state, MainKind::InstallUpdates);
    UpdateInfo failed = state.pc.run.updates->constFirst();
    failed.state = UpdateInfo::State::Failed;
    failed.code = 0x80070005U;
    state = after(state, event::JobEnded{state.generation, ended::InstallUpdates{UpdateRun{.updates = {failed}}}});
    EXPECT_EQ(stateCard(state, resources()).text, CardText::UpdatesSomeFailed);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::InstallUpdates);
    EXPECT_EQ(press(state, SecondaryAction::SkipUpdates).page, Page::Result);
}

TEST(Result, VerifiesByItselfAndSavesOnItsButton)
{
    WizardEffects effects;
    WizardState state = press(stateOn(Page::Updates, licensedInspection()), SecondaryAction::SkipUpdates, &effects);
    ASSERT_TRUE(started(effects));
    EXPECT_EQ(started(effects)->job, stepJob(Step::Verify));
    const Inspection inspection = licensedInspection();
    state =
        after(state, event::JobEnded{state.generation,
                                     ended::Verify{Verification{
                                         inspection, judge(inspection, resources().programmes, resources().updates)}}});
    effects.clear();
    state = press(state, MainKind::SaveResult, &effects);
    EXPECT_TRUE(find<effect::SaveReport>(effects));
    state = after(state, event::ResultSaved{QStringLiteral("a.html")});
    EXPECT_EQ(state.pc.savedFile, QStringLiteral("a.html"));
    effects.clear();
    EXPECT_TRUE(after(state, event::CancelPressed{}, &effects).closing);
    state.offer.saveResult = false;
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::Close);
}

TEST(Navigation, BackUndoesNothingAndDoneStepsStayDone)
{
    WizardState state = stateOn(Page::Updates, licensedInspection());
    state = after(state, event::BackPressed{});
    EXPECT_EQ(state.page, Page::Activate);
    EXPECT_EQ(state.pc.run.inspection, licensedInspection());
    EXPECT_EQ(railState(state, Page::Key), RailState::Done);
    EXPECT_EQ(stateCard(state, resources()).text, CardText::ActivateNoNeed);
    EXPECT_EQ(after(state, event::PageRequested{Page::Result}), state);
    EXPECT_EQ(after(state, event::PageRequested{Page::Start}).page, Page::Start);
    EXPECT_EQ(after(stateOn(Page::Start, goodInspection()), event::BackPressed{}).page, Page::Start);
}

TEST(Navigation, NothingMovesWhileAJobRuns)
{
    const WizardState state = press(stateOn(Page::Activate, keyedInspection()), MainKind::Activate);
    for (const WizardEvent &event : std::initializer_list<WizardEvent>{
             event::BackPressed{}, event::PageRequested{Page::Start}, event::MainPressed{MainKind::Activate},
             event::KeyParsed{readyKey()}, event::RowChosen{yearId(2)},
             event::SecondaryPressed{SecondaryAction::AnotherKey}, event::MachineChosen{}})
        EXPECT_EQ(after(state, event), state);
    EXPECT_EQ(after(state, event::LanguageChosen{QStringLiteral("en")}).language, QStringLiteral("en"));
}

TEST(Cancel, StopsAJobOnceAndSaysWhatWasDone)
{
    WizardState state = press(stateOn(Page::Updates, licensedInspection()), MainKind::SearchUpdates);
    EXPECT_EQ(cancelAction(state), CancelAction::Stop);
    state = after(state, event::CancelPressed{});
    EXPECT_EQ(cancelAction(state), CancelAction::Stopping);
    WizardEffects effects;
    EXPECT_EQ(after(state, event::CancelPressed{}, &effects), state);
    EXPECT_TRUE(effects.empty());
    state = after(state, event::JobEnded{state.generation, ended::SearchUpdates{std::unexpected(cancelledError())}});
    EXPECT_EQ(stateCard(state, resources()).text, CardText::Stopped);
    EXPECT_FALSE(state.errorOf(Page::Updates));
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::SearchUpdates);
}

TEST(Cancel, OnAnOpenQuestionIsNo)
{
    const WizardState page = stateOn(Page::ActivationId, keyedInspection());
    for (WizardState state : {press(page, SecondaryAction::DoRemaining), after(page, event::CancelPressed{})}) {
        ASSERT_TRUE(state.question);
        WizardEffects effects;
        state = after(state, event::CancelPressed{}, &effects);
        EXPECT_FALSE(state.question);
        EXPECT_FALSE(state.running);
        EXPECT_FALSE(state.closing);
        EXPECT_TRUE(effects.empty());
    }
}

TEST(Cancel, AsksWhenIdle)
{
    WizardState state = after(stateOn(Page::Key, goodInspection()), event::CancelPressed{});
    EXPECT_EQ(state.question, Question::CloseWizard);
    EXPECT_FALSE(after(state, event::CancelPressed{}).question);
    EXPECT_FALSE(after(state, event::QuestionAnswered{Question::CloseWizard, false}).closing);
    EXPECT_EQ(after(state, event::QuestionAnswered{Question::RemoveKey, true}), state);
    WizardEffects effects;
    state = after(state, event::QuestionAnswered{Question::CloseWizard, true}, &effects);
    EXPECT_TRUE(find<effect::CloseWindow>(effects));
    EXPECT_TRUE(find<effect::ForgetKeys>(effects));
    EXPECT_EQ(after(state, event::MainPressed{MainKind::InstallKey}), state);
}

TEST(Close, WhileRunningStopsFirstAndLeavesAHangingJobBehind)
{
    WizardState state = press(stateOn(Page::Updates, licensedInspection()), MainKind::SearchUpdates);
    WizardEffects effects;
    state = after(state, event::CloseRequested{}, &effects);
    EXPECT_TRUE(find<effect::StopJob>(effects));
    ASSERT_TRUE(find<effect::StartGrace>(effects));
    EXPECT_FALSE(find<effect::CloseWindow>(effects));

    effects.clear();
    EXPECT_TRUE(after(state, event::JobEnded{state.generation, ended::SearchUpdates{Updates{}}}, &effects).closing);
    EXPECT_TRUE(find<effect::CloseWindow>(effects));

    effects.clear();
    EXPECT_EQ(after(state, event::GraceExpired{state.generation - 1}), state);
    EXPECT_TRUE(after(state, event::GraceExpired{state.generation}, &effects).closing);
    EXPECT_TRUE(find<effect::AbandonJob>(effects));
}

TEST(Updates, WhatWaitedForAnotherOneIsLookedForAtOnceAndIsThePersonsToInstall)
{
    WizardState state = press(stateOn(Page::Updates, licensedInspection()), MainKind::SearchUpdates);
    state = after(
        state, event::JobEnded{state.generation, ended::SearchUpdates{Updates{update(QStringLiteral("KB1"), true),
                                                                              update(QStringLiteral("KB2"), true)}}});
    state = after(state, event::UpdateToggled{update(QStringLiteral("KB2"), true).id, false});
    state = press(state, MainKind::InstallUpdates);
    UpdateInfo done = update(QStringLiteral("KB1"), true);
    done.state = UpdateInfo::State::Installed;
    state = after(state, event::JobEnded{state.generation, ended::InstallUpdates{UpdateRun{.updates = {done}}}});
    EXPECT_TRUE(state.isRunning(Step::SearchUpdates));
    const Updates found{update(QStringLiteral("KB2"), true), update(QStringLiteral("KB3"), true)};
    state = after(state, event::JobEnded{state.generation, ended::SearchUpdates{found}});
    EXPECT_FALSE(state.running);
    EXPECT_EQ(stateCard(state, resources()).text, CardText::UpdatesFound);
    const MainAction action = mainAction(state, resources());
    EXPECT_EQ(action.kind, MainKind::InstallUpdates);
    EXPECT_EQ(action.count, 1) << "what was left out stays left out";
}

TEST(Remaining, ShowsThePlanFirstThenRunsEveryStep)
{
    WizardEffects effects;
    WizardState state = press(stateOn(Page::ActivationId, keyedInspection()), SecondaryAction::DoRemaining, &effects);
    EXPECT_TRUE(effects.empty());
    ASSERT_EQ(state.question, Question::RunPlan);
    EXPECT_TRUE(remainingSpends(state));
    EXPECT_FALSE(after(state, event::QuestionAnswered{Question::RunPlan, false}).pc.remaining);

    state = after(state, event::QuestionAnswered{Question::RunPlan, true}, &effects);
    EXPECT_EQ(state.page, Page::Activate);
    EXPECT_TRUE(state.isRunning(Step::Activate));
    state = after(state, event::JobEnded{state.generation, ended::Activate{activated()}});
    EXPECT_TRUE(state.isRunning(Step::SearchUpdates));
    EXPECT_EQ(state.page, Page::Updates);
    state = after(
        state, event::JobEnded{state.generation, ended::SearchUpdates{Updates{update(QStringLiteral("KB1"), true)}}});
    EXPECT_TRUE(state.isRunning(Step::InstallUpdates));
    UpdateInfo done = update(QStringLiteral("KB1"), true);
    done.state = UpdateInfo::State::Installed;
    state = after(state, event::JobEnded{state.generation, ended::InstallUpdates{UpdateRun{.updates = {done}}}});
    EXPECT_TRUE(state.isRunning(Step::SearchUpdates)) << "another one may have waited for it";
    state = after(
        state, event::JobEnded{state.generation, ended::SearchUpdates{Updates{update(QStringLiteral("KB2"), true)}}});
    EXPECT_TRUE(state.isRunning(Step::InstallUpdates));
    UpdateInfo later = update(QStringLiteral("KB2"), true);
    later.state = UpdateInfo::State::Installed;
    state =
        after(state, event::JobEnded{state.generation,
                                     ended::InstallUpdates{UpdateRun{.updates = {later}, .restartRequired = true}}});
    EXPECT_EQ(state.pc.run.updateRun->updates.size(), 2);
    EXPECT_TRUE(state.isRunning(Step::Verify));
    state = after(state, event::JobEnded{state.generation, ended::Verify{Verification{licensedInspection(), {}}}});
    EXPECT_EQ(state.pc.remaining, RemainingPhase::Finished);
    EXPECT_EQ(state.page, Page::Result);
}

namespace {

/// The remaining steps of a PC that can be restarted have installed an update that asks for it; `waiting` came along.
WizardState remainingAtRestart(bool practice, const Updates &waiting = {})
{
    WizardState state = stateOn(Page::Updates, licensedInspection());
    state.pc.abilities.restart = true;
    if (practice)
        state.machine = {.scenario = QStringLiteral("any")};
    state = press(state, SecondaryAction::DoRemaining);
    const QList<StepEntry> plan = remainingSteps(state);
    EXPECT_TRUE(std::ranges::any_of(plan, [](const StepEntry &entry) { return entry.step == Step::Restart; }));
    state = after(state, event::QuestionAnswered{Question::RunPlan, true});
    Updates found{update(QStringLiteral("KB1"), true)};
    found += waiting;
    state = after(state, event::JobEnded{state.generation, ended::SearchUpdates{found}});
    Updates done = found;
    done[0].state = UpdateInfo::State::Installed;
    for (qsizetype i = 1; i < done.size(); ++i)
        done[i].state = UpdateInfo::State::Downloaded;
    return after(state, event::JobEnded{state.generation,
                                        ended::InstallUpdates{UpdateRun{.updates = done, .restartRequired = true}}});
}

} // namespace

TEST(Remaining, StopsAtTheRestartAsksAndVerifiesAfterIt)
{
    WizardState state = remainingAtRestart(true);
    EXPECT_FALSE(state.running) << "the verdict comes after the restart";
    EXPECT_EQ(state.question, Question::Restart);
    EXPECT_EQ(state.page, Page::Updates);
    EXPECT_EQ(state.pc.remaining, RemainingPhase::Running);
    state = after(state, event::QuestionAnswered{Question::Restart, true});
    ASSERT_TRUE(state.isRunning(Step::Restart));
    state = after(state, event::JobEnded{state.generation, ended::Restart{{}}});
    ASSERT_TRUE(state.isRunning(Step::Inspect));
    state = after(state, event::JobEnded{state.generation, ended::Inspect{licensedInspection()}});
    ASSERT_TRUE(state.isRunning(Step::Verify));
    const Inspection inspection = licensedInspection();
    state =
        after(state, event::JobEnded{state.generation,
                                     ended::Verify{Verification{
                                         inspection, judge(inspection, resources().programmes, resources().updates)}}});
    EXPECT_EQ(state.page, Page::Result);
    EXPECT_EQ(state.pc.remaining, RemainingPhase::Finished);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::SaveResult);
}

TEST(Remaining, WhatWaitedForTheRestartIsLookedForAfterIt)
{
    WizardState state = remainingAtRestart(true, {update(QStringLiteral("KB2"), true)});
    ASSERT_EQ(state.question, Question::Restart);
    state = after(state, event::QuestionAnswered{Question::Restart, true});
    state = after(state, event::JobEnded{state.generation, ended::Restart{{}}});
    state = after(state, event::JobEnded{state.generation, ended::Inspect{licensedInspection()}});
    EXPECT_TRUE(state.isRunning(Step::SearchUpdates));
    state = after(
        state, event::JobEnded{state.generation, ended::SearchUpdates{Updates{update(QStringLiteral("KB2"), true)}}});
    EXPECT_TRUE(state.isRunning(Step::InstallUpdates));
}

TEST(Remaining, ARestartThatIsLeftForLaterIsTheMainActionOfTheResult)
{
    WizardState state = after(remainingAtRestart(false), event::QuestionAnswered{Question::Restart, false});
    EXPECT_EQ(state.page, Page::Result);
    ASSERT_TRUE(state.isRunning(Step::Verify));
    const Inspection inspection = licensedInspection();
    state =
        after(state, event::JobEnded{state.generation,
                                     ended::Verify{Verification{
                                         inspection, judge(inspection, resources().programmes, resources().updates)}}});
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::RestartNow);
}

TEST(Remaining, NothingGoesOnWhileTheRealPcGoesDown)
{
    WizardState state = after(remainingAtRestart(false), event::QuestionAnswered{Question::Restart, true});
    state = after(state, event::JobEnded{state.generation, ended::Restart{{}}});
    EXPECT_FALSE(state.running);
    EXPECT_FALSE(state.pc.remaining);
}

TEST(Remaining, ARefusedRestartStopsAndClosingAtItsQuestionLeavesNothingRunning)
{
    const WizardState asking = remainingAtRestart(true);
    WizardState refused = after(asking, event::QuestionAnswered{Question::Restart, true});
    refused = after(refused, event::JobEnded{refused.generation, ended::Restart{std::unexpected(offlineError())}});
    EXPECT_FALSE(refused.running);
    EXPECT_EQ(refused.pc.remaining, RemainingPhase::Stopped);
    EXPECT_EQ(refused.errorOf(Page::Updates), offlineError());
    EXPECT_EQ(remainingStoppedAt(refused), Page::Updates);
    WizardState kept = after(asking, event::CloseRequested{});
    ASSERT_EQ(kept.question, Question::CloseWizard);
    kept = after(kept, event::QuestionAnswered{Question::CloseWizard, false});
    EXPECT_EQ(kept.pc.remaining, RemainingPhase::Stopped);
    EXPECT_EQ(mainAction(kept, resources()).kind, MainKind::RestartNow);
}

TEST(Remaining, StopsAtAFailureAndAtCancel)
{
    WizardState plan = press(stateOn(Page::ActivationId, keyedInspection()), SecondaryAction::DoRemaining);
    plan = after(plan, event::QuestionAnswered{Question::RunPlan, true});
    WizardState failed =
        after(plan, event::JobEnded{plan.generation, ended::Activate{activationFailed(lostAnswer(), Spent::Unknown)}});
    EXPECT_EQ(failed.page, Page::Activate);
    EXPECT_FALSE(failed.running);
    EXPECT_EQ(failed.pc.remaining, RemainingPhase::Stopped);
    EXPECT_EQ(mainAction(failed, resources()).kind, MainKind::ActivateAgain);

    // What was finished in spite of the stop counts, but nothing further starts.
    WizardState stopped = after(plan, event::CancelPressed{});
    stopped = after(stopped, event::JobEnded{stopped.generation, ended::Activate{activated()}});
    EXPECT_FALSE(stopped.running);
    EXPECT_EQ(stopped.pc.remaining, RemainingPhase::Stopped);
    EXPECT_EQ(stopped.pc.done.constLast().kind, DoneAct::Kind::Activated);
}

TEST(Remaining, DoesNotSpendASecondTimeAfterAnOpenAnswer)
{
    WizardState state = press(stateOn(Page::ActivationId, keyedInspection()), SecondaryAction::DoRemaining);
    state.pc.run.openRows = {yearId(2)};
    WizardEffects effects;
    state = after(state, event::QuestionAnswered{Question::RunPlan, true}, &effects);
    EXPECT_TRUE(effects.empty());
    EXPECT_EQ(state.page, Page::Activate);
    EXPECT_EQ(state.pc.remaining, RemainingPhase::Stopped);
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::ActivateAgain);
}

TEST(Remaining, NeverActivatesALicensedRow)
{
    WizardState state = press(stateOn(Page::Activate, licensedInspection()), SecondaryAction::DoRemaining);
    EXPECT_FALSE(remainingSpends(state));
    state = after(state, event::QuestionAnswered{Question::RunPlan, true});
    EXPECT_TRUE(state.isRunning(Step::SearchUpdates));
}
