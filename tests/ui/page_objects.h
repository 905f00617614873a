// SPDX-License-Identifier: MIT
#pragma once

#include "ui/object_names.h"
#include "ui/wizard_window.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

namespace esu::test {

/// The wizard's window in the words of a test: what a person sees and presses. Knows object names, no layout.
class WizardPage {
public:
    explicit WizardPage(WizardWindow &window) : m_window(window) {}

    template <class T> T *find(const QString &name) const { return m_window.findChild<T *>(name); }
    QString title() const { return find<QLabel>(names::pageTitle)->text(); }
    QString sentence() const { return find<QLabel>(names::stateSentence)->text(); }
    /// Everything the card says.
    QString cardText() const
    {
        QString text;
        for (const auto *label : find<QWidget>(names::stateCard)->findChildren<QLabel *>())
            text += label->isHidden() ? QString() : label->text() + QLatin1Char('\n');
        return text;
    }
    QString mainLabel() const { return find<QPushButton>(names::mainButton)->text(); }
    bool hasMain() const { return !find<QPushButton>(names::mainButton)->isHidden(); }
    bool canPressMain() const { return hasMain() && find<QPushButton>(names::mainButton)->isEnabled(); }
    void pressMain() { find<QPushButton>(names::mainButton)->click(); }
    void pressBack() { find<QPushButton>(names::backButton)->click(); }
    void pressCancel() { find<QPushButton>(names::cancelButton)->click(); }
    void pressSecondary(SecondaryAction action) { secondary(action)->click(); }
    QPushButton *secondary(SecondaryAction action) const { return find<QPushButton>(names::secondary(action)); }
    bool offers(SecondaryAction action) const { return !secondary(action)->isHidden(); }
    bool showsPracticeBanner() const { return !find<QWidget>(names::practiceBanner)->isHidden(); }

    QLineEdit *keyGroup(int group) const { return find<QLineEdit>(names::keyGroup(group)); }
    QString keyText() const
    {
        QString text;
        for (int group = 0; group < 5; ++group)
            text += keyGroup(group)->text();
        return text;
    }
    /// As from the clipboard, without touching the clipboard.
    void pasteKey(const QString &text) { press(keyGroup(0), text); }

    void chooseLanguage(const QString &code)
    {
        auto *box = find<QComboBox>(names::languageBox);
        box->setCurrentIndex(box->findData(code));
        emit box->activated(box->currentIndex());
    }
    void openDetails() { find<QToolButton>(names::detailsButton)->setChecked(true); }
    QString details() const { return find<QPlainTextEdit>(names::detailsText)->toPlainText(); }
    void copyForSupport() { find<QPushButton>(names::copyForSupport)->click(); }
    QTableWidget *updates() const { return find<QTableWidget>(names::updateTable); }

    static void key(QWidget *target, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
                    const QString &text = {}, bool autoRepeat = false)
    {
        QKeyEvent press(QEvent::KeyPress, key, modifiers, text, autoRepeat);
        QCoreApplication::sendEvent(target, &press);
        QKeyEvent release(QEvent::KeyRelease, key, modifiers, text, autoRepeat);
        QCoreApplication::sendEvent(target, &release);
    }

private:
    static void press(QLineEdit *edit, const QString &text)
    {
        QMetaObject::invokeMethod(edit, "pasted", Q_ARG(QString, text));
    }
    WizardWindow &m_window;
};

} // namespace esu::test
