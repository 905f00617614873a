// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/whole_file.h"
#include "core/model/error_catalogue.h"
#include "ui/prompts.h"

#include <QByteArray>
#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace esu {

class TextLabel;

/// Shows the recording of a PC, all of it, and saves it when the person asks for that; or says why there is none.
class RecordingDialog final : public QDialog {
    Q_OBJECT
public:
    RecordingDialog(Result<QByteArray> recording, const ErrorCatalogue &errors, Prompts &prompts, SaveFile save,
                    QWidget *parent);
    void retranslate();

private:
    void chooseFile();
    void save(const QString &file);

    const Result<QByteArray> m_recording;
    const ErrorCatalogue &m_errors;
    Prompts &m_prompts;
    const SaveFile m_saveFile;
    QString m_saved;   ///< the file, once it is saved
    QString m_problem; ///< why it could not be saved
    TextLabel *m_sentence;
    QPlainTextEdit *m_text;
    TextLabel *m_outcome;
    QDialogButtonBox *m_buttons;
    QPushButton *m_save;
};

} // namespace esu
