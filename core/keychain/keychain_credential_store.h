// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/credential_store.h"
#include "core/ports/deadlines.h"

#include <chrono>

namespace esu {

class EventLoopThread;

/// The credential store of the signed-in account through QtKeychain: Windows Credential Manager (generic credential,
/// target `ESU Wizard/MAK/<label>`) or the Secret Service (libsecret). Never a plaintext file. Owned by `app/`;
/// thread-safe, but never to be called on the event-loop thread itself. Windows compares labels without case.
class KeychainCredentialStore final : public CredentialStore {
public:
    /// `loop` must outlive this. `deadline` is for tests.
    explicit KeychainCredentialStore(EventLoopThread &loop,
                                     std::chrono::milliseconds deadline = deadline::credentialStore)
        : m_loop(loop), m_deadline(deadline)
    {
    }

    /// Known on Windows; a Secret Service may want to be unlocked first.
    Holds holds(const QString &label) const override;
    Result<void> write(const QString &label, const Secret &secret, const JobContext &context) override;
    Result<Secret> read(const QString &label, const JobContext &context) override;
    Result<void> remove(const QString &label, const JobContext &context) override;

private:
    struct Exchange;
    Result<Secret> run(const std::shared_ptr<Exchange> &exchange, const JobContext &context);

    EventLoopThread &m_loop;
    const std::chrono::milliseconds m_deadline;
};

/// Makes QtKeychain use libsecret on a KDE desktop too, where it would take KWallet. It changes the environment, so
/// `main` calls it before anything else, while there is one thread. Does nothing on Windows.
void preferSecretService();

} // namespace esu
