// SPDX-License-Identifier: MIT
#include "core/windows/com/com_thread.h"

#include "core/base/conditions.h"
#include "core/base/leave_behind.h"
#include "core/windows/com/com_apartment.h"
#include "core/windows/com/failure.h"

#include <atomic>

namespace esu {

struct ComThread::State {
    std::function<std::unique_ptr<ComRoom>()> makeRoom;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void(ComRoom &)>> tasks;
    bool closing = false;
    std::atomic<bool> abandoned = false;
    std::atomic<bool> ended = false;
};

ComThread::ComThread(std::function<std::unique_ptr<ComRoom>()> makeRoom) : m_state(std::make_shared<State>())
{
    m_state->makeRoom = std::move(makeRoom);
    m_thread = std::thread([state = m_state] { serve(state); });
}

ComThread::~ComThread()
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->closing = true;
    }
    m_state->changed.notify_all();
    if (m_state->abandoned)
        leaveBehind(std::move(m_thread));
    else
        m_thread.join();
}

bool ComThread::isAbandoned() const
{
    return m_state->abandoned;
}

bool ComThread::isStuck() const
{
    return m_state->abandoned && !m_state->ended;
}

void ComThread::serve(const std::shared_ptr<State> &state)
{
    {
        const ComApartment apartment;
        const std::unique_ptr<ComRoom> room = state->makeRoom();
        while (!state->abandoned) {
            std::unique_lock lock(state->mutex);
            state->changed.wait(lock, [&] { return state->closing || !state->tasks.empty(); });
            if (state->tasks.empty())
                break;
            const auto task = std::move(state->tasks.front());
            state->tasks.pop_front();
            lock.unlock();
            task(*room);
        }
    }
    state->ended = true;
}

void ComThread::post(std::function<void(ComRoom &)> task)
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->tasks.push_back(std::move(task));
    }
    m_state->changed.notify_all();
}

void ComThread::Box::tell(const Progress &progress)
{
    const std::scoped_lock lock(mutex);
    told.push_back(progress);
    changed.notify_all();
}

void ComThread::Box::finish()
{
    const std::scoped_lock lock(mutex);
    done = true;
    changed.notify_all();
}

std::optional<Error> ComThread::await(Box &box, const ComCall &call, const CallLimits &limits,
                                      const JobContext &context)
{
    constexpr std::chrono::milliseconds slice{100};
    std::optional<ComCall::Clock::time_point> stopSeen;
    std::unique_lock lock(box.mutex);
    for (;;) {
        box.changed.wait_for(lock, slice, [&] { return box.done || !box.told.empty(); });
        const std::deque<Progress> told = std::exchange(box.told, {});
        const bool done = box.done;
        lock.unlock();
        for (const Progress &progress : told)
            context.tell(progress);
        if (done)
            return std::nullopt;
        // Somebody else's call hangs on this thread: ours will never be started.
        if (m_state->abandoned) {
            Error error = timedOut(call.operation);
            error.condition = condition::abandoned;
            return error;
        }
        const auto now = ComCall::Clock::now();
        if (context.stopRequested() && !stopSeen)
            stopSeen = now;
        const bool stopOverdue = stopSeen && now - *stopSeen >= limits.stop;
        const bool overdue = !stopSeen && now - call.deadline >= limits.late;
        if (stopOverdue || overdue) {
            m_state->abandoned = true;
            qCWarning(windowsLog) << "a call does not come back; its thread is abandoned:" << call.operation;
            Error error = stopOverdue ? cancelled(call.operation) : timedOut(call.operation);
            error.detail = QStringLiteral("the call into Windows did not return; its thread was abandoned");
            return error;
        }
        lock.lock();
    }
}

} // namespace esu
