// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/unsupported.h"
#include "core/practice/practice_ports.h"
#include "core/practice/scenario_registry.h"

#include <memory>

namespace esu {

/// A simulated PC behind every port of the product. Thread-safe as the ports demand. A `ManualClock` makes it instant;
/// with a `ShiftedClock` its waits can be seen. What happens to it is kept in section "practice" of the store, which
/// must outlive it.
class PracticeMachine final : public Machine {
public:
    inline static const QString stateSection = QStringLiteral("practice");

    PracticeMachine(Scenario scenario, std::unique_ptr<Clock> clock, StateStore &store);

    Inventory &inventory() override { return m_inventory; }
    Licensing &licensing() override { return m_licensing; }
    UpdateAgent &updateAgent() override { return m_updateAgent; }
    PackageInstaller &packageInstaller() override;
    Power &power() override { return m_power; }
    ResumeAtLogon &resumeAtLogon() override { return m_resume; }
    EndpointProbe &endpointProbe() override { return m_endpointProbe; }
    Clock &clock() override { return *m_clock; }
    /// Only a scenario that has packages for it offers repair.
    MachineAbilities abilities() const override;
    bool isPractice() const override { return true; }
    /// By its own clock, were that right.
    std::optional<QDateTime> ownDay() const override;
    Policies policies() const override { return m_policies; }
    /// "practice:windows7-pro-ready", or "practice:" and the path of a scenario file.
    QString name() const override;
    bool hasAbandonedWork() const override { return false; }
    /// Whoever opens the kept PC next finds it restarted.
    Result<void> askForRestart() override;

    /// Why the kept state cannot be used; every call then fails with it.
    const std::optional<Error> &stateProblem() const { return m_link.stateProblem(); }
    PracticePc &pc() { return m_pc; }
    /// Where a rehearsal on this PC sits: its own store of keys, the Catalog as the scenario has it, the time of the
    /// PC.
    Desk desk() { return {m_credentialStore, m_packageCatalog, *m_clock}; }

private:
    PracticePc m_pc;
    const Policies m_policies;
    std::unique_ptr<Clock> m_clock;
    PracticeLink m_link;
    PracticeInventory m_inventory;
    PracticeLicensing m_licensing;
    PracticeUpdateAgent m_updateAgent;
    PracticeCredentialStore m_credentialStore;
    PracticeEndpointProbe m_endpointProbe;
    PracticePackageCatalog m_packageCatalog;
    PracticePackageInstaller m_packageInstaller;
    UnsupportedPackageInstaller m_noPackageInstaller;
    PracticePower m_power;
    PracticeResume m_resume;
};

} // namespace esu
