// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/own_files.h"
#include "core/windows/win32.h"

#include <QByteArray>

/// The files that a person or a script names, and that a process with more rights writes for them. One rule for all: a
/// link on the way that somebody other than `accounts` made or may change, a link or one of several names of a file in
/// its place, and a file of somebody else (where the volume keeps owners) are `Refused`, and so is what does not lie
/// where its name says once it is open. Thread-safe.
namespace esu {

/// Administrators, SYSTEM and the account of this process.
OwnAccounts accountsOfThisProcess();

/// Opens a file, or makes one, only to append to its end.
Result<Handle> openPlainToAppend(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// What the rule would not refuse, or that nothing is there.
enum class PlainState { Missing, Plain };
Result<PlainState> provePlain(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// Gives a file another name, by the handle that it is proven by; what is there by that name gives way.
Result<void> renamePlain(const QString &path, const QString &name, const OwnAccounts &accounts,
                         const QString &operation);

/// Removes a file, or a folder in which nothing is left, by the handle that it is proven by.
Result<void> removePlain(const QString &path, const OwnAccounts &accounts, const QString &operation);

/// Whether what is there by the name of a new file gives way.
enum class Existing { Replaced, Refused };

/// Writes a file whole or not at all: its bytes lie in a new file beside it, open for nobody else, until it takes its
/// name by its handle. Faults as of `saveWhole`.
Result<void> savePlain(const QString &path, const QByteArray &bytes, Existing existing, const OwnAccounts &accounts,
                       const QString &operation);

/// What is open lies in the folder that the name `full` gives, `start` being the part of it from where on no link leads
/// elsewhere. Whoever may write a folder on the way may have made a link of it after it was looked at; while a file is
/// open, no folder that it lies in can be moved or become a link. true also where the system cannot tell.
bool liesWhereNamed(HANDLE file, const QString &full, const QString &start);

} // namespace esu
