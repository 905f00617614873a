// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/run_text.h"
#include "core/run/wishes.h"

namespace esu {

namespace {

RunWish wishOf(const Arguments &, const std::optional<ActivationId> &)
{
    return wish::inspect();
}

QStringList describe(const PcRun &run, const Resources &resources, const QString &language)
{
    return told::inspection(run, resources, language) + told::rows(run) + told::policies(run) +
           told::data(run, resources);
}

} // namespace

constinit const CommandSpec inspectCommand{
    .name = u"inspect",
    .help = QT_TRANSLATE_NOOP("CommandLine", "reads the PC; changes nothing"),
    .way = DrivesRun{.wish = wishOf, .parts = {.inspection = true}, .describe = describe},
};

} // namespace esu
