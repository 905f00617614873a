// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/start_up.h"
#include "core/windows/trust.h"

#include <QCryptographicHash>

namespace esu {

/// What ships, as far as Wine can keep it: there the account owns every file, and no list of rights is protected.
/// `authority`: the certificate of the CA that signs in Microsoft's place.
inline WindowsTrust trustUnderWine(const QByteArray &authority = {})
{
    WindowsTrust trust;
    trust.accounts.sids.append(currentUser().value_or(QString()));
    trust.accounts.folderMustBeProtected = false;
    if (!authority.isEmpty())
        trust.signingRoots = {
            QString::fromLatin1(QCryptographicHash::hash(authority, QCryptographicHash::Sha256).toHex())};
    return trust;
}

} // namespace esu
