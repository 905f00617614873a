// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace esu {

/// Text from outside (of Windows, a server, a person, a file), made fit to be shown, logged, recorded and passed on.
/// Pure.

/// Every key, in every spelling that `findKeys` reads, as `*****-*****-*****-*****-6789B`. What may be the most of a
/// key is masked whole, and a text that still holds one behind some wrapping is withheld.
QString maskedKeys(const QString &text);

/// `http://user:password@proxy` without the one and the other.
QString withoutUserInfo(const QString &text);
/// The same of a text that is one address and nothing else, however wrongly it is written.
QString addressWithoutUserInfo(const QString &address);

/// Control characters, and those that turn the direction of writing, as what they are: `<U+001B>`. A tab becomes a
/// blank, line ends at the end go, and every other one is shown: what comes out is one line.
QString shownControls(const QString &text);

/// Without keys and passwords, and otherwise as it was: for a document, whose form shows the rest.
QString withoutSecrets(const QString &text);

/// All of it.
QString harmless(const QString &text);

/// The same for text of several lines: its line feeds stay, or a reader could not tell a list.
QString harmlessLines(const QString &text);

} // namespace esu
