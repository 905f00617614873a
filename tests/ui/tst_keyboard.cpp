// SPDX-License-Identifier: MIT
// Which button Enter presses, and where the keyboard is. No jobs run: the model has no machine.
#include "tests/ui/shown.h"
#include "tests/wizard/wait_for.h"
#include "ui/help_dialog.h"
#include "ui/message_box_prompts.h"
#include "ui/recording_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QRadioButton>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

/// Notes who is pressed; nothing else comes of a press.
class Presses {
public:
    explicit Presses(QWidget &window)
    {
        for (auto *button : window.findChildren<QAbstractButton *>()) {
            button->disconnect(SIGNAL(clicked(bool)));
            QObject::connect(button, &QAbstractButton::clicked, button, [this, button] { m_pressed << button; });
        }
    }
    /// Gives `widget` the keyboard, presses Enter, and tells who was pressed by it.
    QList<QWidget *> enterOn(QWidget *widget, bool heldDown = false)
    {
        m_pressed.clear();
        enter(widget, heldDown);
        return m_pressed;
    }
    static void enter(QWidget *widget, bool heldDown = false)
    {
        widget->setFocus(Qt::TabFocusReason);
        WizardPage::key(widget, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), heldDown);
    }

private:
    QList<QWidget *> m_pressed;
};

/// What takes Enter itself. Radio buttons and check boxes leave it to the main button, as everywhere in Windows.
QList<QAbstractButton *> buttonsOf(const QWidget &window)
{
    QList<QAbstractButton *> buttons;
    for (auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isEnabled() && (button->focusPolicy() & Qt::TabFocus) &&
            !qobject_cast<QRadioButton *>(button) && !qobject_cast<QCheckBox *>(button))
            buttons << button;
    }
    return buttons;
}

std::string namesOf(const QList<QWidget *> &widgets)
{
    QStringList list;
    for (const QWidget *widget : widgets)
        list << (widget->objectName().isEmpty() ? widget->accessibleName() : widget->objectName());
    return list.join(QStringLiteral(", ")).toStdString();
}

void expectEachTakesEnterItself(QWidget &window)
{
    Presses presses(window);
    const QList<QAbstractButton *> buttons = buttonsOf(window);
    ASSERT_FALSE(buttons.isEmpty());
    for (QAbstractButton *button : buttons)
        EXPECT_EQ(namesOf(presses.enterOn(button)), namesOf({button}));
}

} // namespace

TEST(Keyboard, EnterPressesTheButtonThatHasTheFocusAndNoOther)
{
    for (const NamedState &named : everyState()) {
        SCOPED_TRACE(named.name);
        Shown shown(named.state);
        Presses presses(shown.window);
        shown.page.openDetails();
        const QList<QAbstractButton *> buttons = buttonsOf(shown.window);
        EXPECT_GE(buttons.size(), 2);
        for (QAbstractButton *button : buttons) {
            shown.page.openDetails();
            EXPECT_EQ(namesOf(presses.enterOn(button)), namesOf({button}));
        }
    }
}

TEST(Keyboard, AHeldDownEnterPressesNothing)
{
    for (const NamedState &named : everyState()) {
        SCOPED_TRACE(named.name);
        Shown shown(named.state);
        Presses presses(shown.window);
        shown.page.openDetails();
        for (QAbstractButton *button : buttonsOf(shown.window))
            EXPECT_EQ(namesOf(presses.enterOn(button, true)), "") << "on " << namesOf({button});
    }
}

