// SPDX-License-Identifier: MIT
#include "core/recording/recorded_signs.h"

#include "core/model/esu_sign_places.h"

namespace esu {

namespace {

using Type = RegistryEntry::Type;

} // namespace

QList<RegistryEntry> registryOf(const QList<EsuSign> &signs)
{
    QList<RegistryEntry> entries;
    QStringList accounts;
    for (const EsuSign &sign : signs) {
        if (!sign.account.isEmpty() && !accounts.contains(sign.account))
            accounts.append(sign.account);
        const QString sid = QStringLiteral("S-1-5-21-1-1-1-%1").arg(1000 + accounts.indexOf(sign.account));
        const bool isArc = sign.name == signplace::arcSign;
        const QString place = isArc ? signplace::arc : signplace::licensing;
        entries.append({.path = sign.account.isEmpty() ? place : usersHive + u'\\' + sid + u'\\' + signplace::consumer,
                        .name = isArc ? signplace::arcName : sign.name,
                        .type = Type::Dword,
                        .number = sign.value});
        if (isArc)
            entries.append({.path = signplace::arcService, .type = Type::Key});
    }
    return entries;
}

QList<RegistryEntry> registryOf(const Membership &membership)
{
    if (!membership.entra)
        return {};
    // In place of the name of its certificate.
    return {{.path = signplace::entraJoin + QStringLiteral("\\joined"), .type = Type::Key}};
}

QList<RegistryEntry> registryOf(const SecureBootCertificates &certificates)
{
    if (certificates.status.isEmpty())
        return {};
    const QString key = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\Servicing");
    QList<RegistryEntry> entries{
        {.path = key, .name = QStringLiteral("UEFICA2023Status"), .text = certificates.status}};
    if (certificates.error)
        entries.append({.path = key,
                        .name = QStringLiteral("UEFICA2023Error"),
                        .type = Type::Dword,
                        .number = *certificates.error});
    return entries;
}

} // namespace esu
