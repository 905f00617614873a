// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"

#include "core/base/conditions.h"

namespace esu {

Fault faultOf(std::uint32_t code)
{
    switch (code) {
    case 0x80070005U: // E_ACCESSDENIED
    case 0x80041003U: // WBEM_E_ACCESS_DENIED
    case 0x80041062U: // WBEM_E_PRIVILEGE_NOT_HELD
    case 0x80070522U: // ERROR_PRIVILEGE_NOT_HELD
    case 0x800702E4U: // ERROR_ELEVATION_REQUIRED
    case 0x80240044U: // WU_E_PER_MACHINE_UPDATE_ACCESS_DENIED
    case 0xC004F013U: // SL_E_RIGHT_NOT_GRANTED
    case 0xC004F025U: // SL_E_LUA_ACCESSDENIED
        return Fault::AccessDenied;
    case 0x80041002U: // WBEM_E_NOT_FOUND
    case 0x80070002U: // ERROR_FILE_NOT_FOUND
    case 0x80070003U: // ERROR_PATH_NOT_FOUND
    case 0x80070490U: // ERROR_NOT_FOUND
        return Fault::NotFound;
    case 0x80041069U: // WBEM_E_TIMED_OUT
    case 0x800705B4U: // ERROR_TIMEOUT
    case 0x8001011FU: // RPC_E_TIMEOUT
    case 0x80072EE2U: // WININET_E_TIMEOUT
    case 0x80240021U: // WU_E_TIME_OUT
        return Fault::Timeout;
    case 0x80004001U: // E_NOTIMPL
    case 0x80040154U: // REGDB_E_CLASSNOTREG
    case 0x8004100CU: // WBEM_E_NOT_SUPPORTED
    case 0x8004100EU: // WBEM_E_INVALID_NAMESPACE
    case 0x80041010U: // WBEM_E_INVALID_CLASS
    case 0x80041024U: // WBEM_E_PROVIDER_NOT_CAPABLE
    case 0x80070032U: // ERROR_NOT_SUPPORTED
    case 0x80240037U: // WU_E_NOT_SUPPORTED
    case 0xC004F016U: // SL_E_NOT_SUPPORTED
        return Fault::Unsupported;
    case 0x80004004U: // E_ABORT
    case 0x800704C7U: // ERROR_CANCELLED
    case 0x80041032U: // WBEM_E_CALL_CANCELLED
    case 0x8024000BU: // WU_E_CALL_CANCELLED
        return Fault::Cancelled;
    default: // HRESULTs are open; the rest goes by range
        break;
    }
    // The licensing service and its server: SL_E_* are 0xC004xxxx and, for a few, 0x8004Dxxx to 0x8004Fxxx.
    const std::uint32_t facility = code & 0xFFFFF000U;
    if ((code & 0xFFFF0000U) == 0xC0040000U || (facility >= 0x8004D000U && facility <= 0x8004F000U))
        return Fault::Refused;
    return Fault::Backend;
}

Error hresultError(std::uint32_t code, const QString &operation, const QString &detail)
{
    return {.fault = faultOf(code), .operation = operation, .code = code, .detail = detail};
}

Error timedOut(const QString &operation)
{
    return {.fault = Fault::Timeout, .operation = operation, .condition = condition::timeout};
}

} // namespace esu
