// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/pc_recording.h"
#include "app/plain_file.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/practice/practice_machine.h"
#include "core/run/steps.h"
#include "core/run/wishes.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace esu {

namespace {

class RecordText {
    Q_DECLARE_TR_FUNCTIONS(RecordText)
public:
    static QString preview() { return tr("The recording says this about the PC:"); }
    static QString replaced()
    {
        return tr("Names of the PC, users, domains and servers, keys, serial numbers and IDs of the installation are "
                  "replaced.");
    }
    static QString saved(const QString &file)
    {
        return tr("Saved as %1. Look through the file before you pass it on.").arg(file);
    }
    static QString notSaved() { return tr("Nothing was saved."); }
};

std::optional<Error> save(const QString &path, const QByteArray &bytes)
{
    const Result<void> saved = saveNamedNew(path, bytes, operation::arguments);
    if (saved)
        return std::nullopt;
    return fileError(saved.error(), operation::arguments,
                     QStringLiteral("record %1: %2").arg(path, saved.error().detail));
}

/// The PC as the recording tells it.
PcRun inspectRecorded(const Scenario &scenario, const Resources &resources, const JobContext &context)
{
    auto store = std::make_unique<MemoryStateStore>();
    auto machine = std::make_shared<PracticeMachine>(scenario, std::make_unique<ManualClock>(scenario.start()), *store);
    const Desk desk = machine->desk();
    Session session(std::move(store), std::move(machine), desk, resources);
    PcSteps steps(session.pc());
    return drive({.wish = wish::inspect()}, steps, Consent::full(), resources, {.stop = context.stop});
}

std::optional<Error> check(const Arguments &arguments)
{
    if (arguments.argument.isEmpty())
        return usageError(QStringLiteral("record needs a FILE to save to"));
    // Nothing else is taken for a file by --machine practice:FILE.
    if (!arguments.argument.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
        return usageError(QStringLiteral("record: the name of FILE has to end in .json"));
    return std::nullopt;
}

/// Records the PC, shows what the recording says of it, and saves it unless `--dry-run`. Never overwrites a file.
/// `run`: the inspection that the recording leads to.
std::optional<Error> record(const CommandCall &call, CommandResult &result, PcRun &run)
{
    const Arguments &arguments = call.arguments;
    const Resources &resources = call.composition.resources();
    const QString &file = arguments.argument;
    if (QFileInfo::exists(file))
        return conditionError(Fault::BadData, operation::arguments, condition::recordFileExists, file);
    const auto session =
        call.composition.open({.machine = arguments.machine, .stateFile = arguments.value(Option::State)});
    if (!session)
        return session.error();
    Machine &machine = (*session)->machine();
    result.head.practice = machine.isPractice();
    const auto bytes = recordingText(machine, resources, {}, call.context);
    result.abandoned = machine.hasAbandonedWork();
    if (!bytes)
        return bytes.error();
    // What is shown, saved and told is the file and nothing else, so it is read back first.
    const auto readBack = parseScenario(*bytes, file);
    if (!readBack)
        return readBack.error();
    run = inspectRecorded(*readBack, resources, call.context);
    takeHead(result, run, resources);
    call.show(QStringList{RecordText::preview()} +
              describeRun(run, std::get<DrivesRun>(inspectCommand.way), resources, arguments.language) +
              QStringList{RecordText::replaced()});
    if (call.context.stopRequested())
        return cancelled(operation::inventoryOs);
    if (arguments.has(Option::DryRun)) {
        result.lines = {RecordText::notSaved()};
        return std::nullopt;
    }
    if (const auto problem = save(file, *bytes))
        return problem;
    result.lines = {RecordText::saved(file)};
    return std::nullopt;
}

void execute(const CommandCall &call, CommandResult &result)
{
    const Resources &resources = call.composition.resources();
    PcRun run;
    if (const auto problem = record(call, result, run))
        fail(result, *problem, resources.errors);
    result.members =
        document::members(run, std::get<DrivesRun>(inspectCommand.way).parts, resources, call.arguments.language);
}

} // namespace

constinit const CommandSpec recordCommand{
    .name = u"record",
    .argument = u"FILE.json",
    .help = QT_TRANSLATE_NOOP("CommandLine", "saves what the PC answers, with names replaced"),
    .options = {Option::DryRun},
    .check = check,
    .way = ActsItself{execute},
};

} // namespace esu
