// SPDX-License-Identifier: MIT
#include "ui/text/data_text.h"

#include "core/rules/data_pack_rules.h"
#include "ui/text/words.h"

namespace esu {

QString DataText::dated(const DataSource &source)
{
    const QString day = Words::date(source.dataDate);
    switch (source.origin) {
    case DataOrigin::BuiltIn:
        return tr("%1 (built into the program)").arg(day);
    case DataOrigin::Pack:
        return tr("%1 (from the data pack)").arg(day);
    case DataOrigin::Folder:
        return tr("%1 (from a file of an administrator)").arg(day);
    }
    return {};
}

QString DataText::pack(const InstalledDataPack &pack)
{
    switch (pack.state) {
    case FoundDataFile::State::Used:
        return tr("Data pack in use: %1, signed by %2.").arg(Words::date(pack.date), pack.signer);
    case FoundDataFile::State::NotNewer:
        return tr("The installed data pack (%1) is not newer than the data of this program and is not used.")
            .arg(Words::date(pack.date));
    case FoundDataFile::State::Unusable:
        return tr("The installed data pack cannot be used and is left out. Install a newer one. (%1)")
            .arg(pack.problem ? pack.problem->detail : QString());
    }
    return {};
}

QStringList DataText::old(const Resources &resources, const QDateTime &now)
{
    const QDate date = resources.updates.dataDate();
    if (!now.isValid() || !isUpdateTableOld(date, now))
        return {};
    return {tr("The table of updates (%1) is older than a month that is due by now. Newer data can name its updates.")
                .arg(Words::date(date))};
}

QStringList DataText::dates(const Resources &resources, const QDateTime &now)
{
    const DataSource programmes = resources.sourceOf(QStringLiteral("esu-programmes.json"));
    const DataSource updates = resources.sourceOf(QStringLiteral("updates-by-month.json"));
    QStringList lines{tr("Date of the data: %1").arg(dated(programmes))};
    if (updates.dataDate != programmes.dataDate || updates.origin != programmes.origin)
        lines.append(tr("Date of the table of updates: %1").arg(dated(updates)));
    return lines + old(resources, now);
}

QStringList DataText::remarks(const Resources &resources, const QDateTime &now)
{
    QStringList lines = old(resources, now);
    if (resources.pack)
        lines.append(pack(*resources.pack));
    for (const FoundDataFile &file : resources.found)
        lines.append(Words::dataFile(file));
    return lines;
}

} // namespace esu
