// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace esu::test {

/// What a person would complain about; each check gives one line per find, none when all is well.
QStringList clippedTexts(const QWidget &window);
QStringList doubleMnemonics(const QWidget &window);
QStringList namelessControls(const QWidget &window);
QStringList missingGlyphs(const QWidget &window);

} // namespace esu::test
