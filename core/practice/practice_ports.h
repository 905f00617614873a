// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/ports/desk.h"
#include "core/ports/machine.h"
#include "core/practice/practice_link.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <mutex>

namespace esu {

/// What the recorded PC did not answer has no answer here either.
template <class T>
void forgetUnreadable(const Scenario &scenario, std::expected<T, Error> &fact, const QString &name,
                      const QString &operation)
{
    const auto found = scenario.unreadable.constFind(name);
    if (found == scenario.unreadable.constEnd())
        return;
    fact = std::unexpected(found.value() ? hresultError(*found.value(), operation)
                                         : Error{.fault = Fault::NotFound, .operation = operation});
}

/// What the registry of a practice PC says of TLS 1.2.
Tls12Facts practiceTls12(const PracticePc &pc);

/// The ports of a `PracticeMachine`, which owns them. Thread rules are those of the ports.
class PracticeLicensing final : public Licensing {
public:
    explicit PracticeLicensing(PracticeLink &link) : m_link(link) {}

    Result<LicenseRows> rows(const RowQuery &query, const JobContext &context) override;
    Result<void> installProductKey(const Secret &key, const JobContext &context) override;
    Result<void> activate(const ActivationId &id, const JobContext &context) override;
    Result<void> refresh(const JobContext &context) override;
    Result<void> uninstallProductKey(const ActivationId &id, const JobContext &context) override;
    Result<QList<KeyConfiguration>> keyConfigurations(int groupId, const JobContext &context) override;
    Result<QString> offlineInstallationId(const ActivationId &id, const JobContext &context) override;

private:
    PracticeLink &m_link;
};

class PracticeInventory final : public Inventory {
public:
    explicit PracticeInventory(PracticeLink &link) : m_link(link) {}

    Result<MachineFacts> read(const QStringList &packageNeedles, const JobContext &context) override;
    Result<Surroundings> readSurroundings(const QList<RootCertificate> &roots, const JobContext &context) override;

private:
    template <class T, class Read>
    Fact<T> registryFact(const QString &subject, const JobContext &context, Read readFact)
    {
        const auto done = m_link.perform({.call = Call::Registry,
                                          .operation = operation::inventoryRegistry,
                                          .deadline = deadline::registry,
                                          .progress = {.waiting = Waiting::ReadingPc},
                                          .subject = subject},
                                         context, [] { return hresult::ok; });
        if (!done)
            return std::unexpected(done.error());
        return readFact(m_link.pc());
    }

    PracticeLink &m_link;
};

class PracticeEndpointProbe final : public EndpointProbe {
public:
    PracticeEndpointProbe(PracticeLink &link, Clock &clock) : m_link(link), m_clock(clock) {}

    Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &context) override;

private:
    PracticeLink &m_link;
    Clock &m_clock;
};

class PracticeUpdateAgent final : public UpdateAgent {
public:
    explicit PracticeUpdateAgent(PracticeLink &link) : m_link(link) {}

    Result<UpdateHistory> history(const JobContext &context) override;
    Result<void> probe(const JobContext &context) override;
    Result<Updates> search(const JobContext &context) override;
    Result<UpdateRun> download(const Updates &updates, const JobContext &context) override;
    Result<UpdateRun> install(const Updates &updates, const JobContext &context) override;

private:
    struct Step;
    template <class Act>
    Result<UpdateRun> runEach(const Updates &updates, const Step &step, const JobContext &context, Act act);
    PracticeLink &m_link;
};

/// Microsoft Update Catalog as the scenario has it: its packages, and nothing is written to a disk.
class PracticePackageCatalog final : public PackageCatalog {
public:
    explicit PracticePackageCatalog(PracticeLink &link) : m_link(link) {}

    Result<CatalogListing> find(const CatalogQuery &query, const JobContext &context) override;
    Result<QString> download(const PackageFile &file, const QString &folder, const JobContext &context) override;

private:
    PracticeLink &m_link;
};

/// Goes by the KB number of a file; what the file holds, and who signed it, is the scenario's to say.
class PracticePackageInstaller final : public PackageInstaller {
public:
    explicit PracticePackageInstaller(PracticeLink &link) : m_link(link) {}

    /// A folder of its own below the temporary folder, made when it is asked for: a real Catalog may download into it.
    Result<QString> folder() override;
    Result<PackageOutcome> install(const PackageFile &file, const JobContext &context) override;
    Result<void> cleanUp() override;

private:
    template <class Act> Result<void> folderCall(Act act);
    PracticeLink &m_link;
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// `restart` is the simulated one.
class PracticePower final : public Power {
public:
    explicit PracticePower(PracticeLink &link) : m_link(link) {}

    std::unique_ptr<KeepAwake> keepAwake() override { return std::make_unique<KeepAwake>(); }
    Result<void> restart() override;

private:
    PracticeLink &m_link;
};

/// What is armed is kept with the PC, and nothing is started.
class PracticeResume final : public ResumeAtLogon {
public:
    explicit PracticeResume(PracticeLink &link) : m_link(link) {}

    Result<void> arm(const ResumePoint &point) override;
    Result<void> disarm() override;

private:
    Result<void> keep(const std::optional<ResumePoint> &point);
    PracticeLink &m_link;
};

/// In memory only: what is typed while practising is never kept.
class PracticeCredentialStore final : public CredentialStore {
public:
    explicit PracticeCredentialStore(PracticeLink &link) : m_link(link) {}

    Holds holds(const QString &label) const override;
    Result<void> write(const QString &label, const Secret &secret, const JobContext &context) override;
    Result<Secret> read(const QString &label, const JobContext &context) override;
    Result<void> remove(const QString &label, const JobContext &context) override;

private:
    Result<void> call(const JobContext &context);
    PracticeLink &m_link;
    mutable std::mutex m_mutex;
    std::map<QString, Secret> m_entries;
};

} // namespace esu
