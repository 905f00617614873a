// SPDX-License-Identifier: MIT
#include "ui/widgets/key_field.h"

#include "core/base/secret.h"
#include "ui/object_names.h"
#include "ui/text/page_text.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/tones.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace esu {

namespace {

constexpr int groupLength = 5;
constexpr int groupCount = 5;

/// Qt takes a plain function, so what that replaced has to lie here.
QAccessible::UpdateHandler handlerBefore = nullptr;

bool tellsMaskedText(QAccessibleEvent *event)
{
    const auto *const group = qobject_cast<const KeyGroupEdit *>(event->object());
    if (!group || group->isSpoken())
        return false;
    const QAccessible::Event type = event->type();
    return type == QAccessible::TextInserted || type == QAccessible::TextRemoved || type == QAccessible::TextUpdated ||
           type == QAccessible::ValueChanged;
}

void tellUnmasked(QAccessibleEvent *event)
{
    if (tellsMaskedText(event))
        return;
    // By the way that it would have gone without this one.
    if (handlerBefore)
        return handlerBefore(event);
    QAccessible::installUpdateHandler(nullptr);
    QAccessible::updateAccessibility(event);
    QAccessible::installUpdateHandler(tellUnmasked);
}

/// To those who listen a group is a password, also while it is shown to those who look: what is on the bus of
/// accessibility can be heard by every program of the session.
class KeyGroupAccessible final : public QAccessibleWidget {
public:
    explicit KeyGroupAccessible(KeyGroupEdit *group) : QAccessibleWidget(group, QAccessible::EditableText) {}

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = !group()->isSpoken();
        state.editable = !group()->isReadOnly();
        state.readOnly = group()->isReadOnly();
        return state;
    }

    QString text(QAccessible::Text which) const override
    {
        if (which != QAccessible::Value)
            return QAccessibleWidget::text(which);
        return group()->isSpoken() ? group()->text() : QString(group()->text().size(), QChar(0x2022));
    }

private:
    const KeyGroupEdit *group() const { return qobject_cast<const KeyGroupEdit *>(object()); }
};

QAccessibleInterface *makeKeyGroup(const QString &, QObject *object)
{
    auto *group = qobject_cast<KeyGroupEdit *>(object);
    return group ? new KeyGroupAccessible(group) : nullptr;
}

} // namespace

void keepKeysOffTheBus()
{
    QAccessible::installFactory(makeKeyGroup);
    handlerBefore = QAccessible::installUpdateHandler(tellUnmasked);
}

KeyGroupEdit::KeyGroupEdit(QWidget *parent) : QLineEdit(parent)
{
    setInputMethodHints(Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData | Qt::ImhLatinOnly);
    setAlignment(Qt::AlignCenter);
}

void KeyGroupEdit::pasteClipboard()
{
    emit pasted(QApplication::clipboard()->text());
}

void KeyGroupEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        if (!isReadOnly())
            pasteClipboard();
        return;
    }
    // A mnemonic that no button has is no character of the key. AltGr is Ctrl and Alt.
    if ((event->modifiers() & Qt::AltModifier) && !(event->modifiers() & Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && cursorPosition() == 0 && !hasSelectedText() &&
        (event->key() == Qt::Key_Left || (event->key() == Qt::Key_Backspace && text().isEmpty()))) {
        emit leftAtStart(event->key() == Qt::Key_Backspace);
        return;
    }
    if (plain && event->key() == Qt::Key_Right && cursorPosition() == text().size() && !hasSelectedText()) {
        emit rightAtEnd();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void KeyGroupEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *paste = menu->findChild<QAction *>(QStringLiteral("edit-paste"))) {
        paste->disconnect();
        connect(paste, &QAction::triggered, this, &KeyGroupEdit::pasteClipboard);
    }
    menu->popup(event->globalPos());
}

void KeyGroupEdit::dropEvent(QDropEvent *event)
{
    if (isReadOnly() || !event->mimeData()->hasText())
        return;
    event->acceptProposedAction();
    emit pasted(event->mimeData()->text());
}

