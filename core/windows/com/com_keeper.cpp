// SPDX-License-Identifier: MIT
#include "core/windows/com/com_keeper.h"

#include "core/base/conditions.h"

#include <algorithm>

namespace esu {

bool ComKeeper::hasStuckWork() const
{
    const std::scoped_lock lock(m_mutex);
    return std::ranges::any_of(m_abandoned, [](const auto &thread) { return thread->isStuck(); });
}

Result<std::shared_ptr<ComThread>> ComKeeper::take(Purpose purpose, const QString &operation)
{
    const std::scoped_lock lock(m_mutex);
    if (purpose == Purpose::Change && m_changeAbandoned) {
        Error error = timedOut(operation);
        error.condition = condition::abandoned;
        error.detail = QStringLiteral("an earlier change never came back from Windows; nothing more is changed");
        return std::unexpected(error);
    }
    if (!m_thread || m_thread->isAbandoned())
        m_thread = std::make_shared<ComThread>(m_makeRoom);
    return m_thread;
}

void ComKeeper::setAside(const std::shared_ptr<ComThread> &thread, Purpose purpose)
{
    const std::scoped_lock lock(m_mutex);
    if (purpose == Purpose::Change)
        m_changeAbandoned = true;
    if (m_thread == thread)
        m_thread.reset();
    if (std::ranges::find(m_abandoned, thread) == m_abandoned.end())
        m_abandoned.push_back(thread);
}

} // namespace esu
