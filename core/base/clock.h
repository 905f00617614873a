// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include <chrono>
#include <mutex>
#include <stop_token>
#include <utility>

namespace esu {

/// The time of one PC and the only way to wait. Thread-safe. A practice PC has a date of its own, and tests
/// use a `ManualClock`, so nothing ever sleeps for the sake of a simulation.
class Clock {
public:
    virtual ~Clock() = default;

    /// The PC's wall clock, UTC.
    virtual QDateTime now() const = 0;
    /// Seconds by which the PC's own day is ahead of that of UTC at that moment.
    virtual int offsetFromUtc(const QDateTime &at) const { return at.toLocalTime().offsetFromUtc(); }
    /// Monotonic time since an arbitrary start.
    virtual std::chrono::milliseconds elapsed() const = 0;
    /// Waits; returns false at once (within 50 ms) when a stop is requested.
    virtual bool wait(std::chrono::milliseconds duration, const std::stop_token &stop) = 0;
};

/// The clock of the PC this program runs on.
class SystemClock final : public Clock {
public:
    QDateTime now() const override;
    std::chrono::milliseconds elapsed() const override;
    bool wait(std::chrono::milliseconds duration, const std::stop_token &stop) override;
};

/// A clock that stands at a chosen date and moves only by `wait`, at once. Its day is that of UTC, wherever it stands.
class ManualClock final : public Clock {
public:
    explicit ManualClock(QDateTime start) : m_start(std::move(start)) {}

    QDateTime now() const override;
    int offsetFromUtc(const QDateTime &) const override { return 0; }
    std::chrono::milliseconds elapsed() const override;
    bool wait(std::chrono::milliseconds duration, const std::stop_token &stop) override;

private:
    const QDateTime m_start;
    mutable std::mutex m_mutex;
    std::chrono::milliseconds m_elapsed{0};
};

/// A real clock moved to another date: what a practice PC in the wizard uses, so that waits can be seen. Its day is
/// that of UTC.
class ShiftedClock final : public Clock {
public:
    explicit ShiftedClock(QDateTime start);

    QDateTime now() const override;
    int offsetFromUtc(const QDateTime &) const override { return 0; }
    std::chrono::milliseconds elapsed() const override;
    bool wait(std::chrono::milliseconds duration, const std::stop_token &stop) override;

private:
    SystemClock m_real;
    const QDateTime m_start;
    const std::chrono::milliseconds m_zero;
};

} // namespace esu
