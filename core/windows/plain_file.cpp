// SPDX-License-Identifier: MIT
#include "core/windows/plain_file.h"

#include "core/base/conditions.h"
#include "core/windows/own_file.h"
#include "core/windows/start_up.h"

#include <algorithm>
#include <array>
#include <vector>

namespace esu {

namespace {

constexpr QLatin1Char separator('\\');

std::unexpected<Error> refused(const QString &operation, const QString &why)
{
    return std::unexpected(Error{.fault = Fault::Refused, .operation = operation, .detail = why});
}

/// The detail is the system's own sentence, as a QFile tells it.
std::unexpected<Error> failed(const QString &operation, DWORD error)
{
    Error failure = win32Failure(operation, error, qt_error_string(static_cast<int>(error)));
    if (error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL)
        failure.condition = condition::diskFull;
    return std::unexpected(failure);
}

QString fullPath(const QString &path)
{
    std::array<wchar_t, 1024> whole{};
    const DWORD length = GetFullPathNameW(wide(path), static_cast<DWORD>(whole.size()), whole.data(), nullptr);
    return length < whole.size() ? QString::fromWCharArray(whole.data(), static_cast<int>(length)) : path;
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(separator));
}

/// Every folder that leads to it, from the top.
QStringList foldersAbove(const QString &full)
{
    QStringList folders;
    for (qsizetype at = full.indexOf(separator); at >= 0; at = full.indexOf(separator, at + 1)) {
        if (at > 2)
            folders.append(full.left(at));
    }
    return folders;
}

/// `C:\` or `\\server\share\`.
QString volumeOf(const QString &full)
{
    if (!full.startsWith(QLatin1String(R"(\\)")))
        return full.left(3);
    return full.section(separator, 0, 3, QString::SectionIncludeTrailingSep);
}

/// From where on the way to `full` is as its name says: its volume, or the last link, which `accounts` keep.
Result<QString> startOfWay(const QString &full, const OwnAccounts &accounts, const QString &operation)
{
    QString start = volumeOf(full);
    for (const QString &folder : foldersAbove(full)) {
        if (!isLinkByName(folder))
            continue;
        if (!isKeptBy(folder, accounts, operation))
            return refused(operation, folder + QStringLiteral(" is a link that another account may change"));
        start = folder + separator;
    }
    return start;
}

/// Where what is open lies, without any link; empty where the system cannot tell.
QString placeOf(HANDLE file)
{
    std::vector<wchar_t> name(std::size_t{32} * 1024);
    const DWORD length = GetFinalPathNameByHandleW(file, name.data(), static_cast<DWORD>(name.size()), 0);
    return length < name.size() ? QString::fromWCharArray(name.data(), static_cast<int>(length)) : QString();
}

QString placeOfFolder(const QString &folder)
{
    const HANDLE raw =
        CreateFileW(wide(folder), FILE_READ_ATTRIBUTES, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                    OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return {};
    const Handle opened(raw);
    QString place = placeOf(raw);
    if (!place.isEmpty() && !place.endsWith(separator))
        place += separator;
    return place;
}

/// Names of the old form (`ADMINI~1`) written out.
QString longName(const QString &path)
{
    std::vector<wchar_t> name(std::size_t{32} * 1024);
    const DWORD length = GetLongPathNameW(wide(path), name.data(), static_cast<DWORD>(name.size()));
    return length > 0 && length < name.size() ? QString::fromWCharArray(name.data(), static_cast<int>(length)) : path;
}

/// A stick with FAT knows no owners, and no links either. What cannot be told is taken for one that does.
bool keepsOwners(HANDLE file)
{
    DWORD flags = 0;
    return !GetVolumeInformationByHandleW(file, nullptr, 0, nullptr, nullptr, &flags, nullptr, 0) ||
           (flags & FILE_PERSISTENT_ACLS) != 0;
}

Result<Handle> openPlain(const QString &path, DWORD access, DWORD disposition, const OwnAccounts &accounts,
                         const QString &operation, DWORD kind = 0)
{
    const QString full = fullPath(path);
    const auto start = startOfWay(full, accounts, operation);
    if (!start)
        return std::unexpected(start.error());
    // Two calls may keep one log.
    const HANDLE raw = CreateFileW(wide(path), access | SYNCHRONIZE | READ_CONTROL | FILE_READ_ATTRIBUTES,
                                   FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, disposition,
                                   FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT | kind, nullptr);
    const DWORD error = GetLastError();
    const bool isNew = disposition == OPEN_ALWAYS && error != ERROR_ALREADY_EXISTS;
    if (raw == INVALID_HANDLE_VALUE)
        return failed(operation, error);
    Handle opened(raw);
    if (GetFileType(raw) != FILE_TYPE_DISK)
        return opened;
    BY_HANDLE_FILE_INFORMATION facts{};
    if (!GetFileInformationByHandle(raw, &facts))
        return failed(operation, GetLastError());
    if ((facts.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 || isLinkByName(path))
        return refused(operation, QStringLiteral("is a link"));
    if (facts.nNumberOfLinks > 1)
        return refused(operation, QStringLiteral("is one of several names of a file"));
    if (!liesWhereNamed(raw, full, *start))
        return refused(operation, QStringLiteral("does not lie where its name says"));
    // Whose a file is that was made just now, a share may tell in its own way.
    if (isNew || !keepsOwners(raw))
        return opened;
    const auto security = securityOf(raw, path, operation);
    if (!security)
        return std::unexpected(security.error());
    if (!accounts.sids.contains(security->owner))
        return refused(operation, QStringLiteral("belongs to another account"));
    return opened;
}

/// `mayReplace`: what is there by that name gives way.
DWORD renameByHandle(HANDLE file, const QString &name, bool mayReplace)
{
    const auto bytes = static_cast<std::size_t>(name.size()) * sizeof(wchar_t);
    std::vector<std::uint64_t> buffer((sizeof(FILE_RENAME_INFO) + bytes) / sizeof(std::uint64_t) + 1);
    auto *info = reinterpret_cast<FILE_RENAME_INFO *>(buffer.data());
    info->ReplaceIfExists = mayReplace ? TRUE : FALSE;
    info->FileNameLength = static_cast<DWORD>(bytes);
    std::copy_n(wide(name), name.size(), info->FileName);
    const auto size = static_cast<DWORD>(buffer.size() * sizeof(std::uint64_t));
    return SetFileInformationByHandle(file, FileRenameInfo, info, size) ? ERROR_SUCCESS : GetLastError();
}

/// A new file that goes when this does, unless it got its name.
class Part {
public:
    explicit Part(Handle file) : m_file(std::move(file)) {}
    ~Part()
    {
        if (!m_isKept)
            removeByHandle(m_file.get());
    }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;

    HANDLE file() const { return m_file.get(); }
    DWORD takeName(const QString &name, bool mayReplace)
    {
        const DWORD error = renameByHandle(m_file.get(), name, mayReplace);
        m_isKept = error == ERROR_SUCCESS;
        return error;
    }

private:
    Handle m_file;
    bool m_isKept = false;
};

/// That the name is free, or may be replaced.
Result<void> mayTake(const QString &full, Existing existing, const OwnAccounts &accounts, const QString &operation)
{
    const DWORD attributes = GetFileAttributesW(wide(full));
    if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return refused(operation, (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 ? QStringLiteral("is a link")
                                                                                   : QStringLiteral("is a folder"));
    const auto found = provePlain(full, accounts, operation);
    if (!found)
        return std::unexpected(found.error());
    if (*found == PlainState::Plain && existing == Existing::Refused)
        return refused(operation, qt_error_string(ERROR_FILE_EXISTS));
    return {};
}

} // namespace

bool liesWhereNamed(HANDLE file, const QString &full, const QString &start)
{
    const QString place = placeOf(file);
    const QString base = placeOfFolder(start);
    if (place.isEmpty() || base.isEmpty())
        return true;
    const QString below = longName(folderOf(full) + separator).mid(longName(start).size());
    return folderOf(place).compare(folderOf(base + below), Qt::CaseInsensitive) == 0;
}

OwnAccounts accountsOfThisProcess()
{
    OwnAccounts accounts;
    if (const auto user = currentUser())
        accounts.sids.append(*user);
    return accounts;
}

Result<Handle> openPlainToAppend(const QString &path, const OwnAccounts &accounts, const QString &operation)
{
    return openPlain(path, FILE_APPEND_DATA, OPEN_ALWAYS, accounts, operation);
}

Result<PlainState> provePlain(const QString &path, const OwnAccounts &accounts, const QString &operation)
{
    const auto opened = openPlain(path, 0, OPEN_EXISTING, accounts, operation);
    if (opened)
        return PlainState::Plain;
    if (opened.error().fault == Fault::NotFound)
        return PlainState::Missing;
    return std::unexpected(opened.error());
}

Result<void> renamePlain(const QString &path, const QString &name, const OwnAccounts &accounts,
                         const QString &operation)
{
    const auto opened = openPlain(path, DELETE, OPEN_EXISTING, accounts, operation);
    if (!opened)
        return std::unexpected(opened.error());
    const DWORD error = renameByHandle(opened->get(), fullPath(name), true);
    return error == ERROR_SUCCESS ? Result<void>() : failed(operation, error);
}

Result<void> removePlain(const QString &path, const OwnAccounts &accounts, const QString &operation)
{
    const auto opened = openPlain(path, DELETE, OPEN_EXISTING, accounts, operation, FILE_FLAG_BACKUP_SEMANTICS);
    if (!opened)
        return std::unexpected(opened.error());
    const DWORD error = removeByHandle(opened->get());
    return error == ERROR_SUCCESS ? Result<void>() : failed(operation, error);
}

Result<void> savePlain(const QString &path, const QByteArray &bytes, Existing existing, const OwnAccounts &accounts,
                       const QString &operation)
{
    const QString full = fullPath(path);
    const auto start = startOfWay(full, accounts, operation);
    if (!start)
        return std::unexpected(start.error());
    if (auto may = mayTake(full, existing, accounts, operation); !may)
        return may;
    auto made = createNew(folderOf(full) + separator + freshName() + QStringLiteral(".part"), nullptr, operation);
    if (!made)
        return failed(operation, HRESULT_CODE(made.error().code.value_or(ERROR_ACCESS_DENIED)));
    Part part(*std::move(made));
    if (GetFileType(part.file()) != FILE_TYPE_DISK)
        return refused(operation, QStringLiteral("is no file"));
    if (!liesWhereNamed(part.file(), full, *start))
        return refused(operation, QStringLiteral("does not lie where its name says"));
    if (const DWORD error = writeThrough(part.file(), bytes); error != ERROR_SUCCESS)
        return failed(operation, error);
    const DWORD error = part.takeName(full, existing == Existing::Replaced);
    if (error == ERROR_ALREADY_EXISTS || error == ERROR_FILE_EXISTS)
        return refused(operation, qt_error_string(static_cast<int>(error)));
    return error == ERROR_SUCCESS ? Result<void>() : failed(operation, error);
}

} // namespace esu
