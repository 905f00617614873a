// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/language.h"

#include <QFont>

namespace esu {

/// The system's interface fonts for a language, in points: Yu Gothic UI or Meiryo UI for Japanese on Windows, Noto Sans
/// CJK JP elsewhere.
QFont interfaceFont(LanguageCode code, const QFont &system);

} // namespace esu
