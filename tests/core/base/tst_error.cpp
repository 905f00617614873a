// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/base/error.h"
#include "core/base/job_context.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

TEST(ErrorTest, codesAreWrittenAsOnEveryScreen)
{
    EXPECT_EQ(hresultText(0xC004F050U), QStringLiteral("0xC004F050"));
    EXPECT_EQ(hresultText(0x5U), QStringLiteral("0x00000005"));
    EXPECT_EQ(hresultText(0x00240005U), QStringLiteral("0x00240005"));
}

TEST(ErrorTest, whatWasNotReadIsAnErrorAndNoValue)
{
    const Fact<int> fact = notRead();
    ASSERT_FALSE(fact.has_value());
    EXPECT_EQ(fact.error().fault, Fault::NotFound);
    EXPECT_EQ(fact, Fact<int>(notRead()));
}

TEST(ErrorTest, aFileWithoutTheRightToItIsNoSlipOfTheLine)
{
    const auto of = [](Fault fault) {
        return fileError(fault, QStringLiteral("arguments.read"), QStringLiteral("--log x"));
    };
    EXPECT_EQ(of(Fault::AccessDenied).condition, QString());
    EXPECT_EQ(of(Fault::NotFound).condition, condition::badArguments);
    EXPECT_EQ(of(Fault::Backend).detail, QStringLiteral("--log x"));
}

TEST(JobContextTest, tellsOnlyWhenSomebodyListens)
{
    JobContext().tell({.done = 1});
    QList<Progress> told;
    const JobContext context{.report = [&told](const Progress &progress) { told.append(progress); }};
    context.tell({.waiting = Waiting::InstallingKey, .done = 1, .total = 2});
    ASSERT_EQ(told.size(), 1);
    EXPECT_EQ(told.first().waiting, Waiting::InstallingKey);
    EXPECT_FALSE(context.stopRequested());
    EXPECT_EQ(cancelled(QStringLiteral("wua.search")).condition, condition::cancelled);
}

} // namespace
} // namespace esu
