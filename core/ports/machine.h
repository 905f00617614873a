// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/model/policies.h"
#include "core/ports/endpoint_probe.h"
#include "core/ports/inventory.h"
#include "core/ports/licensing.h"
#include "core/ports/package_installer.h"
#include "core/ports/power.h"
#include "core/ports/resume.h"
#include "core/ports/update_agent.h"

namespace esu {

/// What must be known of a PC before anything is asked of it: which buttons there are.
struct MachineAbilities {
    bool repair = false;        ///< packages can be installed
    bool restart = false;       ///< it can be restarted from here
    bool resumeAtLogon = false; ///< this program can come back after a restart

    bool operator==(const MachineAbilities &) const = default;
};

/// What belongs to one PC, as the journey sees it; made by `app/composition`. What a PC lacks answers
/// `Fault::Unsupported` (ready made in `unsupported.h`) and says so in its abilities.
class Machine {
public:
    virtual ~Machine() = default;

    virtual Inventory &inventory() = 0;
    virtual Licensing &licensing() = 0;
    virtual UpdateAgent &updateAgent() = 0;
    virtual PackageInstaller &packageInstaller() = 0;
    virtual Power &power() = 0;
    virtual ResumeAtLogon &resumeAtLogon() = 0;
    virtual EndpointProbe &endpointProbe() = 0;
    virtual Clock &clock() = 0;

    virtual MachineAbilities abilities() const = 0;
    /// A rehearsal: nothing real is touched. Shown on every page and in every report.
    virtual bool isPractice() const = 0;
    /// A practice PC's own day, whatever its clock says: nothing that was published later exists for it, UTC. nullopt =
    /// a PC of the real world.
    virtual std::optional<QDateTime> ownDay() const { return std::nullopt; }
    /// What an organisation decided for this PC: read once, before anything else of it.
    virtual Policies policies() const { return {}; }
    /// The text of `--machine` ("local", "practice:windows7-pro-ready").
    virtual QString name() const = 0;
    /// A call into the PC never came back: when all is written, leave the process by `_exit`. Any thread.
    virtual bool hasAbandonedWork() const = 0;
    /// A run ended with the wish for a restart, which a person will see to; a kept practice PC has it by the time it is
    /// opened again.
    virtual Result<void> askForRestart() = 0;
};

} // namespace esu
