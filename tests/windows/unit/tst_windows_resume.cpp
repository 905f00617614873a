// SPDX-License-Identifier: MIT
// RunOnce and the copy of the program, in the hive of the account that runs this test and a folder of its own.
#include "core/windows/start_up.h"
#include "core/windows/win32.h"
#include "core/windows/windows_resume.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <array>

namespace esu {
namespace {

const ResumePoint repairPage{.page = QStringLiteral("prerequisites"), .language = QStringLiteral("ja")};

class Resume : public testing::Test {
protected:
    void SetUp() override
    {
        const auto sid = currentUser();
        ASSERT_TRUE(sid) << sid.error().detail.toStdString();
        places.user = *sid;
        places.folder = QDir::toNativeSeparators(folder.path());
        hold("the program");
    }
    /// The program that runs, from its start on.
    void hold(const QByteArray &content)
    {
        places.program.reset();
        QFile program(stick);
        ASSERT_TRUE(program.open(QIODevice::WriteOnly));
        program.write(content);
        program.close();
        const auto held = holdProgram(stick);
        ASSERT_TRUE(held) << held.error().detail.toStdString();
        places.program = *held;
    }
    void TearDown() override { static_cast<void>(WindowsResume(places).disarm()); }

    QString copy() const { return places.folder + QStringLiteral("\\esu-wizard.exe"); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// What Windows would start.
    QString command() const
    {
        const QString key = places.user + QStringLiteral("\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce");
        std::array<wchar_t, 600> text{};
        auto size = static_cast<DWORD>(sizeof text);
        if (RegGetValueW(HKEY_USERS, wide(key), L"ESU Wizard", RRF_RT_REG_SZ, nullptr, text.data(), &size) != 0)
            return {};
        return QString::fromWCharArray(text.data());
    }

    QTemporaryDir folder;
    const QString stick = QDir::toNativeSeparators(folder.filePath(QStringLiteral("stick.exe")));
    ResumePlaces places;
};

TEST_F(Resume, StartsACopyOnceWithPageAndLanguage)
{
    const auto armed = WindowsResume(places).arm(repairPage);
    ASSERT_TRUE(armed) << armed.error().detail.toStdString();
    EXPECT_EQ(command(), QStringLiteral("\"%1\" --resume prerequisites --language ja").arg(copy()));
    EXPECT_EQ(content(copy()), QByteArray("the program"));
    EXPECT_EQ(QDir(places.folder).entryList(QDir::Files).size(), 2) << "nothing half-written stays";
}

TEST_F(Resume, WhatRanFromTheStartIsCopiedAndNobodyPutsAnotherInItsPlace)
{
    const QString other = stick + QStringLiteral(".other");
    EXPECT_FALSE(MoveFileExW(wide(stick), wide(other), 0)) << "renamed while it runs";
    EXPECT_FALSE(DeleteFileW(wide(stick)));
    const HANDLE writer =
        CreateFileW(wide(stick), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                    OPEN_EXISTING, 0, nullptr);
    EXPECT_EQ(writer, INVALID_HANDLE_VALUE);
    ASSERT_TRUE(WindowsResume(places).arm(repairPage));
    EXPECT_EQ(content(copy()), QByteArray("the program"));
}

TEST_F(Resume, APartThatWasPlantedIsNeverWrittenOver)
{
    // Whoever made it keeps it open, and with it the right to change what would become the program.
    const QString part = copy() + QStringLiteral(".part");
    const HANDLE planted =
        CreateFileW(wide(part), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                    nullptr, CREATE_NEW, 0, nullptr);
    ASSERT_NE(planted, INVALID_HANDLE_VALUE);
    const auto armed = WindowsResume(places).arm(repairPage);
    DWORD written = 0;
    SetFilePointerEx(planted, {}, nullptr, FILE_BEGIN);
    WriteFile(planted, "another", 7, &written, nullptr);
    CloseHandle(planted);
    EXPECT_NE(content(copy()).left(7), QByteArray("another"));
    EXPECT_TRUE(!armed || content(copy()) == QByteArray("the program"));
}

TEST_F(Resume, TheMirrorOfTheCatalogComesBackWithIt)
{
    const QString mirror = QStringLiteral("https://mirror.example:8443/c&d/%7Eesu");
    const auto armed = WindowsResume(places).arm(
        {.page = QStringLiteral("prerequisites"), .language = QStringLiteral("ja"), .catalog = mirror});
    ASSERT_TRUE(armed) << armed.error().detail.toStdString();
    EXPECT_EQ(command(),
              QStringLiteral("\"%1\" --resume prerequisites --language ja --catalog \"%2\"").arg(copy(), mirror));
}

TEST_F(Resume, ThePortableProgramComesBackAsSuch)
{
    ResumePoint point = repairPage;
    point.portable = true;
    ASSERT_TRUE(WindowsResume(places).arm(point));
    EXPECT_EQ(command(), QStringLiteral("\"%1\" --resume prerequisites --language ja --portable").arg(copy()));
}

TEST_F(Resume, ALaterCallTakesThePlaceOfTheEarlierOne)
{
    ASSERT_TRUE(WindowsResume(places).arm(repairPage));
    hold("a newer program");
    ASSERT_TRUE(WindowsResume(places).arm({.page = QStringLiteral("result"), .language = QStringLiteral("en")}));
    EXPECT_TRUE(command().endsWith(QStringLiteral(" --resume result --language en")));
    EXPECT_EQ(content(copy()), QByteArray("a newer program"));
}

TEST_F(Resume, TheCopyArmsItselfAgainAndIsNotDeletedWhileItRuns)
{
    ASSERT_TRUE(WindowsResume(places).arm(repairPage));
    places.program = holdProgram(copy()).value();
    ASSERT_TRUE(WindowsResume(places).arm(repairPage));
    EXPECT_EQ(content(copy()), QByteArray("the program"));
    ASSERT_TRUE(WindowsResume(places).disarm());
    EXPECT_TRUE(command().isEmpty());
    EXPECT_TRUE(QFile::exists(copy()));
}

TEST_F(Resume, IsTakenBackWhole)
{
    WindowsResume resume(places);
    ASSERT_TRUE(resume.disarm()) << "nothing to take back is no failure";
    ASSERT_TRUE(resume.arm(repairPage));
    ASSERT_TRUE(resume.disarm());
    EXPECT_TRUE(command().isEmpty());
    EXPECT_FALSE(QFile::exists(copy()));
}

TEST_F(Resume, AnAccountThatIsNotSignedInIsSaid)
{
    const QString stranger = QStringLiteral("S-1-5-21-111-222-333-4444");
    places.user = stranger;
    const auto armed = WindowsResume(places).arm(repairPage);
    ASSERT_FALSE(armed);
    EXPECT_EQ(armed.error().fault, Fault::NotFound);
    EXPECT_TRUE(armed.error().detail.contains(stranger));
    EXPECT_FALSE(QFile::exists(copy()));
    HKEY hive = nullptr;
    EXPECT_NE(RegOpenKeyExW(HKEY_USERS, wide(stranger), 0, KEY_READ, &hive), ERROR_SUCCESS) << "no hive is made";

    places.user = QStringLiteral("keiri");
    EXPECT_EQ(WindowsResume(places).arm(repairPage).error().fault, Fault::BadData);
}

TEST_F(Resume, NothingLongerThanRunOnceTakesIsWritten)
{
    places.folder += QStringLiteral("\\") + QString(240, QLatin1Char('f'));
    const auto armed = WindowsResume(places).arm(repairPage);
    ASSERT_FALSE(armed);
    EXPECT_EQ(armed.error().fault, Fault::Refused);
    EXPECT_TRUE(command().isEmpty());
}

TEST_F(Resume, OnlyPlainWordsGetIntoTheCommand)
{
    for (const char16_t *odd : {u"", u"x y", u"\" & calc", u"BCDFG-HJKMP-QRTVW-XY234-6789B"}) {
        const QString text = QString::fromUtf16(odd);
        EXPECT_FALSE(WindowsResume(places).arm({.page = text, .language = QStringLiteral("ja")}));
        EXPECT_FALSE(WindowsResume(places).arm({.page = QStringLiteral("result"), .language = text}));
    }
    for (const char16_t *odd :
         {u"x", u"ftp://a", u"https://", u"https://a b", u"https://a\" --machine \"x", u"https://a\n"}) {
        EXPECT_FALSE(WindowsResume(places).arm(
            {.page = QStringLiteral("result"), .language = QStringLiteral("ja"), .catalog = QString::fromUtf16(odd)}));
    }
    EXPECT_TRUE(command().isEmpty());
}

TEST_F(Resume, AProgramThatCannotBeCopiedArmsNothing)
{
    EXPECT_FALSE(holdProgram(stick + QStringLiteral(".gone")));
    places.program.reset();
    EXPECT_FALSE(WindowsResume(places).arm(repairPage));
    EXPECT_TRUE(command().isEmpty());
}

} // namespace
} // namespace esu
