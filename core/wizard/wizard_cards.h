// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

/// The parts of `stateCard`, page by page; and what they are made from.
namespace esu::cards {

/// What stops nobody here and will stop the activation, the clock first: it also is why a server does not answer.
std::optional<PrerequisiteKind> whatWillStop(const PrerequisiteResults &results,
                                             const PrerequisiteCatalogue &catalogue);

StateCard failed(CardText text, const Error &error);

StateCard start(const WizardState &state, const Resources &resources);
StateCard prerequisites(const WizardState &state, const Resources &resources);
StateCard key(const WizardState &state);
StateCard activationId(const WizardState &state);
StateCard activate(const WizardState &state, const Resources &resources);
StateCard updates(const WizardState &state, const Resources &resources);
StateCard result(const WizardState &state);

} // namespace esu::cards
