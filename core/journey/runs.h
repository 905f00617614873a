// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/document.h"
#include "core/journey/journey.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace esu {

/// One step of a plan (`--dry-run`): what would be done, and what it costs.
struct PlannedStep {
    QString step;
    bool changes = false;
    bool spends = false;
    QString kb = {};       ///< of step "repair": the package
    std::int64_t size = 0; ///< of that package's file in bytes, 0 = not known
    bool about = false;    ///< the size is what the Catalog lists, not the file's to the byte
    bool operator==(const PlannedStep &) const = default;
};

/// One step that `run` has been through.
struct FinishedStep {
    QString id;
    document::Outcome outcome = document::Outcome::Ok;
    std::optional<Error> error = std::nullopt;
    bool operator==(const FinishedStep &) const = default;
};

/// What a command came to: everything it read and did, and the exit code by the rules of design/cli.md.
struct RunResult {
    document::Outcome outcome = document::Outcome::Ok;
    ExitCode exitCode = ExitCode::Done;
    std::optional<Error> error = std::nullopt;
    std::optional<Inspection> inspection = std::nullopt;
    std::optional<LicenseReading> licenses = std::nullopt; ///< newer than the inspection's, if any
    std::optional<ActivationOutcome> activation = std::nullopt;
    std::optional<Updates> updates = std::nullopt;
    std::optional<Verdict> verdict = std::nullopt;
    std::optional<RepairReport> repair = std::nullopt;
    std::optional<QList<PlannedStep>> plan = std::nullopt;
    QList<FinishedStep> steps = {};
};

/// The commands of `esuctl` over one PC: which steps, in which order, and what the whole comes to. No key ever enters a
/// result. Use from the job's thread.
class Runs {
public:
    /// `beforeSearch` is told where the updates come from before any are looked for; on the job's thread.
    using BeforeSearch = std::function<void(const UpdateSource &)>;
    Runs(Journey &journey, const Resources &resources, BeforeSearch beforeSearch = {})
        : m_journey(journey), m_resources(resources), m_beforeSearch(std::move(beforeSearch))
    {
    }

    struct ActivateOptions {
        const ProductKey *key = nullptr; ///< nullptr = none given
        std::optional<ActivationId> wanted = std::nullopt;
        bool retryAmbiguous = false;
        bool dryRun = false;
        PackageFiles packages = {}; ///< of `run`: what a folder holds for repairs
    };
    struct PrerequisiteOptions {
        bool repair = false;
        bool dryRun = false;
        PackageFiles packages = {};
    };
    RunResult inspect(const JobContext &context);
    RunResult prerequisites(const PrerequisiteOptions &options, const JobContext &context);
    RunResult activate(const ActivateOptions &options, const JobContext &context);
    RunResult updates(bool install, bool dryRun, const JobContext &context);
    RunResult verify(const JobContext &context);
    RunResult run(const ActivateOptions &options, const JobContext &context);
    RunResult uninstallKey(const ActivationId &id, bool dryRun, const JobContext &context);

private:
    bool read(RunResult &result, const JobContext &context);
    bool lookAround(RunResult &result, const JobContext &context);
    void repairStep(RunResult &result, const PackageFiles &packages, const JobContext &context);
    std::optional<Error> setRepairErrorAside(RunResult &result, const ActivateOptions &options) const;
    RunResult goOn(RunResult result, const ActivateOptions &options, const JobContext &context);
    /// nullopt: this machine offers no repair, or ESU is not for this PC.
    std::optional<RepairPlan> repairPlan(const RunResult &result, const PackageFiles &packages) const;
    QList<PlannedStep> planRepairs(RunResult &result, const PackageFiles &packages, const JobContext &context) const;
    void checkStep(RunResult &result, const ActivateOptions &options);
    void activateStep(RunResult &result, const ActivateOptions &options, const JobContext &context);
    void updatesStep(RunResult &result, bool install, const JobContext &context);
    void verifyStep(RunResult &result, const JobContext &context);
    void fail(RunResult &result, const Error &error) const;
    std::optional<RowDecision> decide(const RunResult &result, const ActivateOptions &options) const;
    QList<PlannedStep> planActivation(const RunResult &result, const ActivateOptions &options) const;

    Journey &m_journey;
    const Resources &m_resources;
    const BeforeSearch m_beforeSearch;
};

/// The members of a command's document (contract: the README of `app/`); the caller adds `document::head`.
/// `wholeRun`: every member is there, null where a step was not reached.
QJsonObject documentMembers(const RunResult &result, const QString &command, const ErrorCatalogue &catalogue,
                            const QString &language);

} // namespace esu
