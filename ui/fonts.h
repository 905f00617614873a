// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/language.h"

#include <QFont>

namespace esu {

/// Windows' default of 9 points is small for the eyes this is made for; a larger system size is respected.
inline constexpr double smallestPointSize = 10.0;

/// The system's interface fonts for a language, in points: Yu Gothic UI or Meiryo UI for Japanese on Windows, Noto Sans
/// CJK JP elsewhere. `textScale`: how much larger than usual the person has all text.
QFont interfaceFont(LanguageCode code, const QFont &system, double textScale = 1.0);

} // namespace esu
