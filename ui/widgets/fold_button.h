// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace esu {

/// Opens and closes something below it: an arrow with words, and "open" or "closed" for those who hear it.
class FoldButton final : public QToolButton {
    Q_OBJECT
public:
    explicit FoldButton(const QString &objectName, QWidget *parent = nullptr);
    /// The words, and what is spoken, in the language of now.
    void setWords(const QString &words);

private:
    void showState();
};

} // namespace esu
