// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"
#include "core/rules/inspection.h"

namespace esu {

/// Reads facts and rows and applies the rules; changes nothing.
Result<Inspection> inspect(Pc &pc, const JobContext &context);

/// Adds what is around Windows (room, power, addresses that answer) and applies the rules again; changes nothing. Fails
/// only when stopped: what cannot be read stays unknown.
Result<Inspection> lookAround(Pc &pc, Inspection inspection, const JobContext &context);

/// The facts and check items of an inspection once more, after something was installed; licences, programme and
/// surroundings stay as they were read. Changes nothing on the PC.
Result<void> readAgain(Pc &pc, Inspection &inspection, const JobContext &context);

/// What the addresses that a programme needs answer from this PC; changes nothing.
Fact<QList<EndpointReading>> readEndpoints(Pc &pc, const QString &programmeId, const JobContext &context);

/// What is known of updates on the day of this PC: a practice PC lives on its own day, and what was published later
/// does not exist there.
UpdateTables updateTablesFor(Pc &pc);

} // namespace esu
