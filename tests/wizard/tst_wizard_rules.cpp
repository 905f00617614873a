// SPDX-License-Identifier: MIT
// Which sentence stands on the state card: every state of the copy guide that this slice has.
#include "core/rules/verdict_rules.h"
#include "core/wizard/wizard_result.h"
#include "tests/wizard/wizard_fixture.h"

#include <gtest/gtest.h>

using namespace esu;
using namespace esu::test;

namespace {

StateCard cardOf(const WizardState &state)
{
    return stateCard(state, resources());
}

Inspection edition(const QString &id)
{
    MachineFacts facts = goodFacts();
    facts.editionId = id;
    return inspect(facts, {baseRow(), esuRow(1), esuRow(2), esuRow(3)});
}

WizardState resultOf(const Inspection &inspection)
{
    WizardState state = stateOn(Page::Result, inspection);
    state.pc.run.verdict = judge(inspection, resources().programmes, resources().updates);
    return state;
}

Inspection prerequisites(std::initializer_list<PrerequisiteResult::State> states)
{
    Inspection inspection = goodInspection();
    for (const PrerequisiteResult::State state : states)
        inspection.prerequisites.append({.id = QStringLiteral("item"), .state = state});
    return inspection;
}

} // namespace

TEST(StartCard, SaysWhetherThisPcMayUseEsu)
{
    const StateCard good = cardOf(stateOn(Page::Start, goodInspection()));
    EXPECT_EQ(good.text, CardText::StartEligible);
    EXPECT_EQ(good.badge, Badge::Good);
    EXPECT_EQ(good.args.year, 2);
    EXPECT_EQ(good.args.date, QDate(2027, 10, 14));
    EXPECT_EQ(cardOf(stateOn(Page::Start, edition(QStringLiteral("Core")))).text, CardText::StartUncertain);
    EXPECT_EQ(cardOf(stateOn(Page::Start, edition(QStringLiteral("EnterpriseS")))).text, CardText::StartNotEligible);
    Inspection named = edition(QStringLiteral("EnterpriseS"));
    named.facts.os->caption = QStringLiteral("Microsoft Windows 10 Enterprise LTSC ");
    EXPECT_EQ(cardOf(stateOn(Page::Start, named)).args.text, QStringLiteral("Windows 10 Enterprise LTSC"));

    Inspection ended = goodInspection();
    ended.programme = assess(resources().programmes, ended.facts, QDate(2030, 1, 1));
    const StateCard endedCard = cardOf(stateOn(Page::Start, ended));
    EXPECT_EQ(endedCard.text, CardText::StartEnded);
    EXPECT_EQ(endedCard.args.product.en, QStringLiteral("Windows 10"));
    EXPECT_EQ(endedCard.args.date, QDate(2028, 10, 14));
    ended.programme = assess(resources().programmes, ended.facts, QDate(2024, 1, 1));
    EXPECT_EQ(cardOf(stateOn(Page::Start, ended)).text, CardText::StartNotStarted);

    MachineFacts other = goodFacts();
    other.os->build = 26100;
    EXPECT_EQ(cardOf(stateOn(Page::Start, inspect(other, {}))).text, CardText::StartNoProgramme);
    other.os = std::unexpected(offlineError());
    EXPECT_EQ(cardOf(stateOn(Page::Start, inspect(other, {}))).badge, Badge::Unknown);
}

TEST(StartCard, RowsOfAProgrammeThatTheDataDoNotKnowAreNoRefusal)
{
    MachineFacts tomorrow = goodFacts();
    tomorrow.os->build = 26100;
    const Inspection notKnown = inspect(tomorrow, {baseRow(), esuRow(1), esuRow(2)});
    EXPECT_EQ(cardOf(stateOn(Page::Start, notKnown)).text, CardText::StartNotInData);
    const auto standing = standingOf(stateOn(Page::Start, notKnown), resources());
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->kind, Standing::Kind::NotActive);
    // What the rows make of an edition that none of them lists.
    Inspection notListed = notKnown;
    notListed.programme.eligibility = Eligibility::Warn;
    EXPECT_EQ(cardOf(stateOn(Page::Start, notListed)).text, CardText::StartUncertain);
}

