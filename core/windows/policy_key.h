// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/policies.h"

namespace esu {

/// The policies of this PC, from the half of the registry that Windows itself uses. `path`: below HKEY_LOCAL_MACHINE.
/// Any thread.
Policies readPolicies(const QString &path = policiesKey);

} // namespace esu
