// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/own_files.h"
#include "core/windows/win32.h"

#include <QString>

namespace esu {

/// The descriptor of it, for what is made; to be freed with LocalFree, which `Local` does.
Result<Local<void>> descriptorOf(FolderAccess access, const QString &operation);

/// A folder that is ours, and what had to make room for it.
struct SecureFolder {
    QString movedTo = {}; ///< where the one is that lay there and was not ours; empty = there was none
};

/// Makes the folder. One that is there stays when its whole descriptor says that it is ours; anything else is moved
/// aside, never made safe: new rights do not take back a handle that somebody has open. `Refused`,
/// "state-folder-foreign", when it cannot be moved. Needs administrator rights.
Result<SecureFolder> secureFolder(const QString &path, FolderAccess access, const OwnAccounts &accounts,
                                  const QString &operation);

} // namespace esu
