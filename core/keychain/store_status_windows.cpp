// SPDX-License-Identifier: MIT
#include "core/keychain/store_status.h"

#include "core/base/hresult.h"

#include <QRegularExpression>

namespace esu {

namespace {

/// ERROR_NO_SUCH_LOGON_SESSION: this kind of logon (network, some services) has no credential set (documentation of
/// CredRead).
constexpr std::uint32_t noSuchLogonSession = 0x520;
constexpr std::uint32_t facilityWin32 = 0x80070000U;

} // namespace

StoreStatus storeStatusOf(std::uint32_t number)
{
    const std::uint32_t code = facilityWin32 | number;
    return {.fault = number == noSuchLogonSession ? Fault::Unsupported : faultOf(code), .code = code};
}

StoreStatus storeStatus(const QString &text)
{
    // QtKeychain's own, never translated form: "WindowsError: <hexadecimal>: <message>".
    const QRegularExpression pattern(QStringLiteral("WindowsError: ([0-9a-f]{1,4}):"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    return storeStatusOf(match.capturedView(1).toUInt(nullptr, 16));
}

} // namespace esu
