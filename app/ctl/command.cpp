// SPDX-License-Identifier: MIT
#include "app/ctl/command.h"

#include "app/ctl/console.h"
#include "app/ctl/key_source.h"
#include "app/ctl/record.h"
#include "app/ctl/self_test.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/package_folder.h"
#include "core/run/steps.h"
#include "core/run/wishes.h"
#include "ui/text/error_text.h"
#include "ui/text/update_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace esu {

namespace {

using Command = Arguments::Command;

class KeyText {
    Q_DECLARE_TR_FUNCTIONS(KeyText)
public:
    static QString stored(const QString &lastFive) { return tr("The key ending in %1 is stored.").arg(lastFive); }
    static QString forgotten() { return tr("No key is stored any more."); }
};

std::optional<ActivationId> parseWanted(const QString &text, const Resources &resources, std::optional<Error> &error)
{
    const auto refuseId = [&](const QString &condition, const QString &detail) {
        error = Error{.fault = Fault::BadData,
                      .operation = operation::activationIdInput,
                      .condition = condition,
                      .detail = detail};
        return std::nullopt;
    };
    const auto id = ActivationId::parse(text);
    if (!id) {
        switch (id.error()) {
        case ActivationId::Problem::Placeholder:
            return refuseId(condition::idPlaceholder, text);
        case ActivationId::Problem::Empty:
        case ActivationId::Problem::NotAGuid:
            return refuseId(condition::idNotAGuid, text);
        }
    }
    if (const auto product = resources.programmes.baseWindowsProduct(*id))
        return refuseId(condition::idBaseWindows, *product);
    return *id;
}

document::Parts partsOf(Command command)
{
    switch (command) {
    case Command::Inspect:
    case Command::Prerequisites:
        return {.inspection = true};
    case Command::Activate:
        return {.rows = true, .activation = true};
    case Command::WindowsUpdate:
        return {.updates = true};
    case Command::Verify:
        return {.verdict = true};
    case Command::Run:
        return {.inspection = true, .rows = true, .activation = true, .updates = true, .verdict = true, .stages = true};
    case Command::UninstallKey:
        return {.rows = true};
    case Command::Record:
    case Command::KeyStore:
    case Command::KeyForget:
    case Command::KeyShow:
    case Command::SelfTest:
    case Command::Help:
    case Command::Version:
        break;
    }
    return {};
}

class Executor {
public:
    using Show = std::function<void(const QStringList &)>;
    Executor(const Arguments &arguments, Composition &composition, const JobContext &context, const Show &show)
        : m_arguments(arguments), m_composition(composition), m_resources(composition.resources()), m_context(context),
          m_show(show)
    {
        m_result.head.command = commandName(arguments.command);
        m_result.head.machine = arguments.machine;
    }

    CommandResult run()
    {
        switch (m_arguments.command) {
        case Command::KeyStore:
        case Command::KeyForget:
        case Command::KeyShow:
            keyCommand();
            return std::move(m_result);
        case Command::SelfTest:
            selfTest();
            return std::move(m_result);
        case Command::Record:
            record();
            return std::move(m_result);
        case Command::Inspect:
        case Command::Prerequisites:
        case Command::Activate:
        case Command::WindowsUpdate:
        case Command::Verify:
        case Command::Run:
        case Command::UninstallKey:
            journeyCommand();
            return std::move(m_result);
        case Command::Help:
        case Command::Version:
            break;
        }
        return std::move(m_result);
    }

private:
    void fail(const Error &error)
    {
        const bool stopped = error.fault == Fault::Cancelled;
        m_result.head.outcome = stopped ? Outcome::Cancelled : Outcome::Failed;
        m_result.head.exitCode = stopped ? ExitCode::Cancelled : m_resources.errors.explain(error).exitCode;
        if (!stopped)
            m_result.head.error = error;
        m_result.lines += describeError(error, m_resources.errors, m_arguments.language);
    }

    void journeyCommand()
    {
        PcRun run;
        const auto problem = journey(run);
        if (problem)
            fail(*problem);
        m_result.members = document::members(run, partsOf(m_arguments.command), m_resources, m_arguments.language);
    }

    /// What kept the command from beginning at all.
    std::optional<Error> journey(PcRun &run)
    {
        std::optional<Error> problem;
        const RunWish wish = readWish(problem);
        auto session = m_composition.open({.machine = m_arguments.machine, .stateFile = m_arguments.stateFile});
        if (session)
            m_result.head.practice = (*session)->machine().isPractice();
        else if (!problem)
            problem = session.error();
        if (problem)
            return problem;
        const auto key = readKey(m_arguments, (*session)->desk().credentialStore, m_resources.kmsClientKeys, m_context);
        if (!key)
            return key.error();
        run.wish = wish;
        run.wish.canRepair = (*session)->machine().abilities().repair;
        if (*key)
            run.wish.lastFive = (*key)->lastFive();
        PcSteps steps((*session)->pc(), *key ? &**key : nullptr,
                      [this](const UpdateSource &source) { m_show({UpdateText::explained(source)}); });
        run = drive(std::move(run), steps, Consent::full(), m_resources, m_context);
        take(run);
        m_result.abandoned = (*session)->machine().hasAbandonedWork();
        if (m_result.head.exitCode != ExitCode::RestartRequired)
            return std::nullopt;
        const auto asked = (*session)->machine().askForRestart();
        return asked ? std::nullopt : std::optional(asked.error());
    }

