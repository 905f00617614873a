// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"

#include <string>
#include <vector>

namespace esu::test {

/// The data files as built into the program.
const Resources &resources();

/// A state as a page can show it, made by hand.
struct NamedState {
    std::string name;
    WizardState state;
};

/// A Windows 10 PC in year 2, all checks met, on `page`.
WizardState readyState(Page page);
/// The same for a Windows 7 PC, whose programme has ended.
WizardState windows7State(Page page);
/// Every page in the states a person meets most, good and bad.
std::vector<NamedState> everyState();

} // namespace esu::test
