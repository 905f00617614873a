// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/update_history.h"
#include "core/model/update_info.h"

namespace esu {

/// The Windows Update Agent of this PC. Blocking, stoppable (RequestAbort), with progress; one thread at a time.
/// Updates are named by the values a search gave; the agent keeps what it found until the next search. A call whose
/// stop was requested before it began ends with `Fault::Cancelled`; a download or an installation that is stopped later
/// tells in its `UpdateRun` what was done, with the rest skipped.
class UpdateAgent {
public:
    virtual ~UpdateAgent() = default;

    /// Is the agent there at all? Searches nothing.
    virtual Result<void> probe(const JobContext &context) = 0;
    /// What was installed, tried or removed by Windows Update, the newest first, as far back as two years of a PC with
    /// daily updates. Asks no server.
    virtual Result<UpdateHistory> history(const JobContext &context) = 0;
    /// Software updates that are offered and not installed.
    virtual Result<Updates> search(const JobContext &context) = 0;
    /// Accepts the licence terms of `updates` and downloads them. One update that fails does not fail the call.
    virtual Result<UpdateRun> download(const Updates &updates, const JobContext &context) = 0;
    /// Installs downloaded updates; others are returned as they came. Never restarts. One that may not be mixed
    /// (`UpdateInfo::Impact::Exclusive`) among others fails the call with WU_E_EXCLUSIVE_INSTALL_CONFLICT, and none is
    /// installed.
    virtual Result<UpdateRun> install(const Updates &updates, const JobContext &context) = 0;
};

} // namespace esu
