// SPDX-License-Identifier: MIT
#include "core/model/own_files.h"

#include <gtest/gtest.h>

#include <string>

namespace esu {
namespace {

const QString administrators = QStringLiteral("S-1-5-32-544");
const QString systemAccount = QStringLiteral("S-1-5-18");
const QString users = QStringLiteral("S-1-5-32-545");
const QString authenticated = QStringLiteral("S-1-5-11");
const QString everybody = QStringLiteral("S-1-1-0");
const QString creatorOwner = QStringLiteral("S-1-3-0");
const QString ownerRights = QStringLiteral("S-1-3-4");
const QString installer = QStringLiteral("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");
const QString person = QStringLiteral("S-1-5-21-1-2-3-1001");
constexpr std::uint32_t all = 0x001F01FF;
constexpr std::uint32_t readAndExecute = 0x001200A9;
constexpr std::uint32_t modify = 0x001301BF;

QList<AllowedAccess> oursAnd(const QList<AllowedAccess> &more = {})
{
    return QList<AllowedAccess>{{systemAccount, all}, {administrators, all}} + more;
}

struct Row {
    const char *what;
    FileSecurity found;
    FileKind kind;
    std::optional<Stranger> expected;
};

QList<Row> rows()
{
    const auto folder = [](const char *what, const FileSecurity &found, std::optional<Stranger> expected) {
        return Row{.what = what, .found = found, .kind = FileKind::Folder, .expected = expected};
    };
    const auto file = [](const char *what, const FileSecurity &found, std::optional<Stranger> expected) {
        return Row{.what = what, .found = found, .kind = FileKind::File, .expected = expected};
    };
    return {
        folder("as this program makes it", {administrators, true, oursAnd({{users, readAndExecute}})}, std::nullopt),
        folder("for administrators only", {administrators, true, oursAnd()}, std::nullopt),
        folder("of SYSTEM", {systemAccount, true, oursAnd()}, std::nullopt),
        folder("read by generic rights", {administrators, true, oursAnd({{users, 0xA0000000}})}, std::nullopt),
        folder("C:\\Temp of an administrator, moved here",
               {administrators, false, oursAnd({{users, readAndExecute}, {authenticated, modify}})},
               Stranger::Inherits),
        folder("inherits only harmless rights", {administrators, false, oursAnd({{users, readAndExecute}})},
               Stranger::Inherits),
        folder("protected, and users may modify", {administrators, true, oursAnd({{users, modify}})},
               Stranger::MayChange),
        folder("made by the account itself", {person, true, oursAnd()}, Stranger::Owner),
        folder("of TrustedInstaller", {installer, true, oursAnd()}, Stranger::Owner),
        folder("owner unknown", {QString(), true, oursAnd()}, Stranger::Owner),
        folder("without a list", {administrators, true, std::nullopt}, Stranger::NoList),
        folder("an empty list: nobody may anything", {administrators, true, QList<AllowedAccess>{}}, std::nullopt),
        folder("what is made in it is its maker's", {administrators, true, oursAnd({{creatorOwner, 0x10000000}})},
               Stranger::MayChange),
        folder("an account that cannot be read", {administrators, true, oursAnd({{QString(), all}})},
               Stranger::MayChange),
        file("inherits from our folder", {administrators, false, oursAnd({{users, readAndExecute}})}, std::nullopt),
        file("copied here by a person who owns it", {person, false, oursAnd()}, Stranger::Owner),
        file("moved here with an entry of its own", {administrators, false, oursAnd({{person, modify}})},
             Stranger::MayChange),
        file("without a list", {administrators, false, std::nullopt}, Stranger::NoList),
        file("everybody may write", {administrators, false, oursAnd({{everybody, 0x40000000}})}, Stranger::MayChange),
    };
}

TEST(OwnFiles, ByTheirWholeDescriptor)
{
    for (const Row &row : rows())
        EXPECT_EQ(strangerOf(row.found, row.kind, {}), row.expected) << row.what;
}

TEST(OwnFiles, WhatIsForAdministratorsOnlyNobodyElseMayOpen)
{
    const auto judged = [](const QList<AllowedAccess> &allowed) {
        return strangerOf({administrators, true, allowed}, FileKind::Folder, {}, FolderAccess::AdministratorsOnly);
    };
    EXPECT_EQ(judged(oursAnd()), std::nullopt);
    EXPECT_EQ(judged(oursAnd({{users, readAndExecute}})), Stranger::MayRead);
    EXPECT_EQ(judged(oursAnd({{person, 0x80000000}})), Stranger::MayRead);
    EXPECT_EQ(judged(oursAnd({{users, 0x00100000}})), Stranger::MayRead) << "it may be held open";
    EXPECT_EQ(judged(oursAnd({{users, modify}})), Stranger::MayChange);
    EXPECT_EQ(judged(oursAnd({{users, 0}})), std::nullopt);
}

TEST(OwnFiles, TheDescriptorsNameNobodyTooMany)
{
    // Who may do what, one entry in brackets each.
    const auto entries = [](FolderAccess access) {
        return sddlOf(access).section(u'(', 1).split(QLatin1String(")("), Qt::SkipEmptyParts).size();
    };
    EXPECT_EQ(entries(FolderAccess::AdministratorsOnly), 2);
    EXPECT_EQ(entries(FolderAccess::UsersRead), 3);
    for (const FolderAccess access : {FolderAccess::AdministratorsOnly, FolderAccess::UsersRead})
        EXPECT_TRUE(sddlOf(access).startsWith(QLatin1String("O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)")));
    EXPECT_FALSE(sddlOf(FolderAccess::AdministratorsOnly).contains(QLatin1String("BU")));
}

TEST(OwnFiles, EachRightThatChangesSomethingCounts)
{
    const QList<std::uint32_t> harmful{
        0x00000002, // FILE_WRITE_DATA, FILE_ADD_FILE
        0x00000004, // FILE_APPEND_DATA, FILE_ADD_SUBDIRECTORY
        0x00000010, // FILE_WRITE_EA
        0x00000040, // FILE_DELETE_CHILD
        0x00000100, // FILE_WRITE_ATTRIBUTES
        0x00010000, // DELETE
        0x00040000, // WRITE_DAC
        0x00080000, // WRITE_OWNER
        0x02000000, // MAXIMUM_ALLOWED
        0x10000000, // GENERIC_ALL
        0x40000000, // GENERIC_WRITE
    };
    for (const std::uint32_t right : harmful) {
        for (const QString &account : {users, authenticated, everybody, creatorOwner, ownerRights, installer, person}) {
            const FileSecurity found{administrators, true, oursAnd({{account, readAndExecute | right}})};
            EXPECT_EQ(strangerOf(found, FileKind::Folder, {}), Stranger::MayChange)
                << std::hex << right << ' ' << account.toStdString();
            EXPECT_EQ(strangerOf(found, FileKind::File, {}), Stranger::MayChange);
        }
    }
}

TEST(OwnFiles, WhatAnotherSystemCannotKeepIsForItsTestsAlone)
{
    const FileSecurity found{person, false, oursAnd({{person, all}})};
    EXPECT_EQ(strangerOf(found, FileKind::Folder, {.sids = {administrators, systemAccount, person}}),
              Stranger::Inherits);
    EXPECT_EQ(strangerOf(found, FileKind::Folder,
                         {.sids = {administrators, systemAccount, person}, .folderMustBeProtected = false}),
              std::nullopt);
}

} // namespace
} // namespace esu
