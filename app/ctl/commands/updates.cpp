// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

RunWish wishOf(const Arguments &arguments, const std::optional<ActivationId> &)
{
    return wish::updates(arguments.has(Option::Install));
}

QStringList describe(const PcRun &run, const Resources &resources, const QString &)
{
    return told::updates(run, resources.errors);
}

} // namespace

constinit const CommandSpec updatesCommand{
    .name = u"updates",
    .mainOption = u"[--install]",
    .help = QT_TRANSLATE_NOOP("CommandLine", "searches for updates (and installs them)"),
    .options = {Option::Install, Option::DryRun},
    .way = DrivesRun{.wish = wishOf, .parts = {.updates = true}, .describe = describe},
};

} // namespace esu
