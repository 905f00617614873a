// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

class QButtonGroup;
class QCheckBox;

namespace esu {

class ActionButton;
class KeyField;
class TextLabel;

/// Page 3: the key field, the choice among several keys found in an e-mail, the box for Credential Manager.
class KeyPage final : public PageWidget {
    Q_OBJECT
public:
    explicit KeyPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;
    QWidget *firstFocus() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(QString text);
    static QStringList whatIsKnown(const KeyView &key);
    void showChooser(const WizardState &state);
    /// Does what was pasted still lie there after it was installed?
    bool isKeyInClipboard() const;
    std::optional<QString> m_installedEnd;
    KeyField *m_field;
    TextLabel *m_comfort;
    QWidget *m_chooser;
    QButtonGroup *m_choices;
    QList<KeyView> m_shown;
    QString m_shownLanguage;
    QCheckBox *m_store;
    TextLabel *m_owner;
    ActionButton *m_clearClipboard;
    int m_clearings = 0;
};

} // namespace esu
