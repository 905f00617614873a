// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/win32.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <type_traits>

namespace esu {

struct RegistryKeyCloser {
    void operator()(HKEY key) const { RegCloseKey(key); }
};
/// A key that is open, for as long as it is held.
using RegistryKey = std::unique_ptr<std::remove_pointer_t<HKEY>, RegistryKeyCloser>;

/// Opens a key of somebody's branch without following a link: one of an account's own would lead an elevated process to
/// keys of others. Nothing = it cannot be opened.
RegistryKey openWithoutFollowing(HKEY above, const QString &path, REGSAM access);

/// The names of the keys in it.
QStringList keysIn(HKEY key);

/// Removes a key with all below it. A link is removed as such, what it leads to stays. ERROR_FILE_NOT_FOUND where there
/// is none.
LSTATUS deleteKeyTree(HKEY above, const QString &path);

} // namespace esu
