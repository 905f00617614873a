// SPDX-License-Identifier: MIT
#include "core/rules/repair_plan.h"

#include "core/base/hresult.h"
#include "core/rules/licensing_package.h"
#include "core/rules/package_name.h"

#include <algorithm>

namespace esu {

namespace {

using State = PrerequisiteResult::State;

/// Packages, and what they build on. Everything else is advice, or has a gate of its own that says so.
bool isForRepair(const PrerequisiteRule &rule)
{
    using Kind = PrerequisiteKind;
    switch (rule.kind) {
    case Kind::Build:
    case Kind::Ubr:
    case Kind::PackageFamily:
    case Kind::LicensingPackage:
        return rule.blocking || !rule.repair.kb.isEmpty();
    case Kind::BaseLicense:
    case Kind::PendingRestart:
    case Kind::Elevation:
    case Kind::UpdateSource:
    case Kind::DiskSpace:
    case Kind::Tls12:
    case Kind::Endpoints:
    case Kind::RootCertificates:
    case Kind::Clock:
    case Kind::Power:
    case Kind::Metered:
        return false;
    }
    return false;
}

class Planner {
public:
    Planner(const Inspection &inspection, const PrerequisiteCatalogue &catalogue, const PackageFiles &folder)
        : m_catalogue(catalogue), m_folder(folder),
          m_windows(inspection.facts.os ? catalogue.filePrefix(*inspection.facts.os) : QString()),
          m_architecture(inspection.facts.architecture.value_or(QString()))
    {
    }

    RepairStep step(const PrerequisiteRule &rule) const
    {
        RepairStep step{.prerequisiteId = rule.id};
        // A package for an unknown Windows or architecture could only be guessed.
        if (rule.repair.kb.isEmpty() || m_windows.isEmpty() || m_architecture.isEmpty())
            return step;
        for (const QString &kb : rule.repair.kb) {
            if (const auto file = inFolder(kb)) {
                describe(step, kb, *file);
                step.source = RepairStep::Source::Folder;
                return step;
            }
        }
        const QString kb = preferred(rule.repair.kb);
        const PinnedPackage *pin = m_catalogue.pinned(kb, m_windows, m_architecture);
        describe(step, kb,
                 {.fileName = pin ? pin->fileName : QString(),
                  .sha1 = pin ? pin->sha1 : QString(),
                  .sha256 = pin ? pin->sha256 : QString(),
                  .origin = isOurs(pin) ? PackageFile::Origin::Pinned : PackageFile::Origin::Catalog});
        step.source = rule.repair.byWindowsUpdate ? RepairStep::Source::WindowsUpdate : RepairStep::Source::Catalog;
        return step;
    }

private:
    /// Its digest is of our own data: that alone proves what the file is.
    static bool isOurs(const PinnedPackage *pin) { return pin && pin->isPinned() && pin->isShipped; }

    void describe(RepairStep &step, const QString &kb, const PackageFile &file) const
    {
        step.kb = kb;
        step.file = file;
        step.file.kb = kb;
        step.file.architecture = m_architecture;
        const PinnedPackage *pin = m_catalogue.pinned(kb, m_windows, m_architecture);
        step.restart = pin ? pin->restart : RestartNeed::After;
    }

    /// The first package of the list whose digest is pinned, else the first.
    QString preferred(const QStringList &kbs) const
    {
        const auto pinned = std::ranges::find_if(kbs, [this](const QString &kb) {
            const PinnedPackage *pin = m_catalogue.pinned(kb, m_windows, m_architecture);
            return pin && pin->isPinned();
        });
        return pinned == kbs.end() ? kbs.constFirst() : *pinned;
    }

    std::optional<PackageFile> inFolder(const QString &kb) const
    {
        const PinnedPackage *pin = m_catalogue.pinned(kb, m_windows, m_architecture);
        std::optional<PackageFile> best;
        int bestRevision = 0;
        for (const PackageFile &file : m_folder) {
            const auto name = packageName(file.fileName);
            if (!name || name->kb != kb || name->windows != m_windows || name->architecture != m_architecture)
                continue;
            const bool pinned = pin && pin->isPinned();
            // An older revision or a stranger: the pinned file has another digest.
            if (pinned && !pin->sha1.isEmpty() && !name->sha1.isEmpty() && name->sha1 != pin->sha1)
                continue;
            if (name->revision <= bestRevision)
                continue;
            bestRevision = name->revision;
            best = file;
            best->sha1 = pinned && !pin->sha1.isEmpty() ? pin->sha1 : name->sha1;
            best->sha256 = pinned ? pin->sha256 : QString();
            best->origin = isOurs(pin) ? PackageFile::Origin::Pinned : PackageFile::Origin::Folder;
        }
        return best;
    }

