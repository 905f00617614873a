// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hresult.h"
#include "core/base/job_context.h"

#include <windows.h>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace esu {

/// What a piece of COM work on a `ComThread` knows of the call it serves. Owns everything it refers to, because the
/// caller may be gone (abandoned) before the work ends. Used on the COM thread only.
struct ComCall {
    using Clock = std::chrono::steady_clock;

    QString operation;
    std::stop_token stop;
    Clock::time_point deadline;
    std::function<void(const Progress &)> report = {}; ///< reaches the caller's thread

    /// `Cancelled` or `Timeout` when this call must not go on. Ask before every foreign call.
    std::optional<Error> interruption() const;
    /// Milliseconds to give one waiting foreign call: at most 200, never beyond the deadline.
    long slice() const;
    /// Waits, at most until a stop is requested.
    void pause(std::chrono::milliseconds duration) const;
    void tell(const Progress &progress) const
    {
        if (report)
            report(progress);
    }
    Error failure(HRESULT result, const QString &detail = {}) const;
    /// An answer that makes no sense.
    Error badData(const QString &detail) const;
    /// The same call under another operation's name.
    ComCall as(const QString &otherOperation) const;
};

} // namespace esu
