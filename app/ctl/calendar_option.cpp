// SPDX-License-Identifier: MIT
#include "app/ctl/calendar_option.h"

#include "app/plain_file.h"
#include "core/base/operations.h"
#include "core/rules/next_year.h"
#include "ui/text/calendar_file.h"
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace esu {

namespace {

class CalendarText {
    Q_DECLARE_TR_FUNCTIONS(CalendarText)
public:
    static QString day(const YearDate &date)
    {
        return tr("%1: %2", "date, what happens on it").arg(Words::date(date.day), CalendarFile::title(date));
    }
    static QString saved(const QString &file) { return tr("The calendar is saved as %1.").arg(file); }
    static QString noDates() { return tr("No calendar was saved: no day of a next year is known for this PC."); }
};

} // namespace

std::optional<Error> saveCalendar(const CommandCall &call, const PcRun &run, CommandResult &result)
{
    if (!call.arguments.has(Option::Calendar) || !run.inspection)
        return std::nullopt;
    const Resources &resources = call.composition.resources();
    const QString file = call.arguments.value(Option::Calendar);
    const QList<YearDate> dates = comingDates(*run.inspection, resources.programmes);
    if (dates.isEmpty()) {
        result.lines << CalendarText::noDates();
        return std::nullopt;
    }
    // The PC was read for a while since the line was checked.
    if (QFileInfo::exists(file) && !CalendarFile::isOurs(file))
        return fileError(Fault::Refused, operation::arguments,
                         QStringLiteral("calendar %1: is no calendar of this program any more").arg(file));
    const Result<void> saved = saveNamed(
        file, CalendarFile::ics(dates, *run.inspection, result.head.practice, resources), operation::arguments);
    if (!saved)
        return fileError(saved.error(), operation::arguments,
                         QStringLiteral("calendar %1: %2").arg(file, saved.error().detail));
    for (const YearDate &date : dates)
        result.lines << QStringLiteral("  - ") + CalendarText::day(date);
    result.lines << CalendarText::saved(file);
    return std::nullopt;
}

} // namespace esu
