// SPDX-License-Identifier: MIT
#include "core/rules/update_history.h"

#include "core/rules/release_calendar.h"
#include "core/rules/update_attempts.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace esu {

namespace {

using Cause = Freshness::Cause;
using Outcome = HistoryEntry::Outcome;

QString kbOf(const QString &title)
{
    static const QRegularExpression form(QStringLiteral("\\bKB\\d{6,7}\\b"));
    return form.match(title).captured(0);
}

/// .NET, servicing stacks and licensing packages carry a month, too, and say nothing of Windows' own. In a language
/// that is not known here no title is a witness.
bool isOfWindowsItself(const QString &title)
{
    static const QStringList cumulative{QStringLiteral("Cumulative Update"), QStringLiteral("累積更新プログラム")};
    return title.contains(QLatin1String("Windows")) && !title.contains(QLatin1String(".NET")) &&
           std::ranges::any_of(cumulative, [&title](const QString &word) { return title.contains(word); });
}

/// "2026-11 Cumulative Update for Windows 10 …": that month's second Tuesday.
std::optional<QDate> monthOfTitle(const QString &title)
{
    static const QRegularExpression form(QStringLiteral("\\b(20\\d\\d)-(0[1-9]|1[0-2])\\b(?!-)"));
    const auto match = form.match(title);
    if (!match.hasMatch() || !isOfWindowsItself(title))
        return std::nullopt;
    return secondTuesday(QDate(match.captured(1).toInt(), match.captured(2).toInt(), 1));
}

std::optional<QDate> monthOf(const HistoryEntry &entry, const UpdateTable &table)
{
    const QString kb = kbOf(entry.title);
    const auto known = std::ranges::find_if(
        table.updates, [&kb](const MonthlyUpdate &update) { return !kb.isEmpty() && update.kb == kb; });
    return known != table.updates.cend() ? std::optional(known->date) : monthOfTitle(entry.title);
}

bool isLater(const std::optional<QDate> &month, const std::optional<QDate> &than)
{
    // Without an upper bound no month is known to be missing.
    return month && than && monthsBetween(*than, *month) > 0;
}

/// The numbers of updates of missing months that did not stay.
QStringList failedKbs(const Freshness &freshness, const UpdateHistory &history, const UpdateTable &table,
                      const MachineFacts &facts)
{
    QStringList seen;
    QStringList failed;
    for (const HistoryEntry &entry : history) {
        const QString kb = kbOf(entry.title);
        if (kb.isEmpty() || seen.contains(kb) || !isLater(monthOf(entry, table), freshness.monthAtMost))
            continue;
        seen.append(kb); // only how it ended last counts
        const bool isUndone =
            entry.outcome == Outcome::Installed && facts.os && facts.os->lastBoot && entry.at < *facts.os->lastBoot;
        if (entry.outcome == Outcome::Failed || isUndone)
            failed.append(kb);
    }
    return failed;
}

/// A PC on which something came nearly every day did nothing at all for weeks, and has been back for some days at most.
bool wasOff(const UpdateHistory &history, const QDateTime &missing, const QDateTime &now)
{
    constexpr int quietDays = 14;
    constexpr int backDays = 3;
    constexpr int busyDays = 14;
    constexpr int busyEntries = 3;
    const QDateTime back = now.addDays(-backDays);
    QList<QDateTime> before;
    for (const HistoryEntry &entry : history) {
        if (entry.at < back)
            before.append(entry.at);
    }
    if (before.isEmpty())
        return false;
    const QDateTime last = *std::ranges::max_element(before);
    const auto isBusy = [&](const QDateTime &at) { return at >= last.addDays(-busyDays); };
    return last < missing && last.daysTo(back) >= quietDays && std::ranges::count_if(before, isBusy) >= busyEntries;
}

} // namespace

std::optional<QDate> monthInHistory(const UpdateHistory &history, int build, int revision)
{
    // The number in the title of a cumulative update; one above the PC's own is gone again.
    const QRegularExpression number(QStringLiteral("\\b%1\\.(\\d+)\\b").arg(build));
    QStringList seen;
    std::optional<QDate> newest;
    for (const HistoryEntry &entry : history) {
        const auto month = monthOfTitle(entry.title);
        const QString kb = kbOf(entry.title);
        if (!month || seen.contains(kb))
            continue;
        if (!kb.isEmpty())
            seen.append(kb); // only how it ended last counts
        const auto told = number.match(entry.title);
        if (entry.outcome != Outcome::Installed || (told.hasMatch() && told.captured(1).toInt() > revision))
            continue;
        if (told.hasMatch() && told.captured(1).toInt() == revision)
            return month;
        newest = newest ? std::max(*newest, *month) : month;
    }
    return newest;
}

Freshness withHistory(Freshness freshness, const UpdateHistory &history, const UpdateTable *table,
                      const MachineFacts &facts, const QDateTime &now)
{
    const bool isExplained = freshness.cause == Cause::RestartPending || freshness.cause == Cause::UpdatesOff ||
                             freshness.cause == Cause::Paused;
    if (!lacksUpdates(freshness) || table == nullptr || isExplained)
        return freshness;
    if (const QStringList failed = failedKbs(freshness, history, *table, facts); !failed.isEmpty()) {
        freshness.cause = Cause::UpdateFailed;
        for (const QString &kb : failed) {
            if (!freshness.failedKb.contains(kb))
                freshness.failedKb.append(kb);
        }
    }
    const auto missing =
        freshness.monthAtMost ? std::optional(secondTuesday(freshness.monthAtMost->addMonths(1))) : freshness.newest;
    if (freshness.cause == Cause::Unknown && missing && wasOff(history, releaseOf(*missing).addDays(1), now))
        freshness.cause = Cause::WasOff;
    return freshness;
}

} // namespace esu
