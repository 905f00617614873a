// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/pc_event.h"
#include "core/run/outcome.h"

namespace esu {

/// What the event log is told of a whole run: its end, and that the cover runs out. Nothing of a rehearsal, of a run
/// that was to change and to judge nothing, or of one that a person stopped. `by`: who drove it. Pure.
QList<LoggedEvent> eventsOf(const PcRun &run, const QString &by, const Resources &resources);

/// The same for a driver that goes step by step: of the verdict, and of a step that failed or needs a restart. Pure.
QList<LoggedEvent> eventsOfStep(const PcRun &run, Step ended, const QString &by, const Resources &resources);

} // namespace esu
