// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/model/policies.h"
#include "core/model/surroundings.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace esu {

/// The UBR as the registry gives it; nullopt = no revision that a Windows can have. Pure.
constexpr std::optional<int> revisionOf(std::uint64_t value)
{
    constexpr std::uint64_t highest = 0xFFFFFF;
    return value <= highest ? std::optional(static_cast<int>(value)) : std::nullopt;
}

/// One row of `Win32_OperatingSystem`.
struct OperatingSystem {
    QString computerName = {}; ///< CSName
    QString caption = {};      ///< for showing only: localised
    QString version = {};      ///< "6.1.7601"
    int build = 0;
    std::optional<int> servicePack = std::nullopt;
    std::optional<int> productType = std::nullopt;    ///< 1 workstation, 2 domain controller, 3 server
    std::optional<int> sku = std::nullopt;            ///< OperatingSystemSKU
    std::optional<QDateTime> lastBoot = std::nullopt; ///< LastBootUpTime, UTC; tells restarts apart, is never shown

    /// "Settings" has taken the place of "Control Panel": since Windows 10.
    bool hasSettings() const { return build >= 10240; }
    bool operator==(const OperatingSystem &) const = default;
};

/// A component-based-servicing package key; its states are those of resources/FACTS.md#component-packages.
struct PackageFact {
    QString name = {}; ///< "Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2"
    std::optional<std::uint32_t> state = std::nullopt;

    bool isInstalled() const { return state == 0x70U || state == 0x80U; }
    /// A restart will install it.
    bool waitsForRestart() const { return state == 0x60U; }
    /// Installed in part, or on its way out: neither there nor not there.
    bool isHalfDone() const { return state == 0x65U || state == 0x05U; }
    /// Laid ready on the disk, and no more.
    bool isStaged() const { return state == 0x20U || state == 0x30U || state == 0x40U; }
    bool operator==(const PackageFact &) const = default;
};

/// Whether Windows waits for a restart, and which signs say so.
struct PendingRestart {
    bool pending = false;
    /// "cbs-reboot-pending", "wu-reboot-required", "pending-file-renames" (never counted)
    QStringList signs = {};
    QStringList lasting = {};                       ///< of them: stayed across two restarts, and asks no more
    std::optional<bool> fastStartup = std::nullopt; ///< a shutdown is no restart here (HiberbootEnabled)

    /// The signs that say that Windows waits.
    QStringList counted() const
    {
        QStringList found = signs;
        found.removeAll(QStringLiteral("pending-file-renames"));
        return found;
    }

    bool operator==(const PendingRestart &) const = default;
};

/// Where this PC gets its updates (resources/FACTS.md#update-policy). The names are those of `update_source.kind` in
/// `--json`.
struct UpdateSource {
    enum class Kind { WindowsUpdate, Wsus, Wufb, DualScan, ConfigMgr, Disabled, Unknown };
    /// Why nothing can be searched for; set exactly when `kind` is `Disabled`.
    enum class Block {
        None,
        Policy,     ///< access to Microsoft's servers is forbidden, and no other server is set
        NoInternet, ///< the same by the policy about Internet locations
        Service,    ///< the service is switched off, by whomever
        Nowhere,    ///< the server that is set is none: a tool's way to switch updates off
    };
    Kind kind = Kind::Unknown;
    QString server = {}; ///< WSUS server, empty if none
    Block block = Block::None;
    std::optional<QDate> pausedUntil = std::nullopt; ///< the day on which a pause ends, in the past perhaps
    QString pinnedTo = {};                           ///< the version that a policy holds the PC at: "21H2"
    bool automatic = true;                           ///< no rule keeps the PC from looking for updates by itself

    /// Updates come when somebody looks for them, and never by themselves.
    bool isByHandOnly() const { return kind != Kind::Disabled && !automatic; }
    bool operator==(const UpdateSource &) const = default;
};

