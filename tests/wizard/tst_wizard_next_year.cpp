// SPDX-License-Identifier: MIT
// The key of a new year without the way around it, and the PC that comes next.
#include "core/wizard/wizard_next_year.h"
#include "tests/wizard/wizard_fixture.h"

#include <QTimeZone>

#include <gtest/gtest.h>

using namespace esu;
using namespace esu::test;
using MainKind = MainAction::Kind;

namespace {

Inspection lastYearOnly(const MachineFacts &facts = goodFacts())
{
    return inspect(facts, {baseRow(), esuRow(1, sampleLastFive, licenseStatusLicensed), esuRow(2), esuRow(3)});
}

MachineFacts lookedAround()
{
    MachineFacts facts = goodFacts();
    facts.surroundings = Surroundings{};
    return facts;
}

/// Year 2 is licensed, and year 3 begins within 90 days.
Inspection soon()
{
    Inspection inspection = licensedInspection();
    const QDate day(2027, 9, 1);
    inspection.at = QDateTime(day, QTime(3, 0), QTimeZone::utc());
    inspection.programme = assess(resources().programmes, inspection.facts, day);
    return inspection;
}

WizardState press(const WizardState &state, MainKind kind, WizardEffects *effects = nullptr)
{
    return after(state, event::MainPressed{kind}, effects);
}

WizardState press(const WizardState &state, SecondaryAction action, WizardEffects *effects = nullptr)
{
    return after(state, event::SecondaryPressed{action}, effects);
}

WizardState lookedAround(const WizardState &state, const Result<Inspection> &seen)
{
    return after(state, event::JobEnded{state.generation, ended::LookAround{seen}});
}

/// On page 7, where the PC was judged.
WizardState judged(const Inspection &inspection)
{
    WizardState state = stateOn(Page::Result, inspection);
    state.pc.run.verdict = Verdict{};
    return state;
}

bool offers(const WizardState &state, SecondaryAction action)
{
    return secondaryActions(state, resources()).contains(action);
}

} // namespace

TEST(NewYearKey, IsTheMainActionWhereTheLastYearIsLicensedAndThisOneIsNot)
{
    const WizardState state = stateOn(Page::Start, lastYearOnly());
    const MainAction main = mainAction(state, resources());
    EXPECT_EQ(main.kind, MainKind::NewYearKey);
    EXPECT_EQ(main.year, 2);
    EXPECT_EQ(stateCard(state, resources()).text, CardText::StartNewYear);
    EXPECT_TRUE(offers(state, SecondaryAction::CheckPc)) << "the checks can be seen nevertheless";
    EXPECT_EQ(mainAction(stateOn(Page::Start, goodInspection()), resources()).kind, MainKind::CheckPc);
}

TEST(NewYearKey, ThePageOfTheKeyIsAboutTheYearToCome)
{
    WizardState state = stateOn(Page::Key, soon());
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("some")};
    EXPECT_EQ(targetRow(state), std::nullopt) << "this year's key is not what is wanted";
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::InstallKey);
    EXPECT_TRUE(offers(state, SecondaryAction::UsePracticeKey));
    state.page = Page::Result;
    EXPECT_TRUE(targetRow(state)) << "what is active is told";
}

TEST(NewYearKey, TheChecksAreMadeSilentlyAndTheKeyPageComes)
{
    WizardState state = press(stateOn(Page::Start, lastYearOnly()), MainKind::NewYearKey);
    EXPECT_TRUE(state.isRunning(Step::LookAround));
    EXPECT_EQ(state.page, Page::Start);
    state = lookedAround(state, lastYearOnly(lookedAround()));
    EXPECT_EQ(state.page, Page::Key);
    EXPECT_FALSE(state.running);
    EXPECT_FALSE(state.pc.straightToKey);
    // What was looked at already is not looked at again.
    state = press(stateOn(Page::Start, lastYearOnly(lookedAround())), MainKind::NewYearKey);
    EXPECT_EQ(state.page, Page::Key);
    EXPECT_FALSE(state.running);
}

