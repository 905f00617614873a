// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

namespace esu {

/// What bytes that hold a key may say, the likeliest reading first: UTF-8, UTF-16 with and without BOM, ISO-2022-JP,
/// CP932, EUC-JP, Windows-1252. More than one where nothing but the text itself can tell. Pure; wipe what it gives.
QStringList readingsOf(const QByteArray &bytes);

} // namespace esu
