// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_call.h"
#include "core/windows/com/com_ptr.h"
#include "core/windows/wua/wua_interfaces.h"

#include <atomic>
#include <thread>

namespace esu {

/// A callback object that does nothing: Windows may insist on one, while the job is polled (null callbacks are
/// unproved). Free-threaded: the update agent calls it on threads of its own.
template <class Callback, class Job, class Args> class SilentCallback final : public Callback {
public:
    static ComPtr<Callback> make() { return adopt<Callback>(new SilentCallback); }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void **out) override
    {
        if (!out)
            return E_POINTER;
        if (!IsEqualIID(id, __uuidof(IUnknown)) && !IsEqualIID(id, __uuidof(Callback))) {
            *out = nullptr;
            return E_NOINTERFACE;
        }
        *out = static_cast<Callback *>(this);
        AddRef();
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++m_references; }
    ULONG STDMETHODCALLTYPE Release() override
    {
        const ULONG left = --m_references;
        if (left == 0)
            delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE Invoke(Job *, Args *) override { return S_OK; }

private:
    SilentCallback() = default;
    ~SilentCallback() = default;
    std::atomic<ULONG> m_references = 1;
};

/// How the waiting for a job ended. Its End… method is called in every case.
enum class JobEnd { Completed, Stopped, TimedOut };

/// Polls `job` until it has completed, at most every 250 ms, and calls `tick` each time. On a stop or past the deadline
/// it asks the job once to abort and goes on polling: the job itself decides when it is over, and the caller's thread
/// does not wait for it longer than its limits.
template <class Job, class Tick> Result<JobEnd> waitForJob(Job &job, const ComCall &call, Tick tick)
{
    constexpr std::chrono::milliseconds slice{250};
    constexpr std::chrono::milliseconds sliceWhileEnding{50};
    std::optional<JobEnd> aborted;
    for (;;) {
        VARIANT_BOOL completed = VARIANT_FALSE;
        const HRESULT result = job.get_IsCompleted(&completed);
        if (FAILED(result)) {
            if (!aborted)
                job.RequestAbort();
            return std::unexpected(call.failure(result, QStringLiteral("IsCompleted")));
        }
        tick();
        if (completed != VARIANT_FALSE)
            return aborted.value_or(JobEnd::Completed);
        if (aborted) {
            std::this_thread::sleep_for(sliceWhileEnding);
        } else if (const auto interruption = call.interruption()) {
            aborted = interruption->fault == Fault::Cancelled ? JobEnd::Stopped : JobEnd::TimedOut;
            job.RequestAbort();
        } else {
            call.pause(slice);
        }
    }
}

} // namespace esu
