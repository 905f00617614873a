// SPDX-License-Identifier: MIT
#include "core/windows/wua/wua_interfaces.h"
#include "wua_jobs.h"
#include "wua_session.h"

namespace esu::compc {

namespace {

using ItemResult = ItemResultOf<IUpdateDownloadResult>;

HRESULT giveItem(const std::shared_ptr<UpdateWork> &work, LONG index, IUpdateDownloadResult **result)
{
    const auto item = work->item(index);
    return item ? give(result, make<ItemResult>(*item)) : hr(wuInvalidIndex);
}

class DownloadProgress final : public DispatchObject<IDownloadProgress> {
public:
    explicit DownloadProgress(std::shared_ptr<UpdateWork> work) : m_work(std::move(work)) {}

    HRESULT STDMETHODCALLTYPE get_CurrentUpdateBytesDownloaded(DECIMAL *size) override { return nothing(size); }
    HRESULT STDMETHODCALLTYPE get_CurrentUpdateBytesToDownload(DECIMAL *size) override { return nothing(size); }
    HRESULT STDMETHODCALLTYPE get_CurrentUpdateIndex(LONG *index) override
    {
        return give(index, m_work->currentIndex());
    }
    HRESULT STDMETHODCALLTYPE get_PercentComplete(LONG *percent) override { return give(percent, m_work->percent()); }
    HRESULT STDMETHODCALLTYPE get_TotalBytesDownloaded(DECIMAL *size) override { return nothing(size); }
    HRESULT STDMETHODCALLTYPE get_TotalBytesToDownload(DECIMAL *size) override { return nothing(size); }
    HRESULT STDMETHODCALLTYPE GetUpdateResult(LONG index, IUpdateDownloadResult **result) override
    {
        return giveItem(m_work, index, result);
    }
    HRESULT STDMETHODCALLTYPE get_CurrentUpdateDownloadPhase(DownloadPhase *phase) override
    {
        return give(phase, dphDownloading);
    }
    HRESULT STDMETHODCALLTYPE get_CurrentUpdatePercentComplete(LONG *percent) override { return give(percent, 50); }

private:
    static HRESULT nothing(DECIMAL *size)
    {
        *size = {};
        return S_OK;
    }
    const std::shared_ptr<UpdateWork> m_work;
};

class DownloadResult final : public DispatchObject<IDownloadResult> {
public:
    explicit DownloadResult(std::shared_ptr<UpdateWork> work) : m_work(std::move(work)) {}

    HRESULT STDMETHODCALLTYPE get_HResult(LONG *result) override { return give(result, m_work->resultHresult()); }
    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *code) override
    {
        return give(code, m_work->resultCode());
    }
    HRESULT STDMETHODCALLTYPE GetUpdateResult(LONG index, IUpdateDownloadResult **result) override
    {
        return giveItem(m_work, index, result);
    }

private:
    const std::shared_ptr<UpdateWork> m_work;
};

class DownloadJob final : public JobBase<IDownloadJob> {
public:
    DownloadJob(std::shared_ptr<UpdateWork> work, const VARIANT &state, ComPtr<IUpdateCollection> updates)
        : JobBase(std::move(work), state), m_updates(std::move(updates))
    {
    }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **updates) override { return give(updates, m_updates); }
    HRESULT STDMETHODCALLTYPE GetProgress(IDownloadProgress **progress) override
    {
        return give(progress, make<DownloadProgress>(work()));
    }

private:
    const ComPtr<IUpdateCollection> m_updates;
};

class Downloader final : public DispatchObject<IUpdateDownloader> {
public:
    explicit Downloader(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE get_ClientApplicationID(BSTR *id) override { return give(id, QString()); }
    HRESULT STDMETHODCALLTYPE put_ClientApplicationID(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_IsForced(VARIANT_BOOL *forced) override { return give(forced, false); }
    HRESULT STDMETHODCALLTYPE put_IsForced(VARIANT_BOOL) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_Priority(DownloadPriority *priority) override { return give(priority, dpNormal); }
    HRESULT STDMETHODCALLTYPE put_Priority(DownloadPriority) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **updates) override { return give(updates, m_updates); }
    HRESULT STDMETHODCALLTYPE put_Updates(IUpdateCollection *updates) override
    {
        m_updates = updates;
        return updates == nullptr ? E_POINTER : S_OK;
    }
    HRESULT STDMETHODCALLTYPE BeginDownload(IUnknown *onProgress, IUnknown *onCompleted, VARIANT state,
                                            IDownloadJob **job) override
    {
        if (job == nullptr)
            return E_POINTER;
        *job = nullptr;
        ComPtr<IDownloadProgressChangedCallback> progress;
        ComPtr<IDownloadCompletedCallback> completed;
        if (onProgress == nullptr || onCompleted == nullptr ||
            FAILED(onProgress->QueryInterface(__uuidof(IDownloadProgressChangedCallback),
                                              reinterpret_cast<void **>(progress.GetAddressOf()))) ||
            FAILED(onCompleted->QueryInterface(__uuidof(IDownloadCompletedCallback),
                                               reinterpret_cast<void **>(completed.GetAddressOf()))))
            return E_INVALIDARG;
        std::shared_ptr<UpdateWork> work;
        if (const HRESULT wrong = begin(work); wrong != S_OK)
            return wrong;
        const ComPtr<IDownloadJob> made = make<DownloadJob>(work, state, m_updates);
        work->start(
            {.progress = invoker<IDownloadProgressChangedCallback, IDownloadJob, IDownloadProgressChangedCallbackArgs>(
                 progress, made),
             .completed =
                 invoker<IDownloadCompletedCallback, IDownloadJob, IDownloadCompletedCallbackArgs>(completed, made)});
        return give(job, made);
    }
    HRESULT STDMETHODCALLTYPE Download(IDownloadResult **result) override
    {
        std::shared_ptr<UpdateWork> work;
        if (const HRESULT wrong = begin(work); wrong != S_OK)
            return wrong;
        work->runHere();
        return end(work, result);
    }
    HRESULT STDMETHODCALLTYPE EndDownload(IDownloadJob *job, IDownloadResult **result) override
    {
        if (job == nullptr || result == nullptr)
            return E_POINTER;
        const auto &work = static_cast<DownloadJob *>(job)->work();
        work->waitForEnd();
        return end(work, result);
    }

private:
    HRESULT begin(std::shared_ptr<UpdateWork> &work)
    {
        const QStringList ids = updateIds(m_updates.Get());
        logCall(QStringLiteral("Download"), QStringLiteral("IUpdateDownloader"), ids.join(u' '), Counted::No);
        if (ids.isEmpty())
            return hr(wuNoUpdate);
        if (!m_pc->elevated())
            return E_ACCESSDENIED;
        work = std::make_shared<UpdateWork>(m_pc, Call::Download, ids);
        return S_OK;
    }
    static HRESULT end(const std::shared_ptr<UpdateWork> &work, IDownloadResult **result)
    {
        *result = nullptr;
        return work->overall() != 0 ? hr(work->overall()) : give(result, make<DownloadResult>(work));
    }

    const std::shared_ptr<ComPc> m_pc;
    ComPtr<IUpdateCollection> m_updates;
};

} // namespace

ComPtr<IUpdateDownloader> makeDownloader(const std::shared_ptr<ComPc> &pc)
{
    return make<Downloader>(pc);
}

} // namespace esu::compc
