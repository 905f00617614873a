// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <memory>

namespace esu {

/// Keeps the PC from going to sleep until it is destroyed.
class KeepAwake {
public:
    virtual ~KeepAwake() = default;
};

/// Sleep and restart of this PC.
class Power {
public:
    virtual ~Power() = default;

    /// Never null; on a PC that cannot be kept awake it does nothing.
    virtual std::unique_ptr<KeepAwake> keepAwake() = 0;
    /// Restarts the PC; the person has asked for it. On a practice PC the simulated restart.
    virtual Result<void> restart() = 0;
};

} // namespace esu
