// SPDX-License-Identifier: MIT
#pragma once

#include "com_support.h"

/// The answers of WMI as HRESULTs; the header's enumeration does not convert without a warning.
namespace esu::compc::wbem {

inline constexpr HRESULT timedOut = 0x40004;
inline constexpr HRESULT noMoreData = 0x40005;
inline constexpr HRESULT failed = hr(0x80041001U);
inline constexpr HRESULT notFound = hr(0x80041002U);
inline constexpr HRESULT accessDenied = hr(0x80041003U);
inline constexpr HRESULT typeMismatch = hr(0x80041005U);
inline constexpr HRESULT invalidParameter = hr(0x80041008U);
inline constexpr HRESULT notSupported = hr(0x8004100CU);
inline constexpr HRESULT invalidNamespace = hr(0x8004100EU);
inline constexpr HRESULT invalidClass = hr(0x80041010U);
inline constexpr HRESULT invalidOperation = hr(0x80041016U);
inline constexpr HRESULT invalidQuery = hr(0x80041017U);
inline constexpr HRESULT invalidQueryType = hr(0x80041018U);
inline constexpr HRESULT unexpected = hr(0x8004101DU);
inline constexpr HRESULT illegalOperation = hr(0x8004101EU);
inline constexpr HRESULT invalidMethod = hr(0x8004102EU);
inline constexpr HRESULT invalidMethodParameters = hr(0x8004102FU);
inline constexpr HRESULT invalidObjectPath = hr(0x8004103AU);
inline constexpr HRESULT localCredentials = hr(0x80041064U);

} // namespace esu::compc::wbem
