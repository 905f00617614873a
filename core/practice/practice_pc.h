// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/resume.h"
#include "core/practice/scenario.h"

#include <QHash>
#include <QJsonObject>
#include <QVariant>

#include <mutex>

namespace esu {

/// What one call of the practice PC is going to do; taken before the call with `PracticePc::next`.
/// A face waits `latency`, applies the act through `answer`, and then hangs or gives the HRESULT.
struct CallPlan {
    std::chrono::milliseconds latency{0};
    std::uint32_t hresult = 0; ///< S_OK = the act's own answer counts
    bool hang = false;
    bool effect = true; ///< false: the act must not happen

    /// Does `act` (which returns an HRESULT) if its effect happens, and gives what the caller is told (unless `hang`).
    template <class Act> std::uint32_t answer(Act &&act) const
    {
        const std::uint32_t own = effect ? act() : 0U;
        return hresult != 0U ? hresult : own;
    }
};

/// One entry of the call log.
struct LoggedCall {
    Call call = Call::Connect;
    QString subject; ///< a WQL text, an activation ID, a registry path; never a key
    bool operator==(const LoggedCall &) const = default;
};

/// An update and how far it has come on this PC.
struct PcUpdate {
    ScenarioUpdate update;
    bool eulaAccepted = true;
    bool downloaded = false;
    bool installed = false;
};

/// A package of the scenario and how far it has come on this PC.
struct PcRepairPackage {
    ScenarioRepairPackage package;
    bool installed = false;
    bool inEffect = false; ///< installed, and restarted if it needs that
};

/// The outcome of installing one update or package.
struct PcInstallResult {
    std::uint32_t hresult = 0;
    bool restartRequired = false;
};

/// A named property of a WMI object. An absent value (VT_NULL) is an invalid QVariant. Types used: QString, bool, int,
/// quint32, quint64.
struct WmiProperty {
    QString name;
    QVariant value;
};

/// The simulated PC below the ports, in terms of WMI rows, registry and update agent, so that the in-process face
/// (`PracticeMachine`) and the COM-level test PC behave alike. Thread-safe. Acts never wait: waiting is the face's, by
/// `CallPlan`.
class PracticePc {
public:
    explicit PracticePc(Scenario scenario);

    const Scenario &scenario() const { return m_scenario; }

    /// Counts the call, logs it and says how it will go. Exactly once per call.
    CallPlan next(Call call, const QString &subject = {});
    int count(Call call) const;
    QList<LoggedCall> calls() const;

    QList<SppRow> rows() const;
    std::optional<SppRow> row(const ActivationId &id) const;

    /// Acts of the licensing service; S_OK or the HRESULT Windows would give.
    std::uint32_t installProductKey(QStringView key);
    std::uint32_t activate(const ActivationId &id);
    std::uint32_t uninstallProductKey(const ActivationId &id);
    std::uint32_t refreshLicenseStatus();
    /// What remains of the key's activations; nullopt = no limit.
    std::optional<int> activationsLeft() const;

    QList<ScenarioPackage> packages() const;
    QStringList restartSigns() const;
    std::optional<int> ubr() const;
    /// When the newest installed RollupFix was made: that of an offered update, in the days before its release.
    std::optional<QDateTime> rollupCreated() const;

    /// The 64-bit view of HKEY_LOCAL_MACHINE; paths and names without regard to case.
    std::optional<RegistryEntry> registryValue(QStringView path, QStringView name) const;
    bool registryKeyExists(QStringView path) const;
    QStringList registrySubKeys(QStringView path) const;
    QList<RegistryEntry> registryValues(QStringView path) const;

    /// Updates that are offered: not installed, not replaced by one that is, and what they come after is in.
    QList<PcUpdate> offeredUpdates() const;
    /// One of these may only be installed alone: the agent refuses them all.
    bool isMixedBatch(const QStringList &ids) const;
    std::optional<PcUpdate> update(const QString &id) const;
    void acceptEula(const QString &id);
    std::uint32_t downloadUpdate(const QString &id);
    PcInstallResult installUpdate(const QString &id);

    /// Packages that repair this PC; nullopt = there is none of this KB number.
    std::optional<PcRepairPackage> repairPackage(const QString &kb) const;
    PcInstallResult installPackage(const QString &kb);

    /// The simulated restart.
    void restart();
    int restarts() const;
    /// Another one after every restart, UTC.
    QDateTime lastBoot() const;
    /// Whoever ran last was told to restart the PC; kept, and over with the restart.
    void askForRestart();
    bool restartDue() const;
    /// What is started when the person signs in next; over with the restart, as on Windows.
    void setResumePoint(const std::optional<ResumePoint> &point);
    std::optional<ResumePoint> resumePoint() const;

    /// Everything that changed since the scenario; never a full key. `loadState` refuses what is not of this scenario.
    QJsonObject saveState() const;
    Result<void> loadState(const QJsonObject &state);

private:
    static constexpr std::uint32_t packagePending = 0x60;
    static inline const QString cbsRebootPending = QStringLiteral("cbs-reboot-pending");

    // None of these locks.
    SppRow *find(const ActivationId &id);
    PcUpdate *findUpdate(const QString &id);
    bool esuLicensed() const;
    QList<RegistryEntry> registry() const;
    void addPackage(const ScenarioPackage &package);
    void addRestartSign(const QString &sign);
    void askForRestartOf(const ScenarioUpdate &update);
    void addRows(const QList<SppRow> &rows);
    PcRepairPackage *findRepairPackage(const QString &kb);

    const Scenario m_scenario;
    mutable std::mutex m_mutex;
    QList<SppRow> m_rows;
    QList<ScenarioPackage> m_packages;
    QStringList m_restartSigns;
    std::optional<int> m_ubr;
    std::optional<int> m_ubrAfterRestart;
    std::optional<int> m_activationsLeft;
    int m_restarts = 0;
    bool m_restartDue = false;
    std::optional<ResumePoint> m_resumePoint;
    QList<PcUpdate> m_updates;
    QList<PcRepairPackage> m_repairPackages;
    QHash<Call, int> m_counts;
    QList<LoggedCall> m_calls;
};

/// What the activation portal asks for: 54 digits on Windows 7, 63 from Windows 8 on; empty without a key.
QString offlineInstallationId(const SppRow &row, const ScenarioSystem &system);
/// Every property of a row as this generation of Windows answers it.
QList<WmiProperty> wmiProperties(const SppRow &row, const ScenarioSystem &system);
/// Every property of the one row of `Win32_OperatingSystem`.
QList<WmiProperty> wmiProperties(const ScenarioSystem &system, const QDateTime &lastBoot);

} // namespace esu
