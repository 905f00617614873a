// SPDX-License-Identifier: MIT
#include "core/windows/com/com_call.h"

#include "core/base/clock.h"
#include "core/windows/com/failure.h"

#include <algorithm>

namespace esu {

std::optional<Error> ComCall::interruption() const
{
    if (stop.stop_requested())
        return cancelled(operation);
    if (Clock::now() >= deadline)
        return timedOut(operation);
    return std::nullopt;
}

long ComCall::slice() const
{
    constexpr long longest = 200;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<long>(std::clamp<long long>(left, 1, longest));
}

void ComCall::pause(std::chrono::milliseconds duration) const
{
    SystemClock().wait(duration, stop);
}

Error ComCall::failure(HRESULT result, const QString &detail) const
{
    Error error = comFailure(operation, result, detail);
    // Windows calls it cancelled when its own service ended under the call; only the person cancels a job.
    if (error.fault == Fault::Cancelled && !stop.stop_requested())
        error.fault = Fault::Backend;
    return error;
}

Error ComCall::badData(const QString &detail) const
{
    return {.fault = Fault::BadData, .operation = operation, .detail = detail};
}

ComCall ComCall::as(const QString &otherOperation) const
{
    ComCall other = *this;
    other.operation = otherOperation;
    return other;
}

} // namespace esu
