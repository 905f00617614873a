// SPDX-License-Identifier: MIT
#include "core/practice/practice_link.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_machine.h"

#include <algorithm>

namespace esu {

namespace {

/// Short enough for the 500 ms in which every port must notice a stop, long enough not to flood the progress.
constexpr std::chrono::milliseconds slice{200};

bool changes(Call call)
{
    switch (call) {
    case Call::Connect:
    case Call::OperatingSystem:
    case Call::Rows:
    case Call::Service:
    case Call::Refresh:
    case Call::Registry:
    case Call::KeyConfiguration:
    case Call::History:
    case Call::Search:
    case Call::Surroundings:
    case Call::Endpoints:
    case Call::CatalogFind:
    case Call::PackageFolder:
    case Call::UpdateAgent:
        return false;
    case Call::InstallKey:
    case Call::Activate:
    case Call::UninstallKey:
    case Call::Download:
    case Call::Install:
    case Call::CredentialStore:
    case Call::PackageDownload:
    case Call::PackageInstall:
    case Call::Restart:
    case Call::Resume:
        return true;
    }
    return true;
}

} // namespace

void PracticeLink::load()
{
    const auto kept = m_store.load(PracticeMachine::stateSection);
    if (!kept) {
        m_stateProblem = kept.error();
        return;
    }
    if (kept->isEmpty() || *kept == m_seen)
        return;
    m_seen = *kept;
    if (const auto loaded = m_pc.loadState(*kept); !loaded)
        m_stateProblem = loaded.error();
    if (m_pc.restartDue())
        m_pc.restart();
}

void PracticeLink::catchUp()
{
    const std::scoped_lock lock(m_mutex);
    if (m_isOurs || m_stateProblem)
        return;
    m_isOurs = m_store.claim().has_value();
    load();
}

Result<void> PracticeLink::connect(const JobContext &context)
{
    if (m_connected)
        return {};
    auto connected = perform({.call = Call::Connect,
                              .operation = operation::wmiConnect,
                              .deadline = deadline::connect,
                              .progress = {.waiting = Waiting::Connecting}},
                             context, [] { return hresult::ok; });
    m_connected = connected.has_value();
    return connected;
}

Result<void> PracticeLink::wait(std::chrono::milliseconds duration, const Request &request, const JobContext &context)
{
    const auto allowed = std::min(duration, request.deadline);
    for (std::chrono::milliseconds waited{0}; waited < allowed;) {
        context.tell(request.progress);
        const auto step = std::min(slice, allowed - waited);
        if (!m_clock.wait(step, context.stop))
            return std::unexpected(cancelled(request.operation));
        waited += step;
    }
    if (context.stopRequested())
        return std::unexpected(cancelled(request.operation));
    if (duration > request.deadline)
        return std::unexpected(timedOut(request.operation));
    return {};
}

Result<void> PracticeLink::save()
{
    return m_store.save(PracticeMachine::stateSection, m_pc.saveState());
}

Result<void> PracticeLink::finish(const CallPlan &plan, std::uint32_t code, const Request &request,
                                  const JobContext &context)
{
    // What only reads does not need to be kept: a count is lost, or what a refresh found, which the next one finds
    // again.
    if (const auto saved = save(); !saved && changes(request.call)) {
        // What could not be kept did not happen: the next call reads what is kept.
        const std::scoped_lock lock(m_mutex);
        m_seen = {};
        return saved;
    }
    if (plan.hang) {
        if (auto waited = wait(request.deadline, request, context); !waited)
            return waited;
        return std::unexpected(timedOut(request.operation));
    }
    if (hresult::failed(code))
        return std::unexpected(hresultError(code, request.operation));
    return {};
}

} // namespace esu
