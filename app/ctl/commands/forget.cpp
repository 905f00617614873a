// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "core/base/operations.h"

#include <QCoreApplication>
#include <QFileInfo>

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

/// What stands in the way of the journal, told in words of what was asked for, not of an activation.
std::unexpected<Error> ofForgetting(Error error)
{
    if (error.operation == operation::journal)
        error.operation = operation::forget;
    return std::unexpected(std::move(error));
}

/// All of it, though one part may fail: the first failure is told. The folder goes last, when the journal is closed.
Result<void> forgetAll(const CommandCall &call, std::unique_ptr<Session> session, const Composition::Request &request,
                       bool keepsJournal)
{
    const Result<void> journal = keepsJournal ? Result<void>() : session->pc().journal().forget();
    const auto key = session->desk().credentialStore.remove(defaultKeyLabel, call.context);
    session.reset();
    const auto rest = call.composition.removeLeftovers(request);
    if (!journal)
        return ofForgetting(journal.error());
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
    if (const auto may = call.composition.mayForget(request, **session, call.context); !may)
        return fail(result, may.error(), errors);
    Journal &journal = (*session)->pc().journal();
    // What another process is at work with is nobody's to take away; where nothing is, nothing is made.
    const bool isThere = request.stateFile.isEmpty() || QFileInfo::exists(request.stateFile);
    if (const auto claimed = !rehearses && isThere ? journal.claim() : Result<void>(); !claimed)
        return fail(result, ofForgetting(claimed.error()).error(), errors);
    const bool all = call.arguments.has(Option::All);
    const auto open = journal.stillOpen();
    if (!open && !all)
        return fail(result, ofForgetting(open.error()).error(), errors);
    const bool keepsJournal = !all && *open;
    if (!rehearses) {
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
