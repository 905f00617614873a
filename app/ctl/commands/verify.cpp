// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/run_text.h"
#include "core/base/operations.h"
#include "core/run/wishes.h"
#include "ui/text/calendar_file.h"

#include <QFileInfo>

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
    if (!arguments.has(Option::Calendar))
        return std::nullopt;
    const auto refuse = [](const char *why) {
        return std::optional(usageError(QStringLiteral("verify: the file of --calendar ") + QLatin1String(why)));
    };
    if (arguments.has(Option::Format))
        return refuse("is for a person; not with --format");
    const QFileInfo file(arguments.value(Option::Calendar));
    if (file.suffix().compare(QLatin1String("ics"), Qt::CaseInsensitive) != 0 || file.completeBaseName().isEmpty())
        return refuse("has to have a name that ends in .ics");
    if (file.isDir())
        return refuse("is a folder; name a file in it");
    if (file.isSymLink() || (file.exists() && !file.isFile()))
        return refuse("is a link or no plain file");
    // What is found out here costs no verdict.
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return refuse("lies in a folder that is not there");
    if (!folder.isWritable())
        return fileError(Fault::AccessDenied, operation::arguments,
                         QStringLiteral("verify: the file of --calendar lies in a folder that may not be written to"));
    if (file.exists() && !CalendarFile::isOurs(file.filePath()))
        return refuse("is there already and is no calendar of this program; choose another name");
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
