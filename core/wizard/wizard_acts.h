// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/run/session.h"
#include "core/wizard/wizard_event.h"

#include <functional>
#include <memory>

namespace esu {

/// What this PC answers, redacted, as the text of a recording (`esuctl record`). Changes nothing.
using Recorder = std::function<Result<QByteArray>(Session &, const JobContext &)>;

/// What an act needs besides the session and its job.
struct JobTools {
    const Resources &resources;
    std::shared_ptr<const ProductKey> key =
        nullptr; ///< that of the job's ticket; nullptr = it is gone, or none is meant
    Recorder recorder = {};
};

/// Carries a job out and gives its end. Blocking, stoppable; on the job's thread. Not for `job::ReadStoredKey`, whose
/// secret belongs into the model's `KeySlot`.
JobEnd carryOut(const effect::StartJob &start, Session &session, const JobTools &tools, const JobContext &context);

} // namespace esu
