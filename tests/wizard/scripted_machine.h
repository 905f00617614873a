// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/ports/unsupported.h"
#include "core/run/session.h"
#include "tests/wizard/wizard_fixture.h"

#include <atomic>

namespace esu::test {

/// One PC of plain values behind every port: a key goes into the year 2 row, Activate licenses it. Outlives its
/// sessions; what a test changes while a job runs is atomic.
class ScriptedMachine final : public Machine, Inventory, Licensing, UpdateAgent, CredentialStore {
public:
    Inventory &inventory() override { return *this; }
    Licensing &licensing() override { return *this; }
    UpdateAgent &updateAgent() override { return *this; }
    PackageInstaller &packageInstaller() override { return m_noInstaller; }
    Power &power() override { return m_noPower; }
    ResumeAtLogon &resumeAtLogon() override { return m_noResume; }
    EndpointProbe &endpointProbe() override { return m_noProbe; }
    Clock &clock() override { return m_clock; }
    MachineAbilities abilities() const override { return {}; }
    bool isPractice() const override { return true; }
    QString name() const override { return QStringLiteral("practice:scripted"); }
    bool hasAbandonedWork() const override { return false; }
    Result<void> askForRestart() override { return {}; }
    Desk desk() { return {*this, m_noCatalog, m_clock}; }

    MachineFacts facts = goodFacts();
    LicenseRows pcRows{baseRow(), esuRow(1), esuRow(2), esuRow(3)};
    Updates offered{update(QStringLiteral("KB1"), true, true), update(QStringLiteral("KB2"), false)};
    std::optional<Secret> stored;
    std::atomic<bool> holdSearch = false; ///< searching blocks until it is stopped
    std::atomic<bool> deaf = false;       ///< … and does not even listen to that
    std::atomic<bool> searching = false;
    std::atomic<int> installs = 0;
    std::atomic<int> activations = 0;

private:
    Result<MachineFacts> read(const QStringList &, const JobContext &context) override
    {
        context.tell({.waiting = Waiting::ReadingPc, .percent = 50});
        return facts;
    }

    Result<Surroundings> readSurroundings(const QList<RootCertificate> &, const JobContext &) override
    {
        return Surroundings{};
    }

    Result<LicenseRows> rows(const RowQuery &, const JobContext &) override { return pcRows; }
    Result<void> installProductKey(const Secret &key, const JobContext &) override
    {
        ++installs;
        pcRows[2].partialProductKey = key.reveal().last(5).toString();
        pcRows[2].licenseStatus = 5;
        return {};
    }
    Result<void> activate(const ActivationId &id, const JobContext &) override
    {
        ++activations;
        for (LicenseRow &row : pcRows) {
            if (row.id == id)
                row.licenseStatus = licenseStatusLicensed;
        }
        return {};
    }
    Result<void> refresh(const JobContext &) override { return {}; }
    Result<void> uninstallProductKey(const ActivationId &, const JobContext &) override { return {}; }
    Result<QList<KeyConfiguration>> keyConfigurations(int, const JobContext &) override
    {
        return QList<KeyConfiguration>();
    }
    Result<QString> offlineInstallationId(const ActivationId &, const JobContext &) override { return QString(); }

    Result<UpdateHistory> history(const JobContext &) override { return UpdateHistory{}; }
    Result<void> probe(const JobContext &) override { return {}; }
    Result<Updates> search(const JobContext &context) override
    {
        searching = true;
        if (holdSearch) {
            // Without a stop token the thread sleeps here until the process ends; the test leaves it behind.
            SystemClock().wait(std::chrono::hours(1), deaf ? std::stop_token() : context.stop);
            return std::unexpected(cancelled(QStringLiteral("wua.search")));
        }
        return offered;
    }
    Result<UpdateRun> download(const Updates &updates, const JobContext &) override
    {
        UpdateRun run{.updates = updates};
        for (UpdateInfo &each : run.updates)
            each.state = UpdateInfo::State::Downloaded;
        return run;
    }
    Result<UpdateRun> install(const Updates &updates, const JobContext &) override
    {
        UpdateRun run{.updates = updates};
        for (UpdateInfo &each : run.updates)
            each.state = UpdateInfo::State::Installed;
        return run;
    }

    Result<void> write(const QString &, const Secret &secret, const JobContext &) override
    {
        stored = secret.clone();
        return {};
    }
    Result<Secret> read(const QString &, const JobContext &) override
    {
        if (!stored)
            return std::unexpected(Error{.fault = Fault::NotFound, .operation = QStringLiteral("key.store")});
        return stored->clone();
    }
    Result<void> remove(const QString &, const JobContext &) override
    {
        stored.reset();
        return {};
    }

    UnsupportedPackageInstaller m_noInstaller;
    UnsupportedPower m_noPower;
    UnsupportedResume m_noResume;
    UnsupportedEndpointProbe m_noProbe;
    UnsupportedPackageCatalog m_noCatalog;
    ManualClock m_clock{QDateTime(QDate(2027, 1, 10), QTime(3, 0), Qt::UTC)};
};

/// A session on a machine that the test owns.
inline std::unique_ptr<Session> sessionOn(const std::shared_ptr<ScriptedMachine> &machine)
{
    return std::make_unique<Session>(std::make_unique<MemoryStateStore>(), machine, machine->desk(), resources());
}

inline Result<QByteArray> emptyRecording(Session &, const JobContext &)
{
    return QByteArray("{}");
}

} // namespace esu::test
