// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/arguments.h"
#include "core/base/job_context.h"
#include "core/model/product_key.h"
#include "core/ports/credential_store.h"
#include "core/rules/key_choice.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace esu {

/// What the PC at hand says about one of several keys.
using KeyJudge = std::function<KeyUse(const ProductKey &)>;

/// The key that `bytes` mean, in whatever encoding and wrapping. Errors: the conditions "key-…" of
/// `resources/error-codes.json`; their details show the last five of a key at most. `judge` is asked only if there are
/// several; empty = nobody can say.
Result<ProductKey> keyFromBytes(QByteArray bytes, const KmsClientKeys &kmsClientKeys, const KeyJudge &judge = {});

/// The MAK the arguments name, or nullopt when they name none. `show` asks a person at a terminal for it.
Result<std::optional<ProductKey>> readKey(const Arguments &arguments, CredentialStore &store,
                                          const KmsClientKeys &kmsClientKeys, const KeyJudge &judge,
                                          const std::function<void(const QStringList &)> &show,
                                          const JobContext &context);

} // namespace esu
