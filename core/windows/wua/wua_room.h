// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/update_history.h"
#include "core/model/update_info.h"
#include "core/windows/com/com_ptr.h"
#include "core/windows/com/com_thread.h"
#include "core/windows/wua/wua_interfaces.h"

#include <functional>

namespace esu {

/// Makes the update agent's objects; the product's are the registered classes of Windows.
struct WuaFactory {
    std::function<HRESULT(ComPtr<IUpdateSession> &)> session;
    std::function<HRESULT(ComPtr<IUpdateCollection> &)> collection;

    static WuaFactory ofWindows();
};

/// The conversation with the update agent. Lives on one COM thread; keeps what the last search found.
class WuaRoom : public ComRoom {
public:
    explicit WuaRoom(WuaFactory factory) : m_factory(std::move(factory)) {}

    Result<void> probe(const ComCall &call);
    Result<UpdateHistory> history(const ComCall &call);
    Result<Updates> search(const ComCall &call);
    Result<UpdateRun> download(const Updates &updates, const ComCall &call);
    Result<UpdateRun> install(const Updates &updates, const ComCall &call);

private:
    struct Found {
        UpdateInfo info;
        ComPtr<IUpdate> update;
    };
    /// The agent's own collection of the updates in a state, with the licence terms accepted.
    struct Batch {
        ComPtr<IUpdateCollection> collection;
        QList<qsizetype> places; ///< index in the collection → index in the run
    };

    Result<ComPtr<IUpdateSession>> session(const ComCall &call);
    Result<ComPtr<IUpdateSearcher>> searcher(const ComCall &call);
    Result<Batch> collect(UpdateRun &run, UpdateInfo::State from, const ComCall &call);
    Result<Updates> take(ISearchResult &result, const ComCall &call);

    WuaFactory m_factory;
    ComPtr<IUpdateSession> m_session;
    std::vector<Found> m_found;
};

} // namespace esu
