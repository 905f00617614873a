// SPDX-License-Identifier: MIT
#include "core/rules/pc_month.h"

#include "core/model/rollup.h"
#include "core/rules/update_history.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

namespace {

struct Interval {
    std::optional<QDate> atLeast = std::nullopt;
    std::optional<QDate> atMost = std::nullopt;
    bool isAbove = false;

    bool operator==(const Interval &) const = default;
};

/// An update between two months counts to the monthly one below it, by revision; where that is not known, by date.
std::optional<QDate> monthBelow(const MonthlyUpdate &update, const QList<Release> &releases)
{
    std::optional<QDate> below;
    for (const Release &release : releases) {
        if (release.revision ? *release.revision <= *update.revision : release.date < update.date)
            below = release.date;
        else
            break;
    }
    return below;
}

void atLeast(Interval &interval, QDate month)
{
    interval.atLeast = interval.atLeast ? std::max(*interval.atLeast, month) : month;
}

void atMost(Interval &interval, QDate month)
{
    interval.atMost = interval.atMost ? std::min(*interval.atMost, month) : month;
}

/// A revision that is known exactly proves its month from it on; any revision says that who is below it lacks its
/// month.
Interval intervalOf(int revision, const UpdateTable &table, const QList<Release> &releases)
{
    Interval interval;
    interval.isAbove = !releases.isEmpty();
    QDate before = releases.isEmpty() ? QDate() : secondTuesday(releases.constFirst().date.addMonths(-1));
    for (const Release &release : releases) {
        if (release.revision && release.exact && *release.revision <= revision)
            atLeast(interval, release.date);
        if (release.revision && *release.revision >= revision) {
            atMost(interval, *release.revision > revision ? before : release.date);
            interval.isAbove = false;
        }
        before = release.date;
    }
    for (const MonthlyUpdate &update : table.updates) {
        const bool isBetween =
            update.kind == MonthlyUpdate::Kind::Preview || update.kind == MonthlyUpdate::Kind::OutOfBand;
        const bool isWithin = !releases.isEmpty() && update.date <= releases.constLast().date.addMonths(1);
        const auto month = isBetween && isWithin && update.revision ? monthBelow(update, releases) : std::nullopt;
        if (!month)
            continue;
        if (update.exact && *update.revision <= revision)
            atLeast(interval, *month);
        if (*update.revision >= revision) {
            atMost(interval, *month);
            interval.isAbove = false;
        }
    }
    if (interval.atMost && interval.atLeast && *interval.atLeast > *interval.atMost)
        interval.atLeast = interval.atMost;
    return interval;
}

struct Rollup {
    int revision = 0;
    QString version = {};
};

/// The newest installed one of this Windows.
std::optional<Rollup> newestRollup(const QList<PackageFact> &packages, const UpdateTable &table)
{
    std::optional<Rollup> newest;
    for (const PackageFact &package : packages) {
        const QVersionNumber version = package.isInstalled() ? rollupVersion(package.name) : QVersionNumber();
        if (!table.packageBuilds.contains(version.majorVersion()) || version.segmentCount() < 2)
            continue;
        if (!newest || version.minorVersion() > newest->revision)
            newest = Rollup{.revision = version.minorVersion(), .version = version.toString()};
    }
    return newest;
}

/// The month of an update that is newer than the table, by the date that its package carries: it is made in the days
/// before its release.
std::optional<QDate> monthByPackageDate(const QDateTime &created, const QDateTime &now)
{
    constexpr int daysBefore = 10;
    if (created > now.addDays(2))
        return std::nullopt;
    const QDate latest = std::min(created.toUTC().date().addDays(daysBefore), now.toUTC().date());
    const QDate month = secondTuesday(latest);
    return month <= latest ? month : secondTuesday(latest.addMonths(-1));
}

bool holdsSecurityOnly(const QList<PackageFact> &packages, const UpdateTable &table, QDate month)
{
    return std::ranges::any_of(table.updates, [&](const MonthlyUpdate &update) {
        const bool isOfMonth =
            update.kind == MonthlyUpdate::Kind::SecurityOnly && monthsBetween(update.date, month) == 0;
        return isOfMonth && std::ranges::any_of(packages, [&](const PackageFact &package) {
                   return package.isInstalled() && package.name.contains(update.kb, Qt::CaseInsensitive);
               });
    });
}

/// A PC may have every month's fixes without their rollup: then each single month has to be there.
void goOnBySecurityOnly(PcMonth &month, const QList<PackageFact> &packages, const UpdateTable &table,
                        const QList<Release> &releases)
{
    // From an upper bound nothing can be counted on.
    const std::optional<QDate> from = month.atLeast;
    if (!from)
        return;
    QList<QDate> gaps;
    std::optional<QDate> reached;
    bool afterGap = false;
    for (const Release &release : releases) {
        if (release.date <= *from)
            continue;
        if (!holdsSecurityOnly(packages, table, release.date)) {
            gaps.append(release.date);
        } else if (gaps.isEmpty()) {
            reached = release.date;
        } else {
            afterGap = true;
        }
    }
    if (reached) {
        month.atLeast = reached;
        month.atMost = reached;
        month.evidence +=
            QStringLiteral("; security-only updates up to ") + reached->toString(QStringLiteral("yyyy-MM"));
    }
    if (afterGap) {
        month.gaps = gaps;
        month.atMost.reset();
    }
}

/// The two witnesses of an update that is newer than the table: where they differ, the older month counts.
void dateAboveTable(PcMonth &month, const MachineFacts &facts, const QDateTime &now, const UpdateHistory *history)
{
    const auto byPackage = facts.rollupCreated ? monthByPackageDate(*facts.rollupCreated, now) : std::nullopt;
    auto byTitle = history != nullptr ? monthInHistory(*history, facts.os->build, *month.revision) : std::nullopt;
    if (byTitle && releaseOf(*byTitle) > now.addDays(2))
        byTitle.reset(); // a title of a month that has not been yet is no witness
    if (byPackage)
        month.evidence += QStringLiteral("; package made on ") + facts.rollupCreated->date().toString(Qt::ISODate);
    if (byTitle)
        month.evidence += QStringLiteral("; update history names ") + byTitle->toString(QStringLiteral("yyyy-MM"));
    const auto dated = byPackage && byTitle ? std::min(*byPackage, *byTitle) : byPackage ? byPackage : byTitle;
    if (!dated)
        return;
    month.isDated = true;
    month.atLeast = month.atLeast ? std::max(*month.atLeast, *dated) : *dated;
    month.atMost = month.atLeast;
}

} // namespace

