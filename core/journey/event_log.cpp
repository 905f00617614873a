// SPDX-License-Identifier: MIT
#include "core/journey/event_log.h"

namespace esu {

void logEvents(Pc &pc, const QList<LoggedEvent> &events)
{
    EventLog *const log = pc.desk().eventLog;
    if (!log || pc.machine().isPractice())
        return;
    for (const LoggedEvent &event : events)
        log->write(event);
}

} // namespace esu
