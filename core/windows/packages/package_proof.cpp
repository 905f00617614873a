// SPDX-License-Identifier: MIT
#include "core/windows/packages/package_proof.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <softpub.h>
#include <wincrypt.h>
#include <wintrust.h>

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <vector>

namespace esu {

namespace {

const QString &installing = operation::packageInstall;

Error unproven(const QString &condition, const QString &detail, std::optional<std::uint32_t> code = std::nullopt)
{
    Error error = conditionError(Fault::BadData, installing, condition, detail);
    error.code = code;
    return error;
}

/// Nobody could say whether the certificate was revoked: offline PCs are repaired, too.
bool isUnansweredRevocation(std::uint32_t code)
{
    static constexpr std::array codes{0x80092012U,  // CRYPT_E_NO_REVOCATION_CHECK
                                      0x80092013U,  // CRYPT_E_REVOCATION_OFFLINE
                                      0x800B010EU}; // CERT_E_REVOCATION_FAILURE
    return std::ranges::find(codes, code) != codes.end();
}

struct ChainFreer {
    void operator()(const CERT_CHAIN_CONTEXT *chain) const { CertFreeCertificateChain(chain); }
};
using Chain = std::unique_ptr<const CERT_CHAIN_CONTEXT, ChainFreer>;

/// The certificate that the machine's own stores lead to, without those of the account that runs this; empty where they
/// lead to none, or where a signature on the way does not fit.
QString rootOf(const CERT_CONTEXT *leaf, FILETIME at)
{
    constexpr DWORD broken = CERT_TRUST_IS_NOT_SIGNATURE_VALID | CERT_TRUST_IS_REVOKED | CERT_TRUST_IS_PARTIAL_CHAIN |
                             CERT_TRUST_IS_CYCLIC | CERT_TRUST_IS_EXPLICIT_DISTRUST;
    CERT_CHAIN_PARA wanted{};
    wanted.cbSize = sizeof wanted;
    const CERT_CHAIN_CONTEXT *raw = nullptr;
    if (!CertGetCertificateChain(HCCE_LOCAL_MACHINE, leaf, &at, leaf->hCertStore, &wanted, 0, nullptr, &raw))
        return {};
    const Chain chain(raw);
    if (raw->cChain == 0 || (raw->TrustStatus.dwErrorStatus & broken) != 0)
        return {};
    const CERT_SIMPLE_CHAIN *simple = raw->rgpChain[0];
    const CERT_CHAIN_ELEMENT *last = simple->cElement > 0 ? simple->rgpElement[simple->cElement - 1] : nullptr;
    if (!last || (last->TrustStatus.dwInfoStatus & CERT_TRUST_IS_SELF_SIGNED) == 0)
        return {};
    const CERT_CONTEXT *root = last->pCertContext;
    const QByteArrayView encoded(reinterpret_cast<const char *>(root->pbCertEncoded),
                                 static_cast<qsizetype>(root->cbCertEncoded));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(encoded);
    return QString::fromLatin1(hash.result().toHex());
}

/// Who signed the file, as far as Windows could tell.
void addSigner(HANDLE state, SignatureFacts &facts)
{
    CRYPT_PROVIDER_DATA *data = state ? WTHelperProvDataFromStateData(state) : nullptr;
    CRYPT_PROVIDER_SGNR *signer = data ? WTHelperGetProvSignerFromChain(data, 0, FALSE, 0) : nullptr;
    const CRYPT_PROVIDER_CERT *leaf = signer ? WTHelperGetProvCertFromChain(signer, 0) : nullptr;
    if (!leaf || !leaf->pCert)
        return;
    // A PC can be set to accept roots that are made for tests; nothing of Microsoft's hangs on one.
    constexpr DWORD untrusted = CERT_TRUST_IS_UNTRUSTED_ROOT | CERT_TRUST_IS_PARTIAL_CHAIN | CERT_TRUST_IS_REVOKED;
    if (facts.code == 0 && signer->pChainContext && (signer->pChainContext->TrustStatus.dwErrorStatus & untrusted) != 0)
        facts.code = static_cast<std::uint32_t>(CERT_E_UNTRUSTEDROOT);
    std::array<wchar_t, 256> name{};
    std::array<char, 16> attribute{szOID_ORGANIZATION_NAME};
    const DWORD length = CertGetNameStringW(leaf->pCert, CERT_NAME_ATTR_TYPE, 0, attribute.data(), name.data(),
                                            static_cast<DWORD>(name.size()));
    if (length > 1)
        facts.organization = QString::fromWCharArray(name.data(), static_cast<int>(length - 1));
    facts.root = rootOf(leaf->pCert, signer->sftVerifyAsOf);
}

SignatureFacts askWindows(HANDLE file, const QString &path, DWORD revocation)
{
    // After the digests it stands at the end.
    SetFilePointerEx(file, {}, nullptr, FILE_BEGIN);
    WINTRUST_FILE_INFO info{};
    info.cbStruct = sizeof info;
    info.pcwszFilePath = wide(path);
    info.hFile = file;
    WINTRUST_DATA data{};
    data.cbStruct = sizeof data;
    data.dwUIChoice = WTD_UI_NONE;
    data.fdwRevocationChecks = revocation;
    data.dwProvFlags =
        revocation == WTD_REVOKE_NONE ? WTD_REVOCATION_CHECK_NONE : WTD_REVOCATION_CHECK_CHAIN_EXCLUDE_ROOT;
    data.dwUnionChoice = WTD_CHOICE_FILE;
    data.pFile = &info;
    data.dwStateAction = WTD_STATEACTION_VERIFY;
    GUID action = WINTRUST_ACTION_GENERIC_VERIFY_V2;
    const auto noWindow = static_cast<HWND>(INVALID_HANDLE_VALUE);
    const LONG result = WinVerifyTrust(noWindow, &action, &data);
    SignatureFacts facts{.code = static_cast<std::uint32_t>(result)};
    addSigner(data.hWVTStateData, facts);
    data.dwStateAction = WTD_STATEACTION_CLOSE;
    WinVerifyTrust(noWindow, &action, &data);
    return facts;
}

} // namespace

Result<Handle> openGuarded(const QString &path)
{
    const HANDLE raw = CreateFileW(wide(path), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                                   FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_SEQUENTIAL_SCAN, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return std::unexpected(win32Failure(installing, GetLastError(), path));
    Handle file(raw);
    BY_HANDLE_FILE_INFORMATION facts{};
    if (!GetFileInformationByHandle(raw, &facts))
        return std::unexpected(win32Failure(installing, GetLastError(), path));
    if ((facts.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
        return std::unexpected(Error{
            .fault = Fault::Refused, .operation = installing, .detail = path + QStringLiteral(" is no plain file")});
    }
    return file;
}

Result<void> proveDigests(HANDLE file, const PackageFile &expected, const JobContext &context)
{
    QCryptographicHash sha1(QCryptographicHash::Sha1);
    QCryptographicHash sha256(QCryptographicHash::Sha256);
    std::vector<char> piece(std::size_t{1} << 20U);
    std::int64_t size = 0;
    for (;;) {
        if (context.stopRequested())
            return std::unexpected(cancelled(installing));
        DWORD length = 0;
        if (!ReadFile(file, piece.data(), static_cast<DWORD>(piece.size()), &length, nullptr))
            return std::unexpected(win32Failure(installing, GetLastError(), expected.fileName));
        if (length == 0)
            break;
        size += length;
        const QByteArrayView bytes(piece.data(), static_cast<qsizetype>(length));
        sha1.addData(bytes);
        sha256.addData(bytes);
    }
    struct Digest {
        const QString &known;
        QString found;
    };
    const std::array digests{Digest{.known = expected.sha1, .found = QString::fromLatin1(sha1.result().toHex())},
                             Digest{.known = expected.sha256, .found = QString::fromLatin1(sha256.result().toHex())}};
    for (const Digest &digest : digests) {
        if (!digest.known.isEmpty() && digest.known != digest.found) {
            return std::unexpected(
                unproven(condition::digestMismatch,
                         QStringLiteral("%1: %2 instead of %3").arg(expected.fileName, digest.found, digest.known)));
        }
    }
    if (expected.size > 0 && expected.size != size) {
        return std::unexpected(
            unproven(condition::digestMismatch,
                     QStringLiteral("%1: %2 bytes instead of %3").arg(expected.fileName).arg(size).arg(expected.size)));
    }
    return {};
}

Result<void> proveSigner(HANDLE file, const QString &path, const QStringList &roots, bool digestIsPinned,
                         std::atomic_bool &asksRevocation)
{
    SignatureFacts facts = askWindows(file, path, asksRevocation ? WTD_REVOKE_WHOLECHAIN : WTD_REVOKE_NONE);
    if (isUnansweredRevocation(facts.code)) {
        constexpr std::uint32_t offline = 0x80092013U; // CRYPT_E_REVOCATION_OFFLINE
        if (facts.code == offline)
            asksRevocation = false;
        facts = askWindows(file, path, WTD_REVOKE_NONE);
    }
    facts.digestIsPinned = digestIsPinned;
    const std::optional<std::uint32_t> code = facts.code != 0 ? std::optional(facts.code) : std::nullopt;
    switch (judgeSignature(facts, roots)) {
    case SignatureVerdict::Proven:
        return {};
    case SignatureVerdict::NotSigned:
        return std::unexpected(unproven(condition::notSigned, path, code));
    case SignatureVerdict::RootMissing:
        return std::unexpected(unproven(condition::rootMissing, path, code));
    case SignatureVerdict::WrongSigner:
        break;
    }
    return std::unexpected(
        unproven(condition::wrongSigner,
                 QStringLiteral("%1: signed by \"%2\", root %3").arg(path, facts.organization, facts.root)));
}

} // namespace esu
