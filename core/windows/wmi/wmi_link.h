// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_keeper.h"
#include "core/windows/com/failure.h"
#include "core/windows/patience.h"
#include "core/windows/wmi/wmi_session.h"

#include <optional>

namespace esu {

/// Opens a connection to a namespace; the product's is `WmiSession::connect`.
using WmiConnector = std::function<Result<std::unique_ptr<WmiSession>>(const QString &nameSpace, const ComCall &)>;

/// What stays on the COM thread of one PC between calls: the connections and what does not change while they last.
class WmiRoom : public ComRoom {
public:
    explicit WmiRoom(WmiConnector connector) : m_connector(std::move(connector)) {}

    /// The connection to `nameSpace`, opened at the first use.
    Result<WmiSession *> session(const QString &nameSpace, const ComCall &call);
    /// After a lost connection: the next call connects again.
    void forgetConnections();

    std::optional<QString> serviceVersion; ///< key of the one SoftwareLicensingService instance
    bool productClassChecked = false;      ///< SoftwareLicensingProduct is known to be the real class

private:
    WmiConnector m_connector;
    QHash<QString, std::shared_ptr<WmiSession>> m_sessions;
};

/// The way to the WMI of one PC: one COM thread, connected on demand, shared by licensing and inventory.
class WmiLink {
public:
    explicit WmiLink(Patience patience = {}, WmiConnector connector = &WmiSession::connect);

    const Patience &patience() const { return m_patience; }
    /// A thread is stuck inside Windows: leave the process by `_exit`. Any thread.
    bool hasAbandonedWork() const { return m_keeper.hasStuckWork(); }

    /// Connects to `nameSpace` when that is still to be done (within the connect deadline, as `wmi.connect`), then runs
    /// `work`.
    template <class T>
    Result<T> run(Purpose purpose, const QString &nameSpace, const QString &operation, Patience::Duration deadline,
                  const JobContext &context, std::function<Result<T>(WmiRoom &, WmiSession &, const ComCall &)> work)
    {
        if (auto connected = connect(nameSpace, context); !connected)
            return std::unexpected(connected.error());
        std::function<Result<T>(WmiRoom &, const ComCall &)> inRoom =
            [nameSpace, work = std::move(work)](WmiRoom &room, const ComCall &call) -> Result<T> {
            const auto session = room.session(nameSpace, call);
            if (!session)
                return std::unexpected(session.error());
            Result<T> result = work(room, **session, call);
            if (!result && isConnectionLost(result.error()))
                room.forgetConnections();
            return result;
        };
        return m_keeper.run(purpose, operation, limits(deadline), context, std::move(inRoom));
    }

private:
    Result<void> connect(const QString &nameSpace, const JobContext &context);
    CallLimits limits(Patience::Duration deadline) const { return {deadline, m_patience.late, m_patience.stopWmi}; }

    const Patience m_patience;
    ComKeeper m_keeper;
};

} // namespace esu
