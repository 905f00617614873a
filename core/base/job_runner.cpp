// SPDX-License-Identifier: MIT
#include "core/base/job_runner.h"

#include "core/base/leave_behind.h"

#include <mutex>

namespace esu {

/// The way back to the owner's thread. The job holds it too, so a job that was left behind finds it closed instead of a
/// dead object.
class JobRunner::Mailbox {
public:
    explicit Mailbox(QObject *receiver) : m_receiver(receiver) {}

    void post(std::function<void()> call)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::move(call), Qt::QueuedConnection);
    }
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

JobRunner::JobRunner() : m_receiver(std::make_unique<QObject>()), m_mailbox(std::make_shared<Mailbox>(m_receiver.get()))
{
}

JobRunner::~JobRunner()
{
    m_mailbox->close();
    // What was queued already goes with the receiver; an abandoned thread is no longer ours to join.
    m_receiver.reset();
    m_thread.request_stop();
}

void JobRunner::requestStop()
{
    m_thread.request_stop();
}

void JobRunner::abandon()
{
    if (!m_busy)
        return;
    m_thread.request_stop();
    m_mailbox->close();
    m_receiver.reset();
    leaveBehind(std::move(m_thread));
    m_busy = false;
    m_abandoned = true;
}

bool JobRunner::launch(Job job, std::function<void(const Progress &)> progress)
{
    if (m_busy || m_abandoned)
        return false;
    m_busy = true;
    JobContext context;
    if (progress) {
        context.report = [mailbox = m_mailbox, progress = std::move(progress)](const Progress &what) {
            mailbox->post([progress, what] { progress(what); });
        };
    }
    // The former thread has delivered its end, so replacing it joins at once.
    m_thread =
        std::jthread([this, mailbox = m_mailbox, job = std::move(job), context](const std::stop_token &stop) mutable {
            context.stop = stop;
            std::function<void()> deliver = job(context);
            // `this` is touched on the owner's thread only, and only while the mailbox is open.
            mailbox->post([this, deliver = std::move(deliver)] {
                m_busy = false;
                deliver();
            });
        });
    return true;
}

} // namespace esu
