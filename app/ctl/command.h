// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "core/run/document.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace esu {

/// What a command answered, ready to be written.
struct CommandResult {
    document::Head head;
    QJsonObject members;    ///< what the command adds to the document
    QStringList lines;      ///< the same for people
    bool abandoned = false; ///< a call never came back: leave by `_exit`
};

/// Runs one command from end to end on the job's thread; blocking, stoppable.
/// `show` is called on that thread with what a person must see before the command goes on.
CommandResult execute(const Arguments &arguments, Composition &composition, const JobContext &context,
                      const std::function<void(const QStringList &)> &show);

/// The document of a command line that was refused.
CommandResult refuse(const ArgumentProblem &problem, const ErrorCatalogue &catalogue);

/// The one JSON document.
QByteArray toJson(const CommandResult &result, const ErrorCatalogue &catalogue, const QString &language);

} // namespace esu
