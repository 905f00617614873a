// SPDX-License-Identifier: MIT
#include "ui/recording_dialog.h"

#include "ui/object_names.h"
#include "ui/text/error_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/widgets/text_label.h"

#include <QDate>
#include <QDialogButtonBox>
#include <QDir>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace esu {

RecordingDialog::RecordingDialog(Result<QByteArray> recording, const ErrorCatalogue &errors, Prompts &prompts,
                                 SaveFile save, QWidget *parent)
    : QDialog(parent), m_recording(std::move(recording)), m_errors(errors), m_prompts(prompts),
      m_saveFile(std::move(save)), m_sentence(new TextLabel(TextLabel::Role::Body, this)),
      m_text(new QPlainTextEdit(this)), m_outcome(new TextLabel(TextLabel::Role::Body, this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this)),
      m_save(m_buttons->addButton(QString(), QDialogButtonBox::ActionRole))
{
    setObjectName(names::recordingDialog);
    m_text->setObjectName(names::recordingText);
    m_outcome->setObjectName(names::recordingOutcome);
    m_save->setObjectName(names::recordingSave);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    fixed.setFamilies(fixed.families() + font().families());
    m_text->setFont(fixed);
    if (m_recording)
        m_text->setPlainText(QString::fromUtf8(*m_recording));
    m_text->setVisible(m_recording.has_value());
    m_save->setVisible(m_recording.has_value());
    auto *column = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_sentence, m_text, m_outcome, m_buttons})
        column->addWidget(part);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &RecordingDialog::chooseFile);
    retranslate();
    const int em = fontMetrics().height();
    resize(em * 42, m_recording ? em * 32 : em * 10);
}

void RecordingDialog::retranslate()
{
    setWindowTitle(tr("Record this PC for support"));
    if (m_recording) {
        m_sentence->setText(tr(
            "This is everything that would be saved: what this PC answered about its licenses, updates and settings. "
            "Names of the PC, users, domains and servers, keys, serial numbers and IDs of the installation are "
            "replaced. Nothing is sent anywhere."));
    } else {
        const ErrorWords words = ErrorText::explain(m_errors, m_recording.error());
        m_sentence->setText(tr("This PC could not be recorded.") + QLatin1Char(' ') + ErrorText::oneLine(words));
    }
    m_text->setAccessibleName(tr("The recording"));
    m_save->setText(tr("&Save...", "@action"));
    m_save->setAccessibleName(PageText::plain(m_save->text()));
    m_save->setAccessibleDescription(m_sentence->text());
    QPushButton *close = m_buttons->button(QDialogButtonBox::Close);
    close->setText(tr("&Close", "@action"));
    close->setAccessibleName(PageText::plain(close->text()));
    if (!m_saved.isEmpty())
        m_outcome->setText(
            tr("Saved as %1. Look through the file before you pass it on.").arg(QDir::toNativeSeparators(m_saved)));
    else if (!m_problem.isEmpty())
        m_outcome->setText(tr("Nothing was saved: %1. Choose another folder.").arg(m_problem));
    m_outcome->setVisible(!m_saved.isEmpty() || !m_problem.isEmpty());
}

void RecordingDialog::chooseFile()
{
    // The name must not tell what the file does not.
    const QString name =
        QStringLiteral("esu-recording-%1.json").arg(QDate::currentDate().toString(QStringLiteral("yyyyMMdd")));
    m_prompts.chooseSaveFile(this, windowTitle(), name, {QStringLiteral("JSON (*.json)")}, [this](const QString &file) {
        if (!file.isEmpty())
            save(file);
    });
}

void RecordingDialog::save(const QString &path)
{
    const Result<void> written = m_saveFile(path, *m_recording, QStringLiteral("recording.save"));
    m_saved = written ? path : QString();
    m_problem = written ? QString() : written.error().detail;
    retranslate();
}

} // namespace esu
