// SPDX-License-Identifier: MIT
#include "ui/widgets/state_card.h"

#include "ui/object_names.h"
#include "ui/text/words.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tones.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace esu {

StateCardWidget::StateCardWidget(QWidget *parent)
    : QFrame(parent), m_icon(new BadgeLabel(1.35, this)), m_sentence(new TextLabel(TextLabel::Role::Strong, this)),
      m_cause(new TextLabel(TextLabel::Role::Body, this)), m_second(new TextLabel(TextLabel::Role::Quiet, this)),
      m_progress(new QProgressBar(this)), m_line(new QFrame(this)),
      m_nextTitle(new TextLabel(TextLabel::Role::Strong, this)), m_next(new TextLabel(TextLabel::Role::Body, this)),
      m_contact(new TextLabel(TextLabel::Role::Strong, this))
{
    setObjectName(names::stateCard);
    setFocusPolicy(Qt::TabFocus);
    m_sentence->setObjectName(names::stateSentence);
    m_contact->setObjectName(names::stateContact);
    m_progress->setObjectName(names::stateProgress);
    m_progress->setTextVisible(false);
    m_line->setFrameShape(QFrame::HLine);
    m_line->setFrameShadow(QFrame::Plain);

    const int em = fontMetrics().height();
    auto *words = new QVBoxLayout;
    words->setSpacing(em / 3);
    for (QWidget *part : std::initializer_list<QWidget *>{m_sentence, m_cause, m_second, m_progress, m_line,
                                                          m_nextTitle, m_next, m_contact})
        words->addWidget(part);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(em, em * 4 / 5, em, em * 4 / 5);
    row->setSpacing(em * 4 / 5);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void StateCardWidget::show(const CardWords &words, std::optional<int> percent, bool large)
{
    const bool changed = words != m_words;
    m_words = words;
    m_icon->setIcon(words.neutral ? informationIcon() : badgeIcon(words.badge));
    const TextLabel::Role role = large ? TextLabel::Role::Title : TextLabel::Role::Strong;
    if (m_sentence->role() != role)
        m_sentence->setRole(role);
    m_sentence->setTextOrHide(words.sentence);
    m_cause->setTextOrHide(words.cause);
    m_second->setTextOrHide(words.second);
    m_next->setTextOrHide(words.nextStep);
    m_contact->setTextOrHide(words.contact);
    m_nextTitle->setVisible(!words.nextStep.isEmpty());
    m_line->setVisible(!words.nextStep.isEmpty());
    m_progress->setVisible(percent.has_value());
    if (percent) {
        m_progress->setRange(0, *percent < 0 ? 0 : 100);
        m_progress->setValue(*percent < 0 ? -1 : *percent);
    }
    retranslate();
    if (changed) {
        QStringList spoken{words.sentence};
        if (!words.neutral)
            spoken.prepend(Words::badge(words.badge));
        for (const QString &part : {words.cause, words.second, words.nextStep, words.contact}) {
            if (!part.isEmpty())
                spoken << part;
        }
        setAccessibleName(spoken.join(QLatin1Char(' ')));
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
        update();
    }
}

void StateCardWidget::retranslate()
{
    m_nextTitle->setText(tr("Next step"));
    m_progress->setAccessibleName(tr("Progress"));
}

void StateCardWidget::paintEvent(QPaintEvent *event)
{
    const tones::Card tone = tones::card(palette(), m_words.neutral ? Badge::Working : m_words.badge);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = fontMetrics().height() / 3.0;
    painter.setPen(tone.border);
    painter.setBrush(tone.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (m_line->palette().color(QPalette::WindowText) != tone.border)
        m_line->setPalette(tones::textIn(tone.border));
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(2, 2, -2, -2);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
    painter.end();
    QFrame::paintEvent(event);
}

} // namespace esu
