// SPDX-License-Identifier: MIT
#include "ui/text/order_note.h"

#include "core/rules/verdict_license.h"
#include "ui/text/report.h"
#include "ui/text/words.h"

namespace esu {

QString OrderNote::yearsOf(const Inspection &inspection)
{
    QStringList years;
    for (const EsuRow &row : inspection.licenses ? inspection.licenses->esu : QList<EsuRow>()) {
        if (row.year && isYearLicensed(inspection, *row.year))
            years << Words::year(*row.year);
    }
    years.removeDuplicates();
    return years.isEmpty() ? tr("none", "years") : Words::listed(years);
}

QString OrderNote::text(const Order &order, const Inspection &inspection)
{
    const auto line = [](const QString &item, const QString &value) {
        return tr("%1: %2", "a line of the order").arg(item, value);
    };
    QStringList lines;
    if (order.practice)
        lines << Report::practiceMark() << QString();
    lines << tr("Order: Extended Security Updates (ESU)") << QString()
          << line(tr("For"), order.programme.name.in(Words::language()))
          << line(tr("Year"),
                  tr("%1 (%2 to %3)", "year, first day, last day")
                      .arg(Words::year(order.year.year), Words::date(order.year.start), Words::date(order.year.end)))
          << line(tr("Number of PCs"), QString::number(order.pcs))
          << line(tr("Edition"), Words::edition(inspection.facts))
          << line(tr("Years already licensed on this PC"), yearsOf(inspection))
          << line(tr("License"), tr("Multiple Activation Key (MAK), one activation for each PC"));
    if (order.withName)
        lines << line(tr("PC name"), Words::computerName(inspection.facts));
    lines << QString() << tr("Please send the product key (25 characters) together with the year it is for.");
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString OrderNote::suggestedName(const Order &order)
{
    return QStringLiteral("esu-order-%1-year-%2.txt").arg(order.programme.id).arg(order.year.year);
}

} // namespace esu
