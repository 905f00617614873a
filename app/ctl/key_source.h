// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/arguments.h"
#include "core/base/job_context.h"
#include "core/model/product_key.h"
#include "core/ports/credential_store.h"

#include <QByteArray>

#include <optional>

namespace esu {

/// One key in `bytes` (UTF-8 or UTF-16 with or without BOM, CRLF allowed). Errors: condition "key-none", "key-several",
/// "key-kms-client", "key-impossible-character", "key-length".
Result<ProductKey> keyFromBytes(QByteArray bytes, const KmsClientKeys &kmsClientKeys);

/// The MAK the arguments name, or nullopt when they name none. Reads at most 4 KiB of standard input, without echo on a
/// terminal.
Result<std::optional<ProductKey>> readKey(const Arguments &arguments, CredentialStore &store,
                                          const KmsClientKeys &kmsClientKeys, const JobContext &context);

} // namespace esu
