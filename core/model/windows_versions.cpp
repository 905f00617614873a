// SPDX-License-Identifier: MIT
#include "core/model/windows_versions.h"

#include <algorithm>

namespace esu {

std::optional<QString> WindowsVersions::editionOfSku(int sku) const
{
    const auto found =
        std::ranges::find_if(m_editions, [sku](const auto &edition) { return edition.skus.contains(sku); });
    return found == m_editions.end() ? std::nullopt : std::optional(found->id);
}

bool WindowsVersions::isEdition(QStringView name) const
{
    return std::ranges::any_of(
        m_editions, [name](const auto &edition) { return name.compare(edition.id, Qt::CaseInsensitive) == 0; });
}

bool WindowsVersions::isCutEdition(QStringView name) const
{
    return !isEdition(name) && std::ranges::any_of(m_editions, [name](const auto &edition) {
        return edition.id.startsWith(name, Qt::CaseInsensitive);
    });
}

const WindowsRelease *WindowsVersions::releaseOf(const OperatingSystem &os, const QString &editionId) const
{
    const auto found = std::ranges::find_if(m_releases, [&](const WindowsRelease &release) {
        const bool hasBuild = release.firstBuild <= os.build && os.build <= release.lastBuild;
        return hasBuild && matchesProductType(release.productTypes, os, editionId) &&
               (editionId.isEmpty() || matchesEdition(release.editionIds, editionId));
    });
    // An edition that was not read may be the one that this release is for, or another.
    const bool isFound = found != m_releases.end() && matchesEdition(found->editionIds, editionId);
    return isFound ? &*found : nullptr;
}

} // namespace esu
