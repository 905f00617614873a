// SPDX-License-Identifier: MIT
#include "core/rules/restart_signs.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

using namespace Qt::StringLiterals;

const QDateTime firstBoot({2026, 11, 20}, {8, 0}, Qt::UTC);

MachineFacts pcWith(const QStringList &signs, const std::optional<QDateTime> &boot)
{
    MachineFacts facts;
    facts.os = OperatingSystem{.lastBoot = boot};
    PendingRestart restart{.signs = signs};
    restart.pending = !restart.counted().isEmpty();
    facts.pendingRestart = restart;
    return facts;
}

/// The PC after so many restarts across which `signs` stayed, seen each time.
SeenSigns after(int restarts, const QStringList &signs)
{
    SeenSigns seen;
    for (int i = 0; i <= restarts; ++i)
        seen = seenSigns(seen, pcWith(signs, firstBoot.addDays(i)));
    return seen;
}

PendingRestart judged(const SeenSigns &seen, const MachineFacts &facts)
{
    return withoutLasting(*facts.pendingRestart, seen, facts);
}

TEST(RestartSigns, AskTwiceAndAreNamedAfterwards)
{
    const QStringList signs{u"cbs-reboot-pending"_s};
    EXPECT_TRUE(judged({}, pcWith(signs, firstBoot)).pending);
    EXPECT_TRUE(judged(after(0, signs), pcWith(signs, firstBoot.addDays(1))).pending) << "one restart";
    const PendingRestart lasting = judged(after(1, signs), pcWith(signs, firstBoot.addDays(2)));
    EXPECT_FALSE(lasting.pending);
    EXPECT_EQ(lasting.lasting, signs);
    EXPECT_TRUE(evidenceOf(lasting).contains("two restarts"_L1));
}

TEST(RestartSigns, AShutdownThatIsNoRestartCountsAsNone)
{
    const QStringList signs{u"wu-reboot-required"_s};
    SeenSigns seen;
    for (int day = 0; day < 5; ++day)
        seen = seenSigns(seen, pcWith(signs, firstBoot.addSecs(day)));
    EXPECT_TRUE(judged(seen, pcWith(signs, firstBoot.addSecs(30))).pending);
    EXPECT_FALSE(wasRestartInVain(seen));
}

TEST(RestartSigns, OneRestartCountsOnceHoweverOftenThePcIsReadAfterwards)
{
    const QStringList signs{u"cbs-reboot-pending"_s};
    SeenSigns seen = after(1, signs);
    for (int minute = 0; minute < 5; ++minute)
        seen = seenSigns(seen, pcWith(signs, firstBoot.addDays(1)));
    EXPECT_TRUE(judged(seen, pcWith(signs, firstBoot.addDays(1))).pending);
}

TEST(RestartSigns, ARestartThatIsPendingWithoutASignOfItsOwnStays)
{
    MachineFacts facts = pcWith({u"pending-file-renames"_s}, firstBoot);
    facts.pendingRestart->pending = true;
    EXPECT_TRUE(judged({}, facts).pending) << "another program asks for it";
}

TEST(RestartSigns, AreForgottenWhenTheyAreGone)
{
    const QStringList signs{u"cbs-reboot-pending"_s};
    const SeenSigns gone = seenSigns(after(1, signs), pcWith({}, firstBoot.addDays(2)));
    EXPECT_TRUE(gone.isEmpty());
    EXPECT_TRUE(judged(gone, pcWith(signs, firstBoot.addDays(3))).pending);
}

TEST(RestartSigns, ANewSignAsksBesideOneThatStayed)
{
    const QStringList old{u"cbs-reboot-pending"_s};
    const PendingRestart both =
        judged(after(2, old), pcWith({u"cbs-reboot-pending"_s, u"wu-reboot-required"_s}, firstBoot.addDays(2)));
    EXPECT_TRUE(both.pending);
    EXPECT_EQ(both.lasting, old);
    EXPECT_TRUE(wasRestartInVain(after(1, old)));
    EXPECT_FALSE(wasRestartInVain(after(2, old))) << "or the guard of the new one never counted";
}

TEST(RestartSigns, RenamesNeverAskAndNeverLast)
{
    const QStringList renames{u"pending-file-renames"_s};
    EXPECT_TRUE(after(3, renames).isEmpty());
    const PendingRestart restart = judged({}, pcWith(renames, firstBoot));
    EXPECT_FALSE(restart.pending);
    EXPECT_TRUE(restart.lasting.isEmpty());
}

TEST(RestartSigns, AnUnknownStartOfWindowsCountsNothing)
{
    const QStringList signs{u"cbs-reboot-pending"_s};
    SeenSigns seen;
    for (int i = 0; i < 4; ++i)
        seen = seenSigns(seen, pcWith(signs, std::nullopt));
    EXPECT_TRUE(judged(seen, pcWith(signs, std::nullopt)).pending);
    MachineFacts unread = pcWith(signs, firstBoot);
    unread.pendingRestart = std::unexpected(Error{.fault = Fault::Timeout, .operation = QStringLiteral("test")});
    EXPECT_EQ(seenSigns(after(1, signs), unread), after(1, signs)) << "unknown is not gone";
}

} // namespace
} // namespace esu
