// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace esu {

class FoldButton;

/// "Details for the technician": closed at first, facts in a fixed-width font below. A page may add controls of its own
/// to it.
class DetailsFold final : public QWidget {
    Q_OBJECT
public:
    explicit DetailsFold(QWidget *parent = nullptr);

    void setLines(const QStringList &lines);
    /// The button is shown only where the program has a log.
    void setLogFolderOffered(bool offered);
    /// Buttons of the page that belong to the technician; they show only while the fold is open.
    QWidget *tools() const { return m_tools; }
    void retranslate();

signals:
    void opened();
    void logFolderRequested();

private:
    void setOpen(bool open);
    void fitText();
    bool m_logOffered = false;
    FoldButton *m_button;
    QWidget *m_body;
    QPlainTextEdit *m_text;
    QWidget *m_tools;
    QPushButton *m_log;
};

} // namespace esu
