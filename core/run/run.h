// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/activate.h"
#include "core/journey/key.h"
#include "core/journey/verify.h"
#include "core/run/step.h"

#include <QList>

#include <optional>
#include <variant>

namespace esu {

/// What a run is to do. No key is ever in it.
struct RunWish {
    QList<Step> steps = {};                               ///< which steps; their order is that of `Step`
    std::optional<QString> lastFive = std::nullopt;       ///< of the key that was given; nullopt = none
    std::optional<ActivationId> wanted = std::nullopt;    ///< only this row may be activated
    std::optional<ActivationId> uninstall = std::nullopt; ///< the row whose key UninstallKey removes
    Insistence insistence = {};
    bool retryAmbiguous = false; ///< one more attempt after the limit of those with an unknown end
    bool dryRun = false;         ///< reads and asks what the acts would ask, changes nothing, ends with a plan
    bool canRepair = true;       ///< this PC offers repair at all
    PackageFiles packages = {};  ///< what a folder holds for repairs
    std::optional<QStringList> chosenUpdates = std::nullopt; ///< `UpdateInfo::id`; nullopt = what is chosen by default

    bool has(Step step) const { return steps.contains(step); }
    bool operator==(const RunWish &) const = default;
};

/// A run over one PC, whoever drives it: what was wished, how far it came, everything it read and did. A value: copied,
/// compared, written to JSON and read back (`run_json.h`). What it comes to is never kept in it (`outcome.h`).
struct PcRun {
    RunWish wish = {};
    QList<StepEntry> steps = {}; ///< in the order in which they ended last; a step that is done again is there once

    std::optional<Inspection> inspection = std::nullopt; ///< its rows are kept current by every later step
    PackageFiles listed = {};                            ///< what the Catalog told of downloads: asked once
    std::optional<RepairReport> repair = std::nullopt;
    std::optional<KeyReport> key = std::nullopt;
    std::optional<ActivationReport> activation = std::nullopt;
    QList<ActivationId> openRows = {}; ///< rows whose last activation ended without a definite answer
    std::optional<Updates> updates = std::nullopt;
    std::optional<UpdateRun> updateRun = std::nullopt; ///< of all rounds
    int furtherSearches = 0;                           ///< searches that followed an installation, or are due after one
    std::optional<Verdict> verdict = std::nullopt;     ///< on the PC as `inspection` has it
    std::optional<EsuRow> removed = std::nullopt;      ///< the row whose key was removed, as it is now

    /// nullptr unless the step was begun.
    const StepEntry *entry(Step step) const;
    bool hasEnded(Step step) const;
    bool hasFailed(Step step) const;
    bool isCancelled() const;
    /// The rows as last read; nullptr when they could not be read.
    const LicenseReading *licenses() const;
    bool operator==(const PcRun &) const = default;
};

/// What one step came to.
namespace ended {

struct Inspect {
    Result<Inspection> result;
};
struct LookAround {
    Result<Inspection> result;
};
struct ListDownloads {
    Result<RepairPlan> result;
};
struct Repair {
    RepairReport report;
};
struct InstallKey {
    KeyReport report;
};
struct Activate {
    ActivationReport report;
};
struct SearchUpdates {
    Result<Updates> result;
};
struct InstallUpdates {
    Result<UpdateRun> result;
};
struct Restart {
    Result<void> result;
};
struct Verify {
    Result<Verification> result;
};
struct UninstallKey {
    Result<EsuRow> result;
    bool hadKey = true; ///< false: there was nothing to remove
};

} // namespace ended

using StepEnd = std::variant<ended::Inspect, ended::LookAround, ended::ListDownloads, ended::Repair, ended::InstallKey,
                             ended::Activate, ended::SearchUpdates, ended::InstallUpdates, ended::Restart,
                             ended::Verify, ended::UninstallKey>;

/// Updates that wait for another one appear only after it: search and install at most this often in one run.
inline constexpr int updateRounds = 3;

/// The search that comes follows an installation: what it finds comes on top. Pure.
bool isFurtherSearch(const PcRun &run);

/// The step that has ended.
Step stepOf(const StepEnd &end);

/// What a person has agreed to, so that a driver need not ask again.
struct Consent {
    bool change = false;           ///< steps that change the PC
    bool spend = false;            ///< one activation
    bool spendAgain = false;       ///< one more, after an attempt whose end is not known
    bool goOnAfterFailure = false; ///< to the verdict although the updates failed

    /// Calling a command of `esuctl` is consent to all that it does; none of them restarts the PC.
    static constexpr Consent full()
    {
        return {.change = true, .spend = true, .spendAgain = true, .goOnAfterFailure = true};
    }
    bool operator==(const Consent &) const = default;
};

/// A person has to come before this step.
struct Ask {
    Step step = Step::Inspect;
    bool operator==(const Ask &) const = default;
};
/// The run is over: everything was done, or nothing more may be.
struct Done {
    bool operator==(const Done &) const = default;
};
using NextStep = std::variant<Step, Ask, Done>;

/// The one order of steps: what comes now. Pure.
NextStep next(const PcRun &run, const Consent &consent, const Resources &resources);

/// Why the run may go no further although no step has failed: it is not elevated, not eligible, something is missing,
/// no key was given. nullopt while it may, and when it has ended otherwise. Pure.
std::optional<Error> blockedBy(const PcRun &run, const Resources &resources);

/// The step is under way. Pure.
PcRun begun(PcRun run, Step step);
/// Takes the end of a step in. Pure.
PcRun after(PcRun run, const StepEnd &end, const ErrorCatalogue &catalogue);
/// The same PC with another wish: what has failed or was stopped may be tried again, and the verdict is read anew.
/// Pure.
PcRun again(PcRun run, RunWish wish);

/// What a repair of this PC would do now; nullopt = none is offered, or a person has to come first. Pure.
std::optional<RepairPlan> repairPlanOf(const PcRun &run, const Resources &resources);
/// The row that the activation is about, and whether anything has to be done for it; nullopt = the rows are unknown.
/// Pure.
std::optional<RowDecision> rowDecisionOf(const PcRun &run);
/// The activation that is wished may cost one more: an earlier attempt, of this run or by the journal, ended openly.
/// Pure.
bool mayCostAgain(const PcRun &run);
/// The same of this row. Pure.
bool mayCostAgain(const PcRun &run, const EsuRow &row);
/// The updates as told: of those found, the ones that an installation leaves out are skipped. Pure.
Updates toldUpdates(const PcRun &run);
/// Those that an installation would take. Pure.
Updates chosenUpdates(const PcRun &run);

} // namespace esu
