// SPDX-License-Identifier: MIT
// What an attempt to spend has left open: decided once, for the journal and for every driver.
#include "tests/support/journey_test.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/rules/attempt_rules.h"

namespace esu::test {
namespace {

Error activationError(Fault fault, const QString &condition = {}, std::optional<std::uint32_t> code = std::nullopt)
{
    return {.fault = fault, .operation = operation::sppActivate, .code = code, .condition = condition};
}

class Attempts : public ::testing::Test {
protected:
    bool open(const ActivationOutcome &outcome, const std::optional<Error> &error) const
    {
        return leavesOpen({.outcome = outcome, .error = error}, resources.errors);
    }
    const Resources resources = testResources();
};

TEST_F(Attempts, WhatGotNoAnswerIsAmbiguous)
{
    const auto ambiguous = [this](const Error &error) { return isAmbiguous(error, resources.errors); };
    EXPECT_TRUE(ambiguous(timedOut(operation::sppActivate)));
    EXPECT_TRUE(ambiguous(cancelled(operation::sppActivate)));
    EXPECT_TRUE(ambiguous(timedOut(operation::wmiConnect))) << "of the act, whichever part of it";
    EXPECT_TRUE(ambiguous(activationError(Fault::Refused, {}, 0x80072EE2U))) << "the line broke";
    EXPECT_TRUE(ambiguous(activationError(Fault::Refused, condition::activationNotConfirmed)));
    EXPECT_FALSE(ambiguous(activationError(Fault::Refused, {}, 0xC004C020U))) << "Microsoft said no";
    EXPECT_FALSE(ambiguous(activationError(Fault::Refused, condition::attemptsExhausted)));
}

TEST_F(Attempts, ThreeInARowAreEnough)
{
    EXPECT_FALSE(areAttemptsExhausted(0));
    EXPECT_FALSE(areAttemptsExhausted(2));
    EXPECT_TRUE(areAttemptsExhausted(3));
    EXPECT_TRUE(areAttemptsExhausted(4));
}

TEST_F(Attempts, AReportLeavesOpenWhatNobodyKnows)
{
    const Error refused = activationError(Fault::Refused, {}, 0xC004C020U);
    EXPECT_FALSE(open({}, std::nullopt));
    EXPECT_FALSE(open({}, refused));
    EXPECT_TRUE(open({.spent = Spent::Unknown}, refused));
    EXPECT_TRUE(open({}, activationError(Fault::Refused, condition::attemptsExhausted)));
    EXPECT_TRUE(open({}, cancelled(operation::sppActivate)));
    EXPECT_FALSE(open({}, timedOut(operation::sppRows))) << "nothing was asked yet";
    EXPECT_FALSE(open({.licenseStatus = licenseStatusLicensed, .spent = Spent::Unknown}, refused))
        << "the live row has the last word";
}

} // namespace
} // namespace esu::test
