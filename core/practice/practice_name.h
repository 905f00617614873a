// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1String>

namespace esu {

/// What the text of `--machine` begins with for a practice PC: its name, or the path of a scenario file, follows.
inline constexpr QLatin1String practicePrefix("practice:");

} // namespace esu
