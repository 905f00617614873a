// SPDX-License-Identifier: MIT
#include "ui/text/calendar_file.h"

#include "ui/text/report.h"
#include "ui/text/words.h"

#include <QFile>
#include <QFileInfo>

namespace esu {

namespace {

constexpr qsizetype longestLine = 75; ///< in octets, without the CRLF

QString escaped(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char(';'), QLatin1String("\\;"));
    text.replace(QLatin1Char(','), QLatin1String("\\,"));
    return text.replace(QLatin1Char('\n'), QLatin1String("\\n"));
}

QString day(QDate date)
{
    return date.toString(QStringLiteral("yyyyMMdd"));
}

/// Nine in the morning: of the day when something is to be done, of the day a week before where it has to be done by
/// then.
QString alarm(YearEvent what)
{
    switch (what) {
    case YearEvent::OrderKey:
        return QStringLiteral("PT9H");
    case YearEvent::CoverEnds:
    case YearEvent::YearBegins:
        break;
    }
    return QStringLiteral("-P6DT15H");
}

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

} // namespace

QByteArray CalendarFile::folded(const QString &line)
{
    QByteArray rest = line.toUtf8();
    QByteArray folded;
    qsizetype room = longestLine;
    while (rest.size() > room) {
        qsizetype end = room;
        while (end > 0 && !startsCharacter(rest.at(end)))
            --end;
        folded += rest.left(end) + "\r\n ";
        rest.remove(0, end);
        room = longestLine - 1; // the blank counts
    }
    return folded + rest + "\r\n";
}

QString CalendarFile::title(const YearDate &date)
{
    switch (date.what) {
    case YearEvent::OrderKey:
        return tr("Order the ESU key of year %1").arg(date.year);
    case YearEvent::CoverEnds:
        return tr("ESU year %1 ends").arg(date.year);
    case YearEvent::YearBegins:
        return tr("ESU year %1 begins: a new key is needed").arg(date.year);
    }
    return {};
}

QString CalendarFile::description(const YearDate &date, const QString &dataDate)
{
    QString text;
    switch (date.what) {
    case YearEvent::OrderKey:
        text = tr("Order it from your reseller: one activation for each PC. ESU Wizard has an order note for it on its "
                  "last page.");
        break;
    case YearEvent::CoverEnds:
        text = date.isLast
                   ? tr("This is the last year that is known. Plan the move to a newer Windows before this day.")
                   : tr("Updates that come after this day need the key of year %1.").arg(date.year + 1);
        break;
    case YearEvent::YearBegins:
        text = tr("Start ESU Wizard on each PC and enter the new key. The key of the year before is not enough for the "
                  "updates of this year.");
        break;
    }
    return Words::paragraph({text, tr("Dates as known on %1.").arg(dataDate)});
}

bool CalendarFile::isOurs(const QString &file)
{
    const QByteArray head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ESU Wizard//";
    QFile calendar(file);
    // What is no plain file may never answer.
    return QFileInfo(file).isFile() && calendar.open(QIODevice::ReadOnly) && calendar.read(head.size()) == head;
}

QByteArray CalendarFile::ics(const QList<YearDate> &dates, const Inspection &inspection, bool practice,
                             const Resources &resources)
{
    const QString programmeId = inspection.programme.programmeId;
    const EsuProgramme *programme = resources.programmes.byId(programmeId);
    const QString product = programme ? programme->name.in(Words::language()) : programmeId;
    const QString dataDate = Words::date(resources.programmes.dataDate());
    QStringList lines{QStringLiteral("BEGIN:VCALENDAR"), QStringLiteral("VERSION:2.0"),
                      QStringLiteral("PRODID:-//ESU Wizard//ESU Wizard %1//%2")
                          .arg(QStringLiteral(ESU_VERSION), Words::language().toUpper()),
                      QStringLiteral("CALSCALE:GREGORIAN")};
    for (const YearDate &date : dates) {
        QString summary = tr("%1 (%2)", "what happens, which Windows").arg(title(date), product);
        if (practice)
            summary = tr("%1: %2", "practice, title of an entry").arg(Report::practiceMark(), summary);
        lines << QStringLiteral("BEGIN:VEVENT")
              << QStringLiteral("UID:%1%2-year-%3-%4@esu-wizard")
                     .arg(practice ? QStringLiteral("practice-") : QString(), programmeId, QString::number(date.year),
                          nameOf(date.what))
              << QStringLiteral("DTSTAMP:") + inspection.at.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))
              << QStringLiteral("DTSTART;VALUE=DATE:") + day(date.day)
              << QStringLiteral("DTEND;VALUE=DATE:") + day(date.day.addDays(1))
              << QStringLiteral("SUMMARY:") + escaped(summary)
              << QStringLiteral("DESCRIPTION:") + escaped(description(date, dataDate))
              << QStringLiteral("TRANSP:TRANSPARENT") << QStringLiteral("BEGIN:VALARM")
              << QStringLiteral("ACTION:DISPLAY") << QStringLiteral("DESCRIPTION:") + escaped(summary)
              << QStringLiteral("TRIGGER:") + alarm(date.what) << QStringLiteral("END:VALARM")
              << QStringLiteral("END:VEVENT");
    }
    lines << QStringLiteral("END:VCALENDAR");
    QByteArray file;
    for (const QString &line : std::as_const(lines))
        file += folded(line);
    return file;
}

QString CalendarFile::suggestedName(const Inspection &inspection)
{
    return QStringLiteral("esu-%1.ics").arg(inspection.programme.programmeId);
}

} // namespace esu
