// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <cstdint>

namespace esu {

/// The codes that adapters themselves look at; what codes mean to a person stands in `resources/error-codes.json`.
namespace hresult {
inline constexpr std::uint32_t ok = 0;
inline constexpr std::uint32_t fileNotFound = 0x80070002U; ///< also what a missing registry value or key is
inline constexpr std::uint32_t accessDenied = 0x80070005U;
inline constexpr std::uint32_t wbemNotFound = 0x80041002U;
inline constexpr std::uint32_t installFailure = 0x80070643U;          ///< ERROR_INSTALL_FAILURE, 1603
inline constexpr std::uint32_t activationLimit = 0xC004C020U;         ///< SL_E_CHPA_DMAK_LIMIT_EXCEEDED
inline constexpr std::uint32_t keyNotInstalled = 0xC004F014U;         ///< SL_E_PKEY_NOT_INSTALLED
inline constexpr std::uint32_t invalidProductKey = 0xC004F050U;       ///< SL_E_INVALID_PRODUCT_KEY
inline constexpr std::uint32_t updateNotDownloaded = 0x80246007U;     ///< WU_E_DM_NOTDOWNLOADED
inline constexpr std::uint32_t updateNotFound = 0x80240008U;          ///< WU_E_ITEMNOTFOUND
inline constexpr std::uint32_t updateEulasDeclined = 0x80240023U;     ///< WU_E_EULAS_DECLINED
inline constexpr std::uint32_t updateAlreadyInstalled = 0x00240006U;  ///< WU_S_ALREADY_INSTALLED
inline constexpr std::uint32_t cbsNotApplicable = 0x800F081EU;        ///< CBS_E_NOT_APPLICABLE
inline constexpr std::uint32_t updateNotApplicable = 0x80240017U;     ///< WU_E_NOT_APPLICABLE
inline constexpr std::uint32_t updateInstallNotAllowed = 0x80240016U; ///< WU_E_INSTALL_NOT_ALLOWED
inline constexpr std::uint32_t allUpdatesFailed = 0x80240022U;        ///< WU_E_ALL_UPDATES_FAILED
inline constexpr std::uint32_t updateExclusive = 0x80240019U;         ///< WU_E_EXCLUSIVE_INSTALL_CONFLICT

constexpr bool failed(std::uint32_t code)
{
    return (code & 0x80000000U) != 0;
}
} // namespace hresult

/// The coarse class of a failure HRESULT, the same for every adapter. Pure.
Fault faultOf(std::uint32_t code);

/// An `Error` for a failure HRESULT of `operation`.
Error hresultError(std::uint32_t code, const QString &operation, const QString &detail = {});

/// A call that did not answer before its deadline: condition "timeout", no code.
Error timedOut(const QString &operation);

} // namespace esu
