// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/event_log.h"

namespace esu {

/// The log "Application" of this PC, source "ESU Wizard". The installers register it; the messages are in `esuctl.exe`
/// (installer/windows/esu_messages.cmake).
class WindowsEventLog final : public EventLog {
public:
    void write(const LoggedEvent &event) override;
};

} // namespace esu
