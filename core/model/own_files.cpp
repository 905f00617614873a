// SPDX-License-Identifier: MIT
#include "core/model/own_files.h"

#include <algorithm>

namespace esu {

namespace {

/// What cannot change anything: FILE_GENERIC_READ, FILE_GENERIC_EXECUTE, GENERIC_READ and GENERIC_EXECUTE.
constexpr std::uint32_t harmless = 0x001200A9U | 0x80000000U | 0x20000000U;

} // namespace

std::optional<Stranger> strangerOf(const FileSecurity &found, FileKind kind, const OwnAccounts &accounts)
{
    if (!accounts.sids.contains(found.owner))
        return Stranger::Owner;
    if (!found.allowed)
        return Stranger::NoList;
    if (kind == FileKind::Folder && accounts.folderMustBeProtected && !found.isProtected)
        return Stranger::Inherits;
    const bool isOursAlone = std::ranges::all_of(*found.allowed, [&](const AllowedAccess &entry) {
        return accounts.sids.contains(entry.account) || (entry.rights & ~harmless) == 0;
    });
    if (!isOursAlone)
        return Stranger::MayChange;
    return std::nullopt;
}

} // namespace esu
