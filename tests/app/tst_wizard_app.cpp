// SPDX-License-Identifier: MIT
// What the wizard's program does around its window: what it remembers, logs, shows elsewhere and answers.
#include "app/wizard/job_signs.h"
#include "app/wizard/remembered.h"
#include "app/wizard/wizard_log.h"
#include "app/wizard/wizard_options.h"
#include "core/base/operations.h"

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace esu {
namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

WizardState activating(int generation, std::chrono::milliseconds elapsed)
{
    WizardState state;
    state.page = Page::Activate;
    state.running = RunningJob{.job = stepJob(Step::Activate), .generation = generation, .elapsed = elapsed};
    return state;
}

TEST(Remembered, LanguageAndSizeComeBackAndNothingElseIsWritten)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.conf"));
    {
        Remembered remembered(file);
        EXPECT_EQ(remembered.language(), std::nullopt);
        EXPECT_EQ(remembered.windowSize(), std::nullopt);
        remembered.setLanguage(LanguageCode::Japanese);
        remembered.setWindowSize({900, 700});
    }
    const Remembered again(file);
    EXPECT_EQ(again.language(), LanguageCode::Japanese);
    EXPECT_EQ(again.windowSize(), QSize(900, 700));
    EXPECT_EQ(QSettings(file, QSettings::IniFormat).allKeys(), QStringList({rememberedLanguage, rememberedWindowSize}));
}

TEST(Remembered, WhatIsNoLanguageAndNoSizeIsNotThere)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.conf"));
    for (const char *size : {"0x0", "-5x700", "900", "99999x99999", "900x700x1", "wide"}) {
        {
            QSettings settings(file, QSettings::IniFormat);
            settings.setValue(rememberedLanguage, QStringLiteral("fr"));
            settings.setValue(rememberedWindowSize, QLatin1String(size));
        }
        EXPECT_EQ(Remembered(file).windowSize(), std::nullopt) << size;
        EXPECT_EQ(Remembered(file).language(), std::nullopt);
    }
}

#ifdef Q_OS_UNIX
TEST(Remembered, APipeInItsPlaceIsNotWaitedFor)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("esu-wizard.conf"));
    ASSERT_EQ(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    Remembered remembered(file);
    EXPECT_EQ(remembered.language(), std::nullopt);
    remembered.setLanguage(LanguageCode::Japanese);
    const QString other = folder.filePath(QStringLiteral("other.conf"));
    ASSERT_EQ(::mkfifo(QFile::encodeName(other + QStringLiteral(".lock")).constData(), 0600), 0);
    Remembered(other).setLanguage(LanguageCode::Japanese);
    EXPECT_FALSE(QFile::exists(other));
}
#endif

TEST(Remembered, NowhereIsAPlaceToo)
{
    Remembered nowhere{QString()};
    nowhere.setLanguage(LanguageCode::English);
    nowhere.setWindowSize({900, 700});
    EXPECT_EQ(nowhere.language(), std::nullopt);
    EXPECT_EQ(nowhere.windowSize(), std::nullopt);
}

TEST(Remembered, OnlyASidBecomesPartOfAPath)
{
    EXPECT_TRUE(isSid(QStringLiteral("S-1-5-21-1004336348-1177238915-682003330-1001")));
    for (const char *text : {"", "S-1-5", "S-1-5-21\\..\\x", "x-1-5-21-1", "S-1-5-21-1\n"})
        EXPECT_FALSE(isSid(QLatin1String(text))) << text;
}

TEST(JobSigns, FollowAJobAndFlashWhenALongOneHasEnded)
{
    QList<int> percents;
    int flashes = 0;
    JobSigns signs({.progress = [&](std::optional<int> percent) { percents << percent.value_or(-2); },
                    .flash = [&] { ++flashes; }});
    signs.take(WizardState());
    EXPECT_EQ(percents, QList<int>());
    signs.take(activating(1, std::chrono::seconds(1)));
    signs.take(WizardState());
    EXPECT_EQ(percents, QList<int>({-1, -2}));
    EXPECT_EQ(flashes, 0) << "whoever started it a second ago sits in front of it";
    signs.take(activating(2, JobSigns::longJob));
    WizardState next = activating(3, std::chrono::seconds(1));
    signs.take(next);
    EXPECT_EQ(flashes, 0) << "the next one has begun";
    signs.take(WizardState());
    EXPECT_EQ(flashes, 1);
    signs.take(WizardState());
    EXPECT_EQ(flashes, 1);
}

TEST(WizardLog, SaysWhatWasDoneInNamesAndCodesOnly)
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("log"));
    WizardLog log(place);
    ASSERT_TRUE(log.isUsable());
    log.begin(WizardState());
    log.take(activating(1, std::chrono::seconds(12)));
    WizardState failed;
    failed.page = Page::Activate;
    failed.errorOf(Page::Activate) = Error{.fault = Fault::Backend,
                                           .operation = operation::sppActivate,
                                           .code = 0xC004C020U,
                                           .detail = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B at KEIRI-PC")};
    log.take(failed);
    log.take(failed);
    const QByteArray text = contentOf(place + QStringLiteral("/esu-wizard.log"));
    for (const char *part : {"esu-wizard ", "page start", "page activate", "began activate",
                             "ended activate after 12 s", "error ", "0xC004C020"})
        EXPECT_TRUE(text.contains(part)) << part;
    EXPECT_EQ(text.count("error "), 1);
    EXPECT_FALSE(text.contains("BCDFG")) << "what Windows says is no part of it";
    EXPECT_FALSE(text.contains("KEIRI"));
}

