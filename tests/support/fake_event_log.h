// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/event_log.h"

#include <QList>

namespace esu::test {

/// Keeps what it is told.
class FakeEventLog final : public EventLog {
public:
    void write(const LoggedEvent &event) override { written.append(event); }

    QList<LoggedEvent> written = {};
};

} // namespace esu::test