template <> struct EnumNames<UpdateSource::Kind> {
    static constexpr EnumTable<UpdateSource::Kind, 7> table{{{UpdateSource::Kind::WindowsUpdate, u"windows-update"},
                                                             {UpdateSource::Kind::Wsus, u"wsus"},
                                                             {UpdateSource::Kind::Wufb, u"wufb"},
                                                             {UpdateSource::Kind::DualScan, u"dual-scan"},
                                                             {UpdateSource::Kind::ConfigMgr, u"configmgr"},
                                                             {UpdateSource::Kind::Disabled, u"disabled"},
                                                             {UpdateSource::Kind::Unknown, u"unknown"}}};
};
static_assert(namesEvery<UpdateSource::Kind>());

/// A registry value by which Windows or an agent tells of another way to ESU (resources/FACTS.md#consumer-esu).
struct EsuSign {
    QString name = {}; ///< "Win10ConsumerESUStatus", "ArcESU Enabled"
    std::uint32_t value = 0;
    QString account = {}; ///< of a value of one account: its name, else its SID; empty = the PC's

    bool operator==(const EsuSign &) const = default;
};

template <> struct EnumNames<UpdateSource::Block> {
    static constexpr EnumTable<UpdateSource::Block, 5> table{{{UpdateSource::Block::None, u"none"},
                                                              {UpdateSource::Block::Policy, u"policy"},
                                                              {UpdateSource::Block::NoInternet, u"no-internet"},
                                                              {UpdateSource::Block::Service, u"service"},
                                                              {UpdateSource::Block::Nowhere, u"nowhere"}}};
};
static_assert(namesEvery<UpdateSource::Block>());

/// How long this PC may go without an update, and why (resources/FACTS.md#update-policy).
struct UpdateDelay {
    std::optional<int> deferralDays = std::nullopt; ///< updates are held back that long after their release

    bool operator==(const UpdateDelay &) const = default;
};

/// How far Windows has come with the Secure Boot certificates of 2023: told to people whom its events frighten, and
/// nothing rests on it (resources/FACTS.md#secure-boot).
struct SecureBootCertificates {
    QString status = {}; ///< "NotStarted", "InProgress", "Updated"; empty = not said
    std::optional<std::uint32_t> error = std::nullopt;

    bool operator==(const SecureBootCertificates &) const = default;
};

/// Who else manages this PC: consumer enrolment does not hold there (resources/FACTS.md#consumer-esu). No names.
struct Membership {
    bool domain = false; ///< Win32_ComputerSystem.PartOfDomain
    bool entra = false;  ///< joined to Microsoft Entra ID; an account that is only registered there does not count

    bool operator==(const Membership &) const = default;
};

/// Everything the journey decides on, read through one connection. A fact that could not be read carries its error.
struct MachineFacts {
    Fact<OperatingSystem> os = notRead();
    Fact<QString> editionId = notRead();           ///< registry EditionID: "Professional", "EnterpriseS", "Core"
    Fact<int> ubr = notRead();                     ///< registry UBR; `NotFound` where nothing was ever installed
    Fact<QString> architecture = notRead();        ///< "x64", "x86", "arm64"
    Fact<QList<PackageFact>> packages = notRead(); ///< only names that contain one of the asked-for needles
    Fact<QString> servicingStackVersion = notRead();
    Fact<PendingRestart> pendingRestart = notRead();
    Fact<UpdateSource> updateSource = notRead();
    Fact<QList<EsuSign>> esuSigns = notRead();
    Fact<Membership> membership = notRead();
    Fact<UpdateDelay> updateDelay = notRead();
    Fact<SecureBootCertificates> secureBoot = notRead();
    Fact<QDateTime> rollupCreated = notRead();               ///< when the newest installed RollupFix was made, UTC
    Fact<bool> elevated = notRead();                         ///< may this process change that PC?
    Fact<bool> wow64 = notRead();                            ///< the 32-bit program, on a Windows with more bits
    Policies policies = {};                                  ///< of this program, as an organisation set them
    std::optional<Surroundings> surroundings = std::nullopt; ///< nullopt = nobody looked yet

    bool operator==(const MachineFacts &) const = default;
};

} // namespace esu
