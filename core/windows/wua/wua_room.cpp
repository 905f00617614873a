// SPDX-License-Identifier: MIT
#include "core/windows/wua/wua_room.h"

#include "core/base/conditions.h"
#include "core/windows/com/bstr.h"
#include "core/windows/com/failure.h"
#include "core/windows/com/variant.h"
#include "core/windows/wua/wua_convert.h"
#include "core/windows/wua/wua_job.h"

#include <algorithm>

namespace esu {

namespace {

using SearchDone = SilentCallback<ISearchCompletedCallback, ISearchJob, ISearchCompletedCallbackArgs>;
using DownloadDone = SilentCallback<IDownloadCompletedCallback, IDownloadJob, IDownloadCompletedCallbackArgs>;
using DownloadMoved =
    SilentCallback<IDownloadProgressChangedCallback, IDownloadJob, IDownloadProgressChangedCallbackArgs>;
using InstallDone =
    SilentCallback<IInstallationCompletedCallback, IInstallationJob, IInstallationCompletedCallbackArgs>;
using InstallMoved =
    SilentCallback<IInstallationProgressChangedCallback, IInstallationJob, IInstallationProgressChangedCallbackArgs>;

constexpr auto allUpdatesFailed = static_cast<HRESULT>(hresult::allUpdatesFailed);

/// An agent that lacks the very function (Wine; a removed service) is "unavailable", not "failed".
Error agentFailure(const ComCall &call, HRESULT result, const QString &detail)
{
    Error error = call.failure(result, detail);
    const auto code = static_cast<std::uint32_t>(result);
    if (code == hresult::notImplemented || code == hresult::classNotRegistered) {
        error.fault = Fault::Unsupported;
        error.condition = condition::wuaUnavailable;
    }
    return error;
}

/// What a job came to when it did not run to its own end.
std::optional<Error> endedEarly(JobEnd end, const ComCall &call)
{
    switch (end) {
    case JobEnd::Completed:
        return std::nullopt;
    case JobEnd::Stopped:
        return cancelled(call.operation);
    case JobEnd::TimedOut:
        return timedOut(call.operation);
    }
    return std::nullopt;
}

/// Where a job stands, for the progress bar.
template <class ProgressObject, class Job>
void tellProgress(Job &job, Waiting waiting, const UpdateRun &run, const QList<qsizetype> &places, const ComCall &call)
{
    Progress progress{.waiting = waiting, .total = static_cast<int>(places.size())};
    ComPtr<ProgressObject> state;
    LONG index = 0;
    LONG percent = -1;
    if (FAILED(job.GetProgress(state.GetAddressOf())) || !state)
        return;
    if (SUCCEEDED(state->get_PercentComplete(&percent)))
        progress.percent = static_cast<int>(std::clamp(percent, -1L, 100L));
    if (SUCCEEDED(state->get_CurrentUpdateIndex(&index)) && index >= 0 && index < places.size()) {
        progress.done = static_cast<int>(index);
        progress.subject = run.updates.at(places.at(index)).title;
        progress.item = run.updates.at(places.at(index)).id;
        if (SUCCEEDED(state->get_CurrentUpdatePercentComplete(&percent)))
            progress.itemPercent = static_cast<int>(std::clamp(percent, -1L, 100L));
    }
    call.tell(progress);
}

/// Every update's own result. One that cannot be read counts as failed: it is not known to be done.
template <class UpdateResult, class AgentResult, class Each>
void applyResults(UpdateRun &run, const QList<qsizetype> &places, AgentResult &result, UpdateInfo::State whenDone,
                  Each each)
{
    for (qsizetype i = 0; i < places.size(); ++i) {
        UpdateInfo &update = run.updates[places.at(i)];
        ComPtr<UpdateResult> own;
        OperationResultCode code = orcNotStarted;
        LONG ownResult = 0;
        HRESULT answer = result.GetUpdateResult(static_cast<LONG>(i), own.GetAddressOf());
        if (SUCCEEDED(answer))
            answer = own ? own->get_ResultCode(&code) : E_POINTER;
        if (SUCCEEDED(answer))
            answer = own->get_HResult(&ownResult);
        if (FAILED(answer)) {
            applyOutcome(update, orcFailed, answer, whenDone);
            continue;
        }
        applyOutcome(update, code, ownResult, whenDone);
        each(*own.Get());
    }
}

/// The error of the whole operation, beside those of the single updates.
template <class AgentResult> std::optional<Error> errorOfWhole(AgentResult &result, JobEnd end, const ComCall &call)
{
    OperationResultCode code = orcFailed;
    LONG whole = 0;
    if (const HRESULT answer = result.get_ResultCode(&code); FAILED(answer))
        return call.failure(answer);
    if (end == JobEnd::TimedOut)
        return timedOut(call.operation);
    if (end == JobEnd::Stopped || (code != orcFailed && code != orcAborted))
        return std::nullopt;
    if (FAILED(result.get_HResult(&whole)) || SUCCEEDED(whole))
        whole = allUpdatesFailed;
    return call.failure(whole);
}

void skipAll(UpdateRun &run, const QList<qsizetype> &places)
{
    for (const qsizetype place : places)
        run.updates[place].state = UpdateInfo::State::Skipped;
}

} // namespace

WuaFactory WuaFactory::ofWindows()
{
    return {.session =
                [](ComPtr<IUpdateSession> &session) {
                    return CoCreateInstance(updateSessionClass, nullptr, CLSCTX_INPROC_SERVER, __uuidof(IUpdateSession),
                                            reinterpret_cast<void **>(session.ReleaseAndGetAddressOf()));
                },
            .collection =
                [](ComPtr<IUpdateCollection> &collection) {
                    return CoCreateInstance(updateCollectionClass, nullptr, CLSCTX_INPROC_SERVER,
                                            __uuidof(IUpdateCollection),
                                            reinterpret_cast<void **>(collection.ReleaseAndGetAddressOf()));
                }};
}

Result<ComPtr<IUpdateSession>> WuaRoom::session(const ComCall &call)
{
    if (m_session)
        return m_session;
    ComPtr<IUpdateSession> session;
    HRESULT result = m_factory.session(session);
    if (SUCCEEDED(result))
        result = session ? session->put_ClientApplicationID(Bstr(u"ESU Wizard").get()) : E_POINTER;
    // Wine has no such property; it is a label in Windows' own log and no more.
    if (FAILED(result) && result != E_NOTIMPL)
        return std::unexpected(agentFailure(call, result, QStringLiteral("IUpdateSession")));
    m_session = session;
    return m_session;
}

Result<ComPtr<IUpdateSearcher>> WuaRoom::searcher(const ComCall &call)
{
    const auto session = this->session(call);
    if (!session)
        return std::unexpected(session.error());
    ComPtr<IUpdateSearcher> searcher;
    const HRESULT result = (*session)->CreateUpdateSearcher(searcher.GetAddressOf());
    if (FAILED(result) || !searcher)
        return std::unexpected(
            agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("IUpdateSearcher")));
    return searcher;
}

