// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"
#include "core/windows/wua/wua_interfaces.h"
#include "wua_jobs.h"
#include "wua_session.h"

namespace esu::compc {

namespace {

using ItemResult = ItemResultOf<IUpdateInstallationResult>;

HRESULT giveItem(const std::shared_ptr<UpdateWork> &work, LONG index, IUpdateInstallationResult **result)
{
    const auto item = work->item(index);
    return item ? give(result, make<ItemResult>(*item)) : hr(wuInvalidIndex);
}

class InstallProgress final : public DispatchObject<IInstallationProgress> {
public:
    explicit InstallProgress(std::shared_ptr<UpdateWork> work) : m_work(std::move(work)) {}

    HRESULT STDMETHODCALLTYPE get_CurrentUpdateIndex(LONG *index) override
    {
        return give(index, m_work->currentIndex());
    }
    HRESULT STDMETHODCALLTYPE get_CurrentUpdatePercentComplete(LONG *percent) override { return give(percent, 50); }
    HRESULT STDMETHODCALLTYPE get_PercentComplete(LONG *percent) override { return give(percent, m_work->percent()); }
    HRESULT STDMETHODCALLTYPE GetUpdateResult(LONG index, IUpdateInstallationResult **result) override
    {
        return giveItem(m_work, index, result);
    }

private:
    const std::shared_ptr<UpdateWork> m_work;
};

class InstallResult final : public DispatchObject<IInstallationResult> {
public:
    explicit InstallResult(std::shared_ptr<UpdateWork> work) : m_work(std::move(work)) {}

    HRESULT STDMETHODCALLTYPE get_HResult(LONG *result) override { return give(result, m_work->resultHresult()); }
    HRESULT STDMETHODCALLTYPE get_RebootRequired(VARIANT_BOOL *required) override
    {
        return give(required, m_work->restartRequired());
    }
    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *code) override
    {
        return give(code, m_work->resultCode());
    }
    HRESULT STDMETHODCALLTYPE GetUpdateResult(LONG index, IUpdateInstallationResult **result) override
    {
        return giveItem(m_work, index, result);
    }

private:
    const std::shared_ptr<UpdateWork> m_work;
};

class InstallJob final : public JobBase<IInstallationJob> {
public:
    InstallJob(std::shared_ptr<UpdateWork> work, const VARIANT &state, ComPtr<IUpdateCollection> updates)
        : JobBase(std::move(work), state), m_updates(std::move(updates))
    {
    }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **updates) override { return give(updates, m_updates); }
    HRESULT STDMETHODCALLTYPE GetProgress(IInstallationProgress **progress) override
    {
        return give(progress, make<InstallProgress>(work()));
    }

private:
    const ComPtr<IUpdateCollection> m_updates;
};

