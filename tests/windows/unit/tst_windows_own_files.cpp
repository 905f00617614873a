// SPDX-License-Identifier: MIT
// What lies in the place of our folders and files: adopted, moved aside, refused, removed. Under Wine a link is one of
// the system below it, an owner is this account or none, and a list of rights is kept as far as "everybody" goes.
#include "core/base/conditions.h"
#include "core/windows/own_file.h"
#include "core/windows/secure_folder.h"
#include "tests/windows/wine_trust.h"

#include <gtest/gtest.h>

#include <aclapi.h>
#include <sddl.h>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <chrono>
#include <functional>

namespace esu {
namespace {

const QString testing = QStringLiteral("test.own-files");

bool isWine()
{
    return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}

/// The path of the system below Wine.
QString systemPath(const QString &path)
{
    using Get = char *(CDECL *)(LPCWSTR);
    const auto get = reinterpret_cast<Get>(
        reinterpret_cast<void (*)()>(GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "wine_get_unix_file_name")));
    char *name = get ? get(wide(path)) : nullptr;
    QString found = QString::fromUtf8(name);
    if (name)
        HeapFree(GetProcessHeap(), 0, name);
    return found;
}

/// Starts a program of the system below Wine, and waits for what it does: it is no process of Wine's whose end could be
/// waited for.
bool runBelow(const QString &program, const QStringList &words, const std::function<bool()> &isDone)
{
    QString line = QStringLiteral("\"Z:\\usr\\bin\\") + program + QLatin1Char('"');
    for (const QString &word : words)
        line += QStringLiteral(" \"") + word + QLatin1Char('"');
    STARTUPINFOW info{};
    info.cb = sizeof info;
    PROCESS_INFORMATION made{};
    CreateProcessW(nullptr, reinterpret_cast<wchar_t *>(line.data()), nullptr, nullptr, FALSE, 0, nullptr, nullptr,
                   &info, &made);
    CloseHandle(made.hThread);
    CloseHandle(made.hProcess);
    for (QDeadlineTimer limit(std::chrono::seconds(10)); !isDone() && !limit.hasExpired();)
        SwitchToThread();
    return isDone();
}

class OwnFilesHere : public testing::Test {
protected:
    void SetUp() override
    {
        if (!isWine())
            GTEST_SKIP() << "would leave folders on a real PC";
        ASSERT_TRUE(m_folder.isValid());
    }
    QString at(const char *name) const
    {
        return QDir::toNativeSeparators(m_folder.filePath(QString::fromLatin1(name)));
    }
    void put(const char *name, const QByteArray &content = "content") const
    {
        QDir().mkpath(QFileInfo(at(name)).absolutePath());
        QFile file(at(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static void openToEverybody(const QString &path)
    {
        PSECURITY_DESCRIPTOR raw = nullptr;
        ASSERT_TRUE(ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;WD)",
                                                                         SDDL_REVISION_1, &raw, nullptr));
        const Local<void> descriptor(raw);
        ASSERT_TRUE(SetFileSecurityW(wide(path), DACL_SECURITY_INFORMATION, raw));
    }
    void link(const char *name, const char *target) const
    {
        const QString unixName = systemPath(m_folder.path()) + QLatin1Char('/') + QLatin1String(name);
        const QString path = at(name);
        ASSERT_TRUE(runBelow(QStringLiteral("ln"), {QStringLiteral("-s"), systemPath(at(target)), unixName}, [&path] {
            const DWORD attributes = GetFileAttributesW(wide(path));
            return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
        }));
    }
    Result<SecureFolder> secure(const char *name) const
    {
        return secureFolder(at(name), FolderAccess::UsersRead, m_accounts, testing);
    }
    QStringList names() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    }

    const OwnAccounts m_accounts = trustUnderWine().accounts;
    QTemporaryDir m_folder;
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
    if (!runBelow(QStringLiteral("chown"), {QStringLiteral("12345"), systemPath(theirs)},
                  [&] { return !reading().has_value(); }))
        GTEST_SKIP() << "only root can give a file away";
    EXPECT_EQ(reading().error().condition, condition::stateFolderForeign);
    removeForeign(QDir::toNativeSeparators(m_folder.path()), m_accounts, testing);
    EXPECT_EQ(names(), QStringList{QStringLiteral("ours.part")});
}

TEST_F(OwnFilesHere, APlainFileIsRenamedByItsHandleAndTakesTheOldOnesPlace)
{
    put("log", "new");
    put("log.old", "old");
    EXPECT_EQ(provePlain(at("log.old"), testing), PlainState::Plain);
    EXPECT_EQ(provePlain(at("never"), testing), PlainState::Missing);
    const auto renamed = renamePlain(at("log"), at("log.old"), testing);
    ASSERT_TRUE(renamed) << renamed.error().detail.toStdString();
    EXPECT_FALSE(QFile::exists(at("log")));
    QFile old(at("log.old"));
    ASSERT_TRUE(old.open(QIODevice::ReadOnly));
    EXPECT_EQ(old.readAll(), QByteArray("new"));
}

TEST_F(OwnFilesHere, ASecondNameOfAFileIsNeitherRenamedNorPlain)
{
    put("victim");
    ASSERT_TRUE(CreateHardLinkW(wide(at("second")), wide(at("victim")), nullptr));
    EXPECT_FALSE(provePlain(at("second"), testing));
    EXPECT_FALSE(renamePlain(at("second"), at("elsewhere"), testing));
    EXPECT_FALSE(openPlainToAppend(at("second"), testing));
    EXPECT_FALSE(QFile::exists(at("elsewhere")));
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