KeyField::KeyField(QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_reveal(new ActionButton(this)), m_paste(new ActionButton(this))
{
    setObjectName(names::keyField);
    m_reveal->setObjectName(names::keyReveal);
    m_reveal->setCheckable(true);
    m_paste->setObjectName(names::keyPaste);

    const int em = fontMetrics().height();
    auto *row = new QHBoxLayout;
    row->setSpacing(em / 3);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // A system without a fixed font gives another one, whose wide letters need the room.
    fixed.setPointSizeF(font().pointSizeF() * (QFontInfo(fixed).fixedPitch() ? 1.2 : 1.0));
    for (int index = 0; index < groupCount; ++index) {
        if (index > 0) {
            auto *dash = new QLabel(QStringLiteral("-"), this);
            m_dashes << dash;
            row->addWidget(dash);
        }
        auto *group = new KeyGroupEdit(this);
        group->setObjectName(names::keyGroup(index));
        group->setFont(fixed);
        group->setMinimumWidth(QFontMetrics(fixed).horizontalAdvance(QStringLiteral("MMMMM")) + em * 2 / 3);
        group->setMaximumWidth(group->minimumWidth() + em * 3);
        m_groups << group;
        row->addWidget(group, 1);
        connect(group, &QLineEdit::textEdited, this, [this, index](const QString &text) { normalise(index, text); });
        connect(group, &KeyGroupEdit::pasted, this, [this](const QString &text) {
            wipe();
            emit pasted(text);
        });
        connect(group, &KeyGroupEdit::leftAtStart, this, [this, index](bool erase) {
            if (index == 0)
                return;
            KeyGroupEdit *before = m_groups.at(index - 1);
            before->setFocus(Qt::BacktabFocusReason);
            before->deselect();
            before->end(false);
            if (erase) {
                before->backspace();
                normalise(index - 1, before->text());
            }
        });
        connect(group, &KeyGroupEdit::rightAtEnd, this, [this, index] {
            if (index + 1 < groupCount) {
                m_groups.at(index + 1)->setFocus(Qt::TabFocusReason);
                m_groups.at(index + 1)->home(false);
            }
        });
    }
    row->addStretch(1);
    m_label->setBuddy(m_groups.front());
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em / 2);
    buttons->addWidget(m_paste);
    buttons->addWidget(m_reveal);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_label);
    column->addLayout(row);
    column->addLayout(buttons);

    connect(m_reveal, &QPushButton::toggled, this, [this] {
        applyMask();
        retranslate();
    });
    connect(m_paste, &QPushButton::clicked, this, &KeyField::takeClipboard);
    applyMask();
    retranslate();
}

QWidget *KeyField::firstField() const
{
    return m_groups.front();
}

void KeyField::takeClipboard()
{
    QString text = QApplication::clipboard()->text();
    wipe();
    emit pasted(std::move(text));
}

void KeyField::normalise(int group, const QString &text)
{
    if (m_filling)
        return;
    // Width, case, spaces and dashes only; no look-alike is ever replaced.
    QString clean = text.normalized(QString::NormalizationForm_KC).toUpper();
    clean.removeIf(
        [](QChar c) { return c.isSpace() || c.category() == QChar::Punctuation_Dash || c == QChar(0x30FC); });
    if (clean.size() > groupLength) {
        // More than fits came in at once (an input method, the middle mouse button): treat it as pasted.
        m_groups.at(group)->clear();
        if (clean.size() > groupLength + 1) {
            wipe();
            emit pasted(text);
            return;
        }
        const QString rest = clean.mid(groupLength);
        clean.truncate(groupLength);
        if (group + 1 < groupCount && m_groups.at(group + 1)->text().isEmpty())
            m_groups.at(group + 1)->setText(rest);
    }
    KeyGroupEdit *edit = m_groups.at(group);
    if (edit->text() != clean) {
        const auto cursor = static_cast<int>(qMin(static_cast<qsizetype>(edit->cursorPosition()), clean.size()));
        edit->setText(clean);
        edit->setCursorPosition(cursor);
    }
    if (clean.size() == groupLength && edit->cursorPosition() == groupLength && group + 1 < groupCount &&
        edit->hasFocus())
        m_groups.at(group + 1)->setFocus(Qt::TabFocusReason);
    applyMask();
    emit edited(joined());
    esu::wipe(clean);
}

