// SPDX-License-Identifier: MIT
#include "core/windows/policy_key.h"

#include "core/base/operations.h"
#include "core/windows/registry_key.h"

#include <array>
#include <cstring>
#include <vector>

namespace esu {

namespace {

/// No value of a policy is as long as that; what is longer has nothing to say.
constexpr std::size_t longestBytes = 4096;

PolicyValue valueOf(HKEY key, const wchar_t *name)
{
    PolicyValue value{.name = QString::fromWCharArray(name)};
    std::array<BYTE, longestBytes> data{};
    auto size = static_cast<DWORD>(data.size());
    DWORD type = REG_NONE;
    if (RegQueryValueExW(key, name, nullptr, &type, data.data(), &size) != ERROR_SUCCESS)
        return value;
    if (type == REG_DWORD && size == sizeof(std::uint32_t)) {
        std::uint32_t number = 0;
        std::memcpy(&number, data.data(), sizeof number);
        value.value = number;
    } else if (type == REG_SZ || type == REG_EXPAND_SZ) {
        QString text = QString::fromUtf16(reinterpret_cast<const char16_t *>(data.data()),
                                          static_cast<qsizetype>(size / sizeof(char16_t)));
        // The null at the end belongs to it or not, as whoever wrote it liked.
        text.truncate(text.indexOf(QChar::Null) < 0 ? text.size() : text.indexOf(QChar::Null));
        value.value = text;
    }
    return value;
}

} // namespace

Policies readPolicies(const QString &path)
{
    HKEY raw = nullptr;
    const LSTATUS opened = RegOpenKeyExW(HKEY_LOCAL_MACHINE, wide(path), 0, KEY_QUERY_VALUE | KEY_WOW64_64KEY, &raw);
    if (opened == ERROR_FILE_NOT_FOUND)
        return {};
    if (opened != ERROR_SUCCESS)
        return unreadPolicies(win32Failure(operation::inventoryRegistry, static_cast<DWORD>(opened)));
    const RegistryKey key(raw);
    constexpr std::size_t longestName = 16384;
    std::vector<wchar_t> name(longestName);
    QList<PolicyValue> values;
    for (DWORD place = 0;; ++place) {
        auto length = static_cast<DWORD>(name.size());
        const LSTATUS read = RegEnumValueW(key.get(), place, name.data(), &length, nullptr, nullptr, nullptr, nullptr);
        if (read == ERROR_NO_MORE_ITEMS)
            return policiesOf(values);
        if (read != ERROR_SUCCESS)
            return unreadPolicies(win32Failure(operation::inventoryRegistry, static_cast<DWORD>(read)));
        values.append(valueOf(key.get(), name.data()));
    }
}

} // namespace esu
