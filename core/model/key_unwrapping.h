// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace esu {

/// A text and what it reads without the wrapping it came in: soft breaks and encodings of a mail, HTML, RTF, escapes of
/// JSON and addresses, colours of a terminal, numbered lines. The barest comes first, the text itself last; neither has
/// characters without width. Pure; wipe what it gives.
QStringList unwrapped(QStringView text);

/// A mail without its parts in base64, whose letters are no key with a slip. Pure; wipe what it gives.
QString withoutBase64(const QString &text);

/// A text without what colours it in a terminal. Pure.
QString withoutColours(const QString &text);

} // namespace esu
