// SPDX-License-Identifier: MIT
#include "core/windows/windows_resume.h"

#include "core/base/operations.h"
#include "core/windows/own_file.h"
#include "core/windows/own_names.h"
#include "core/windows/quoted_argument.h"
#include "core/windows/registry_key.h"
#include "core/windows/secure_folder.h"
#include "core/windows/start_up.h"
#include "core/windows/state_folder.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <sddl.h>

#include <vector>

namespace esu {

namespace {

const QString &operation = operation::resumeArm;
constexpr qsizetype longestCommand = 260; // what RunOnce takes

Error failure(LSTATUS error, const QString &detail)
{
    return win32Failure(operation, static_cast<DWORD>(error), detail);
}

std::unexpected<Error> refuse(Fault fault, const QString &detail)
{
    return std::unexpected(Error{.fault = fault, .operation = operation, .condition = {}, .detail = detail});
}

Result<RegistryKey> openRunOnce(const QString &sid)
{
    PSID parsed = nullptr;
    if (!ConvertStringSidToSidW(wide(sid), &parsed))
        return refuse(Fault::BadData, QStringLiteral("\"%1\" is no SID").arg(sid));
    LocalFree(parsed);
    // Creating a key below a hive that is not loaded must not make a hive of its own.
    HKEY raw = nullptr;
    LSTATUS error = RegOpenKeyExW(HKEY_USERS, wide(sid), 0, KEY_READ, &raw);
    if (error != ERROR_SUCCESS)
        return std::unexpected(failure(error, QStringLiteral("HKEY_USERS\\") + sid));
    const RegistryKey hive(raw);
    const QString path = runOnceKey;
    error =
        RegCreateKeyExW(hive.get(), wide(path), 0, nullptr, 0, KEY_QUERY_VALUE | KEY_SET_VALUE, nullptr, &raw, nullptr);
    if (error != ERROR_SUCCESS)
        return std::unexpected(failure(error, QStringLiteral("HKEY_USERS\\%1\\%2").arg(sid, path)));
    return RegistryKey(raw);
}

/// All bytes of an open file go through `each`, from its start; false = Windows refused.
template <class Each> bool readAll(HANDLE file, Each each)
{
    std::vector<char> piece(std::size_t{1} << 20U);
    if (!SetFilePointerEx(file, {}, nullptr, FILE_BEGIN))
        return false;
    for (;;) {
        DWORD length = 0;
        if (!ReadFile(file, piece.data(), static_cast<DWORD>(piece.size()), &length, nullptr))
            return false;
        if (length == 0)
            return true;
        if (!each(piece.data(), length))
            return false;
    }
}

bool copyBytes(HANDLE from, HANDLE to)
{
    QCryptographicHash original(QCryptographicHash::Sha256);
    QCryptographicHash written(QCryptographicHash::Sha256);
    const bool isCopied = readAll(from, [&](const char *bytes, DWORD length) {
        original.addData(QByteArrayView(bytes, static_cast<qsizetype>(length)));
        DWORD done = 0;
        return WriteFile(to, bytes, length, &done, nullptr) && done == length;
    });
    const bool isRead = isCopied && FlushFileBuffers(to) && readAll(to, [&](const char *bytes, DWORD length) {
                            written.addData(QByteArrayView(bytes, static_cast<qsizetype>(length)));
                            return true;
                        });
    if (isRead && original.result() != written.result())
        SetLastError(ERROR_CRC);
    return isRead && original.result() == written.result();
}

/// A verified copy of the bytes that were held from the start, in a file that was not there; or nothing when the
/// program runs from there. Where a download came from is not copied with the bytes: at sign-in Windows would ask about
/// it.
Result<void> copyTo(const OwnProgram &program, const QString &copy)
{
    if (program.path.compare(copy, Qt::CaseInsensitive) == 0)
        return {};
    const QString part = copy.chopped(programCopy.size()) + programCopyPart;
    if (auto removed = removeTree(part, operation); !removed)
        return removed;
    const auto descriptor = descriptorOf(FolderAccess::UsersRead, operation);
    if (!descriptor)
        return std::unexpected(descriptor.error());
    auto file = createNew(part, descriptor->get(), operation);
    if (!file)
        return std::unexpected(file.error());
    const bool isCopied = copyBytes(program.file.get(), file->get());
    DWORD error = isCopied ? ERROR_SUCCESS : GetLastError();
    file->reset();
    if (isCopied && MoveFileExW(wide(part), wide(copy), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return {};
    if (isCopied)
        error = GetLastError();
    DeleteFileW(wide(part));
    return std::unexpected(win32Failure(operation, error, copy));
}

Result<QString> placeOfCopy(const ResumePlaces &places)
{
    const auto folder = places.folder.isEmpty() ? stateFolder(places.accounts) : Result<QString>(places.folder);
    if (!folder)
        return folder;
    return *folder + QLatin1Char('\\') + programCopy;
}

Result<QString> userOf(const ResumePlaces &places)
{
    return places.user.isEmpty() ? currentUser() : Result<QString>(places.user);
}

/// What `--catalog` takes, by its form: whoever is started with it looks at it closely.
bool isAddress(const QString &text)
{
    static const QRegularExpression address(QStringLiteral("\\Ahttps?://[^\\x00-\\x20\"\\x7F]+\\z"));
    return address.match(text).hasMatch();
}

bool isPlainWord(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("\\A[a-z-]{1,20}\\z"));
    return word.match(text).hasMatch();
}

} // namespace

Result<void> WindowsResume::arm(const ResumePoint &point)
{
    if (!isPlainWord(point.page) || !isPlainWord(point.language))
        return refuse(Fault::BadData, point.page + QLatin1Char(' ') + point.language);
    if (!point.catalog.isEmpty() && !isAddress(point.catalog))
        return refuse(Fault::BadData, point.catalog);
    const auto sid = userOf(m_places);
    if (!sid)
        return std::unexpected(sid.error());
    if (!m_places.program)
        return refuse(Fault::Refused, QStringLiteral("this program's file could not be kept as it was at the start"));
    const auto copy = placeOfCopy(m_places);
    if (!copy)
        return std::unexpected(copy.error());
    QString command =
        quotedArgument(*copy) + QStringLiteral(" --resume %1 --language %2").arg(point.page, point.language);
    if (!point.catalog.isEmpty())
        command += QStringLiteral(" --catalog ") + quotedArgument(point.catalog);
    if (point.portable)
        command += QStringLiteral(" --portable");
    if (command.size() > longestCommand)
        return refuse(Fault::Refused, QStringLiteral("longer than RunOnce takes: ") + command);
    const auto key = openRunOnce(*sid);
    if (!key)
        return std::unexpected(key.error());
    if (auto copied = copyTo(*m_places.program, *copy); !copied)
        return copied;
    const QString value = runOnceValue;
    const auto bytes = static_cast<DWORD>((command.size() + 1) * static_cast<qsizetype>(sizeof(wchar_t)));
    const LSTATUS error =
        RegSetValueExW(key->get(), wide(value), 0, REG_SZ, reinterpret_cast<const BYTE *>(wide(command)), bytes);
    if (error != ERROR_SUCCESS)
        return std::unexpected(failure(error, command));
    return {};
}

Result<void> WindowsResume::disarm()
{
    const auto sid = userOf(m_places);
    if (!sid)
        return std::unexpected(sid.error());
    const auto key = openRunOnce(*sid);
    if (!key)
        return std::unexpected(key.error());
    const QString value = runOnceValue;
    const LSTATUS error = RegDeleteValueW(key->get(), wide(value));
    if (error != ERROR_SUCCESS && error != ERROR_FILE_NOT_FOUND)
        return std::unexpected(failure(error, QStringLiteral("RunOnce of ") + *sid));
    const auto program = m_places.program ? Result<QString>(m_places.program->path) : programPath();
    const auto copy = placeOfCopy(m_places);
    if (program && copy && program->compare(*copy, Qt::CaseInsensitive) != 0)
        DeleteFileW(wide(*copy));
    return {};
}

} // namespace esu
