// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

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
    return told::verdict(run, resources.errors);
}

} // namespace

constinit const CommandSpec verifyCommand{
    .name = u"verify",
    .help = QT_TRANSLATE_NOOP("CommandLine", "the verdict and its proof"),
    .options = {Option::Format},
    .way = DrivesRun{.wish = wishOf, .parts = {.verdict = true}, .describe = describe},
};

} // namespace esu
