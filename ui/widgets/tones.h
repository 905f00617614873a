// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QColor>
#include <QPalette>

/// Colours mixed from the palette, so that light, dark and high-contrast themes all work. A state's hue only tints; its
/// icon and its words carry the meaning.
namespace esu::tones {

struct Card {
    QColor fill;
    QColor border;
};

/// Under a high-contrast theme (window, base and button alike, extreme contrast) nothing is tinted.
bool isHighContrast(const QPalette &palette);
QColor mix(const QColor &a, const QColor &b, double partOfB);
Card card(const QPalette &palette, Badge badge);
/// A hue readable as text on the base colour.
QColor ink(const QPalette &palette, Badge badge);
/// Text of lesser weight, still above 4.5:1.
QColor quiet(const QPalette &palette);
/// The highlight colour, dark enough to carry its own text colour.
QColor accent(const QPalette &palette);
QColor line(const QPalette &palette);
/// For a label or a line of this colour, on either background.
QPalette textIn(const QColor &colour);

} // namespace esu::tones