Result<void> WuaRoom::probe(const ComCall &call)
{
    const auto searcher = this->searcher(call);
    if (!searcher)
        return std::unexpected(searcher.error());
    // Wine makes the object but none of its methods; the history is read without asking any server.
    LONG count = 0;
    const HRESULT result = (*searcher)->GetTotalHistoryCount(&count);
    if (FAILED(result))
        return std::unexpected(agentFailure(call, result, QStringLiteral("GetTotalHistoryCount")));
    return {};
}

Result<Updates> WuaRoom::search(const ComCall &call)
{
    m_found.clear();
    const auto made = searcher(call);
    if (!made)
        return std::unexpected(made.error());
    IUpdateSearcher &searcher = *made->Get();
    const auto done = SearchDone::make();
    ComPtr<ISearchJob> job;
    HRESULT result = searcher.BeginSearch(Bstr(u"IsInstalled=0 and Type='Software' and IsHidden=0").get(), done.Get(),
                                          Variant().get(), job.GetAddressOf());
    if (FAILED(result) || !job)
        return std::unexpected(agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("BeginSearch")));

    const auto end = waitForJob(*job.Get(), call, [] {});
    ComPtr<ISearchResult> found;
    result = searcher.EndSearch(job.Get(), found.GetAddressOf());
    job->CleanUp();
    if (!end)
        return std::unexpected(end.error());
    if (const auto early = endedEarly(*end, call))
        return std::unexpected(*early);
    if (FAILED(result) || !found)
        return std::unexpected(agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("EndSearch")));
    return take(*found.Get(), call);
}

