// SPDX-License-Identifier: MIT
// What the first pages show beyond the card: what is wrong comes first, a rehearsal is told as one.
#include "core/base/conditions.h"
#include "tests/ui/shown.h"
#include "ui/pages/page_widget.h"
#include "ui/text/card_text.h"
#include "ui/text/words.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/key_field.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QTextLayout>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {

namespace {

CheckList *rows(const Shown &shown)
{
    return shown.page.find<CheckList>(names::checkList);
}

} // namespace

TEST(PrerequisitesPage, ShowsWhatIsWrongAndFoldsWhatIsFine)
{
    WizardState state = readyState(Page::Prerequisites);
    PrerequisiteResults &results = state.pc.run.inspection->prerequisites;
    results.back().state = PrerequisiteResult::State::Missing;
    const auto fine = results.size() - 1;
    Shown shown(state);
    ASSERT_EQ(rows(shown)->rows().size(), 1);
    auto *fold = shown.page.find<QToolButton>(names::fineFold);
    EXPECT_TRUE(fold->text().contains(QString::number(fine))) << fold->text().toStdString();
    auto *list = shown.page.find<CheckList>(names::fineList);
    EXPECT_TRUE(list->isHidden());
    fold->click();
    EXPECT_FALSE(list->isHidden());
    EXPECT_EQ(list->rows().size(), fine);
}

TEST(PrerequisitesPage, SaysWhatTheButtonDoesAndKeepsTheWayByHandForTheDetails)
{
    WizardState state = named("prerequisites-folder");
    Shown shown(state);
    ASSERT_TRUE(shown.page.mainLabel().contains(QStringLiteral("Install")));
    const CheckRow &first = rows(shown)->rows().constFirst();
    EXPECT_EQ(first.fix, QStringLiteral("The button below installs it."));
    EXPECT_TRUE(first.link.isEmpty());
    EXPECT_TRUE(shown.page.details().contains(QStringLiteral("https://")));
}

TEST(PrerequisitesPage, WhatIsInstalledAfterTheRestartIsNobodysHomework)
{
    const auto expectSaid = [](const Shown &shown, const QString &said) {
        int packages = 0;
        for (const CheckRow &row : rows(shown)->rows()) {
            packages += row.fix == said ? 1 : 0;
            EXPECT_TRUE(row.link.isEmpty()) << row.title.toStdString();
        }
        EXPECT_GE(packages, 3);
    };
    expectSaid(Shown(named("prerequisites-restart")), QStringLiteral("It is installed here after the restart."));
    WizardState state = named("prerequisites-restart");
    state.pc.run.inspection->facts.pendingRestart->pending = false;
    state.pc.run.inspection->facts.elevated = false;
    state.machine.kind = MachineChoice::Kind::ThisPc;
    const Shown shown(state);
    ASSERT_EQ(mainAction(shown.model.state(), resources()).kind, MainAction::Kind::RunElevated);
    expectSaid(shown, QStringLiteral("It is installed here once this program runs as administrator."));
}

TEST(PrerequisitesPage, TurnsTheRowsWhileARepairRuns)
{
    WizardState state = named("prerequisites-folder");
    state.running = RunningJob{.job = stepJob(Step::Repair),
                               .generation = 1,
                               .progress = Progress{.waiting = Waiting::InstallingPackage, .done = 1, .total = 4}};
    Shown shown(state);
    const auto badgeOf = [&shown](const QString &title) {
        const QList<CheckRow> all = rows(shown)->rows();
        const auto row = std::ranges::find_if(all, [&](const CheckRow &each) { return each.title.contains(title); });
        return row == all.end() ? Badge::Unknown : row->badge;
    };
    EXPECT_EQ(badgeOf(QStringLiteral("with SHA-2 support")), Badge::Good);
    EXPECT_EQ(badgeOf(QStringLiteral("SHA-2 code signing")), Badge::Working);
    EXPECT_EQ(badgeOf(QStringLiteral("licensing preparation")), Badge::Attention);
    EXPECT_EQ(mainAction(state, resources()).count, mainAction(named("prerequisites-folder"), resources()).count - 1)
        << "one is in";
    EXPECT_EQ(percentDone(state), 37) << "one of four, and the second is half done: its download is over";
}

