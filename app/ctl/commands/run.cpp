// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

RunWish wishOf(const Arguments &, const std::optional<ActivationId> &id)
{
    RunWish wish = wish::run();
    wish.wanted = id;
    return wish;
}

QStringList describe(const PcRun &run, const Resources &resources, const QString &language)
{
    QStringList lines;
    // A run that came to no verdict and has no plan says at least what stands in the way.
    if (!run.verdict && !planOf(run, resources))
        lines += told::inspection(run, resources, language);
    return lines + told::repair(run, resources.errors) + told::activation(run) + told::updates(run, resources.errors) +
           told::verdict(run, resources.errors);
}

} // namespace

constinit const CommandSpec runCommand{
    .name = u"run",
    .help = QT_TRANSLATE_NOOP("CommandLine", "all steps in order"),
    .options = {Option::KeyStdin, Option::KeyFromStore, Option::ActivationId, Option::Method, Option::RetryActivation,
                Option::Year, Option::AnyEdition, Option::ActivateAnyway, Option::Packages, Option::DryRun},
    .way = DrivesRun{.wish = wishOf,
                     .parts = {.inspection = true,
                               .rows = true,
                               .activation = true,
                               .updates = true,
                               .verdict = true,
                               .stages = true},
                     .describe = describe},
};

} // namespace esu
