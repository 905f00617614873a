// SPDX-License-Identifier: MIT
#include "core/rules/data_pack_rules.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/freshness.h"
#include "core/rules/release_calendar.h"

namespace esu {

std::optional<Error> refuseDataPack(const DataPack &offered, const QList<DataSource> &inPlace)
{
    const auto refuse = [](const QString &why) {
        return conditionError(Fault::Refused, operation::dataPack, condition::dataPackNotNewer, why);
    };
    bool isNewer = false;
    for (const DataSource &there : inPlace) {
        const PackedDataFile *file = offered.file(there.fileName);
        const QString day = there.dataDate.toString(Qt::ISODate);
        if (!file && there.origin == DataOrigin::Pack)
            return refuse(QStringLiteral("%1 is missing; the installed pack has it of %2").arg(there.fileName, day));
        if (file && file->dataDate < there.dataDate)
            return refuse(
                QStringLiteral("%1 is of %2; there is %3").arg(file->name, file->dataDate.toString(Qt::ISODate), day));
        isNewer = isNewer || (file && file->dataDate > there.dataDate);
    }
    return isNewer ? std::nullopt
                   : std::optional(refuse(QStringLiteral("every file of it is there of the same date already")));
}

bool isUpdateTableOld(QDate dataDate, const QDateTime &now)
{
    QDate due = secondTuesday(now.toUTC().date());
    while (releaseOf(due).addDays(usualGraceDays) > now)
        due = secondTuesday(due.addMonths(-1));
    return dataDate < due;
}

} // namespace esu