QString KeyField::joined() const
{
    QStringList parts;
    for (const KeyGroupEdit *group : m_groups) {
        if (!group->text().isEmpty())
            parts << group->text();
    }
    return parts.join(QLatin1Char('-'));
}

void KeyField::fill(QStringView key)
{
    m_filling = true;
    const QList<QStringView> parts = key.split(QLatin1Char('-'));
    for (int index = 0; index < groupCount; ++index)
        m_groups.at(index)->setText(index < parts.size() ? parts.at(index).toString() : QString());
    m_filling = false;
    applyMask();
}

void KeyField::wipe()
{
    m_filling = true;
    for (KeyGroupEdit *group : m_groups) {
        group->setText(QString(group->text().size(), QLatin1Char('X')));
        group->clear();
    }
    m_filling = false;
    m_reveal->setChecked(false);
    applyMask();
}

bool KeyField::isBlank() const
{
    return std::all_of(m_groups.cbegin(), m_groups.cend(),
                       [](const KeyGroupEdit *group) { return group->text().isEmpty(); });
}

void KeyField::setHeldKey(const std::optional<QString> &lastFive)
{
    if (m_held == lastFive)
        return;
    m_held = lastFive;
    applyMask();
}

void KeyField::setProblemPlace(int place)
{
    if (m_problem == place)
        return;
    m_problem = place;
    for (int index = 0; index < groupCount; ++index) {
        const bool here = place > 0 && (place - 1) / groupLength == index;
        QPalette colours;
        if (here)
            colours.setColor(QPalette::Base, tones::card(QApplication::palette(), Badge::Blocked).fill);
        m_groups.at(index)->setPalette(colours);
    }
    retranslate();
    applyMask();
}

void KeyField::setEditable(bool editable)
{
    for (KeyGroupEdit *group : m_groups)
        group->setReadOnly(!editable);
    m_paste->setEnabled(editable);
}

void KeyField::applyMask()
{
    const bool blank = isBlank();
    const bool held = blank && m_held.has_value();
    const QString dots(groupLength, QChar(0x2022));
    for (int index = 0; index < groupCount; ++index) {
        KeyGroupEdit *group = m_groups.at(index);
        const bool last = index == groupCount - 1;
        // The last five may always be shown: they are how the key is named everywhere. A group with a slip has to be
        // seen to be mended.
        const bool slip = m_problem > 0 && (m_problem - 1) / groupLength == index;
        const bool open = m_reveal->isChecked() || slip || (last && group->text().size() == groupLength);
        group->setSpoken(last && group->text().size() == groupLength);
        group->setEchoMode(open ? QLineEdit::Normal : QLineEdit::Password);
        // A centred field hides its placeholder while it has the focus.
        group->setAlignment(held ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
        group->setPlaceholderText(held ? (last ? *m_held : dots) : QString());
    }
    m_reveal->setEnabled(!blank);
}

void KeyField::retranslate()
{
    m_label->setText(tr("Product &key", "@label"));
    m_reveal->setText(m_reveal->isChecked() ? tr("Hi&de", "@action: hide the characters of the key again")
                                            : tr("Re&veal", "@action: show the characters of the key"));
    m_reveal->setAccessibleName(PageText::plain(m_reveal->text()));
    m_paste->setText(tr("&Paste", "@action: from the clipboard"));
    m_paste->setAccessibleName(PageText::plain(m_paste->text()));
    m_paste->setAccessibleDescription(tr("From the clipboard. The key is found in the text of an e-mail, too."));
    m_reveal->setAccessibleDescription(tr("Shows the characters on the screen, or dots again."));
    for (int index = 0; index < groupCount; ++index) {
        m_groups.at(index)->setAccessibleName(tr("Product key, group %1 of 5").arg(index + 1));
        const bool here = m_problem > 0 && (m_problem - 1) / groupLength == index;
        m_groups.at(index)->setAccessibleDescription(
            here ? tr("Character %1 is never used in a product key.").arg(m_problem) : PageText::purpose(Page::Key));
    }
}

} // namespace esu
