// SPDX-License-Identifier: MIT
#include "core/journey/downloads.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"

#include <algorithm>

namespace esu {

namespace {

/// Known to be so: none of the addresses that were asked has answered.
bool isOffline(const Inspection &inspection)
{
    const auto &around = inspection.facts.surroundings;
    return around && around->endpoints && !around->endpoints->isEmpty() &&
           std::ranges::none_of(*around->endpoints,
                                [](const EndpointReading &reading) { return reading.answer.reached.has_value(); });
}

Result<PackageFile> findPackage(Pc &pc, const RepairStep &step, const Inspection &inspection,
                                const std::optional<std::chrono::milliseconds> &within, const JobContext &context)
{
    const auto offered =
        pc.desk().packageCatalog.find({.kb = step.kb, .sha1 = step.file.sha1, .within = within}, context);
    if (!offered)
        return std::unexpected(offered.error());
    const auto &os = inspection.facts.os;
    const QString prefix = os ? pc.resources().prerequisites.filePrefix(*os) : QString();
    if (auto file = chooseCatalogFile(step, prefix, offered->files)) {
        file->kb = step.kb;
        file->architecture = step.file.architecture;
        return *file;
    }
    return std::unexpected(conditionError(Fault::NotFound, operation::catalogFind,
                                          offered->complete ? condition::catalogNoFile : condition::catalogMoreResults,
                                          step.kb));
}

} // namespace

Result<RepairPlan> listDownloads(Pc &pc, RepairPlan plan, const Inspection &inspection, const JobContext &context)
{
    const Desk &desk = pc.desk();
    if (!wantsListing(plan) || (isOffline(inspection) && !desk.packageCatalog.isMirror()))
        return plan;
    const std::chrono::milliseconds end = desk.clock.elapsed() + deadline::packageSizes;
    const int total = static_cast<int>(plannedPackages(plan).size());
    for (int i = 0; i < total; ++i) {
        RepairStep &step = plan.steps[i];
        const std::chrono::milliseconds left = end - desk.clock.elapsed();
        if (!step.isUnlisted() || step.file.size > 0 || left.count() <= 0)
            continue;
        const auto tell = [&](const Progress &) {
            context.tell({.waiting = Waiting::AskingCatalog, .done = i, .total = total, .subject = step.kb});
        };
        const auto file = findPackage(pc, step, inspection, left, {.stop = context.stop, .report = tell});
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::catalogFind));
        if (file)
            step.file = *file;
        else if (file.error().fault != Fault::NotFound)
            break; // the Catalog cannot be asked; if that lasts, the repair says why
    }
    return plan;
}

Result<PackageFile> fetchPackage(Pc &pc, const RepairStep &step, const Inspection &inspection,
                                 const JobContext &context)
{
    if (step.source == RepairStep::Source::Folder)
        return step.file;
    // What the plan was shown with is what is taken.
    auto file = step.file.url.isEmpty() ? findPackage(pc, step, inspection, std::nullopt, context) : step.file;
    if (!file && file.error().fault == Fault::Unsupported)
        return std::unexpected(
            conditionError(Fault::NotFound, operation::packageDownload, condition::noPackageFile, step.kb));
    if (!file)
        return file;
    const auto folder = pc.machine().packageInstaller().folder();
    if (!folder)
        return std::unexpected(folder.error());
    const auto path = pc.desk().packageCatalog.download(*file, *folder, context);
    if (!path)
        return std::unexpected(path.error());
    file->path = *path;
    return *file;
}

} // namespace esu
