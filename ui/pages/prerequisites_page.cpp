// SPDX-License-Identifier: MIT
#include "ui/pages/prerequisites_page.h"

#include "ui/object_names.h"
#include "ui/text/prerequisite_text.h"
#include "ui/widgets/check_list.h"

#include <QVBoxLayout>

namespace esu {

PrerequisitesPage::PrerequisitesPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_list(new CheckList(this))
{
    m_list->setObjectName(names::checkList);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
}

void PrerequisitesPage::render(const WizardState &state)
{
    QList<CheckRow> rows;
    if (state.pc.run.inspection) {
        for (const PrerequisiteResult &result : state.pc.run.inspection->prerequisites) {
            const PrerequisiteWords words =
                PrerequisiteText::words(result, model().resources().prerequisites, *state.pc.run.inspection);
            rows << CheckRow{.badge = words.badge,
                             .state = words.state,
                             .title = words.title,
                             .detail = words.detail,
                             .fix = words.fix,
                             .link = words.link};
        }
    }
    m_list->setRows(rows);
}

} // namespace esu