TEST(NewYearKey, WhatStandsInTheWayIsShownOnItsPage)
{
    MachineFacts unlicensedBase = lookedAround();
    const Inspection base =
        inspect(unlicensedBase, {baseRow(0), esuRow(1, sampleLastFive, licenseStatusLicensed), esuRow(2), esuRow(3)});
    EXPECT_EQ(press(stateOn(Page::Start, base), MainKind::NewYearKey).page, Page::Prerequisites);
    Inspection unread = base;
    unread.facts.surroundings.reset();
    const WizardState atOnce = press(stateOn(Page::Start, unread), MainKind::NewYearKey);
    EXPECT_EQ(atOnce.page, Page::Prerequisites) << "what is known needs no looking around";
    EXPECT_FALSE(atOnce.pc.straightToKey);
    // Found only while looking around.
    const WizardState state = press(stateOn(Page::Start, lastYearOnly()), MainKind::NewYearKey);
    EXPECT_EQ(lookedAround(state, base).page, Page::Prerequisites);
    const Error lost{.fault = Fault::Backend, .operation = QStringLiteral("inventory.surroundings")};
    EXPECT_EQ(lookedAround(state, std::unexpected(lost)).page, Page::Prerequisites);
}

TEST(NewYearKey, WhatWillStopAnActivationIsShownFirst)
{
    Resources withClock = resources();
    withClock.prerequisites =
        PrerequisiteCatalogue({PrerequisiteRule{.id = QStringLiteral("clock"), .kind = PrerequisiteKind::Clock}});
    Inspection wrong = lastYearOnly(lookedAround());
    wrong.prerequisites = {{.id = QStringLiteral("clock"),
                            .kind = PrerequisiteKind::Clock,
                            .state = PrerequisiteResult::State::Missing,
                            .blocking = false}};
    const WizardState start = stateOn(Page::Start, wrong);
    EXPECT_EQ(reduce(start, event::MainPressed{MainKind::NewYearKey}, {.resources = withClock, .now = {}}).state.page,
              Page::Prerequisites);
    EXPECT_EQ(press(start, MainKind::NewYearKey).page, Page::Key) << "the data say what stops one";
}

TEST(NewYearKey, OnlyWhoAskedForItIsBroughtToThePageOfTheKey)
{
    WizardState state = press(stateOn(Page::Start, lastYearOnly()), MainKind::NewYearKey);
    state.pc.straightToKey = false;
    EXPECT_EQ(lookedAround(state, lastYearOnly(lookedAround())).page, Page::Start);
    state.pc.straightToKey = true;
    state.page = Page::Prerequisites;
    EXPECT_EQ(lookedAround(state, lastYearOnly(lookedAround())).page, Page::Prerequisites);
}

TEST(NewYearKey, TheNoticeOfTheNextYearIsOfThatYear)
{
    const auto isSaid = [](const Inspection &inspection, NoticeText text) {
        const QList<Notice> list = notices(stateOn(Page::Start, inspection), resources());
        return std::ranges::count(list, text, &Notice::text) > 0;
    };
    EXPECT_TRUE(isSaid(soon(), NoticeText::NextYearKey));
    EXPECT_FALSE(isSaid(soon(), NoticeText::NextYear)) << "who has the key is sent to no shop";
    for (const NoticeText text : {NoticeText::NextYear, NoticeText::NextYearKey})
        EXPECT_FALSE(isSaid(lastYearOnly(), text)) << "this year's key is missing, and no other is spoken of";
}

TEST(NewYearKey, TheKeyOfTodayIsTheOneOfTheRunningYear)
{
    EXPECT_FALSE(hasKeyOfToday(stateOn(Page::Start, lastYearOnly())));
    EXPECT_TRUE(hasKeyOfToday(stateOn(Page::Start, soon())));
}

TEST(NewYearKey, StoppingStaysOnThePage)
{
    WizardState state = press(stateOn(Page::Start, lastYearOnly()), MainKind::NewYearKey);
    state = after(state, event::CancelPressed{});
    state = lookedAround(state, std::unexpected(Error{.fault = Fault::Cancelled,
                                                      .operation = QStringLiteral("inventory.surroundings")}));
    EXPECT_EQ(state.page, Page::Start);
    EXPECT_FALSE(state.pc.straightToKey);
    EXPECT_EQ(lookedAround(state, lastYearOnly()).page, Page::Start);
}

