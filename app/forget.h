// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"

#include <optional>

namespace esu {

/// All: the journal too where it is still needed. A rehearsal says what would come of it and changes nothing.
enum class ForgetMode { Rehearse, RehearseAll, Remove, RemoveAll };

/// What came of it: why the journal stays (nullopt = it does not), or why nothing, or not all, could be removed.
struct ForgetEnd {
    bool practice = false;
    Result<std::optional<StillOpen>> kept = std::nullopt;
};

/// Removes what this program noted on the PC of `request`, for both programs: journal, what starts after a restart,
/// remembered settings, copies and packages, the stored key of this account. No other session of this process may hold
/// that PC. Blocking; on the job's thread.
ForgetEnd forgetPc(Composition &composition, const Composition::Request &request, ForgetMode mode,
                   const JobContext &context);

} // namespace esu
