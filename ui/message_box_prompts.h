// SPDX-License-Identifier: MIT
#pragma once

#include "ui/prompts.h"

#include <QDialog>
#include <QPointer>

namespace esu {

/// Prompts as window-modal Qt dialogs, opened without an event loop of their own.
class MessageBoxPrompts final : public Prompts {
public:
    void ask(QWidget *parent, const Prompt &prompt, std::function<void(bool yes)> answered) override;
    void withdraw() override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestedName, const QStringList &filters,
                        std::function<void(const QString &file)> chosen) override;
    void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                      std::function<void(const QString &folder)> chosen) override;

private:
    QPointer<QDialog> m_box;
};

} // namespace esu
