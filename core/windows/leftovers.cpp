// SPDX-License-Identifier: MIT
#include "core/windows/leftovers.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/own_file.h"
#include "core/windows/start_up.h"

#include <QStringList>

#include <array>
#include <memory>

namespace esu {

namespace {

const QString &forgetting = operation::journal;

struct KeyCloser {
    void operator()(HKEY key) const { RegCloseKey(key); }
};
using Key = std::unique_ptr<std::remove_pointer_t<HKEY>, KeyCloser>;

Key openKey(HKEY above, const QString &path, REGSAM access)
{
    HKEY raw = nullptr;
    // A link of an account's own would lead an elevated process to keys of others.
    if (RegOpenKeyExW(above, wide(path), REG_OPTION_OPEN_LINK, access, &raw) != ERROR_SUCCESS)
        return {};
    return Key(raw);
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

bool isGone(LSTATUS error)
{
    return error == ERROR_SUCCESS || error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND;
}

LSTATUS deleteKey(HKEY above, const QString &name)
{
    if (const Key key = openKey(above, name, KEY_READ)) {
        for (const QString &below : keysIn(key.get()))
            deleteKey(key.get(), below);
    }
    return RegDeleteKeyW(above, wide(name));
}

class FirstFailure {
public:
    void add(LSTATUS error, const QString &what)
    {
        if (m_result && !isGone(error))
            m_result = std::unexpected(win32Failure(forgetting, static_cast<DWORD>(error), what));
    }
    void add(const Result<void> &result)
    {
        if (m_result)
            m_result = result;
    }
    const Result<void> &result() const { return m_result; }

private:
    Result<void> m_result;
};

void cleanHive(const QString &sid, FirstFailure &first)
{
    const QString runOnce = sid + QStringLiteral("\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce");
    if (const Key key = openKey(HKEY_USERS, runOnce, KEY_SET_VALUE))
        first.add(RegDeleteValueW(key.get(), L"ESU Wizard"), runOnce);
    const QString software = sid + QStringLiteral("\\Software");
    if (const Key key = openKey(HKEY_USERS, software, KEY_READ | KEY_WRITE))
        first.add(deleteKey(key.get(), QStringLiteral("ESU Wizard")), software);
}

void cleanFolder(const OwnAccounts &accounts, FirstFailure &first)
{
    const QString folder = dataFolder(accounts).path;
    if (folder.isEmpty())
        return;
    for (const auto *name : {u"esu-wizard.exe", u"esu-wizard.exe.part", u"packages"})
        first.add(removeTree(folder + QLatin1Char('\\') + QString::fromUtf16(name), forgetting));
    // Goes only when it is empty.
    RemoveDirectoryW(wide(folder));
}

} // namespace

Result<void> removeLeftovers(const OwnAccounts &accounts)
{
    if (!isElevated().value_or(false))
        return std::unexpected(conditionError(Fault::AccessDenied, forgetting, condition::notElevated));
    FirstFailure first;
    for (const QString &sid : keysIn(HKEY_USERS))
        cleanHive(sid, first);
    cleanFolder(accounts, first);
    return first.result();
}

} // namespace esu
