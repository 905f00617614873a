// SPDX-License-Identifier: MIT
// What a screen reader says of every control of every page and dialog: its name, and what comes of it.
#include "tests/ui/layout_checks.h"
#include "tests/ui/shown.h"
#include "tests/wizard/wait_for.h"
#include "ui/control_text.h"
#include "ui/help_dialog.h"
#include "ui/next_year_dialog.h"
#include "ui/recording_dialog.h"
#include "ui/text/page_text.h"

#include <QAccessible>
#include <QDir>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

std::string joined(const QStringList &lines)
{
    return lines.join(QLatin1Char('\n')).toStdString();
}

void expectTold(const QWidget &window)
{
    deliverQueued();
    EXPECT_EQ(joined(namelessControls(window)), "");
    EXPECT_EQ(joined(undescribedControls(window)), "");
}

QString told(QWidget *control)
{
    return QAccessible::queryAccessibleInterface(control)->text(QAccessible::Description);
}

class Descriptions : public ::testing::TestWithParam<LanguageCode> {
protected:
    /// A sentence of this language, without a mnemonic.
    static void expectSentence(const QString &text)
    {
        static const QRegularExpression kana(QStringLiteral("[\\x{3040}-\\x{30FF}]"));
        EXPECT_FALSE(text.isEmpty());
        EXPECT_EQ(text.contains(kana), GetParam() == LanguageCode::Japanese) << text.toStdString();
        EXPECT_FALSE(text.contains(QLatin1Char('&'))) << text.toStdString();
    }
};

} // namespace

TEST_P(Descriptions, OfEveryPage)
{
    for (const NamedState &state : everyState()) {
        SCOPED_TRACE(state.name);
        Shown shown(state.state, GetParam());
        shown.window.offerLogFolder();
        for (auto *fold : shown.window.findChildren<QToolButton *>())
            fold->setChecked(true);
        expectTold(shown.window);
    }
}

TEST_P(Descriptions, OfEveryQuestion)
{
    const Language language(GetParam());
    askEveryQuestion([](const QDialog &dialog) { expectTold(dialog); });
}

TEST_P(Descriptions, OfEveryDialog)
{
    Shown shown(named("result-green"), GetParam());
    shown.page.find<QPushButton>(names::helpButton)->click();
    emit shown.model.recordingReady(QByteArray("{}\n"));
    shown.page.pressSecondary(SecondaryAction::PlanNextYear);
    deliverQueued();
    for (const QWidget *dialog : std::initializer_list<QWidget *>{shown.window.findChild<HelpDialog *>(),
                                                                  shown.window.findChild<RecordingDialog *>(),
                                                                  shown.window.findChild<NextYearDialog *>()}) {
        ASSERT_NE(dialog, nullptr);
        SCOPED_TRACE(dialog->metaObject()->className());
        expectTold(*dialog);
    }
}

TEST_P(Descriptions, OfEverythingThatAButtonCanDo)
{
    const Language language(GetParam());
    WizardState state = named("result-saved");
    for (const SecondaryAction action : allSecondaryActions) {
        SCOPED_TRACE(nameOf(action).toStdString());
        const QString text = ControlText::secondaryButton(action, state, resources());
        if (action == SecondaryAction::OpenSaved || action == SecondaryAction::OpenSavedFolder)
            EXPECT_TRUE(QDir::toNativeSeparators(state.pc.savedFile).startsWith(text)) << "which one it is";
        else
            expectSentence(text);
    }
    for (int kind = 1; kind <= static_cast<int>(MainAction::Kind::Close); ++kind) {
        SCOPED_TRACE(kind);
        expectSentence(ControlText::mainButton({.kind = static_cast<MainAction::Kind>(kind)}, state));
    }
    for (const CancelAction action :
         {CancelAction::Stop, CancelAction::Stopping, CancelAction::Cancel, CancelAction::Close})
        expectSentence(ControlText::cancelButton(action, state));
}

TEST_P(Descriptions, OfThePortableProgramSayThatNothingNeedStay)
{
    const Language language(GetParam());
    WizardState state = named("result-green");
    const QString installed = ControlText::cancelButton(CancelAction::Close, state);
    state.offer.leaveNothing = true;
    const QString portable = ControlText::cancelButton(CancelAction::Close, state);
    EXPECT_NE(installed, portable);
    EXPECT_EQ(ControlText::mainButton({.kind = MainAction::Kind::Close}, state), portable);
}

TEST_P(Descriptions, HoldNothingOfAKey)
{
    const QString key = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");
    Shown shown(readyState(Page::Key), GetParam());
    shown.page.pasteKey(key);
    ASSERT_FALSE(shown.page.keyText().isEmpty());
    for (auto *control : shown.window.findChildren<QWidget *>()) {
        for (const QString &group : key.split(QLatin1Char('-')).mid(0, 4))
            EXPECT_FALSE(told(control).contains(group)) << control->objectName().toStdString();
    }
    EXPECT_EQ(told(shown.page.keyGroup(0)), PageText::purpose(Page::Key));
}

INSTANTIATE_TEST_SUITE_P(Languages, Descriptions, ::testing::Values(LanguageCode::Japanese, LanguageCode::English));

} // namespace esu::test
