// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace esu {

/// This PC itself, by a name that no other answers to. Pure.
bool isLoopback(const QString &host);

/// The address of a server in place of Microsoft Update Catalog: https, or http on this PC itself, without a name, a
/// password or a query. nullopt = it is none. Pure.
std::optional<QUrl> catalogAddress(const QString &text);

} // namespace esu
