// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/operations.h"
#include "core/ports/desk.h"
#include "core/ports/machine.h"

/// Ports for what a PC or a desk lacks: every call fails with `Fault::Unsupported`.
namespace esu {

inline std::unexpected<Error> unsupported(const QString &operation)
{
    return std::unexpected(Error{.fault = Fault::Unsupported, .operation = operation});
}

class UnsupportedPackageInstaller final : public PackageInstaller {
public:
    Result<QString> folder() override { return unsupported(operation::packageDownload); }
    Result<PackageOutcome> install(const PackageFile &, const JobContext &) override
    {
        return unsupported(operation::packageInstall);
    }
    Result<void> cleanUp() override { return unsupported(operation::packageInstall); }
};

class UnsupportedPower final : public Power {
public:
    std::unique_ptr<KeepAwake> keepAwake() override { return std::make_unique<KeepAwake>(); }
    Result<void> restart() override { return unsupported(operation::powerRestart); }
};

class UnsupportedResume final : public ResumeAtLogon {
public:
    Result<void> arm(const ResumePoint &) override { return unsupported(operation::resumeArm); }
    Result<void> disarm() override { return unsupported(operation::resumeArm); }
};

class UnsupportedEndpointProbe final : public EndpointProbe {
public:
    Result<QList<EndpointAnswer>> probe(const QList<QUrl> &, const JobContext &) override
    {
        return unsupported(operation::networkProbe);
    }
};

class UnsupportedPackageCatalog final : public PackageCatalog {
public:
    Result<CatalogListing> find(const CatalogQuery &, const JobContext &) override
    {
        return unsupported(operation::catalogFind);
    }
    Result<QString> download(const PackageFile &, const QString &, const JobContext &) override
    {
        return unsupported(operation::packageDownload);
    }
};

class UnsupportedCredentialStore final : public CredentialStore {
public:
    Result<void> write(const QString &, const Secret &, const JobContext &) override
    {
        return unsupported(operation::keyStore);
    }
    Result<Secret> read(const QString &, const JobContext &) override { return unsupported(operation::keyStore); }
    Result<void> remove(const QString &, const JobContext &) override { return unsupported(operation::keyStore); }
};

/// A desk with nothing on it but a clock: for work that may not touch it.
class EmptyDesk {
public:
    explicit EmptyDesk(Clock &clock) : m_clock(clock) {}
    Desk desk() { return {m_credentialStore, m_packageCatalog, m_clock}; }

private:
    UnsupportedCredentialStore m_credentialStore;
    UnsupportedPackageCatalog m_packageCatalog;
    Clock &m_clock;
};

} // namespace esu
