// SPDX-License-Identifier: MIT
#include "ui/widgets/fact_grid.h"

#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace esu {

FactGrid::FactGrid(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void FactGrid::setFacts(const QList<Fact> &facts)
{
    setVisible(!facts.isEmpty());
    if (facts == m_facts && m_body)
        return;
    m_facts = facts;
    delete m_body;
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    const int em = fontMetrics().height();
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(em * 3 / 2);
    grid->setVerticalSpacing(em / 3);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Fact &fact : m_facts) {
        auto *name = new TextLabel(TextLabel::Role::Quiet, m_body);
        name->setWordWrap(false);
        name->setText(fact.name);
        auto *value = new TextLabel(TextLabel::Role::Body, m_body);
        value->setText(fact.value);
        value->setAccessibleName(fact.name + QLatin1String(": ") + fact.value);
        grid->addWidget(name, line, 0, Qt::AlignTop);
        grid->addWidget(value, line++, 1);
    }
    layout()->addWidget(m_body);
    m_body->show();
}

} // namespace esu
