// SPDX-License-Identifier: MIT
#pragma once

#include "core/practice/practice_pc.h"

#include <QJsonObject>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace esu::compc {

/// One practice PC behind COM, chosen by environment variables (README.md) each time a client connects or creates an
/// object. Free-threaded; objects given to clients keep it alive.
class ComPc : public std::enable_shared_from_this<ComPc> {
public:
    /// nullptr, after saying why in the log, when the environment names no usable scenario. `host` empty = this PC.
    static std::shared_ptr<ComPc> current(const QString &host = {});
    /// Is there a scenario for this remote host (ESU_COM_PC_HOSTS)?
    static bool knowsHost(const QString &host);

    ComPc(Scenario scenario, QString stateFile);

    PracticePc &pc() { return m_pc; }
    const Scenario &scenario() const { return m_pc.scenario(); }
    const ScenarioSystem &system() const { return scenario().system; }
    bool elevated() const { return m_pc.scenario().elevated; }

    /// The plan with its latency as this process shall feel it; the state is kept.
    CallPlan next(Call call, const QString &subject = {});
    /// Calls the act, keeps the state, and gives what the caller is told.
    template <class Act> std::uint32_t perform(const CallPlan &plan, Act &&act)
    {
        const std::uint32_t code = plan.answer(act);
        save();
        return code;
    }
    void save();
    /// Takes over what another process has made of the PC since (`pc_wusa`). False, after saying why in the log, when
    /// the state file cannot be used.
    bool catchUp();

    /// Waits really.
    void sleep(std::chrono::milliseconds duration);
    [[noreturn]] static void hang();
    std::chrono::milliseconds scaled(std::chrono::milliseconds duration) const;

    std::atomic<bool> connected = false;
    std::atomic<int> installing = 0;

private:
    PracticePc m_pc;
    const QString m_stateFile;
    std::mutex m_saving;
    QByteArray m_kept; ///< the state file as this process last saw it
};

/// What a test demands beyond the scenario; read from the environment at every question.
struct Demands {
    bool blanket = false;     ///< "blanket": calls on proxies without PktPrivacy + Impersonate are denied
    bool returnValue = false; ///< "return-value": licensing methods fail by ReturnValue, not by the call's HRESULT
    bool deaf = false;        ///< "deaf": update jobs ignore RequestAbort
    static Demands read();
};

/// One JSON line into ESU_COM_PC_LOG; product keys are cut to their last five characters.
void log(QJsonObject entry);
/// How a call is counted: calls of licensing and OS classes are round trips, reads of the registry are not.
enum class Counted { No, RoundTrip, Registry };
void logCall(const QString &operation, const QString &className, const QString &subject, Counted counted,
             bool violation = false);
/// A text without product keys.
QString withoutKeys(const QString &text);

} // namespace esu::compc
