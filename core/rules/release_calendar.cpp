// SPDX-License-Identifier: MIT
#include "core/rules/release_calendar.h"

#include <algorithm>

namespace esu {

int monthsBetween(QDate from, QDate to)
{
    constexpr int monthsOfYear = 12;
    return (to.year() - from.year()) * monthsOfYear + to.month() - from.month();
}

QList<Release> releasesOf(const UpdateTable &table, QDate dataDate, QDate lastFree, QDate until)
{
    QList<Release> releases;
    for (const MonthlyUpdate &update : table.updates) {
        if (update.kind != MonthlyUpdate::Kind::MonthlyRollup || update.date > until)
            continue;
        // What rests on a rating of L or K proves nothing.
        const bool isTrusted = update.confidence == QLatin1String("H") || update.confidence == QLatin1String("M");
        releases.append({.date = update.date,
                         .dueFrom = update.dueFrom.value_or(update.date),
                         .required = update.required,
                         .esu = update.esu,
                         .revision = isTrusted ? update.revision : std::nullopt,
                         .exact = isTrusted && update.exact});
    }
    for (QDate day = secondTuesday(dataDate); day <= until; day = secondTuesday(day.addMonths(1))) {
        const bool isKnown = !releases.isEmpty() && monthsBetween(releases.constLast().date, day) <= 0;
        // A month that the data had passed without a row had no update.
        if (day < dataDate || isKnown)
            continue;
        releases.append({.date = day, .dueFrom = day, .esu = day > lastFree});
    }
    return releases;
}

} // namespace esu
