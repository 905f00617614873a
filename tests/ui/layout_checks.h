// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace esu::test {

/// What a person would complain about; each check gives one line per find, none when all is well.
QStringList clippedTexts(const QWidget &window);
/// Push buttons that the edge of the window cuts. What scrolls is left out: it can be scrolled to.
QStringList buttonsOutside(const QWidget &window);
QStringList doubleMnemonics(const QWidget &window);
QStringList namelessControls(const QWidget &window);
/// Controls without a word, for a screen reader, of what comes of them. What is only read needs none, nor does what
/// goes to a step of the rail or closes what was only looked at: their names say it.
QStringList undescribedControls(const QWidget &window);
QStringList missingGlyphs(const QWidget &window);
/// Texts that send a person to a control, `[so]`, that is not on the screen.
QStringList namesOfNothing(const QWidget &window);
/// What stands in square brackets.
QStringList namesIn(const QString &text);
/// A label as a sentence may name it: in full, or without what it has in brackets at its end.
bool isNamed(const QString &label, const QString &name);

} // namespace esu::test
