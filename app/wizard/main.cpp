// SPDX-License-Identifier: MIT
#include "app/data_keys.h"
#include "app/leave.h"
#include "app/no_dump.h"
#include "app/wizard/unknown_job.h"
#include "app/wizard/wizard_options.h"
#include "app/wizard/wizard_program.h"
#include "core/keychain/keychain_credential_store.h"
#include "ui/text/words.h"
#include "ui/widgets/key_field.h"

#include <QApplication>

#ifdef Q_OS_WIN
#include "app/wizard/windows_screen.h"
#include "core/windows/start_up.h"
#endif

#include <QMessageBox>

#include <cstdio>

namespace {

/// A program of Windows' that has windows has no console, so without a redirection nobody would see what it writes.
bool canWrite([[maybe_unused]] std::FILE *stream)
{
#ifdef Q_OS_WIN
    return _fileno(stream) >= 0;
#else
    return true;
#endif
}

int say(const QString &text, esu::ExitCode code)
{
    std::FILE *stream = code == esu::ExitCode::Done ? stdout : stderr;
    if (canWrite(stream)) {
        std::fprintf(stream, "%s\n", qUtf8Printable(text));
        return static_cast<int>(code);
    }
    QMessageBox box(code == esu::ExitCode::Done ? QMessageBox::Information : QMessageBox::Warning,
                    esu::Words::productName(), text, QMessageBox::Ok);
    box.setTextFormat(Qt::PlainText);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.show();
    QApplication::exec();
    return static_cast<int>(code);
}

int run(int argc, char **argv)
{
    using namespace esu;
#ifdef Q_OS_WIN
    hardenProcess();
    chooseScreenOptions();
#endif
    keepOutOfDumps();
    preferSecretService();
    auto startData = WizardProgram::readStartData(dataPackKeys());
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("ESU Wizard"));
#ifdef Q_OS_LINUX
    keepKeysOffTheBus();
#endif
    const QStringList arguments = QApplication::arguments().mid(1);
    auto words = std::make_unique<Language>(languageAskedFor(arguments).value_or(systemLanguage()));
    const auto options = parseWizardOptions(arguments);
    if (!options)
        return say(options.error(), ExitCode::Usage);
    if (options->answer != WizardOptions::Answer::None)
        return say(wizardAnswer(options->answer), ExitCode::Done);
    if (!options->jobFile.isEmpty())
        return say(unknownJobText(options->jobFile), ExitCode::Usage);
    words.reset(); // the program has its own
    WizardProgram program(*options, std::move(startData));
    const int code = program.exec();
    if (program.hasAbandonedJob())
        leave(code);
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    esu::leave(run(argc, argv));
}
