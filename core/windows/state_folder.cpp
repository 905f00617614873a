// SPDX-License-Identifier: MIT
#include "core/windows/state_folder.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/own_file.h"
#include "core/windows/own_names.h"
#include "core/windows/process_token.h"
#include "core/windows/secure_folder.h"
#include "core/windows/start_up.h"

#include <shlobj.h>

#include <QDir>
#include <QFileInfo>

#include <array>

namespace esu {

namespace {

const QString &keeping = operation::journal;

Result<QString> stateFolderPlace()
{
    PWSTR programData = nullptr;
    const HRESULT result = SHGetKnownFolderPath(FOLDERID_ProgramData, 0, nullptr, &programData);
    if (FAILED(result))
        return std::unexpected(comFailure(keeping, result));
    QString path = QString::fromWCharArray(programData) + QStringLiteral("\\ESU Wizard");
    CoTaskMemFree(programData);
    return path;
}

/// What this process makes belongs to administrators, whatever the account's default is.
void giveToAdministrators()
{
    std::array<BYTE, SECURITY_MAX_SID_SIZE> administrators{};
    auto size = static_cast<DWORD>(administrators.size());
    const auto token = processToken(keeping, TOKEN_ADJUST_DEFAULT);
    TOKEN_OWNER owner{.Owner = administrators.data()};
    if (!token || !CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, administrators.data(), &size) ||
        !SetTokenInformation(token->get(), TokenOwner, &owner, sizeof owner))
        qCWarning(windowsLog) << "files keep the account as their owner";
}

bool isThere(const QString &path)
{
    return GetFileAttributesW(wide(path)) != INVALID_FILE_ATTRIBUTES;
}

bool isPlainFolder(const QString &path)
{
    const DWORD attributes = GetFileAttributesW(wide(path));
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0 &&
           (attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0;
}

QString below(const QString &folder, const QString &name)
{
    return folder + QLatin1Char('\\') + name;
}

/// A file that was not there, whole or not at all.
Result<void> makeWhole(const QString &path, const QByteArray &content)
{
    const QString part = path + QStringLiteral(".part");
    if (auto removed = removeTree(part, keeping); !removed)
        return removed;
    const auto descriptor = descriptorOf(FolderAccess::AdministratorsOnly, keeping);
    if (!descriptor)
        return std::unexpected(descriptor.error());
    auto file = createNew(part, descriptor->get(), keeping);
    if (!file)
        return std::unexpected(file.error());
    DWORD error = writeThrough(file->get(), content);
    file->reset();
    if (error == ERROR_SUCCESS && MoveFileExW(wide(part), wide(path), MOVEFILE_WRITE_THROUGH))
        return {};
    if (error == ERROR_SUCCESS)
        error = GetLastError();
    DeleteFileW(wide(part));
    return std::unexpected(win32Failure(keeping, error, path));
}

/// Copies a journal that only we can have written; `NotFound` = there is none.
Result<void> takeOver(const QString &from, const QString &to, const OwnAccounts &accounts)
{
    const auto content = readOwnFile(from, accounts, keeping);
    if (!content)
        return std::unexpected(content.error());
    return makeWhole(to, *content);
}

/// From where earlier versions kept it. Of one that is at work with it the lock cannot be removed.
Result<void> moveHere(const QString &old, const QString &journal, const OwnAccounts &accounts)
{
    const QString lock = old + QStringLiteral(".lock");
    if (isThere(lock) && !DeleteFileW(wide(lock)))
        return std::unexpected(conditionError(Fault::Refused, keeping, condition::journalInUse, lock));
    if (!isThere(journal)) {
        auto taken = takeOver(old, journal, accounts);
        if (!taken && taken.error().fault == Fault::NotFound)
            return {};
        if (!taken && taken.error().condition.isEmpty())
            taken.error().condition = condition::journalUnreadable;
        if (!taken)
            return taken;
        if (!DeleteFileW(wide(old)))
            qCWarning(windowsLog) << "stays beside the journal's folder" << old;
    }
    return {};
}

/// The journals of this machine in `folder`, under whatever name it had, the latest first: what follows its name in
/// `name` is the same in all of them. `beside`: a pattern of what may follow that.
QStringList ofAnyName(const QString &folder, const QString &name, const QString &beside = {})
{
    constexpr qsizetype guidAndEnd = 42; // "-", the GUID of the machine, ".json"
    if (name.size() <= guidAndEnd)
        return {};
    const QString pattern = QLatin1Char('*') + name.right(guidAndEnd) + beside;
    return QDir(folder, pattern, QDir::Time, QDir::Files | QDir::Hidden | QDir::System).entryList();
}

/// The journal that this PC had in `folder` while it had another name, the last one where it had several; empty = none.
/// What is open in it stays open.
QString ofOtherName(const QString &folder, const QString &name)
{
    return ofAnyName(folder, name).value(0);
}

/// Takes the journal of a folder that was moved aside, from the first of `places` that has one. One that an
/// administrator made and that is not proven all the same may hold an open attempt: everything is put back, and nothing
/// begins. What others made may say anything, and is left.
Result<void> takeFromAside(const QString &aside, const QStringList &places, const QString &to, const QString &folder,
                           const OwnAccounts &accounts)
{
    for (const QString &from : places) {
        const auto taken = takeOver(from, to, accounts);
        if (taken)
            return {};
        Error error = taken.error();
        if (error.fault == Fault::NotFound)
            continue;
        if (!isOwnedBy(from, accounts, keeping)) {
            qCWarning(windowsLog) << "the journal is not taken over" << error.detail;
            continue;
        }
        RemoveDirectoryW(wide(QFileInfo(to).path()));
        RemoveDirectoryW(wide(folder));
        if (!MoveFileExW(wide(aside), wide(folder), MOVEFILE_WRITE_THROUGH))
            qCWarning(windowsLog) << "stays aside" << aside;
        error.condition = condition::journalUnreadable;
        return std::unexpected(error);
    }
    return {};
}

/// A journal of ours in a state folder that was moved aside, where it is now, or where earlier versions kept it.
Result<void> takeFromStateAside(const QString &aside, const QString &folder, const OwnAccounts &accounts)
{
    const auto key = machineKey();
    if (!key || !isPlainFolder(aside))
        return {};
    const QString name = *key + QStringLiteral(".json");
    const QString place = below(folder, journalFolder);
    if (const auto made = secureFolder(place, FolderAccess::AdministratorsOnly, accounts, keeping); !made)
        return std::unexpected(made.error());
    QStringList places;
    for (const QString &from : {below(aside, journalFolder), aside}) {
        if (isPlainFolder(from))
            places.append(below(from, name));
    }
    return takeFromAside(aside, places, below(place, name), folder, accounts);
}

} // namespace

Result<QString> stateFolder(const OwnAccounts &accounts)
{
    auto place = stateFolderPlace();
    if (!place)
        return place;
    const QString &path = *place;
    if (!isElevated().value_or(false)) {
        const auto own = openOwn(path, FileKind::Folder, accounts, keeping);
        if (!own && own.error().fault != Fault::NotFound)
            return std::unexpected(own.error());
        return place;
    }
    giveToAdministrators();
    const auto secured = secureFolder(path, FolderAccess::UsersRead, accounts, keeping);
    if (!secured)
        return std::unexpected(secured.error());
    if (secured->movedTo.isEmpty())
        return place;
    if (const auto taken = takeFromStateAside(secured->movedTo, path, accounts); !taken)
        return std::unexpected(taken.error());
    return place;
}

DataFolder dataFolder(const OwnAccounts &accounts)
{
    const auto place = stateFolderPlace();
    if (!place || !openOwn(*place, FileKind::Folder, accounts, keeping))
        return {};
    return {.path = *place, .read = [accounts](const QString &file) {
                return readOwnFile(QDir::toNativeSeparators(file), accounts, operation::resourceData);
            }};
}

Result<QString> journalFile(const QString &folder, const OwnAccounts &accounts)
{
    const auto key = machineKey();
    if (!key)
        return key;
    const QString name = *key + QStringLiteral(".json");
    const QString old = below(folder, name);
    const QString place = below(folder, journalFolder);
    QString journal = below(place, name);
    if (!isElevated().value_or(false))
        return isThere(place) || !isThere(old) ? journal : old;
    giveToAdministrators();
    const auto secured = secureFolder(place, FolderAccess::AdministratorsOnly, accounts, keeping);
    if (!secured)
        return std::unexpected(secured.error());
    if (!secured->movedTo.isEmpty() && isPlainFolder(secured->movedTo)) {
        const QString &aside = secured->movedTo;
        if (const auto taken = takeFromAside(aside, {below(aside, name)}, journal, place, accounts); !taken)
            return std::unexpected(taken.error());
    }
    if (const auto moved = moveHere(old, journal, accounts); !moved)
        return std::unexpected(moved.error());
    const QString other = isThere(journal) ? QString() : ofOtherName(place, name);
    if (!other.isEmpty()) {
        if (const auto moved = moveHere(below(place, other), journal, accounts); !moved)
            return std::unexpected(moved.error());
    }
    return journal;
}

Result<void> removeJournals(const QString &folder)
{
    const auto key = machineKey();
    if (!key)
        return std::unexpected(key.error());
    Result<void> first;
    for (const QString &place : {below(folder, journalFolder), folder}) {
        if (!isPlainFolder(place))
            continue;
        for (const QString &name : ofAnyName(place, *key + QStringLiteral(".json"), QStringLiteral("*"))) {
            if (const auto removed = removeTree(below(place, name), operation::forget); !removed && first)
                first = removed;
        }
    }
    return first;
}

bool hasJournal(const QString &folder)
{
    const auto key = machineKey();
    return isThere(below(folder, journalFolder)) || (key && isThere(below(folder, *key + QStringLiteral(".json"))));
}

} // namespace esu
