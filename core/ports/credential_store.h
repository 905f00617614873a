// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/base/secret.h"

#include <QString>

namespace esu {

/// The credential store of the signed-in account (Windows Credential Manager, libsecret). Entry `ESU
/// Wizard/MAK/<label>`. Blocking. No plaintext fallback: without a backend every call fails with `Fault::Unsupported`.
class CredentialStore {
public:
    virtual ~CredentialStore() = default;

    /// Whether there is such an entry, as far as that can be told at once and without asking anybody; GUI thread.
    enum class Holds { Unknown, No, Yes };
    virtual Holds holds([[maybe_unused]] const QString &label) const { return Holds::Unknown; }

    virtual Result<void> write(const QString &label, const Secret &secret, const JobContext &context) = 0;
    /// `Fault::NotFound` when there is no such entry.
    virtual Result<Secret> read(const QString &label, const JobContext &context) = 0;
    /// Removing what is not there succeeds.
    virtual Result<void> remove(const QString &label, const JobContext &context) = 0;
};

/// The label of the one MAK that this program keeps.
inline const QString defaultKeyLabel = QStringLiteral("default");

} // namespace esu
