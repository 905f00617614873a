// SPDX-License-Identifier: MIT
#include "core/rules/attempt_rules.h"

namespace esu {

bool isAmbiguous(const Error &failure, const ErrorCatalogue &catalogue)
{
    return failure.fault == Fault::Timeout || failure.fault == Fault::Cancelled || catalogue.explain(failure).ambiguous;
}

bool areAttemptsExhausted(int openAttempts)
{
    constexpr int limit = 3;
    return openAttempts >= limit;
}

} // namespace esu
