// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/activation_id.h"
#include "core/model/error_catalogue.h"

#include <QString>

#include <optional>

namespace esu {

/// Attempts in a row for one row with one key that ended without a definite answer: one more may cost one more
/// activation.
struct OpenAttempts {
    std::optional<ActivationId> id = std::nullopt;
    QString lastFive = {};
    int count = 0;

    bool operator==(const OpenAttempts &) const = default;
};

/// An act that spends has failed like this: nobody knows whether an activation was used. Pure.
bool isAmbiguous(const Error &failure, const ErrorCatalogue &catalogue);

/// So many attempts in a row have ended without a definite answer that a person has to insist on one more. Pure.
bool areAttemptsExhausted(int openAttempts);

} // namespace esu
