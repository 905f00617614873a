// SPDX-License-Identifier: MIT
// Where the journal of this PC lies, how it comes there from where earlier versions kept it, and what is removed of the
// registry without following a link. Reads and writes a folder and a key of its own only.
#include "core/base/conditions.h"
#include "core/windows/own_file.h"
#include "core/windows/own_names.h"
#include "core/windows/registry_key.h"
#include "core/windows/secure_folder.h"
#include "core/windows/state_folder.h"
#include "tests/windows/unit/files_here.h"

#include <QScopeGuard>

namespace esu {
namespace {

class JournalHere : public test::FilesHere {
protected:
    void SetUp() override
    {
        FilesHere::SetUp();
        m_name = machineKey().value_or(QString()) + QStringLiteral(".json");
    }
    QString state() const { return QDir::toNativeSeparators(m_folder.path()); }
    QString old() const { return state() + QLatin1Char('\\') + m_name; }
    QString expected() const { return state() + QStringLiteral("\\journal\\") + m_name; }
    Result<QString> journal() const { return journalFile(state(), m_accounts); }
    static void put(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Held open as by somebody who lets nobody else in.
    static Handle held(const QString &path)
    {
        return Handle(CreateFileW(wide(path), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    }

    QString m_name;
};

TEST_F(JournalHere, LiesInAFolderForAdministratorsOnly)
{
    EXPECT_FALSE(hasJournal(state()));
    EXPECT_EQ(journal(), expected());
    EXPECT_TRUE(hasJournal(state()));
    const QString folder = state() + QStringLiteral("\\journal");
    EXPECT_TRUE(
        openOwn(folder, FileKind::Folder, m_accounts, QStringLiteral("test"), FolderAccess::AdministratorsOnly));
    put(expected(), "now");
    EXPECT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("now"));
}

TEST_F(JournalHere, AFolderThatOthersMayReadMakesRoomAndItsJournalIsTaken)
{
    ASSERT_EQ(journal(), expected());
    put(expected(), "an open attempt");
    PSECURITY_DESCRIPTOR raw = nullptr;
    ASSERT_TRUE(ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;SY)(A;OICI;FRFX;;;WD)",
                                                                     SDDL_REVISION_1, &raw, nullptr));
    const Local<void> descriptor(raw);
    ASSERT_TRUE(
        SetFileSecurityW(wide(state() + QStringLiteral("\\journal")), DACL_SECURITY_INFORMATION, descriptor.get()));
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("an open attempt"));
    EXPECT_EQ(QDir(state()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2) << "the other lies beside it";
}

TEST_F(JournalHere, OneThatIsNotProvenGoesBackAndNothingBegins)
{
    ASSERT_EQ(journal(), expected());
    put(expected(), "an open attempt");
    const QString folder = state() + QStringLiteral("\\journal");
    // Of a file with a second name nobody knows who may write it.
    ASSERT_TRUE(CreateHardLinkW(wide(state() + QStringLiteral("\\second")), wide(expected()), nullptr));
    PSECURITY_DESCRIPTOR raw = nullptr;
    ASSERT_TRUE(ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;SY)(A;OICI;FRFX;;;WD)",
                                                                     SDDL_REVISION_1, &raw, nullptr));
    const Local<void> descriptor(raw);
    ASSERT_TRUE(SetFileSecurityW(wide(folder), DACL_SECURITY_INFORMATION, descriptor.get()));
    for (int start = 1; start <= 2; ++start) {
        const auto found = journal();
        ASSERT_FALSE(found) << start;
        EXPECT_EQ(found.error().condition, condition::journalUnreadable);
        EXPECT_EQ(content(expected()), QByteArray("an open attempt"));
        EXPECT_EQ(QDir(state()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList{QStringLiteral("journal")});
    }
}

TEST_F(JournalHere, WhatOthersPutBesideAJournalOfOursDoesNotHideIt)
{
    const QString folder = qEnvironmentVariable("ProgramData") + QStringLiteral("\\ESU Wizard");
    // The suites share a PC.
    static_cast<void>(removeTree(folder, QStringLiteral("test")));
    ASSERT_FALSE(QFile::exists(folder));
    QString aside;
    const auto clear = qScopeGuard([&] {
        static_cast<void>(removeTree(folder, QStringLiteral("test")));
        static_cast<void>(removeTree(aside, QStringLiteral("test")));
    });
    const QString planted = folder + QStringLiteral("\\journal\\") + m_name;
    ASSERT_TRUE(QDir().mkpath(folder + QStringLiteral("\\journal")));
    put(folder + QLatin1Char('\\') + m_name, "an open attempt");
    put(planted, "planted");
    const auto isTheirs = [&] { return !isOwnedBy(planted, m_accounts, QStringLiteral("test")); };
    if (!test::runBelow(QStringLiteral("chown"), {QStringLiteral("12345"), test::systemPath(planted)}, isTheirs))
        GTEST_SKIP() << "only root can give a file away";
    openToEverybody(folder);
    ASSERT_EQ(stateFolder(m_accounts), folder);
    aside = folder + QLatin1Char('.') +
            QDir(folder + QStringLiteral("\\.."))
                .entryList({QStringLiteral("ESU Wizard.*")}, QDir::Dirs)
                .value(0)
                .section(QLatin1Char('.'), 1);
    EXPECT_EQ(content(planted), QByteArray("an open attempt"));
}

TEST_F(JournalHere, ComesFromWhereEarlierVersionsKeptIt)
{
    put(old(), "an open attempt");
    put(old() + QStringLiteral(".lock"), "of a process that is gone");
    EXPECT_TRUE(hasJournal(state()));
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("an open attempt"));
    EXPECT_FALSE(QFile::exists(old()));
    EXPECT_FALSE(QFile::exists(old() + QStringLiteral(".lock")));
    EXPECT_EQ(QDir(state() + QStringLiteral("\\journal")).entryList(QDir::Files), QStringList{m_name});
}