PcMonth monthOf(const MachineFacts &facts, const UpdateTable &table, const QList<Release> &releases,
                const QDateTime &now, const UpdateHistory *history)
{
    PcMonth month;
    if (facts.os && facts.os->build != table.build) {
        month.isOtherBuild = true;
        month.evidence = QStringLiteral("build %1, not %2").arg(facts.os->build).arg(table.build);
        return month;
    }
    const auto rollup = facts.packages ? newestRollup(*facts.packages, table) : std::nullopt;
    const auto numbered = [&](int revision) { return QStringLiteral("%1.%2").arg(table.build).arg(revision); };
    if (facts.ubr) {
        month.revision = *facts.ubr;
        month.evidence = numbered(*facts.ubr);
    }
    if (rollup) {
        if (facts.ubr)
            month.sourcesDiffer =
                intervalOf(*facts.ubr, table, releases) != intervalOf(rollup->revision, table, releases);
        if (!facts.ubr || month.sourcesDiffer)
            month.evidence +=
                (facts.ubr ? QStringLiteral("; RollupFix ") : QStringLiteral("RollupFix ")) + rollup->version;
        month.revision = facts.ubr ? std::min(*facts.ubr, rollup->revision) : rollup->revision;
    }
    if (!facts.os || !month.revision) {
        month.revision.reset();
        month.evidence = QStringLiteral("revision not read");
        return month;
    }
    const Interval interval = intervalOf(*month.revision, table, releases);
    month.atLeast = interval.atLeast;
    month.atMost = interval.atMost;
    month.isAboveTable = interval.isAbove;
    if (!facts.packages) {
        month.evidence += QStringLiteral("; packages not read");
    } else if (!rollup) {
        // The list lacks what every patched PC has: what the revision says of it is a bound, no proof.
        month.atLeast.reset();
        month.evidence += QStringLiteral("; no RollupFix of this Windows listed");
    }
    const bool isSame = rollup && (!facts.ubr || *facts.ubr == rollup->revision);
    if (month.isAboveTable && isSame)
        dateAboveTable(month, facts, now, history);
    if (facts.packages)
        goOnBySecurityOnly(month, *facts.packages, table, releases);
    return month;
}

} // namespace esu
