// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/inspection.h"

namespace esu {

/// The licensing package is in, or a restart will install it, and Windows shows no ESU row yet: a restart comes before
/// anything else is said, whether or not Windows shows a sign of it. Pure.
bool waitsForEsuRows(const Inspection &inspection);

/// A package of this check item is there, and a restart will finish it: neither missing nor unknown. Pure.
bool waitsForRestart(const PrerequisiteResult &result, const MachineFacts &facts);

/// The licensing package is installed in part, or on its way out: a restart may settle that, and what it does not
/// settle is installed again. Pure.
bool isLicensingPackageHalfDone(const Inspection &inspection);

} // namespace esu