    const PrerequisiteCatalogue &m_catalogue;
    const PackageFiles &m_folder;
    const QString m_windows;
    const QString m_architecture;
};

} // namespace

RepairPlan planRepair(const Inspection &inspection, const PrerequisiteCatalogue &catalogue, const PackageFiles &folder)
{
    RepairPlan plan;
    const Planner planner(inspection, catalogue, folder);
    QList<const PrerequisiteRule *> missing;
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        const PrerequisiteRule *rule = catalogue.byId(result.id);
        if (result.state == State::Unknown)
            plan.unknown.append(result.id);
        if (rule && result.state == State::Missing && isForRepair(*rule))
            missing.append(rule);
    }
    std::ranges::stable_sort(missing, {}, [](const PrerequisiteRule *rule) { return rule->repair.step; });
    for (const PrerequisiteRule *rule : std::as_const(missing))
        plan.steps.append(planner.step(*rule));
    const bool noEsuRow = inspection.licenses && inspection.licenses->esu.isEmpty();
    const bool hasSteps = !plan.steps.isEmpty();
    plan.restartFirst = (inspection.restartPending() && (hasSteps || noEsuRow)) ||
                        (!hasSteps && waitsForEsuRows(inspection)) ||
                        (hasSteps && isLicensingPackageHalfDone(inspection));
    return plan;
}

bool saysNewerIsThere(const PrerequisiteRule &rule, const Error &error)
{
    return rule.servicingStack &&
           (error.code == hresult::updateNotApplicable || error.code == hresult::cbsNotApplicable);
}

QList<PlannedPackage> plannedPackages(const RepairPlan &plan)
{
    QList<PlannedPackage> packages;
    bool waits = false; // a package of this stretch wants a restart at its end
    for (const RepairStep &step : plan.steps) {
        if (!step.isInstallable())
            break;
        const bool now = step.restart == RestartNeed::BeforeNext;
        waits = !now && (waits || step.restart == RestartNeed::After);
        packages.append({.step = step, .restartAfter = now});
    }
    if (waits)
        packages.last().restartAfter = true;
    return packages;
}

RepairSum sumOf(const QList<PlannedPackage> &packages)
{
    RepairSum sum{.packages = static_cast<int>(packages.size())};
    for (const PlannedPackage &package : packages) {
        const PackageFile &file = package.step.file;
        sum.bytes += file.likelySize();
        sum.allKnown = sum.allKnown && file.likelySize() > 0;
        sum.exact = sum.exact && (file.size > 0 || file.listedSize == 0);
        sum.restarts += package.restartAfter ? 1 : 0;
        sum.fromFolder += package.step.source == RepairStep::Source::Folder ? 1 : 0;
    }
    return sum;
}

AgreedRepairs agreementTo(const QList<RepairStep> &steps)
{
    AgreedRepairs agreed;
    for (const RepairStep &step : steps) {
        agreed.items.append(step.prerequisiteId);
        if (step.source == RepairStep::Source::Catalog)
            agreed.downloads.append(step.prerequisiteId);
        else if (step.source == RepairStep::Source::Folder)
            agreed.folder = step.file.path.left(step.file.path.lastIndexOf(QLatin1Char('/')));
    }
    return agreed;
}

bool isAgreed(const AgreedRepairs &agreed, const RepairStep &step)
{
    // To take it from a folder is no consent to a download.
    return agreed.items.contains(step.prerequisiteId) &&
           agreed.downloads.contains(step.prerequisiteId) == (step.source == RepairStep::Source::Catalog);
}

std::optional<PackageFile> chooseCatalogFile(const RepairStep &step, const QString &filePrefix,
                                             const PackageFiles &offered)
{
    if (!step.file.sha1.isEmpty() || !step.file.sha256.isEmpty()) {
        const auto pinned = std::ranges::find_if(offered, [&step](const PackageFile &file) {
            return step.file.sha1.isEmpty() ? file.sha256 == step.file.sha256 : file.sha1 == step.file.sha1;
        });
        if (pinned == offered.end())
            return std::nullopt;
        PackageFile file = *pinned;
        file.kb = step.kb;
        file.architecture = step.file.architecture;
        file.origin = step.file.origin;
        if (!step.file.sha256.isEmpty())
            file.sha256 = step.file.sha256;
        return file;
    }
    std::optional<PackageFile> best;
    int bestRevision = 0;
    for (const PackageFile &file : offered) {
        const auto name = packageName(file.fileName);
        if (!name || name->kb != step.kb || name->windows != filePrefix || name->architecture != step.file.architecture)
            continue;
        // A file without a digest cannot be proven, and one whose name and digest disagree is not what it says.
        const bool noDigest = file.sha1.isEmpty() && file.sha256.isEmpty();
        const bool disagrees = !name->sha1.isEmpty() && !file.sha1.isEmpty() && name->sha1 != file.sha1;
        if (noDigest || disagrees || name->revision <= bestRevision)
            continue;
        bestRevision = name->revision;
        best = file;
        best->origin = PackageFile::Origin::Catalog;
    }
    return best;
}

RepairPlan withListed(RepairPlan plan, const PackageFiles &listed)
{
    for (RepairStep &step : plan.steps) {
        if (!step.isUnlisted())
            continue;
        const auto same = std::ranges::find_if(listed, [&step](const PackageFile &file) {
            return file.kb == step.kb && file.architecture == step.file.architecture &&
                   (step.file.sha1.isEmpty() || file.sha1 == step.file.sha1);
        });
        if (same != listed.end())
            step.file = *same;
    }
    return plan;
}

bool wantsListing(const RepairPlan &plan)
{
    return std::ranges::any_of(plannedPackages(plan), [](const PlannedPackage &package) {
        return package.step.isUnlisted() && package.step.file.size == 0;
    });
}

} // namespace esu
