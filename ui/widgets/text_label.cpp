// SPDX-License-Identifier: MIT
#include "ui/widgets/text_label.h"

#include "ui/widgets/tones.h"

#include <QApplication>
#include <QEvent>

namespace esu {

TextLabel::TextLabel(Role role, QWidget *parent) : QLabel(parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setRole(role);
}

void TextLabel::setRole(Role role)
{
    m_role = role;
    QFont font;
    if (role == Role::Title)
        font.setPointSizeF(QApplication::font().pointSizeF() * 1.5);
    if (role == Role::Title || role == Role::Strong)
        font.setBold(true);
    setFont(font);
    applyColour();
}

void TextLabel::setTextOrHide(const QString &text)
{
    if (text != this->text())
        setText(text);
    setVisible(!text.isEmpty());
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        applyColour();
}

void TextLabel::applyColour()
{
    if (m_role != Role::Quiet)
        return;
    const QColor quiet = tones::quiet(QApplication::palette(this));
    if (palette().color(QPalette::WindowText) != quiet)
        setPalette(tones::textIn(quiet));
}

} // namespace esu
