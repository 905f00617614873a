// SPDX-License-Identifier: MIT
#include "app/forget.h"

#include "core/base/operations.h"
#include "core/ports/credential_store.h"

#include <QFileInfo>

namespace esu {

namespace {

/// All of it, though one part may fail: the first failure is told. The folder goes last, when the journal is closed.
Result<void> removeAll(Composition &composition, std::unique_ptr<Session> session, const Composition::Request &request,
                       bool keepsJournal, Composition::Leftovers which, const JobContext &context)
{
    const Result<void> journal = keepsJournal ? Result<void>() : session->pc().journal().forget();
    const auto key = session->desk().credentialStore.remove(defaultKeyLabel, context);
    session.reset();
    const auto rest = composition.removeLeftovers(request, which);
    if (!journal)
        return journal;
    return key ? rest : key;
}

} // namespace

ForgetEnd forgetPc(Composition &composition, const Composition::Request &request, ForgetMode mode,
                   const JobContext &context)
{
    ForgetEnd end;
    // What stands in the way of the journal is told in words of what was asked for, not of an activation.
    const auto fail = [&end](Error error) {
        if (error.operation == operation::journal)
            error.operation = operation::forget;
        end.kept = std::unexpected(std::move(error));
        return end;
    };
    const bool rehearses = mode == ForgetMode::Rehearse || mode == ForgetMode::RehearseAll;
    const bool all = mode == ForgetMode::RehearseAll || mode == ForgetMode::RemoveAll;
    auto session = composition.openAsItIs(request);
    if (!session)
        return fail(session.error());
    end.practice = (*session)->machine().isPractice();
    if (const auto may = composition.mayChange(request, **session, context); !may)
        return fail(may.error());
    Journal &journal = (*session)->pc().journal();
    // What another process is at work with is nobody's to take away; where nothing is, nothing is made.
    const bool isThere = request.stateFile.isEmpty() || QFileInfo::exists(request.stateFile);
    if (const auto claimed = !rehearses && isThere ? journal.claim() : Result<void>(); !claimed)
        return fail(claimed.error());
    const auto open = journal.stillOpen();
    if (!open && !all)
        return fail(open.error());
    const bool keepsJournal = !all && *open;
    if (!rehearses) {
        const auto which = all ? Composition::Leftovers::All : Composition::Leftovers::NoJournal;
        const auto removed = removeAll(composition, *std::move(session), request, keepsJournal, which, context);
        if (!removed)
            return fail(removed.error());
    }
    if (keepsJournal)
        end.kept = *open;
    return end;
}

} // namespace esu
