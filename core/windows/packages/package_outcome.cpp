// SPDX-License-Identifier: MIT
#include "core/windows/packages/package_outcome.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"

namespace esu {

namespace {

constexpr std::uint32_t restartRequired = 3010;        // ERROR_SUCCESS_REBOOT_REQUIRED
constexpr std::uint32_t restartInitiated = 1641;       // ERROR_SUCCESS_REBOOT_INITIATED
constexpr std::uint32_t updateRestart = 0x240005U;     // WU_S_REBOOT_REQUIRED
constexpr std::uint32_t alreadyInstalled = 0x240006U;  // WU_S_ALREADY_INSTALLED
constexpr std::uint32_t alreadyUninstalled = 0x240007; // WU_S_ALREADY_UNINSTALLED
constexpr std::uint32_t win32 = 0x80070000U;           // FACILITY_WIN32

} // namespace

Result<PackageOutcome> packageOutcome(std::uint32_t exitCode)
{
    // Servicing gives 3010 and 1641 as HRESULTs, too.
    const std::uint32_t plain = (exitCode & 0xFFFF0000U) == win32 ? exitCode & 0xFFFFU : exitCode;
    if (plain == 0 || exitCode == alreadyUninstalled)
        return PackageOutcome{.code = exitCode};
    if (plain == restartRequired || plain == restartInitiated || exitCode == updateRestart)
        return PackageOutcome{.restartRequired = true, .code = exitCode};
    if (exitCode == alreadyInstalled)
        return PackageOutcome{.alreadyInstalled = true, .code = exitCode};
    const QString detail = QStringLiteral("exit code %1").arg(exitCode);
    return std::unexpected(
        hresultError(exitCode <= 0xFFFFU ? win32 | exitCode : exitCode, operation::packageInstall, detail));
}

} // namespace esu
