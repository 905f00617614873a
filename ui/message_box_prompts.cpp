// SPDX-License-Identifier: MIT
#include "ui/message_box_prompts.h"

#include "ui/question_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace esu {

void MessageBoxPrompts::ask(QWidget *parent, const Prompt &prompt, std::function<void(bool yes)> answered)
{
    withdraw();
    auto *box = new QuestionDialog(prompt, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    m_box = box;
    QObject::connect(box, &QDialog::finished, box, [box, answered = std::move(answered)](int result) {
        if (!box->property("withdrawn").toBool())
            answered(result == QDialog::Accepted);
    });
    box->open();
}

void MessageBoxPrompts::withdraw()
{
    if (!m_box)
        return;
    m_box->setProperty("withdrawn", true);
    m_box->close();
    m_box.clear();
}

void MessageBoxPrompts::open(QFileDialog *dialog, std::function<void(const QString &path)> chosen) const
{
    if (m_dialogs == FileDialogs::Own)
        dialog->setOptions(dialog->options() | QFileDialog::DontUseNativeDialog | QFileDialog::ReadOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, chosen = std::move(chosen)](int result) {
        const QStringList paths = dialog->selectedFiles();
        chosen(result == QDialog::Accepted && !paths.isEmpty() ? paths.front() : QString());
    });
    dialog->open();
}

void MessageBoxPrompts::chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestedName,
                                       const QStringList &filters, std::function<void(const QString &file)> chosen)
{
    const QString folder = !m_saveFolder.isEmpty() && QDir(m_saveFolder).exists()
                               ? m_saveFolder
                               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    const auto suffixOf = [](const QString &filter) {
        const auto start = filter.lastIndexOf(QLatin1Char('.')) + 1;
        return filter.mid(start, filter.lastIndexOf(QLatin1Char(')')) - start);
    };
    if (!filters.isEmpty()) {
        const auto last = std::ranges::find(filters, m_saveSuffix, suffixOf);
        const QString &kind = last == filters.end() ? filters.front() : *last;
        dialog->selectNameFilter(kind);
        dialog->setDefaultSuffix(suffixOf(kind));
    }
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, suffixOf](const QString &filter) { dialog->setDefaultSuffix(suffixOf(filter)); });
    dialog->selectFile(suggestedName);
    const bool hasKinds = filters.size() > 1;
    open(dialog, [this, dialog, hasKinds, suffixOf, chosen = std::move(chosen)](const QString &file) {
        if (!file.isEmpty()) {
            m_saveFolder = QFileInfo(file).path();
            if (hasKinds)
                m_saveSuffix = suffixOf(dialog->selectedNameFilter());
        }
        chosen(file);
    });
}

void MessageBoxPrompts::chooseFolder(QWidget *parent, const QString &title, const QString &start,
                                     std::function<void(const QString &folder)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, std::move(chosen));
}

} // namespace esu
