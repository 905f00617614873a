// SPDX-License-Identifier: MIT
#include "ui/pages/prerequisites_page.h"

#include "ui/object_names.h"
#include "ui/text/prerequisite_text.h"
#include "ui/text/words.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/fold_button.h"

#include <QVBoxLayout>

namespace esu {

PrerequisitesPage::PrerequisitesPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_list(new CheckList(this)), m_fold(new FoldButton(names::fineFold, this)),
      m_fine(new CheckList(this))
{
    m_list->setObjectName(names::checkList);
    m_fine->setObjectName(names::fineList);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    column->addWidget(m_list);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_fine);
    connect(m_fold, &QToolButton::toggled, this, &PrerequisitesPage::openFold);
    openFold(false);
}

void PrerequisitesPage::openFold(bool open)
{
    m_fine->setVisible(open && m_fineCount > 0);
    retranslate();
}

void PrerequisitesPage::render(const WizardState &state)
{
    QList<CheckRow> open;
    QList<CheckRow> fine;
    m_fineKbs.clear();
    for (const PrerequisiteWords &words : PrerequisiteText::rows(state, model().resources())) {
        const CheckRow row{.badge = words.badge,
                           .state = words.state,
                           .title = words.title,
                           .detail = words.detail,
                           .fix = words.fix,
                           .link = words.link};
        (words.isFine ? fine : open) << row;
        if (words.isFine && !words.namedKb.isEmpty())
            m_fineKbs << words.namedKb;
    }
    m_fineCount = static_cast<int>(fine.size());
    m_list->setRows(open);
    m_list->setVisible(!open.isEmpty());
    m_fine->setRows(fine);
    m_fold->setVisible(!fine.isEmpty());
    openFold(m_fold->isChecked());
}

void PrerequisitesPage::retranslate()
{
    QString words = tr("OK: %n check(s)", nullptr, m_fineCount);
    // The owner's papers name these, so they are not to be looked for.
    if (!m_fineKbs.isEmpty())
        words = tr("%1, %2 among them", "how many, KB numbers").arg(words, Words::listed(m_fineKbs));
    m_fold->setWords(words);
}

} // namespace esu
