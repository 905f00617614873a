// SPDX-License-Identifier: MIT
#pragma once

#include "ui/prompts.h"

#include <QDialog>
#include <QPointer>

class QFileDialog;

namespace esu {

/// Prompts as window-modal Qt dialogs, opened without an event loop of their own. It outlives them.
class MessageBoxPrompts final : public Prompts {
public:
    /// The system's show a menu for every file, from which anything can be started, with the rights of this process.
    /// `Own` only choose.
    enum class FileDialogs { OfSystem, Own };
    explicit MessageBoxPrompts(FileDialogs dialogs = FileDialogs::OfSystem) : m_dialogs(dialogs) {}

    void ask(QWidget *parent, const Prompt &prompt, std::function<void(bool yes)> answered) override;
    void withdraw() override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestedName, const QStringList &filters,
                        std::function<void(const QString &file)> chosen) override;
    void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                      std::function<void(const QString &folder)> chosen) override;

private:
    void open(QFileDialog *dialog, std::function<void(const QString &path)> chosen) const;

    FileDialogs m_dialogs;
    QPointer<QDialog> m_box;
    QString m_saveFolder; ///< of the file that was saved last: there the next one begins
    QString m_saveSuffix; ///< its kind, where several could be chosen
};

} // namespace esu
