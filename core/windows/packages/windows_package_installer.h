// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/deadlines.h"
#include "core/ports/package_installer.h"

#include <chrono>

namespace esu {

/// Where the installer works; tests put their own in. Empty = what this Windows says.
struct PackagePlaces {
    QString folder = {};                                             ///< the private folder
    QString tools = {};                                              ///< wusa.exe, expand.exe, dism.exe
    std::chrono::milliseconds wusaLimit = deadline::packageInstall;  ///< then expand and DISM take over
    std::chrono::milliseconds otherLimit = deadline::packageInstall; ///< for each run of those
};

/// wusa, or expand and DISM, on proven files only. Any thread, one installation at a time. Needs
/// administrator rights: `AccessDenied`, "not-elevated".
class WindowsPackageInstaller final : public PackageInstaller {
public:
    explicit WindowsPackageInstaller(PackagePlaces places = {}) : m_places(std::move(places)) {}

    Result<QString> folder() override;
    Result<PackageOutcome> install(const PackageFile &file, const JobContext &context) override;
    Result<void> cleanUp() override;

private:
    Result<QString> place() const;
    Result<QString> tool(const char16_t *name) const;
    Result<PackageOutcome> run(const QString &path, const JobContext &context) const;
    Result<PackageOutcome> runWusa(const QString &path, const JobContext &context) const;
    Result<PackageOutcome> runDism(const QString &cabinet, const JobContext &context) const;
    Result<PackageOutcome> expandAndRunDism(const QString &path, const JobContext &context) const;

    const PackagePlaces m_places;
};

} // namespace esu
