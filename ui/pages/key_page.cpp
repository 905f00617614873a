// SPDX-License-Identifier: MIT
#include "ui/pages/key_page.h"

#include "core/base/secret.h"
#include "ui/object_names.h"
#include "ui/text/error_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/key_field.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace esu {

KeyPage::KeyPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_field(new KeyField(this)), m_comfort(new TextLabel(TextLabel::Role::Quiet, this)),
      m_chooser(new QWidget(this)), m_choices(new QButtonGroup(this)), m_store(new QCheckBox(this)),
      m_owner(new TextLabel(TextLabel::Role::Quiet, this)), m_clearClipboard(new ActionButton(this))
{
    m_chooser->setObjectName(names::keyChooser);
    m_store->setObjectName(names::keyStore);
    m_owner->setObjectName(names::keyStoreOwner);
    m_clearClipboard->setObjectName(names::keyClearClipboard);
    m_clearClipboard->hide();
    auto *choices = new QVBoxLayout(m_chooser);
    choices->setContentsMargins(0, 0, 0, 0);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_field);
    column->addWidget(m_chooser);
    column->addWidget(m_comfort);
    column->addSpacing(em / 2);
    column->addWidget(m_store);
    column->addWidget(m_owner);
    column->addWidget(m_clearClipboard, 0, Qt::AlignLeft);

    connect(m_field, &KeyField::edited, this, [this](QString text) { this->model().keyTextEdited(std::move(text)); });
    connect(m_field, &KeyField::pasted, this, [this](QString text) { take(std::move(text)); });
    connect(m_store, &QCheckBox::clicked, this,
            [this](bool on) { this->model().dispatch(event::StoreKeyToggled{on}); });
    connect(m_choices, &QButtonGroup::idClicked, this,
            [this](int id) { this->model().dispatch(event::KeyChosen{KeyTicket{id}}); });
    connect(m_clearClipboard, &QPushButton::clicked, this, [this] {
        // What was copied since then is somebody else's.
        if (isKeyInClipboard())
            QApplication::clipboard()->clear();
        m_clearClipboard->hide();
    });
    connect(QApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        if (!m_clearClipboard->isHidden())
            m_clearClipboard->setVisible(isKeyInClipboard());
    });
    connect(&model, &WizardModel::practiceKeyWanted, this, [this] { take(practiceKey); });
    m_clearings = model.state().key.clearings;
    retranslate();
}

QWidget *KeyPage::firstFocus() const
{
    return m_field->firstField();
}

void KeyPage::keyPressEvent(QKeyEvent *event)
{
    // A paste anywhere on the page is meant for the key field.
    if (event->matches(QKeySequence::Paste) && canEdit(model().state()))
        m_field->takeClipboard();
    else
        PageWidget::keyPressEvent(event);
}

void KeyPage::take(QString text)
{
    if (!canEdit(model().state())) {
        wipe(text);
        return;
    }
    // One key: put it into the groups, so that it can be compared with the e-mail. The model reads the whole text
    // itself.
    const KeyReading reading = readKeyText(text, model().resources().kmsClientKeys);
    const auto isUsable = [](const FoundKey &key) { return !key.kmsProduct; };
    if (std::ranges::count_if(reading.found, isUsable) == 1 && !reading.besideSlip)
        m_field->fill(std::ranges::find_if(reading.found, isUsable)->key.text().reveal());
    else if (!reading.slip.isEmpty())
        m_field->fill(reading.slip.reveal());
    model().keyTextEdited(std::move(text));
    m_field->firstField()->setFocus(Qt::OtherFocusReason);
}

QStringList KeyPage::whatIsKnown(const KeyView &key)
{
    QStringList lines;
    if (!key.beside.isEmpty())
        lines.append(tr("Beside it in the text: %1").arg(key.beside));
    // A key that cannot be chosen is shown all the same, so that nobody wonders where it went.
    if (key.kmsProduct)
        lines.append(ErrorText::kmsClientKey(*key.kmsProduct));
    else if (key.use.kind == KeyUse::Kind::OtherProduct)
        lines.append(tr("According to this PC, it is for another product: %1").arg(key.use.product));
    else if (key.use.kind == KeyUse::Kind::Esu)
        lines.append(tr("According to this PC, it is for ESU: %1").arg(key.use.product));
    return lines;
}

