// SPDX-License-Identifier: MIT
#include "core/model/signature_rule.h"

#include <algorithm>
#include <array>

namespace esu {

namespace {

/// The signature fits the file, only its chain has no end that counts: these come after the digest was compared.
bool isOfTheChain(std::uint32_t code)
{
    static constexpr std::array codes{0x800B0109U,  // CERT_E_UNTRUSTEDROOT
                                      0x800B010AU,  // CERT_E_CHAINING
                                      0x800B0101U,  // CERT_E_EXPIRED: the root of a Windows without updates
                                      0x800B010EU,  // CERT_E_REVOCATION_FAILURE
                                      0x80092012U,  // CRYPT_E_NO_REVOCATION_CHECK
                                      0x80092013U}; // CRYPT_E_REVOCATION_OFFLINE
    return std::ranges::find(codes, code) != codes.end();
}

} // namespace

QStringList microsoftRoots()
{
    return {
        QStringLiteral("f38406e540d7a9d90cb4a9479299640ffb6df9e224ecc7a01c0d9558d8dad77d"), // Root Authority, 1997
        QStringLiteral("885de64c340e3ea70658f01e1145f957fcda27aabeea1ab9faa9fdb0102d4077"), // 2001
        QStringLiteral("df545bf919a2439c36983b54cdfc903dfa4f37d3996d8d84b4c31eec6f3c163e"), // 2010
        QStringLiteral("847df6a78497943f27fc72eb93f9a637320a02b561d0a91b09e87a7807ed7c61"), // 2011
    };
}

SignatureVerdict judgeSignature(const SignatureFacts &facts, const QStringList &roots)
{
    if (facts.code != 0 && !isOfTheChain(facts.code))
        return SignatureVerdict::NotSigned;
    if (facts.organization != QLatin1String("Microsoft Corporation"))
        return SignatureVerdict::WrongSigner;
    if (!facts.root.isEmpty() && !roots.contains(facts.root))
        return SignatureVerdict::WrongSigner;
    if (facts.code != 0 || facts.root.isEmpty())
        return facts.digestIsPinned ? SignatureVerdict::Proven : SignatureVerdict::RootMissing;
    return SignatureVerdict::Proven;
}

} // namespace esu
