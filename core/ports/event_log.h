// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/pc_event.h"

namespace esu {

/// The event log of the PC that this program sits on. Short; any thread.
class EventLog {
public:
    virtual ~EventLog() = default;
    /// Writes nothing where no installer registered the source. One that cannot be written is left out: nothing rests
    /// on it.
    virtual void write(const LoggedEvent &event) = 0;
};

} // namespace esu
