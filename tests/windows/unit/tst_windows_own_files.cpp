// SPDX-License-Identifier: MIT
// What lies in the place of our folders and files: adopted, moved aside, refused, removed.
#include "core/base/conditions.h"
#include "core/windows/own_file.h"
#include "core/windows/secure_folder.h"
#include "tests/windows/unit/files_here.h"

namespace esu {
namespace {

const QString testing = QStringLiteral("test.own-files");

class OwnFilesHere : public test::FilesHere {
protected:
    Result<SecureFolder> secure(const char *name) const
    {
        return secureFolder(at(name), FolderAccess::UsersRead, m_accounts, testing);
    }
};

TEST_F(OwnFilesHere, AFolderIsMadeOnceAndAdoptedWithWhatIsInIt)
{
    ASSERT_TRUE(secure("ours"));
    put("ours/journal.json");
    const auto again = secure("ours");
    ASSERT_TRUE(again) << again.error().detail.toStdString();
    EXPECT_EQ(again->movedTo, QString());
    EXPECT_TRUE(QFile::exists(at("ours/journal.json")));
    EXPECT_EQ(names(), QStringList{QStringLiteral("ours")});
}

TEST_F(OwnFilesHere, AFolderThatOthersMayWriteIsMovedAsideWithWhatIsInIt)
{
    put("ours/esu-wizard.exe.part");
    openToEverybody(at("ours"));
    const auto made = secure("ours");
    ASSERT_TRUE(made) << made.error().detail.toStdString();
    EXPECT_TRUE(made->movedTo.startsWith(at("ours") + QLatin1Char('.'))) << made->movedTo.toStdString();
    EXPECT_TRUE(QFile::exists(made->movedTo + QStringLiteral("/esu-wizard.exe.part")));
    EXPECT_TRUE(QDir(at("ours")).isEmpty());
    EXPECT_TRUE(openOwn(at("ours"), FileKind::Folder, m_accounts, testing));
}

TEST_F(OwnFilesHere, TheRuleThatShipsBelievesNoAccountOfAPerson)
{
    ASSERT_TRUE(secure("ours"));
    const auto found = openOwn(at("ours"), FileKind::Folder, OwnAccounts(), testing);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().condition, condition::stateFolderForeign);
    EXPECT_TRUE(found.error().detail.contains(QLatin1String("owner"))) << found.error().detail.toStdString();
}

TEST_F(OwnFilesHere, AFileInThePlaceOfAFolderIsMovedAside)
{
    put("file");
    ASSERT_TRUE(secure("file"));
    EXPECT_TRUE(QFileInfo(at("file")).isDir());
}

TEST_F(OwnFilesHere, ALinkInThePlaceOfAFolderIsNeverAdopted)
{
    put("target/inside");
    link("junction", "target");
    EXPECT_EQ(openOwn(at("junction"), FileKind::Folder, m_accounts, testing).error().condition,
              condition::stateFolderForeign);
    // It is not moved here: Windows renames a junction as such, Wine what it leads to.
}

TEST_F(OwnFilesHere, WhatCannotBeMovedAsideIsRefusedWithAName)
{
    put("ours/held");
    openToEverybody(at("ours"));
    QFile held(at("ours/held"));
    ASSERT_TRUE(held.open(QIODevice::ReadWrite));
    // Wine renames a folder although a file in it is open; a folder that is open itself it does not.
    const HANDLE folder = CreateFileW(wide(at("ours")), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                                      FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    ASSERT_NE(folder, INVALID_HANDLE_VALUE);
    const auto made = secure("ours");
    CloseHandle(folder);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().fault, Fault::Refused);
    EXPECT_EQ(made.error().condition, condition::stateFolderForeign);
}

TEST_F(OwnFilesHere, AFileIsReadOnlyWhenNobodyElseCanHaveWrittenIt)
{
    put("journal.json");
    EXPECT_EQ(readOwnFile(at("journal.json"), m_accounts, testing), QByteArray("content"));
    EXPECT_EQ(readOwnFile(at("none.json"), m_accounts, testing).error().fault, Fault::NotFound);
    openToEverybody(at("journal.json"));
    EXPECT_EQ(readOwnFile(at("journal.json"), m_accounts, testing).error().condition, condition::stateFolderForeign);
    put("large", QByteArray(5 * 1024 * 1024, ' '));
    EXPECT_EQ(readOwnFile(at("large"), m_accounts, testing).error().fault, Fault::BadData);
}

TEST_F(OwnFilesHere, AFileWithAnotherNameSomewhereIsNotRead)
{
    put("journal.json");
    ASSERT_TRUE(CreateHardLinkW(wide(at("second")), wide(at("journal.json")), nullptr));
    EXPECT_EQ(readOwnFile(at("journal.json"), m_accounts, testing).error().condition, condition::stateFolderForeign);
}

TEST_F(OwnFilesHere, AFileOfAnotherAccountIsNotReadAndIsRemoved)
{
    put("theirs.part");
    put("ours.part");
    const QString theirs = at("theirs.part");
    const auto reading = [&] { return readOwnFile(theirs, m_accounts, testing); };
    if (!test::runBelow(QStringLiteral("chown"), {QStringLiteral("12345"), test::systemPath(theirs)},
                        [&] { return !reading().has_value(); }))
        GTEST_SKIP() << "only root can give a file away";
    EXPECT_EQ(reading().error().condition, condition::stateFolderForeign);
    removeForeign(QDir::toNativeSeparators(m_folder.path()), m_accounts, testing);
    EXPECT_EQ(names(), QStringList{QStringLiteral("ours.part")});
}

TEST_F(OwnFilesHere, RemovingNeverFollowsALink)
{
    put("victim/inside");
    put("packages/deep/file.msu");
    link("packages/junction", "victim");
    EXPECT_TRUE(QFile::exists(at("packages/junction/inside"))) << "it leads there";
    static_cast<void>(removeTree(at("packages"), testing));
    EXPECT_TRUE(QFile::exists(at("victim/inside")));
    EXPECT_FALSE(QFile::exists(at("packages/deep")));
    EXPECT_TRUE(removeTree(at("never"), testing)) << "nothing there is no failure";
}

TEST_F(OwnFilesHere, WhatIsNewIsNeverWrittenOverSomething)
{
    const auto descriptor = descriptorOf(FolderAccess::AdministratorsOnly, testing);
    ASSERT_TRUE(descriptor);
    EXPECT_TRUE(createNew(at("new"), descriptor->get(), testing));
    const auto again = createNew(at("new"), descriptor->get(), testing);
    ASSERT_FALSE(again);
    EXPECT_TRUE(QFile::exists(at("new")));
}

} // namespace
} // namespace esu
