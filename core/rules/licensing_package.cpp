// SPDX-License-Identifier: MIT
#include "core/rules/licensing_package.h"

#include "core/rules/package_name.h"

#include <algorithm>
#include <functional>

namespace esu {

namespace {

template <class Is> bool hasLicensingPackage(const Inspection &inspection, Is is)
{
    if (!inspection.facts.packages)
        return false;
    const auto isOf = [&](const PrerequisiteResult &result, const PackageFact &package) {
        return std::ranges::any_of(result.kb, [&](const QString &kb) { return isPackageOf(package.name, kb); });
    };
    return std::ranges::any_of(inspection.prerequisites, [&](const PrerequisiteResult &result) {
        return result.kind == PrerequisiteKind::LicensingPackage &&
               std::ranges::any_of(*inspection.facts.packages, [&](const PackageFact &package) {
                   return isOf(result, package) && std::invoke(is, package);
               });
    });
}

} // namespace

bool waitsForRestart(const PrerequisiteResult &result, const MachineFacts &facts)
{
    const QList<PackageFact> packages = facts.packages.value_or(QList<PackageFact>());
    return std::ranges::any_of(packages, [&result](const PackageFact &package) {
        return package.waitsForRestart() &&
               std::ranges::any_of(result.kb, [&package](const QString &kb) { return isPackageOf(package.name, kb); });
    });
}

bool waitsForEsuRows(const Inspection &inspection)
{
    return inspection.licenses && inspection.licenses->esu.isEmpty() &&
           hasLicensingPackage(inspection, [](const PackageFact &package) {
               return package.isInstalled() || package.waitsForRestart();
           });
}

bool isLicensingPackageHalfDone(const Inspection &inspection)
{
    return inspection.licenses && inspection.licenses->esu.isEmpty() && !waitsForEsuRows(inspection) &&
           hasLicensingPackage(inspection, &PackageFact::isHalfDone);
}

} // namespace esu
