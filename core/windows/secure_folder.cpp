// SPDX-License-Identifier: MIT
#include "core/windows/secure_folder.h"

#include "core/windows/process_token.h"

#include <aclapi.h>
#include <sddl.h>

#include <array>

namespace esu {

namespace {

const wchar_t *securityOf(FolderAccess access)
{
    switch (access) {
    case FolderAccess::UsersRead:
        return L"O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FRFX;;;BU)";
    case FolderAccess::AdministratorsOnly:
        return L"O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    }
    return L"O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
}

bool isTrustedOwner(PSID owner, const QString &operation)
{
    if (IsWellKnownSid(owner, WinBuiltinAdministratorsSid) || IsWellKnownSid(owner, WinLocalSystemSid))
        return true;
    // An administrator whose unelevated copy of this program was here before.
    const auto token = processToken(operation);
    alignas(TOKEN_USER) std::array<char, 256> buffer{};
    DWORD size = 0;
    return token &&
           GetTokenInformation(token->get(), TokenUser, buffer.data(), static_cast<DWORD>(buffer.size()), &size) &&
           EqualSid(owner, reinterpret_cast<const TOKEN_USER *>(buffer.data())->User.Sid);
}

Result<void> checkPlain(const QString &path, bool isFolder, const QString &operation)
{
    const DWORD attributes = GetFileAttributesW(wide(path));
    if (attributes == INVALID_FILE_ATTRIBUTES)
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    const auto refused = [&](const char16_t *why) {
        return std::unexpected(
            Error{.fault = Fault::Refused, .operation = operation, .detail = path + QString::fromUtf16(why)});
    };
    if (((attributes & FILE_ATTRIBUTE_DIRECTORY) != 0) != isFolder || (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        return refused(isFolder ? u" is no plain folder" : u" is no plain file");
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR raw = nullptr;
    const DWORD error = GetNamedSecurityInfoW(wide(path), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr,
                                              nullptr, nullptr, &raw);
    const Local<void> descriptor(raw);
    if (error != ERROR_SUCCESS)
        return std::unexpected(win32Failure(operation, error, path));
    if (!isTrustedOwner(owner, operation))
        return refused(u" belongs to another account");
    return {};
}

} // namespace

Result<void> checkFolder(const QString &path, const QString &operation)
{
    return checkPlain(path, true, operation);
}

Result<void> checkFile(const QString &path, const QString &operation)
{
    return checkPlain(path, false, operation);
}

Result<void> secureFolder(const QString &path, FolderAccess access, const QString &operation)
{
    PSECURITY_DESCRIPTOR raw = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(securityOf(access), SDDL_REVISION_1, &raw, nullptr))
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    const Local<void> descriptor(raw);
    SECURITY_ATTRIBUTES attributes{
        .nLength = sizeof(SECURITY_ATTRIBUTES), .lpSecurityDescriptor = raw, .bInheritHandle = FALSE};
    if (CreateDirectoryW(wide(path), &attributes))
        return {};
    if (const DWORD error = GetLastError(); error != ERROR_ALREADY_EXISTS)
        return std::unexpected(win32Failure(operation, error, path));
    if (auto checked = checkFolder(path, operation); !checked)
        return checked;
    BOOL present = FALSE;
    BOOL defaulted = FALSE;
    PACL dacl = nullptr;
    PSID owner = nullptr;
    if (!GetSecurityDescriptorDacl(raw, &present, &dacl, &defaulted) ||
        !GetSecurityDescriptorOwner(raw, &owner, &defaulted))
        return std::unexpected(win32Failure(operation, GetLastError(), path));
    QString name = path;
    const DWORD error = SetNamedSecurityInfoW(reinterpret_cast<wchar_t *>(name.data()), SE_FILE_OBJECT,
                                              OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION |
                                                  PROTECTED_DACL_SECURITY_INFORMATION,
                                              owner, nullptr, dacl, nullptr);
    if (error != ERROR_SUCCESS)
        return std::unexpected(win32Failure(operation, error, path));
    return {};
}

} // namespace esu
