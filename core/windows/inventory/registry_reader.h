// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/wmi/wmi_session.h"

namespace esu {

/// Reads one hive of one PC through StdRegProv. Lives for one call on the COM thread. `NotFound` means: that
/// key or value is not there; a method this Windows lacks is `Unsupported`.
class RegistryReader {
public:
    enum class Hive : std::uint32_t { LocalMachine = 0x80000002U, Users = 0x80000003U };

    RegistryReader(WmiSession &session, const ComCall &call, Hive hive = Hive::LocalMachine)
        : m_session(session), m_call(call), m_hive(hive)
    {
    }

    /// Asks for the 64-bit provider, else a 32-bit client would be shown Wow6432Node. Fails if WMI has no such context.
    Result<void> use64BitView();

    Result<QStringList> subKeys(const QString &path);
    Result<QStringList> valueNames(const QString &path);
    Result<QString> text(const QString &path, const QString &name);
    /// Of a value of the type REG_EXPAND_SZ, with its variables as the PC has them.
    Result<QString> expandedText(const QString &path, const QString &name);
    Result<std::uint32_t> number(const QString &path, const QString &name);
    Result<bool> keyExists(const QString &path);

private:
    Result<QString> textFrom(const QString &method, const QString &path, const QString &name);
    Result<QStringList> namesFrom(const QString &method, const QString &path);
    Result<WmiRow> invoke(const QString &method, const QString &path, const QString *name, const QString &output);

    WmiSession &m_session;
    const ComCall &m_call;
    const Hive m_hive;
    ComPtr<IWbemContext> m_context;
};

} // namespace esu
