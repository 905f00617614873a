// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/windows/win32.h"

#include <QString>
#include <QStringList>

/// What a program of ours does with Windows before and around its own work. Called from `app/` on the main thread.
namespace esu {

/// Variables that any program of this account may have set for those that it starts later, this one included, say again
/// what Windows itself says: where it lies, its shell, its data folder; those that load something into a program of
/// Microsoft's, give the PC another name, or begin with `QT_`, are removed. Children inherit that. Part of
/// `hardenProcess`.
void takeVariablesOfWindows();

/// What Qt tells a developer goes nowhere: a file of the account can ask for all of it, each key that is typed
/// included, and Windows lets any program of the session listen. Warnings stay. Part of `hardenProcess`.
void keepMessagesToOneself();

/// First thing in `main`: the program's file is held (`heldProgram`), DLLs come from System32 only, no crash dumps with
/// heap (a MAK may be in it), no system error boxes, and COM with impersonation for the WMI calls. The main thread
/// becomes an STA, as QApplication wants it. Never undone.
void hardenProcess();

/// May this process change the PC it runs on: is its account an administrator, and not only in name?
Fact<bool> isElevated();

/// Starts this program again with administrator rights, through Windows' own consent. `Cancelled` when the person said
/// no. A mapped drive, which the elevated account may not have, becomes its UNC path. `arguments` must never carry a
/// key.
Result<void> relaunchElevated(const QStringList &arguments);

/// SID of the account that this process runs as.
Result<QString> currentUser();

/// `CORP\hanako`: who a SID belongs to. A controller of the domain may be asked for it.
Result<QString> accountName(const QString &sid);

/// The file of this program.
Result<QString> programPath();

/// Computer name and MachineGuid: what a journal of this PC is filed under.
Result<QString> machineKey();

/// Is this the 32-bit program on a Windows with more bits?
Fact<bool> isUnderWow64();

/// The folder of Windows, as it says itself: no variable of the account is asked.
QString windowsFolder();

/// The folder of the tools that belong to this Windows: for a program under WOW64 the one that is not redirected.
QString systemTools(bool wow64);

} // namespace esu
