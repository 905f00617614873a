// SPDX-License-Identifier: MIT
// What Windows Update's own history says (resources/FACTS.md#update-history).
#include "core/model/resources.h"
#include "core/rules/freshness.h"
#include "core/rules/pc_month.h"
#include "core/rules/release_calendar.h"
#include "core/rules/update_history.h"

#include <gtest/gtest.h>

namespace esu::test {
namespace {

using Cause = Freshness::Cause;
using Outcome = HistoryEntry::Outcome;

QDateTime at(int month, int day)
{
    return {QDate(2026, month, day), QTime(3, 0), Qt::UTC};
}

HistoryEntry entry(const char16_t *title, const QDateTime &when = at(11, 12), Outcome outcome = Outcome::Installed)
{
    return {.title = QString::fromUtf16(title), .at = when, .outcome = outcome};
}

const char16_t *const november =
    u"2026-11 Cumulative Update for Windows 10 Version 22H2 for x64-based Systems (KB5140017)";
const char16_t *const october =
    u"2026-10 x64 ベース システム用 Windows 10 Version 22H2 の累積更新プログラム (KB5133333)";

TEST(UpdateHistoryMonth, IsThatOfTheNewestCumulativeUpdateOfWindows)
{
    const struct {
        const char *what;
        UpdateHistory history;
        std::optional<QDate> month;
    } cases[] = {
        {"English", {entry(november)}, QDate(2026, 11, 10)},
        {"Japanese", {entry(october)}, QDate(2026, 10, 13)},
        {"the newest", {entry(october), entry(november)}, QDate(2026, 11, 10)},
        {"what failed is not in", {entry(november, at(11, 12), Outcome::Failed), entry(october)}, QDate(2026, 10, 13)},
        {"what was removed is not in", {entry(november, at(11, 12), Outcome::Removed)}, std::nullopt},
        {".NET",
         {entry(u"2026-11 Cumulative Update for .NET Framework 3.5, 4.8 and 4.8.1 for Windows 10 Version 22H2 (KB5)")},
         std::nullopt},
        {"a licensing package",
         {entry(u"2026-09 Update for Windows 10 Version 22H2 for x64 (KB5126256)")},
         std::nullopt},
        {"a servicing stack",
         {entry(u"2026-11 Servicing Stack Update for Windows 10 Version 1607 (KB5)")},
         std::nullopt},
        {"a date is no month", {entry(u"Windows Cumulative Update 2026-11-10")}, std::nullopt},
        {"another language",
         {entry(u"2026-11 Kumulatives Update für Windows 10 Version 22H2 (KB5140017)")},
         std::nullopt},
        {"its own revision counts first",
         {entry(november),
          entry(u"2026-10 Cumulative Update for Windows 10 Version 22H2 for x64-based Systems (KB1) (19045.7900)")},
         QDate(2026, 10, 13)},
        {"what was removed afterwards is not in",
         {entry(november, at(11, 14), Outcome::Removed), entry(november), entry(october)},
         QDate(2026, 10, 13)},
        {"what is above the PC's revision did not stay",
         {entry(u"2026-11 Cumulative Update for Windows 10 Version 22H2 (KB2) (19045.7950)"), entry(october)},
         QDate(2026, 10, 13)},
        {"nothing", {}, std::nullopt},
    };
    for (const auto &each : cases)
        EXPECT_EQ(monthInHistory(each.history, 19045, 7900), each.month) << each.what;
}

MachineFacts factsOf(int revision)
{
    MachineFacts facts;
    facts.os = OperatingSystem{.build = 19045, .productType = 1, .lastBoot = at(11, 20)};
    facts.ubr = revision;
    facts.packages = QList<PackageFact>{
        {.name = QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.%1.1.8").arg(revision),
         .state = 0x70}};
    return facts;
}

const UpdateTable &table()
{
    static const Resources resources = *loadResources();
    return *resources.updates.forProgramme(QStringLiteral("windows-10-22h2"));
}

TEST(UpdateHistoryMonth, IsTheSecondWitnessAboveTheTable)
{
    const QDateTime now({2027, 1, 5}, {12, 0}, Qt::UTC);
    const QList<Release> releases = releasesOf(table(), QDate(2026, 11, 26), QDate(2025, 10, 14), QDate(2027, 2, 1));
    const UpdateHistory december{
        entry(u"2026-12 Cumulative Update for Windows 10 Version 22H2 for x64-based Systems (KB9)", at(12, 12))};
    MachineFacts facts = factsOf(7900);
    const auto dated = [&](const UpdateHistory *history) {
        const PcMonth month = monthOf(facts, table(), releases, now, history);
        return month.isDated ? month.atLeast : std::nullopt;
    };
    EXPECT_EQ(dated(nullptr), std::nullopt);
    EXPECT_EQ(dated(&december), QDate(2026, 12, 8)) << "where the package has no date";
    facts.rollupCreated = at(11, 28);
    EXPECT_EQ(dated(&december), QDate(2026, 12, 8));
    const UpdateHistory only{entry(november)};
    EXPECT_EQ(dated(&only), QDate(2026, 11, 10)) << "the older of the two";
    facts.rollupCreated = at(11, 5);
    EXPECT_EQ(dated(&december), QDate(2026, 11, 10)) << "the older of the two";
    const UpdateHistory ahead{entry(u"2027-03 Cumulative Update for Windows 10 Version 22H2 (KB9)")};
    EXPECT_EQ(dated(&ahead), QDate(2026, 11, 10)) << "a month that has not been yet";
    facts = factsOf(7846);
    EXPECT_FALSE(monthOf(facts, table(), releases, now, &december).isDated) << "the table knows this revision";
}

/// At June 2026, in November.
Freshness june(Cause cause = Cause::Unknown)
{
    return {.state = Freshness::State::Behind,
            .month = QDate(2026, 6, 9),
            .monthAtMost = QDate(2026, 6, 9),
            .newest = QDate(2026, 11, 10),
            .cause = cause};
}

Freshness told(const UpdateHistory &history, const Freshness &freshness = june())
{
    return withHistory(freshness, history, &table(), factsOf(7417), at(11, 26));
}

TEST(UpdateHistoryCause, AnUpdateThatWindowsTriedInVainIsNamed)
{
    const auto named = [](const Freshness &freshness) {
        return freshness.cause == Cause::UpdateFailed ? freshness.failedKb : QStringList();
    };
    const QStringList kb{QStringLiteral("KB5140017")};
    EXPECT_EQ(named(told({entry(november, at(11, 12), Outcome::Failed)})), kb);
    EXPECT_EQ(named(told({entry(november, at(11, 12))})), kb) << "undone: it was installed and is not in";
    EXPECT_EQ(named(told({entry(november, at(11, 21))})), QStringList()) << "since the last start it is on its way";
    EXPECT_EQ(named(told({entry(november, at(11, 13), Outcome::Removed), entry(november)})), QStringList())
        << "somebody took it away";
    EXPECT_EQ(named(told({entry(u"KB5120249", at(8, 12), Outcome::Failed)})), QStringList{QStringLiteral("KB5120249")})
        << "known by its number";
    EXPECT_EQ(named(told({entry(u"KB5000802 is older", at(3, 12), Outcome::Failed)})), QStringList());
    EXPECT_EQ(named(told({entry(u"2026-06 Cumulative Update for Windows 10 (KB5000001)", at(6, 10), Outcome::Failed)})),
              QStringList())
        << "the month that is in came in after all";
    for (const Cause better : {Cause::RestartPending, Cause::UpdatesOff, Cause::Paused})
        EXPECT_EQ(told({entry(november, at(11, 12), Outcome::Failed)}, june(better)).cause, better);
    Freshness unbounded = june();
    unbounded.monthAtMost.reset();
    EXPECT_EQ(named(told({entry(november, at(11, 12))}, unbounded)), QStringList())
        << "no month is known to be missing";
    Freshness met = june(Cause::None);
    met.state = Freshness::State::Met;
    EXPECT_EQ(told({entry(november, at(11, 12), Outcome::Failed)}, met), met);
}

UpdateHistory daily(QDate first, QDate last)
{
    UpdateHistory history;
    for (QDate day = last; day >= first; day = day.addDays(-1))
        history.append({.title = QStringLiteral("Microsoft Defender"), .at = QDateTime(day, QTime(3, 0), Qt::UTC)});
    return history;
}

TEST(UpdateHistoryCause, APcThatWasOffIsToldFromOneThatDoesNotUpdate)
{
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 7, 1})).cause, Cause::WasOff);
    EXPECT_EQ(told(daily({2026, 11, 24}, {2026, 11, 26}) + daily({2026, 5, 1}, {2026, 7, 1})).cause, Cause::WasOff)
        << "back since yesterday";
    EXPECT_EQ(told(daily({2026, 11, 10}, {2026, 11, 26}) + daily({2026, 5, 1}, {2026, 7, 1})).cause, Cause::Unknown)
        << "back for weeks";
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 11, 26})).cause, Cause::Unknown) << "never off";
    EXPECT_EQ(told({entry(u"one", at(6, 1))}).cause, Cause::Unknown) << "a PC that never has much to do";
    EXPECT_EQ(told({}).cause, Cause::Unknown);
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 7, 1}), june(Cause::Deferral)).cause, Cause::Deferral);
}

