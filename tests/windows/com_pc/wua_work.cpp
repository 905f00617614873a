// SPDX-License-Identifier: MIT
#include "wua_work.h"

#include "core/base/hresult.h"

#include <algorithm>
#include <thread>

namespace esu::compc {

namespace {

constexpr std::uint32_t callCancelled = 0x8024000BU; // WU_E_CALL_CANCELLED

} // namespace

void UpdateWork::start(Callbacks callbacks)
{
    std::thread([self = shared_from_this(), callbacks = std::move(callbacks)]() mutable {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        self->run(callbacks.progress);
        if (callbacks.completed)
            callbacks.completed();
        callbacks = {}; // the client's objects go while COM is still there
        CoUninitialize();
    }).detach();
}

void UpdateWork::runHere()
{
    run({});
}

void UpdateWork::requestAbort()
{
    log({{QStringLiteral("op"), QStringLiteral("RequestAbort")}});
    if (Demands::read().deaf)
        return;
    const std::scoped_lock lock(m_mutex);
    m_abort = true;
    m_changed.notify_all();
}

void UpdateWork::waitForEnd()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_done; });
}

bool UpdateWork::isCompleted() const
{
    const std::scoped_lock lock(m_mutex);
    return m_done;
}

int UpdateWork::currentIndex() const
{
    const std::scoped_lock lock(m_mutex);
    return m_current;
}

int UpdateWork::percent() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_results.empty())
        return m_done ? 100 : 0;
    return m_current * 100 / static_cast<int>(m_results.size());
}

bool UpdateWork::waitUnlessAborted(std::chrono::milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, duration, [this] { return m_abort; });
    m_aborted = m_aborted || m_abort;
    return !m_aborted;
}

UpdateWork::ItemResult UpdateWork::act(const QString &id)
{
    ItemResult result;
    if (m_call == Call::Download) {
        result.hresult = m_pc->pc().downloadUpdate(id);
    } else {
        const PcInstallResult installed = m_pc->pc().installUpdate(id);
        result.hresult = installed.hresult;
        result.restartRequired = installed.restartRequired;
    }
    result.code = hresult::failed(result.hresult) ? orcFailed : orcSucceeded;
    m_pc->save();
    return result;
}

void UpdateWork::run(const std::function<void()> &progress)
{
    const CallPlan plan = m_pc->next(m_call, m_updates.join(u' '));
    const bool installing = m_call == Call::Install;
    m_pc->installing += installing ? 1 : 0;
    if (m_updates.isEmpty())
        waitUnlessAborted(plan.latency);
    for (std::size_t i = 0; i < m_results.size(); ++i) {
        ItemResult result{.hresult = callCancelled, .code = orcAborted};
        if (waitUnlessAborted(plan.latency))
            result = plan.effect ? act(m_updates.at(static_cast<qsizetype>(i)))
                                 : ItemResult{.hresult = plan.hresult, .code = orcFailed};
        {
            const std::scoped_lock lock(m_mutex);
            m_results[i] = result;
            m_current = static_cast<int>(i) + 1;
        }
        if (progress)
            progress();
    }
    while (plan.hang && waitUnlessAborted(std::chrono::hours(1))) {
    }
    m_pc->installing -= installing ? 1 : 0;
    const std::scoped_lock lock(m_mutex);
    m_overall = m_aborted ? 0 : plan.hresult;
    m_done = true;
    m_changed.notify_all();
}

OperationResultCode UpdateWork::resultCode() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_aborted)
        return orcAborted;
    const auto failures = std::count_if(m_results.begin(), m_results.end(),
                                        [](const ItemResult &result) { return result.code != orcSucceeded; });
    if (failures == 0)
        return orcSucceeded;
    return failures == static_cast<std::ptrdiff_t>(m_results.size()) ? orcFailed : orcSucceededWithErrors;
}

std::uint32_t UpdateWork::resultHresult() const
{
    switch (resultCode()) {
    case orcFailed:
        return hresult::allUpdatesFailed;
    case orcAborted:
        return callCancelled;
    case orcNotStarted:
    case orcInProgress:
    case orcSucceeded:
    case orcSucceededWithErrors:
        break;
    }
    return 0;
}

bool UpdateWork::restartRequired() const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_results.begin(), m_results.end(),
                       [](const ItemResult &result) { return result.restartRequired; });
}

std::optional<UpdateWork::ItemResult> UpdateWork::item(LONG index) const
{
    const std::scoped_lock lock(m_mutex);
    if (index < 0 || static_cast<std::size_t>(index) >= m_results.size())
        return std::nullopt;
    return m_results[static_cast<std::size_t>(index)];
}

} // namespace esu::compc
