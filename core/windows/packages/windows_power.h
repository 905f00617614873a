// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/power.h"

namespace esu {

/// Power requests and the restart of this PC. Any thread.
class WindowsPower final : public Power {
public:
    std::unique_ptr<KeepAwake> keepAwake() override;
    /// Asks programs to close, and loses nothing of theirs by force. `AccessDenied` without the right to restart.
    Result<void> restart() override;
};

} // namespace esu
