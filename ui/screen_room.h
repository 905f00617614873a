// SPDX-License-Identifier: MIT
#pragma once

#include <QScreen>
#include <QWidget>

namespace esu {

/// What a window may take of the screen that `widget` is on: without the task bar, and without the title bar that
/// Windows will put on top, whose height nobody knows before the window is shown.
inline QSize roomOnScreen(const QWidget &widget)
{
    constexpr int titleBar = 40;
    constexpr int border = 8;
    const QScreen *screen = widget.screen();
    return (screen ? screen->availableSize() : QSize(800, 600)) - QSize(border, titleBar);
}

} // namespace esu
