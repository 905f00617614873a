// SPDX-License-Identifier: MIT
#pragma once

namespace esu {

/// Start-up options of Qt that depend on the Windows it meets; before QApplication. Below Windows 8 there are no
/// pointer messages, and touch only works when Qt is told so.
void chooseScreenOptions();

} // namespace esu
