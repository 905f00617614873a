// SPDX-License-Identifier: MIT
#include "core/model/signature_rule.h"

#include <gtest/gtest.h>

#include <QList>

namespace esu {
namespace {

const QString microsoft = QStringLiteral("Microsoft Corporation");
const QString other = QStringLiteral("0000000000000000000000000000000000000000000000000000000000000000");
const QList<std::uint32_t> ofTheChain{0x800B0109, 0x800B010A, 0x800B0101, 0x800B010E, 0x80092012, 0x80092013};

SignatureVerdict judged(std::uint32_t code, const QString &organization, const QString &root, bool digestIsPinned)
{
    return judgeSignature({.code = code, .organization = organization, .root = root, .digestIsPinned = digestIsPinned},
                          microsoftRoots());
}

TEST(SignatureRule, TheNameAloneProvesNothing)
{
    EXPECT_EQ(microsoftRoots().size(), 4);
    for (const QString &root : microsoftRoots()) {
        EXPECT_EQ(root.size(), 64);
        EXPECT_EQ(judged(0, microsoft, root, false), SignatureVerdict::Proven);
        EXPECT_EQ(judged(0, QStringLiteral("Microsoft Corporation of Elsewhere"), root, false),
                  SignatureVerdict::WrongSigner);
        EXPECT_EQ(judged(0, QString(), root, true), SignatureVerdict::WrongSigner);
    }
    // A CA that this PC trusts and that signs for any name: of a company, of a vendor whose key got out.
    EXPECT_EQ(judged(0, microsoft, other, false), SignatureVerdict::WrongSigner);
    EXPECT_EQ(judged(0, microsoft, other, true), SignatureVerdict::WrongSigner);
    // A root of one account only: the machine's own stores do not lead to it.
    EXPECT_EQ(judged(0, microsoft, QString(), false), SignatureVerdict::RootMissing);
}

TEST(SignatureRule, APinnedFileNeedsNoRoot)
{
    for (const std::uint32_t code : ofTheChain) {
        EXPECT_EQ(judged(code, microsoft, QString(), true), SignatureVerdict::Proven) << std::hex << code;
        EXPECT_EQ(judged(code, microsoft, QString(), false), SignatureVerdict::RootMissing) << std::hex << code;
        EXPECT_EQ(judged(code, QStringLiteral("Somebody"), QString(), true), SignatureVerdict::WrongSigner);
        EXPECT_EQ(judged(code, microsoft, microsoftRoots().constFirst(), true), SignatureVerdict::Proven);
        EXPECT_EQ(judged(code, microsoft, other, true), SignatureVerdict::WrongSigner)
            << "a digest stands in for a root that is not there, never for one that is somebody else's";
    }
}

TEST(SignatureRule, WhatIsNotSignedIsNotMendedByADigest)
{
    for (const std::uint32_t code : {0x800B0100U,  // TRUST_E_NOSIGNATURE
                                     0x80096010U,  // TRUST_E_BAD_DIGEST
                                     0x800B010CU,  // CERT_E_REVOKED
                                     0x800B0111U,  // TRUST_E_EXPLICIT_DISTRUST
                                     0x800B0003U,  // TRUST_E_SUBJECT_FORM_UNKNOWN
                                     0x80096019U}) // TRUST_E_BASIC_CONSTRAINTS
        EXPECT_EQ(judged(code, microsoft, microsoftRoots().constLast(), true), SignatureVerdict::NotSigned)
            << std::hex << code;
}

} // namespace
} // namespace esu
