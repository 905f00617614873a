// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/own_files.h"
#include "core/model/resources.h"

#include <QString>

/// `%ProgramData%\ESU Wizard` and what lies in it. Any thread.
namespace esu {

/// The folder: administrators and SYSTEM may write, users read. An elevated process makes it, moves aside what lies
/// there and is not ours (`secureFolder`), and takes a journal of ours over from it; another one is `Refused` what is
/// not ours.
Result<QString> stateFolder(const OwnAccounts &accounts);

/// The data files that administrators put into that folder. No path where there is no such folder, or one that is not
/// ours; nothing is made or moved.
DataFolder dataFolder(const OwnAccounts &accounts);

/// The journal of this PC in that folder (`folder`, which is ours), in a folder of its own that nobody else may open:
/// who holds a file open stops the act that is to be written down first. An elevated process makes that folder, and
/// moves there the journal that earlier versions kept beside it; one that cannot be moved is an error, never forgotten.
/// Another process is told where the journal is, and may not be able to read it.
Result<QString> journalFile(const QString &folder, const OwnAccounts &accounts);

/// Removes what is left of journals of this machine in that folder: those that earlier versions kept beside the
/// journal, those of another name that it had, and their locks. Goes on after a failure and gives the first.
Result<void> removeJournals(const QString &folder);

/// There is a journal in that folder, or a place for one.
bool hasJournal(const QString &folder);

} // namespace esu
