// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/redaction.h"
#include "core/model/resources.h"
#include "core/recording/recording_machine.h"

namespace esu {

/// Inspects the PC, searches for updates, and makes a scenario of what it answered: redacted, and such that a practice
/// PC made of it leads to the same inspection. Changes nothing. `names`: what is known beside the answers themselves.
/// Fails when the PC cannot be inspected at all or the person stopped; an answer that did not come is part of the
/// recording. Blocking.
Result<Scenario> record(Machine &machine, const Resources &resources, PersonalNames names, const QString &version,
                        const JobContext &context);

/// The scenario of answers that were kept. `date` is the PC's own. Pure.
Scenario recordedScenario(const KeptAnswers &kept, const Redaction &redaction, const QDate &date,
                          const QString &version);

} // namespace esu
