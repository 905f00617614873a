// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/freshness.h"
#include "core/model/machine_facts.h"
#include "core/model/update_history.h"
#include "core/model/update_table.h"

namespace esu {

/// The month whose update brought a Windows of this build to this revision, by the title of an entry that was
/// installed: Microsoft writes the month as digits in every language. Pure.
std::optional<QDate> monthInHistory(const UpdateHistory &history, int build, int revision);

/// What Windows Update itself tried for a missing month: an update that failed, or was installed and is not in, and a
/// time in which this PC did nothing at all. `table`: the updates of this Windows; nullptr = not known. Pure.
Freshness withHistory(Freshness freshness, const UpdateHistory &history, const UpdateTable *table,
                      const MachineFacts &facts, const QDateTime &now);

} // namespace esu
