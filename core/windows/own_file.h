// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/own_files.h"
#include "core/windows/win32.h"

#include <QByteArray>

namespace esu {

/// Owner and rights of what is open. Thread-safe, like all here.
Result<FileSecurity> securityOf(HANDLE file, const QString &path, const QString &operation);

/// Opens for reading what only our accounts can have made; what is proven is what the handle reads. A link, one of
/// several names of a file, and what is not ours is `Refused`, "state-folder-foreign"; what is not there `NotFound`.
Result<Handle> openOwn(const QString &path, FileKind kind, const OwnAccounts &accounts, const QString &operation,
                       FolderAccess access = FolderAccess::UsersRead);

/// Nobody but these accounts can have made it; a link is not followed. false also where that cannot be read.
bool isOwnedBy(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// The whole content, by `openOwn`; at most 4 MiB.
Result<QByteArray> readOwnFile(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// Opens a file, or makes one, only to append to its end. A link on the way that is not an administrator's, one of
/// several names of a file, and a file of neither administrators, SYSTEM nor this account are `Refused`.
Result<Handle> openPlainToAppend(const QString &path, const QString &operation);

/// What `openPlainToAppend` would not refuse, or that nothing is there.
enum class PlainState { Missing, Plain };
Result<PlainState> provePlain(const QString &path, const QString &operation);

/// Gives a file that `openPlainToAppend` would not refuse another name, by the handle that it is proven by; what is
/// there by that name gives way.
Result<void> renamePlain(const QString &path, const QString &name, const QString &operation);

/// A file that was not there, written by its handle alone and with `descriptor` (a PSECURITY_DESCRIPTOR) from the
/// start.
Result<Handle> createNew(const QString &path, void *descriptor, const QString &operation);

/// Removes a folder with all it holds, or a file. A link in it is removed, what it leads to stays.
Result<void> removeTree(const QString &path, const QString &operation);

/// Removes what lies in a folder of ours and is not ours.
void removeForeign(const QString &folder, const OwnAccounts &accounts, const QString &operation);

} // namespace esu
