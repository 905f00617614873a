// SPDX-License-Identifier: MIT
#include "core/model/update_policy.h"

#include "core/model/outside_text.h"

#include <QUrl>

#include <algorithm>

namespace esu {

namespace {

const QString policyKey = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
const QString automaticKey = policyKey + QStringLiteral("\\AU");
const QString deviceKey = QStringLiteral("SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update");
const QString settingsKey = QStringLiteral("SOFTWARE\\Microsoft\\WindowsUpdate\\UX\\Settings");
const QString services = QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\");

/// Reads one value after the other and remembers the last failure that is no absence.
class Reader {
public:
    explicit Reader(const RegistryAnswers &registry) : m_registry(registry) {}

    std::uint32_t number(const QString &path, const char16_t *name)
    {
        return take(m_registry.number(path, QString::fromUtf16(name)), std::uint32_t{0});
    }
    /// nullopt = it is not there.
    std::optional<std::uint32_t> known(const QString &path, const char16_t *name)
    {
        const auto value = m_registry.number(path, QString::fromUtf16(name));
        if (value)
            return *value;
        if (value.error().fault != Fault::NotFound)
            m_unread = value.error();
        return std::nullopt;
    }
    bool isOn(const QString &path, const char16_t *name) { return number(path, name) == 1; }
    QString text(const QString &path, const char16_t *name)
    {
        return take(m_registry.text(path, QString::fromUtf16(name)), QString());
    }
    bool hasKey(const QString &path) { return take(m_registry.keyExists(path), false); }
    QStringList names(const QString &path) { return take(m_registry.valueNames(path), QStringList()); }
    const std::optional<Error> &unread() const { return m_unread; }

private:
    template <class T> T take(Result<T> value, T otherwise)
    {
        if (value)
            return *std::move(value);
        if (value.error().fault != Fault::NotFound)
            m_unread = value.error();
        return otherwise;
    }
    const RegistryAnswers &m_registry;
    std::optional<Error> m_unread = std::nullopt;
};

/// "2026-11-20" at the beginning of a time as Windows writes it.
std::optional<QDate> dayOf(const QString &time)
{
    const QDate day = QDate::fromString(time.left(10), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

/// A pause by a rule has a first day and lasts 35 days.
std::optional<QDate> endOfPause(Reader &reader, const QString &key)
{
    constexpr int longest = 35;
    if (!reader.isOn(key, u"PauseQualityUpdates"))
        return std::nullopt;
    const auto start = dayOf(reader.text(key, u"PauseQualityUpdatesStartTime"));
    return start ? std::optional(start->addDays(longest)) : std::nullopt;
}

/// Of all that device management can set about updates, what holds them back; active hours and drivers do not.
bool holdsBack(const QString &name)
{
    static constexpr std::array beginnings{u"Defer", u"Pause", u"BranchReadiness", u"TargetRelease"};
    return std::ranges::any_of(beginnings, [&name](const char16_t *beginning) {
        return name.startsWith(QStringView(beginning), Qt::CaseInsensitive);
    });
}

/// An address at which no server can be: this very PC, or none at all.
bool leadsNowhere(const QString &server)
{
    const QString host = QUrl(server.trimmed()).host();
    return host.isEmpty() || host == QLatin1String("0.0.0.0") || host == QLatin1String("localhost") ||
           host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1") || host == QLatin1String("::");
}

void readGroupPolicy(Reader &reader, UpdatePolicy &policy)
{
    policy.server = harmless(addressWithoutUserInfo(reader.text(policyKey, u"WUServer")));
    policy.usesServer = !policy.server.isEmpty() && reader.isOn(automaticKey, u"UseWUServer");
    policy.accessDisabled = reader.isOn(policyKey, u"DisableWindowsUpdateAccess");
    policy.noInternetLocations = reader.isOn(policyKey, u"DoNotConnectToWindowsUpdateInternetLocations");
    policy.automaticOff = reader.isOn(automaticKey, u"NoAutoUpdate") || reader.isOn(automaticKey, u"AUOptions");
    policy.dualScanForbidden = reader.isOn(policyKey, u"DisableDualScan");
    if (reader.isOn(policyKey, u"TargetReleaseVersion"))
        policy.pinnedTo = reader.text(policyKey, u"TargetReleaseVersionInfo");
    policy.pausedUntil = endOfPause(reader, policyKey);
    policy.defers = reader.isOn(policyKey, u"DeferQualityUpdates") || reader.isOn(policyKey, u"DeferFeatureUpdates") ||
                    reader.isOn(policyKey, u"PauseQualityUpdates") || !policy.pinnedTo.isEmpty();
    if (reader.isOn(automaticKey, u"UseUpdateClassPolicySource"))
        policy.qualityFromServer = reader.isOn(policyKey, u"SetPolicyDrivenUpdateSourceForQualityUpdates");
}

} // namespace

Result<UpdatePolicy> readUpdatePolicy(const RegistryAnswers &registry)
{
    constexpr std::uint32_t disabledStart = 4;
    Reader reader(registry);
    UpdatePolicy policy;
    policy.serviceDisabled = reader.number(services + QStringLiteral("wuauserv"), u"Start") == disabledStart;
    policy.hasConfigMgr = reader.hasKey(QStringLiteral("SOFTWARE\\Microsoft\\CCM")) &&
                          reader.hasKey(services + QStringLiteral("CcmExec"));
    // Most PCs have none of these keys; each value is one call.
    if (reader.hasKey(policyKey))
        readGroupPolicy(reader, policy);
    if (const QStringList names = reader.names(deviceKey); std::ranges::any_of(names, holdsBack)) {
        policy.defers = true;
        policy.pausedUntil = std::max(policy.pausedUntil, endOfPause(reader, deviceKey));
    }
    const QStringList chosen = reader.names(settingsKey);
    for (const auto *name : {u"PauseQualityUpdatesEndTime", u"PauseUpdatesExpiryTime"}) {
        if (chosen.contains(QStringView(name), Qt::CaseInsensitive))
            policy.pausedUntil = std::max(policy.pausedUntil, dayOf(reader.text(settingsKey, name)));
    }
    if (reader.unread())
        return std::unexpected(*reader.unread());
    return policy;
}

Result<UpdateDelay> readUpdateDelay(const RegistryAnswers &registry)
{
    Reader reader(registry);
    UpdateDelay delay;
    const auto days = [&reader](const QString &key, const char16_t *name) -> std::optional<int> {
        constexpr std::uint32_t longest = 365;
        const auto value = reader.known(key, name);
        return value && *value <= longest ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    constexpr const auto *deferral = u"DeferQualityUpdatesPeriodInDays";
    if (reader.isOn(policyKey, u"DeferQualityUpdates"))
        delay.deferralDays = days(policyKey, deferral);
    for (const QString &key : {deviceKey, settingsKey}) {
        if (!delay.deferralDays)
            delay.deferralDays = days(key, deferral);
    }
    if (reader.unread())
        return std::unexpected(*reader.unread());
    return delay;
}

UpdateSource updateSourceOf(const UpdatePolicy &policy)
{
    using Kind = UpdateSource::Kind;
    using Block = UpdateSource::Block;
    const bool fromServer = !policy.server.isEmpty() && policy.qualityFromServer.value_or(policy.usesServer);
    const bool managed = fromServer || policy.hasConfigMgr;
    UpdateSource source{.server = policy.usesServer || fromServer ? policy.server : QString(),
                        .pausedUntil = policy.pausedUntil,
                        .pinnedTo = policy.pinnedTo,
                        .automatic = !policy.automaticOff};
    // Both policies forbid Microsoft's servers and no other one.
    if (policy.serviceDisabled)
        source.block = Block::Service;
    else if (fromServer && leadsNowhere(policy.server))
        source.block = Block::Nowhere;
    else if (policy.accessDisabled && !managed)
        source.block = Block::Policy;
    else if (policy.noInternetLocations && !managed)
        source.block = Block::NoInternet;
    if (source.block != Block::None)
        source.kind = Kind::Disabled;
    else if (policy.hasConfigMgr)
        source.kind = Kind::ConfigMgr;
    else if (fromServer && !policy.qualityFromServer && policy.defers && !policy.dualScanForbidden)
        source.kind = Kind::DualScan;
    else if (fromServer)
        source.kind = Kind::Wsus;
    else
        source.kind = policy.defers ? Kind::Wufb : Kind::WindowsUpdate;
    return source;
}

} // namespace esu
