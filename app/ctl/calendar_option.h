// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"

namespace esu {

/// What `--calendar` asks for, once the run is over: the file, and what is said of it. Without a day to come there is
/// nothing to save, and that is said. Gives why it could not be saved.
std::optional<Error> saveCalendar(const CommandCall &call, const PcRun &run, CommandResult &result);

} // namespace esu