TEST(WizardLog, IsTwoFilesOfBoundedSize)
{
    const QTemporaryDir folder;
    constexpr qint64 limit = 2000;
    WizardLog log(folder.path(), limit);
    for (int turn = 0; turn < 300; ++turn)
        log.take(activating(turn, std::chrono::seconds(turn)));
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files);
    ASSERT_EQ(files.size(), 2);
    for (const QFileInfo &file : files)
        EXPECT_LE(file.size(), limit);
    EXPECT_TRUE(contentOf(folder.filePath(QStringLiteral("esu-wizard.log"))).contains("after 298 s"));
}

TEST(WizardLog, GoesWithItsFolderButNotThroughALink)
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("log"));
    const QString link = folder.filePath(QStringLiteral("led-astray"));
    const QString file = place + QStringLiteral("/esu-wizard.log");
    ASSERT_TRUE(WizardLog(place).isUsable());
#ifdef Q_OS_UNIX
    ASSERT_TRUE(QFile::link(place, link));
    WizardLog::removeFrom(link);
    EXPECT_TRUE(QFile::exists(file));
#endif
    WizardLog::removeFrom(folder.filePath(QStringLiteral("none")));
    WizardLog::removeFrom(place);
    EXPECT_FALSE(QFile::exists(place));
}

TEST(WizardLog, WithoutAFolderThereIsNone)
{
    WizardLog log{QString()};
    EXPECT_FALSE(log.isUsable());
    log.begin(WizardState());
    const QTemporaryDir folder;
    QFile blocked(folder.filePath(QStringLiteral("log")));
    ASSERT_TRUE(blocked.open(QIODevice::NewOnly | QIODevice::ReadWrite));
    EXPECT_FALSE(WizardLog(blocked.fileName()).isUsable());
}

TEST(WizardOptions, HelpAndVersionAreAnswers)
{
    EXPECT_EQ(parseWizardOptions({QStringLiteral("--help")})->answer, WizardOptions::Answer::Help);
    EXPECT_EQ(parseWizardOptions({QStringLiteral("--version")})->answer, WizardOptions::Answer::Version);
    EXPECT_EQ(parseWizardOptions({})->answer, WizardOptions::Answer::None);
    EXPECT_EQ(parseWizardOptions({})->language, std::nullopt) << "then it is the remembered one's turn";
    for (const char *option : {"--language", "--machine", "--state", "--catalog", "--tour", "--version"})
        EXPECT_TRUE(wizardAnswer(WizardOptions::Answer::Help).contains(QLatin1String(option))) << option;
    EXPECT_TRUE(wizardAnswer(WizardOptions::Answer::Version).contains(QStringLiteral(ESU_VERSION)));
}

TEST(WizardOptions, WhatIsWrongSaysWhatToDo)
{
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("--langauge"), QStringLiteral("ja")}, QStringList{QStringLiteral("--machine")},
          QStringList{QStringLiteral("stray")}, QStringList{QStringLiteral("--page"), QStringLiteral("9")}}) {
        const auto options = parseWizardOptions(arguments);
        ASSERT_FALSE(options);
        EXPECT_TRUE(options.error().contains(QStringLiteral("esu-wizard --help"))) << options.error().toStdString();
    }
    const auto said = [](const QStringList &arguments) {
        const auto options = parseWizardOptions(arguments);
        return options ? QString() : options.error();
    };
    const QString machine = QStringLiteral("--machine");
    const QString language = QStringLiteral("--language");
    const QString ja = QStringLiteral("ja");
    for (const QStringList &arguments :
         {QStringList{machine}, QStringList{machine, language, ja}, QStringList{language, ja, machine},
          QStringList{machine, QStringLiteral("--v")}})
        EXPECT_TRUE(said(arguments).contains(QLatin1String("\"--machine\" needs a value")))
            << said(arguments).toStdString();
    EXPECT_TRUE(said({QStringLiteral("--help=yes"), language, ja}).contains(QLatin1String("\"--help\" takes no value")))
        << said({QStringLiteral("--help=yes"), language, ja}).toStdString();
    EXPECT_EQ(languageAskedFor({language, ja, QStringLiteral("--language=en")}), LanguageCode::English)
        << "as the options are read";
    EXPECT_EQ(languageAskedFor({QStringLiteral("--langauge"), QStringLiteral("--language"), QStringLiteral("ja")}),
              LanguageCode::Japanese);
    EXPECT_EQ(languageAskedFor({QStringLiteral("--language=en")}), LanguageCode::English);
    EXPECT_EQ(languageAskedFor({QStringLiteral("--language")}), std::nullopt);
}

} // namespace
} // namespace esu
