// SPDX-License-Identifier: MIT
#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/ctl/console.h"
#include "app/ctl/log_file.h"
#include "app/ctl/standard_streams.h"
#include "app/ctl/stop_signal.h"
#include "app/data_keys.h"
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

/// In which form a line wants its answer, and in which language.
struct Form {
    bool json = false;
    std::optional<MonitorFormat> format = std::nullopt;
    QString language = {};
};

Form formOf(const Arguments &arguments)
{
    return {.json = arguments.has(Option::Json), .format = arguments.format, .language = arguments.language};
}

Form formOf(const ArgumentProblem &problem)
{
    return {.json = problem.json, .format = problem.format, .language = problem.language};
}

/// Nothing else may be on either stream: agents take both for one.
int answerMonitor(Console &console, const CommandResult &result, MonitorFormat format)
{
    const ExitCode exitCode = result.head.exitCode;
    console.out(monitorText(format, result.reading, exitCode));
    return console.hasLostOutput() ? monitorExitCode(format, {}, ExitCode::Failure)
                                   : monitorExitCode(format, result.reading, exitCode);
}

int answer(Console &console, const CommandResult &result, const Form &form, const ErrorCatalogue &catalogue)
{
    if (form.format)
        return answerMonitor(console, result, *form.format);
    if (form.json)
        console.out(toJson(result, catalogue, form.language));
    for (const QString &line : result.lines)
        form.json ? console.errLine(line) : console.outLine(line);
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
    // A text is no verdict.
    const int exitCode = answer(console, result, {.json = json, .language = arguments.language}, catalogue);
    return arguments.format ? monitorExitCode(*arguments.format, {}, ExitCode::Done) : exitCode;
}

int runCommand(Console &console, const Arguments &arguments, Composition &composition, const HeldStops &stops)
{
    const StopSignal stop(stops);
    const Form form = formOf(arguments);
    const ErrorCatalogue &catalogue = composition.resources().errors;
    LogFile log(arguments.value(Option::Log));
    log.begin(QString::fromUtf16(arguments.command->name), arguments.machine);
    if (const auto unusable = log.problem()) {
        const ArgumentProblem problem{.error = *unusable,
                                      .json = form.json,
                                      .format = form.format,
                                      .language = arguments.language,
                                      .command = QString::fromUtf16(arguments.command->name)};
        return answer(console, refuse(problem, catalogue), form, catalogue);
    }
    int exitCode = static_cast<int>(ExitCode::Failure);
    bool abandoned = false;
    JobRunner runner;
    const QObject listener;
    QObject::connect(&stop, &StopSignal::stopRequested, &listener, [&runner] { runner.requestStop(); });
    QTimer second;
    second.setInterval(std::chrono::seconds(1));
    QObject::connect(&second, &QTimer::timeout, &second, [&] {
        if (!form.format)
            console.tick();
        log.tick();
    });
    second.start();
    const bool started = runner.start(
        [&](const JobContext &context) {
            const std::function<void(const QStringList &)> show = [&console, &form](const QStringList &lines) {
                for (const QString &line : form.format ? QStringList() : lines)
                    console.errLine(line);
            };
            return execute({.arguments = arguments, .composition = composition, .context = context, .show = show});
        },
        [&](const CommandResult &result) {
            log.result(result);
            if (const auto lost = log.problem(); lost && !form.format)
                console.errLine(QStringLiteral("esuctl: the log could not be written whole: ") + lost->detail);
            exitCode = answer(console, result, form, catalogue);
            abandoned = result.abandoned;
            QCoreApplication::exit(exitCode);
        },
        [&](const Progress &progress) {
            log.progress(progress);
            if (!form.format)
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
    const HeldStops stops;
#ifdef Q_OS_WIN
    hardenProcess();
#endif
    keepOutOfDumps();
    preferSecretService();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("esuctl"));
    auto arguments = parseArguments(QCoreApplication::arguments().mid(1));
    if (!arguments || std::holds_alternative<SaysText>(arguments->command->way))
        HeldStops::letGo();
    const QString machine = arguments ? arguments->machine : QString();
    auto resources = Composition::readResources(
        DataPackStore(dataPackKeys(), machine, arguments ? arguments->value(Option::State) : QString()));
    if (!resources) {
        HeldStops::letGo();
        // Without the data files nothing has words; this line is all that a plugin may say.
        const auto format = monitorFormatOf(QCoreApplication::arguments());
        if (format == MonitorFormat::Nagios)
            std::puts("ESU UNKNOWN - the data files of the program are broken");
        else
            std::fprintf(stderr, "esuctl: %s\n", qUtf8Printable(resources.error().detail));
        const ExitCode failure = ExitCode::Failure;
        return format ? monitorExitCode(*format, {}, failure) : static_cast<int>(failure);
    }
    Composition composition(forConsole(*std::move(resources)), dataPackKeys());
    const ErrorCatalogue &catalogue = composition.resources().errors;
    // Who asks for a language reads it; a policy stands for who does not.
    if (arguments && !arguments->has(Option::Language))
        arguments->language = composition.policiesOf(arguments->machine).language().value_or(arguments->language);
    const QString name = arguments ? arguments->language : arguments.error().language;
    const Language language(languageFromName(name).value_or(LanguageCode::English));
    Console console;
    if (!arguments)
        return answer(console, refuse(arguments.error(), catalogue), formOf(arguments.error()), catalogue);
    if (const auto *says = std::get_if<SaysText>(&arguments->command->way))
        return say(console, *says, *arguments, catalogue);
    if (arguments->catalog)
        composition.useCatalog(*arguments->catalog);
    return runCommand(console, *arguments, composition, stops);
}

} // namespace

int main(int argc, char **argv)
{
    esu::leave(run(argc, argv));
}
