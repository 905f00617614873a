// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace esu {

/// The one thread that runs an event loop for libraries that need one (QtKeychain, QNetworkAccessManager). Made once in
/// `app/` and outlives every port that uses it. One per process: QtKeychain's job queue belongs to the first thread
/// that used it.
class EventLoopThread {
public:
    /// The thread runs when this returns.
    EventLoopThread();
    /// Ends the loop; what was posted and has not begun is dropped, objects below `context()` are deleted on the
    /// thread. A thread that hangs in a foreign call is left behind after five seconds, and the process has to leave by
    /// `_exit`.
    ~EventLoopThread();
    EventLoopThread(const EventLoopThread &) = delete;
    EventLoopThread &operator=(const EventLoopThread &) = delete;

    /// Runs `call` on the thread, later. Thread-safe. `call` must own all it touches and must not throw.
    void post(std::function<void()> call);
    /// Parent for objects that live on the thread; give it children on the thread only.
    QObject *context() const { return m_context; }

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_context; ///< deleted by the thread when it ends
};

} // namespace esu
