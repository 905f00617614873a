// SPDX-License-Identifier: MIT
#pragma once

#include "cim.h"

#include "core/practice/scenario.h"

namespace esu::compc {

/// How this PC refuses what a recorded PC did not answer (`Scenario::unreadable`), at the place where the fact is read.
struct Refusal {
    std::optional<std::uint32_t> code; ///< nullopt: it answers, but says nothing
};

/// Of a query for this class.
std::optional<Refusal> refusedQuery(const Scenario &scenario, const QString &className);
/// Of this call of StdRegProv; `path` without the backslash at its end.
std::optional<Refusal> refusedRegistry(const Scenario &scenario, const QString &path, const QString &valueName);
/// Methods of StdRegProv that this PC does not have: what cannot be found cannot be called either, as on Wine.
QStringList missingRegistryMethods(const Scenario &scenario);
/// Takes out of an instance what the recorded PC did not say.
void forgetUnreadable(const Scenario &scenario, const QString &className, CimValues &values);

} // namespace esu::compc
