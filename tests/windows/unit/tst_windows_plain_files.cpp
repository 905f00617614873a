// SPDX-License-Identifier: MIT
// Files that the user named, written by a process with more rights: where a link, a second name or somebody else's file
// would lead it.
#include "core/windows/plain_file.h"
#include "tests/windows/unit/files_here.h"

namespace esu {
namespace {

const QString testing = QStringLiteral("test.plain-files");

class PlainFilesHere : public test::FilesHere {
protected:
    Result<void> save(const char *name, const QByteArray &bytes, Existing existing = Existing::Replaced) const
    {
        return savePlain(at(name), bytes, existing, m_accounts, testing);
    }
    Result<void> saveAsAnother(const char *name, Existing existing = Existing::Replaced) const
    {
        return savePlain(at(name), "planted", existing, m_another, testing);
    }
    static std::string whyNot(const Result<void> &result)
    {
        return result ? "it was done" : result.error().detail.toStdString();
    }
    template <class Value> static void expectRefused(const Result<Value> &result, const char *why)
    {
        ASSERT_FALSE(result) << why;
        EXPECT_EQ(result.error().fault, Fault::Refused);
        EXPECT_TRUE(result.error().detail.endsWith(QLatin1String(why))) << result.error().detail.toStdString();
    }

    /// Administrators and SYSTEM: for them this account, which owns all that is made here, is somebody else.
    const OwnAccounts m_another;
};

TEST_F(PlainFilesHere, APlainFileIsRenamedByItsHandleAndTakesTheOldOnesPlace)
{
    put("log", "new");
    put("log.old", "old");
    EXPECT_EQ(provePlain(at("log.old"), m_accounts, testing), PlainState::Plain);
    EXPECT_EQ(provePlain(at("never"), m_accounts, testing), PlainState::Missing);
    const auto renamed = renamePlain(at("log"), at("log.old"), m_accounts, testing);
    ASSERT_TRUE(renamed) << renamed.error().detail.toStdString();
    EXPECT_FALSE(QFile::exists(at("log")));
    EXPECT_EQ(contentOf("log.old"), QByteArray("new"));
}

TEST_F(PlainFilesHere, ASecondNameOfAFileIsNeitherRenamedNorPlain)
{
    put("victim");
    ASSERT_TRUE(CreateHardLinkW(wide(at("second")), wide(at("victim")), nullptr));
    EXPECT_FALSE(provePlain(at("second"), m_accounts, testing));
    EXPECT_FALSE(renamePlain(at("second"), at("elsewhere"), m_accounts, testing));
    EXPECT_FALSE(openPlainToAppend(at("second"), m_accounts, testing));
    EXPECT_FALSE(QFile::exists(at("elsewhere")));
}

TEST_F(PlainFilesHere, WhatIsOpenToAppendIsNeitherCutNorWrittenOver)
{
    put("log", "first");
    {
        const auto log = openPlainToAppend(at("log"), m_accounts, testing);
        ASSERT_TRUE(log) << log.error().detail.toStdString();
        for (const char *word : {" second", " third"}) {
            SetFilePointer(log->get(), 0, nullptr, FILE_BEGIN);
            DWORD written = 0;
            EXPECT_TRUE(WriteFile(log->get(), word, static_cast<DWORD>(strlen(word)), &written, nullptr));
        }
    }
    EXPECT_EQ(contentOf("log"), QByteArray("first second third"));
    EXPECT_TRUE(openPlainToAppend(at("new"), m_accounts, testing));
    EXPECT_EQ(contentOf("log"), QByteArray("first second third")) << "opened again";
}

TEST_F(PlainFilesHere, ALinkOfSomebodyElsesOnTheWayIsNotFollowed)
{
    put("target/inside");
    link("way", "target");
    const char *why = "is a link that another account may change";
    expectRefused(openPlainToAppend(at("way/log"), m_another, testing), why);
    expectRefused(provePlain(at("way/inside"), m_another, testing), why);
    expectRefused(renamePlain(at("way/inside"), at("elsewhere"), m_another, testing), why);
    expectRefused(saveAsAnother("way/inside"), why);
    expectRefused(saveAsAnother("way/report"), why);
    expectRefused(saveAsAnother("way/report", Existing::Refused), why);
    EXPECT_EQ(QDir(at("target")).entryList(QDir::Files), QStringList{QStringLiteral("inside")});
    EXPECT_EQ(contentOf("target/inside"), QByteArray("content"));
}

TEST_F(PlainFilesHere, ALinkThatEverybodyMayChangeIsNotFollowed)
{
    put("target/inside");
    link("way", "target");
    openToEverybody(at("way"));
    const char *why = "is a link that another account may change";
    expectRefused(openPlainToAppend(at("way/log"), m_accounts, testing), why);
    expectRefused(save("way/report", "planted"), why);
    expectRefused(removePlain(at("way/inside"), m_accounts, testing), why);
    EXPECT_EQ(QDir(at("target")).entryList(QDir::Files), QStringList{QStringLiteral("inside")});
}

TEST_F(PlainFilesHere, WhatIsRemovedIsProvenFirst)
{
    put("folder/inside");
    put("victim/inside");
    link("last", "victim");
    expectRefused(removePlain(at("folder/inside"), m_another, testing), "belongs to another account");
    EXPECT_FALSE(removePlain(at("folder"), m_accounts, testing)) << "something is in it";
    EXPECT_FALSE(removePlain(at("last"), m_accounts, testing));
    EXPECT_EQ(contentOf("folder/inside"), QByteArray("content"));
    EXPECT_TRUE(removePlain(at("folder/inside"), m_accounts, testing));
    EXPECT_TRUE(removePlain(at("folder"), m_accounts, testing));
    EXPECT_EQ(names(), (QStringList{QStringLiteral("last"), QStringLiteral("victim")}));
    EXPECT_EQ(contentOf("victim/inside"), QByteArray("content"));
}

TEST_F(PlainFilesHere, ALinkOfThisAccountsOnTheWayIsFollowed)
{
    put("target/inside");
    link("way", "target");
    EXPECT_TRUE(openPlainToAppend(at("way/log"), m_accounts, testing));
    const auto saved = save("way/report", "text");
    EXPECT_TRUE(saved) << whyNot(saved);
    EXPECT_EQ(contentOf("target/report"), QByteArray("text"));
}

// A link to a folder: Wine tells no link to a file from the file.
TEST_F(PlainFilesHere, ALinkInThePlaceOfTheFileIsNotFollowed)
{
    put("victim/inside");
    link("last", "victim");
    for (const Existing existing : {Existing::Replaced, Existing::Refused})
        expectRefused(save("last", "planted", existing), "is a link");
    EXPECT_FALSE(openPlainToAppend(at("last"), m_accounts, testing));
    EXPECT_EQ(names(), (QStringList{QStringLiteral("last"), QStringLiteral("victim")}));
    EXPECT_EQ(QDir(at("victim")).entryList(QDir::Files), QStringList{QStringLiteral("inside")});
}

TEST_F(PlainFilesHere, ASecondNameOfAFileIsNotReplaced)
{
    put("victim");
    ASSERT_TRUE(CreateHardLinkW(wide(at("second")), wide(at("victim")), nullptr));
    expectRefused(save("second", "planted"), "is one of several names of a file");
    EXPECT_EQ(contentOf("victim"), QByteArray("content"));
    EXPECT_EQ(contentOf("second"), QByteArray("content"));
}

TEST_F(PlainFilesHere, AFileOfSomebodyElseIsNeitherAppendedToNorReplaced)
{
    put("theirs");
    const char *why = "belongs to another account";
    expectRefused(openPlainToAppend(at("theirs"), m_another, testing), why);
    expectRefused(provePlain(at("theirs"), m_another, testing), why);
    expectRefused(renamePlain(at("theirs"), at("elsewhere"), m_another, testing), why);
    expectRefused(saveAsAnother("theirs"), why);
    EXPECT_EQ(contentOf("theirs"), QByteArray("content"));
    EXPECT_EQ(names(), QStringList{QStringLiteral("theirs")});
    EXPECT_TRUE(openPlainToAppend(at("log"), m_another, testing)) << "what was made just now is nobody else's";
    const auto saved = saveAsAnother("report", Existing::Refused);
    EXPECT_TRUE(saved) << whyNot(saved);
}

TEST_F(PlainFilesHere, IsWrittenWholeAndReplacesOnlyWhatItMay)
{
    const QByteArray large(300'000, 'x');
    ASSERT_TRUE(save("report", large));
    ASSERT_TRUE(save("report", "short"));
    EXPECT_EQ(contentOf("report"), QByteArray("short"));
    expectRefused(save("report", "again", Existing::Refused), "");
    EXPECT_EQ(contentOf("report"), QByteArray("short"));
    ASSERT_TRUE(save("new", large, Existing::Refused));
    EXPECT_EQ(contentOf("new"), large);
    put("folder/inside");
    expectRefused(save("folder", "text"), "is a folder");
    EXPECT_EQ(save("no/such/folder", "text").error().fault, Fault::NotFound);
    EXPECT_EQ(names(), (QStringList{QStringLiteral("folder"), QStringLiteral("new"), QStringLiteral("report")}));
}

TEST_F(PlainFilesHere, WhatCannotBeReplacedStaysAndNothingIsLeftBesideIt)
{
    put("report", "good");
    {
        const Handle held(
            CreateFileW(wide(at("report")), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr));
        EXPECT_FALSE(save("report", "new"));
    }
    EXPECT_EQ(contentOf("report"), QByteArray("good"));
    EXPECT_EQ(names(), QStringList{QStringLiteral("report")});
}

TEST_F(PlainFilesHere, WhatLiesElsewhereThanItsNameSaysIsKnownByItsHandle)
{
    put("named/file");
    put("elsewhere/file");
    const Handle file(CreateFileW(wide(at("elsewhere/file")), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    const QString volume = at("").left(3);
    EXPECT_FALSE(liesWhereNamed(file.get(), at("named/file"), volume));
    EXPECT_TRUE(liesWhereNamed(file.get(), at("elsewhere/file"), volume));
    EXPECT_TRUE(liesWhereNamed(file.get(), at("ELSEWHERE/FILE"), volume));
    EXPECT_TRUE(liesWhereNamed(file.get(), at("elsewhere/file"), at("elsewhere") + QLatin1Char('\\')));
}

TEST_F(PlainFilesHere, ANameOfTheOldFormIsTheSamePlace)
{
    put("a folder with a long name/report", "old");
    wchar_t name[MAX_PATH]{};
    ASSERT_NE(GetShortPathNameW(wide(at("a folder with a long name")), name, MAX_PATH), 0U);
    const QString folder = QString::fromWCharArray(name);
    ASSERT_TRUE(folder.contains(QLatin1Char('~'))) << folder.toStdString();
    const auto saved = savePlain(folder + QStringLiteral("\\report"), "new", Existing::Replaced, m_accounts, testing);
    EXPECT_TRUE(saved) << whyNot(saved);
    EXPECT_EQ(contentOf("a folder with a long name/report"), QByteArray("new"));
}

} // namespace
} // namespace esu
