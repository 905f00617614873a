// SPDX-License-Identifier: MIT
#include "core/model/own_files.h"

#include <algorithm>

namespace esu {

namespace {

/// What cannot change anything: FILE_GENERIC_READ, FILE_GENERIC_EXECUTE, GENERIC_READ and GENERIC_EXECUTE.
constexpr std::uint32_t harmless = 0x001200A9U | 0x80000000U | 0x20000000U;

} // namespace

QString sddlOf(FolderAccess access)
{
    const QString ours = QStringLiteral("O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)");
    switch (access) {
    case FolderAccess::UsersRead:
        return ours + QStringLiteral("(A;OICI;FRFX;;;BU)");
    case FolderAccess::AdministratorsOnly:
        return ours;
    }
    return ours;
}

std::optional<Stranger> strangerOf(const FileSecurity &found, FileKind kind, const OwnAccounts &accounts,
                                   FolderAccess access)
{
    if (!accounts.sids.contains(found.owner))
        return Stranger::Owner;
    if (!found.allowed)
        return Stranger::NoList;
    if (kind == FileKind::Folder && accounts.folderMustBeProtected && !found.isProtected)
        return Stranger::Inherits;
    const auto nobodyElseMay = [&](std::uint32_t rights) {
        return std::ranges::all_of(*found.allowed, [&](const AllowedAccess &entry) {
            return accounts.sids.contains(entry.account) || (entry.rights & rights) == 0;
        });
    };
    if (!nobodyElseMay(~harmless))
        return Stranger::MayChange;
    if (access == FolderAccess::AdministratorsOnly && !nobodyElseMay(~0U))
        return Stranger::MayRead;
    return std::nullopt;
}

} // namespace esu
