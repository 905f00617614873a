// SPDX-License-Identifier: MIT
#include "ui/question_dialog.h"

#include "ui/object_names.h"
#include "ui/screen_room.h"
#include "ui/text/page_text.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/page_stack.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>

#include <algorithm>

namespace esu {

QuestionDialog::QuestionDialog(const Prompt &prompt, QWidget *parent)
    : QDialog(parent), m_scroll(new QScrollArea(this)), m_words(new ScrollContent)
{
    setObjectName(names::questionDialog);
    setWindowTitle(prompt.title);
    const int em = fontMetrics().height();
    auto *icon = new QLabel(m_words);
    const int side = style()->pixelMetric(QStyle::PM_MessageBoxIconSize);
    const QStyle::StandardPixmap asked =
        prompt.yes.isEmpty() ? QStyle::SP_MessageBoxInformation : QStyle::SP_MessageBoxQuestion;
    icon->setPixmap(style()->standardIcon(prompt.warning ? QStyle::SP_MessageBoxWarning : asked).pixmap(side, side));
    auto *text = new TextLabel(TextLabel::Role::Strong, m_words);
    text->setText(prompt.text);
    auto *information = new TextLabel(TextLabel::Role::Body, m_words);
    information->setTextOrHide(prompt.information);
    auto *column = new QVBoxLayout;
    column->setSpacing(em);
    column->addWidget(text);
    column->addWidget(information);
    column->addStretch(1);
    auto *row = new QHBoxLayout(m_words);
    row->setContentsMargins(em, em, em, em);
    row->setSpacing(em);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    m_scroll->setWidget(m_words);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its text has no control of its own that the keyboard could go to; the arrow keys scroll.
    m_scroll->setAccessibleName(prompt.text + QLatin1Char(' ') + prompt.information);

    auto *buttons = new QDialogButtonBox(this);
    auto *yes = new ActionButton(prompt.yes, buttons);
    auto *no = new ActionButton(prompt.no, buttons);
    for (ActionButton *button : {yes, no})
        button->setAccessibleName(PageText::plain(button->text()));
    // The keyboard begins on one that does nothing: there it is heard what is asked. A list is read as the text it is.
    const bool isList = prompt.information.contains(QLatin1Char('\n'));
    const QString consequence = isList ? QString() : prompt.information;
    no->setAccessibleDescription(prompt.text);
    yes->setAccessibleDescription(consequence.isEmpty() ? prompt.text : consequence);
    buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    buttons->addButton(no, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, em * 2 / 3);
    whole->setSpacing(em / 3);
    whole->addWidget(m_scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(em, 0, em, 0);
    foot->addWidget(buttons);
    whole->addLayout(foot);
    // What is only said has nothing to agree to.
    yes->setVisible(!prompt.yes.isEmpty());
    no->setDefault(true);
    no->setFocus();
    fit();
}

void QuestionDialog::fit()
{
    const QSize room = roomOnScreen(*this);
    const int em = fontMetrics().height();
    const int frame = layout()->sizeHint().height() - m_scroll->sizeHint().height();
    const int width = std::clamp(std::max(m_words->sizeHint().width(), layout()->minimumSize().width()), em * 24,
                                 std::max(em * 36, layout()->minimumSize().width()));
    const int fitting = std::min(width, room.width());
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int height = frame + m_words->layout()->heightForWidth(fitting - bar);
    resize(fitting, std::min(height, room.height()));
}

void QuestionDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace esu