class Installer final : public DispatchObject<IUpdateInstaller> {
public:
    explicit Installer(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE get_ClientApplicationID(BSTR *id) override { return give(id, QString()); }
    HRESULT STDMETHODCALLTYPE put_ClientApplicationID(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_IsForced(VARIANT_BOOL *forced) override { return give(forced, false); }
    HRESULT STDMETHODCALLTYPE put_IsForced(VARIANT_BOOL) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_ParentHwnd(HWND *window) override
    {
        *window = nullptr;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE put_ParentHwnd(HWND) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE put_ParentWindow(IUnknown *) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_ParentWindow(IUnknown **window) override { return give(window, ComPtr<IUnknown>()); }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **updates) override { return give(updates, m_updates); }
    HRESULT STDMETHODCALLTYPE put_Updates(IUpdateCollection *updates) override
    {
        m_updates = updates;
        return updates == nullptr ? E_POINTER : S_OK;
    }
    HRESULT STDMETHODCALLTYPE BeginInstall(IUnknown *onProgress, IUnknown *onCompleted, VARIANT state,
                                           IInstallationJob **job) override
    {
        if (job == nullptr)
            return E_POINTER;
        *job = nullptr;
        ComPtr<IInstallationProgressChangedCallback> progress;
        ComPtr<IInstallationCompletedCallback> completed;
        if (onProgress == nullptr || onCompleted == nullptr ||
            FAILED(onProgress->QueryInterface(__uuidof(IInstallationProgressChangedCallback),
                                              reinterpret_cast<void **>(progress.GetAddressOf()))) ||
            FAILED(onCompleted->QueryInterface(__uuidof(IInstallationCompletedCallback),
                                               reinterpret_cast<void **>(completed.GetAddressOf()))))
            return E_INVALIDARG;
        std::shared_ptr<UpdateWork> work;
        if (const HRESULT wrong = begin(work); wrong != S_OK)
            return wrong;
        const ComPtr<IInstallationJob> made = make<InstallJob>(work, state, m_updates);
        work->start(
            {.progress = invoker<IInstallationProgressChangedCallback, IInstallationJob,
                                 IInstallationProgressChangedCallbackArgs>(progress, made),
             .completed = invoker<IInstallationCompletedCallback, IInstallationJob, IInstallationCompletedCallbackArgs>(
                 completed, made)});
        return give(job, made);
    }
    HRESULT STDMETHODCALLTYPE BeginUninstall(IUnknown *, IUnknown *, VARIANT, IInstallationJob **) override
    {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE EndInstall(IInstallationJob *job, IInstallationResult **result) override
    {
        if (job == nullptr || result == nullptr)
            return E_POINTER;
        const auto &work = static_cast<InstallJob *>(job)->work();
        work->waitForEnd();
        return end(work, result);
    }
    HRESULT STDMETHODCALLTYPE EndUninstall(IInstallationJob *, IInstallationResult **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Install(IInstallationResult **result) override
    {
        std::shared_ptr<UpdateWork> work;
        if (const HRESULT wrong = begin(work); wrong != S_OK)
            return wrong;
        work->runHere();
        return end(work, result);
    }
    HRESULT STDMETHODCALLTYPE RunWizard(BSTR, IInstallationResult **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_IsBusy(VARIANT_BOOL *busy) override { return give(busy, m_pc->installing > 0); }
    HRESULT STDMETHODCALLTYPE Uninstall(IInstallationResult **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_AllowSourcePrompts(VARIANT_BOOL *allow) override { return give(allow, true); }
    HRESULT STDMETHODCALLTYPE put_AllowSourcePrompts(VARIANT_BOOL) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_RebootRequiredBeforeInstallation(VARIANT_BOOL *required) override
    {
        return give(required, false);
    }

private:
    HRESULT begin(std::shared_ptr<UpdateWork> &work)
    {
        const QStringList ids = updateIds(m_updates.Get());
        logCall(QStringLiteral("Install"), QStringLiteral("IUpdateInstaller"), ids.join(u' '), Counted::No);
        if (ids.isEmpty())
            return hr(wuNoUpdate);
        if (!m_pc->elevated())
            return E_ACCESSDENIED;
        if (m_pc->installing > 0)
            return hr(hresult::updateInstallNotAllowed);
        if (m_pc->pc().isMixedBatch(ids))
            return hr(hresult::updateExclusive);
        work = std::make_shared<UpdateWork>(m_pc, Call::Install, ids);
        return S_OK;
    }
    static HRESULT end(const std::shared_ptr<UpdateWork> &work, IInstallationResult **result)
    {
        *result = nullptr;
        return work->overall() != 0 ? hr(work->overall()) : give(result, make<InstallResult>(work));
    }

    const std::shared_ptr<ComPc> m_pc;
    ComPtr<IUpdateCollection> m_updates;
};

} // namespace

ComPtr<IUpdateInstaller> makeInstaller(const std::shared_ptr<ComPc> &pc)
{
    return make<Installer>(pc);
}

} // namespace esu::compc
