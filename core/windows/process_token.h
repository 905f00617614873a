// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/win32.h"

namespace esu {

/// The token of this process.
inline Result<Handle> processToken(const QString &operation, DWORD access = TOKEN_QUERY)
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), access, &token))
        return std::unexpected(win32Failure(operation, GetLastError()));
    return Handle(token);
}

} // namespace esu
