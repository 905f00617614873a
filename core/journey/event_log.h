// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"

namespace esu {

/// Writes them to the event log of the desk, of a practice PC never.
void logEvents(Pc &pc, const QList<LoggedEvent> &events);

} // namespace esu
