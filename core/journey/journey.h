// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/journal.h"
#include "core/model/product_key.h"
#include "core/model/resources.h"
#include "core/model/update_info.h"
#include "core/model/verdict.h"
#include "core/ports/desk.h"
#include "core/ports/machine.h"
#include "core/rules/repair_plan.h"
#include "core/rules/update_attempts.h"

#include <optional>

namespace esu {

/// Whether an act used up an activation of the key. `Unknown` is said as such.
enum class Spent { No, Yes, Unknown };

/// What happened to the key and the row.
struct ActivationOutcome {
    std::optional<ActivationId> activationId = std::nullopt;
    QString partialKey = {};
    std::optional<int> licenseStatus = std::nullopt;
    std::optional<int> year = std::nullopt;
    Spent spent = Spent::No;
    bool nothingToDo = false; ///< the row was licensed already

    bool operator==(const ActivationOutcome &) const = default;
};

/// The result of an activation step, with what is known when it failed.
struct ActivationReport {
    ActivationOutcome outcome = {};
    std::optional<Error> error = std::nullopt;
    LicenseReading licenses = {}; ///< the rows as last read

    bool operator==(const ActivationReport &) const = default;
};

/// The result of installing a key (slmgr /ipk), with what is known when it failed.
struct KeyReport {
    std::optional<EsuRow> row = std::nullopt;         ///< the ESU row that has the key now
    bool installed = false;                           ///< false: it was there already, InstallProductKey was not called
    std::optional<bool> baseUnchanged = std::nullopt; ///< read again and the same; nullopt = not known
    LicenseReading licenses = {};                     ///< the rows as last read
    std::optional<Error> error = std::nullopt;

    bool operator==(const KeyReport &) const = default;
};

/// The steps that take one PC under ESU. Every call is blocking, stoppable and idempotent; one at a time.
/// Nothing is spent or changed except by `installKey`, `activate`, `installUpdates` and `uninstallKey`; each of these
/// refuses with exit 17 when the inspection says that this process is not elevated. Use from one thread at a time.
class Journey {
public:
    Journey(Machine &machine, const Desk &desk, const Resources &resources, Journal &journal)
        : m_machine(machine), m_desk(desk), m_resources(resources), m_journal(journal)
    {
    }

    /// Reads facts and rows and applies the rules; changes nothing.
    Result<Inspection> inspect(const JobContext &context);
    /// Adds what is around Windows (room, power, addresses that answer) and applies the rules again; changes nothing.
    /// Fails only when stopped: what cannot be read stays unknown.
    Result<Inspection> lookAround(Inspection inspection, const JobContext &context);

    /// This machine offers repair.
    bool canRepair() const { return m_machine.abilities().repair; }
    /// The plan with what the Catalog lists of its downloads, sizes among it, for the question that comes next. Takes
    /// `deadline::packageSizes` at most and asks nothing when the PC is offline, unless a mirror is asked; what is not
    /// told stays unknown. Fails only when stopped.
    Result<RepairPlan> listDownloads(RepairPlan plan, const Inspection &inspection, const JobContext &context);
    /// Installs what `plan` (of this inspection) names, step by step, until one fails, only a person can go on, or a
    /// restart has to come first. Written to the journal before and after each step, but what is to be done always
    /// comes from a fresh inspection. The same step never asks for more than two restarts; asking again before the PC
    /// was restarted is the same request.
    /// What a restart interrupts may go on after it without being agreed to again: see `agreedRepairs`.
    RepairReport repair(const RepairPlan &plan, const Inspection &inspection, const JobContext &context);

    /// The check items of a repair that a person agreed to and a restart has interrupted; empty when the journal cannot
    /// be read. It proves nothing about the PC.
    /// Removes what a finished repair left (downloads, and what it noted for after a restart) when this PC, as read,
    /// has nothing to repair. What cannot be removed harms nothing.
    void tidyUp(const Inspection &inspection);

    /// Updates were installed before a restart, and no verdict was read since it. It proves nothing about the PC.
    bool updatesWaitForRestart() const { return m_journal.updatesWaitForRestart().value_or(false); }

