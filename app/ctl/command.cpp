// SPDX-License-Identifier: MIT
#include "app/ctl/command.h"

#include "app/ctl/calendar_option.h"
#include "app/ctl/key_source.h"
#include "app/ctl/run_text.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/event_log.h"
#include "core/journey/package_folder.h"
#include "core/model/outside_text.h"
#include "core/run/pc_events.h"
#include "core/run/steps.h"
#include "ui/text/data_text.h"
#include "ui/text/policy_text.h"
#include "ui/text/update_text.h"
#include "ui/text/words.h"

#include <QJsonDocument>

namespace esu {

namespace {

Result<ActivationId> parseId(const QString &text, const Resources &resources)
{
    const auto refuseId = [&](const QString &condition, const QString &detail) {
        return std::unexpected(Error{.fault = Fault::BadData,
                                     .operation = operation::activationIdInput,
                                     .condition = condition,
                                     .detail = harmless(detail)});
    };
    const auto id = ActivationId::parse(text);
    if (!id) {
        switch (id.error()) {
        case ActivationId::Problem::Placeholder:
            return refuseId(condition::idPlaceholder, text);
        case ActivationId::Problem::Application:
            return refuseId(condition::idIsApplication, windowsApplicationId);
        case ActivationId::Problem::Several:
            return refuseId(condition::idSeveral, text);
        case ActivationId::Problem::ProductKey:
            return refuseId(condition::idNotAGuid, QString());
        case ActivationId::Problem::Empty:
        case ActivationId::Problem::NotAGuid:
            return refuseId(condition::idNotAGuid, text);
        }
    }
    if (const auto product = resources.programmes.baseWindowsProduct(*id))
        return refuseId(condition::idBaseWindows, *product);
    return *id;
}

Result<Insistence> readInsistence(const Arguments &arguments)
{
    Insistence insistence{.anyEdition = arguments.has(Option::AnyEdition),
                          .activateAnyway = arguments.has(Option::ActivateAnyway)};
    if (!arguments.has(Option::Year))
        return insistence;
    bool isNumber = false;
    const int year = arguments.value(Option::Year).toInt(&isNumber);
    if (!isNumber || year < 1 || year > 9)
        return std::unexpected(usageError(QStringLiteral("--year takes the number of an ESU year, 1 to 9: ") +
                                          arguments.value(Option::Year)));
    insistence.year = year;
    return insistence;
}

Result<RunWish> readWish(const DrivesRun &command, const Arguments &arguments, const Resources &resources)
{
    std::optional<ActivationId> wanted;
    if (arguments.has(Option::ActivationId)) {
        const auto id = parseId(arguments.value(Option::ActivationId), resources);
        if (!id)
            return std::unexpected(id.error());
        wanted = *id;
    }
    RunWish wish = command.wish(arguments, wanted);
    wish.retryAmbiguous = arguments.has(Option::RetryActivation);
    const auto insistence = readInsistence(arguments);
    if (!insistence)
        return std::unexpected(insistence.error());
    wish.insistence = *insistence;
    wish.dryRun = arguments.has(Option::DryRun);
    if (arguments.has(Option::Packages)) {
        auto files = readPackageFolder(arguments.value(Option::Packages));
        if (!files)
            return std::unexpected(files.error());
        wish.packages = *std::move(files);
    }
    return wish;
}

/// Where packages come from that this command may download, if a policy says it.
void tellMirror(const CommandCall &call, const Policies &policies)
{
    const Arguments &arguments = call.arguments;
    const auto mirror = policies.catalogMirror();
    if (!mirror || !arguments.command->options.has(Option::Packages))
        return;
    call.show({arguments.has(Option::Catalog) ? PolicyText::mirrorWins(*mirror) : PolicyText::mirror(*mirror)});
}

bool usesKeyNow(const StepEntry &entry)
{
    return entry.state == StepState::Running && (entry.step == Step::InstallKey || entry.step == Step::Activate);
}

/// Gives what kept the command from beginning at all, or from asking for a restart.
std::optional<Error> driveRun(const CommandCall &call, const DrivesRun &command, PcRun &run, CommandResult &result)
{
    const Arguments &arguments = call.arguments;
    const Resources &resources = call.composition.resources();
    const auto wish = readWish(command, arguments, resources);
    auto session = call.composition.open({.machine = arguments.machine, .stateFile = arguments.value(Option::State)});
    if (session)
        result.head.practice = (*session)->machine().isPractice();
    if (!wish)
        return wish.error();
    if (!session)
        return session.error();
    Pc &pc = (*session)->pc();
    tellMirror(call, (*session)->machine().policies());
    const KeyJudge judge = [&pc, &call](const ProductKey &key) {
        return useOfKey(pc, key.groupId(), pc.lastLicenses().value_or(LicenseReading{}), call.context);
    };
    const auto key =
        readKey(arguments, (*session)->desk().credentialStore, resources.kmsClientKeys, judge, call.show, call.context);
    if (!key)
        return key.error();
    run.wish = *wish;
    run.wish.canRepair = (*session)->machine().abilities().repair;
    if (*key)
        run.wish.lastFive = (*key)->lastFive();
    PcSteps steps(
        pc, *key ? &**key : nullptr,
        [&call](const UpdateSource &source) { call.show({UpdateText::explained(source)}); },
        [&call] { call.show(told::beforeSpendingAgain()); });
    run = drive(std::move(run), steps, Consent::full(), resources, call.context,
                [&call, isSaid = false](const PcRun &now) mutable {
                    const bool uses = !now.wish.dryRun && std::ranges::any_of(now.steps, usesKeyNow);
                    if (uses && !isSaid)
                        call.show(told::beforeSpendingAfterTheEnd(now));
                    isSaid = isSaid || uses;
                });
    takeHead(result, run, resources);
    logEvents(pc, eventsOf(run, QString::fromUtf16(arguments.command->name), resources));
    result.lines = describeRun(run, command, resources, arguments.language);
    result.abandoned = (*session)->machine().hasAbandonedWork();
    if (result.head.exitCode != ExitCode::RestartRequired)
        return std::nullopt;
    const auto asked = (*session)->machine().askForRestart();
    return asked ? std::nullopt : std::optional(asked.error());
}

void carryOut(const DrivesRun &command, const CommandCall &call, CommandResult &result)
{
    const Resources &resources = call.composition.resources();
    PcRun run;
    if (const auto problem = driveRun(call, command, run, result))
        fail(result, *problem, resources.errors);
    else if (const auto unsaved = saveCalendar(call, run, result))
        fail(result, *unsaved, resources.errors);
    result.members = document::members(run, command.parts, resources, call.arguments.language);
    result.reading = monitorReading(result.head, run, resources);
}

void carryOut(const ActsItself &command, const CommandCall &call, CommandResult &result)
{
    command.execute(call, result);
}

void carryOut(const SaysText &, const CommandCall &, CommandResult &) {}

} // namespace

CommandResult execute(const CommandCall &call)
{
    CommandResult result;
    result.head.command = QString::fromUtf16(call.arguments.command->name);
    result.head.machine = harmless(call.arguments.machine);
    const Policies policies = call.composition.policiesOf(call.arguments.machine);
    result.head.dealer = policies.dealer();
    std::visit([&](const auto &command) { carryOut(command, call, result); }, call.arguments.command->way);
    for (const PolicyReading &policy : policies.ignored())
        result.lines.append(PolicyText::ignored(policy));
    if (result.head.error)
        result.complaint += contactFor(*result.head.error, call.composition.resources().errors, policies);
    const Resources &data = result.newData ? *result.newData : call.composition.resources();
    if (data.pack) {
        result.lines.append(DataText::pack(*data.pack));
        result.members.insert(QStringLiteral("data_pack"),
                              document::installedPack(*data.pack, data.errors, call.arguments.language));
    }
    for (const FoundDataFile &file : data.found)
        result.lines.append(Words::dataFile(file));
    if (!data.found.isEmpty())
        result.members.insert(QStringLiteral("data_files"), document::dataFiles(data.found));
    return result;
}

void fail(CommandResult &result, const Error &error, const ErrorCatalogue &catalogue)
{
    const bool stopped = error.fault == Fault::Cancelled;
    result.head.outcome = stopped ? Outcome::Cancelled : Outcome::Failed;
    result.head.exitCode = stopped ? ExitCode::Cancelled : catalogue.explain(error).exitCode;
    if (!stopped)
        result.head.error = error;
    (stopped ? result.lines : result.complaint) += describeError(error, catalogue);
}

void takeHead(CommandResult &result, const PcRun &run, const Resources &resources)
{
    const Summary summary = outcomeOf(run, resources);
    result.head.outcome = summary.outcome;
    result.head.exitCode = summary.exitCode;
    result.head.error = summary.error;
    result.complaint = told::failure(run, resources);
    if (run.inspection && run.inspection->facts.os)
        result.head.computer = run.inspection->facts.os->computerName;
}

QStringList describeRun(const PcRun &run, const DrivesRun &command, const Resources &resources, const QString &language)
{
    return command.describe(run, resources, language) + told::plan(run, resources) + told::outcome(run, resources);
}

CommandResult refuse(const ArgumentProblem &problem, const ErrorCatalogue &catalogue)
{
    CommandResult result;
    result.head = {.command = problem.command,
                   .outcome = Outcome::Failed,
                   .exitCode = catalogue.explain(problem.error).exitCode,
                   .error = problem.error};
    result.complaint = describeError(problem.error, catalogue);
    result.reading = monitorReading(result.head, catalogue);
    return result;
}

QByteArray inAscii(const QByteArray &json)
{
    QByteArray ascii;
    for (const QChar character : QString::fromUtf8(json)) {
        const char16_t unit = character.unicode();
        if (unit < 0x80)
            ascii.append(static_cast<char>(unit));
        else
            ascii.append("\\u" + QByteArray::number(unit, 16).rightJustified(4, '0'));
    }
    return ascii;
}

QByteArray toJson(const CommandResult &result, const ErrorCatalogue &catalogue, const QString &language)
{
    QJsonObject document = document::head(result.head, catalogue, language);
    for (auto member = result.members.begin(); member != result.members.end(); ++member)
        document.insert(member.key(), member.value());
    return inAscii(QJsonDocument(document::withoutSecrets(document)).toJson(QJsonDocument::Indented));
}

} // namespace esu
