// SPDX-License-Identifier: MIT
#include "app/ctl/record.h"

#include "app/ctl/console.h"
#include "app/pc_recording.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/base/whole_file.h"
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
    const Result<void> saved = saveWhole(path, bytes, operation::arguments);
    if (saved)
        return std::nullopt;
    return conditionError(saved.error().fault, operation::arguments, condition::badArguments,
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

} // namespace

RecordReport recordPc(const Arguments &arguments, Composition &composition, const JobContext &context,
                      const std::function<void(const QStringList &)> &show)
{
    RecordReport report;
    const auto failed = [&](const Error &error) {
        report.error = error;
        return report;
    };
    if (QFileInfo::exists(arguments.recordFile)) {
        return failed(
            conditionError(Fault::BadData, operation::arguments, condition::recordFileExists, arguments.recordFile));
    }
    const auto session = composition.open({.machine = arguments.machine, .stateFile = arguments.stateFile});
    if (!session)
        return failed(session.error());
    Machine &machine = (*session)->machine();
    report.practice = machine.isPractice();
    const auto bytes = recordingText(machine, composition.resources(), context);
    report.abandoned = machine.hasAbandonedWork();
    if (!bytes)
        return failed(bytes.error());
    // What is shown, saved and told is the file and nothing else, so it is read back first.
    const auto readBack = parseScenario(*bytes, arguments.recordFile);
    if (!readBack)
        return failed(readBack.error());
    report.run = inspectRecorded(*readBack, composition.resources(), context);
    show(QStringList{RecordText::preview()} +
         describeRun(*report.run, QStringLiteral("inspect"), composition.resources(), arguments.language) +
         QStringList{RecordText::replaced()});
    if (context.stopRequested())
        return failed(cancelled(operation::inventoryOs));
    if (arguments.dryRun) {
        report.lines = {RecordText::notSaved()};
        return report;
    }
    if (const auto problem = save(arguments.recordFile, *bytes))
        return failed(*problem);
    report.lines = {RecordText::saved(arguments.recordFile)};
    return report;
}

} // namespace esu