TEST(PrerequisitesCard, CountsAndOrdersWhatIsInTheWay)
{
    using State = PrerequisiteResult::State;
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, prerequisites({State::Met, State::Met}))).args.count, 2);
    const StateCard missing =
        cardOf(stateOn(Page::Prerequisites, prerequisites({State::Met, State::Missing, State::Unknown})));
    EXPECT_EQ(missing.text, CardText::PrerequisitesMissing);
    EXPECT_EQ(missing.args.count, 1);
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, prerequisites({State::Met, State::Unknown}))).text,
              CardText::PrerequisitesUnknown);
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, inspect(goodFacts(), {baseRow(0), esuRow(1)}))).text,
              CardText::PrerequisitesBaseNotActivated);
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, inspect(goodFacts(), {baseRow()}))).text,
              CardText::PrerequisitesNoEsuRow);
    MachineFacts restart = goodFacts();
    restart.pendingRestart->pending = true;
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, inspect(restart, {baseRow()}))).text, CardText::PrerequisitesRestart);
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, inspect(restart, {baseRow(), esuRow(1)}))).text,
              CardText::PrerequisitesGood);
    Inspection onBattery = prerequisites({State::Met, State::Unknown});
    onBattery.prerequisites.last().blocking = false;
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, onBattery)).text, CardText::PrerequisitesAdvice);
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, onBattery)).args.count, 1);
    MachineFacts plain = goodFacts();
    plain.elevated = false;
    EXPECT_EQ(cardOf(stateOn(Page::Prerequisites, inspect(plain, {baseRow(), esuRow(1)}))).text,
              CardText::PrerequisitesNeedElevation);
}

TEST(KeyCard, NamesThePlaceAndTheCharacter)
{
    WizardState state = stateOn(Page::Key, goodInspection());
    EXPECT_EQ(cardOf(state).text, CardText::KeyEmpty);
    state.key.input = {.status = KeyInput::Status::Problem,
                       .problem = KeyProblem{
                           .kind = KeyProblem::Kind::ImpossibleCharacter, .place = 7, .character = QLatin1Char('0')}};
    EXPECT_EQ(cardOf(state).text, CardText::KeyImpossibleCharacter);
    EXPECT_EQ(cardOf(state).args.place, 7);
    EXPECT_EQ(cardOf(state).args.character, QLatin1Char('0'));
    state.key.input.problem = KeyProblem{.kind = KeyProblem::Kind::SecondN, .place = 9};
    EXPECT_EQ(cardOf(state).text, CardText::KeySecondN);
    state.key.input.problem = KeyProblem{.kind = KeyProblem::Kind::TooShort, .length = 8};
    EXPECT_EQ(cardOf(state).args.count, 8);
    state.key.input = readyKey();
    EXPECT_EQ(cardOf(state).text, CardText::KeyReady);
    state.key.input.found.front().checksumMatches = false;
    EXPECT_EQ(cardOf(state).text, CardText::KeyChecksumWarning);
    EXPECT_TRUE(mainAction(state, resources()).enabled);
    state.pc.run.inspection = keyedInspection();
    EXPECT_EQ(cardOf(state).text, CardText::KeyAlreadyInstalled);
    state.pc.run.inspection = licensedInspection();
    EXPECT_EQ(cardOf(state).text, CardText::KeyAlreadyActivated);
}

TEST(KeyCard, ABlockStandsBeforeAReadyKey)
{
    WizardState state = stateOn(Page::Key, inspect(goodFacts(), {baseRow(0), esuRow(2)}));
    state.key.input = readyKey();
    EXPECT_EQ(cardOf(state).text, CardText::KeyBlocked);
    EXPECT_FALSE(mainAction(state, resources()).enabled);
    EXPECT_TRUE(secondaryActions(state, resources()).contains(SecondaryAction::ToPrerequisites));
}

