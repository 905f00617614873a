// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace esu {

/// One entry of a list of rights that allows something; accounts are SIDs as text.
struct AllowedAccess {
    QString account;
    std::uint32_t rights = 0;
};

/// Who owns a file or folder of Windows, and who may do what to it, as plain values.
struct FileSecurity {
    QString owner;
    bool isProtected = false;                      ///< nothing is inherited from the folder above
    std::optional<QList<AllowedAccess>> allowed{}; ///< nullopt: it has no list, so everybody may do everything
};

/// The accounts that may have made what an elevated process of ours believes.
struct OwnAccounts {
    QStringList sids{QStringLiteral("S-1-5-32-544"), QStringLiteral("S-1-5-18")}; ///< administrators, SYSTEM
    bool folderMustBeProtected = true; ///< off where what is inherited counts like what is its own
};

enum class FileKind { Folder, File };

/// Who may use what is ours beside administrators and SYSTEM, who own it.
enum class FolderAccess {
    UsersRead,          ///< users read it
    AdministratorsOnly, ///< nobody
};

/// The descriptor of it in the language of Windows, for what is made; nobody inherits a right from above.
QString sddlOf(FolderAccess access);

/// What speaks against a file or folder's being ours.
enum class Stranger {
    Owner,     ///< somebody else owns it
    NoList,    ///< everybody may do everything
    Inherits,  ///< a folder whose rights come from above: it may have been moved here
    MayChange, ///< somebody else may change, delete or take it
    MayRead,   ///< somebody else may open what is for nobody else: who holds it open stops an act
};

template <> struct EnumNames<Stranger> {
    static constexpr EnumTable<Stranger, 5> table{{{Stranger::Owner, u"owner"},
                                                   {Stranger::NoList, u"no-list"},
                                                   {Stranger::Inherits, u"inherits"},
                                                   {Stranger::MayChange, u"may-change"},
                                                   {Stranger::MayRead, u"may-read"}}};
};
static_assert(namesEvery<Stranger>());

/// nullopt = only our accounts can have made it what it is. A folder needs rights of its own: one that inherits may be
/// another one of administrators, which somebody was allowed to move here. `access`: who else it is meant for. Pure.
std::optional<Stranger> strangerOf(const FileSecurity &found, FileKind kind, const OwnAccounts &accounts,
                                   FolderAccess access = FolderAccess::UsersRead);

} // namespace esu
