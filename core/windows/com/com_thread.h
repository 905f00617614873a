// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_call.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

namespace esu {

/// What lives on a COM thread from call to call (connections, caches): made, used and destroyed on that thread.
class ComRoom {
public:
    virtual ~ComRoom() = default;
};

/// How long one call may take, how long it may be late, and how long it may take to stop.
struct CallLimits {
    std::chrono::milliseconds deadline;
    std::chrono::milliseconds late;
    std::chrono::milliseconds stop;
};

/// One thread in the multi-threaded apartment that runs posted work, one piece after the other, while the caller waits
/// in slices of at most 100 ms. Work that does not come back from Windows in time is abandoned: the caller goes on with
/// `Timeout` or `Cancelled`, the thread keeps its own data, nothing more is posted to it, and nothing kills it.
class ComThread {
public:
    explicit ComThread(std::function<std::unique_ptr<ComRoom>()> makeRoom);
    ~ComThread();
    ComThread(const ComThread &) = delete;
    ComThread &operator=(const ComThread &) = delete;

    /// Runs `work` there. `work` must own all it needs. Its exceptions end here.
    template <class Room, class T>
    Result<T> run(const QString &operation, const CallLimits &limits, const JobContext &context,
                  std::function<Result<T>(Room &, const ComCall &)> work);

    /// A call was abandoned on this thread: it takes no more work.
    bool isAbandoned() const;
    /// It was abandoned and has not come back yet: the process must be left by `_exit`.
    bool isStuck() const;

private:
    struct State;
    /// The meeting point of caller and thread for one call; outlives whichever leaves first.
    struct Box {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<Progress> told;
        bool done = false;

        void tell(const Progress &progress);
        void finish();
    };

    void post(std::function<void(ComRoom &)> task);
    /// nullopt when the work is done; the error to return when it was abandoned.
    std::optional<Error> await(Box &box, const ComCall &call, const CallLimits &limits, const JobContext &context);
    static void serve(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
    std::thread m_thread;
};

template <class Room, class T>
Result<T> ComThread::run(const QString &operation, const CallLimits &limits, const JobContext &context,
                         std::function<Result<T>(Room &, const ComCall &)> work)
{
    struct Slot : Box {
        std::optional<Result<T>> result;
    };
    if (context.stopRequested())
        return std::unexpected(cancelled(operation));
    const auto slot = std::make_shared<Slot>();
    ComCall call{.operation = operation,
                 .stop = context.stop,
                 .deadline = ComCall::Clock::now() + limits.deadline,
                 .report = [slot](const Progress &progress) { slot->tell(progress); }};
    post([slot, call, work = std::move(work)](ComRoom &room) mutable {
        try {
            slot->result = work(static_cast<Room &>(room), call);
        } catch (const std::exception &exception) {
            slot->result = std::unexpected(Error{.fault = Fault::Backend,
                                                 .operation = call.operation,
                                                 .detail = QString::fromLocal8Bit(exception.what())});
        }
        // What the work captured (a key among it) goes before the caller hears of the result.
        work = nullptr;
        slot->finish();
    });
    if (auto error = await(*slot, call, limits, context))
        return std::unexpected(*std::move(error));
    return *std::move(slot->result);
}

} // namespace esu
