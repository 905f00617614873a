// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/update_agent.h"
#include "core/windows/com/com_keeper.h"
#include "core/windows/patience.h"
#include "core/windows/wua/wua_room.h"

namespace esu {

/// The Windows Update Agent of this PC, on a COM thread of its own: a search may last hours, and licensing must not
/// wait for it. One caller at a time. If a search hangs, the next call gets a fresh thread; once a download or
/// installation hangs, nothing more is downloaded or installed.
class WindowsUpdateAgent final : public UpdateAgent {
public:
    explicit WindowsUpdateAgent(Patience patience = {}, WuaFactory factory = WuaFactory::ofWindows());

    Result<void> probe(const JobContext &context) override;
    Result<Updates> search(const JobContext &context) override;
    Result<UpdateRun> download(const Updates &updates, const JobContext &context) override;
    Result<UpdateHistory> history(const JobContext &context) override;
    Result<UpdateRun> install(const Updates &updates, const JobContext &context) override;

    /// A thread is stuck inside Windows: leave the process by `_exit`. Any thread.
    bool hasAbandonedWork() const { return m_keeper.hasStuckWork(); }

private:
    const Patience m_patience;
    ComKeeper m_keeper;
};

} // namespace esu
