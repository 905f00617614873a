// SPDX-License-Identifier: MIT
#include "tests/ui/layout_checks.h"

#include "ui/text/page_text.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGlyphRun>
#include <QKeySequence>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

namespace esu::test {

namespace {

QString describe(const QWidget *widget, const QString &text)
{
    return QStringLiteral("%1 %2 \"%3\" is %4x%5, needs %6x%7")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), text.left(60))
        .arg(widget->width())
        .arg(widget->height())
        .arg(widget->sizeHint().width())
        .arg(widget->sizeHint().height());
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return {};
}

/// A person does something with it.
bool isActedOn(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QComboBox *>(&widget) ||
           qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QAbstractSpinBox *>(&widget) ||
           qobject_cast<const QAbstractItemView *>(&widget) ||
           (label && label->textInteractionFlags().testFlag(Qt::LinksAccessibleByKeyboard));
}

bool isNamedForGood(const QWidget &widget)
{
    if (widget.objectName().startsWith(QLatin1String("step-")))
        return true;
    const auto *box = qobject_cast<const QDialogButtonBox *>(widget.parentWidget());
    return box && &widget == box->button(QDialogButtonBox::Close);
}

} // namespace

QStringList clippedTexts(const QWidget &window)
{
    QStringList finds;
    for (const auto *scroll : window.findChildren<QScrollArea *>()) {
        if (scroll->isVisible() && scroll->widget()->width() > scroll->viewport()->width())
            finds << QStringLiteral("content is %1 wide, room is %2")
                         .arg(scroll->widget()->width())
                         .arg(scroll->viewport()->width());
    }
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int width = label->width();
        if (label->wordWrap() ? label->heightForWidth(width) > label->height()
                              : label->sizeHint().width() > width || label->sizeHint().height() > label->height())
            finds << describe(label, label->text());
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        const QSize need = button->minimumSizeHint().boundedTo(button->sizeHint());
        if (need.width() > button->width() || need.height() > button->height())
            finds << describe(button, button->text());
    }
    for (const auto *child : window.findChildren<QWidget *>()) {
        if (child->isVisible() && !textOf(child).isEmpty() && child->parentWidget() &&
            !child->parentWidget()->rect().contains(child->geometry()))
            finds << QStringLiteral("%1 \"%2\" reaches out of its parent")
                         .arg(child->objectName(), textOf(child).left(60));
    }
    return finds;
}

QStringList buttonsOutside(const QWidget &window)
{
    QStringList finds;
    const QList<QScrollArea *> scrolls = window.findChildren<QScrollArea *>();
    for (const auto *button : window.findChildren<QPushButton *>()) {
        const bool scrolled =
            std::ranges::any_of(scrolls, [&](const QScrollArea *scroll) { return scroll->isAncestorOf(button); });
        if (button->isVisible() && !scrolled &&
            !window.rect().contains(QRect(button->mapTo(&window, QPoint()), button->size())))
            finds << describe(button, button->text());
    }
    return finds;
}

QStringList doubleMnemonics(const QWidget &window)
{
    QMap<QString, QStringList> uses;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && !label->buddy())
            continue;
        const QKeySequence mnemonic = QKeySequence::mnemonic(textOf(widget));
        if (!mnemonic.isEmpty())
            uses[mnemonic.toString()] << textOf(widget);
    }
    QStringList finds;
    for (auto it = uses.cbegin(); it != uses.cend(); ++it) {
        if (it.value().size() > 1)
            finds << it.key() + QLatin1String(": ") + it.value().join(QLatin1String(" | "));
    }
    return finds;
}

QStringList namelessControls(const QWidget &window)
{
    QStringList finds;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!isActedOn(*widget) && !qobject_cast<const QAbstractScrollArea *>(widget))
            continue;
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (widget->accessibleName().isEmpty() || widget->accessibleName().contains(QLatin1Char('&')))
            finds << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName() +
                         QLatin1Char(' ') + textOf(widget);
    }
    return finds;
}

QStringList undescribedControls(const QWidget &window)
{
    QStringList finds;
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (!isActedOn(*widget) || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            isNamedForGood(*widget))
            continue;
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(widget);
        const QString said = heard ? heard->text(QAccessible::Description) : QString();
        if (said.isEmpty() || said == heard->text(QAccessible::Name) || said.contains(QLatin1Char('&')))
            finds << QStringLiteral("%1 %2 \"%3\": %4")
                         .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), textOf(widget),
                              said);
    }
    return finds;
}

QStringList missingGlyphs(const QWidget &window)
{
    QStringList finds;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        if (!widget->isVisible() || text.isEmpty())
            continue;
        QTextLayout layout(text, widget->font());
        layout.beginLayout();
        while (layout.createLine().isValid()) {
        }
        layout.endLayout();
        for (const QGlyphRun &run : layout.glyphRuns()) {
            if (run.glyphIndexes().contains(0U)) {
                finds << text;
                break;
            }
        }
    }
    return finds;
}

QStringList namesIn(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("\\[([^\\[\\]]+)\\]"));
    QStringList names;
    for (auto matches = name.globalMatch(text); matches.hasNext();)
        names << matches.next().captured(1);
    return names;
}

bool isNamed(const QString &label, const QString &name)
{
    return label == name || label.startsWith(name + QStringLiteral(" ("));
}

QStringList namesOfNothing(const QWidget &window)
{
    QStringList labels;
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            labels << PageText::plain(button->text());
    }
    QStringList finds;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible())
            continue;
        for (const QString &name : namesIn(label->text())) {
            if (std::ranges::none_of(labels, [&](const QString &each) { return isNamed(each, name); }))
                finds << QStringLiteral("there is no [%1]: %2").arg(name, label->text());
        }
    }
    return finds;
}

} // namespace esu::test
