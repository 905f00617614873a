// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/activation_id.h"
#include "core/model/catalogue.h"
#include "core/model/product_key.h"
#include "core/model/surroundings.h"
#include "core/model/update_history.h"
#include "core/model/update_info.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace esu {

/// One row of `SoftwareLicensingProduct` with every property that a practice PC answers.
struct SppRow {
    ActivationId id;
    QString applicationId; ///< lower case
    QString name;
    QString description;
    QString licenseFamily;
    QString licenseDependsOn = {};
    QString productKeyChannel = {}; ///< "Volume:MAK"; answered from Windows 8 on
    std::optional<QString> partialProductKey = std::nullopt;
    std::optional<QString> productKeyId = std::nullopt;
    QString offlineInstallationId = {}; ///< answered only while the row has a key
    int licenseStatus = 0;
    std::uint32_t licenseStatusReason = 0;
    bool isAddon = false;
    int gracePeriodMinutes = 0;
    int genuineStatus = 0;
    int statusWithKey = 0; ///< LicenseStatus right after a key was installed

    bool hasKey() const { return partialProductKey.has_value(); }
    bool operator==(const SppRow &) const = default;
};

/// `Win32_OperatingSystem`, and what the registry says about the same system.
struct ScenarioSystem {
    QString computerName;
    QString caption;
    QString version; ///< "6.1.7601"
    int build = 0;   ///< BuildNumber, a string in WMI
    int servicePack = 0;
    int productType = 1;
    int sku = 0;            ///< OperatingSystemSKU
    QString osArchitecture; ///< localised: "64-bit", "64 ビット"
    QString csdVersion;     ///< "Service Pack 1" or empty
    QString locale;         ///< "0409", "0411"
    int osLanguage = 1033;
    QString editionId;
    QString productName;
    std::optional<int> ubr = std::nullopt;
    std::optional<QDate> rollupCreated = std::nullopt; ///< when its newest RollupFix was made
    QString architecture;                              ///< "x64", "x86", "arm64"
    bool domainJoined = false;                         ///< Win32_ComputerSystem.PartOfDomain

    /// Windows 8 and later answer more properties than Windows 7.
    bool isWindows8OrLater() const { return build >= 9200; }
    bool operator==(const ScenarioSystem &) const = default;
};

/// The path of an entry of HKEY_USERS begins with it.
inline const QString usersHive = QStringLiteral("HKU");

/// A value (or, with type `Key`, only a key) below HKEY_LOCAL_MACHINE, 64-bit view; or of HKEY_USERS, "HKU\\<SID>\\…".
/// `path` has no leading backslash.
struct RegistryEntry {
    enum class Type { Key = 0, String = 1, ExpandString = 2, Dword = 4, MultiString = 7, Qword = 11 };
    QString path = {};
    QString name = {};
    Type type = Type::String;
    QString text = {};        ///< String, ExpandString
    QStringList list = {};    ///< MultiString
    std::uint64_t number = 0; ///< Dword, Qword

    bool operator==(const RegistryEntry &) const = default;
};

/// A component-based-servicing package: state 0x70 installed, 0x60 waits for a restart.
struct ScenarioPackage {
    QString name;
    std::uint32_t state = 0x70;

    bool operator==(const ScenarioPackage &) const = default;
};

/// A key this PC knows. Matched by its last five characters; the full key is never kept.
struct ScenarioKey {
    QString lastFive;
    ActivationId bindsTo;

    bool operator==(const ScenarioKey &) const = default;
};

/// One product configuration of the PC's pkeyconfig.
struct PkeyConfigEntry {
    int group = 0;
    std::optional<ActivationId> activationId = std::nullopt;
    QString editionId;
    QString description;

    bool operator==(const PkeyConfigEntry &) const = default;
};

