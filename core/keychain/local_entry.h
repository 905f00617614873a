// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

namespace esu {

/// Whether such an entry is there. No more of it is kept than that.
bool hasLocalEntry(const QString &target);

/// Writes an entry of the Windows Credential Manager that stays on this PC, in the form that QtKeychain reads.
/// QtKeychain itself writes entries that go with a roaming profile to the server and to every PC this account signs in
/// to. Blocking for a moment; any thread.
Result<void> writeLocalEntry(const QString &target, const Secret &secret);

} // namespace esu
