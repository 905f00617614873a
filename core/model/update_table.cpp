// SPDX-License-Identifier: MIT
#include "core/model/update_table.h"

#include <algorithm>

namespace esu {

QDate secondTuesday(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    constexpr int week = 7;
    return first.addDays((Qt::Tuesday - first.dayOfWeek() + week) % week + week);
}

const UpdateTable *UpdateTables::forProgramme(const QString &programmeId) const
{
    const auto found = std::ranges::find_if(
        m_tables, [&](const UpdateTable &table) { return table.programmes.contains(programmeId); });
    return found == m_tables.cend() ? nullptr : &*found;
}

QStringList UpdateTables::packageNeedles() const
{
    QStringList needles;
    for (const UpdateTable &table : m_tables) {
        for (const MonthlyUpdate &update : table.updates) {
            if (update.kind == MonthlyUpdate::Kind::SecurityOnly && update.esu && !update.kb.isEmpty())
                needles.append(update.kb);
        }
    }
    return needles;
}

UpdateTables UpdateTables::readOn(QDate programDay) const
{
    UpdateTables read = *this;
    if (programDay.isValid())
        read.m_earliestDay = std::max(m_earliestDay, programDay);
    return read;
}

UpdateTables UpdateTables::asOf(const QDateTime &moment) const
{
    UpdateTables known = *this;
    known.m_dataDate = std::min(m_dataDate, moment.toUTC().date());
    known.m_earliestDay = std::min(m_earliestDay, moment.toUTC().date());
    for (UpdateTable &table : known.m_tables)
        table.updates.removeIf([&](const MonthlyUpdate &update) { return releaseOf(update.date) > moment; });
    return known;
}

QDateTime releaseOf(QDate day)
{
    constexpr int hour = 18; // 10 in the morning in Redmond, in winter
    return {day, QTime(hour, 0), Qt::UTC};
}

} // namespace esu
