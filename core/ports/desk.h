// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/ports/credential_store.h"
#include "core/ports/event_log.h"
#include "core/ports/package_catalog.h"

namespace esu {

/// What belongs to where we sit, whichever PC it is about. A rehearsal sits at a desk of its own, so that nothing of it
/// reaches the real one. Owns nothing: whoever makes a desk keeps its ports alive.
struct Desk {
    CredentialStore &credentialStore;
    PackageCatalog &packageCatalog;
    Clock &clock;
    EventLog *eventLog = nullptr; ///< nullptr = none is written, as from the desk of a practice PC
};

} // namespace esu
