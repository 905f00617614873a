// SPDX-License-Identifier: MIT
#include "ui/pages/updates_page.h"

#include "ui/object_names.h"
#include "ui/text/page_text.h"
#include "ui/text/update_text.h"
#include "ui/widgets/badge_icon.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace esu {

UpdatesPage::UpdatesPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_all(new QCheckBox(this)), m_table(new QTableWidget(0, 3, this))
{
    m_all->setObjectName(names::updateAll);
    m_all->setTristate(true);
    m_table->setObjectName(names::updateTable);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_all);
    column->addWidget(m_table);

    connect(m_all, &QCheckBox::clicked, this, [this] {
        // A half-ticked box goes to all, as in Windows' own lists.
        this->model().dispatch(event::AllUpdatesToggled{m_all->checkState() != Qt::Unchecked});
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
        if (!m_filling && item->column() == 0)
            this->model().dispatch(
                event::UpdateToggled{item->data(Qt::UserRole).toString(), item->checkState() == Qt::Checked});
    });
    // The space bar works on the cell that has the keyboard, and only the first one has a box.
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int line, int cell) {
        if (line >= 0 && cell > 0)
            m_table->setCurrentCell(line, 0);
    });
    retranslate();
}

UpdatesPage::Row UpdatesPage::row(const UpdateInfo &update, const WizardState &state) const
{
    const UpdateProgress progress = updateProgress(state, update);
    return {.id = update.id,
            .title = update.title,
            .note = state.running ? QString() : UpdateText::note(update, model().resources().errors),
            .kind = UpdateText::kind(update),
            .state = UpdateText::stage(progress),
            .badge = UpdateText::badge(progress.stage),
            .checkable = canEdit(state) && update.state != UpdateInfo::State::Installed,
            .checked = state.pc.selectedUpdates.contains(update.id)};
}

void UpdatesPage::fill(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    m_filling = true;
    const int current = m_table->currentRow();
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int line = 0; line < rows.size(); ++line) {
        const Row &row = rows.at(line);
        // Item views draw plain text only: a title from outside stays what it is.
        auto *title =
            new QTableWidgetItem(row.note.isEmpty() ? row.title : row.title + QStringLiteral("\n→ ") + row.note);
        title->setData(Qt::UserRole, row.id);
        title->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable |
                        (row.checkable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags));
        title->setCheckState(row.checked ? Qt::Checked : Qt::Unchecked);
        title->setData(Qt::AccessibleTextRole,
                       QStringList{row.title, row.kind, row.state, row.note}.join(QLatin1String(", ")));
        auto *kind = new QTableWidgetItem(row.kind);
        auto *state = new QTableWidgetItem(row.state);
        if (row.badge != Badge::Unknown)
            state->setIcon(badgeIcon(row.badge));
        for (QTableWidgetItem *item : {kind, state})
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        int column = 0;
        for (QTableWidgetItem *item : {title, kind, state})
            m_table->setItem(line, column++, item);
    }
    m_rows = rows;
    if (current >= 0 && current < rows.size())
        m_table->setCurrentCell(current, 0);
    m_filling = false;
    fitHeight();
}

void UpdatesPage::fitHeight()
{
    m_table->resizeRowsToContents();
    const int em = fontMetrics().height();
    int height = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth();
    for (int line = 0; line < m_table->rowCount(); ++line) {
        m_table->setRowHeight(line, m_table->rowHeight(line) + em / 2);
        height += m_table->rowHeight(line);
    }
    m_table->setFixedHeight(std::min(height + 2, em * 24));
}

void UpdatesPage::resizeEvent(QResizeEvent *event)
{
    PageWidget::resizeEvent(event);
    // The header takes its new widths after this event; only then are wrapped titles as high as they will be.
    QTimer::singleShot(0, this, &UpdatesPage::fitHeight);
}

void UpdatesPage::render(const WizardState &state)
{
    const Updates updates = visibleUpdates(state);
    QList<Row> rows;
    int ticked = 0;
    int tickable = 0;
    for (const UpdateInfo &update : updates) {
        rows << row(update, state);
        if (update.state != UpdateInfo::State::Installed) {
            ++tickable;
            ticked += rows.back().checked ? 1 : 0;
        }
    }
    fill(rows);
    m_table->setVisible(!rows.isEmpty());
    m_all->setVisible(tickable > 1);
    m_all->setEnabled(canEdit(state));
    m_all->setCheckState(ticked == 0 ? Qt::Unchecked : ticked == tickable ? Qt::Checked : Qt::PartiallyChecked);
}

void UpdatesPage::retranslate()
{
    m_all->setText(tr("S&elect all", "@option"));
    m_all->setAccessibleName(PageText::plain(m_all->text()));
    m_table->setAccessibleName(tr("Updates"));
    m_table->setHorizontalHeaderLabels({tr("Update", "@column"), tr("Kind", "@column"), tr("State", "@column")});
}

} // namespace esu
