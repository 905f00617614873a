// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace esu {

class FoldButton;

class TextLabel;

/// Page 4: the ESU rows of this PC, year by year; the one that took the key is chosen. A pasted ID can be compared.
class ActivationIdPage final : public PageWidget {
    Q_OBJECT
public:
    explicit ActivationIdPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;
    QWidget *firstFocus() const override;

private:
    void build(const QList<EsuRow> &rows);
    void openFold(bool open);
    void describe();
    QString label(const EsuRow &row, int index) const;
    QWidget *m_list;
    QButtonGroup *m_buttons;
    QList<EsuRow> m_rows;
    QString m_language;
    FoldButton *m_fold;
    QWidget *m_compare;
    QLabel *m_idLabel;
    QLineEdit *m_id;
    TextLabel *m_idAnswer;
};

} // namespace esu
