// SPDX-License-Identifier: MIT
#include "core/windows/text_scale.h"

#include "core/windows/win32.h"

#include <algorithm>

namespace esu {

double textScale(const QString &account)
{
    // resources/FACTS.md#text-size
    const QString path = (account.isEmpty() ? QString() : account + QLatin1Char('\\')) +
                         QStringLiteral("Software\\Microsoft\\Accessibility");
    DWORD percent = 0;
    DWORD size = sizeof percent;
    const HKEY root = account.isEmpty() ? HKEY_CURRENT_USER : HKEY_USERS;
    const auto read = RegGetValueW(root, wide(path), L"TextScaleFactor", RRF_RT_REG_DWORD, nullptr, &percent, &size);
    return read == ERROR_SUCCESS ? std::clamp(percent / 100.0, 1.0, 2.25) : 1.0;
}

} // namespace esu
