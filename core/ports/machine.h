// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/ports/credential_store.h"
#include "core/ports/endpoint_probe.h"
#include "core/ports/inventory.h"
#include "core/ports/licensing.h"
#include "core/ports/package_catalog.h"
#include "core/ports/package_installer.h"
#include "core/ports/power.h"
#include "core/ports/resume.h"
#include "core/ports/update_agent.h"

namespace esu {

/// One PC as the journey sees it. Owned by `app/composition`, which outlives every journey on it.
class Machine {
public:
    virtual ~Machine() = default;

    virtual Inventory &inventory() = 0;
    virtual Licensing &licensing() = 0;
    virtual UpdateAgent &updateAgent() = 0;
    virtual CredentialStore &credentialStore() = 0;
    /// What a PC on the network does not offer is nullptr there: repair, restart, the view through its proxy.
    virtual PackageCatalog *packageCatalog() { return nullptr; }
    virtual PackageInstaller *packageInstaller() { return nullptr; }
    virtual Power *power() { return nullptr; }
    virtual ResumeAtLogon *resumeAtLogon() { return nullptr; }
    virtual EndpointProbe *endpointProbe() { return nullptr; }
    virtual Clock &clock() = 0;
    /// A rehearsal: nothing real is touched. Shown on every page and in every report.
    virtual bool isPractice() const = 0;
    /// The text of `--machine` ("local", "practice:windows7-pro-ready").
    virtual QString name() const = 0;
};

} // namespace esu
