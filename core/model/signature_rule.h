// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace esu {

/// What Windows says of the signature of a file.
struct SignatureFacts {
    std::uint32_t code = 0;    ///< what WinVerifyTrust ended with; 0 = this PC trusts it
    QString organization = {}; ///< of who signed; empty = not known
    QString root = {};         ///< SHA-256 of the certificate its chain ends at; empty = the chain does not end at one
    bool digestIsPinned = false; ///< the whole file is known from our own data, before anybody is asked
};

enum class SignatureVerdict {
    Proven,
    NotSigned,   ///< no signature, or one that does not fit the file or was taken back
    RootMissing, ///< whole, but this PC cannot follow it to its end
    WrongSigner, ///< of somebody else, or by a root that is not Microsoft's, whomever it names
};

/// SHA-256 of Microsoft's root certificates that sign code (resources/FACTS.md#microsoft-roots).
QStringList microsoftRoots();

/// The PC's trust alone proves nothing: whoever may add a root to it may sign for any name. And it is not needed for a
/// file whose digest is pinned: a bare Windows 7 lacks the roots until it has its first updates. Pure.
SignatureVerdict judgeSignature(const SignatureFacts &facts, const QStringList &roots);

} // namespace esu
