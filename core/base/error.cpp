// SPDX-License-Identifier: MIT
#include "core/base/error.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <algorithm>
#include <array>

namespace esu {

namespace {

bool isFull(const std::optional<std::uint32_t> &code)
{
    return code == 0x80070070U || code == 0x80070027U; // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
}

/// The name leads nowhere: the slip is in the line.
bool isBadName(const std::optional<std::uint32_t> &code)
{
    static constexpr std::array codes{0x8007007BU, 0x80070035U, 0x80070043U,
                                      0x800700A1U}; // ERROR_INVALID_NAME, _BAD_NETPATH, _BAD_NET_NAME, _BAD_PATHNAME
    return code && std::ranges::find(codes, *code) != codes.end();
}

} // namespace

Error conditionError(Fault fault, const QString &operation, const QString &condition, const QString &detail)
{
    return {.fault = fault, .operation = operation, .condition = condition, .detail = detail};
}

Error fileError(const Error &problem, const QString &operation, const QString &detail)
{
    if (problem.fault == Fault::Backend && !isBadName(problem.code)) {
        Error failed = conditionError(problem.fault, operation::fileAccess,
                                      isFull(problem.code) ? condition::diskFull : problem.condition, detail);
        failed.code = problem.code;
        return failed;
    }
    const bool isDenied = problem.fault == Fault::AccessDenied;
    return conditionError(problem.fault, operation, isDenied ? QString() : condition::badArguments, detail);
}

Error fileError(Fault problem, const QString &operation, const QString &detail)
{
    return fileError(conditionError(problem, operation, {}), operation, detail);
}

QString hresultText(std::uint32_t code)
{
    return QStringLiteral("0x%1").arg(code, 8, 16, QLatin1Char('0')).toUpper().replace(0, 2, QStringLiteral("0x"));
}

std::unexpected<Error> notRead()
{
    return std::unexpected(Error{.fault = Fault::NotFound, .operation = QStringLiteral("inventory.not-read")});
}

} // namespace esu
