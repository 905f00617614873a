// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/error_catalogue.h"

namespace esu {

/// An act that spends has failed like this: nobody knows whether an activation was used. Pure.
bool isAmbiguous(const Error &failure, const ErrorCatalogue &catalogue);

/// So many attempts in a row have ended without a definite answer that a person has to insist on one more. Pure.
bool areAttemptsExhausted(int openAttempts);

} // namespace esu
