// SPDX-License-Identifier: MIT
#include "ui/pages/activate_page.h"

#include "ui/text/words.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace esu {

ActivatePage::ActivatePage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_title(new TextLabel(TextLabel::Role::Strong, this)), m_facts(new FactGrid(this))
{
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    retranslate();
}

void ActivatePage::render(const WizardState &state)
{
    QList<FactGrid::Fact> facts;
    if (const std::optional<EsuRow> row = targetRow(state)) {
        if (state.pc.run.inspection)
            facts << FactGrid::Fact{tr("PC name"), Words::computerName(state.pc.run.inspection->facts)};
        if (row->year)
            facts << FactGrid::Fact{tr("ESU year"), Words::year(*row->year)};
        if (row->row.hasKey())
            facts << FactGrid::Fact{tr("Key"), tr("ending in %1").arg(*row->row.partialProductKey)};
        facts << FactGrid::Fact{tr("State"), Words::licenseStatus(row->row.licenseStatus)};
        if (const std::optional<bool> licensed =
                state.pc.run.inspection ? state.pc.run.inspection->baseLicensed() : std::nullopt)
            facts << FactGrid::Fact{tr("Windows itself"), Words::licenseStatus(*licensed ? 1 : 0)};
    }
    m_title->setVisible(!facts.isEmpty());
    m_facts->setFacts(facts);
}

void ActivatePage::retranslate()
{
    m_title->setText(tr("What will be activated"));
}

} // namespace esu
