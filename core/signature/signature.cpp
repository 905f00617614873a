// SPDX-License-Identifier: MIT
#include "core/signature/signature.h"

#include <sodium/crypto_sign_ed25519.h>

namespace esu {

namespace {

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

bool isSignatureOf(const QByteArray &message, const QByteArray &signature, const QByteArray &publicKey)
{
    if (signature.size() != crypto_sign_ed25519_BYTES || publicKey.size() != crypto_sign_ed25519_PUBLICKEYBYTES)
        return false;
    // Without sodium_init: that chooses between implementations and opens random numbers, and this needs neither.
    return crypto_sign_ed25519_verify_detached(bytesOf(signature), bytesOf(message),
                                               static_cast<unsigned long long>(message.size()),
                                               bytesOf(publicKey)) == 0;
}

} // namespace esu
