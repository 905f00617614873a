// SPDX-License-Identifier: MIT
#include "core/windows/inventory/root_certificates.h"

#include "core/base/operations.h"
#include "core/windows/win32.h"

#include <wincrypt.h>

namespace esu {

namespace {

struct StoreCloser {
    void operator()(void *store) const { CertCloseStore(store, 0); }
};
using Store = std::unique_ptr<void, StoreCloser>;

std::unexpected<Error> unread(const wchar_t *store)
{
    return std::unexpected(
        win32Failure(operation::inventorySurroundings, GetLastError(), QString::fromWCharArray(store)));
}

/// Services, and so the licensing service, trust what the computer trusts, not what the account does.
Result<Store> openStore(const wchar_t *name)
{
    Store store(CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0,
                              CERT_SYSTEM_STORE_LOCAL_MACHINE | CERT_STORE_READONLY_FLAG, name));
    // A store that was never written to need not be there: it is empty.
    if (!store && GetLastError() != ERROR_FILE_NOT_FOUND)
        return unread(name);
    return store;
}

Result<bool> holds(const Store &store, const wchar_t *name, QByteArray thumbprint)
{
    if (!store)
        return false;
    CRYPT_HASH_BLOB hash{.cbData = static_cast<DWORD>(thumbprint.size()),
                         .pbData = reinterpret_cast<BYTE *>(thumbprint.data())};
    const PCCERT_CONTEXT found = CertFindCertificateInStore(store.get(), X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, 0,
                                                            CERT_FIND_SHA1_HASH, &hash, nullptr);
    if (found) {
        CertFreeCertificateContext(found);
        return true;
    }
    if (GetLastError() != static_cast<DWORD>(CRYPT_E_NOT_FOUND))
        return unread(name);
    return false;
}

} // namespace

Fact<QList<RootReading>> readRootCertificates(const QList<RootCertificate> &roots)
{
    constexpr auto trustedName = L"ROOT";
    constexpr auto disallowedName = L"Disallowed";
    const auto trusted = openStore(trustedName);
    if (!trusted)
        return std::unexpected(trusted.error());
    const auto disallowed = openStore(disallowedName);
    if (!disallowed)
        return std::unexpected(disallowed.error());
    QList<RootReading> readings;
    for (const RootCertificate &root : roots) {
        const QByteArray thumbprint = QByteArray::fromHex(root.sha1.toLatin1());
        const auto isDisallowed = holds(*disallowed, disallowedName, thumbprint);
        if (!isDisallowed)
            return std::unexpected(isDisallowed.error());
        const auto isTrusted = holds(*trusted, trustedName, thumbprint);
        if (!isTrusted)
            return std::unexpected(isTrusted.error());
        const RootTrust found = *isTrusted ? RootTrust::Present : RootTrust::Absent;
        readings.append({.name = root.name, .sha1 = root.sha1, .trust = *isDisallowed ? RootTrust::Disallowed : found});
    }
    return readings;
}

} // namespace esu
