// SPDX-License-Identifier: MIT
#include "core/windows/inventory/esu_signs.h"

#include "core/model/esu_sign_places.h"

namespace esu {

namespace {

/// Collects what is there; what could not be asked ends it.
class SignReader {
public:
    SignReader(RegistryReader &machine, RegistryReader &users) : m_machine(machine), m_users(users) {}

    Fact<QList<EsuSign>> read()
    {
        for (const QString &name : signplace::licensingNames)
            note(m_machine, signplace::licensing, name, name, {});
        readArc();
        readAccounts();
        if (m_error)
            return std::unexpected(*m_error);
        return m_signs;
    }

private:
    void note(RegistryReader &registry, const QString &path, const QString &name, const QString &sign,
              const QString &account)
    {
        if (m_error)
            return;
        if (const auto value = registry.number(path, name))
            m_signs.append({.name = sign, .value = *value, .account = account});
        else if (value.error().fault != Fault::NotFound && !isOfOther(account, value.error()))
            m_error = value.error();
    }

    /// Another account's hive is closed to who is no administrator; the PC's own values say what they say without it.
    static bool isOfOther(const QString &account, const Error &error)
    {
        return !account.isEmpty() && error.fault == Fault::AccessDenied;
    }

    void readArc()
    {
        const auto service = m_error ? Result<bool>(false) : m_machine.keyExists(signplace::arcService);
        if (!service)
            m_error = service.error();
        else if (*service)
            note(m_machine, signplace::arc, signplace::arcName, signplace::arcSign, {});
    }

    void readAccounts()
    {
        const auto sids = m_error ? Result<QStringList>() : m_users.subKeys({});
        if (!sids) {
            m_error = sids.error();
            return;
        }
        for (const QString &sid : *sids) {
            if (!signplace::isPerson(sid))
                continue;
            const auto profile = m_machine.expandedText(signplace::profiles + u'\\' + sid, signplace::profilePath);
            const QString account = profile ? profile->section(u'\\', -1) : sid;
            for (const QString &name : signplace::consumerNames)
                note(m_users, sid + u'\\' + signplace::consumer, name, name, account);
        }
    }

    RegistryReader &m_machine;
    RegistryReader &m_users;
    QList<EsuSign> m_signs;
    std::optional<Error> m_error;
};

} // namespace

Fact<QList<EsuSign>> readEsuSigns(RegistryReader &machine, RegistryReader &users)
{
    return SignReader(machine, users).read();
}

} // namespace esu
