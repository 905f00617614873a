// SPDX-License-Identifier: MIT
#include "core/windows/com/failure.h"

namespace esu {

Q_LOGGING_CATEGORY(windowsLog, "esu.windows")

Error comFailure(const QString &operation, HRESULT result, const QString &detail)
{
    return hresultError(static_cast<std::uint32_t>(result), operation, detail);
}

bool isConnectionLost(const Error &error)
{
    switch (error.code.value_or(0)) {
    case 0x80010007U: // RPC_E_SERVER_DIED
    case 0x80010012U: // RPC_E_SERVER_DIED_DNE
    case 0x80010108U: // RPC_E_DISCONNECTED
    case 0x800706BAU: // RPC_S_SERVER_UNAVAILABLE
    case 0x800706BEU: // RPC_S_CALL_FAILED
    case 0x800706BFU: // RPC_S_CALL_FAILED_DNE
    case 0x80041015U: // WBEM_E_TRANSPORT_FAILURE
    case 0x80041033U: // WBEM_E_SHUTTING_DOWN
    case 0x80041032U: // WBEM_E_CALL_CANCELLED: the service ended under the call
        return true;
    default:
        return false;
    }
}

} // namespace esu
