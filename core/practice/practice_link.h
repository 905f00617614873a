// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/job_context.h"
#include "core/base/state_store.h"
#include "core/practice/practice_pc.h"

#include <chrono>
#include <mutex>

namespace esu {

/// How the ports of one practice PC make a call: connect first, wait as the scenario says, act, keep the state, answer.
/// Shared by the ports of a `PracticeMachine`; thread-safe as far as its clock, PC and store are.
class PracticeLink {
public:
    PracticeLink(PracticePc &pc, Clock &clock, StateStore &store) : m_pc(pc), m_clock(clock), m_store(store) {}

    PracticePc &pc() { return m_pc; }
    /// Takes in what is kept of the PC.
    void load();
    const std::optional<Error> &stateProblem() const { return m_stateProblem; }

    /// One connection serves every later call; a failed one is tried again by the next.
    Result<void> connect(const JobContext &context);

    /// What a call is, apart from what it does.
    struct Request {
        Call call;
        QString operation;
        std::chrono::milliseconds deadline;
        Progress progress = {};
        QString subject = {}; ///< for the call log; never a key
    };
    /// `act` gives an HRESULT. Needs no connection.
    template <class Act> Result<void> perform(const Request &request, const JobContext &context, Act act)
    {
        catchUp();
        if (m_stateProblem)
            return std::unexpected(*m_stateProblem);
        if (context.stopRequested())
            return std::unexpected(cancelled(request.operation));
        const CallPlan plan = m_pc.next(request.call, request.subject);
        if (auto waited = wait(plan.latency, request, context); !waited)
            return waited;
        const std::uint32_t code = plan.answer(act);
        return finish(plan, code, request, context);
    }

    /// Waits in slices with signs of life. `Cancelled` when stopped, `Timeout` when `duration` passes the deadline.
    Result<void> wait(std::chrono::milliseconds duration, const Request &request, const JobContext &context);
    /// Keeps the state of the PC; every change is kept before it is told.
    Result<void> save();

private:
    /// Until the store is ours another process may change the PC: it is taken for ours, and read afresh.
    void catchUp();
    Result<void> finish(const CallPlan &plan, std::uint32_t code, const Request &request, const JobContext &context);

    PracticePc &m_pc;
    Clock &m_clock;
    StateStore &m_store;
    std::optional<Error> m_stateProblem;
    std::mutex m_mutex; ///< guards what is below
    QJsonObject m_seen;
    bool m_isOurs = false;
    bool m_connected = false;
};

} // namespace esu
