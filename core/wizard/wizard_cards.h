// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

/// The parts of `stateCard`, page by page; used by nothing else.
namespace esu::cards {

StateCard failed(CardText text, const Error &error);

StateCard start(const WizardState &state, const Resources &resources);
StateCard prerequisites(const WizardState &state, const Resources &resources);
StateCard key(const WizardState &state);
StateCard activationId(const WizardState &state);
StateCard activate(const WizardState &state, const Resources &resources);
StateCard updates(const WizardState &state, const Resources &resources);
StateCard result(const WizardState &state);

} // namespace esu::cards
