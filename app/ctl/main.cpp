// SPDX-License-Identifier: MIT
#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/ctl/console.h"
#include "app/ctl/log_file.h"
#include "app/ctl/stop_signal.h"
#include "app/leave.h"
#include "core/base/job_runner.h"
#include "core/keychain/keychain_credential_store.h"
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QTimer>

#ifdef Q_OS_WIN
#include "core/windows/start_up.h"
#endif

#include <cstdio>

namespace {

using namespace esu;

int answer(const CommandResult &result, bool json, const QString &language, const ErrorCatalogue &catalogue)
{
    Console console;
    if (json)
        console.out(toJson(result, catalogue, language));
    for (const QString &line : result.lines) {
        const bool isError = json || result.head.error.has_value();
        isError ? console.errLine(line) : console.outLine(line);
    }
    return static_cast<int>(result.head.exitCode);
}

int runCommand(const Arguments &arguments, Composition &composition)
{
    const bool json = arguments.has(Option::Json);
    Console console;
    LogFile log(arguments.value(Option::Log));
    if (!log.isUsable()) {
        return answer(refuse({.error = log.problem(), .json = json, .language = arguments.language},
                             composition.resources().errors),
                      json, arguments.language, composition.resources().errors);
    }
    int exitCode = static_cast<int>(ExitCode::Failure);
    bool abandoned = false;
    StopSignal stop;
    JobRunner runner;
    QObject::connect(&stop, &StopSignal::stopRequested, &stop, [&runner] { runner.requestStop(); });
    QTimer second;
    second.setInterval(std::chrono::seconds(1));
    QObject::connect(&second, &QTimer::timeout, &second, [&console] { console.tick(); });
    second.start();
    const bool started = runner.start(
        [&arguments, &composition](const JobContext &context) {
            const std::function<void(const QStringList &)> show = [](const QStringList &lines) {
                Console preview;
                for (const QString &line : lines)
                    preview.errLine(line);
            };
            return execute({.arguments = arguments, .composition = composition, .context = context, .show = show});
        },
        [&](const CommandResult &result) {
            log.result(result);
            exitCode = answer(result, json, arguments.language, composition.resources().errors);
            abandoned = result.abandoned;
            QCoreApplication::exit(exitCode);
        },
        [&](const Progress &progress) {
            log.progress(progress);
            console.progress(progress);
        });
    if (started)
        QCoreApplication::exec();
    if (abandoned)
        leave(exitCode);
    return exitCode;
}

int run(int argc, char **argv)
{
#ifdef Q_OS_WIN
    hardenProcess();
#endif
    preferSecretService();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("esuctl"));
    auto composition = Composition::create();
    if (!composition) {
        std::fprintf(stderr, "esuctl: %s\n", qUtf8Printable(composition.error().detail));
        return static_cast<int>(ExitCode::Failure);
    }
    const ErrorCatalogue &catalogue = (*composition)->resources().errors;
    const auto arguments = parseArguments(QCoreApplication::arguments().mid(1));
    const QString name = arguments ? arguments->language : arguments.error().language;
    const Language language(languageFromName(name).value_or(LanguageCode::English));
    if (!arguments)
        return answer(refuse(arguments.error(), catalogue), arguments.error().json, name, catalogue);
    if (const auto *says = std::get_if<SaysText>(&arguments->command->way)) {
        Console().outText(says->text());
        return static_cast<int>(ExitCode::Done);
    }
    if (arguments->catalog)
        (*composition)->useCatalog(*arguments->catalog);
    return runCommand(*arguments, **composition);
}

} // namespace

int main(int argc, char **argv)
{
    esu::leave(run(argc, argv));
}