/// Where a call of the PC can wait, fail or hang. The names in a scenario are those of `callName`.
enum class Call {
    Connect,          ///< ConnectServer
    OperatingSystem,  ///< ExecQuery Win32_OperatingSystem
    Rows,             ///< ExecQuery SoftwareLicensingProduct
    Service,          ///< reading SoftwareLicensingService
    InstallKey,       ///< InstallProductKey
    Activate,         ///< Activate
    Refresh,          ///< RefreshLicenseStatus
    UninstallKey,     ///< UninstallProductKey
    Registry,         ///< any StdRegProv method
    KeyConfiguration, ///< reading pkeyconfig.xrm-ms
    History,          ///< IUpdateSearcher QueryHistory
    Search,           ///< IUpdateSearcher Search/BeginSearch
    Download,         ///< one download operation (all updates given to it)
    Install,          ///< one installation operation
    CredentialStore,
    Surroundings,    ///< ExecQuery Win32_LogicalDisk, Win32_Battery, and the connection's cost
    Endpoints,       ///< asking addresses for a sign of life; a failure is that of the whole probe
    CatalogFind,     ///< one search in Microsoft Update Catalog
    PackageDownload, ///< one package of it
    PackageInstall,  ///< wusa or DISM with one package
    PackageFolder,   ///< making or emptying the folder that downloads go to
    UpdateAgent,     ///< is the agent there at all
    Restart,         ///< restarting the PC
    Resume,          ///< arming or disarming the way back after a restart
};
inline constexpr Call allCalls[] = {
    Call::Connect,       Call::OperatingSystem, Call::Rows,         Call::Service,         Call::InstallKey,
    Call::Activate,      Call::Refresh,         Call::UninstallKey, Call::Registry,        Call::KeyConfiguration,
    Call::History,       Call::Search,          Call::Download,     Call::Install,         Call::CredentialStore,
    Call::Surroundings,  Call::Endpoints,       Call::CatalogFind,  Call::PackageDownload, Call::PackageInstall,
    Call::PackageFolder, Call::UpdateAgent,     Call::Restart,      Call::Resume,
};
/// "connect", "os", "rows", "service", "install_key", "activate", "refresh", "uninstall_key", "registry",
/// "key_configuration", "history", "search", "download", "install", "credential_store", "surroundings", "endpoints",
/// "catalog_find", "package_download", "package_install", "package_folder", "update_agent", "restart", "resume".
QString callName(Call call);
std::optional<Call> callFromName(QStringView name);

/// What goes wrong with the calls `from`..`to` (1-based, counted per kind of call over the life of the PC).
struct CallFailure {
    int from = 1;
    std::optional<int> to = std::nullopt; ///< nullopt = for ever
    std::uint32_t hresult = 0;
    bool hang = false;   ///< never answers; the caller's deadline ends it
    bool effect = false; ///< "answer lost": the act happens all the same

    bool operator==(const CallFailure &) const = default;
};

struct CallBehaviour {
    std::chrono::milliseconds latency{0};
    QList<CallFailure> failures; ///< the first that matches

    bool operator==(const CallBehaviour &) const = default;
};

/// One update that Windows Update offers to this PC.
struct ScenarioUpdate {
    QString id; ///< UpdateID, lower case
    int revision = 1;
    QString title;
    QString description = {};
    QStringList kb;                 ///< "KB5068781"
    QStringList categoryIds;        ///< GUIDs, lower case
    QStringList supersededIds = {}; ///< UpdateIDs this one replaces, lower case
    QDate published;
    std::int64_t sizeBytes = 0;
    QString msrcSeverity = {};
    bool eulaAccepted = true;
    QString eulaText = {};
    bool mayAskQuestions = false;
    UpdateInfo::Impact impact = UpdateInfo::Impact::Normal;
    QStringList afterIds = {}; ///< UpdateIDs that must be installed before this one is offered, lower case
    bool needsEsu = false;     ///< installing it without a licensed ESU row fails with 0x80070643
    bool restartRequired = false;
    bool rolledBack = false;          ///< it installs, and is offered again (after the restart if it needs one)
    std::uint32_t downloadResult = 0; ///< this update's own HRESULT
    std::uint32_t installResult = 0;
    QList<ScenarioPackage> packages = {};  ///< what installing it adds (0x60 until the restart if it needs one)
    std::optional<int> ubr = std::nullopt; ///< the UBR after it (after the restart if it needs one)

