// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/package_file.h"
#include "core/model/signature_rule.h"
#include "core/windows/win32.h"

#include <atomic>

namespace esu {

/// A file that nobody can write, rename or delete while this lives: what is proven by its handle is what runs.
/// A link is `Refused`.
Result<Handle> openGuarded(const QString &path);

/// Size and every known digest of the open file. `BadData`, "digest-mismatch".
Result<void> proveDigests(HANDLE file, const PackageFile &expected, const JobContext &context);

/// Authenticode of the open file, by `judgeSignature`: "not-signed", "root-missing", "wrong-signer". `roots`: SHA-256
/// of the certificates its chain may end at; `digestIsPinned`: what the file is was proven by our own data. Blocking.
/// `asksRevocation`: may the network be asked whether the certificate was taken back? It becomes false when nobody
/// answers, which takes a quarter of a minute each time.
Result<void> proveSigner(HANDLE file, const QString &path, const QStringList &roots, bool digestIsPinned,
                         std::atomic_bool &asksRevocation);

} // namespace esu
