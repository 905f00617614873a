// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/trust.h"

namespace esu {

/// Whom this program believes. Not part of `esu_app`: what is packaged links `shipped_trust.cpp`, what runs under Wine
/// `tests/windows/wine/trust_of_tests.cpp`.
WindowsTrust windowsTrust();

} // namespace esu