TEST(NewYearKey, TheElevatedProgramBeginsThereAndGoesOn)
{
    MachineFacts facts = goodFacts();
    facts.elevated = false;
    const WizardState state = stateOn(Page::Start, lastYearOnly(facts));
    EXPECT_TRUE(mainAction(state, resources()).shield);
    WizardEffects effects;
    const WizardState asking = press(state, MainKind::NewYearKey, &effects);
    EXPECT_TRUE(find<effect::RelaunchElevated>(effects));
    EXPECT_EQ(elevatedPage(asking), Page::Start);
    EXPECT_EQ(elevatedPage(stateOn(Page::Start, goodInspection())), Page::Prerequisites);
    EXPECT_EQ(elevatedPage(stateOn(Page::Prerequisites, lastYearOnly(facts))), Page::Prerequisites)
        << "who is on the page of the checks goes on there";

    WizardState elevated = stateOn(Page::Start, lastYearOnly());
    elevated.pc.run.inspection.reset();
    elevated.pc.straightToKey = true;
    elevated.elevation = WizardState::Elevation::Granted;
    elevated = after(elevated, event::Started{});
    elevated = after(elevated, event::JobEnded{elevated.generation, ended::Inspect{lastYearOnly()}});
    EXPECT_TRUE(elevated.isRunning(Step::LookAround));
    EXPECT_EQ(lookedAround(elevated, lastYearOnly(lookedAround())).page, Page::Key);
}

TEST(NewYearKey, ACoveredPcOffersItBesideTheResultOnceTheYearIsNear)
{
    const WizardState state = stateOn(Page::Start, soon());
    EXPECT_EQ(mainAction(state, resources()).kind, MainKind::SeeResult);
    ASSERT_TRUE(offers(state, SecondaryAction::NewYearKey));
    EXPECT_TRUE(press(state, SecondaryAction::NewYearKey).isRunning(Step::LookAround));
    EXPECT_FALSE(offers(stateOn(Page::Start, licensedInspection()), SecondaryAction::NewYearKey));
}

TEST(NextPc, APracticePcBeginsAnewWithSettingsAndWithoutAKey)
{
    WizardState state = judged(licensedInspection());
    state.machine = {
        .kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("windows7-pro-ready"), .elevated = true};
    state.language = QStringLiteral("en");
    state.catalog = QStringLiteral("https://mirror.example");
    state.key.input = readyKey();
    state.key.store = true;
    ASSERT_TRUE(offers(state, SecondaryAction::NextPc));
    WizardEffects effects;
    const WizardState next = press(state, SecondaryAction::NextPc, &effects);
    EXPECT_EQ(next.page, Page::Start);
    EXPECT_EQ(next.furthest, Page::Start);
    EXPECT_EQ(next.language, state.language);
    EXPECT_EQ(next.catalog, state.catalog);
    EXPECT_FALSE(next.machine.elevated);
    EXPECT_FALSE(next.pc.run.inspection);
    EXPECT_TRUE(next.pc.done.isEmpty());
    EXPECT_EQ(next.key.input, KeyInput());
    EXPECT_EQ(next.key.stored, StoredKey::NotRead);
    EXPECT_TRUE(find<effect::ForgetKeys>(effects));
    EXPECT_TRUE(find<effect::OpenSession>(effects));
    EXPECT_TRUE(next.isRunning(Step::Inspect));
}

TEST(NextPc, WhatThePersonChoseForEveryPcStays)
{
    WizardState state = judged(licensedInspection());
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("windows7-pro-ready")};
    state.key.store = true;
    state.pc.packageFolder =
        PackageFolder{.path = QStringLiteral("/media/stick"),
                      .state = PackageFolder::State::Read,
                      .files = {{.kb = QStringLiteral("KB4490628"), .fileName = QStringLiteral("a.msu")}},
                      .asks = true};
    WizardState next = press(state, SecondaryAction::NextPc);
    EXPECT_TRUE(next.key.store);
    EXPECT_EQ(next.pc.packageFolder, PackageFolder{.path = QStringLiteral("/media/stick")})
        << "what lies there fits this PC or does not: it is read again";
    next = after(next, event::SessionOpened{});
    EXPECT_TRUE(next.key.store);
    EXPECT_EQ(next.pc.packageFolder, PackageFolder{.path = QStringLiteral("/media/stick")});
}

