// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

RunWish wishOf(const Arguments &, const std::optional<ActivationId> &)
{
    return wish::verify();
}

QStringList describe(const PcRun &run, const Resources &resources, const QString &)
{
    return told::verdict(run, resources.errors) + told::data(run, resources);
}

std::optional<Error> check(const Arguments &arguments)
{
    if (arguments.has(Option::Calendar) &&
        !arguments.value(Option::Calendar).endsWith(QStringLiteral(".ics"), Qt::CaseInsensitive))
        return usageError(QStringLiteral("verify: the name of the file of --calendar has to end in .ics"));
    return std::nullopt;
}

} // namespace

constinit const CommandSpec verifyCommand{
    .name = u"verify",
    .help = QT_TRANSLATE_NOOP("CommandLine", "the verdict and its proof"),
    .options = {Option::Calendar, Option::Format},
    .check = check,
    .way = DrivesRun{.wish = wishOf, .parts = {.verdict = true}, .describe = describe},
};

} // namespace esu
