// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/update_table.h"

#include <QDate>
#include <QList>

#include <optional>

namespace esu {

/// One month's cumulative update: as the table knows it, or as the calendar says that it comes.
struct Release {
    QDate date = {};
    QDate dueFrom = {};
    bool required = true;
    bool esu = false;
    std::optional<int> revision = std::nullopt;
    bool exact = false;
};

/// How many months lie between them: 2026-06 to 2026-11 is 5. Pure.
int monthsBetween(QDate from, QDate to);

/// The monthly releases by date, up to and with `until`: those of the table, and after its data by the calendar, where
/// all that come after `lastFree` need ESU. Pure.
QList<Release> releasesOf(const UpdateTable &table, QDate dataDate, QDate lastFree, QDate until);

} // namespace esu
