// SPDX-License-Identifier: MIT
#include "core/keychain/local_entry.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/keychain/store_status.h"

#include <QByteArray>

#include <windows.h>

#include <wincred.h>

#include <array>

namespace esu {

Result<void> writeLocalEntry(const QString &target, const Secret &secret)
{
    std::array<wchar_t, 16> product{L"ESU Wizard"};
    QByteArray bytes = secret.reveal().toUtf8();
    CREDENTIALW entry{};
    entry.Type = CRED_TYPE_GENERIC;
    // The structure is of the time before const.
    entry.TargetName = const_cast<wchar_t *>(reinterpret_cast<const wchar_t *>(target.utf16()));
    entry.Comment = product.data();
    entry.CredentialBlob = reinterpret_cast<BYTE *>(bytes.data());
    entry.CredentialBlobSize = static_cast<DWORD>(bytes.size());
    entry.Persist = CRED_PERSIST_LOCAL_MACHINE;
    const bool isWritten = CredWriteW(&entry, 0) != FALSE;
    const DWORD code = GetLastError();
    SecureZeroMemory(bytes.data(), static_cast<SIZE_T>(bytes.size()));
    if (isWritten)
        return {};
    const StoreStatus status = storeStatusOf(code);
    return std::unexpected(
        Error{.fault = status.fault,
              .operation = operation::keyStore,
              .code = status.code,
              .condition = status.fault == Fault::Unsupported ? condition::storeUnavailable : QString()});
}

bool hasLocalEntry(const QString &target)
{
    PCREDENTIALW entry = nullptr;
    if (!CredReadW(reinterpret_cast<const wchar_t *>(target.utf16()), CRED_TYPE_GENERIC, 0, &entry))
        return false;
    SecureZeroMemory(entry->CredentialBlob, entry->CredentialBlobSize);
    CredFree(entry);
    return true;
}

} // namespace esu
