// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/options.h"
#include "core/run/document.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace esu {

struct Arguments;
struct CommandCall;
struct CommandResult;

/// A command that drives a run over one PC.
struct DrivesRun {
    /// `id`: what `--activation-id` says. Rehearsal, retry and packages are added to the wish by the caller.
    RunWish (*wish)(const Arguments &arguments, const std::optional<ActivationId> &id);
    document::Parts parts = {}; ///< of its document
    /// What it says of the run to people without `--json`; its plan and its end are told by the caller.
    QStringList (*describe)(const PcRun &run, const Resources &resources, const QString &language);
};

/// A command with an act of its own, on the job's thread; blocking, stoppable.
struct ActsItself {
    void (*execute)(const CommandCall &call, CommandResult &result);
};

struct CommandSpec;

/// A command that writes a text and needs no PC.
struct SaysText {
    QString (*text)(const QList<const CommandSpec *> &about); ///< empty = about the program
};

/// One command of `esuctl`: everything there is to know of it stands in its file in `commands/`.
struct CommandSpec {
    const char16_t *name;                 ///< as typed and in documents ("uninstall-key", "key show")
    const char16_t *argument = nullptr;   ///< the one word that follows it, as the help names it; nullptr = none
    const char16_t *mainOption = nullptr; ///< what the help shows behind the name ("[--repair]")
    const char *help = "";                ///< in the catalogue's context CommandLine
    OptionSet options = {};
    /// What is wrong with a line whose options all go with the command; nullptr = nothing can be.
    std::optional<Error> (*check)(const Arguments &arguments) = nullptr;
    std::variant<DrivesRun, ActsItself, SaysText> way;
};

} // namespace esu
