// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/model/catalogue.h"
#include "core/model/package_file.h"
#include "core/rules/inspection.h"

#include <QStringList>

#include <cstdint>
#include <optional>

namespace esu {

/// One thing a repair has to do, in the order in which it must be done.
struct RepairStep {
    /// Where the package comes from. `WindowsUpdate` and `ByHand` are said, not done, by the repair.
    enum class Source { Folder, Catalog, WindowsUpdate, ByHand };

    QString prerequisiteId = {}; ///< "windows-7-sha2"
    QString kb = {};             ///< the package to install; empty when only a person can repair it
    Source source = Source::ByHand;
    PackageFile file = {}; ///< Folder: the file; Catalog: what is known of it, and what it must match
    RestartNeed restart = RestartNeed::No;

    /// A download of which the Catalog has not told yet which file it is.
    bool isUnlisted() const { return source == Source::Catalog && file.url.isEmpty(); }
    bool isInstallable() const { return source == Source::Folder || source == Source::Catalog; }
    bool operator==(const RepairStep &) const = default;
};

template <> struct EnumNames<RepairStep::Source> {
    static constexpr EnumTable<RepairStep::Source, 4> table{{{RepairStep::Source::Folder, u"folder"},
                                                             {RepairStep::Source::Catalog, u"catalog"},
                                                             {RepairStep::Source::WindowsUpdate, u"windows-update"},
                                                             {RepairStep::Source::ByHand, u"by-hand"}}};
};
static_assert(namesEvery<RepairStep::Source>());

/// What a repair would do on one PC, to be shown before anything is done.
struct RepairPlan {
    QList<RepairStep> steps = {};
    QStringList unknown = {};  ///< items that could not be checked: said, never repaired
    bool restartFirst = false; ///< a restart has to come before any step

    bool isEmpty() const { return steps.isEmpty() && !restartFirst; }
    bool operator==(const RepairPlan &) const = default;
};

/// What one step came to.
struct RepairStepReport {
    enum class State { Waiting, AlreadyInstalled, Installed, Failed };
    RepairStep step = {};
    State state = State::Waiting;
    std::optional<std::uint32_t> code = std::nullopt; ///< what the installation ended with
    std::optional<Error> error = std::nullopt;

    bool operator==(const RepairStepReport &) const = default;
};

template <> struct EnumNames<RepairStepReport::State> {
    static constexpr EnumTable<RepairStepReport::State, 4> table{
        {{RepairStepReport::State::Waiting, u"waiting"},
         {RepairStepReport::State::AlreadyInstalled, u"already-installed"},
         {RepairStepReport::State::Installed, u"installed"},
         {RepairStepReport::State::Failed, u"failed"}}};
};
static_assert(namesEvery<RepairStepReport::State>());

/// What a repair came to. A step that was not reached stays `Waiting`.
struct RepairReport {
    QList<RepairStepReport> steps = {};
    bool restartRequired = false;
    bool stopped = false;                      ///< the person stopped it; it can be run again
    std::optional<Error> error = std::nullopt; ///< of the step that ended it

    bool operator==(const RepairReport &) const = default;
};

/// What is missing and blocks or can be repaired, in order of installation. A package of the folder goes before the
/// Catalog; it must fit this Windows and architecture and must not contradict a pinned digest. Pure.
RepairPlan planRepair(const Inspection &inspection, const PrerequisiteCatalogue &catalogue, const PackageFiles &folder);

/// Whether this end of an installation says that the item is met by something newer, which the data do not list. Pure.
bool saysNewerIsThere(const PrerequisiteRule &rule, const Error &error);

/// One package that a repair installs, in order, and whether the PC restarts after it.
struct PlannedPackage {
    RepairStep step = {};
    bool restartAfter = false;
};
/// What of the plan is carried out: up to the first step that only a person can do. Pure.
QList<PlannedPackage> plannedPackages(const RepairPlan &plan);

/// What a plan weighs, for a person who decides on it.
struct RepairSum {
    std::int64_t bytes = 0; ///< of the packages whose size is known
    bool allKnown = true;
    bool exact = true; ///< no size is only what the Catalog lists
    int restarts = 0;
    int packages = 0;
    int fromFolder = 0;
};
/// Pure.
RepairSum sumOf(const QList<PlannedPackage> &packages);

/// What a person agreed to before a restart interrupted it.
struct AgreedRepairs {
    QStringList items = {};     ///< check items
    QStringList downloads = {}; ///< those of them whose packages are downloaded
    QString folder = {};        ///< where the packages of the others come from; empty = there are none

    bool operator==(const AgreedRepairs &) const = default;
};

/// What a person agrees to who lets these steps be carried out. Pure.
AgreedRepairs agreementTo(const QList<RepairStep> &steps);
/// Whether it was agreed to carry out this step: the same item, from the same kind of source. Pure.
bool isAgreed(const AgreedRepairs &agreed, const RepairStep &step);

/// Of the files that the Catalog offers, the one that a step may take: the pinned digest where there is one, else the
/// newest revision whose name says KB, Windows and architecture and that has a digest. nullopt = none: nothing else is
/// tried. Pure.
std::optional<PackageFile> chooseCatalogFile(const RepairStep &step, const QString &filePrefix,
                                             const PackageFiles &offered);

/// The plan with those of its downloads filled in that the Catalog was asked about before. Pure.
RepairPlan withListed(RepairPlan plan, const PackageFiles &listed);

/// Whether asking the Catalog first would tell more about the plan: it downloads something of unknown size. Pure.
bool wantsListing(const RepairPlan &plan);

} // namespace esu
