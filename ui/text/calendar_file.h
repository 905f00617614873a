// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/rules/next_year.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace esu {

/// The days of a programme as a calendar file (RFC 5545), in the language of the installed catalogue. It names no PC
/// and no key, and an entry has the same UID on every PC: what several PCs save is one entry of the calendar.
class CalendarFile {
    Q_DECLARE_TR_FUNCTIONS(CalendarFile)
public:
    /// `dates` of `comingDates`; the file says which reading of the PC it was made from.
    static QByteArray ics(const QList<YearDate> &dates, const Inspection &inspection, bool practice,
                          const Resources &resources);
    /// "esu-windows-10-22h2.ics"
    static QString suggestedName(const Inspection &inspection);
    /// A program of this name wrote it: only such a file gives way to a new one.
    static bool isOurs(const QString &file);
    /// What an entry is called, also on a screen: "Order the ESU key of year 3".
    static QString title(const YearDate &date);
    /// A line of the file, folded behind 75 octets and ended by CRLF; no character is torn apart. Pure.
    static QByteArray folded(const QString &line);

private:
    static QString description(const YearDate &date, const QString &dataDate);
};

} // namespace esu
