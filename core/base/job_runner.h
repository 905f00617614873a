// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace esu {

/// Runs one blocking job at a time on a thread of its own. Owned by, and used on, a thread with an event loop. Its
/// destructor asks the job to stop and joins it: declare the runner last, so that everything the job uses outlives it.
///
/// A job ends exactly once: `done` is called on the owner's thread from the event loop, so never before `start`
/// returned and never after destruction; every progress report arrives before it.
class JobRunner {
public:
    JobRunner();
    ~JobRunner();
    JobRunner(const JobRunner &) = delete;
    JobRunner &operator=(const JobRunner &) = delete;

    /// From `start` until just before `done` is called: `done` may start the next job.
    bool isBusy() const { return m_busy; }
    /// Asks the job to stop; it still ends with `done`.
    void requestStop();
    /// Leaves a job behind whose call does not return: it is asked to stop, nothing of it is delivered any more, and
    /// its thread is never joined. Nothing can be started afterwards, and the process has to leave by `_exit`. The work
    /// must own all it touches.
    void abandon();
    bool isAbandoned() const { return m_abandoned; }

    /// Runs `work(const JobContext &)` and hands its value to `done`. `progress` may be empty. False, and nothing
    /// happens, when a job is running or was abandoned. `work` must not throw.
    template <class Work, class Done>
    [[nodiscard]] bool start(Work work, Done done, std::function<void(const Progress &)> progress = {})
    {
        return launch(
            [work = std::move(work), done = std::make_shared<Done>(std::move(done))](
                const JobContext &context) mutable -> std::function<void()> {
                // Shared because QMetaObject::invokeMethod copies what it calls, and results may be move-only.
                auto value = std::make_shared<decltype(work(context))>(work(context));
                return [value, done] { (*done)(std::move(*value)); };
            },
            std::move(progress));
    }

private:
    class Mailbox;
    using Job = std::move_only_function<std::function<void()>(const JobContext &)>;
    bool launch(Job job, std::function<void(const Progress &)> progress);

    std::unique_ptr<QObject> m_receiver;
    std::shared_ptr<Mailbox> m_mailbox;
    bool m_busy = false;
    bool m_abandoned = false;
    std::jthread m_thread;
};

} // namespace esu
