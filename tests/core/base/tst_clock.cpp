// SPDX-License-Identifier: MIT
#include "core/base/clock.h"

#include <gtest/gtest.h>

#include <ctime>

namespace esu {
namespace {

using namespace std::chrono_literals;

const QDateTime start = QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);

TEST(ClockTest, theDayOfARealPcIsThatOfItsZone)
{
#ifndef Q_OS_WIN
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Asia/Tokyo");
    tzset();
    EXPECT_EQ(SystemClock().offsetFromUtc(start), 9 * 60 * 60);
    before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
    tzset();
#endif
    EXPECT_EQ(SystemClock().offsetFromUtc(start), start.toLocalTime().offsetFromUtc());
    EXPECT_EQ(ManualClock(start).offsetFromUtc(start), 0);
    EXPECT_EQ(ShiftedClock(start).offsetFromUtc(start), 0);
}

TEST(ManualClockTest, movesOnlyWhenSomebodyWaits)
{
    ManualClock clock(start);
    EXPECT_EQ(clock.now(), start);
    EXPECT_TRUE(clock.wait(90s, {}));
    EXPECT_EQ(clock.now(), start.addSecs(90));
    EXPECT_EQ(clock.elapsed(), 90s);
}

TEST(ManualClockTest, aStopEndsTheWaitWithoutTimePassing)
{
    ManualClock clock(start);
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(clock.wait(1h, source.get_token()));
    EXPECT_EQ(clock.elapsed(), 0s);
}

TEST(SystemClockTest, aRequestedStopEndsTheWaitAtOnce)
{
    SystemClock clock;
    std::stop_source source;
    source.request_stop();
    // Would run into the time limit of the test if the stop were not seen.
    EXPECT_FALSE(clock.wait(1h, source.get_token()));
    EXPECT_TRUE(clock.wait(0ms, {}));
    EXPECT_EQ(clock.now().timeSpec(), Qt::UTC);
}

TEST(ShiftedClockTest, startsAtItsDateAndGoesForward)
{
    const ShiftedClock clock(start);
    const QDateTime now = clock.now();
    EXPECT_GE(now, start);
    EXPECT_EQ(now.date().year(), 2026);
    EXPECT_GE(clock.elapsed(), 0ms);
}

} // namespace
} // namespace esu
