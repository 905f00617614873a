// SPDX-License-Identifier: MIT
#include "core/windows/own_file.h"

#include "core/base/conditions.h"

#include <aclapi.h>
#include <sddl.h>

#include <QStringList>
#include <QUuid>

#include <vector>

namespace esu {

namespace {

constexpr DWORD withoutFollowing = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT;

QString textOf(PSID sid)
{
    LPWSTR text = nullptr;
    if (!sid || !ConvertSidToStringSidW(sid, &text))
        return {};
    const Local<wchar_t> owner(text);
    return QString::fromWCharArray(text);
}

/// What kind an entry is of says where its account stands; of one that is not known the account is not known either.
QString accountOf(const ACE_HEADER *entry)
{
    if (entry->AceType != ACCESS_ALLOWED_ACE_TYPE && entry->AceType != ACCESS_ALLOWED_CALLBACK_ACE_TYPE)
        return {};
    return textOf(const_cast<DWORD *>(&reinterpret_cast<const ACCESS_ALLOWED_ACE *>(entry)->SidStart));
}

bool onlyDenies(const ACE_HEADER *entry)
{
    return entry->AceType == ACCESS_DENIED_ACE_TYPE || entry->AceType == ACCESS_DENIED_OBJECT_ACE_TYPE ||
           entry->AceType == ACCESS_DENIED_CALLBACK_ACE_TYPE ||
           entry->AceType == ACCESS_DENIED_CALLBACK_OBJECT_ACE_TYPE;
}

std::unexpected<Error> foreign(const QString &operation, const QString &path, const QString &why)
{
    return std::unexpected(
        conditionError(Fault::Refused, operation, condition::stateFolderForeign, path + QStringLiteral(": ") + why));
}

/// The names of what a folder holds.
QStringList namesIn(const QString &folder)
{
    QStringList names;
    WIN32_FIND_DATAW found{};
    const HANDLE search = FindFirstFileW(wide(folder + QStringLiteral("\\*")), &found);
    if (search == INVALID_HANDLE_VALUE)
        return names;
    do {
        const QString name = QString::fromWCharArray(found.cFileName);
        if (name != QLatin1String(".") && name != QLatin1String(".."))
            names.append(name);
    } while (FindNextFileW(search, &found));
    FindClose(search);
    return names;
}

/// Neither followed nor replaced by something else while it is open: nobody else may delete or rename it.
Handle openToEmpty(const QString &path, BY_HANDLE_FILE_INFORMATION &facts)
{
    const HANDLE raw =
        CreateFileW(wide(path), FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                    OPEN_EXISTING, withoutFollowing, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return {};
    Handle opened(raw);
    return GetFileInformationByHandle(raw, &facts) ? std::move(opened) : Handle();
}

/// Of the link itself where it is one.
Result<FileSecurity> securityByName(const QString &path, const QString &operation)
{
    const HANDLE raw = CreateFileW(wide(path), READ_CONTROL, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                   nullptr, OPEN_EXISTING, withoutFollowing, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    const Handle opened(raw);
    return securityOf(raw, path, operation);
}

} // namespace

bool isLinkByName(const QString &path)
{
    const DWORD attributes = GetFileAttributesW(wide(path));
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
}

bool isOwnedBy(const QString &path, const OwnAccounts &accounts, const QString &operation)
{
    const auto security = securityByName(path, operation);
    return security && accounts.sids.contains(security->owner);
}

bool isKeptBy(const QString &path, const OwnAccounts &accounts, const QString &operation)
{
    const auto security = securityByName(path, operation);
    const OwnAccounts inheriting{.sids = accounts.sids, .folderMustBeProtected = false};
    return security && !strangerOf(*security, FileKind::Folder, inheriting);
}

Result<FileSecurity> securityOf(HANDLE file, const QString &path, const QString &operation)
{
    PSID owner = nullptr;
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR raw = nullptr;
    const DWORD error = GetSecurityInfo(file, SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION,
                                        &owner, nullptr, &list, nullptr, &raw);
    const Local<void> descriptor(raw);
    if (error != ERROR_SUCCESS)
        return std::unexpected(win32Failure(operation, error, path));
    SECURITY_DESCRIPTOR_CONTROL control = 0;
    DWORD revision = 0;
    if (!GetSecurityDescriptorControl(raw, &control, &revision))
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    FileSecurity found{.owner = textOf(owner), .isProtected = (control & SE_DACL_PROTECTED) != 0};
    if (!list)
        return found;
    found.allowed.emplace();
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void *entry = nullptr;
        if (!GetAce(list, i, &entry))
            return std::unexpected(win32Failure(operation, GetLastError(), path));
        const auto *header = static_cast<const ACE_HEADER *>(entry);
        if (!onlyDenies(header))
            found.allowed->append(
                {.account = accountOf(header), .rights = static_cast<const ACCESS_ALLOWED_ACE *>(entry)->Mask});
    }
    return found;
}

Result<Handle> openOwn(const QString &path, FileKind kind, const OwnAccounts &accounts, const QString &operation,
                       FolderAccess access)
{
    const bool isFolder = kind == FileKind::Folder;
    // Of a file that is read nobody may write what is not read yet; a folder is only looked at.
    const HANDLE raw = CreateFileW(
        wide(path), READ_CONTROL | FILE_READ_ATTRIBUTES | (isFolder ? FILE_LIST_DIRECTORY : FILE_READ_DATA),
        isFolder ? FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE : FILE_SHARE_READ | FILE_SHARE_DELETE,
        nullptr, OPEN_EXISTING, withoutFollowing, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    Handle opened(raw);
    BY_HANDLE_FILE_INFORMATION facts{};
    if (!GetFileInformationByHandle(raw, &facts))
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    const bool isLink = (facts.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 || isLinkByName(path);
    if (isLink || ((facts.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0) != isFolder)
        return foreign(operation, path, isFolder ? QStringLiteral("no plain folder") : QStringLiteral("no plain file"));
    if (!isFolder && facts.nNumberOfLinks > 1)
        return foreign(operation, path, QStringLiteral("one of several names of a file"));
    const auto security = securityOf(raw, path, operation);
    if (!security)
        return std::unexpected(security.error());
    if (const auto stranger = strangerOf(*security, kind, accounts, access))
        return foreign(operation, path, nameOf(*stranger) + QStringLiteral(", owner ") + security->owner);
    return opened;
}

Result<QByteArray> readOwnFile(const QString &path, const OwnAccounts &accounts, const QString &operation)
{
    constexpr qsizetype largest = 4 * 1024 * 1024;
    const auto file = openOwn(path, FileKind::File, accounts, operation);
    if (!file)
        return std::unexpected(file.error());
    QByteArray content;
    std::vector<char> piece(std::size_t{64} * 1024);
    for (;;) {
        DWORD length = 0;
        if (!ReadFile(file->get(), piece.data(), static_cast<DWORD>(piece.size()), &length, nullptr))
            return std::unexpected(win32Failure(operation, GetLastError(), path));
        if (length == 0)
            return content;
        content.append(piece.data(), static_cast<qsizetype>(length));
        if (content.size() > largest)
            return std::unexpected(Error{
                .fault = Fault::BadData, .operation = operation, .detail = path + QStringLiteral(": is too large")});
    }
}

Result<Handle> createNew(const QString &path, void *descriptor, const QString &operation)
{
    SECURITY_ATTRIBUTES attributes{
        .nLength = sizeof(SECURITY_ATTRIBUTES), .lpSecurityDescriptor = descriptor, .bInheritHandle = FALSE};
    const HANDLE raw = CreateFileW(wide(path), GENERIC_READ | GENERIC_WRITE | DELETE, 0, &attributes, CREATE_NEW,
                                   FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    return Handle(raw);
}

DWORD writeThrough(HANDLE file, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        DWORD written = 0;
        if (!WriteFile(file, bytes.constData() + at, static_cast<DWORD>(bytes.size() - at), &written, nullptr))
            return GetLastError();
        if (written == 0)
            return ERROR_DISK_FULL;
        at += written;
    }
    return FlushFileBuffers(file) ? ERROR_SUCCESS : GetLastError();
}

DWORD removeByHandle(HANDLE file)
{
    FILE_DISPOSITION_INFO goes{.DeleteFile = TRUE};
    return SetFileInformationByHandle(file, FileDispositionInfo, &goes, sizeof goes) ? ERROR_SUCCESS : GetLastError();
}

QString freshName()
{
    constexpr qsizetype enough = 8;
    return QUuid::createUuid().toString(QUuid::Id128).left(enough);
}

Result<void> removeTree(const QString &path, const QString &operation)
{
    BY_HANDLE_FILE_INFORMATION facts{};
    Handle opened = openToEmpty(path, facts);
    const DWORD attributes = opened ? facts.dwFileAttributes : GetFileAttributesW(wide(path));
    if (attributes == INVALID_FILE_ATTRIBUTES) {
        const DWORD error = GetLastError();
        if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND)
            return {};
        return std::unexpected(win32Failure(operation, error, path));
    }
    const bool isFolder = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    if (isFolder && opened && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0 && !isLinkByName(path)) {
        for (const QString &name : namesIn(path)) {
            if (auto removed = removeTree(path + QLatin1Char('\\') + name, operation); !removed)
                return removed;
        }
    }
    opened.reset();
    if ((attributes & FILE_ATTRIBUTE_READONLY) != 0)
        SetFileAttributesW(wide(path), attributes & ~static_cast<DWORD>(FILE_ATTRIBUTE_READONLY));
    if (isFolder ? RemoveDirectoryW(wide(path)) : DeleteFileW(wide(path)))
        return {};
    return std::unexpected(win32Failure(operation, GetLastError(), path));
}

void removeForeign(const QString &folder, const OwnAccounts &accounts, const QString &operation)
{
    for (const QString &name : namesIn(folder)) {
        const QString path = folder + QLatin1Char('\\') + name;
        const DWORD attributes = GetFileAttributesW(wide(path));
        const bool isFolder = attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
        const auto own = openOwn(path, isFolder ? FileKind::Folder : FileKind::File, accounts, operation);
        if (own || own.error().condition != condition::stateFolderForeign)
            continue;
        qCWarning(windowsLog) << "not ours, removed:" << own.error().detail;
        if (const auto removed = removeTree(path, operation); !removed)
            qCWarning(windowsLog) << "cannot be removed:" << removed.error().detail;
    }
}

} // namespace esu