TEST(Keyboard, WhatSpendsIsPressedByEnterOnlyWhereItHasTheFocus)
{
    int spending = 0;
    for (const NamedState &named : everyState()) {
        SCOPED_TRACE(named.name);
        Shown shown(named.state);
        shown.window.activateWindow();
        deliverQueued();
        auto *main = shown.page.find<QPushButton>(names::mainButton);
        auto *card = shown.page.find<QWidget>(names::stateCard);
        const bool spends = mainAction(shown.model.state(), resources()).spends;
        Presses presses(shown.window);
        if (!spends) {
            if (shown.page.canPressMain()) {
                EXPECT_EQ(namesOf(presses.enterOn(card)), namesOf({main})) << "Enter is the main button's elsewhere";
            }
            continue;
        }
        ++spending;
        EXPECT_EQ(shown.window.focusWidget(), card) << "the keyboard starts where nothing can be spent";
        EXPECT_FALSE(main->isDefault());
        for (auto *widget : shown.window.findChildren<QWidget *>()) {
            if (widget == main || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            EXPECT_FALSE(presses.enterOn(widget).contains(main)) << widget->objectName().toStdString();
            EXPECT_FALSE(main->isDefault()) << widget->objectName().toStdString();
        }
        EXPECT_EQ(namesOf(presses.enterOn(main)), namesOf({main}));
        EXPECT_EQ(main->isDefault(), main->hasFocus()) << "no button is the default of a window that is not active";
    }
    EXPECT_GT(spending, 1);
}

TEST(Keyboard, EnterOnCancelAndOnBackOfPage5SpendsNothing)
{
    Shown shown(named("activate-ready"));
    Presses::enter(shown.page.find<QWidget>(names::cancelButton));
    EXPECT_TRUE(shown.prompts.asked.has_value());
    EXPECT_FALSE(shown.model.state().running.has_value());
    shown.prompts.answer(false);
    Presses::enter(shown.page.find<QWidget>(names::backButton));
    EXPECT_EQ(shown.model.state().page, Page::ActivationId);
    EXPECT_FALSE(shown.model.state().running.has_value());
}

TEST(Keyboard, AButtonThatGoesAwayLeavesTheFocusWhereEnterStopsNothing)
{
    Shown shown(named("updates-ready"));
    auto *main = shown.page.find<QPushButton>(names::mainButton);
    auto *card = shown.page.find<QWidget>(names::stateCard);
    const auto becomes = [&shown](const char *name) {
        emit shown.model.stateChanged(Shown::withLanguage(named(name), LanguageCode::English));
    };
    main->setFocus();
    becomes("updates-searching");
    EXPECT_EQ(shown.window.focusWidget(), card);
    becomes("updates-found");
    EXPECT_EQ(shown.window.focusWidget(), main) << "and comes back to the main button";

    QPushButton *secondary = shown.page.secondary(SecondaryAction::SearchAgain);
    ASSERT_FALSE(secondary->isHidden());
    secondary->setFocus();
    becomes("updates-searching");
    EXPECT_EQ(shown.window.focusWidget(), card);
}

TEST(Keyboard, AfterAnActivationThatFailedTheFocusIsNotOnTheButtonThatSpends)
{
    Shown shown(named("activate-ready"));
    shown.page.find<QPushButton>(names::mainButton)->setFocus();
    for (const char *name : {"activate-working", "activate-network"}) {
        emit shown.model.stateChanged(Shown::withLanguage(named(name), LanguageCode::English));
        EXPECT_EQ(shown.window.focusWidget(), shown.page.find<QWidget>(names::stateCard)) << name;
    }
    ASSERT_TRUE(shown.page.canPressMain());
    EXPECT_FALSE(shown.page.find<QPushButton>(names::mainButton)->isDefault());
}

TEST(Keyboard, InOurDialogsAFocusedButtonTakesEnterItself)
{
    const Language language(LanguageCode::English);
    FakePrompts prompts;
    HelpDialog help(resources(), Page::Activate, std::nullopt);
    help.show();
    expectEachTakesEnterItself(help);
    RecordingDialog recording(QByteArray("{}"), resources().errors, prompts, saveWhole, nullptr);
    recording.show();
    expectEachTakesEnterItself(recording);
    EXPECT_EQ(buttonsOf(recording).size(), 2);

    for (const auto role : {QDialogButtonBox::AcceptRole, QDialogButtonBox::RejectRole}) {
        QWidget parent;
        MessageBoxPrompts boxes;
        std::optional<bool> answer;
        boxes.ask(&parent,
                  {.title = QStringLiteral("t"),
                   .text = QStringLiteral("?"),
                   .yes = QStringLiteral("&Do"),
                   .no = QStringLiteral("&Leave")},
                  [&answer](bool yes) { answer = yes; });
        const auto *box = parent.findChild<QDialogButtonBox *>();
        ASSERT_NE(box, nullptr);
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role && !answer)
                Presses::enter(button);
        }
        EXPECT_EQ(answer, role == QDialogButtonBox::AcceptRole);
    }
}

} // namespace esu::test