Result<Updates> WuaRoom::take(ISearchResult &result, const ComCall &call)
{
    OperationResultCode code = orcFailed;
    HRESULT answer = result.get_ResultCode(&code);
    if (FAILED(answer))
        return std::unexpected(call.failure(answer));
    if (code != orcSucceeded && code != orcSucceededWithErrors) {
        // The reason stands in the first warning, if anywhere.
        ComPtr<IUpdateExceptionCollection> warnings;
        ComPtr<IUpdateException> warning;
        LONG reason = E_FAIL;
        if (SUCCEEDED(result.get_Warnings(warnings.GetAddressOf())) && warnings &&
            SUCCEEDED(warnings->get_Item(0, warning.GetAddressOf())) && warning)
            warning->get_HResult(&reason);
        return std::unexpected(call.failure(reason, QStringLiteral("ResultCode %1").arg(static_cast<int>(code))));
    }
    ComPtr<IUpdateCollection> updates;
    LONG count = 0;
    answer = result.get_Updates(updates.GetAddressOf());
    if (SUCCEEDED(answer))
        answer = updates ? updates->get_Count(&count) : E_POINTER;
    if (FAILED(answer))
        return std::unexpected(call.failure(answer));
    Updates infos;
    std::vector<Found> kept;
    for (LONG i = 0; i < count; ++i) {
        ComPtr<IUpdate> update;
        answer = updates->get_Item(i, update.GetAddressOf());
        if (FAILED(answer) || !update)
            return std::unexpected(call.failure(FAILED(answer) ? answer : E_POINTER));
        const auto info = updateInfoOf(*update.Get(), call.operation);
        if (!info)
            return std::unexpected(info.error());
        infos.append(*info);
        kept.push_back({*info, update});
    }
    m_found = std::move(kept);
    return infos;
}

Result<WuaRoom::Batch> WuaRoom::collect(UpdateRun &run, UpdateInfo::State from, const ComCall &call)
{
    Batch batch;
    const HRESULT result = m_factory.collection(batch.collection);
    if (FAILED(result) || !batch.collection)
        return std::unexpected(
            agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("UpdateCollection")));
    for (qsizetype i = 0; i < run.updates.size(); ++i) {
        UpdateInfo &update = run.updates[i];
        if (update.state != from)
            continue;
        const auto known = std::ranges::find_if(m_found, [&](const Found &found) {
            return found.info.id == update.id && found.info.revision == update.revision;
        });
        if (known == m_found.end()) {
            applyOutcome(update, orcFailed, static_cast<HRESULT>(hresult::updateNotFound), from);
            continue;
        }
        VARIANT_BOOL accepted = VARIANT_FALSE;
        HRESULT answer = known->update->get_EulaAccepted(&accepted);
        if (SUCCEEDED(answer) && accepted == VARIANT_FALSE)
            answer = known->update->AcceptEula();
        LONG place = 0;
        if (SUCCEEDED(answer)) {
            update.eulaAccepted = true;
            answer = batch.collection->Add(known->update.Get(), &place);
        }
        if (FAILED(answer))
            applyOutcome(update, orcFailed, answer, from);
        else
            batch.places.append(i);
    }
    if (batch.places.isEmpty() && std::ranges::any_of(run.updates, [](const UpdateInfo &update) {
            return update.state == UpdateInfo::State::Failed;
        }))
        run.error = call.failure(allUpdatesFailed);
    return batch;
}