TEST_F(JournalHere, ARenamedPcKeepsWhatIsOpen)
{
    const QString end = m_name.right(42);
    const QString folder = state() + QStringLiteral("\\journal\\");
    ASSERT_EQ(journal(), expected());
    put(folder + QStringLiteral("DESKTOP-1") + end, "an open attempt");
    put(folder + QStringLiteral("DESKTOP-1") + end + QStringLiteral(".lock"), "of a process that is gone");
    put(folder + QStringLiteral("DESKTOP-1-00000000-0000-0000-0000-000000000000.json"), "of another PC");
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("an open attempt"));
    EXPECT_EQ(QDir(folder).entryList(QDir::Files).size(), 2) << "it is moved, and that of another PC stays";
    put(folder + QStringLiteral("DESKTOP-1") + end, "older");
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("an open attempt"));
}

TEST_F(JournalHere, WhenAllIsToGoNoOtherJournalOfThisMachineStays)
{
    ASSERT_EQ(journal(), expected());
    const QString folder = state() + QStringLiteral("\\journal\\");
    const QString end = m_name.right(42);
    put(expected(), "newer");
    for (const QString &path :
         {old(), state() + QStringLiteral("\\DESKTOP-1") + end, folder + QStringLiteral("DESKTOP-1") + end}) {
        put(path, "older");
        put(path + QStringLiteral(".lock"), "of a process that is gone");
    }
    const QString anothers = QStringLiteral("DESKTOP-1-00000000-0000-0000-0000-000000000000.json");
    put(state() + QLatin1Char('\\') + anothers, "of another PC");
    put(folder + anothers, "of another PC");
    put(state() + QStringLiteral("\\endpoints.json"), "of administrators");
    const auto removed = removeJournals(state());
    ASSERT_TRUE(removed) << removed.error().detail.toStdString();
    EXPECT_EQ(QDir(folder).entryList(QDir::Files), QStringList{anothers});
    EXPECT_EQ(QDir(state()).entryList(QDir::Files), (QStringList{anothers, QStringLiteral("endpoints.json")}));
}

TEST_F(JournalHere, WhatIsThereIsNeverReplacedByAnOldOne)
{
    ASSERT_EQ(journal(), expected());
    put(expected(), "newer");
    put(old(), "older");
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("newer"));
}

TEST_F(JournalHere, OneThatCannotBeMovedIsNeverForgotten)
{
    put(old(), "an open attempt");
    {
        const Handle open = held(old());
        const auto found = journal();
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().condition, condition::journalUnreadable);
        EXPECT_FALSE(QFile::exists(expected()));
    }
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("an open attempt"));
}

