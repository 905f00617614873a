// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/card_text.h"

#include <QFrame>

#include <optional>

class QProgressBar;

namespace esu {

class BadgeLabel;
class TextLabel;

/// The card under the purpose: icon, sentence, optional second line, progress; with an error its cause and the next
/// step. The keyboard can rest on it: nothing comes of Enter here but what the main button does anyway.
class StateCardWidget final : public QFrame {
    Q_OBJECT
public:
    explicit StateCardWidget(QWidget *parent = nullptr);

    /// `percent`: -1 = under way without a known end; nullopt = no progress bar. `large`: the verdict.
    void show(const CardWords &words, std::optional<int> percent, bool large);
    /// "Next step", in the language of the catalogue.
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CardWords m_words;
    BadgeLabel *m_icon;
    TextLabel *m_sentence;
    TextLabel *m_cause;
    TextLabel *m_second;
    QProgressBar *m_progress;
    QFrame *m_line;
    TextLabel *m_nextTitle;
    TextLabel *m_next;
    TextLabel *m_contact;
};

} // namespace esu
