// SPDX-License-Identifier: MIT
#include "core/keychain/keychain_credential_store.h"

#include "core/base/conditions.h"
#include "core/base/event_loop_thread.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/keychain/store_status.h"
#include "core/model/outside_text.h"

#ifdef Q_OS_WIN
#include "core/keychain/local_entry.h"
#endif

#include <qt6keychain/keychain.h>

#include <QSemaphore>

#include <algorithm>
#include <atomic>

namespace esu {

namespace {

using namespace std::chrono_literals;

/// How long a stop may go unnoticed.
constexpr std::chrono::milliseconds slice = 250ms;
const QLatin1String serviceName("ESU Wizard");

Error storeError(Fault fault, const QString &condition, const QString &detail = {})
{
    return {.fault = fault, .operation = operation::keyStore, .condition = condition, .detail = detail};
}

Error errorOf(const QKeychain::Job &job)
{
    // A backend's sentence goes to log and details.
    const QString detail = harmless(job.errorString());
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return storeError(Fault::NotFound, condition::keyNotStored, detail);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return storeError(Fault::AccessDenied, {}, detail);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return storeError(Fault::Unsupported, condition::storeUnavailable, detail);
    case QKeychain::OtherError: {
        const StoreStatus status = storeStatus(job.errorString());
        Error error = storeError(status.fault,
                                 status.fault == Fault::Unsupported ? condition::storeUnavailable : QString(), detail);
        error.code = status.code;
        return error;
    }
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoError:
        break;
    }
    return storeError(Fault::Backend, {}, detail);
}

} // namespace

CredentialStore::Holds KeychainCredentialStore::holds([[maybe_unused]] const QString &label) const
{
#ifdef Q_OS_WIN
    return hasLocalEntry(QStringLiteral("%1/MAK/%2").arg(serviceName, label)) ? Holds::Yes : Holds::No;
#else
    return Holds::Unknown;
#endif
}

/// One request and its answer. Shared by the caller and the event-loop thread, so whoever leaves first leaves nothing
/// dangling.
struct KeychainCredentialStore::Exchange {
    enum class Kind { Write, Read, Remove };

    Exchange(Kind requested, const QString &label)
        : kind(requested), key(QStringLiteral("%1/MAK/%2").arg(serviceName, label))
    {
    }

    const Kind kind;
    const QString key;  ///< on Windows the target name is the key alone, so it carries the service too
    Secret secret = {}; ///< what to write, or what was read; the loop's from posting until `answered`
    std::optional<Error> error = std::nullopt;
    std::atomic_bool givenUp = false; ///< the caller has left: do not begin any more
    QSemaphore answered = QSemaphore(0);

    /// Makes the library's job. On the event-loop thread.
    QKeychain::Job *makeJob(QObject *parent)
    {
        switch (kind) {
        case Kind::Write: {
            auto *job = new QKeychain::WritePasswordJob(serviceName, parent);
            QString text = secret.reveal().toString();
            job->setTextData(text);
            wipe(text);
            return job;
        }
        case Kind::Read:
            return new QKeychain::ReadPasswordJob(serviceName, parent);
        case Kind::Remove:
            return new QKeychain::DeletePasswordJob(serviceName, parent);
        }
        return nullptr;
    }

    /// Done without the library; false: its job does it. On the event-loop thread.
    bool isDoneHere()
    {
#ifdef Q_OS_WIN
        if (kind != Kind::Write)
            return false;
        const auto written = writeLocalEntry(key, secret);
        secret = Secret();
        if (!written)
            error = written.error();
        answered.release();
        return true;
#else
        return false;
#endif
    }

    /// On the event-loop thread.
    void finish(const QKeychain::Job &job)
    {
        secret = Secret();
        const bool removedNothing = kind == Kind::Remove && job.error() == QKeychain::EntryNotFound;
        if (job.error() != QKeychain::NoError && !removedNothing) {
            error = errorOf(job);
        } else if (const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job)) {
            // The very buffer of the job, which nobody else overwrites.
            secret = takeSecret(read->binaryData());
        }
        answered.release();
    }
};

Result<Secret> KeychainCredentialStore::run(const std::shared_ptr<Exchange> &exchange, const JobContext &context)
{
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::keyStore));
    context.tell({.waiting = Waiting::CredentialStore});
    m_loop.post([exchange, parent = m_loop.context()] {
        if (exchange->givenUp || exchange->isDoneHere())
            return;
        QKeychain::Job *job = exchange->makeJob(parent);
        job->setInsecureFallback(false);
        job->setKey(exchange->key);
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [exchange](QKeychain::Job *done) { exchange->finish(*done); });
        job->start();
    });

    const auto end = std::chrono::steady_clock::now() + m_deadline;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (exchange->answered.tryAcquire(1, static_cast<int>(std::clamp(left, 0ms, slice).count())))
            break;
        const bool stopped = context.stopRequested();
        if (!stopped && left > 0ms)
            continue;
        exchange->givenUp = true;
        return std::unexpected(stopped ? cancelled(operation::keyStore) : timedOut(operation::keyStore));
    }
    if (exchange->error)
        return std::unexpected(*exchange->error);
    return std::move(exchange->secret);
}

Result<void> KeychainCredentialStore::write(const QString &label, const Secret &secret, const JobContext &context)
{
    const auto exchange = std::make_shared<Exchange>(Exchange::Kind::Write, label);
    exchange->secret = secret.clone();
    const auto done = run(exchange, context);
    return done ? Result<void>() : std::unexpected(done.error());
}

Result<Secret> KeychainCredentialStore::read(const QString &label, const JobContext &context)
{
    return run(std::make_shared<Exchange>(Exchange::Kind::Read, label), context);
}

Result<void> KeychainCredentialStore::remove(const QString &label, const JobContext &context)
{
    const auto done = run(std::make_shared<Exchange>(Exchange::Kind::Remove, label), context);
    return done ? Result<void>() : std::unexpected(done.error());
}

void preferSecretService()
{
#ifdef Q_OS_LINUX
    // QtKeychain looks at these names only, and falls to libsecret when none of them speaks of KDE.
    const bool kde = qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || qgetenv("DESKTOP_SESSION").startsWith("kde") ||
                     qEnvironmentVariableIsSet("KDE_FULL_SESSION");
    if (kde)
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
#endif
}

} // namespace esu