TEST(IdCard, SaysTheYearAndWhetherItIsTheRunningOne)
{
    EXPECT_EQ(cardOf(stateOn(Page::ActivationId, keyedInspection())).text, CardText::IdGood);
    const StateCard other = cardOf(stateOn(Page::ActivationId, keyedInspection(1)));
    EXPECT_EQ(other.text, CardText::IdOtherYear);
    EXPECT_EQ(other.args.year, 1);
    EXPECT_EQ(other.args.otherYear, 2);
    EXPECT_EQ(cardOf(stateOn(Page::ActivationId, licensedInspection())).text, CardText::IdDone);
    EXPECT_EQ(cardOf(stateOn(Page::ActivationId, goodInspection())).text, CardText::IdNoKey);
    EXPECT_EQ(cardOf(stateOn(Page::ActivationId, inspect(goodFacts(), {baseRow()}))).text, CardText::IdNoRow);

    LicenseRow odd = esuRow(2, sampleLastFive, 5);
    odd.id = *ActivationId::fromGuid(u"11111111-2222-3333-4444-555555555555");
    odd.name = QStringLiteral("Windows(R), Client-ESU-Special add-on");
    WizardState unknown = stateOn(Page::ActivationId, inspect(goodFacts(), {baseRow(), odd}));
    EXPECT_FALSE(targetRow(unknown)); // never preselected
    unknown.pc.chosenRow = odd.id;
    EXPECT_EQ(cardOf(unknown).text, CardText::IdUnknownYear);
    EXPECT_EQ(mainAction(unknown, resources()).kind, MainAction::Kind::Next);
}

TEST(PrerequisitesCard, TheWrongProgramIsToldAndNoElevationIsOffered)
{
    MachineFacts facts = goodFacts();
    facts.elevated = false;
    facts.wow64 = true;
    facts.architecture = QStringLiteral("x64");
    const WizardState state = stateOn(Page::Prerequisites, inspect(facts, {baseRow(), esuRow(2)}));
    const StateCard card = cardOf(state);
    ASSERT_TRUE(card.args.error);
    EXPECT_EQ(card.args.error->condition, condition::wrongArchitecture);
    EXPECT_EQ(mainAction(state, resources()), MainAction{});
    EXPECT_FALSE(mainAction(stateOn(Page::Start, *state.pc.run.inspection), resources()).shield);
}

TEST(PrerequisitesCard, AnElevationThatDidNotHelpIsToldAndNotAskedForAgain)
{
    MachineFacts facts = goodFacts();
    facts.elevated = false;
    WizardState state = stateOn(Page::Prerequisites, inspect(facts, {baseRow(), esuRow(2)}));
    EXPECT_EQ(mainAction(state, resources()).kind, MainAction::Kind::RunElevated);
    state.elevation = WizardState::Elevation::Granted;
    EXPECT_EQ(cardOf(state).text, CardText::PrerequisitesNoAdministrator);
    EXPECT_EQ(mainAction(state, resources()), MainAction{});
    EXPECT_FALSE(mainAction(stateOn(Page::Start, *state.pc.run.inspection), resources()).kind ==
                 MainAction::Kind::RunElevated);
}

TEST(UpdatesCard, APolicyThatForbidsSearchingIsSaidAndOneMayGoOn)
{
    MachineFacts facts = goodFacts();
    facts.updateSource->kind = UpdateSource::Kind::Disabled;
    const WizardState state = stateOn(Page::Updates, inspect(facts, {baseRow(), esuRow(2)}));
    EXPECT_EQ(cardOf(state).text, CardText::UpdatesBlocked);
    EXPECT_EQ(mainAction(state, resources()).kind, MainAction::Kind::Next);
    for (const SecondaryAction action :
         {SecondaryAction::DoRemaining, SecondaryAction::SearchAgain, SecondaryAction::OpenWindowsUpdate})
        EXPECT_FALSE(secondaryActions(state, resources()).contains(action)) << "a button that leads nowhere";
}

