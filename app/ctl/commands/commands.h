// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command_spec.h"

#include <array>

namespace esu {

extern const CommandSpec inspectCommand;
extern const CommandSpec prerequisitesCommand;
extern const CommandSpec activateCommand;
extern const CommandSpec updatesCommand;
extern const CommandSpec verifyCommand;
extern const CommandSpec runCommand;
extern const CommandSpec uninstallKeyCommand;
extern const CommandSpec recordCommand;
extern const CommandSpec keyStoreCommand;
extern const CommandSpec keyForgetCommand;
extern const CommandSpec keyShowCommand;
extern const CommandSpec dataShowCommand;
extern const CommandSpec dataCheckCommand;
extern const CommandSpec dataInstallCommand;
extern const CommandSpec forgetCommand;
extern const CommandSpec selfTestCommand;
extern const CommandSpec helpCommand;
extern const CommandSpec versionCommand;

/// Every command, in the order of the help. A new one: its file in this folder, its two lines here.
inline constexpr std::array allCommands{
    &inspectCommand,      &prerequisitesCommand, &activateCommand, &updatesCommand,   &verifyCommand,  &runCommand,
    &uninstallKeyCommand, &recordCommand,        &keyStoreCommand, &keyForgetCommand, &keyShowCommand, &dataShowCommand,
    &dataCheckCommand,    &dataInstallCommand,   &forgetCommand,   &selfTestCommand,  &helpCommand,    &versionCommand};

} // namespace esu