    bool operator==(const ScenarioUpdate &) const = default;
};

/// A package with which a prerequisite of this PC can be repaired: what the Catalog offers, and what installing it
/// does.
struct ScenarioRepairPackage {
    enum class Signer { Microsoft, None, Other };

    QString kb;       ///< "KB4474419"
    QString fileName; ///< with the SHA-1 that the Catalog names
    std::int64_t sizeBytes = 0;
    QString sha1; ///< of what the file really holds; another one than in `fileName` = tampered with
    Signer signer = Signer::Microsoft;
    bool restartRequired = false;
    std::uint32_t installResult = 0;
    QList<ScenarioPackage> packages = {}; ///< what installing it adds (0x60 until the restart if it needs one)
    QList<SppRow> rows = {};              ///< appear with it (after the restart if it needs one)

    /// What the Catalog says the digest is.
    QString namedSha1() const;
    bool operator==(const ScenarioRepairPackage &) const = default;
};

/// What a simulated restart changes, apart from clearing the pending signs and finishing 0x60 packages.
struct RestartEffect {
    QList<ScenarioPackage> packages;
    QList<SppRow> rows; ///< added, or replacing the row of the same ID
    std::optional<int> ubr = std::nullopt;
    int vain = 0; ///< so many restarts commit nothing: Windows starts anew, and all waits on

    bool operator==(const RestartEffect &) const = default;
};

/// What is around Windows; without a word in the file all is fine.
struct ScenarioSurroundings {
    int freeMegabytes = 64 * 1024;
    bool hasBattery = false;
    bool onBattery = false;
    bool metered = false;
    bool tls12 = true; ///< the registry values of KB3140245, where Windows has use for them
    /// Hosts ("*" = every one), and the HRESULT of asking them; nullopt = no answer in time.
    QMap<QString, std::optional<std::uint32_t>> unreachable = {};
    QStringList reached = {};            ///< of a recording: the hosts that answered; of others nobody knows
    QMap<QString, RootTrust> roots = {}; ///< by SHA-1 thumbprint; not named = present, in a recording not known
    std::chrono::seconds clockOffset{0}; ///< how far this PC's clock is ahead of the servers'

    static constexpr std::uint32_t nameNotResolved = 0x80072EE7U; ///< of a host that is only named

    bool operator==(const ScenarioSurroundings &) const = default;
};

/// What the product must make of this PC; read by tests, not by the PC.
struct ScenarioExpectation {
    QMap<QString, int> exitCodes; ///< by command: "inspect", "prerequisites", "activate", "run", "verify"
    std::optional<QString> spent = std::nullopt; ///< of `activate`: "yes", "no", "unknown"
    QMap<QString, int> calls;                    ///< by `callName`: how often `activate` makes this call

    bool operator==(const ScenarioExpectation &) const = default;
};

/// One answer of a PC that was recorded: what happened, for a person who reads the file; the PC does not act on it.
struct RecordedAnswer {
    QString operation; ///< a name of `operations.h`
    std::optional<std::uint32_t> code = std::nullopt;
    std::chrono::milliseconds duration{0};
    QString detail = {};

    bool operator==(const RecordedAnswer &) const = default;
};

/// Says that a scenario was recorded on a PC (`esuctl record`), and how that went.
struct Recording {
    QString version; ///< of the program that recorded
    QList<RecordedAnswer> answers = {};

    bool operator==(const Recording &) const = default;
};

