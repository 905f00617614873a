// SPDX-License-Identifier: MIT
#include "core/windows/windows_resume.h"

#include "core/base/operations.h"
#include "core/windows/quoted_argument.h"
#include "core/windows/start_up.h"
#include "core/windows/win32.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

#include <sddl.h>

#include <vector>

namespace esu {

namespace {

const QString &operation = operation::resumeArm;
constexpr wchar_t valueName[] = L"ESU Wizard";
constexpr qsizetype longestCommand = 260; // what RunOnce takes

struct KeyCloser {
    void operator()(HKEY key) const { RegCloseKey(key); }
};
using Key = std::unique_ptr<std::remove_pointer_t<HKEY>, KeyCloser>;

Error failure(LSTATUS error, const QString &detail)
{
    return win32Failure(operation, static_cast<DWORD>(error), detail);
}

std::unexpected<Error> refuse(Fault fault, const QString &detail)
{
    return std::unexpected(Error{.fault = fault, .operation = operation, .condition = {}, .detail = detail});
}

Result<Key> openRunOnce(const QString &sid)
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
    const Key hive(raw);
    const QString path = QStringLiteral("Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce");
    error =
        RegCreateKeyExW(hive.get(), wide(path), 0, nullptr, 0, KEY_QUERY_VALUE | KEY_SET_VALUE, nullptr, &raw, nullptr);
    if (error != ERROR_SUCCESS)
        return std::unexpected(failure(error, QStringLiteral("HKEY_USERS\\%1\\%2").arg(sid, path)));
    return Key(raw);
}

Result<QByteArray> digest(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return refuse(Fault::AccessDenied, path + QStringLiteral(": ") + file.errorString());
    return hash.result();
}

/// A download carries where it came from, and so does its copy: at sign-in Windows would ask before it starts it.
bool forgetOrigin(const QString &file)
{
    const QString mark = file + QStringLiteral(":Zone.Identifier");
    return DeleteFileW(wide(mark)) || GetLastError() == ERROR_FILE_NOT_FOUND;
}

/// A verified copy, or the program itself when it runs from there.
Result<void> copyTo(const QString &program, const QString &copy, bool (*unmark)(const QString &))
{
    if (program.compare(copy, Qt::CaseInsensitive) == 0)
        return {};
    const QString part = copy + QStringLiteral(".part");
    if (!CopyFileW(wide(program), wide(part), FALSE))
        return std::unexpected(win32Failure(operation, GetLastError(), part));
    const auto original = digest(program);
    const auto written = digest(part);
    const bool same = original && written && *original == *written;
    // With the mark it would still start, after a question.
    if (same && !unmark(part))
        qCWarning(windowsLog) << "the copy keeps its mark" << part;
    if (same && MoveFileExW(wide(part), wide(copy), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return {};
    const DWORD error = same ? GetLastError() : ERROR_CRC;
    DeleteFileW(wide(part));
    return std::unexpected(win32Failure(operation, error, copy));
}

Result<QString> placeOfCopy(const ResumePlaces &places)
{
    const auto folder = places.folder.isEmpty() ? stateFolder() : Result<QString>(places.folder);
    if (!folder)
        return folder;
    return *folder + QStringLiteral("\\esu-wizard.exe");
}

Result<QString> given(const QString &known, Result<QString> (*ask)())
{
    return known.isEmpty() ? ask() : Result<QString>(known);
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
    const auto sid = given(m_places.user, currentUser);
    if (!sid)
        return std::unexpected(sid.error());
    const auto program = given(m_places.program, programPath);
    if (!program)
        return std::unexpected(program.error());
    const auto copy = placeOfCopy(m_places);
    if (!copy)
        return std::unexpected(copy.error());
    QString command =
        quotedArgument(*copy) + QStringLiteral(" --resume %1 --language %2").arg(point.page, point.language);
    if (!point.catalog.isEmpty())
        command += QStringLiteral(" --catalog ") + quotedArgument(point.catalog);
    if (command.size() > longestCommand)
        return refuse(Fault::Refused, QStringLiteral("longer than RunOnce takes: ") + command);
    const auto key = openRunOnce(*sid);
    if (!key)
        return std::unexpected(key.error());
    if (auto copied = copyTo(*program, *copy, m_places.unmark ? m_places.unmark : forgetOrigin); !copied)
        return copied;
    const auto bytes = static_cast<DWORD>((command.size() + 1) * static_cast<qsizetype>(sizeof(wchar_t)));
    const LSTATUS error =
        RegSetValueExW(key->get(), valueName, 0, REG_SZ, reinterpret_cast<const BYTE *>(wide(command)), bytes);
    if (error != ERROR_SUCCESS)
        return std::unexpected(failure(error, command));
    return {};
}

Result<void> WindowsResume::disarm()
{
    const auto sid = given(m_places.user, currentUser);
    if (!sid)
        return std::unexpected(sid.error());
    const auto key = openRunOnce(*sid);
    if (!key)
        return std::unexpected(key.error());
    const LSTATUS error = RegDeleteValueW(key->get(), valueName);
    if (error != ERROR_SUCCESS && error != ERROR_FILE_NOT_FOUND)
        return std::unexpected(failure(error, QStringLiteral("RunOnce of ") + *sid));
    const auto program = given(m_places.program, programPath);
    const auto copy = placeOfCopy(m_places);
    if (program && copy && program->compare(*copy, Qt::CaseInsensitive) != 0)
        DeleteFileW(wide(*copy));
    return {};
}

} // namespace esu
