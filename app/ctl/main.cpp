// SPDX-License-Identifier: MIT
#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/ctl/console.h"
#include "app/ctl/log_file.h"
#include "app/ctl/standard_streams.h"
#include "app/ctl/stop_signal.h"
#include "app/leave.h"
#include "app/no_dump.h"
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

int answer(Console &console, const CommandResult &result, bool json, const QString &language,
           const ErrorCatalogue &catalogue)
{
    if (json)
        console.out(toJson(result, catalogue, language));
    for (const QString &line : result.lines)
        json ? console.errLine(line) : console.outLine(line);
    for (const QString &line : result.complaint)
        console.errLine(line);
    if (!console.hasLostOutput())
        return static_cast<int>(result.head.exitCode);
    console.errLine(QStringLiteral("esuctl: standard output could not be written"));
    return static_cast<int>(ExitCode::Failure);
}

/// A command that only says a text.
int say(Console &console, const SaysText &command, const Arguments &arguments, const ErrorCatalogue &catalogue)
{
    const bool json = arguments.has(Option::Json);
    const QString text = command.text(arguments.about);
    CommandResult result;
    result.head.command = QString::fromUtf16(arguments.command->name);
    if (json)
        result.members.insert(QStringLiteral("text"), text);
    else
        console.outText(text);
    return answer(console, result, json, arguments.language, catalogue);
}

int runCommand(Console &console, const Arguments &arguments, Composition &composition)
{
    const bool json = arguments.has(Option::Json);
    const ErrorCatalogue &catalogue = composition.resources().errors;
    LogFile log(arguments.value(Option::Log));
    if (!log.isUsable()) {
        const ArgumentProblem problem{.error = log.problem(),
                                      .json = json,
                                      .language = arguments.language,
                                      .command = QString::fromUtf16(arguments.command->name)};
        return answer(console, refuse(problem, catalogue), json, arguments.language, catalogue);
    }
    log.begin(QString::fromUtf16(arguments.command->name), arguments.machine);
    int exitCode = static_cast<int>(ExitCode::Failure);
    bool abandoned = false;
    StopSignal stop;
    JobRunner runner;
    QObject::connect(&stop, &StopSignal::stopRequested, &stop, [&runner] { runner.requestStop(); });
    QTimer second;
    second.setInterval(std::chrono::seconds(1));
    QObject::connect(&second, &QTimer::timeout, &second, [&] {
        console.tick();
        log.tick();
    });
    second.start();
    const bool started = runner.start(
        [&](const JobContext &context) {
            const std::function<void(const QStringList &)> show = [&console](const QStringList &lines) {
                for (const QString &line : lines)
                    console.errLine(line);
            };
            return execute({.arguments = arguments, .composition = composition, .context = context, .show = show});
        },
        [&](const CommandResult &result) {
            log.result(result);
            if (!log.isWhole())
                console.errLine(QStringLiteral("esuctl: the log could not be written whole"));
            exitCode = answer(console, result, json, arguments.language, catalogue);
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
    holdStandardStreams();
#ifdef Q_OS_WIN
    hardenProcess();
#endif
    keepOutOfDumps();
    preferSecretService();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("esuctl"));
    auto resources = Composition::readResources();
    if (!resources) {
        std::fprintf(stderr, "esuctl: %s\n", qUtf8Printable(resources.error().detail));
        return static_cast<int>(ExitCode::Failure);
    }
    Composition composition(forConsole(*std::move(resources)));
    const ErrorCatalogue &catalogue = composition.resources().errors;
    auto arguments = parseArguments(QCoreApplication::arguments().mid(1));
    // Who asks for a language reads it; a policy stands for who does not.
    if (arguments && !arguments->has(Option::Language))
        arguments->language = composition.policiesOf(arguments->machine).language().value_or(arguments->language);
    const QString name = arguments ? arguments->language : arguments.error().language;
    const Language language(languageFromName(name).value_or(LanguageCode::English));
    Console console;
    if (!arguments)
        return answer(console, refuse(arguments.error(), catalogue), arguments.error().json, name, catalogue);
    if (const auto *says = std::get_if<SaysText>(&arguments->command->way))
        return say(console, *says, *arguments, catalogue);
    if (arguments->catalog)
        composition.useCatalog(*arguments->catalog);
    return runCommand(console, *arguments, composition);
}

} // namespace

int main(int argc, char **argv)
{
    esu::leave(run(argc, argv));
}
