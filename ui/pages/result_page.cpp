// SPDX-License-Identifier: MIT
#include "ui/pages/result_page.h"

#include "core/rules/verdict_facts.h"
#include "ui/object_names.h"
#include "ui/text/cover_text.h"
#include "ui/text/verdict_text.h"
#include "ui/widgets/fact_table.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace esu {

ResultPage::ResultPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_advice(new TextLabel(TextLabel::Role::Body, this)), m_facts(new FactTable(this))
{
    m_facts->setObjectName(names::evidenceList);
    m_advice->setObjectName(names::verdictAdvice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    column->addWidget(m_advice);
    column->addWidget(m_facts);
    retranslate();
}

void ResultPage::render(const WizardState &state)
{
    QList<FactTable::Line> lines;
    const std::optional<Verdict> &verdict = state.pc.run.verdict;
    if (verdict) {
        for (const VerdictReason &reason : factsOf(*verdict))
            lines << FactTable::Line{.badge = VerdictText::reasonBadge(reason),
                                     .name = VerdictText::reasonTitle(reason.id),
                                     .value = VerdictText::fact(reason, *verdict, *state.pc.run.inspection)};
    }
    m_facts->setLines(lines);
    m_advice->setTextOrHide(verdict ? CoverText::advice(*verdict) : QString());
}

void ResultPage::retranslate()
{
    m_facts->setHeader(tr("Evidence"), tr("What was found"));
}

} // namespace esu
