// SPDX-License-Identifier: MIT
// The reader of `resources/updates-by-month.json`.
#include "core/model/data_file.h"
#include "core/model/resources.h"

#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

using namespace datafile;
using Kind = MonthlyUpdate::Kind;

MonthlyUpdate monthlyUpdate(const JsonNode &node)
{
    MonthlyUpdate update{.date = date(node, "date"),
                         .kind = node.member(QLatin1String("kind")).asEnum<Kind>(),
                         .esu = node.boolean("esu"),
                         .exact = node.boolean("exact"),
                         .required = node.boolean("required", true),
                         .confidence = confidence(node)};
    node.text("source"); // for the person who checks the data
    static const QRegularExpression number(QStringLiteral("\\AKB\\d{6,7}\\z"));
    if (const auto kb = node.find(QLatin1String("kb"))) {
        update.kb = kb->asString();
        if (!number.match(update.kb).hasMatch())
            kb->problem(QStringLiteral("must be a KB number like KB5068781"));
    }
    if (const JsonNode revision = node.member(QLatin1String("revision")); !revision.isNull())
        update.revision = revision.asInteger(1);
    if (const auto due = node.find(QLatin1String("dueFrom")))
        update.dueFrom = due->asDate();
    if (update.exact && !update.revision)
        node.problem(QStringLiteral("is exact without a \"revision\""));
    if (update.kind == Kind::SecurityOnly && update.kb.isEmpty())
        node.problem(QStringLiteral("a security-only update is known by its \"kb\" only"));
    const bool isBetweenMonths = update.kind == Kind::Preview || update.kind == Kind::OutOfBand;
    if (isBetweenMonths && !update.revision)
        node.problem(QStringLiteral("says nothing without a \"revision\""));
    return update;
}

/// By date; one monthly rollup for each month, and its revision grows.
void checkOrder(const JsonNode &node, const MonthlyUpdate &update, const MonthlyUpdate *before,
                const MonthlyUpdate *rollupBefore)
{
    if (before && update.date.isValid() && update.date < before->date)
        node.problem(QStringLiteral("updates must stand in order of their dates"));
    if (update.kind != Kind::MonthlyRollup || !rollupBefore)
        return;
    const auto month = [](QDate day) { return std::pair(day.year(), day.month()); };
    if (update.date.isValid() && month(update.date) == month(rollupBefore->date))
        node.problem(QStringLiteral("this month has a monthly rollup already"));
    if (update.revision && rollupBefore->revision && *update.revision <= *rollupBefore->revision)
        node.problem(QStringLiteral("its revision is not above that of the month before"));
}

UpdateTable updateTable(const JsonNode &node)
{
    UpdateTable table{.programmes = node.strings("programmes"),
                      .build = node.member(QLatin1String("build")).asInteger(1),
                      .packageBuilds = node.member(QLatin1String("packageBuilds")).asIntegers()};
    if (table.programmes.isEmpty())
        node.problem(QStringLiteral("belongs to no programme"));
    qsizetype rollup = -1;
    for (const JsonNode &item : items(node, "updates")) {
        const MonthlyUpdate update = monthlyUpdate(item);
        checkOrder(item, update, table.updates.isEmpty() ? nullptr : &table.updates.constLast(),
                   rollup < 0 ? nullptr : &table.updates.at(rollup));
        table.updates.append(update);
        if (update.kind == Kind::MonthlyRollup)
            rollup = table.updates.size() - 1;
    }
    return table;
}

/// A file knows every month up to its date, and one that is in no table would count as a month without an update. That
/// of each single table is not asked: their programmes end at different times.
bool isAheadOf(const QList<UpdateTable> &tables, QDate dataDate)
{
    QDate newest;
    for (const UpdateTable &table : tables) {
        for (const MonthlyUpdate &update : table.updates)
            newest = std::max(newest, update.date);
    }
    const QDate month = secondTuesday(dataDate);
    const QDate due = month < dataDate ? month : secondTuesday(month.addMonths(-1));
    return newest.isValid() && dataDate.isValid() && newest < due;
}

} // namespace

Result<UpdateTables> parseUpdateTables(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    const QDate dataDate = date(root, "dataDate");
    QList<UpdateTable> tables;
    QSet<QString> known;
    for (const JsonNode &node : items(root, "tables")) {
        tables.append(updateTable(node));
        for (const QString &programme : tables.constLast().programmes)
            mustBeNew(known, programme, node.member(QLatin1String("programmes")));
    }
    if (isAheadOf(tables, dataDate))
        root.member(QLatin1String("dataDate"))
            .problem(QStringLiteral("lies behind a second Tuesday of which no table has an update"));
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return UpdateTables(tables, dataDate);
}

} // namespace esu
