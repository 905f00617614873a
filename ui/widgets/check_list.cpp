// SPDX-License-Identifier: MIT
#include "ui/widgets/check_list.h"

#include "ui/control_text.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/rule_line.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace esu {

CheckList::CheckList(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void CheckList::setRows(const QList<CheckRow> &rows)
{
    if (rows == m_rows && m_body)
        return;
    m_rows = rows;
    build();
}

void CheckList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_body && (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange))
        build();
}

void CheckList::build()
{
    delete m_body;
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    const int em = fontMetrics().height();
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 2);
    grid->setColumnStretch(2, 1);
    int line = 0;
    for (const CheckRow &row : m_rows) {
        if (line > 0) {
            grid->addWidget(ruleLine(m_body), line++, 0, 1, 3);
        }
        addRow(row, grid, line++);
    }
    layout()->addWidget(m_body);
    // Rows that arrive while the page is shown would otherwise stay invisible until the next layout.
    m_body->show();
    updateGeometry();
}

void CheckList::addRow(const CheckRow &row, QGridLayout *grid, int line)
{
    auto *icon = new BadgeLabel(1.0, m_body);
    icon->setIcon(row.waits ? QIcon() : badgeIcon(row.badge));
    grid->addWidget(icon, line, 0, Qt::AlignTop);

    auto *state = new TextLabel(TextLabel::Role::Strong, m_body);
    state->setWordWrap(false);
    state->setText(row.state);
    state->setPalette(tones::textIn(tones::ink(palette(), row.badge)));
    grid->addWidget(state, line, 1, Qt::AlignTop);

    auto *words = new QVBoxLayout;
    words->setSpacing(fontMetrics().height() / 5);
    auto *title = new TextLabel(TextLabel::Role::Strong, m_body);
    title->setText(row.title);
    title->setAccessibleName(QStringList{row.title, row.state, row.detail, row.fix}.join(QLatin1Char(' ')).trimmed());
    words->addWidget(title);
    if (!row.detail.isEmpty()) {
        auto *detail = new TextLabel(TextLabel::Role::Quiet, m_body);
        detail->setText(row.detail);
        words->addWidget(detail);
    }
    if (!row.fix.isEmpty()) {
        auto *fix = new TextLabel(TextLabel::Role::Body, m_body);
        fix->setText(row.fix);
        words->addWidget(fix);
    }
    if (!row.link.isEmpty()) {
        auto *link = new QLabel(QStringLiteral("<a href=\"%1\">%1</a>").arg(row.link.toHtmlEscaped()), m_body);
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        link->setOpenExternalLinks(true);
        link->setWordWrap(true);
        link->setAccessibleName(QStringList{row.title, row.link}.join(QLatin1Char(' ')));
        link->setAccessibleDescription(ControlText::opensBrowser());
        words->addWidget(link);
    }
    grid->addLayout(words, line, 2);
}

} // namespace esu
