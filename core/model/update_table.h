// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// One cumulative update of one Windows, or one that holds only a month's security fixes.
struct MonthlyUpdate {
    enum class Kind { MonthlyRollup, SecurityOnly, Preview, OutOfBand };
    QString kb = {}; ///< "KB5068781"; empty = its number is not known
    QDate date = {};
    Kind kind = Kind::MonthlyRollup;
    bool esu = false;                           ///< only ESU gives it
    std::optional<int> revision = std::nullopt; ///< UBR of a PC that has it
    bool exact = false;                         ///< false: the UBR is this revision or a higher one
    bool required = true; ///< false: pulled, at fault, or a month without one: nobody has to have it
    std::optional<QDate> dueFrom = std::nullopt; ///< counts from this day instead of its own
    QString confidence = {};

    bool operator==(const MonthlyUpdate &) const = default;
};

template <> struct EnumNames<MonthlyUpdate::Kind> {
    static constexpr EnumTable<MonthlyUpdate::Kind, 4> table{{{MonthlyUpdate::Kind::MonthlyRollup, u"monthly-rollup"},
                                                              {MonthlyUpdate::Kind::SecurityOnly, u"security-only"},
                                                              {MonthlyUpdate::Kind::Preview, u"preview"},
                                                              {MonthlyUpdate::Kind::OutOfBand, u"out-of-band"}}};
};
static_assert(namesEvery<MonthlyUpdate::Kind>());

/// The day on which Microsoft releases the updates of the month of `day`. Pure.
QDate secondTuesday(QDate day);

/// The updates of one build, by date. From `resources/updates-by-month.json`.
struct UpdateTable {
    QStringList programmes = {};
    int build = 0;                 ///< of the PC
    QList<int> packageBuilds = {}; ///< as they stand in the names of its RollupFix packages
    QList<MonthlyUpdate> updates = {};

    bool operator==(const UpdateTable &) const = default;
};

/// Which update came in which month, as far as it was known on `dataDate`. Immutable; share by const reference.
class UpdateTables {
public:
    UpdateTables() = default;
    UpdateTables(QList<UpdateTable> tables, QDate dataDate)
        : m_tables(std::move(tables)), m_dataDate(dataDate), m_earliestDay(dataDate)
    {
    }

    /// nullptr when nothing is known of this programme's updates.
    const UpdateTable *forProgramme(const QString &programmeId) const;
    QDate dataDate() const { return m_dataDate; }
    /// No clock that is right stands before it: the day of the data, or that of the program itself.
    QDate earliestDay() const { return m_earliestDay; }
    /// The same, read by a program that was made on that day.
    UpdateTables readOn(QDate programDay) const;
    /// Needles for `Inventory::read`: updates that are known by their own package only.
    QStringList packageNeedles() const;
    /// What of it was known at that moment: a practice PC lives on its own day.
    UpdateTables asOf(const QDateTime &moment) const;

private:
    QList<UpdateTable> m_tables = {};
    QDate m_dataDate = {};
    QDate m_earliestDay = {};
};

/// When Microsoft releases what it releases on that day, as far as a rule needs it. Pure.
QDateTime releaseOf(QDate day);

} // namespace esu
