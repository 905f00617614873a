// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/machine.h"
#include "core/windows/inventory/windows_inventory.h"
#include "core/windows/network/windows_endpoint_probe.h"
#include "core/windows/packages/windows_package_installer.h"
#include "core/windows/packages/windows_power.h"
#include "core/windows/spp/windows_licensing.h"
#include "core/windows/windows_resume.h"
#include "core/windows/wua/windows_update_agent.h"

namespace esu {

/// The PC this program runs on.
class WindowsMachine final : public Machine {
public:
    /// `caller`: SID of the account that asked for elevation, whose sign-in the wizard goes on at; empty = this one.
    /// `program`: this program, kept from its start; without it none can go on after a restart.
    explicit WindowsMachine(const QString &caller = {}, const WindowsTrust &trust = {}, Patience patience = {},
                            std::shared_ptr<const OwnProgram> program = {}, Policies policies = {});

    Inventory &inventory() override { return m_inventory; }
    Licensing &licensing() override { return m_licensing; }
    UpdateAgent &updateAgent() override { return m_updateAgent; }
    PackageInstaller &packageInstaller() override { return m_packageInstaller; }
    Power &power() override { return m_power; }
    ResumeAtLogon &resumeAtLogon() override { return m_resume; }
    EndpointProbe &endpointProbe() override { return m_endpointProbe; }
    Clock &clock() override { return m_clock; }
    MachineAbilities abilities() const override { return {.repair = true, .restart = true, .resumeAtLogon = true}; }
    bool isPractice() const override { return false; }
    Policies policies() const override { return m_policies; }
    QString name() const override { return QStringLiteral("local"); }

    bool hasAbandonedWork() const override
    {
        return m_link.hasAbandonedWork() || m_updateAgent.hasAbandonedWork() || m_endpointProbe.hasAbandonedWork();
    }
    Result<void> askForRestart() override { return {}; }

private:
    const Policies m_policies;
    SystemClock m_clock;
    WmiLink m_link;
    WindowsInventory m_inventory;
    WindowsLicensing m_licensing;
    WindowsUpdateAgent m_updateAgent;
    WindowsPackageInstaller m_packageInstaller;
    WindowsPower m_power;
    WindowsResume m_resume;
    WindowsEndpointProbe m_endpointProbe;
};

} // namespace esu
