// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/forget.h"

#include <QCoreApplication>

namespace esu {

namespace {

class ForgetText {
    Q_DECLARE_TR_FUNCTIONS(ForgetText)
public:
    static QString kept(StillOpen open)
    {
        switch (open) {
        case StillOpen::Attempt:
            return tr("Kept: the record of an attempt whose end is not known. --all removes it too.");
        case StillOpen::Key:
            return tr("Kept: the record of a key that was refused or may have been replaced. --all removes it too.");
        case StillOpen::Restart:
            return tr("Kept: the record of what comes after a restart that is due. --all removes it too.");
        }
        return {};
    }
    static QString removed()
    {
        return tr("What this program noted on this PC is removed, and the key that was stored for this account.");
    }
    static QString wouldRemove()
    {
        return tr("What this program noted on this PC would be removed, and the key that is stored for this account.");
    }
};

ForgetMode modeOf(const Arguments &arguments)
{
    if (arguments.has(Option::All))
        return arguments.has(Option::DryRun) ? ForgetMode::RehearseAll : ForgetMode::RemoveAll;
    return arguments.has(Option::DryRun) ? ForgetMode::Rehearse : ForgetMode::Remove;
}

void execute(const CommandCall &call, CommandResult &result)
{
    const Composition::Request request{.machine = call.arguments.machine,
                                       .stateFile = call.arguments.value(Option::State)};
    const QString keptMember = QStringLiteral("kept");
    result.members.insert(keptMember, QJsonValue());
    const ForgetEnd end = forgetPc(call.composition, request, modeOf(call.arguments), call.context);
    result.head.practice = end.practice;
    if (!end.kept)
        return fail(result, end.kept.error(), call.composition.resources().errors);
    result.lines.append(call.arguments.has(Option::DryRun) ? ForgetText::wouldRemove() : ForgetText::removed());
    if (!*end.kept)
        return;
    result.members.insert(keptMember, nameOf(**end.kept));
    result.lines.append(ForgetText::kept(**end.kept));
    result.head.outcome = Outcome::Attention;
    result.head.exitCode = ExitCode::VerdictAmber;
}

} // namespace

constinit const CommandSpec forgetCommand{
    .name = u"forget",
    .mainOption = u"[--all]",
    .help = QT_TRANSLATE_NOOP("CommandLine", "removes what this program noted on this PC"),
    .options = {Option::All, Option::DryRun},
    .way = ActsItself{execute},
};

} // namespace esu
