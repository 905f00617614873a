// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

RunWish wishOf(const Arguments &, const std::optional<ActivationId> &id)
{
    RunWish wish = wish::activate();
    wish.wanted = id;
    return wish;
}

QStringList describe(const PcRun &run, const Resources &, const QString &)
{
    return told::activation(run);
}

} // namespace

constinit const CommandSpec activateCommand{
    .name = u"activate",
    .help = QT_TRANSLATE_NOOP("CommandLine", "installs the key and activates"),
    .options = {Option::KeyStdin, Option::KeyFromStore, Option::ActivationId, Option::Method, Option::RetryActivation,
                Option::Year, Option::AnyEdition, Option::ActivateAnyway, Option::DryRun},
    .way = DrivesRun{.wish = wishOf, .parts = {.rows = true, .activation = true}, .describe = describe},
};

} // namespace esu
