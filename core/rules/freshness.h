// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/model/freshness.h"
#include "core/model/update_history.h"
#include "core/model/update_info.h"
#include "core/model/update_table.h"
#include "core/rules/inspection.h"

namespace esu {

/// How long after its release a month is due, where nothing of the PC says otherwise.
inline constexpr int usualGraceDays = 14;

/// What the freshness of a PC's updates follows from, besides its facts.
struct FreshnessQuestion {
    const Inspection &inspection;
    const EsuProgramme *programme = nullptr;
    const UpdateTables &updates;
    const UpdateHistory *history = nullptr;         ///< nullptr = not read
    QDateTime now = {};                             ///< the PC's own clock, UTC
    std::optional<int> licensedYear = std::nullopt; ///< the highest one; only asked for when the programme has ended
};

/// Which month the PC is at and whether that is enough on its day (resources/FACTS.md#freshness). Pure.
Freshness freshnessOf(const FreshnessQuestion &question);

/// When the first update of this year of a programme is due on this PC; nullopt when it has none. Pure.
std::optional<QDateTime> firstDueOf(const FreshnessQuestion &question, const EsuYear &year);

/// An update of this very run that did not go in is the cause. Pure.
Freshness withFailedUpdates(Freshness freshness, const Updates &updates);

/// The addresses of Windows Update do not answer: that is a cause, where there was no better one. Pure.
Freshness withEndpoints(Freshness freshness, const QList<EndpointReading> &readings);

} // namespace esu
