// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/package_installer.h"

namespace esu {

/// What the exit code of wusa.exe or dism.exe comes to (resources/FACTS.md#installer-exits). Pure. A plain Win32 number
/// becomes its HRESULT, so that the error catalogue knows one form only.
Result<PackageOutcome> packageOutcome(std::uint32_t exitCode);

} // namespace esu