Result<UpdateRun> WuaRoom::download(const Updates &updates, const ComCall &call)
{
    UpdateRun run{.updates = updates};
    const auto session = this->session(call);
    if (!session)
        return std::unexpected(session.error());
    const auto batch = collect(run, UpdateInfo::State::Found, call);
    if (!batch)
        return std::unexpected(batch.error());
    if (batch->places.isEmpty())
        return run;
    ComPtr<IUpdateDownloader> downloader;
    HRESULT result = (*session)->CreateUpdateDownloader(downloader.GetAddressOf());
    if (SUCCEEDED(result))
        result = downloader ? downloader->put_Updates(batch->collection.Get()) : E_POINTER;
    const auto moved = DownloadMoved::make();
    const auto done = DownloadDone::make();
    ComPtr<IDownloadJob> job;
    if (SUCCEEDED(result))
        result = downloader->BeginDownload(moved.Get(), done.Get(), Variant().get(), job.GetAddressOf());
    if (FAILED(result) || !job)
        return std::unexpected(
            agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("BeginDownload")));

    const auto end = waitForJob(*job.Get(), call, [&] {
        tellProgress<IDownloadProgress>(*job.Get(), Waiting::DownloadingUpdates, run, batch->places, call);
    });
    ComPtr<IDownloadResult> downloaded;
    result = downloader->EndDownload(job.Get(), downloaded.GetAddressOf());
    job->CleanUp();
    if (!end)
        return std::unexpected(end.error());
    run.stopped = *end == JobEnd::Stopped;
    if (FAILED(result) || !downloaded) {
        if (!run.stopped)
            return std::unexpected(call.failure(FAILED(result) ? result : E_POINTER, QStringLiteral("EndDownload")));
        skipAll(run, batch->places);
        return run;
    }
    applyResults<IUpdateDownloadResult>(run, batch->places, *downloaded.Get(), UpdateInfo::State::Downloaded,
                                        [](auto &) {});
    run.error = errorOfWhole(*downloaded.Get(), *end, call);
    return run;
}

Result<UpdateRun> WuaRoom::install(const Updates &updates, const ComCall &call)
{
    UpdateRun run{.updates = updates};
    const auto session = this->session(call);
    if (!session)
        return std::unexpected(session.error());
    ComPtr<IUpdateInstaller> installer;
    HRESULT result = (*session)->CreateUpdateInstaller(installer.GetAddressOf());
    if (FAILED(result) || !installer)
        return std::unexpected(
            agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("IUpdateInstaller")));
    VARIANT_BOOL flag = VARIANT_FALSE;
    if (SUCCEEDED(installer->get_IsBusy(&flag)) && flag != VARIANT_FALSE) {
        return std::unexpected(call.failure(static_cast<HRESULT>(hresult::updateInstallNotAllowed),
                                            QStringLiteral("another installation is running")));
    }
    if (SUCCEEDED(installer->get_RebootRequiredBeforeInstallation(&flag)) && flag != VARIANT_FALSE) {
        // Nothing failed and nothing was done: the updates stay as they came, and the restart is what is asked for.
        run.restartRequired = true;
        return run;
    }
    const auto batch = collect(run, UpdateInfo::State::Downloaded, call);
    if (!batch)
        return std::unexpected(batch.error());
    if (batch->places.isEmpty())
        return run;
    const auto moved = InstallMoved::make();
    const auto done = InstallDone::make();
    ComPtr<IInstallationJob> job;
    // Nobody is asked for the media of a program in between.
    installer->put_AllowSourcePrompts(VARIANT_FALSE);
    result = installer->put_Updates(batch->collection.Get());
    if (SUCCEEDED(result))
        result = installer->BeginInstall(moved.Get(), done.Get(), Variant().get(), job.GetAddressOf());
    if (FAILED(result) || !job)
        return std::unexpected(agentFailure(call, FAILED(result) ? result : E_POINTER, QStringLiteral("BeginInstall")));

    const auto end = waitForJob(*job.Get(), call, [&] {
        tellProgress<IInstallationProgress>(*job.Get(), Waiting::InstallingUpdates, run, batch->places, call);
    });
    ComPtr<IInstallationResult> installed;
    result = installer->EndInstall(job.Get(), installed.GetAddressOf());
    job->CleanUp();
    if (!end)
        return std::unexpected(end.error());
    run.stopped = *end == JobEnd::Stopped;
    if (FAILED(result) || !installed) {
        if (!run.stopped)
            return std::unexpected(call.failure(FAILED(result) ? result : E_POINTER, QStringLiteral("EndInstall")));
        skipAll(run, batch->places);
        return run;
    }
    applyResults<IUpdateInstallationResult>(
        run, batch->places, *installed.Get(), UpdateInfo::State::Installed, [&](IUpdateInstallationResult &own) {
            VARIANT_BOOL restart = VARIANT_FALSE;
            if (SUCCEEDED(own.get_RebootRequired(&restart)) && restart != VARIANT_FALSE)
                run.restartRequired = true;
        });
    if (SUCCEEDED(installed->get_RebootRequired(&flag)) && flag != VARIANT_FALSE)
        run.restartRequired = true;
    run.error = errorOfWhole(*installed.Get(), *end, call);
    return run;
}

} // namespace esu
