// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/own_files.h"

namespace esu {

/// Whether journals of earlier versions, and of another name of the PC, go as well.
enum class LeftJournals { Stay, Go };

/// Removes what this program left on the PC beside its journal: of every account that is signed in, what starts it
/// after a restart and the settings it remembered; its copy (unless that is what runs) and its packages in the state
/// folder, and that folder where nothing else is in it. The log of the window and what administrators put there stay,
/// and so does a folder that is not ours. Needs administrator rights; goes on after a failure and gives the first.
Result<void> removeLeftovers(const OwnAccounts &accounts, LeftJournals journals);

} // namespace esu
