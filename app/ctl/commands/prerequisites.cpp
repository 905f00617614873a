// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

std::optional<Error> check(const Arguments &arguments)
{
    const bool checksOnly = !arguments.has(Option::Repair);
    if (checksOnly && (arguments.has(Option::Packages) || arguments.has(Option::DryRun)))
        return usageError(QStringLiteral("--packages and --dry-run need --repair"));
    return std::nullopt;
}

RunWish wishOf(const Arguments &arguments, const std::optional<ActivationId> &)
{
    return wish::prerequisites(arguments.has(Option::Repair));
}

QStringList describe(const PcRun &run, const Resources &resources, const QString &language)
{
    return told::inspection(run, resources, language) + told::repair(run, resources.errors);
}

} // namespace

constinit const CommandSpec prerequisitesCommand{
    .name = u"prerequisites",
    .mainOption = u"[--repair]",
    .help = QT_TRANSLATE_NOOP("CommandLine", "checks what ESU needs (and installs what is missing)"),
    .options = {Option::Repair, Option::Packages, Option::DryRun},
    .check = check,
    .way = DrivesRun{.wish = wishOf, .parts = {.inspection = true}, .describe = describe},
};

} // namespace esu
