// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/activate.h"
#include "core/journey/key.h"
#include "core/run/value_members_rules.h"

/// The members of the values of `core/journey` in JSON (`core/base/value_json.h`).
namespace esu {

template <> struct Members<ActivationOutcome> {
    static constexpr std::tuple list{member(u"activation_id", &ActivationOutcome::activationId),
                                     member(u"partial_key", &ActivationOutcome::partialKey),
                                     member(u"license_status", &ActivationOutcome::licenseStatus),
                                     member(u"year", &ActivationOutcome::year),
                                     member(u"spent", &ActivationOutcome::spent),
                                     member(u"nothing_to_do", &ActivationOutcome::nothingToDo),
                                     member(u"again", &ActivationOutcome::again)};
};

template <> struct Members<ActivationReport> {
    static constexpr std::tuple list{member(u"outcome", &ActivationReport::outcome),
                                     member(u"error", &ActivationReport::error),
                                     member(u"licenses", &ActivationReport::licenses)};
};

template <> struct Members<KeyReport> {
    static constexpr std::tuple list{member(u"row", &KeyReport::row),
                                     member(u"judged", &KeyReport::judged),
                                     member(u"installed", &KeyReport::installed),
                                     member(u"base_unchanged", &KeyReport::baseUnchanged),
                                     member(u"licenses", &KeyReport::licenses),
                                     member(u"error", &KeyReport::error)};
};

} // namespace esu
