// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/base/job_runner.h"
#include "tests/support/gate.h"
#include "tests/wizard/wait_for.h"

#include <QStringList>
#include <QThread>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>

using namespace esu;
using test::deliverQueued;
using test::Gate;
using test::waitFor;

namespace {

/// Blocks until a stop is requested.
int untilStopped(const JobContext &context)
{
    return SystemClock().wait(std::chrono::hours(1), context.stop) ? 0 : 130;
}

} // namespace

TEST(JobRunner, EndsOnceOnTheOwnersThreadAfterStartReturned)
{
    JobRunner runner;
    int ends = 0;
    QThread *workThread = nullptr;
    QThread *doneThread = nullptr;
    bool busyAtEnd = true;
    ASSERT_TRUE(runner.start(
        [&](const JobContext &) {
            workThread = QThread::currentThread();
            return 42;
        },
        [&](int value) {
            EXPECT_EQ(value, 42);
            doneThread = QThread::currentThread();
            busyAtEnd = runner.isBusy();
            ++ends;
        }));
    EXPECT_EQ(ends, 0);
    EXPECT_TRUE(runner.isBusy());
    ASSERT_TRUE(waitFor([&] { return ends > 0; }));
    deliverQueued();
    EXPECT_EQ(ends, 1);
    EXPECT_EQ(doneThread, QThread::currentThread());
    EXPECT_NE(workThread, doneThread);
    EXPECT_FALSE(busyAtEnd);
}

TEST(JobRunner, ProgressComesInOrderAndBeforeTheEnd)
{
    JobRunner runner;
    QStringList log;
    ASSERT_TRUE(runner.start(
        [](const JobContext &context) {
            for (int i = 1; i <= 3; ++i)
                context.tell({.done = i, .total = 3});
            return true;
        },
        [&](bool) { log.append(QStringLiteral("end")); },
        [&](const Progress &progress) { log.append(QString::number(progress.done)); }));
    ASSERT_TRUE(waitFor([&] { return !runner.isBusy(); }));
    EXPECT_EQ(log.join(QLatin1Char(' ')), QStringLiteral("1 2 3 end"));
}

TEST(JobRunner, RefusesASecondJobAndTakesOneFromTheEndOfTheFirst)
{
    JobRunner runner;
    int second = 0;
    Gate go;
    const auto start = [&] {
        return runner.start([](const JobContext &) { return 2; }, [&](int value) { second = value; });
    };
    ASSERT_TRUE(runner.start(
        [&](const JobContext &) {
            go.wait();
            return 1;
        },
        [&](int) { EXPECT_TRUE(start()); }));
    EXPECT_FALSE(start());
    go.open();
    EXPECT_TRUE(waitFor([&] { return second == 2; }));
}

TEST(JobRunner, StopReachesTheJobWhichStillEnds)
{
    JobRunner runner;
    int value = 0;
    ASSERT_TRUE(runner.start(untilStopped, [&](int result) { value = result; }));
    runner.requestStop();
    ASSERT_TRUE(waitFor([&] { return value != 0; }));
    EXPECT_EQ(value, 130);
    // The stop belonged to that job alone.
    bool stopped = true;
    ASSERT_TRUE(runner.start([](const JobContext &context) { return context.stopRequested(); },
                             [&](bool result) { stopped = result; }));
    ASSERT_TRUE(waitFor([&] { return !runner.isBusy(); }));
    EXPECT_FALSE(stopped);
}

TEST(JobRunner, DestroyingStopsAndJoinsAndNothingIsDelivered)
{
    int calls = 0;
    std::atomic<bool> left = false;
    {
        JobRunner runner;
        ASSERT_TRUE(runner.start(
            [&](const JobContext &context) {
                context.tell({.done = 1});
                const int result = untilStopped(context);
                context.tell({.done = 2});
                left = true;
                return result;
            },
            [&](int) { ++calls; }, [&](const Progress &) { ++calls; }));
    }
    EXPECT_TRUE(left);
    deliverQueued();
    EXPECT_EQ(calls, 0);
}

TEST(JobRunner, DestroyingDropsAnEndThatIsQueued)
{
    int ends = 0;
    Gate posted;
    {
        JobRunner runner;
        ASSERT_TRUE(runner.start(
            [&](const JobContext &) {
                posted.open();
                return 1;
            },
            [&](int) { ++ends; }));
        posted.wait();
    }
    deliverQueued();
    EXPECT_EQ(ends, 0);
}

TEST(JobRunner, AnAbandonedJobIsNeitherJoinedNorHeardAgain)
{
    struct Shared {
        Gate go;
        Gate left;
    };
    const auto shared = std::make_shared<Shared>();
    int calls = 0;
    {
        JobRunner runner;
        ASSERT_TRUE(runner.start(
            [shared](const JobContext &context) {
                shared->go.wait();
                context.tell({.done = 1});
                shared->left.open();
                return 1;
            },
            [&](int) { ++calls; }, [&](const Progress &) { ++calls; }));
        runner.abandon();
        EXPECT_TRUE(runner.isAbandoned());
        EXPECT_FALSE(runner.isBusy());
        EXPECT_FALSE(runner.start([](const JobContext &) { return 1; }, [](int) {}));
        // Leaving this block would hang here if the thread were joined.
    }
    shared->go.open();
    shared->left.wait();
    deliverQueued();
    EXPECT_EQ(calls, 0);
}

TEST(JobRunner, HandsOverResultsThatCannotBeCopied)
{
    JobRunner runner;
    std::unique_ptr<int> value;
    ASSERT_TRUE(runner.start([](const JobContext &) { return std::make_unique<int>(7); },
                             [&](std::unique_ptr<int> result) { value = std::move(result); }));
    ASSERT_TRUE(waitFor([&] { return value != nullptr; }));
    EXPECT_EQ(*value, 7);
}
