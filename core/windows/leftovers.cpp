// SPDX-License-Identifier: MIT
#include "core/windows/leftovers.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/own_file.h"
#include "core/windows/own_names.h"
#include "core/windows/registry_key.h"
#include "core/windows/start_up.h"
#include "core/windows/state_folder.h"

namespace esu {

namespace {

const QString &forgetting = operation::forget;

bool isGone(LSTATUS error)
{
    return error == ERROR_SUCCESS || error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND;
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
    const QString runOnce = sid + QLatin1Char('\\') + runOnceKey;
    const QString value = runOnceValue;
    if (const RegistryKey key = openWithoutFollowing(HKEY_USERS, runOnce, KEY_SET_VALUE))
        first.add(RegDeleteValueW(key.get(), wide(value)), runOnce);
    const QString remembered = sid + QLatin1Char('\\') + rememberedKey;
    first.add(deleteKeyTree(HKEY_USERS, remembered), remembered);
}

/// A program that runs cannot be deleted.
bool isThisProgram(const QString &path)
{
    const auto own = programPath();
    return own && own->compare(path, Qt::CaseInsensitive) == 0;
}

void cleanFolder(const OwnAccounts &accounts, LeftJournals left, FirstFailure &first)
{
    const QString folder = dataFolder(accounts).path;
    if (folder.isEmpty())
        return;
    for (const QLatin1String name : {programCopy, programCopyPart, packagesFolder}) {
        const QString path = folder + QLatin1Char('\\') + name;
        if (!isThisProgram(path))
            first.add(removeTree(path, forgetting));
    }
    if (left == LeftJournals::Go)
        first.add(removeJournals(folder));
    // They go only when they are empty.
    const QString journals = folder + QLatin1Char('\\') + journalFolder;
    RemoveDirectoryW(wide(journals));
    RemoveDirectoryW(wide(folder));
}

} // namespace

Result<void> removeLeftovers(const OwnAccounts &accounts, LeftJournals journals)
{
    if (!isElevated().value_or(false))
        return std::unexpected(conditionError(Fault::AccessDenied, forgetting, condition::notElevated));
    FirstFailure first;
    for (const QString &sid : keysIn(HKEY_USERS))
        cleanHive(sid, first);
    cleanFolder(accounts, journals, first);
    return first.result();
}

} // namespace esu
