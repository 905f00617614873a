// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"
#include "core/model/update_info.h"
#include "core/rules/inspection.h"

namespace esu {

/// What Windows Update offers, each update with what ESU has to do with it and why it may be left out; changes nothing.
Result<Updates> searchUpdates(Pc &pc, const Inspection &inspection, const JobContext &context);

/// Downloads and installs; the person (or calling `--install`) has consented. Each attempt is written to the journal
/// before and after it, so that a search knows which updates come to the same end again and again.
Result<UpdateRun> installUpdates(Pc &pc, const Updates &updates, const Inspection &inspection,
                                 const JobContext &context);

/// Updates were installed before a restart, and no verdict was read since it. It proves nothing about the PC.
bool updatesWaitForRestart(const Pc &pc);

} // namespace esu
