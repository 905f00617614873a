// SPDX-License-Identifier: MIT
#include "core/windows/wua/windows_update_agent.h"

#include "core/base/operations.h"

namespace esu {

WindowsUpdateAgent::WindowsUpdateAgent(Patience patience, WuaFactory factory)
    : m_patience(patience), m_keeper([factory = std::move(factory)]() -> std::unique_ptr<ComRoom> {
          return std::make_unique<WuaRoom>(factory);
      })
{
}

Result<void> WindowsUpdateAgent::probe(const JobContext &context)
{
    std::function<Result<void>(WuaRoom &, const ComCall &)> work = [](WuaRoom &room, const ComCall &call) {
        return room.probe(call);
    };
    return m_keeper.run(Purpose::Read, operation::wuaSearch, {m_patience.rows, m_patience.late, m_patience.stopWmi},
                        context, std::move(work));
}

Result<UpdateHistory> WindowsUpdateAgent::history(const JobContext &context)
{
    context.tell({.waiting = Waiting::ReadingPc});
    std::function<Result<UpdateHistory>(WuaRoom &, const ComCall &)> work = [](WuaRoom &room, const ComCall &call) {
        return room.history(call);
    };
    return m_keeper.run(Purpose::Read, operation::wuaHistory, {m_patience.rows, m_patience.late, m_patience.stopWmi},
                        context, std::move(work));
}

Result<Updates> WindowsUpdateAgent::search(const JobContext &context)
{
    context.tell({.waiting = Waiting::SearchingUpdates});
    std::function<Result<Updates>(WuaRoom &, const ComCall &)> work = [](WuaRoom &room, const ComCall &call) {
        return room.search(call);
    };
    return m_keeper.run(Purpose::Read, operation::wuaSearch,
                        {m_patience.updateSearch, m_patience.stopUpdates, m_patience.stopUpdates}, context,
                        std::move(work));
}

Result<UpdateRun> WindowsUpdateAgent::download(const Updates &updates, const JobContext &context)
{
    context.tell({.waiting = Waiting::DownloadingUpdates});
    std::function<Result<UpdateRun>(WuaRoom &, const ComCall &)> work = [updates](WuaRoom &room, const ComCall &call) {
        return room.download(updates, call);
    };
    return m_keeper.run(Purpose::Change, operation::wuaDownload,
                        {m_patience.updateDownload, m_patience.stopUpdates, m_patience.stopUpdates}, context,
                        std::move(work));
}

Result<UpdateRun> WindowsUpdateAgent::install(const Updates &updates, const JobContext &context)
{
    context.tell({.waiting = Waiting::InstallingUpdates});
    std::function<Result<UpdateRun>(WuaRoom &, const ComCall &)> work = [updates](WuaRoom &room, const ComCall &call) {
        return room.install(updates, call);
    };
    return m_keeper.run(Purpose::Change, operation::wuaInstall,
                        {m_patience.updateInstall, m_patience.stopInstall, m_patience.stopInstall}, context,
                        std::move(work));
}

} // namespace esu
