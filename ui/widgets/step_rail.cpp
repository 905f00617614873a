// SPDX-License-Identifier: MIT
#include "ui/widgets/step_rail.h"

#include "core/wizard/wizard_result.h"
#include "ui/object_names.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tones.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStyleOptionFocusRect>
#include <QTextBoundaryFinder>
#include <QVBoxLayout>

namespace esu {

StepButton::StepButton(Page page, QWidget *parent) : QAbstractButton(parent), m_page(page)
{
    setObjectName(names::step(page));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StepButton::show(RailState state, bool enabled, const QString &title)
{
    m_state = state;
    setText(title);
    setEnabled(enabled);
    setFocusPolicy(enabled ? Qt::TabFocus : Qt::NoFocus);
    setCursor(enabled ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(tr("Step %1 of %2: %3, %4", "number, count, title, state")
                          .arg(QString::number(static_cast<int>(m_page) + 1),
                               QString::number(static_cast<int>(allPages.size())), title, PageText::railState(state)));
    updateGeometry();
    update();
}

int StepButton::badgeSide() const
{
    return fontMetrics().height() * 5 / 4;
}

QSize StepButton::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const int em = fontMetrics().height();
    return {badgeSide() + QFontMetrics(bold).horizontalAdvance(text()) + em * 7 / 4, em * 2};
}

void StepButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette &colours = palette();
    const QColor accent = tones::accent(colours);
    const QColor text = colours.color(QPalette::Active, QPalette::WindowText);
    const bool contrast = tones::isHighContrast(colours);
    const int em = fontMetrics().height();
    const double radius = em / 4.0;
    const bool current = m_state == RailState::Current;
    if (current || (isEnabled() && underMouse())) {
        painter.setPen(contrast ? QPen(text) : QPen(Qt::NoPen));
        painter.setBrush(
            contrast ? colours.color(QPalette::Window)
                     : tones::mix(colours.color(QPalette::Active, QPalette::Window), accent, current ? 0.16 : 0.07));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }

    const int side = badgeSide();
    const QRectF badge(em / 2.0, (height() - side) / 2.0, side, side);
    QFont number = font();
    number.setPointSizeF(font().pointSizeF() * 0.85);
    number.setBold(true);
    if (m_state == RailState::Done) {
        painter.drawPixmap(badge.topLeft(), badgeIcon(Badge::Good).pixmap(QSize(side, side), devicePixelRatioF()));
    } else {
        painter.setPen(
            QPen(current ? accent : tones::mix(colours.color(QPalette::Active, QPalette::Window), text, 0.5), 1.2));
        painter.setBrush(current ? QBrush(accent) : QBrush(Qt::NoBrush));
        painter.drawEllipse(badge.adjusted(1, 1, -1, -1));
        painter.setFont(number);
        painter.setPen(current ? colours.color(QPalette::Active, QPalette::HighlightedText) : tones::quiet(colours));
        painter.drawText(badge, Qt::AlignCenter, QString::number(static_cast<int>(m_page) + 1));
    }

    QFont words = font();
    words.setBold(current);
    painter.setFont(words);
    painter.setPen(m_state == RailState::Ahead ? tones::quiet(colours) : text);
    const QRect area(static_cast<int>(badge.right()) + em / 2, 0, width() - static_cast<int>(badge.right()) - em / 2,
                     height());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, this->text());
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(2, 2, -2, -2);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

namespace {

bool isKatakana(QChar c)
{
    return c.script() == QChar::Script_Katakana || c == QChar(0x30FC);
}

/// Where the rules of writing allow a break, a person does not always: not within a word of katakana or with a hyphen,
/// and not between a number and what it counts.
bool mayBreak(const QString &text, qsizetype place)
{
    const QChar before = text.at(place - 1);
    const QChar after = text.at(place);
    if (before == QLatin1Char('-') || (isKatakana(before) && isKatakana(after)))
        return false;
    const auto last = QStringView(text).first(place).trimmed();
    return last.isEmpty() || !last.back().isDigit() || after.unicode() < 0x80;
}

/// Broken between words; a word that is wider than the line ends in an ellipsis.
QString wrapped(const QString &text, const QFontMetrics &metrics, int width)
{
    QStringList lines;
    QString line;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    qsizetype start = 0;
    for (qsizetype place = finder.toNextBoundary(); place > 0; place = finder.toNextBoundary()) {
        if (place < text.size() && !mayBreak(text, place))
            continue;
        const QString word = text.sliced(start, place - start);
        start = place;
        if (!line.isEmpty() && metrics.horizontalAdvance((line + word).trimmed()) > width) {
            lines.append(line.trimmed());
            line.clear();
        }
        line += line.isEmpty() ? metrics.elidedText(word, Qt::ElideRight, width) : word;
    }
    lines.append(line.trimmed());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

StepRail::StepRail(QWidget *parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_body(new QWidget), m_icon(new BadgeLabel(1.9, m_body)),
      m_product(new TextLabel(TextLabel::Role::Strong, m_body)), m_foot(new QWidget(this)),
      m_computer(new TextLabel(TextLabel::Role::Strong, m_foot)),
      m_windows(new TextLabel(TextLabel::Role::Quiet, m_foot)),
      m_programme(new TextLabel(TextLabel::Role::Quiet, m_foot))
{
    setObjectName(names::stepRail);
    m_programme->setObjectName(names::railStanding);
    m_icon->setIcon(appIcon());
    m_product->setWordWrap(false);
    m_product->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int em = fontMetrics().height();
    auto *steps = new QVBoxLayout(m_body);
    steps->setContentsMargins(em * 3 / 4, em, em * 3 / 4, em);
    steps->setSpacing(em / 6);
    auto *brand = new QHBoxLayout;
    brand->setSpacing(em / 2);
    brand->addWidget(m_icon);
    brand->addWidget(m_product, 1);
    steps->addLayout(brand);
    steps->addSpacing(em * 4 / 5);
    for (const Page page : allPages) {
        auto *step = new StepButton(page, m_body);
        connect(step, &QAbstractButton::clicked, this, [this, page] { emit pageRequested(page); });
        m_steps << step;
        steps->addWidget(step);
    }
    steps->addStretch(1);
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    // The rail itself draws what is behind.
    m_scroll->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(em * 3 / 4, 0, em * 3 / 4, em);
    foot->setSpacing(em / 6);
    for (TextLabel *label : {m_computer, m_windows, m_programme}) {
        label->setWordWrap(false);
        foot->addWidget(label);
    }
    column->addWidget(m_foot);
}

int StepRail::lineWidth() const
{
    return m_body->sizeHint().width() - 2 * m_body->layout()->contentsMargins().left();
}

void StepRail::showLine(TextLabel *label, const QString &text)
{
    const QString shown = wrapped(text, label->fontMetrics(), lineWidth());
    label->setTextOrHide(shown);
    label->setAccessibleName(text);
    label->setToolTip(shown.contains(QChar(0x2026)) ? text : QString());
}

void StepRail::render(const WizardState &state, const Resources &resources)
{
    m_product->setText(Words::productName());
    for (StepButton *step : m_steps)
        step->show(railState(state, step->page()), canGoTo(state, step->page()) && step->page() != state.page,
                   PageText::title(step->page()));
    const auto &inspection = state.pc.run.inspection;
    const std::optional<Standing> standing = inspection ? standingOf(state, resources) : std::nullopt;
    showLine(m_computer, inspection ? Words::computerName(inspection->facts) : QString());
    showLine(m_windows, inspection ? Words::windows(inspection->facts) : QString());
    showLine(m_programme, standing ? Words::standing(*standing) : QString());
    fit();
}

void StepRail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StepRail::fit()
{
    const QSize steps = m_body->sizeHint();
    m_foot->setVisible(steps.height() + m_foot->layout()->sizeHint().height() <= height());
    const bool scrolls = steps.height() > height();
    setFixedWidth(steps.width() + (scrolls ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0));
}

void StepRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(tones::line(palette()));
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace esu
