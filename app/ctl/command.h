// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "core/run/document.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace esu {

/// What a command answered, ready to be written.
struct CommandResult {
    document::Head head;
    QJsonObject members;                                ///< what the command adds to the document
    QStringList lines;                                  ///< the same for people
    QStringList complaint;                              ///< why it failed, for people
    MonitorReading reading = {};                        ///< the same for `--format`
    std::shared_ptr<const Resources> newData = nullptr; ///< what the program works with from now on, if other
    bool abandoned = false;                             ///< a call never came back: leave by `_exit`
};

/// What a command works with, on the job's thread.
struct CommandCall {
    const Arguments &arguments;
    Composition &composition;
    const JobContext &context;
    /// What a person must see before the command goes on.
    const std::function<void(const QStringList &)> &show;
};

/// Runs one command from end to end; blocking, stoppable. Not for one that only says a text.
CommandResult execute(const CommandCall &call);

/// The command came to this error: outcome, exit code and words.
void fail(CommandResult &result, const Error &error, const ErrorCatalogue &catalogue);
/// Outcome, exit code, error with its words, and the PC's name are those of `run`.
void takeHead(CommandResult &result, const PcRun &run, const Resources &resources);
/// All that `command` says of a run.
QStringList describeRun(const PcRun &run, const DrivesRun &command, const Resources &resources,
                        const QString &language);

/// The document of a command line that was refused.
CommandResult refuse(const ArgumentProblem &problem, const ErrorCatalogue &catalogue);

/// The same JSON without a sign beyond ASCII: a shell that takes it for another code page changes nothing in it. Pure.
QByteArray inAscii(const QByteArray &json);

/// The one JSON document.
QByteArray toJson(const CommandResult &result, const ErrorCatalogue &catalogue, const QString &language);

} // namespace esu
