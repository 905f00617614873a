// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/deadlines.h"

#include <chrono>

namespace esu {

/// How long the Windows adapters wait. The product uses the defaults; tests and the contract suite shorten them.
/// `stop…` is the time a call gets to end by itself once a stop was requested; after it, and `late` after its
/// deadline, the thread that is stuck inside Windows is abandoned.
struct Patience {
    using Duration = std::chrono::milliseconds;

    Duration connect = deadline::connect;
    Duration rows = deadline::rows;
    Duration registry = deadline::registry;
    Duration installProductKey = deadline::installProductKey;
    Duration activate = deadline::activate;
    Duration refresh = deadline::refresh;
    Duration uninstallProductKey = deadline::uninstallProductKey;
    Duration updateSearch = deadline::updateSearch;
    Duration updateDownload = deadline::updateDownload;
    Duration updateInstall = deadline::updateInstall;

    Duration late{2000};
    Duration stopWmi{450};
    /// The update agent ends a stopped search or download soon, but finishes the update it is installing.
    Duration stopUpdates = std::chrono::seconds{60};
    Duration stopInstall = std::chrono::minutes{30};
};

} // namespace esu
