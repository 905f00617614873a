// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QString>

namespace esu {

/// Who may use a folder of ours; nobody inherits a right from above, and administrators own it.
enum class FolderAccess {
    UsersRead,          ///< administrators and SYSTEM write, users read
    AdministratorsOnly, ///< administrators and SYSTEM, nobody else
};

/// Makes the folder, or makes one safe that is there. A folder that somebody else made there first, or a link, is
/// `Refused`. Needs administrator rights.
Result<void> secureFolder(const QString &path, FolderAccess access, const QString &operation);

/// Is this a plain folder (no link) of administrators, SYSTEM or this account? `NotFound` when it is not there.
Result<void> checkFolder(const QString &path, const QString &operation);

/// The same of a file.
Result<void> checkFile(const QString &path, const QString &operation);

} // namespace esu
