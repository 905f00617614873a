// SPDX-License-Identifier: MIT
// The way of the Tab key: in the order of reading, and never to what is out of sight. No jobs run.
#include "tests/ui/shown.h"
#include "tests/wizard/wait_for.h"

#include <QPointer>
#include <QScrollArea>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {

namespace {

/// Where the keyboard comes by, from the card on, until it is at the card again.
QList<QWidget *> wayOf(Shown &shown)
{
    shown.window.activateWindow();
    deliverQueued();
    auto *card = shown.page.find<QWidget>(names::stateCard);
    card->setFocus(Qt::TabFocusReason);
    QList<QWidget *> way;
    int presses = 0;
    for (QWidget *at = card; at && (at != card || way.isEmpty()) && ++presses < 200; at = shown.window.focusWidget()) {
        if (way.isEmpty() || at != way.constLast()) // a label goes through its links first
            way << at;
        WizardPage::key(at, Qt::Key_Tab);
    }
    return way;
}

/// The parts of the frame in the order in which the keyboard goes through them.
int partOf(const Shown &shown, const QWidget *widget)
{
    const QStringList after{names::backButton, names::mainButton, names::cancelButton, names::helpButton,
                            names::languageBox};
    if (const auto place = after.indexOf(widget->objectName()); place >= 0)
        return static_cast<int>(place) + 2;
    if (shown.page.find<QWidget>(names::stepRail)->isAncestorOf(widget))
        return static_cast<int>(after.size()) + 2;
    return shown.page.find<QWidget>(names::detailsButton)->parentWidget()->isAncestorOf(widget) ? 1 : 0;
}

std::string nameOf(const QWidget *widget)
{
    return (widget->objectName().isEmpty() ? widget->accessibleName() : widget->objectName()).toStdString();
}

bool isOnScreen(const Shown &shown, const QWidget *widget)
{
    const auto *scroll = shown.page.find<QScrollArea>(names::contentArea);
    const QRect seen(widget->mapTo(scroll->viewport(), QPoint()), widget->size());
    return scroll->viewport()->rect().contains(seen);
}

} // namespace

TEST(Focus, GoesFromTheTopOfThePageToItsButtonsAndThroughTheFrameInOneOrder)
{
    for (const NamedState &named : everyState()) {
        SCOPED_TRACE(named.name);
        Shown shown(named.state);
        shown.page.openDetails();
        deliverQueued();
        const QList<QWidget *> way = wayOf(shown);
        ASSERT_GE(way.size(), 4);
        for (qsizetype place = 1; place < way.size(); ++place) {
            const QWidget *before = way.at(place - 1);
            const QWidget *after = way.at(place);
            EXPECT_LE(partOf(shown, before), partOf(shown, after)) << nameOf(before) << " > " << nameOf(after);
            if (partOf(shown, before) == partOf(shown, after)) {
                EXPECT_LE(before->mapTo(&shown.window, QPoint()).y(),
                          after->mapTo(&shown.window, QPoint(0, after->height())).y())
                    << nameOf(before) << " > " << nameOf(after);
            }
        }
    }
}

TEST(Focus, ComesByEveryControl)
{
    for (const NamedState &named : everyState()) {
        SCOPED_TRACE(named.name);
        Shown shown(named.state);
        shown.page.openDetails();
        deliverQueued();
        const QList<QWidget *> way = wayOf(shown);
        for (auto *button : shown.window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled()) {
                EXPECT_TRUE(way.contains(button)) << nameOf(button);
            }
        }
        EXPECT_TRUE(way.contains(shown.page.find<QComboBox>(names::languageBox)));
    }
}

TEST(Focus, ThePracticeKeyComesSoonAfterTheFieldsOfTheKey)
{
    Shown shown(readyState(Page::Key));
    const QList<QWidget *> way = wayOf(shown);
    const auto last = way.indexOf(shown.page.keyGroup(4));
    const auto key = way.indexOf(shown.page.secondary(SecondaryAction::UsePracticeKey));
    ASSERT_GE(last, 0);
    EXPECT_GT(key, last);
    EXPECT_LE(key - last, 3) << "after [Paste] and the box for storing the key";
}

TEST(Focus, WhatThePageAddsLaterStandsInItsPlace)
{
    WizardState state = named("key-several");
    state.offer.keyStore = true;
    Shown shown(state);
    const QList<QWidget *> way = wayOf(shown);
    const auto choice = std::ranges::find_if(way, [](const QWidget *widget) {
        return widget->isEnabled() && widget->objectName().startsWith(QStringLiteral("row"));
    });
    ASSERT_NE(choice, way.end());
    EXPECT_LT(choice - way.begin(), way.indexOf(shown.page.find<QWidget>(names::keyStore)));
}

TEST(Focus, WhatTheKeyboardReachesIsOnTheScreen)
{
    for (const char *name : {"prerequisites-folder", "key-several", "updates-found", "result-green"}) {
        SCOPED_TRACE(name);
        Shown shown(named(name));
        shown.window.resize(shown.window.minimumSizeHint());
        QApplication::sendPostedEvents();
        auto *details = shown.page.find<QToolButton>(names::detailsButton);
        for (const Qt::FocusReason reason : {Qt::BacktabFocusReason, Qt::ShortcutFocusReason}) {
            shown.page.find<QWidget>(names::stateCard)->setFocus(reason);
            deliverQueued();
            details->setFocus(reason);
            deliverQueued();
            EXPECT_TRUE(isOnScreen(shown, details));
        }
    }
}

TEST(Focus, IsOnThePageWhenTheProgramStarts)
{
    for (const char *name : {"start-reading", "start-eligible", "key-empty"}) {
        SCOPED_TRACE(name);
        Shown shown(named(name));
        shown.window.activateWindow();
        deliverQueued();
        const QWidget *at = shown.window.focusWidget();
        ASSERT_NE(at, nullptr);
        const QStringList right{names::stateCard, names::mainButton, names::keyGroup(0)};
        EXPECT_TRUE(right.contains(at->objectName())) << nameOf(at);
    }
}

TEST(Focus, OpeningTheDetailsBringsThemIntoSight)
{
    Shown shown(named("result-green"));
    shown.window.resize(shown.window.minimumSizeHint());
    QApplication::sendPostedEvents();
    shown.page.find<QToolButton>(names::detailsButton)->click();
    deliverQueued();
    const auto *button = shown.page.find<QWidget>(names::detailsButton);
    const auto *scroll = shown.page.find<QScrollArea>(names::contentArea);
    EXPECT_TRUE(isOnScreen(shown, shown.page.find<QWidget>(names::detailsText)) ||
                button->mapTo(scroll->viewport(), QPoint()).y() < button->height());
    EXPECT_TRUE(isOnScreen(shown, button));
}

} // namespace esu::test