TEST(TextLabel, LeavesNoTwoCharactersAloneOnTheLastLine)
{
    const QString text =
        QStringLiteral("更新プログラムの入手先を確認できませんでした。更新プログラムを探すことはできます。");
    int helped = 0;
    for (int width = 160; width < 420; width += 3) {
        TextLabel label(TextLabel::Role::Body);
        label.setText(text);
        label.resize(width, 200);
        label.grab();
        const int right = label.contentsMargins().right();
        helped += right > 0 ? 1 : 0;
        QTextLayout layout(text, label.font());
        layout.beginLayout();
        qsizetype last = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width - right);
            last = line.textLength();
        }
        layout.endLayout();
        EXPECT_GT(last, 2) << width;
    }
    EXPECT_GT(helped, 0) << "none of these widths would have left one";
}

TEST(KeyPage, ARehearsalHasItsOwnKey)
{
    Shown shown(readyState(Page::Key));
    ASSERT_TRUE(shown.page.offers(SecondaryAction::UsePracticeKey));
    shown.page.pressSecondary(SecondaryAction::UsePracticeKey);
    QApplication::processEvents();
    EXPECT_EQ(shown.model.state().key.input.status, KeyInput::Status::Ready);
    EXPECT_EQ(shown.page.keyGroup(4)->text(), practiceKeyLastFive);
    EXPECT_FALSE(shown.page.offers(SecondaryAction::UsePracticeKey));
}

TEST(KeyPage, TheRealPcHasNoKeyOfItsOwn)
{
    WizardState state = readyState(Page::Key);
    state.machine = {.kind = MachineChoice::Kind::ThisPc};
    Shown shown(state);
    EXPECT_FALSE(shown.page.offers(SecondaryAction::UsePracticeKey));
}

TEST(KeyPage, WhatAPolicyForbidsCannotBeTickedAndIsExplained)
{
    Shown allowed(readyState(Page::Key));
    EXPECT_TRUE(allowed.page.find<QCheckBox>(names::keyStore)->isEnabled());
    Shown shown(named("key-storing-forbidden"));
    EXPECT_FALSE(shown.page.find<QCheckBox>(names::keyStore)->isEnabled());
    const WizardState &state = shown.model.state();
    EXPECT_TRUE(CardWordsOf::notice({.text = NoticeText::StoringForbidden}, state)
                    .contains(QStringLiteral("ForbidStoredKeys (HKLM\\SOFTWARE\\Policies\\ESU Wizard)")));
}

TEST(StateCard, NamesTheDealerBesideAnErrorThatNeedsOne)
{
    Shown shown(named("activate-limit-dealer"), LanguageCode::Japanese);
    auto *contact = shown.page.find<TextLabel>(names::stateContact);
    EXPECT_FALSE(contact->isHidden());
    EXPECT_TRUE(contact->text().contains(QStringLiteral("03-0000-1234"))) << contact->text().toStdString();
    EXPECT_TRUE(shown.page.find<QWidget>(names::stateCard)->accessibleName().contains(QStringLiteral("03-0000-1234")));
    Shown without(named("activate-limit"));
    EXPECT_TRUE(without.page.find<TextLabel>(names::stateContact)->isHidden());
}

TEST(KeyPage, AfterAKeyWentAstrayNoneMayBeTyped)
{
    WizardState state = readyState(Page::Key);
    KeyReport report;
    report.installed = true;
    report.error = Error{.fault = Fault::Refused,
                         .operation = QStringLiteral("key.bind"),
                         .condition = condition::baseKeyInstalled,
                         .detail = QStringLiteral("6789B")};
    state.pc.run.key = report;
    Shown shown(state);
    EXPECT_TRUE(shown.page.find<KeyField>(names::keyField)->isHidden());
    EXPECT_TRUE(shown.page.offers(SecondaryAction::PutKeyBack));
}

