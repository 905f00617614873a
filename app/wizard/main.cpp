// SPDX-License-Identifier: MIT
#include "app/leave.h"
#include "app/no_dump.h"
#include "app/wizard/wizard_options.h"
#include "app/wizard/wizard_program.h"
#include "core/keychain/keychain_credential_store.h"
#include "ui/widgets/key_field.h"

#include <QApplication>

#ifdef Q_OS_WIN
#include "app/wizard/windows_screen.h"
#include "core/windows/start_up.h"
#endif

#include <cstdio>

namespace {

int run(int argc, char **argv)
{
    using namespace esu;
#ifdef Q_OS_WIN
    hardenProcess();
    chooseScreenOptions();
#endif
    keepOutOfDumps();
    preferSecretService();
    auto startData = WizardProgram::readStartData();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("ESU Wizard"));
#ifdef Q_OS_LINUX
    keepKeysOffTheBus();
#endif
    const auto options = parseWizardOptions(QApplication::arguments().mid(1));
    if (!options) {
        std::fprintf(stderr, "esu-wizard: %s\n", qUtf8Printable(options.error()));
        return static_cast<int>(ExitCode::Usage);
    }
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
