// SPDX-License-Identifier: MIT
#include "core/windows/secure_folder.h"

#include "core/base/conditions.h"
#include "core/windows/own_file.h"

#include <sddl.h>

#include <QUuid>

namespace esu {

Result<Local<void>> descriptorOf(FolderAccess access, const QString &operation)
{
    PSECURITY_DESCRIPTOR raw = nullptr;
    const QString text = sddlOf(access);
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(wide(text), SDDL_REVISION_1, &raw, nullptr))
        return std::unexpected(win32Failure(operation, GetLastError()));
    return Local<void>(raw);
}

Result<SecureFolder> secureFolder(const QString &path, FolderAccess access, const OwnAccounts &accounts,
                                  const QString &operation)
{
    // Whoever made the first one may make another in between.
    constexpr int mostTries = 3;
    const auto descriptor = descriptorOf(access, operation);
    if (!descriptor)
        return std::unexpected(descriptor.error());
    SECURITY_ATTRIBUTES attributes{
        .nLength = sizeof(SECURITY_ATTRIBUTES), .lpSecurityDescriptor = descriptor->get(), .bInheritHandle = FALSE};
    SecureFolder made;
    for (int attempt = 1;; ++attempt) {
        if (CreateDirectoryW(wide(path), &attributes))
            return made;
        if (const DWORD error = GetLastError(); error != ERROR_ALREADY_EXISTS)
            return std::unexpected(win32Failure(operation, error, path));
        const auto own = openOwn(path, FileKind::Folder, accounts, operation, access);
        if (own)
            return made;
        const QString aside = path + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (attempt == mostTries || !MoveFileExW(wide(path), wide(aside), 0)) {
            Error error = own.error();
            error.fault = Fault::Refused;
            error.condition = condition::stateFolderForeign;
            return std::unexpected(error);
        }
        qCWarning(windowsLog) << "not ours, moved aside:" << own.error().detail << "->" << aside;
        made.movedTo = aside;
    }
}

} // namespace esu
