// SPDX-License-Identifier: MIT
#pragma once

#include "wua_objects.h"
#include "wua_work.h"

#include <type_traits>

namespace esu::compc {

inline constexpr std::uint32_t wuNoUpdate = 0x80240024U;

/// What ISearchJob, IDownloadJob and IInstallationJob have in common.
template <class Interface> class JobBase : public DispatchObject<Interface> {
public:
    JobBase(std::shared_ptr<UpdateWork> work, const VARIANT &state) : m_work(std::move(work))
    {
        VariantInit(&m_state);
        // mingw's older declaration lacks the const.
        VariantCopy(&m_state, const_cast<VARIANT *>(&state));
    }
    ~JobBase() override { VariantClear(&m_state); }

    HRESULT STDMETHODCALLTYPE get_AsyncState(VARIANT *state) override
    {
        VariantInit(state);
        return VariantCopy(state, &m_state);
    }
    HRESULT STDMETHODCALLTYPE get_IsCompleted(VARIANT_BOOL *completed) override
    {
        return give(completed, m_work->isCompleted());
    }
    /// Waits for the end, as on Windows.
    HRESULT STDMETHODCALLTYPE CleanUp() override
    {
        m_work->waitForEnd();
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RequestAbort() override
    {
        m_work->requestAbort();
        return S_OK;
    }

    const std::shared_ptr<UpdateWork> &work() const { return m_work; }

private:
    const std::shared_ptr<UpdateWork> m_work;
    VARIANT m_state;
};

template <class Interface> class ItemResultOf final : public DispatchObject<Interface> {
public:
    explicit ItemResultOf(const UpdateWork::ItemResult &result) : m_result(result) {}

    HRESULT STDMETHODCALLTYPE get_HResult(LONG *result) override { return give(result, m_result.hresult); }
    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *code) override { return give(code, m_result.code); }
    // Only an installation has this; IUpdateDownloadResult has no such slot, so it is simply never called there.
    virtual HRESULT STDMETHODCALLTYPE get_RebootRequired(VARIANT_BOOL *required)
    {
        return give(required, m_result.restartRequired);
    }

private:
    const UpdateWork::ItemResult m_result;
};

/// Calls `Invoke(job, args)` on the client's callback; the arguments' object has no members anybody needs.
template <class Callback, class Job, class Args>
std::function<void()> invoker(const ComPtr<Callback> &callback, const ComPtr<Job> &job)
{
    return [callback, job] {
        class Arguments final : public DispatchObject<IDispatch> {};
        const auto arguments = make<Arguments>();
        callback->Invoke(job.Get(), reinterpret_cast<Args *>(arguments.Get()));
    };
}

} // namespace esu::compc
