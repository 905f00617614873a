// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/deadlines.h"
#include "core/ports/package_installer.h"
#include "core/windows/trust.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace esu {

/// Where the installer works; tests put their own in. Empty = what this Windows says.
struct PackagePlaces {
    QString folder = {};                                             ///< the private folder
    QString tools = {};                                              ///< wusa.exe, expand.exe, dism.exe
    std::chrono::milliseconds wusaLimit = deadline::packageInstall;  ///< then expand and DISM take over
    std::chrono::milliseconds otherLimit = deadline::packageInstall; ///< for each run of those
    std::chrono::milliseconds busyLimit = deadline::servicingBusy; ///< how long Windows' own installation is waited for
    std::optional<bool> dismFirst = std::nullopt;                  ///< nullopt = by this Windows
    WindowsTrust trust = {};
    bool (*isServicing)() = nullptr; ///< is Windows installing something? null = its service is asked
};

/// wusa, or expand and DISM, on proven files only. wusa goes through the update agent, which on a fresh Windows 7
/// searches for hours: there expand and DISM come first, and wusa where they did not help. Any thread, one installation
/// at a time. Needs administrator rights: `AccessDenied`, "not-elevated".
class WindowsPackageInstaller final : public PackageInstaller {
public:
    explicit WindowsPackageInstaller(PackagePlaces places = {}) : m_places(std::move(places)) {}

    Result<QString> folder() override;
    Result<PackageOutcome> install(const PackageFile &file, const JobContext &context) override;
    Result<void> cleanUp() override;

private:
    Result<QString> place() const;
    Result<QString> tool(const char16_t *name) const;
    /// "package-other" where an unpinned package calls itself another one than it was taken for.
    Result<void> proveIdentity(const QString &path, const PackageFile &file, const JobContext &context) const;
    /// What `filter` of expand.exe lets through, in a new folder.
    Result<QString> expandInto(const QString &path, const QString &filter, const JobContext &context) const;
    Result<PackageOutcome> run(const QString &path, bool isPinned, const JobContext &context) const;
    Result<void> waitForServicing(const JobContext &context) const;
    Result<PackageOutcome> runWusa(const QString &path, const JobContext &context) const;
    Result<PackageOutcome> runDism(const QString &cabinet, const JobContext &context) const;
    Result<PackageOutcome> expandAndRunDism(const QString &path, bool isPinned, const JobContext &context) const;

    const PackagePlaces m_places;
    /// What an earlier try began may still be at work: one of another process, or one of ours that was ended.
    mutable std::atomic_bool m_mayBeServicing = true;
    /// Until nobody answers: a firewall that swallows the question costs its time once, not once a file.
    mutable std::atomic_bool m_asksRevocation = true;
};

} // namespace esu
