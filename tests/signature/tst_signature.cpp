// SPDX-License-Identifier: MIT
#include "tests/signature/pack_maker.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

/// RFC 8032, 7.1, test 2.
const QByteArray publicKey = QByteArray::fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const QByteArray signature = QByteArray::fromHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                                 "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

TEST(Signature, IsTheOneOfTheStandard)
{
    EXPECT_TRUE(isSignatureOf("r", signature, publicKey));
    EXPECT_FALSE(isSignatureOf("s", signature, publicKey));
    EXPECT_FALSE(isSignatureOf("", signature, publicKey));
}

TEST(Signature, OfAnotherLengthIsNone)
{
    EXPECT_FALSE(isSignatureOf("r", signature.chopped(1), publicKey));
    EXPECT_FALSE(isSignatureOf("r", signature + '\0', publicKey));
    EXPECT_FALSE(isSignatureOf("r", {}, publicKey));
    EXPECT_FALSE(isSignatureOf("r", signature, publicKey.chopped(1)));
    EXPECT_FALSE(isSignatureOf("r", signature, {}));
}

TEST(Signature, WithOneBitMoreOrLessIsNone)
{
    for (int bit = 0; bit < signature.size() * 8; ++bit) {
        QByteArray other = signature;
        other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(isSignatureOf("r", other, publicKey)) << bit;
    }
}

/// A key of small order has signatures that hold for anything.
TEST(Signature, OfAKeyOfSmallOrderIsNone)
{
    QByteArray identity(32, '\0');
    identity[0] = 1;
    EXPECT_FALSE(isSignatureOf("anything", identity + QByteArray(32, '\0'), identity));
    EXPECT_FALSE(isSignatureOf("anything", QByteArray(64, '\0'), QByteArray(32, '\0')));
}

TEST(Signature, OfASignerHolds)
{
    const Signer signer('a');
    EXPECT_TRUE(isSignatureOf("text", signer.signature("text"), signer.key().publicKey));
    EXPECT_FALSE(isSignatureOf("text", signer.signature("text"), Signer('b').key().publicKey));
}

} // namespace
} // namespace esu