TEST_F(JournalHere, AnEarlierVersionAtWorkWithItIsWaitedFor)
{
    put(old(), "an open attempt");
    put(old() + QStringLiteral(".lock"), "of a process that lives");
    const Handle open = held(old() + QStringLiteral(".lock"));
    const auto found = journal();
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().condition, condition::journalInUse);
    EXPECT_EQ(content(old()), QByteArray("an open attempt"));
}

TEST_F(JournalHere, APartThatWasLeftIsMadeAnew)
{
    put(old(), "whole");
    ASSERT_TRUE(secureFolder(state() + QStringLiteral("\\journal"), FolderAccess::AdministratorsOnly, m_accounts,
                             QStringLiteral("test")));
    put(expected() + QStringLiteral(".part"), "wh");
    ASSERT_EQ(journal(), expected());
    EXPECT_EQ(content(expected()), QByteArray("whole"));
}

class RegistryHere : public testing::Test {
protected:
    static constexpr wchar_t place[] = L"Software\\ESU Wizard tests";

    void SetUp() override { clear(); }
    void TearDown() override { clear(); }
    static void clear()
    {
        // The link first, as such.
        static_cast<void>(deleteKeyTree(HKEY_CURRENT_USER, QString::fromWCharArray(place)));
    }
    static RegistryKey make(const QString &name, DWORD options = REG_OPTION_NON_VOLATILE)
    {
        const QString path = QString::fromWCharArray(place) + QLatin1Char('\\') + name;
        HKEY raw = nullptr;
        RegCreateKeyExW(HKEY_CURRENT_USER, wide(path), 0, nullptr, options, KEY_ALL_ACCESS, nullptr, &raw, nullptr);
        return RegistryKey(raw);
    }
    static bool exists(const QString &name)
    {
        HKEY raw = nullptr;
        const QString path = QString::fromWCharArray(place) + QLatin1Char('\\') + name;
        const bool isThere = RegOpenKeyExW(HKEY_CURRENT_USER, wide(path), 0, KEY_READ, &raw) == ERROR_SUCCESS;
        return RegistryKey(raw) && isThere;
    }
};

TEST_F(RegistryHere, ATreeIsRemovedAndNothingBesideIt)
{
    make(QStringLiteral("ours\\deep\\deeper"));
    make(QStringLiteral("beside"));
    EXPECT_EQ(deleteKeyTree(HKEY_CURRENT_USER, QString::fromWCharArray(place) + QStringLiteral("\\ours")),
              ERROR_SUCCESS);
    EXPECT_FALSE(exists(QStringLiteral("ours")));
    EXPECT_TRUE(exists(QStringLiteral("beside")));
    EXPECT_EQ(deleteKeyTree(HKEY_CURRENT_USER, QString::fromWCharArray(place) + QStringLiteral("\\never")),
              ERROR_FILE_NOT_FOUND);
}

TEST_F(RegistryHere, ALinkIsRemovedAndNotWhatItLeadsTo)
{
    make(QStringLiteral("victim\\inside"));
    const QString user = QStringLiteral("\\REGISTRY\\USER\\") + currentUser().value_or(QString());
    const QString target = user + QLatin1Char('\\') + QString::fromWCharArray(place) + QStringLiteral("\\victim");
    for (const auto *name : {"link", "ours\\link"}) {
        const RegistryKey link = make(QString::fromLatin1(name), REG_OPTION_CREATE_LINK);
        ASSERT_TRUE(link);
        ASSERT_EQ(RegSetValueExW(link.get(), L"SymbolicLinkValue", 0, REG_LINK,
                                 reinterpret_cast<const BYTE *>(wide(target)),
                                 static_cast<DWORD>(target.size() * static_cast<qsizetype>(sizeof(wchar_t)))),
                  ERROR_SUCCESS);
    }
    ASSERT_TRUE(exists(QStringLiteral("link\\inside"))) << "it leads there";
    for (const auto *name : {"link", "ours"})
        EXPECT_EQ(deleteKeyTree(HKEY_CURRENT_USER,
                                QString::fromWCharArray(place) + QLatin1Char('\\') + QString::fromLatin1(name)),
                  ERROR_SUCCESS);
    EXPECT_TRUE(exists(QStringLiteral("victim\\inside")));
    EXPECT_FALSE(exists(QStringLiteral("link")));
    EXPECT_FALSE(exists(QStringLiteral("ours")));
}

} // namespace
} // namespace esu
