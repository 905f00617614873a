// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

namespace esu {

/// Opens an address or a file as the person who is signed in would, by the shell that runs without administrator
/// rights: a browser must not get those of this program. An error where no shell runs; nothing is opened then. The main
/// thread, which is an STA.
Result<void> openUnelevated(const QString &target);

} // namespace esu
