// SPDX-License-Identifier: MIT
// Where the keyboard is, and which button Enter presses.
#include "ui/pages/page_widget.h"
#include "ui/widgets/details_fold.h"
#include "ui/widgets/state_card.h"
#include "ui/widgets/step_rail.h"
#include "ui/widgets/tab_order.h"
#include "ui/wizard_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace esu {

void WizardWindow::renderFocus(const WizardState &state, bool turned, bool lost)
{
    QWidget *first = turned ? page(state.page)->firstFocus() : nullptr;
    const bool startsOnMain = canPressMain() && !m_mainAction.spends;
    if (first && first->isEnabled()) {
        first->setFocus(Qt::OtherFocusReason);
        m_parkedFocus = false;
    } else if (turned && startsOnMain) {
        m_main->setFocus(Qt::OtherFocusReason);
        m_parkedFocus = false;
    } else if (turned || lost) {
        m_card->setFocus(Qt::OtherFocusReason);
        m_parkedFocus = true;
    } else if (m_parkedFocus && canPressMain() && !state.running) {
        if (startsOnMain && focusWidget() == m_card)
            m_main->setFocus(Qt::OtherFocusReason);
        m_parkedFocus = false;
    }
    chooseDefault();
}

void WizardWindow::followFocus(const QWidget *before, QWidget *now)
{
    Q_UNUSED(before)
    // Whenever the focus leaves a push button, Qt makes the main button the default again; that is not always right.
    chooseDefault();
    // What is under the mouse must not move away under it. Queued: a page that was just turned to has no layout yet.
    const bool byMouse = QGuiApplication::mouseButtons() != Qt::NoButton;
    if (now && !byMouse && m_scroll->widget()->isAncestorOf(now))
        QTimer::singleShot(0, now, [this, now] {
            if (now->hasFocus())
                m_scroll->ensureWidgetVisible(now);
        });
}

void WizardWindow::orderTabs()
{
    esu::orderTabs({m_scroll->widget(), m_back, m_main, m_cancel, m_help, m_languageBox, m_rail});
}

void WizardWindow::showFold()
{
    m_scroll->verticalScrollBar()->setValue(m_details->y());
}

void WizardWindow::chooseDefault()
{
    const QWidget *focused = focusWidget();
    if (focused == m_main)
        m_main->setDefault(true);
    else if (m_mainAction.spends)
        m_main->setDefault(false);
    else if (!qobject_cast<const QPushButton *>(focused)) // Qt makes a push button with the focus the default
        m_main->setDefault(true);
}

bool WizardWindow::canPressMain() const
{
    return m_mainAction.enabled && m_mainAction.kind != MainAction::Kind::None;
}

void WizardWindow::keyPressEvent(QKeyEvent *event)
{
    // A held-down Enter walks through no page.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->isAutoRepeat())
        return;
    if (!m_model) {
        QDialog::keyPressEvent(event);
        return;
    }
    // Text below the fold has no control of its own that the keyboard could go to.
    if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp) {
        m_scroll->verticalScrollBar()->triggerAction(event->key() == Qt::Key_PageDown ? QScrollBar::SliderPageStepAdd
                                                                                      : QScrollBar::SliderPageStepSub);
        return;
    }
    // Qt lets push buttons alone take Enter; the steps of the rail and the fold are buttons to a person as well. Radio
    // buttons and check boxes leave it to the main button, as everywhere in Windows.
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (enter && button && !qobject_cast<QRadioButton *>(button) && !qobject_cast<QCheckBox *>(button)) {
        button->click();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace esu