TEST(NextPc, WhatItsPolicyForbidsDoesNotStay)
{
    WizardState state = judged(licensedInspection());
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("windows7-pro-ready")};
    state.key.store = true;
    const WizardState next = press(state, SecondaryAction::NextPc);
    EXPECT_TRUE(next.key.store);
    const Policies forbids = policiesOf({{.name = QStringLiteral("ForbidStoredKeys"), .value = 1U}});
    EXPECT_FALSE(after(next, event::SessionOpened{.policies = forbids}).key.store);
}

TEST(NextPc, NothingOfThisPcStays)
{
    WizardState state = judged(licensedInspection());
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("windows7-pro-ready")};
    state.pc.origin = Windows7Origin::Windows7;
    state.pc.chosenRow = state.licenses()->esu.constFirst().row.id;
    state.pc.idInput = {.status = IdInput::Status::Ok, .id = state.pc.chosenRow};
    state.pc.selectedUpdates = {QStringLiteral("11111111-1111-1111-1111-111111111111")};
    state.pc.insistence.anyEdition = true;
    state.pc.savedFile = QStringLiteral("/home/keiri/ESU-KEIRI-PC.pdf");
    state.pc.resume.agreed.folder = QStringLiteral("/media/stick");
    state.pc.done = {{.kind = DoneAct::Kind::Activated}};
    state.key.stored = StoredKey::Present;
    WizardState next = press(state, SecondaryAction::NextPc);
    next.pc.run = {};
    EXPECT_EQ(next.pc, PcState());
    EXPECT_EQ(next.key, (KeyEntry{.clearings = state.key.clearings + 1}));
    EXPECT_EQ(press(state, SecondaryAction::NextPc).pc.run.verdict, std::nullopt);
}

TEST(NextPc, AnotherPcOfTheListBeginsWithoutThem)
{
    WizardState state = stateOn(Page::Start, licensedInspection());
    state.key.store = true;
    state.pc.packageFolder = PackageFolder{.path = QStringLiteral("/media/stick")};
    const WizardState next = after(state, event::MachineChosen{{.kind = MachineChoice::Kind::Practice,
                                                                .scenario = QStringLiteral("windows7-pro-ready")}});
    EXPECT_FALSE(next.key.store);
    EXPECT_FALSE(next.pc.packageFolder);
}

TEST(NextPc, OfThisPcItSaysHowAndChangesNothing)
{
    WizardState state = judged(licensedInspection());
    WizardEffects effects;
    EXPECT_EQ(press(state, SecondaryAction::NextPc, &effects), state);
    EXPECT_TRUE(find<effect::ShowNextPcHelp>(effects));
}

TEST(PlanNextYear, IsOfferedWhereThereIsSomethingToPlan)
{
    WizardState state = judged(licensedInspection());
    WizardEffects effects;
    EXPECT_EQ(press(state, SecondaryAction::PlanNextYear, &effects), state);
    EXPECT_TRUE(find<effect::ShowNextYear>(effects));
    EXPECT_TRUE(offers(stateOn(Page::Key, goodInspection()), SecondaryAction::PlanNextYear))
        << "who has no key orders one";
    WizardState typed = stateOn(Page::Key, goodInspection());
    typed.key.input = readyKey();
    EXPECT_FALSE(offers(typed, SecondaryAction::PlanNextYear));
    const Inspection toTheEnd =
        inspect(goodFacts(), {baseRow(), esuRow(1), esuRow(2, sampleLastFive, licenseStatusLicensed),
                              esuRow(3, sampleLastFive, licenseStatusLicensed)});
    EXPECT_TRUE(offers(judged(toTheEnd), SecondaryAction::PlanNextYear)) << "the last day is a day to plan for";
    MachineFacts home = goodFacts();
    home.editionId = QStringLiteral("EnterpriseS");
    WizardState other = judged(inspect(home, {baseRow()}));
    EXPECT_FALSE(offers(other, SecondaryAction::PlanNextYear));
}