TEST(UpdateHistoryCause, HowLongAPcWasOffAndWhatItDidBefore)
{
    EXPECT_EQ(told({entry(u"one", at(7, 1)), entry(u"two", at(6, 25))}).cause, Cause::Unknown) << "two are not busy";
    EXPECT_EQ(told({entry(u"one", at(7, 1)), entry(u"two", at(6, 25)), entry(u"three", at(6, 17))}).cause,
              Cause::WasOff);
    EXPECT_EQ(told({entry(u"one", at(7, 1)), entry(u"two", at(6, 25)), entry(u"three", at(6, 16))}).cause,
              Cause::Unknown)
        << "three in fifteen days are not either";
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 7, 15})).cause, Cause::WasOff)
        << "July's came in the evening of the 14th, and a PC has a day for it";
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 7, 16})).cause, Cause::Unknown) << "it could have had July's";
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 10, 1})).cause, Cause::Unknown)
        << "it was off, but July's was missing long before";
    Freshness last = june();
    last.month = last.monthAtMost = QDate(2026, 10, 13);
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 11, 9}), last).cause, Cause::WasOff) << "two weeks";
    EXPECT_EQ(told(daily({2026, 5, 1}, {2026, 11, 10}), last).cause, Cause::Unknown) << "a day less";
}

} // namespace
} // namespace esu::test
