// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/action_button.h"

#include <QTimer>

#include <chrono>
#include <functional>

namespace esu {

/// Copies a text when it is pressed, and says so for a moment. Owned by its parent; main thread.
class CopyButton final : public ActionButton {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds usual{3000};
    /// `text`: asked at each press. `shown`: how long it says that it has copied.
    CopyButton(std::function<QString()> text, std::chrono::milliseconds shown, QWidget *parent = nullptr);
    /// In the language of now. `spoken`: the accessible name; empty = as written.
    void setWords(const QString &words, const QString &spoken = {});

private:
    void copy();
    void name();
    const std::function<QString()> m_text;
    QString m_words;
    QString m_spoken;
    QTimer m_copied; ///< runs while it says so
};

} // namespace esu
