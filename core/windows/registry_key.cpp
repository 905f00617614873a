// SPDX-License-Identifier: MIT
#include "core/windows/registry_key.h"

#include <array>

namespace esu {

namespace {

/// `RegDeleteKeyW` opens the key once more by its name, and follows a link then (resources/FACTS.md#state-folder).
LSTATUS deleteOpened(HKEY key)
{
    const auto remove = lookUp<LONG(NTAPI *)(HANDLE)>(L"ntdll.dll", "NtDeleteKey");
    const auto told = lookUp<ULONG(NTAPI *)(LONG)>(L"ntdll.dll", "RtlNtStatusToDosError");
    if (!remove || !told)
        return ERROR_PROC_NOT_FOUND;
    const LONG status = remove(key);
    return status >= 0 ? ERROR_SUCCESS : static_cast<LSTATUS>(told(status));
}

} // namespace

RegistryKey openWithoutFollowing(HKEY above, const QString &path, REGSAM access)
{
    HKEY raw = nullptr;
    const LSTATUS error = RegOpenKeyExW(above, wide(path), REG_OPTION_OPEN_LINK, access, &raw);
    SetLastError(static_cast<DWORD>(error));
    return error == ERROR_SUCCESS ? RegistryKey(raw) : RegistryKey();
}

QStringList keysIn(HKEY key)
{
    QStringList names;
    std::array<wchar_t, 256> name{};
    for (DWORD i = 0;; ++i) {
        auto length = static_cast<DWORD>(name.size());
        if (RegEnumKeyExW(key, i, name.data(), &length, nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS)
            return names;
        names.append(QString::fromWCharArray(name.data(), static_cast<int>(length)));
    }
}

LSTATUS deleteKeyTree(HKEY above, const QString &path)
{
    const RegistryKey key = openWithoutFollowing(above, path, KEY_READ | DELETE);
    if (!key)
        return static_cast<LSTATUS>(GetLastError());
    for (const QString &name : keysIn(key.get())) {
        if (const LSTATUS error = deleteKeyTree(key.get(), name); error != ERROR_SUCCESS)
            return error;
    }
    return deleteOpened(key.get());
}

} // namespace esu
