// SPDX-License-Identifier: MIT
#pragma once

#include <QChar>

#include <optional>

namespace esu {

/// The character set behind the three Japanese encodings of mails and ANSI files; row and cell count from 1.
/// nullopt = nothing is assigned there.
std::optional<QChar> jisX0208(int row, int cell);

} // namespace esu
