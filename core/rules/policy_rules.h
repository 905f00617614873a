// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error_catalogue.h"
#include "core/model/policies.h"

namespace esu {

/// Why no key may be stored: the policy and its registry value. nullopt = go on. Pure.
std::optional<Error> refuseStoring(const Policies &policies);

/// Whom to ask about this error, where only a person can help and an organisation says who that is. Pure.
std::optional<Dealer> dealerFor(const Error &error, const ErrorCatalogue &catalogue, const Dealer &dealer);

} // namespace esu
