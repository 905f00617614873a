// SPDX-License-Identifier: MIT
#include "core/base/error.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

namespace esu {

Error conditionError(Fault fault, const QString &operation, const QString &condition, const QString &detail)
{
    return {.fault = fault, .operation = operation, .condition = condition, .detail = detail};
}

Error fileError(const Error &problem, const QString &operation, const QString &detail)
{
    if (problem.fault == Fault::Backend)
        return conditionError(problem.fault, operation::fileAccess, problem.condition, detail);
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