    RunWish readWish(std::optional<Error> &problem) const
    {
        std::optional<ActivationId> wanted;
        if (m_arguments.activationId)
            wanted = parseWanted(*m_arguments.activationId, m_resources, problem);
        RunWish wish = wishOf(wanted);
        if (m_arguments.command != Command::UninstallKey)
            wish.wanted = wanted;
        wish.retryAmbiguous = m_arguments.retryActivation;
        wish.dryRun = m_arguments.dryRun;
        if (m_arguments.packages && !problem) {
            auto files = readPackageFolder(*m_arguments.packages);
            if (files)
                wish.packages = *std::move(files);
            else
                problem = files.error();
        }
        return wish;
    }

    RunWish wishOf(const std::optional<ActivationId> &id) const
    {
        switch (m_arguments.command) {
        case Command::Inspect:
            return wish::inspect();
        case Command::Prerequisites:
            return wish::prerequisites(m_arguments.repair);
        case Command::Activate:
            return wish::activate();
        case Command::WindowsUpdate:
            return wish::updates(m_arguments.install);
        case Command::Verify:
            return wish::verify();
        case Command::Run:
            return wish::run();
        case Command::UninstallKey:
            return id ? wish::uninstallKey(*id, m_arguments.dryRun) : RunWish{};
        case Command::Record:
        case Command::KeyStore:
        case Command::KeyForget:
        case Command::KeyShow:
        case Command::SelfTest:
        case Command::Help:
        case Command::Version:
            break;
        }
        return {};
    }

    void take(const PcRun &run)
    {
        const Summary summary = outcomeOf(run, m_resources);
        m_result.head.outcome = summary.outcome;
        m_result.head.exitCode = summary.exitCode;
        m_result.head.error = summary.error;
        if (run.inspection && run.inspection->facts.os)
            m_result.head.computer = run.inspection->facts.os->computerName;
        m_result.lines = describeRun(run, *m_result.head.command, m_resources, m_arguments.language);
    }

    void keyCommand()
    {
        m_result.head.machine = QStringLiteral("local");
        const auto problem = m_arguments.command == Command::KeyStore    ? storeKey()
                             : m_arguments.command == Command::KeyForget ? forgetKey()
                                                                         : showKey();
        if (problem)
            fail(*problem);
        if (!m_result.members.contains(QLatin1String("partial_key")))
            m_result.members.insert(QStringLiteral("partial_key"), QJsonValue());
    }

    void tellKey(const QString &lastFive)
    {
        m_result.members.insert(QStringLiteral("partial_key"), lastFive);
        m_result.lines.append(KeyText::stored(lastFive));
    }

    std::optional<Error> storeKey()
    {
        const auto key =
            readKey(m_arguments, m_composition.desk().credentialStore, m_resources.kmsClientKeys, m_context);
        if (!key)
            return key.error();
        const auto written = m_composition.desk().credentialStore.write(defaultKeyLabel, (*key)->text(), m_context);
        if (!written)
            return written.error();
        tellKey((*key)->lastFive());
        return std::nullopt;
    }

    std::optional<Error> forgetKey()
    {
        if (const auto removed = m_composition.desk().credentialStore.remove(defaultKeyLabel, m_context); !removed)
            return removed.error();
        m_result.lines.append(KeyText::forgotten());
        return std::nullopt;
    }

    std::optional<Error> showKey()
    {
        const auto stored = m_composition.desk().credentialStore.read(defaultKeyLabel, m_context);
        if (!stored)
            return stored.error();
        tellKey(stored->reveal().last(5).toString());
        return std::nullopt;
    }

    void record()
    {
        RecordReport report = recordPc(m_arguments, m_composition, m_context, m_show);
        m_result.head.practice = report.practice;
        m_result.abandoned = report.abandoned;
        if (report.run)
            take(*report.run);
        m_result.members = document::members(report.run.value_or(PcRun{}), partsOf(Command::Inspect), m_resources,
                                             m_arguments.language);
        m_result.lines = report.lines;
        if (report.error)
            fail(*report.error);
    }

    void selfTest()
    {
        const SelfTestReport report = runSelfTest(m_arguments, m_composition, m_context);
        m_result.members = report.members;
        m_result.lines = report.lines;
        m_result.abandoned = report.abandoned;
        m_result.head.practice = report.practice;
        if (!report.sound) {
            m_result.head.outcome = Outcome::Attention;
            m_result.head.exitCode = ExitCode::Failure;
        }
    }

    const Arguments &m_arguments;
    Composition &m_composition;
    const Resources &m_resources;
    const JobContext &m_context;
    const Show &m_show;
    CommandResult m_result;
};

} // namespace

CommandResult execute(const Arguments &arguments, Composition &composition, const JobContext &context,
                      const std::function<void(const QStringList &)> &show)
{
    CommandResult result = Executor(arguments, composition, context, show).run();
    const QList<FoundDataFile> &found = composition.resources().found;
    for (const FoundDataFile &file : found)
        result.lines.append(Words::dataFile(file));
    if (!found.isEmpty())
        result.members.insert(QStringLiteral("data_files"), document::dataFiles(found));
    return result;
}

CommandResult refuse(const ArgumentProblem &problem, const ErrorCatalogue &catalogue)
{
    CommandResult result;
    result.head = {
        .command = problem.command, .outcome = Outcome::Failed, .exitCode = ExitCode::Usage, .error = problem.error};
    result.lines = describeError(problem.error, catalogue, problem.language);
    return result;
}

QByteArray toJson(const CommandResult &result, const ErrorCatalogue &catalogue, const QString &language)
{
    QJsonObject document = document::head(result.head, catalogue, language);
    for (auto member = result.members.begin(); member != result.members.end(); ++member)
        document.insert(member.key(), member.value());
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

} // namespace esu
