// SPDX-License-Identifier: MIT
#include "ui/pages/activation_id_page.h"

#include "ui/control_text.h"
#include "ui/object_names.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/fold_button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

#include <algorithm>
#include <utility>

namespace esu {

ActivationIdPage::ActivationIdPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_list(new QWidget(this)), m_buttons(new QButtonGroup(this)),
      m_fold(new FoldButton(names::idFold, this)), m_compare(new QWidget(this)), m_idLabel(new QLabel(m_compare)),
      m_id(new QLineEdit(m_compare)), m_idAnswer(new TextLabel(TextLabel::Role::Body, m_compare))
{
    m_list->setObjectName(names::rowList);
    m_id->setObjectName(names::idField);
    m_idLabel->setBuddy(m_id);
    m_id->setPlaceholderText(QStringLiteral("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"));
    const int em = fontMetrics().height();
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(em / 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 3);
    column->addWidget(m_list);
    column->addSpacing(em / 2);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_compare);
    auto *compare = new QVBoxLayout(m_compare);
    compare->setContentsMargins(em, 0, 0, 0);
    compare->setSpacing(em / 3);
    compare->addWidget(m_idLabel);
    compare->addWidget(m_id);
    compare->addWidget(m_idAnswer);
    connect(m_fold, &QToolButton::toggled, this, &ActivationIdPage::openFold);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) {
        if (id >= 0 && id < m_rows.size() && m_rows.at(id).row.id)
            this->model().dispatch(event::RowChosen{*m_rows.at(id).row.id});
    });
    connect(m_id, &QLineEdit::textEdited, this,
            [this](const QString &text) { this->model().dispatch(event::ActivationIdEdited{text}); });
    retranslate();
}

void ActivationIdPage::openFold(bool open)
{
    m_compare->setVisible(open);
}

QWidget *ActivationIdPage::firstFocus() const
{
    return m_buttons->checkedButton();
}

QString ActivationIdPage::label(const EsuRow &row, int index) const
{
    const QString year = row.year ? Words::year(*row.year) : tr("Year unknown");
    QString text = year;
    if (row.row.hasKey())
        text = tr("%1: key ending in %2, %3", "year, last five characters, license status")
                   .arg(year, *row.row.partialProductKey, Words::licenseStatus(row.row.licenseStatus));
    else
        text = tr("%1: no key", "year").arg(year);
    if (row.row.isKmsClient())
        text = tr("For a KMS client: %1", "entry").arg(text);
    // A digit as mnemonic, as long as there are digits.
    return index < 9 ? tr("&%1  %2", "mnemonic digit, text of an option").arg(QString::number(index + 1), text) : text;
}

void ActivationIdPage::build(const QList<EsuRow> &rows)
{
    if (rows == m_rows && m_language == Words::language())
        return;
    m_rows = rows;
    m_language = Words::language();
    qDeleteAll(m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    const int em = fontMetrics().height();
    int widest = 0;
    for (const EsuRow &row : std::as_const(m_rows))
        widest = std::max(widest, row.row.id ? fontMetrics().horizontalAdvance(row.row.id->text()) : 0);
    for (int index = 0; index < m_rows.size(); ++index) {
        const EsuRow &row = m_rows.at(index);
        auto *button = new QRadioButton(label(row, index), m_list);
        button->setObjectName(names::row(index));
        QString spoken = button->text();
        button->setAccessibleName(spoken.remove(QLatin1Char('&')));
        m_buttons->addButton(button, index);
        auto *id = new TextLabel(TextLabel::Role::Quiet, m_list);
        id->setWordWrap(false);
        id->setMinimumWidth(widest); // the buttons stand below each other
        id->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        id->setText(row.row.id ? row.row.id->text() : Words::unknown());
        button->setAccessibleDescription(id->text());
        id->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_list->layout()->addWidget(button);
        auto *line = new QWidget(m_list);
        line->setContentsMargins(em * 3 / 2, 0, 0, em / 4);
        auto *place = new FlowLayout(line);
        place->setSpacing(em / 2);
        place->addWidget(id);
        if (row.row.id) {
            auto *copy = new CopyButton([text = id->text()] { return text; }, CopyButton::usual, line);
            copy->setObjectName(names::copyId(index));
            copy->setWords(tr("Copy", "@action: an activation ID"), tr("Copy the activation ID: %1").arg(spoken));
            copy->setAccessibleDescription(ControlText::copies());
            place->addWidget(copy);
        }
        m_list->layout()->addWidget(line);
    }
}

void ActivationIdPage::render(const WizardState &state)
{
    const LicenseReading *reading = state.licenses();
    build(reading ? reading->esu : QList<EsuRow>());
    m_list->setVisible(!m_rows.isEmpty());
    const std::optional<EsuRow> target = targetRow(state);
    const std::optional<ActivationId> none;
    const std::optional<ActivationId> &chosen = state.pc.chosenRow ? state.pc.chosenRow
                                                : target           ? target->row.id
                                                                   : none;
    m_buttons->setExclusive(false);
    for (QAbstractButton *button : m_buttons->buttons()) {
        const EsuRow &row = m_rows.at(m_buttons->id(button));
        button->setEnabled(canEdit(state) && canChooseRow(row));
        button->setChecked(chosen && row.row.id == chosen);
    }
    m_buttons->setExclusive(true);
    m_id->setReadOnly(!canEdit(state));
    if (state.pc.idInput.status == IdInput::Status::ProductKey && !m_id->text().isEmpty()) {
        // Over its characters first: the field would keep them.
        m_id->setText(QString(m_id->text().size(), QLatin1Char('X')));
        m_id->clear();
    }
    m_idAnswer->setTextOrHide(ErrorText::idAnswer(state.pc.idInput));
    describe();
    if (state.pc.idInput.status != IdInput::Status::Empty)
        m_fold->setChecked(true);
}

void ActivationIdPage::describe()
{
    m_id->setAccessibleDescription(m_idAnswer->text().isEmpty() ? tr("Only compares. Nothing is changed.")
                                                                : m_idAnswer->text());
}

void ActivationIdPage::retranslate()
{
    m_fold->setWords(tr("Compare an activation &ID", "@action"));
    m_idLabel->setText(tr("Activation ID to compare"));
    openFold(m_fold->isChecked());
    m_id->setAccessibleName(tr("Activation ID to compare"));
    describe();
}

} // namespace esu
