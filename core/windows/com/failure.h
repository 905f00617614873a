// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hresult.h"

#include <windows.h>

#include <QLoggingCategory>

namespace esu {

Q_DECLARE_LOGGING_CATEGORY(windowsLog)

/// The error of a COM call that answered `result`. The code travels on; the fault comes from `core/base/hresult`.
Error comFailure(const QString &operation, HRESULT result, const QString &detail = {});

/// Connection codes after which every proxy of that connection is dead.
bool isConnectionLost(const Error &error);

/// HRESULTs that a decision in this room rests on, beside those of `core/base/hresult.h`.
namespace hresult {
inline constexpr std::uint32_t notImplemented = 0x80004001U;     ///< E_NOTIMPL
inline constexpr std::uint32_t wbemInvalidClass = 0x80041010U;   ///< WBEM_E_INVALID_CLASS
inline constexpr std::uint32_t wbemInvalidQuery = 0x80041017U;   ///< WBEM_E_INVALID_QUERY
inline constexpr std::uint32_t classNotRegistered = 0x80040154U; ///< REGDB_E_CLASSNOTREG
} // namespace hresult

} // namespace esu
