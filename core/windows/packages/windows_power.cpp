// SPDX-License-Identifier: MIT
#include "core/windows/packages/windows_power.h"

#include "core/base/operations.h"
#include "core/windows/process_token.h"

#include <reason.h>

namespace esu {

namespace {

/// Windows shows the reason in `powercfg /requests`.
constexpr wchar_t reason[] = L"ESU Wizard";

class PowerRequest final : public KeepAwake {
public:
    PowerRequest()
    {
        REASON_CONTEXT context{};
        context.Version = POWER_REQUEST_CONTEXT_VERSION;
        context.Flags = POWER_REQUEST_CONTEXT_SIMPLE_STRING;
        context.Reason.SimpleReasonString = const_cast<wchar_t *>(reason);
        const HANDLE raw = PowerCreateRequest(&context);
        if (raw == INVALID_HANDLE_VALUE || !raw)
            return;
        m_request.reset(raw);
        if (!PowerSetRequest(raw, PowerRequestSystemRequired))
            m_request.reset();
    }
    ~PowerRequest() override
    {
        if (m_request)
            PowerClearRequest(m_request.get(), PowerRequestSystemRequired);
    }
    PowerRequest(const PowerRequest &) = delete;
    PowerRequest &operator=(const PowerRequest &) = delete;

private:
    Handle m_request;
};

Result<void> takeShutdownRight(const QString &operation)
{
    const auto token = processToken(operation, TOKEN_QUERY | TOKEN_ADJUST_PRIVILEGES);
    if (!token)
        return std::unexpected(token.error());
    TOKEN_PRIVILEGES rights{};
    rights.PrivilegeCount = 1;
    rights.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;
    if (!LookupPrivilegeValueW(nullptr, L"SeShutdownPrivilege", &rights.Privileges[0].Luid))
        return std::unexpected(win32Failure(operation, GetLastError()));
    AdjustTokenPrivileges(token->get(), FALSE, &rights, 0, nullptr, nullptr);
    // It succeeds without giving the right, too, and then says so.
    if (const DWORD error = GetLastError(); error != ERROR_SUCCESS)
        return std::unexpected(win32Failure(operation, error));
    return {};
}

} // namespace

std::unique_ptr<KeepAwake> WindowsPower::keepAwake()
{
    return std::make_unique<PowerRequest>();
}

Result<void> WindowsPower::restart()
{
    const QString &operation = operation::powerRestart;
    if (auto taken = takeShutdownRight(operation); !taken)
        return taken;
    constexpr DWORD planned =
        SHTDN_REASON_MAJOR_OPERATINGSYSTEM | SHTDN_REASON_MINOR_SECURITYFIX | SHTDN_REASON_FLAG_PLANNED;
    if (InitiateSystemShutdownExW(nullptr, nullptr, 0, FALSE, TRUE, planned))
        return {};
    const DWORD error = GetLastError();
    if (error == ERROR_SHUTDOWN_IN_PROGRESS)
        return {};
    return std::unexpected(win32Failure(operation, error));
}

} // namespace esu
