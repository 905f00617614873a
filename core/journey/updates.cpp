// SPDX-License-Identifier: MIT
// Searching and installing updates, and the memory that keeps one from being installed for ever.
#include "core/journey/updates.h"

#include "core/base/operations.h"
#include "core/rules/update_attempts.h"
#include "core/rules/update_choice.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

namespace {

using State = UpdateInfo::State;

/// What an installation says about the next one. A stop, a line that was down and a right that was missing say nothing.
UpdateAttempts attemptsOf(const Updates &updates, const Inspection &inspection, const Result<UpdateRun> &run,
                          const ErrorCatalogue &catalogue)
{
    UpdateAttempts attempts;
    const Updates ended = run ? run->updates : updates;
    for (const UpdateInfo &update : ended) {
        UpdateAttempt attempt{
            .id = update.id, .revision = update.revision, .circumstances = circumstancesOf(inspection)};
        if (!run) {
            if (run.error().fault == Fault::Timeout)
                attempts.append(attempt);
            continue;
        }
        if (update.state == State::Installed) {
            attempt.outcome = UpdateAttempt::Outcome::Installed;
            attempts.append(attempt);
        } else if (update.state == State::Failed) {
            attempt.outcome = UpdateAttempt::Outcome::Failed;
            attempt.code = update.code;
            const ExitCode exitCode =
                catalogue.explain({.fault = Fault::Refused, .operation = operation::wuaInstall, .code = update.code})
                    .exitCode;
            if (exitCode != ExitCode::Network && exitCode != ExitCode::AccessDenied)
                attempts.append(attempt);
        }
    }
    return attempts;
}

/// The agent knows nothing of what a search marked.
UpdateRun withMarksOf(const Updates &asked, UpdateRun run)
{
    for (UpdateInfo &update : run.updates) {
        const auto known = std::ranges::find(asked, update.id, &UpdateInfo::id);
        if (known != asked.end()) {
            update.esu = known->esu;
            update.leftOut = known->leftOut;
        }
    }
    return run;
}

Result<UpdateRun> downloadAndInstall(UpdateAgent &agent, const Updates &updates, const JobContext &context)
{
    context.tell({.waiting = Waiting::DownloadingUpdates});
    const auto downloaded = agent.download(updates, context);
    if (!downloaded)
        return std::unexpected(downloaded.error());
    if (downloaded->stopped)
        return withMarksOf(updates, *downloaded);
    context.tell({.waiting = Waiting::InstallingUpdates});
    auto installed = agent.install(downloaded->updates, context);
    if (!installed && installed.error().fault == Fault::Cancelled) {
        // Stopped between the two: what was downloaded is told all the same.
        installed = *downloaded;
        installed->stopped = true;
    }
    if (!installed)
        return std::unexpected(installed.error());
    if (!installed->error)
        installed->error = downloaded->error;
    return withMarksOf(updates, *std::move(installed));
}

} // namespace

Result<Updates> searchUpdates(Pc &pc, const Inspection &inspection, const JobContext &context)
{
    context.tell({.waiting = Waiting::SearchingUpdates});
    auto updates = pc.machine().updateAgent().search(context);
    if (!updates)
        return std::unexpected(updates.error());
    Updates marked =
        markSuperseded(markEsuUpdates(*std::move(updates), pc.resources().programmes, inspection.programme));
    // A journal that cannot be read forbids no search; installing says it.
    if (const auto kept = pc.journal().updates())
        marked =
            markRepeated(marked, updateAttemptsFrom(*kept), circumstancesOf(inspection), inspection.restartPending());
    return marked;
}

Result<UpdateRun> installUpdates(Pc &pc, const Updates &updates, const Inspection &inspection,
                                 const JobContext &context)
{
    if (const auto claimed = pc.claim(); !claimed)
        return std::unexpected(claimed.error());
    Journal &journal = pc.journal();
    const auto before = journal.updates();
    if (!before)
        return std::unexpected(before.error());
    const UpdateAttempts earlier = updateAttemptsFrom(*before);
    UpdateAttempts begun = earlier;
    for (const UpdateInfo &update : updates)
        begun.append({.id = update.id, .revision = update.revision, .circumstances = circumstancesOf(inspection)});
    if (const auto written = journal.keepUpdates(toJson(newestAttempts(begun))); !written)
        return std::unexpected(written.error());
    auto run = downloadAndInstall(pc.machine().updateAgent(), updates, context);
    // The updates are what they are now, whether or not that can be written down.
    const UpdateAttempts ended = attemptsOf(updates, inspection, run, pc.resources().errors);
    static_cast<void>(journal.keepUpdates(toJson(newestAttempts(earlier + ended))));
    if (run && run->restartRequired)
        static_cast<void>(journal.keepUpdatesWaitForRestart(true));
    return run;
}

bool updatesWaitForRestart(const Pc &pc)
{
    return pc.journal().updatesWaitForRestart().value_or(false);
}

} // namespace esu
