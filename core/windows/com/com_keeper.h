// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_thread.h"

#include <vector>

namespace esu {

/// Whether a call may be repeated harmlessly.
enum class Purpose { Read, Change };

/// Keeps one COM thread, and knows what to do when it is abandoned: after a read a fresh thread is made for the next
/// call; after a change no further change is started. May be used from several threads.
class ComKeeper {
public:
    using MakeRoom = std::function<std::unique_ptr<ComRoom>()>;
    explicit ComKeeper(MakeRoom makeRoom) : m_makeRoom(std::move(makeRoom)) {}

    template <class Room, class T>
    Result<T> run(Purpose purpose, const QString &operation, const CallLimits &limits, const JobContext &context,
                  std::function<Result<T>(Room &, const ComCall &)> work)
    {
        const auto thread = take(purpose, operation);
        if (!thread)
            return std::unexpected(thread.error());
        Result<T> result = (*thread)->template run<Room, T>(operation, limits, context, std::move(work));
        if ((*thread)->isAbandoned())
            setAside(*thread, purpose);
        return result;
    }

    /// A thread is stuck inside Windows: leave the process by `_exit`.
    bool hasStuckWork() const;

private:
    Result<std::shared_ptr<ComThread>> take(Purpose purpose, const QString &operation);
    void setAside(const std::shared_ptr<ComThread> &thread, Purpose purpose);

    const MakeRoom m_makeRoom;
    mutable std::mutex m_mutex;
    std::shared_ptr<ComThread> m_thread;
    std::vector<std::shared_ptr<ComThread>> m_abandoned;
    bool m_changeAbandoned = false;
};

} // namespace esu
