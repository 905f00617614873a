// SPDX-License-Identifier: MIT
// Searching and installing updates, and the memory that keeps one from being installed for ever.
#include "core/journey/updates.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/model/outside_text.h"
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
        UpdateAttempt attempt{.id = update.id,
                              .revision = update.revision,
                              .kb = update.kb,
                              .circumstances = circumstancesOf(inspection)};
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

/// A title is text of whoever publishes on the server.
Updates withHarmlessTitles(Updates updates)
{
    for (UpdateInfo &update : updates)
        update.title = harmless(update.title);
    return updates;
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

/// Progress of one batch as progress of them all.
JobContext withinWhole(const JobContext &context, qsizetype before, qsizetype size, qsizetype total)
{
    if (!context.report)
        return context;
    return {.stop = context.stop, .report = [&context, before, size, total](Progress progress) {
                const int own = std::max(progress.percent, 0);
                progress.percent = static_cast<int>((before * 100 + own * size) / total);
                progress.done += static_cast<int>(before);
                progress.total = static_cast<int>(total);
                context.tell(progress);
            }};
}

void takeIn(UpdateRun &whole, const UpdateRun &part)
{
    for (const UpdateInfo &update : part.updates) {
        const auto known = std::ranges::find(whole.updates, update.id, &UpdateInfo::id);
        if (known != whole.updates.end())
            *known = update;
    }
    whole.restartRequired = whole.restartRequired || part.restartRequired;
    whole.stopped = whole.stopped || part.stopped;
    if (part.error)
        whole.error = part.error;
}

/// That all failed is true of one batch, and no more of the whole when another one was installed.
void settleError(UpdateRun &whole)
{
    const bool installed =
        std::ranges::find(whole.updates, State::Installed, &UpdateInfo::state) != whole.updates.end();
    if (installed && whole.error && whole.error->code == hresult::allUpdatesFailed)
        whole.error.reset();
}

void skipRest(UpdateRun &whole)
{
    for (UpdateInfo &update : whole.updates) {
        if (update.state == State::Downloaded)
            update.state = State::Skipped;
    }
}

/// One call of the installer for each batch, until one of them asks for a restart. `whole` is what was downloaded.
Result<UpdateRun> installAll(UpdateAgent &agent, UpdateRun whole, const JobContext &context)
{
    Updates downloaded = whole.updates;
    downloaded.removeIf([](const UpdateInfo &update) { return update.state != State::Downloaded; });
    QList<Updates> open = installBatches(downloaded);
    qsizetype ended = 0;
    while (!open.isEmpty() && !whole.stopped && !whole.restartRequired) {
        const Updates batch = open.takeFirst();
        const auto part = agent.install(batch, withinWhole(context, ended, batch.size(), downloaded.size()));
        if (!part && part.error().code == hresult::updateExclusive && batch.size() > 1) {
            // One of them goes alone and did not say so.
            for (auto update = batch.crbegin(); update != batch.crend(); ++update)
                open.prepend({*update});
            continue;
        }
        if (!part && part.error().fault == Fault::Cancelled)
            whole.stopped = true;
        else if (!part && ended == 0)
            return std::unexpected(part.error());
        else if (!part)
            whole.error = part.error();
        if (!part)
            break;
        takeIn(whole, *part);
        ended += batch.size();
    }
    if (whole.stopped && ended > 0)
        skipRest(whole);
    settleError(whole);
    return whole;
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
    auto installed = installAll(agent, {.updates = downloaded->updates}, context);
    if (!installed)
        return std::unexpected(installed.error());
    if (!installed->error)
        installed->error = downloaded->error;
    return withMarksOf(updates, *std::move(installed));
}

} // namespace

Result<Updates> searchUpdates(Pc &pc, const Inspection &inspection, const JobContext &context)
{
    const std::unique_ptr<KeepAwake> awake = pc.machine().power().keepAwake();
    context.tell({.waiting = Waiting::SearchingUpdates});
    auto updates = pc.machine().updateAgent().search(context);
    if (!updates)
        return std::unexpected(updates.error());
    Updates marked =
        markLack(markSuperseded(markEsuUpdates(*std::move(updates), pc.resources().programmes, inspection.programme)),
                 inspection);
    // A journal that cannot be read forbids no search; installing says it.
    if (const auto kept = pc.journal().updates())
        marked =
            markRepeated(marked, updateAttemptsFrom(*kept), circumstancesOf(inspection), inspection.restartPending());
    return withHarmlessTitles(std::move(marked));
}

Result<UpdateRun> installUpdates(Pc &pc, const Updates &updates, const Inspection &inspection,
                                 const JobContext &context)
{
    if (const auto refused = refuseChange(inspection))
        return std::unexpected(*refused);
    const std::unique_ptr<KeepAwake> awake = pc.machine().power().keepAwake();
    if (const auto claimed = pc.claim(); !claimed)
        return std::unexpected(claimed.error());
    Journal &journal = pc.journal();
    const auto before = journal.updates();
    if (!before)
        return std::unexpected(before.error());
    const UpdateAttempts earlier = updateAttemptsFrom(*before);
    UpdateAttempts begun = earlier;
    for (const UpdateInfo &update : updates)
        begun.append({.id = update.id,
                      .revision = update.revision,
                      .kb = update.kb,
                      .circumstances = circumstancesOf(inspection)});
    if (const auto written = journal.keepUpdates(toJson(newestAttempts(begun))); !written)
        return std::unexpected(written.error());
    auto run = downloadAndInstall(pc.machine().updateAgent(), inInstallOrder(updates), context);
    if (run)
        run->updates = withHarmlessTitles(markLack(run->updates, inspection));
    // The updates are what they are now, whether or not that can be written down.
    const UpdateAttempts ended = attemptsOf(updates, inspection, run, pc.resources().errors);
    static_cast<void>(journal.keepUpdates(toJson(newestAttempts(earlier + ended))));
    if (run && run->restartRequired) {
        static_cast<void>(journal.keepUpdatesWaitForRestart(true));
        // The signs are of this installation now, however long they were there.
        static_cast<void>(journal.keepRestartSigns({}));
    }
    return run;
}

bool updatesWaitForRestart(const Pc &pc)
{
    return pc.journal().updatesWaitForRestart().value_or(false);
}

} // namespace esu
