// SPDX-License-Identifier: MIT
#pragma once

#include "core/practice/practice_ports.h"

#include <memory>

namespace esu {

/// A simulated PC behind every port of the product. Thread-safe as the ports demand. A `ManualClock` makes it instant;
/// with a `ShiftedClock` its waits can be seen. What happens to it is kept in section "practice" of the store, which
/// must outlive it. `packageCatalog`, when there is one, stands in for the simulated Catalog and must outlive it too.
class PracticeMachine final : public Machine {
public:
    inline static const QString stateSection = QStringLiteral("practice");

    PracticeMachine(Scenario scenario, std::unique_ptr<Clock> clock, StateStore &store,
                    PackageCatalog *packageCatalog = nullptr);

    Inventory &inventory() override { return m_inventory; }
    Licensing &licensing() override { return m_licensing; }
    UpdateAgent &updateAgent() override { return m_updateAgent; }
    CredentialStore &credentialStore() override { return m_credentialStore; }
    EndpointProbe *endpointProbe() override { return &m_endpointProbe; }
    /// Only a scenario that has packages for it offers repair.
    PackageCatalog *packageCatalog() override { return m_packageCatalog; }
    PackageInstaller *packageInstaller() override;
    Power *power() override { return &m_power; }
    ResumeAtLogon *resumeAtLogon() override { return &m_resume; }
    Clock &clock() override { return *m_clock; }
    bool isPractice() const override { return true; }
    /// "practice:windows7-pro-ready", or "practice:" and the path of a scenario file.
    QString name() const override;

    /// Why the kept state cannot be used; every call then fails with it.
    const std::optional<Error> &stateProblem() const { return m_link.stateProblem(); }
    PracticePc &pc() { return m_pc; }
    /// A run ended with the wish for a restart: whoever opens the kept PC next finds it restarted.
    Result<void> askForRestart();

private:
    PracticePc m_pc;
    std::unique_ptr<Clock> m_clock;
    PracticeLink m_link;
    PracticeInventory m_inventory;
    PracticeLicensing m_licensing;
    PracticeUpdateAgent m_updateAgent;
    PracticeCredentialStore m_credentialStore;
    PracticeEndpointProbe m_endpointProbe;
    PracticePackageCatalog m_simulatedCatalog;
    PracticePackageInstaller m_packageInstaller;
    PracticePower m_power;
    PracticeResume m_resume;
    PackageCatalog *m_packageCatalog; ///< a real one in place of the simulated, when one was asked for
};

} // namespace esu