TEST(UpdatesCard, WindowsOwnScreenIsOfferedOnTheRealPcOnly)
{
    WizardState state = stateOn(Page::Updates, licensedInspection());
    EXPECT_TRUE(secondaryActions(state, resources()).contains(SecondaryAction::OpenWindowsUpdate));
    state.machine = {.scenario = QStringLiteral("any")};
    EXPECT_FALSE(secondaryActions(state, resources()).contains(SecondaryAction::OpenWindowsUpdate));
    EXPECT_EQ(notices(state, resources()).constFirst().text, NoticeText::Practice);
}

TEST(ResultCard, FollowsTheVerdict)
{
    LicenseRows rows{baseRow(), esuRow(2, sampleLastFive, licenseStatusLicensed)};
    EXPECT_EQ(cardOf(resultOf(inspect(goodFacts(), rows))).text, CardText::ResultGreen);

    MachineFacts old = goodFacts();
    old.ubr = 6456;
    const WizardState noUpdate = resultOf(inspect(old, rows));
    EXPECT_EQ(cardOf(noUpdate).text, CardText::ResultNoEsuUpdate);
    EXPECT_EQ(helpingPage(noUpdate), Page::Updates);

    old.pendingRestart->pending = true;
    EXPECT_EQ(cardOf(resultOf(inspect(old, rows))).text, CardText::ResultRestart);
    EXPECT_EQ(helpingPage(resultOf(inspect(old, rows))), std::nullopt);

    MachineFacts unread = goodFacts();
    unread.ubr = std::unexpected(offlineError());
    unread.packages = std::unexpected(offlineError());
    EXPECT_EQ(cardOf(resultOf(inspect(unread, rows))).text, CardText::ResultUpdateUnproven);
    unread.pendingRestart = std::unexpected(offlineError());
    EXPECT_EQ(cardOf(resultOf(inspect(unread, rows))).text, CardText::ResultUncertain);

    const WizardState red = resultOf(keyedInspection());
    EXPECT_EQ(cardOf(red).text, CardText::ResultRed);
    EXPECT_EQ(cardOf(red).args.helps, HelpsNext::Activation);
    EXPECT_EQ(cardOf(resultOf(goodInspection())).args.helps, HelpsNext::ProductKey);
    EXPECT_EQ(cardOf(resultOf(inspect(goodFacts(), {baseRow(0), esuRow(2)}))).args.helps, HelpsNext::ActivateWindows);

    const StateCard year = cardOf(resultOf(keyedInspection(1, licenseStatusLicensed)));
    EXPECT_EQ(year.text, CardText::ResultYear);
    EXPECT_EQ(year.args.otherYear, 2);

    Inspection ended = inspect(goodFacts(), {baseRow(), esuRow(3, sampleLastFive, licenseStatusLicensed)});
    ended.programme = assess(resources().programmes, ended.facts, QDate(2030, 1, 1));
    EXPECT_EQ(cardOf(resultOf(ended)).text, CardText::ResultGreenEnded);
}

TEST(Origin, IsAskedOnWindows7ClientsOnly)
{
    MachineFacts facts = goodFacts();
    EXPECT_FALSE(asksOrigin(stateOn(Page::Start, inspect(facts, {}))));
    facts.os->version = QStringLiteral("6.1.7601");
    WizardState state = stateOn(Page::Start, inspect(facts, {}));
    EXPECT_TRUE(asksOrigin(state));
    state = after(state, event::OriginChosen{Windows7Origin::Windows10});
    EXPECT_EQ(notices(state, resources()).constFirst().text, NoticeText::OriginWindows10);
    state.pc.run.inspection->journalUnread = offlineError();
    EXPECT_EQ(notices(state, resources()).constFirst().text, NoticeText::JournalUnread);
    state.pc.run.inspection->programme.eligibility = Eligibility::NotEligible;
    EXPECT_FALSE(asksOrigin(state)) << "no answer would change anything";
    facts.os->productType = 3;
    EXPECT_FALSE(asksOrigin(stateOn(Page::Start, inspect(facts, {}))));
}
