// SPDX-License-Identifier: MIT
#include "core/base/event_loop_thread.h"

#include <QDeadlineTimer>

namespace esu {

namespace {

using namespace std::chrono_literals;

/// Long enough for a loop that is alive; a store that hangs would otherwise keep the program from ending.
constexpr std::chrono::milliseconds patience = 5s;

} // namespace

EventLoopThread::EventLoopThread() : m_thread(std::make_unique<QThread>()), m_context(new QObject)
{
    m_thread->setObjectName(QStringLiteral("esu-event-loop"));
    m_context->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_context, &QObject::deleteLater);
    m_thread->start();
}

EventLoopThread::~EventLoopThread()
{
    m_thread->quit();
    // Destroying a QThread that still runs ends the process; losing one at the end of the program costs nothing.
    if (!m_thread->wait(QDeadlineTimer(patience)))
        static_cast<void>(m_thread.release());
}

void EventLoopThread::post(std::function<void()> call)
{
    QMetaObject::invokeMethod(m_context, std::move(call), Qt::QueuedConnection);
}

} // namespace esu
