// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace esu::compc {

/// Something a client waits for with WMI's time-outs: WBEM_INFINITE, WBEM_NO_WAIT or milliseconds.
class Pending {
public:
    void finish(HRESULT status)
    {
        const std::scoped_lock lock(m_mutex);
        m_status = status;
        m_done = true;
        m_changed.notify_all();
    }
    /// false: timed out.
    bool wait(LONG timeout)
    {
        std::unique_lock lock(m_mutex);
        const auto done = [this] { return m_done; };
        if (timeout < 0) {
            m_changed.wait(lock, done);
            return true;
        }
        return m_changed.wait_for(lock, std::chrono::milliseconds(timeout), done);
    }
    HRESULT status() const { return m_status; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_done = false;
    HRESULT m_status = S_OK;
};

} // namespace esu::compc
