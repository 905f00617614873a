// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"

#include <QMap>

#include <optional>

namespace esu {

/// A sign of a restart, as it was last seen.
struct SeenSign {
    int restarts = 0;                             ///< Windows has started anew so often, and it stayed
    std::optional<QDateTime> boot = std::nullopt; ///< when Windows had started then

    bool operator==(const SeenSign &) const = default;
};

/// By sign: "cbs-reboot-pending".
using SeenSigns = QMap<QString, SeenSign>;

/// Windows works the time of its start out anew whenever its clock is set, so it may move by a little without a
/// restart. What is not known is no answer: false. Pure.
bool isSameBoot(const std::optional<QDateTime> &one, const std::optional<QDateTime> &other);

/// What there is to note of the signs of this PC: those that are gone are forgotten. Pure.
SeenSigns seenSigns(const SeenSigns &before, const MachineFacts &facts);

/// A sign that was there across two restarts says nothing about a third one: it is named (`lasting`) and no longer asks
/// for one (resources/FACTS.md#pending-restart). Pure.
PendingRestart withoutLasting(const PendingRestart &restart, const SeenSigns &before, const MachineFacts &facts);

/// The signs, in words for Details: "cbs-reboot-pending (stayed across two restarts); HiberbootEnabled 1". Pure.
QString evidenceOf(const PendingRestart &restart);

/// Windows was restarted, and what waited for it still does: the restart committed nothing. A sign that lasts already
/// says no more about it. Pure.
bool wasRestartInVain(const SeenSigns &seen);

} // namespace esu
