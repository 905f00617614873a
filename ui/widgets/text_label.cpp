// SPDX-License-Identifier: MIT
#include "ui/widgets/text_label.h"

#include "ui/widgets/tones.h"

#include <QApplication>
#include <QEvent>
#include <QTextLayout>

namespace esu {

namespace {

struct Lines {
    int count = 0;
    qsizetype onLast = 0; ///< characters
};

/// As QLabel breaks them.
Lines linesIn(const QString &text, const QFont &font, int width)
{
    Lines lines;
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines.onLast = line.textLength();
            ++lines.count;
        }
        layout.endLayout();
    }
    return lines;
}

} // namespace

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
    if (event->type() == QEvent::FontChange)
        m_broken.clear();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        applyColour();
}

void TextLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    m_broken.clear();
    keepCompany();
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (m_broken != text())
        keepCompany();
    QLabel::paintEvent(event);
}

void TextLabel::keepCompany()
{
    if (!wordWrap())
        return;
    constexpr qsizetype few = 2;
    m_broken = text();
    const int whole = width() - contentsMargins().left();
    const Lines lines = linesIn(m_broken, font(), whole);
    int margin = 0;
    if (lines.count > 1 && lines.onLast <= few) {
        for (int cut = 1; cut <= 3 && margin == 0; ++cut) {
            const int narrower = cut * fontMetrics().height();
            const Lines now = linesIn(m_broken, font(), whole - narrower);
            if (now.count == lines.count && now.onLast > few)
                margin = narrower;
        }
    }
    const QMargins margins = contentsMargins();
    if (margins.right() != margin)
        setContentsMargins(margins.left(), margins.top(), margin, margins.bottom());
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
