// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>
#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace esu {

/// One group of five. Hands a paste to its owner before Qt cuts or rewrites it.
class KeyGroupEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyGroupEdit(QWidget *parent = nullptr);
    /// Its characters may be told to a screen reader: those by which the key is named everywhere.
    bool isSpoken() const { return m_spoken; }
    void setSpoken(bool spoken) { m_spoken = spoken; }

signals:
    void pasted(const QString &text);
    void leftAtStart(bool erase);
    void rightAtEnd();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void pasteClipboard();
    bool m_spoken = false;
};

/// Five masked groups for a product key. Pasting a key or a whole e-mail into any of them works. It keeps no key of its
/// own: what is typed goes out with `edited`, and `wipe` overwrites the groups as far as Qt allows.
class KeyField final : public QWidget {
    Q_OBJECT
public:
    explicit KeyField(QWidget *parent = nullptr);

    /// Shown as masked text while the groups are empty: the key lies elsewhere (a chosen one of several, the store).
    void setHeldKey(const std::optional<QString> &lastFive);
    /// 1-based place of an impossible character; 0 = none.
    void setProblemPlace(int place);
    void setEditable(bool editable);
    /// Fills the groups with one key so that it can be compared with the e-mail. Does not emit `edited`.
    void fill(QStringView key);
    void wipe();
    bool isBlank() const;
    void takeClipboard();
    void retranslate();
    QWidget *firstField() const;

signals:
    /// The person changed the groups: what they hold now, joined by hyphens.
    void edited(QString text);
    /// A text was pasted or dropped, unchanged.
    void pasted(QString text);

private:
    void normalise(int group, const QString &text);
    void applyMask();
    QString joined() const;
    QList<KeyGroupEdit *> m_groups;
    QList<QLabel *> m_dashes;
    QLabel *m_label;
    QPushButton *m_reveal;
    QPushButton *m_paste;
    std::optional<QString> m_held;
    int m_problem = 0;
    bool m_filling = false;
};

/// Qt tells the accessibility bus of Linux the plain text of a field, also of one that shows dots, to whoever listens
/// there. This keeps back what a group holds, revealed or not, but for the last five; its name, its description and how
/// many characters it has are told. For good, once in a process.
void keepKeysOffTheBus();

} // namespace esu
