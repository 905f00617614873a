// SPDX-License-Identifier: MIT
// Searching and installing updates, and the memory that keeps one from being installed for ever.
#include "core/base/operations.h"
#include "core/journey/journey.h"
#include "core/rules/update_choice.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

Result<Updates> Journey::searchUpdates(const Inspection &inspection, const JobContext &context)
{
    context.tell({.waiting = Waiting::SearchingUpdates});
    auto updates = m_machine.updateAgent().search(context);
    if (!updates)
        return std::unexpected(updates.error());
    Updates marked = markSuperseded(markEsuUpdates(*std::move(updates), m_resources.programmes, inspection.programme));
    // A journal that cannot be read forbids no search; installing says it.
    if (const auto kept = m_journal.updates())
        marked =
            markRepeated(marked, updateAttemptsFrom(*kept), circumstancesOf(inspection), inspection.restartPending());
    return marked;
}

Result<UpdateRun> Journey::installUpdates(const Updates &updates, const Inspection &inspection,
                                          const JobContext &context)
{
    if (const auto claimed = claim(); !claimed)
        return std::unexpected(claimed.error());
    const auto before = m_journal.updates();
    if (!before)
        return std::unexpected(before.error());
    const UpdateAttempts earlier = updateAttemptsFrom(*before);
    UpdateAttempts begun = earlier;
    for (const UpdateInfo &update : updates)
        begun.append({.id = update.id, .revision = update.revision, .circumstances = circumstancesOf(inspection)});
    if (const auto written = m_journal.keepUpdates(toJson(newestAttempts(begun))); !written)
        return std::unexpected(written.error());
    auto run = downloadAndInstall(updates, context);
    // The updates are what they are now, whether or not that can be written down.
    static_cast<void>(m_journal.keepUpdates(toJson(newestAttempts(earlier + attemptsOf(updates, inspection, run)))));
    if (run && run->restartRequired)
        static_cast<void>(m_journal.keepUpdatesWaitForRestart(true));
    return run;
}

/// What an installation says about the next one. A stop, a line that was down and a right that was missing say nothing.
UpdateAttempts Journey::attemptsOf(const Updates &updates, const Inspection &inspection,
                                   const Result<UpdateRun> &run) const
{
    using State = UpdateInfo::State;
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
                m_resources.errors
                    .explain({.fault = Fault::Refused, .operation = operation::wuaInstall, .code = update.code})
                    .exitCode;
            if (exitCode != ExitCode::Network && exitCode != ExitCode::AccessDenied)
                attempts.append(attempt);
        }
    }
    return attempts;
}

Result<UpdateRun> Journey::downloadAndInstall(const Updates &updates, const JobContext &context)
{
    const auto keepMarks = [&updates](UpdateRun run) {
        for (UpdateInfo &update : run.updates) {
            const auto asked = std::ranges::find(updates, update.id, &UpdateInfo::id);
            if (asked != updates.end()) {
                update.esu = asked->esu;
                update.leftOut = asked->leftOut;
            }
        }
        return run;
    };
    context.tell({.waiting = Waiting::DownloadingUpdates});
    const auto downloaded = m_machine.updateAgent().download(updates, context);
    if (!downloaded)
        return std::unexpected(downloaded.error());
    if (downloaded->stopped)
        return keepMarks(*downloaded);
    context.tell({.waiting = Waiting::InstallingUpdates});
    auto installed = m_machine.updateAgent().install(downloaded->updates, context);
    if (!installed && installed.error().fault == Fault::Cancelled) {
        // Stopped between the two: what was downloaded is told all the same.
        installed = *downloaded;
        installed->stopped = true;
    }
    if (!installed)
        return std::unexpected(installed.error());
    if (!installed->error)
        installed->error = downloaded->error;
    return keepMarks(*std::move(installed));
}

} // namespace esu