    AgreedRepairs agreedRepairs() const { return m_journal.agreedRepairs().value_or(AgreedRepairs()); }

    /// Installs the key unless a row has it already. Refuses before the call what rule 6 forbids, and stops after it
    /// when the base row changed or another kind of row took the key. Spends nothing. `wanted`: only this row may take
    /// the key; when another one did, the report says so and nothing must be activated.
    KeyReport installKey(const ProductKey &key, const Inspection &inspection, const std::optional<ActivationId> &wanted,
                         const JobContext &context);

    struct ActivateOptions {
        std::optional<ActivationId> wanted = std::nullopt;
        bool retryAmbiguous = false;
    };
    /// Activates the row that `decideRow` names. Journal first, then Activate, refresh, read. Rows read more than ten
    /// seconds ago are read again first; `inspection` supplies the programme and the prerequisites.
    ActivationReport activate(const Inspection &inspection, const std::optional<QString> &lastFive,
                              const ActivateOptions &options, const JobContext &context);

    Result<Updates> searchUpdates(const Inspection &inspection, const JobContext &context);
    /// Downloads and installs; the person (or calling `--install`) has consented. Each attempt is written to the
    /// journal before and after it, so that a search knows which updates come to the same end again and again.
    Result<UpdateRun> installUpdates(const Updates &updates, const Inspection &inspection, const JobContext &context);

    /// Reads everything again and judges; a verdict that would be green is held against the network's time as well. The
    /// inspection it rests on is returned with it.
    struct Verification {
        Inspection inspection;
        Verdict verdict;
        bool operator==(const Verification &) const = default;
    };
    Result<Verification> verify(const JobContext &context);

    /// Removes the key of an ESU row; anything else is refused before the call. Gives the row as it is afterwards.
    Result<EsuRow> uninstallKey(const ActivationId &id, const JobContext &context);

private:
    /// Reads the rows this PC's programme needs and remembers them with the time.
    Result<LicenseReading> readLicenses(const ProgrammeAssessment &programme, const JobContext &context);
    /// The rows as last read if that was just now, else a new reading.
    Result<LicenseReading> currentLicenses(const ProgrammeAssessment &programme, const JobContext &context);
    bool isFresh() const;
    Fact<QList<EndpointReading>> readEndpoints(const QString &programmeId, const JobContext &context);
    Result<void> claim();
    std::optional<Error> refuseKey(const ProductKey &key, const Inspection &inspection, const LicenseReading &reading,
                                   const JobContext &context);
    ActivationReport spend(const EsuRow &row, const Inspection &inspection, const ActivateOptions &options,
                           const JobContext &context);
    ActivationReport afterActivate(ActivationReport report, const Inspection &inspection,
                                   const std::optional<Error> &failure, const JobContext &context);

    Result<PackageFile> findPackage(const RepairStep &step, const Inspection &inspection,
                                    const std::optional<std::chrono::milliseconds> &within, const JobContext &context);
    Result<PackageFile> fetchPackage(const RepairStep &step, const Inspection &inspection, const JobContext &context);
    /// The guard counts restarts of what is still missing only.
    Result<void> forgetRepaired(const Inspection &inspection);
    void askForRestart(const QString &stepId, const Inspection &inspection, RepairReport &report);
    Result<void> keepAgreed(const RepairPlan &plan, const RepairReport &report);
    RepairReport carryOut(const RepairPlan &plan, const Inspection &inspection, const JobContext &context);
    Result<void> noteRepair(const QString &stepId, const QJsonObject &what);

    Result<UpdateRun> downloadAndInstall(const Updates &updates, const JobContext &context);
    UpdateAttempts attemptsOf(const Updates &updates, const Inspection &inspection, const Result<UpdateRun> &run) const;

    Machine &m_machine;
    Desk m_desk;
    const Resources &m_resources;
    Journal &m_journal;
    LicenseRows m_rows; ///< raw, as last read
    std::optional<LicenseReading> m_reading = std::nullopt;
    std::chrono::milliseconds m_readAt{0};
    bool m_claimed = false;        ///< no other process attempts anything on this PC
    bool m_readUnderClaim = false; ///< and that was so when the rows were read
};

} // namespace esu