/// The names of what a recorded PC may have failed to answer; keys of `Scenario::unreadable`.
namespace unreadable {
inline const QString os = QStringLiteral("os");
inline const QString servicePack = QStringLiteral("service_pack");
inline const QString productType = QStringLiteral("product_type");
inline const QString sku = QStringLiteral("sku");
inline const QString edition = QStringLiteral("edition");
inline const QString ubr = QStringLiteral("ubr");
inline const QString architecture = QStringLiteral("architecture");
inline const QString packages = QStringLiteral("packages");
inline const QString servicingStack = QStringLiteral("servicing_stack_version");
inline const QString pendingRestart = QStringLiteral("pending_restart");
inline const QString updateSource = QStringLiteral("update_source");
inline const QString esuSigns = QStringLiteral("esu_signs");
inline const QString membership = QStringLiteral("membership");
inline const QString elevated = QStringLiteral("elevated");
inline const QString freeSpace = QStringLiteral("free_space");
inline const QString tls12 = QStringLiteral("tls12");
inline const QString battery = QStringLiteral("battery");
inline const QString metered = QStringLiteral("metered");
inline const QString rootCertificates = QStringLiteral("root_certificates");
inline const QString endpoints = QStringLiteral("endpoints");
inline const QString networkTime = QStringLiteral("network_time"); ///< no address tells the time
inline const QStringList all = {
    os,        servicePack,    productType,    sku,          edition,          ubr,        architecture,
    packages,  servicingStack, pendingRestart, updateSource, esuSigns,         membership, elevated,
    freeSpace, tls12,          battery,        metered,      rootCertificates, endpoints,  networkTime};
} // namespace unreadable

/// A whole practice PC as described by one JSON file (format: resources/scenarios/README.md). A plain value.
struct Scenario {
    QString id;
    QString source; ///< the file it came from
    QString titleJa, titleEn;
    QString descriptionJa, descriptionEn;
    bool first = false; ///< good for a first rehearsal
    QDate date;         ///< the PC's own date
    bool elevated = true;
    bool wow64 = false; ///< the 32-bit program is used on it
    ScenarioSystem system;
    QString servicingStackVersion;
    QList<ScenarioPackage> packages;
    QStringList restartSigns;      ///< "cbs-reboot-pending", "wu-reboot-required", "pending-file-renames"
    QList<RegistryEntry> registry; ///< beyond what the facts imply; wins over it
    QList<SppRow> rows;
    QList<ScenarioKey> keys;
    std::optional<int> activationsLeft = std::nullopt;                     ///< of the MAK; nullopt = no limit
    std::optional<QList<PkeyConfigEntry>> keyConfiguration = std::nullopt; ///< nullopt = unreadable
    QMap<Call, CallBehaviour> behaviour;
    QMap<QString, std::optional<std::uint32_t>> unreadable; ///< facts without an answer, and with which HRESULT
    QList<ScenarioUpdate> updates;
    UpdateHistory updateHistory;                 ///< the newest first
    QList<ScenarioRepairPackage> repairPackages; ///< empty = this PC offers no repair
    RestartEffect restart;
    ScenarioSurroundings surroundings;
    ScenarioExpectation expect;
    std::optional<Recording> recording = std::nullopt; ///< only in what was recorded

    /// Noon in Japan on `date`, UTC: the same calendar day nearly everywhere.
    QDateTime start() const;
    bool operator==(const Scenario &) const = default;
};

/// Parses one scenario strictly; `detail` of the error reads "file:line: field: what is wrong".
Result<Scenario> parseScenario(const QByteArray &json, const QString &fileName);

/// Names of the scenarios built into the program, sorted.
QStringList builtInScenarios();

/// What a list of practice PCs shows of each.
struct ScenarioTitle {
    QString name;
    LocalText title;
    LocalText description;
    bool first = false; ///< good for a first rehearsal
};
/// Reads no more than the titles: the first page of the wizard waits for it. Whether a file is right is
/// `loadScenario`'s to say, and a test's.
QList<ScenarioTitle> builtInScenarioTitles();

/// A built-in name, or a path that ends in ".json". An unknown name is `BadData` and lists the names.
Result<Scenario> loadScenario(const QString &nameOrPath);

} // namespace esu
