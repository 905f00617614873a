// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_ports.h"

#include <algorithm>

namespace esu {

namespace {

using State = UpdateInfo::State;

/// WUA category "Security Updates".
const QLatin1String securityUpdatesCategory("0fa1201d-4330-4fa8-8ae9-b877473b6441");

UpdateInfo toUpdateInfo(const PcUpdate &entry)
{
    const ScenarioUpdate &update = entry.update;
    return {.id = update.id,
            .revision = update.revision,
            .title = update.title,
            .kb = update.kb,
            .categoryIds = update.categoryIds,
            .supersededIds = update.supersededIds,
            .published = update.published,
            .sizeBytes = update.sizeBytes,
            .security = update.categoryIds.contains(securityUpdatesCategory, Qt::CaseInsensitive),
            .eulaAccepted = entry.eulaAccepted,
            .mayAskQuestions = update.mayAskQuestions,
            .impact = update.impact,
            .restart = update.restartRequired ? UpdateInfo::Restart::Always : UpdateInfo::Restart::Never,
            .state = entry.downloaded ? State::Downloaded : State::Found};
}

} // namespace

Result<void> PracticeUpdateAgent::probe(const JobContext &context)
{
    return m_link.perform({.call = Call::UpdateAgent,
                           .operation = operation::wuaSearch,
                           .deadline = deadline::connect,
                           .progress = {.waiting = Waiting::Connecting}},
                          context, [] { return hresult::ok; });
}

Result<UpdateHistory> PracticeUpdateAgent::history(const JobContext &context)
{
    const auto read = m_link.perform({.call = Call::History,
                                      .operation = operation::wuaHistory,
                                      .deadline = deadline::rows,
                                      .progress = {.waiting = Waiting::ReadingPc}},
                                     context, [] { return hresult::ok; });
    if (!read)
        return std::unexpected(read.error());
    return m_link.pc().scenario().updateHistory;
}

Result<Updates> PracticeUpdateAgent::search(const JobContext &context)
{
    Updates found;
    const auto done = m_link.perform({.call = Call::Search,
                                      .operation = operation::wuaSearch,
                                      .deadline = deadline::updateSearch,
                                      .progress = {.waiting = Waiting::SearchingUpdates}},
                                     context, [&] {
                                         for (const PcUpdate &entry : m_link.pc().offeredUpdates())
                                             found.append(toUpdateInfo(entry));
                                         return hresult::ok;
                                     });
    if (!done)
        return std::unexpected(done.error());
    return found;
}

/// What distinguishes downloading from installing.
struct PracticeUpdateAgent::Step {
    Call call;
    QString operation;
    std::chrono::milliseconds deadline;
    Waiting waiting;
    State from; ///< only updates in this state are worked on
    State to;
};

/// Works on one update after the other, so that a stop or a failure hits one of them and not all. The latency of the
/// scenario is that of one update.
template <class Act>
Result<UpdateRun> PracticeUpdateAgent::runEach(const Updates &updates, const Step &step, const JobContext &context,
                                               Act act)
{
    if (context.stopRequested())
        return std::unexpected(cancelled(step.operation));
    UpdateRun run{.updates = updates};
    const auto wanted = [&](const UpdateInfo &update) { return update.state == step.from; };
    const int total = static_cast<int>(std::count_if(updates.cbegin(), updates.cend(), wanted));
    if (total == 0)
        return run;
    const PracticeLink::Request request{.call = step.call,
                                        .operation = step.operation,
                                        .deadline = step.deadline,
                                        .progress = {.waiting = step.waiting}};
    // The plan is that of the whole operation; its latency is waited per update below.
    if (m_link.stateProblem())
        return std::unexpected(*m_link.stateProblem());
    const CallPlan plan = m_link.pc().next(step.call, QString::number(total));
    int done = 0;
    int failures = 0;
    for (UpdateInfo &update : run.updates) {
        if (!wanted(update))
            continue;
        PracticeLink::Request each = request;
        each.progress = {.waiting = step.waiting,
                         .done = done,
                         .total = total,
                         .percent = done * 100 / total,
                         .subject = update.title,
                         .item = update.id,
                         .itemPercent = 0};
        context.tell(each.progress);
        const auto waited = m_link.wait(plan.latency, each, context);
        if (!waited && waited.error().fault != Fault::Cancelled)
            return std::unexpected(waited.error());
        if (!waited || run.stopped) {
            run.stopped = true;
            update.state = State::Skipped;
            continue;
        }
        if (plan.effect) {
            const std::uint32_t code = act(update, run);
            update.state = hresult::failed(code) ? State::Failed : step.to;
            update.code = hresult::failed(code) ? std::optional(code) : std::nullopt;
            failures += hresult::failed(code) ? 1 : 0;
        }
        ++done;
    }
    if (auto saved = m_link.save(); !saved)
        return std::unexpected(saved.error());
    if (plan.hang && !run.stopped) {
        if (auto waited = m_link.wait(step.deadline, request, context); !waited)
            return std::unexpected(waited.error());
        return std::unexpected(timedOut(step.operation));
    }
    if (plan.hresult != hresult::ok && !run.stopped)
        return std::unexpected(hresultError(plan.hresult, step.operation));
    if (failures == total)
        run.error = hresultError(hresult::allUpdatesFailed, step.operation);
    return run;
}

Result<UpdateRun> PracticeUpdateAgent::download(const Updates &updates, const JobContext &context)
{
    return runEach(updates,
                   {.call = Call::Download,
                    .operation = operation::wuaDownload,
                    .deadline = deadline::updateDownload,
                    .waiting = Waiting::DownloadingUpdates,
                    .from = State::Found,
                    .to = State::Downloaded},
                   context, [this](UpdateInfo &update, UpdateRun &) {
                       m_link.pc().acceptEula(update.id);
                       update.eulaAccepted = true;
                       return m_link.pc().downloadUpdate(update.id);
                   });
}

Result<UpdateRun> PracticeUpdateAgent::install(const Updates &updates, const JobContext &context)
{
    QStringList ids;
    for (const UpdateInfo &update : updates) {
        if (update.state == State::Downloaded)
            ids.append(update.id);
    }
    if (m_link.pc().isMixedBatch(ids))
        return std::unexpected(hresultError(hresult::updateExclusive, operation::wuaInstall));
    return runEach(updates,
                   {.call = Call::Install,
                    .operation = operation::wuaInstall,
                    .deadline = deadline::updateInstall,
                    .waiting = Waiting::InstallingUpdates,
                    .from = State::Downloaded,
                    .to = State::Installed},
                   context, [this](UpdateInfo &update, UpdateRun &run) {
                       const PcInstallResult result = m_link.pc().installUpdate(update.id);
                       run.restartRequired = run.restartRequired || result.restartRequired;
                       return result.hresult;
                   });
}

} // namespace esu
