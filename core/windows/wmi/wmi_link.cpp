// SPDX-License-Identifier: MIT
#include "core/windows/wmi/wmi_link.h"

#include "core/base/operations.h"

namespace esu {

Result<WmiSession *> WmiRoom::session(const QString &nameSpace, const ComCall &call)
{
    if (const auto known = m_sessions.constFind(nameSpace); known != m_sessions.constEnd())
        return known->get();
    auto made = m_connector(nameSpace, call.as(operation::wmiConnect));
    if (!made)
        return std::unexpected(made.error());
    const std::shared_ptr<WmiSession> session = *std::move(made);
    m_sessions.insert(nameSpace, session);
    return session.get();
}

void WmiRoom::forgetConnections()
{
    m_sessions.clear();
    serviceVersion.reset();
    productClassChecked = false;
}

WmiLink::WmiLink(Patience patience, WmiConnector connector)
    : m_patience(patience), m_keeper([connector = std::move(connector)]() -> std::unique_ptr<ComRoom> {
          return std::make_unique<WmiRoom>(connector);
      })
{
}

Result<void> WmiLink::connect(const QString &nameSpace, const JobContext &context)
{
    std::function<Result<void>(WmiRoom &, const ComCall &)> work = [nameSpace](WmiRoom &room,
                                                                               const ComCall &call) -> Result<void> {
        const auto session = room.session(nameSpace, call);
        if (!session)
            return std::unexpected(session.error());
        return {};
    };
    // Connecting changes nothing, whatever it is meant for.
    return m_keeper.run(Purpose::Read, operation::wmiConnect, limits(m_patience.connect), context, std::move(work));
}

} // namespace esu
