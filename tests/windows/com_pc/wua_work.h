// SPDX-License-Identifier: MIT
#pragma once

#include "com_pc.h"
#include "com_support.h"

#include <wuapi.h>

#include <functional>

namespace esu::compc {

/// One search, download or installation: what a job of the update agent does on its own thread. Shared by job, results
/// and thread.
class UpdateWork : public std::enable_shared_from_this<UpdateWork> {
public:
    struct ItemResult {
        std::uint32_t hresult = 0;
        OperationResultCode code = orcNotStarted;
        bool restartRequired = false;
    };
    struct Callbacks {
        std::function<void()> progress;
        std::function<void()> completed;
    };

    UpdateWork(std::shared_ptr<ComPc> pc, Call call, QStringList updates)
        : m_pc(std::move(pc)), m_call(call), m_updates(std::move(updates)), m_results(m_updates.size())
    {
    }

    /// On a thread of its own; the callbacks come from there.
    void start(Callbacks callbacks);
    /// On this thread.
    void runHere();
    void requestAbort();
    void waitForEnd();

    bool isCompleted() const;
    int percent() const;
    int currentIndex() const;
    /// The HRESULT of the operation as a whole; valid after the end, like the next three.
    std::uint32_t overall() const { return m_overall; }
    OperationResultCode resultCode() const;
    std::uint32_t resultHresult() const;
    bool restartRequired() const;
    std::optional<ItemResult> item(LONG index) const;
    ComPc &pc() const { return *m_pc; }

private:
    bool waitUnlessAborted(std::chrono::milliseconds duration);
    void run(const std::function<void()> &progress);
    ItemResult act(const QString &id);

    const std::shared_ptr<ComPc> m_pc;
    const Call m_call;
    const QStringList m_updates;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<ItemResult> m_results;
    int m_current = 0;
    bool m_abort = false;
    bool m_aborted = false;
    bool m_done = false;
    std::uint32_t m_overall = 0;
};

} // namespace esu::compc
