// SPDX-License-Identifier: MIT
#include "core/rules/policy_rules.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

namespace esu {

std::optional<Error> refuseStoring(const Policies &policies)
{
    if (!policies.forbidsStoredKeys())
        return std::nullopt;
    const PolicyReading *reading = policies.find(PolicyId::ForbidStoredKeys);
    return conditionError(Fault::Refused, operation::keyStore, condition::policyForbidsStoring,
                          QStringLiteral("HKLM\\%1: %2").arg(policiesKey, reading->text()));
}

std::optional<Dealer> dealerFor(const Error &error, const ErrorCatalogue &catalogue, const Dealer &dealer)
{
    return dealer.isKnown() && catalogue.explain(error).asksDealer ? std::optional(dealer) : std::nullopt;
}

} // namespace esu
