// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace esu {

/// Is this the Ed25519 signature of `message` by the owner of that public key? One of another length is none. Pure.
bool isSignatureOf(const QByteArray &message, const QByteArray &signature, const QByteArray &publicKey);

} // namespace esu
