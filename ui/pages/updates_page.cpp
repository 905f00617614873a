// SPDX-License-Identifier: MIT
#include "ui/pages/updates_page.h"

#include "ui/object_names.h"
#include "ui/text/page_text.h"
#include "ui/text/update_text.h"
#include "ui/text/words.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/check_list.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace esu {

namespace {

enum Column { Kb, Title, Size, Restart, Stage, columns };

/// Air between the columns.
class Spaced final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(option.fontMetrics.height() * 2 / 3, 0);
    }
};

/// The same above them.
class SpacedHeader final : public QHeaderView {
public:
    explicit SpacedHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {}

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        return QHeaderView::sectionSizeFromContents(section) + QSize(fontMetrics().height() * 2 / 3, 0);
    }
};

} // namespace

UpdatesPage::UpdatesPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_all(new QCheckBox(this)), m_table(new QTableWidget(0, columns, this)),
      m_reasons(new CheckList(this))
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
    m_table->setHorizontalHeader(new SpacedHeader(m_table));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Title, QHeaderView::Stretch);
    m_table->setItemDelegate(new Spaced(m_table));
    m_reasons->setObjectName(names::updateReasons);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_all);
    column->addWidget(m_table);
    column->addWidget(m_reasons);

    connect(m_all, &QCheckBox::clicked, this, [this] {
        // A half-ticked box goes to all, as in Windows' own lists.
        this->model().dispatch(event::AllUpdatesToggled{m_all->checkState() != Qt::Unchecked});
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
        if (!m_filling && item->column() == Kb)
            this->model().dispatch(
                event::UpdateToggled{item->data(Qt::UserRole).toString(), item->checkState() == Qt::Checked});
    });
    // The space bar works on the cell that has the keyboard, and only the first one has a box.
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int line, int cell) {
        if (line >= 0 && cell > 0)
            m_table->setCurrentCell(line, Kb);
    });
    retranslate();
}

UpdatesPage::Row UpdatesPage::row(const UpdateInfo &update, const WizardState &state) const
{
    const UpdateProgress progress = updateProgress(state, update);
    const bool isOpen = update.state != UpdateInfo::State::Installed;
    return {.id = update.id,
            .kb = update.kb.join(QLatin1Char('\n')),
            .title = update.title,
            .kind = UpdateText::kind(update),
            .size = UpdateText::size(update),
            .restart = UpdateText::restart(update.restart),
            .state = UpdateText::stage(progress),
            .badge = UpdateText::badge(progress.stage),
            .hasBox = isOpen,
            .checkable = isOpen && canEdit(state),
            .checked = isOpen && state.pc.selectedUpdates.contains(update.id)};
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
        const QString kind = row.kb.isEmpty() ? row.kind : row.kb + QLatin1Char('\n') + row.kind;
        int column = 0;
        // Item views draw plain text only: a title from outside stays what it is.
        for (const QString &text : {kind, row.title, row.size, row.restart, row.state}) {
            auto *item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            m_table->setItem(line, column++, item);
        }
        QTableWidgetItem *first = m_table->item(line, Kb);
        first->setData(Qt::UserRole, row.id);
        if (row.checkable)
            first->setFlags(first->flags() | Qt::ItemIsUserCheckable);
        if (row.hasBox)
            first->setCheckState(row.checked ? Qt::Checked : Qt::Unchecked);
        first->setData(
            Qt::AccessibleTextRole,
            QStringList{row.title, row.kb, row.kind, row.size, tr("Restart: %1").arg(row.restart), row.state}.join(
                QLatin1String(", ")));
        if (row.badge != Badge::Unknown)
            m_table->item(line, Stage)->setIcon(badgeIcon(row.badge));
    }
    m_rows = rows;
    if (current >= 0 && current < rows.size())
        m_table->setCurrentCell(current, Kb);
    m_filling = false;
    fitHeight();
}

void UpdatesPage::fillReasons(const WizardState &state, const Updates &updates)
{
    QList<CheckRow> reasons;
    // While a job runs they are of the last time.
    const Updates shown = state.running ? Updates() : updates;
    const bool cardSpeaks =
        !shown.isEmpty() && stateCard(state, model().resources()).text == CardText::UpdatesSomeFailed;
    const UpdateInfo *said = cardSpeaks ? firstFailed(state.pc.run.updateRun->updates) : nullptr;
    for (const UpdateInfo &update : shown) {
        const ErrorWords why = UpdateText::why(update, model().resources().errors);
        if (why.what.isEmpty() || (said && update.id == said->id))
            continue;
        const UpdateProgress::Stage stage = updateProgress(state, update).stage;
        reasons << CheckRow{.badge = Badge::Attention,
                            .state = UpdateText::stage({.stage = stage}),
                            .title = update.kb.isEmpty() ? update.title : update.kb.join(QStringLiteral(", ")),
                            .detail = Words::paragraph({why.what, why.cause}),
                            .fix = why.nextStep};
    }
    m_reasons->setRows(reasons);
    m_reasons->setVisible(!reasons.isEmpty());
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
        if (rows.back().hasBox) {
            ++tickable;
            ticked += rows.back().checked ? 1 : 0;
        }
    }
    fill(rows);
    fillReasons(state, updates);
    m_table->setVisible(!rows.isEmpty());
    m_all->setVisible(tickable > 1);
    m_all->setEnabled(canEdit(state));
    m_all->setCheckState(ticked == 0 ? Qt::Unchecked : ticked == tickable ? Qt::Checked : Qt::PartiallyChecked);
}

void UpdatesPage::retranslate()
{
    m_all->setText(tr("S&elect all", "@option"));
    m_all->setAccessibleName(PageText::plain(m_all->text()));
    m_all->setAccessibleDescription(tr("Only what is selected is installed."));
    m_table->setAccessibleName(tr("Updates"));
    m_table->setAccessibleDescription(tr("The space bar selects an update, or leaves it out."));
    m_table->setHorizontalHeaderLabels({tr("KB number", "@column"), tr("Update", "@column"), tr("Size", "@column"),
                                        tr("Restart", "@column"), tr("State", "@column")});
}

} // namespace esu
