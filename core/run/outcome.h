// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"

namespace esu {

/// The `outcome` of a document.
enum class Outcome { Ok, NothingToDo, RestartRequired, Attention, Cancelled, Failed };

template <> struct EnumNames<Outcome> {
    static constexpr EnumTable<Outcome, 6> table{{{Outcome::Ok, u"ok"},
                                                  {Outcome::NothingToDo, u"nothing-to-do"},
                                                  {Outcome::RestartRequired, u"restart-required"},
                                                  {Outcome::Attention, u"attention"},
                                                  {Outcome::Cancelled, u"cancelled"},
                                                  {Outcome::Failed, u"failed"}}};
};
static_assert(namesEvery<Outcome>());

/// What a run, or a stage of one, comes to.
struct Summary {
    Outcome outcome = Outcome::Ok;
    ExitCode exitCode = ExitCode::Done;
    std::optional<Error> error = std::nullopt; ///< there exactly when it failed

    bool operator==(const Summary &) const = default;
};

/// Outcome and exit code by the precedence of the contract: stopped, the first step that failed (or what stands in the
/// way), a restart, the verdict. Pure.
Summary outcomeOf(const PcRun &run, const Resources &resources);

/// The same of one step of a run that goes on step by step; nullopt = it went well, or is not over. Pure.
std::optional<Summary> summaryOf(const StepEntry &entry, const PcRun &run, const Resources &resources);

/// The stages that the document of `esuctl run` tells of.
enum class RunStage { Prerequisites, Activation, WindowsUpdate, Verdict };

template <> struct EnumNames<RunStage> {
    static constexpr EnumTable<RunStage, 4> table{{{RunStage::Prerequisites, u"prerequisites"},
                                                   {RunStage::Activation, u"activate"},
                                                   {RunStage::WindowsUpdate, u"updates"},
                                                   {RunStage::Verdict, u"verify"}}};
};
static_assert(namesEvery<RunStage>());

struct StageSummary {
    RunStage stage = RunStage::Prerequisites;
    Summary summary = {};

    bool operator==(const StageSummary &) const = default;
};
/// The stages that were reached, in order. Pure.
QList<StageSummary> stagesOf(const PcRun &run, const Resources &resources);

/// Every wished step after the repair with how far it is; what is not needed is `NothingToDo`. Pure.
QList<StepEntry> outlineOf(const PcRun &run);

/// One step of a plan (`--dry-run`): what would be done, and what it costs.
struct PlannedStep {
    Step step = Step::Inspect;
    QString kb = {};       ///< of a repair: the package
    std::int64_t size = 0; ///< of that package's file in bytes, 0 = not known
    bool about = false;    ///< the size is what the Catalog lists, not the file's to the byte
    PackageFile::Origin proof = PackageFile::Origin::Pinned; ///< of a repair: who says what the file's digest is
    bool again = false; ///< it spends, and an earlier attempt ended openly: it may cost one more activation
    bool operator==(const PlannedStep &) const = default;
};
/// What a rehearsal shows: nothing when something stands in the way, nullopt when this is none or the PC was not read.
/// Pure.
std::optional<QList<PlannedStep>> planOf(const PcRun &run, const Resources &resources);

} // namespace esu
