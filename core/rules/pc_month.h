// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/model/update_history.h"
#include "core/rules/release_calendar.h"

namespace esu {

/// Which month a PC is at, as an interval: where the revisions of some months are not known exactly, more than one may
/// be right.
struct PcMonth {
    std::optional<int> revision = std::nullopt;  ///< what the months follow from; the older of the two witnesses
    std::optional<QDate> atLeast = std::nullopt; ///< nullopt = nothing is proven
    std::optional<QDate> atMost = std::nullopt;  ///< nullopt = no bound
    bool isOtherBuild = false;
    bool isAboveTable = false;  ///< newer than every revision that the table knows
    bool isDated = false;       ///< and its month is known by its package's date or by the update history
    bool sourcesDiffer = false; ///< UBR and the newest RollupFix are of different months
    QList<QDate> gaps = {};     ///< months without a security-only update between others
    QString evidence = {};
};

/// By UBR and the highest installed RollupFix (where it is newer than the table by its own date and by Windows Update's
/// history, of which the older month counts; nullptr = not read); after that, by the updates that hold one month's
/// fixes each. Pure.
PcMonth monthOf(const MachineFacts &facts, const UpdateTable &table, const QList<Release> &releases,
                const QDateTime &now, const UpdateHistory *history);

} // namespace esu
