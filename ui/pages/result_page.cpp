// SPDX-License-Identifier: MIT
#include "ui/pages/result_page.h"

#include "ui/object_names.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace esu {

namespace {

/// A registry path has no place to break a line; on a small screen it needs one after every key.
QString breakable(QString source)
{
    return source.replace(QLatin1Char('\\'), QStringLiteral("\\\u200B"));
}

} // namespace

ResultPage::ResultPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_title(new TextLabel(TextLabel::Role::Strong, this)), m_evidence(new CheckList(this)),
      m_advice(new TextLabel(TextLabel::Role::Body, this))
{
    m_evidence->setObjectName(names::evidenceList);
    m_advice->setObjectName(names::verdictAdvice);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_advice);
    column->addWidget(m_title);
    column->addWidget(m_evidence);
    retranslate();
}

void ResultPage::render(const WizardState &state)
{
    QList<CheckRow> rows;
    if (state.pc.run.verdict) {
        for (const VerdictReason &reason : state.pc.run.verdict->reasons) {
            const Badge badge = VerdictText::reasonBadge(reason);
            rows << CheckRow{.badge = badge,
                             .state = Words::badge(badge),
                             .title = VerdictText::reasonTitle(reason.id),
                             .detail =
                                 VerdictText::reasonSentence(reason, *state.pc.run.verdict, *state.pc.run.inspection),
                             .source = breakable(VerdictText::reasonSource(reason))};
        }
        // What keeps the verdict from being green comes first; the list is longer than a small screen.
        std::ranges::stable_sort(rows, {}, [](const CheckRow &row) { return row.badge == Badge::Good; });
        m_advice->setText(VerdictText::advice(*state.pc.run.verdict));
    }
    m_advice->setVisible(state.pc.run.verdict && state.pc.run.verdict->advice);
    m_title->setVisible(!rows.isEmpty());
    m_evidence->setRows(rows);
}

void ResultPage::retranslate()
{
    m_title->setText(tr("Evidence"));
}

} // namespace esu
