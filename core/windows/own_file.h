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

/// As its folder says, beside what a handle says: Wine knows it only so.
bool isLinkByName(const QString &path);

/// Nobody but these accounts can have made it; a link is not followed. false also where that cannot be read.
bool isOwnedBy(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// The same, and nobody else may change what it is: who may write a folder can make a link of it, or lead its link
/// elsewhere. What it inherits counts like what is its own.
bool isKeptBy(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// The whole content, by `openOwn`; at most 4 MiB.
Result<QByteArray> readOwnFile(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// A file that was not there, written by its handle alone and with `descriptor` (a PSECURITY_DESCRIPTOR) from the
/// start.
Result<Handle> createNew(const QString &path, void *descriptor, const QString &operation);

/// All of it, on the disk; `ERROR_SUCCESS`, or why not.
DWORD writeThrough(HANDLE file, const QByteArray &bytes);

/// The file goes when its handle is closed; `ERROR_SUCCESS`, or why not. Needs DELETE.
DWORD removeByHandle(HANDLE file);

/// A short name that nothing has.
QString freshName();

/// Removes a folder with all it holds, or a file. A link in it is removed, what it leads to stays.
Result<void> removeTree(const QString &path, const QString &operation);

/// Removes what lies in a folder of ours and is not ours.
void removeForeign(const QString &folder, const OwnAccounts &accounts, const QString &operation);

} // namespace esu
