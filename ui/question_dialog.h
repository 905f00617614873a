// SPDX-License-Identifier: MIT
#pragma once

#include "ui/prompts.h"

#include <QDialog>

class QScrollArea;

namespace esu {

/// A question with two answers that fits every screen: a long plan scrolls, the buttons stay. `accepted` = yes; Esc and
/// the first Enter are no. Owned by its parent; main thread.
class QuestionDialog final : public QDialog {
    Q_OBJECT
public:
    QuestionDialog(const Prompt &prompt, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fit();
    QScrollArea *m_scroll;
    QWidget *m_words;
};

} // namespace esu
