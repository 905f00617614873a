// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/package_file.h"

#include <cstdint>

namespace esu {

/// What installing one package came to.
struct PackageOutcome {
    bool alreadyInstalled = false; ///< WU_S_ALREADY_INSTALLED
    bool restartRequired = false;
    std::uint32_t code = 0; ///< what wusa or DISM ended with, for the details
    QString evidence = {};  ///< ESU lines of CBS.log that belong to this installation, redacted

    bool operator==(const PackageOutcome &) const = default;
};

/// Installs update packages on this PC with wusa, or expand and DISM when wusa does not end
/// (resources/FACTS.md#installer-exits). Blocking and stoppable. Never restarts the PC.
class PackageInstaller {
public:
    virtual ~PackageInstaller() = default;

    /// A folder that only administrators can write; downloads go there. Made when it is not there.
    virtual Result<QString> folder() = 0;

    /// Copies `file.path` into the private folder (unless it is there), proves it there (every known digest, then
    /// Authenticode with Microsoft as signer) and only then installs it. What is not proven is never started:
    /// `BadData` with condition "digest-mismatch", "not-signed", "root-missing", "wrong-signer" or "package-other".
    virtual Result<PackageOutcome> install(const PackageFile &file, const JobContext &context) = 0;

    /// Removes what `folder()` holds: after the journey, or when a person says so.
    virtual Result<void> cleanUp() = 0;
};

} // namespace esu
