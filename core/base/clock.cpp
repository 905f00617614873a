// SPDX-License-Identifier: MIT
#include "core/base/clock.h"

#include <algorithm>
#include <thread>

namespace esu {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

bool SystemClock::wait(std::chrono::milliseconds duration, const std::stop_token &stop)
{
    // Slices, not std::condition_variable_any with the stop token: its stop_callback waits on a semaphore of GCC 12,
    // which loses wake-ups under mingw (core/windows/README.md).
    constexpr std::chrono::milliseconds longest{25};
    const auto end = std::chrono::steady_clock::now() + duration;
    while (!stop.stop_requested()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left <= std::chrono::milliseconds::zero())
            return true;
        std::this_thread::sleep_for(std::min(left, longest));
    }
    return false;
}

QDateTime ManualClock::now() const
{
    return m_start.addMSecs(elapsed().count());
}

std::chrono::milliseconds ManualClock::elapsed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_elapsed;
}

bool ManualClock::wait(std::chrono::milliseconds duration, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return false;
    const std::scoped_lock lock(m_mutex);
    m_elapsed += duration;
    return true;
}

ShiftedClock::ShiftedClock(QDateTime start) : m_start(std::move(start)), m_zero(m_real.elapsed()) {}

QDateTime ShiftedClock::now() const
{
    return m_start.addMSecs(elapsed().count());
}

std::chrono::milliseconds ShiftedClock::elapsed() const
{
    return m_real.elapsed() - m_zero;
}

bool ShiftedClock::wait(std::chrono::milliseconds duration, const std::stop_token &stop)
{
    return m_real.wait(duration, stop);
}

} // namespace esu
