// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/outcome.h"

#include <QStringList>

namespace esu {

/// What happened, why, and what to do; the code last.
QStringList describeError(const Error &error, const ErrorCatalogue &catalogue);

/// Whom to ask about it, where an organisation says so and only a person can help; else nothing.
QStringList contactFor(const Error &error, const ErrorCatalogue &catalogue, const Policies &policies);

/// What a run came to in plain sentences, line by line, for people without `--json`. Each gives nothing for what the
/// run did not reach.
namespace told {

/// The PC and what was checked on it.
QStringList inspection(const PcRun &run, const Resources &resources, const QString &language);
/// Which data it was judged by.
QStringList data(const PcRun &run, const Resources &resources);
/// Every ESU row that the PC has.
QStringList rows(const PcRun &run);
QStringList repair(const PcRun &run, const ErrorCatalogue &catalogue);
QStringList activation(const PcRun &run);
/// Before a key or an activation is used on a PC whose programme is over; else nothing.
QStringList beforeSpendingAfterTheEnd(const PcRun &run);
/// Before an attempt that may cost one more activation.
QStringList beforeSpendingAgain();
QStringList updates(const PcRun &run, const ErrorCatalogue &catalogue);
QStringList verdict(const PcRun &run, const ErrorCatalogue &catalogue);
/// The row whose key was removed.
QStringList removed(const PcRun &run);
/// What a rehearsal would do.
QStringList plan(const PcRun &run, const Resources &resources);
/// The policies that are set on the PC.
QStringList policies(const PcRun &run);
/// What is to be known of the end: nothing was to do, a restart, stopped.
QStringList outcome(const PcRun &run, const Resources &resources);
/// Why it failed.
QStringList failure(const PcRun &run, const Resources &resources);

} // namespace told

} // namespace esu