TEST(KeyPage, AMailWithANearKeyFillsTheBoxesAndNamesThePlaceInTheKey)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(QStringLiteral(
        "お世話になっております。ESU のキーをお送りします。\nキー: BCDFG-HJKMP-QRTVW-XY2O4-6789B\n以上です。"));
    EXPECT_EQ(shown.page.keyGroup(3)->text(), QStringLiteral("XY2O4"));
    EXPECT_TRUE(shown.page.sentence().contains(QStringLiteral("Character 19 of the key in the text, \"O\"")))
        << shown.page.sentence().toStdString();
    shown.page.pasteKey(QStringLiteral("お世話になっております。\nキー: BCDFG-HJKMP-QRTVW-XY234-6789"));
    EXPECT_EQ(shown.page.keyGroup(4)->text(), QStringLiteral("6789"));
    EXPECT_TRUE(shown.page.sentence().contains(QStringLiteral("24 characters instead of 25")))
        << shown.page.sentence().toStdString();
}

TEST(KeyPage, AMailWithoutAKeySaysThatThereIsNone)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(
        QStringLiteral("お世話になっております。ご注文ありがとうございました。キーは別便でお送りします。"));
    EXPECT_TRUE(shown.page.sentence().contains(QStringLiteral("No key was found")))
        << shown.page.sentence().toStdString();
}

TEST(IdPage, ComparingAnIdStandsApartAndStopsNobody)
{
    Shown shown(named("id-good"));
    EXPECT_FALSE(shown.page.find<QLineEdit>(names::idField)->isVisible());
    shown.page.find<QToolButton>(names::idFold)->click();
    auto *field = shown.page.find<QLineEdit>(names::idField);
    ASSERT_TRUE(field->isVisible());
    emit field->textEdited(QStringLiteral("bd3762d7-270d-4760-8fb3-d829ca45278a"));
    EXPECT_TRUE(shown.page.canPressMain());
    const auto labels = shown.window.findChildren<QLabel *>();
    EXPECT_TRUE(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(QStringLiteral("This ID belongs to Windows"));
    }));
}

TEST(PracticeBanner, NamesTheDayOfThePracticePc)
{
    Shown shown(readyState(Page::Key));
    const auto *banner = shown.page.find<QWidget>(names::practiceBanner)->findChild<QLabel *>();
    EXPECT_TRUE(banner->text().contains(QStringLiteral("November 24, 2026"))) << banner->text().toStdString();
}

TEST(StartPage, PracticePcsForABeginningStandAboveTheOthers)
{
    WizardState state = readyState(Page::Start);
    state.offer.practicePcs.prepend(
        {.scenario = QStringLiteral("mak-exhausted"),
         .title = {.ja = QStringLiteral("上限"), .en = QStringLiteral("Limit")},
         .description = {.ja = QStringLiteral("説明"), .en = QStringLiteral("The limit is reached.")}});
    state.offer.practicePcs.back().first = true;
    Shown shown(state);
    const auto *box = shown.page.find<QComboBox>(names::scenarioBox);
    EXPECT_EQ(box->itemText(0), QStringLiteral("To begin with"));
    EXPECT_EQ(box->itemData(1).toString(), QStringLiteral("windows10-22h2-year2"));
    EXPECT_EQ(box->itemText(3), QStringLiteral("What can go wrong"));
    EXPECT_EQ(box->itemData(4).toString(), QStringLiteral("mak-exhausted"));
    EXPECT_EQ(box->currentIndex(), 1);
}

TEST(StartPage, AnActivePcIsToldSoAtOnceAndIsLedToTheResult)
{
    WizardState state = named("result-green");
    state.page = state.furthest = Page::Start;
    state.pc.run.verdict.reset();
    Shown shown(state);
    EXPECT_TRUE(shown.page.sentence().contains(QStringLiteral("already"))) << shown.page.sentence().toStdString();
    EXPECT_EQ(shown.page.mainLabel(), QStringLiteral("See the &result"));
    EXPECT_EQ(railState(state, Page::Activate), RailState::Done);
    EXPECT_EQ(railState(state, Page::Result), RailState::Ahead);
}

} // namespace esu::test
