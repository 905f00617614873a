// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/machine.h"
#include "core/practice/scenario.h"

namespace esu {

/// What a PC answered while it was recorded.
struct KeptAnswers {
    std::optional<MachineFacts> facts = std::nullopt; ///< the last reading
    LicenseRows rows = {};                            ///< every row that came, each once
    std::optional<Error> rowsError = std::nullopt;
    std::optional<Updates> updates = std::nullopt;
    std::optional<Error> searchError = std::nullopt;
    UpdateHistory history = {};
    QList<RecordedAnswer> answers = {}; ///< every call in order, not redacted

    std::chrono::milliseconds longest(const QString &operation) const;
};

/// Another machine with a memory: forwards every call and keeps what the reading ones answered and how long they took.
/// The machine must outlive it. Thread rules are those of the ports; read `kept` when the calls are over.
class RecordingMachine final : public Machine {
public:
    explicit RecordingMachine(Machine &machine);

    const KeptAnswers &kept() const { return m_kept; }

    Inventory &inventory() override { return m_inventory; }
    Licensing &licensing() override { return m_licensing; }
    UpdateAgent &updateAgent() override { return m_updateAgent; }
    PackageInstaller &packageInstaller() override { return m_machine.packageInstaller(); }
    Power &power() override { return m_machine.power(); }
    ResumeAtLogon &resumeAtLogon() override { return m_machine.resumeAtLogon(); }
    EndpointProbe &endpointProbe() override { return m_endpointProbe; }
    Clock &clock() override { return m_machine.clock(); }
    MachineAbilities abilities() const override { return m_machine.abilities(); }
    bool isPractice() const override { return m_machine.isPractice(); }
    std::optional<QDateTime> ownDay() const override { return m_machine.ownDay(); }
    Policies policies() const override { return m_machine.policies(); }
    QString name() const override { return m_machine.name(); }
    bool hasAbandonedWork() const override { return m_machine.hasAbandonedWork(); }
    Result<void> askForRestart() override { return m_machine.askForRestart(); }

private:
    class KeepingInventory final : public Inventory {
    public:
        explicit KeepingInventory(RecordingMachine &owner) : m_owner(owner) {}
        Result<MachineFacts> read(const QStringList &packageNeedles, const JobContext &context) override;
        Result<Surroundings> readSurroundings(const QList<RootCertificate> &roots, const JobContext &context) override;

    private:
        RecordingMachine &m_owner;
    };
    class KeepingLicensing final : public Licensing {
    public:
        explicit KeepingLicensing(RecordingMachine &owner) : m_owner(owner) {}
        Result<LicenseRows> rows(const RowQuery &query, const JobContext &context) override;
        Result<void> installProductKey(const Secret &key, const JobContext &context) override;
        Result<void> activate(const ActivationId &id, const JobContext &context) override;
        Result<void> refresh(const JobContext &context) override;
        Result<void> uninstallProductKey(const ActivationId &id, const JobContext &context) override;
        Result<QList<KeyConfiguration>> keyConfigurations(int groupId, const JobContext &context) override;
        Result<QString> offlineInstallationId(const ActivationId &id, const JobContext &context) override;

    private:
        Licensing &target() const { return m_owner.m_machine.licensing(); }
        RecordingMachine &m_owner;
    };
    class KeepingUpdateAgent final : public UpdateAgent {
    public:
        explicit KeepingUpdateAgent(RecordingMachine &owner) : m_owner(owner) {}
        Result<void> probe(const JobContext &context) override { return target().probe(context); }
        Result<UpdateHistory> history(const JobContext &context) override;
        Result<Updates> search(const JobContext &context) override;
        Result<UpdateRun> download(const Updates &updates, const JobContext &context) override;
        Result<UpdateRun> install(const Updates &updates, const JobContext &context) override;

    private:
        UpdateAgent &target() const { return m_owner.m_machine.updateAgent(); }
        RecordingMachine &m_owner;
    };

    class KeepingEndpointProbe final : public EndpointProbe {
    public:
        explicit KeepingEndpointProbe(RecordingMachine &owner) : m_owner(owner) {}
        Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &context) override;

    private:
        RecordingMachine &m_owner;
    };

    /// Makes the call and notes how it went.
    template <class Call> auto timed(const QString &operation, Call call);
    /// Notes what a call that came back could not tell.
    template <class Fact> void note(const Fact &fact, const QString &subject = {});

    Machine &m_machine;
    KeptAnswers m_kept;
    KeepingInventory m_inventory{*this};
    KeepingLicensing m_licensing{*this};
    KeepingUpdateAgent m_updateAgent{*this};
    KeepingEndpointProbe m_endpointProbe{*this};
};

} // namespace esu