void KeyPage::showChooser(const WizardState &state)
{
    const bool needed = state.key.input.found.size() > 1 || state.key.input.besideSlip;
    m_chooser->setVisible(needed);
    if (!needed || state.key.input.found != m_shown || m_shownLanguage != Words::language()) {
        qDeleteAll(m_chooser->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
        m_shown = needed ? state.key.input.found : QList<KeyView>();
        m_shownLanguage = Words::language();
        for (const KeyView &key : m_shown) {
            QString label = tr("Key ending in %1").arg(key.lastFive);
            if (key.yearHint)
                label = tr("%1 (the e-mail says year %2)").arg(label, QString::number(*key.yearHint));
            auto *button = new QRadioButton(label, m_chooser);
            button->setObjectName(names::row(static_cast<int>(m_choices->buttons().size())));
            button->setEnabled(key.candidate().mayBeMeant());
            m_choices->addButton(button, key.ticket.number);
            m_chooser->layout()->addWidget(button);
            const QStringList known = whatIsKnown(key);
            for (const QString &line : known) {
                auto *why = new TextLabel(TextLabel::Role::Quiet, m_chooser);
                why->setText(line);
                why->setContentsMargins(fontMetrics().height() * 3 / 2, 0, 0, 0);
                m_chooser->layout()->addWidget(why);
            }
            button->setAccessibleName(label);
            button->setAccessibleDescription(known.isEmpty() ? tr("Only its last five characters are shown.")
                                                             : Words::paragraph(known));
        }
    }
    m_choices->setExclusive(state.key.input.chosen.has_value());
    for (QAbstractButton *button : m_choices->buttons())
        button->setChecked(state.key.input.chosen && m_choices->id(button) == state.key.input.chosen->number);
    m_choices->setExclusive(true);
    m_chooser->setEnabled(canEdit(state));
}

bool KeyPage::isKeyInClipboard() const
{
    QString text = QApplication::clipboard()->text();
    const KeyReading reading = readKeyText(text, model().resources().kmsClientKeys);
    wipe(text);
    return std::ranges::any_of(reading.found,
                               [this](const FoundKey &found) { return found.key.lastFive() == m_installedEnd; });
}

void KeyPage::render(const WizardState &state)
{
    if (state.key.clearings != m_clearings) {
        m_clearings = state.key.clearings;
        m_field->wipe();
        m_installedEnd =
            state.pc.run.key && state.pc.run.key->row ? state.pc.run.key->row->row.partialProductKey : std::nullopt;
        m_clearClipboard->setVisible(isKeyInClipboard());
    }
    const KeyView *chosen = state.key.input.chosenKey();
    std::optional<QString> held;
    if (chosen)
        held = chosen->lastFive;
    else if (state.pc.run.key)
        held = state.pc.run.key->row ? state.pc.run.key->row->row.partialProductKey : std::nullopt;
    m_field->setHeldKey(held);
    const auto &problem = state.key.input.problem;
    const bool place = problem && (problem->kind == KeyProblem::Kind::ImpossibleCharacter ||
                                   problem->kind == KeyProblem::Kind::SecondN);
    m_field->setProblemPlace(place ? problem->place : 0);
    m_field->setEditable(canEdit(state));
    showChooser(state);
    // No key may be typed until the former one is back, and what is promised of a key did not come true.
    const bool astray = keyWentAstray(state);
    m_field->setVisible(!astray);
    m_comfort->setVisible(!astray);
    m_store->setVisible(state.offer.keyStore && !astray);
    m_store->setChecked(state.key.store);
    m_store->setEnabled(canEdit(state) && mayStoreKey(state));
    const bool another = !state.offer.keyStoreOf.isEmpty() && !state.isPractice();
    m_owner->setVisible(state.offer.keyStore && another && !astray);
    m_store->setAccessibleDescription(
        Words::paragraph({tr("It stays there until it is removed."), another ? m_owner->text() : QString()}));
}

void KeyPage::retranslate()
{
    m_field->retranslate();
    m_comfort->setText(PageText::reassurance(Page::Key));
    m_store->setText(tr("&Store this key in Credential Manager (no typing next time)", "@option"));
    m_store->setAccessibleName(PageText::plain(m_store->text()));
    m_owner->setText(
        tr("This program runs as %1. A stored key belongs to that account, not to the one that is signed in.")
            .arg(model().state().offer.keyStoreOf));
    m_clearClipboard->setText(tr("Clear the clip&board, which still holds the key", "@action"));
    m_clearClipboard->setAccessibleName(PageText::plain(m_clearClipboard->text()));
    m_clearClipboard->setAccessibleDescription(tr("What was copied after the key stays."));
}

} // namespace esu
