// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/package_file.h"
#include "core/windows/win32.h"

namespace esu {

/// A file that nobody can write, rename or delete while this lives: what is proven by its handle is what runs.
/// A link is `Refused`.
Result<Handle> openGuarded(const QString &path);

/// Size and every known digest of the open file. `BadData`, "digest-mismatch".
Result<void> proveDigests(HANDLE file, const PackageFile &expected, const JobContext &context);

/// Authenticode of the open file: trusted by this PC ("not-signed"), not revoked as far as can be learnt, and made out
/// to Microsoft Corporation ("wrong-signer"). Blocking; may ask the network for revocations.
Result<void> proveSigner(HANDLE file, const QString &path);

} // namespace esu
