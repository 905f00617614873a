// SPDX-License-Identifier: MIT
#include "core/recording/recorded_policy.h"

namespace esu {

namespace {

using Type = RegistryEntry::Type;

const QString policy = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
const QString automatic = policy + QStringLiteral("\\AU");

RegistryEntry number(const QString &path, const char16_t *name, std::uint64_t value = 1)
{
    return {.path = path, .name = QString::fromUtf16(name), .type = Type::Dword, .number = value};
}

RegistryEntry text(const QString &path, const char16_t *name, const QString &value)
{
    return {.path = path, .name = QString::fromUtf16(name), .text = value};
}

QList<RegistryEntry> ofBlock(UpdateSource::Block block)
{
    using Block = UpdateSource::Block;
    switch (block) {
    case Block::None:
    case Block::Policy:
        return {number(policy, u"DisableWindowsUpdateAccess")};
    case Block::NoInternet:
        return {number(policy, u"DoNotConnectToWindowsUpdateInternetLocations")};
    case Block::Service:
        return {number(QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\wuauserv"), u"Start", 4)};
    case Block::Nowhere:
        break; // follows from the server
    }
    return {};
}

QList<RegistryEntry> ofKind(const UpdateSource &source)
{
    using Kind = UpdateSource::Kind;
    // A server that is set and not used for these updates.
    const QList<RegistryEntry> notFromServer =
        source.server.isEmpty() ? QList<RegistryEntry>() : QList{number(automatic, u"UseUpdateClassPolicySource")};
    switch (source.kind) {
    case Kind::WindowsUpdate:
        return notFromServer;
    case Kind::Wufb:
        return notFromServer + QList{number(policy, u"DeferQualityUpdates")};
    case Kind::Wsus:
        return {number(policy, u"DisableDualScan")};
    case Kind::DualScan:
        return {number(policy, u"DeferQualityUpdates")};
    case Kind::ConfigMgr:
        return {{.path = QStringLiteral("SOFTWARE\\Microsoft\\CCM"), .type = Type::Key},
                {.path = QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\CcmExec"), .type = Type::Key}};
    case Kind::Disabled:
        // These two forbid Microsoft's servers only: a company's that is set must not be the source.
        if (source.block == UpdateSource::Block::Policy || source.block == UpdateSource::Block::NoInternet)
            return notFromServer + ofBlock(source.block);
        return ofBlock(source.block);
    case Kind::Unknown:
        break;
    }
    return {};
}

} // namespace

QList<RegistryEntry> recordedPolicy(const UpdateSource &source, const Redaction &redaction)
{
    QList<RegistryEntry> entries = ofKind(source);
    if (!source.server.isEmpty()) {
        // One that is none says nothing of anybody, and has to stay one.
        const bool isNone = source.block == UpdateSource::Block::Nowhere;
        entries.append(
            text(policy, u"WUServer", isNone ? QStringLiteral("http://0.0.0.0") : Redaction::address(source.server)));
        entries.append(number(automatic, u"UseWUServer"));
    }
    if (source.pausedUntil)
        entries.append(text(QStringLiteral("SOFTWARE\\Microsoft\\WindowsUpdate\\UX\\Settings"),
                            u"PauseUpdatesExpiryTime", source.pausedUntil->toString(Qt::ISODate)));
    if (!source.automatic)
        entries.append(number(automatic, u"NoAutoUpdate"));
    if (!source.pinnedTo.isEmpty()) {
        entries.append(number(policy, u"TargetReleaseVersion"));
        entries.append(text(policy, u"TargetReleaseVersionInfo", redaction.text(source.pinnedTo)));
    }
    return entries;
}

namespace {

/// A value that is read again with the same problem, and says nothing of what it was.
void setBroken(RegistryEntry &entry, const PolicyRow &row, const PolicyReading &reading)
{
    const bool wantsNumber = row.isNumber() == (reading.problem == PolicyProblem::OutOfRange);
    entry.type = wantsNumber ? RegistryEntry::Type::Dword : RegistryEntry::Type::String;
    if (wantsNumber)
        entry.number = reading.value.toUInt();
}

RegistryEntry recordedPolicyOf(const PolicyReading &reading, const Redaction &redaction)
{
    RegistryEntry entry{.path = policiesKey, .name = reading.name};
    if (!reading.id) {
        entry.name = redaction.text(reading.name);
        return entry;
    }
    const PolicyRow &row = rowOf(*reading.id);
    if (!reading.counts()) {
        setBroken(entry, row, reading);
    } else if (row.isNumber()) {
        entry.type = RegistryEntry::Type::Dword;
        entry.number = reading.value.toUInt();
    } else {
        entry.text = row.standIn.empty()
                         ? reading.value
                         : QString::fromUtf16(row.standIn.data(), static_cast<qsizetype>(row.standIn.size()));
    }
    return entry;
}

} // namespace

QList<RegistryEntry> recordedPolicies(const Policies &policies, const Redaction &redaction)
{
    QList<RegistryEntry> entries;
    for (const PolicyReading &reading : policies.readings) {
        if (reading.problem != PolicyProblem::NotRead)
            entries.append(recordedPolicyOf(reading, redaction));
    }
    return entries;
}

} // namespace esu
