// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"

#include <optional>

/// The key of a new year. Pure functions.
namespace esu {

/// The year whose key is all that this PC lacks, as it was read; nullopt = no, or not known.
std::optional<int> newKeyYear(const WizardState &state);
/// There are days to come or a key to order.
bool canPlanNextYear(const WizardState &state, const Resources &resources);
/// Today's year has its licence, so that it is the next one that is planned.
bool hasKeyOfToday(const WizardState &state);
/// Where the program goes on once it was started as administrator.
Page elevatedPage(const WizardState &state);

} // namespace esu
