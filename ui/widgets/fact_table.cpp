// SPDX-License-Identifier: MIT
#include "ui/widgets/fact_table.h"

#include "ui/text/words.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/rule_line.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace esu {

FactTable::FactTable(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void FactTable::setHeader(const QString &name, const QString &value)
{
    if (name == m_name && value == m_value)
        return;
    m_name = name;
    m_value = value;
    if (m_body)
        build();
}

void FactTable::setLines(const QList<Line> &lines)
{
    setVisible(!lines.isEmpty());
    if (lines == m_lines && m_body)
        return;
    m_lines = lines;
    build();
}

void FactTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_body && (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange))
        build();
}

void FactTable::build()
{
    delete m_body;
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    const int em = fontMetrics().height();
    grid->setContentsMargins(em / 2, 0, em / 2, 0);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 3);
    grid->setColumnStretch(2, 1);
    int line = 0;
    const auto add = [&](TextLabel::Role role, const QString &text, int column, bool wraps) {
        auto *label = new TextLabel(role, m_body);
        label->setWordWrap(wraps);
        // Air between the columns.
        label->setText(text);
        if (!wraps)
            label->setContentsMargins(0, 0, em, 0);
        grid->addWidget(label, line, column, Qt::AlignTop);
        return label;
    };
    add(TextLabel::Role::Quiet, m_name, 1, false);
    add(TextLabel::Role::Quiet, m_value, 2, true);
    for (const Line &fact : m_lines) {
        grid->addWidget(ruleLine(m_body), ++line, 0, 1, 3);
        ++line;
        auto *icon = new BadgeLabel(1.0, m_body);
        icon->setIcon(badgeIcon(fact.badge));
        grid->addWidget(icon, line, 0, Qt::AlignTop);
        add(TextLabel::Role::Body, fact.name, 1, false);
        TextLabel *value = add(TextLabel::Role::Body, fact.value, 2, true);
        grid->setAlignment(value, {});
        value->setAccessibleName(QStringLiteral("%1: %2, %3").arg(fact.name, Words::badge(fact.badge), fact.value));
    }
    layout()->addWidget(m_body);
    m_body->show();
    updateGeometry();
}

} // namespace esu
