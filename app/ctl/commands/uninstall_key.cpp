// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

std::optional<Error> check(const Arguments &arguments)
{
    if (!arguments.has(Option::ActivationId))
        return usageError(QStringLiteral("uninstall-key needs --activation-id GUID"));
    return std::nullopt;
}

RunWish wishOf(const Arguments &, const std::optional<ActivationId> &id)
{
    return id ? wish::uninstallKey(*id) : RunWish{};
}

QStringList describe(const PcRun &run, const Resources &, const QString &)
{
    return told::removed(run);
}

} // namespace

constinit const CommandSpec uninstallKeyCommand{
    .name = u"uninstall-key",
    .mainOption = u"--activation-id GUID",
    .help = QT_TRANSLATE_NOOP("CommandLine", "removes an ESU key, never the key of Windows"),
    .options = {Option::ActivationId, Option::DryRun},
    .check = check,
    .way = DrivesRun{.wish = wishOf, .parts = {.rows = true}, .describe = describe},
};

} // namespace esu
