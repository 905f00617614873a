// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/command.h"

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

/// All of it, though one part may fail: the first failure is told. The folder goes last, when the journal is closed.
Result<void> forgetAll(const CommandCall &call, std::unique_ptr<Session> session, const Composition::Request &request,
                       bool keepsJournal)
{
    const Result<void> journal = keepsJournal ? Result<void>() : session->pc().journal().forget();
    const auto key = session->desk().credentialStore.remove(defaultKeyLabel, call.context);
    session.reset();
    const auto rest = call.composition.removeLeftovers(request);
    if (!journal)
        return journal;
    return key ? rest : key;
}

void execute(const CommandCall &call, CommandResult &result)
{
    const ErrorCatalogue &errors = call.composition.resources().errors;
    const Composition::Request request{.machine = call.arguments.machine,
                                       .stateFile = call.arguments.value(Option::State)};
    const bool rehearses = call.arguments.has(Option::DryRun);
    const QString keptMember = QStringLiteral("kept");
    result.members.insert(keptMember, QJsonValue());
    auto session = call.composition.openToForget(request);
    if (!session)
        return fail(result, session.error(), errors);
    result.head.practice = (*session)->machine().isPractice();
    const auto open = (*session)->pc().journal().stillOpen();
    if (!open)
        return fail(result, open.error(), errors);
    const bool keepsJournal = *open && !call.arguments.has(Option::All);
    if (!rehearses) {
        if (const auto may = call.composition.mayForget(request); !may)
            return fail(result, may.error(), errors);
        if (const auto forgotten = forgetAll(call, *std::move(session), request, keepsJournal); !forgotten)
            return fail(result, forgotten.error(), errors);
    }
    result.lines.append(rehearses ? ForgetText::wouldRemove() : ForgetText::removed());
    if (!keepsJournal)
        return;
    result.members.insert(keptMember, nameOf(**open));
    result.lines.append(ForgetText::kept(**open));
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
