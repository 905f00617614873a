// SPDX-License-Identifier: MIT
#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/ctl/console.h"
#include "app/ctl/key_source.h"
#include "app/ctl/log_file.h"
#include "app/wizard/unknown_job.h"
#include "app/wizard/wizard_options.h"
#include "core/base/conditions.h"
#include "core/practice/scenario.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QTemporaryDir>

namespace esu {
namespace {

struct BadLine {
    const char16_t *line;
    const char16_t *says;
};

class BadArguments : public testing::TestWithParam<BadLine> {};

TEST_P(BadArguments, areNamed)
{
    const auto parsed = parseArguments(QString::fromUtf16(GetParam().line).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    ASSERT_FALSE(parsed);
    EXPECT_TRUE(parsed.error().error.detail.contains(QString::fromUtf16(GetParam().says)))
        << parsed.error().error.detail.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadArguments,
    testing::Values(BadLine{u"", u"no command"}, BadLine{u"fly", u"fly"}, BadLine{u"inspect --dry-run", u"--dry-run"},
                    BadLine{u"verify --key-stdin", u"--key-stdin"}, BadLine{u"activate --language fr", u"fr"},
                    BadLine{u"activate --method telepathy", u"telepathy"},
                    BadLine{u"activate --key-stdin --key-from-store", u"--key-from-store"},
                    BadLine{u"uninstall-key", u"--activation-id"}, BadLine{u"key store", u"--key-stdin"},
                    BadLine{u"run --catalog http://mirror.example/", u"--catalog"},
                    BadLine{u"run --catalog nowhere", u"nowhere"}, BadLine{u"run --nonsense", u"nonsense"},
                    BadLine{u"inspect extra", u"extra"}));

TEST(WizardOptions, aJobIsTakenAsOneAndRefusedWithWords)
{
    const QString file = QStringLiteral("C:\\jobs\\Office 3.EsuJob");
    EXPECT_EQ(parseWizardOptions({file})->jobFile, file);
    EXPECT_EQ(parseWizardOptions({})->jobFile, QString());
    const QString told = unknownJobText(QStringLiteral("/jobs/Office 3.EsuJob"));
    EXPECT_TRUE(told.contains(u"\"Office 3.EsuJob\"") && told.contains(u"Nothing was changed")) << told.toStdString();
}

TEST(Arguments, everyCommandIsUnderstood)
{
    for (const auto *line :
         {u"inspect", u"prerequisites", u"activate", u"updates --install", u"verify", u"run --json",
          u"run --catalog https://mirror.example/", u"inspect --catalog http://localhost:8080", u"key show",
          u"key forget", u"forget --all --dry-run", u"self-test", u"activate --key-stdin --dry-run"}) {
        EXPECT_TRUE(parseArguments(QString::fromUtf16(line).split(QLatin1Char(' '))))
            << QString::fromUtf16(line).toStdString();
    }
}

TEST(Arguments, aRefusedLineKeepsItsCommandForTheDocument)
{
    const auto parsed = parseArguments({QStringLiteral("run"), QStringLiteral("--json"), QStringLiteral("--oops")});
    ASSERT_FALSE(parsed);
    EXPECT_TRUE(parsed.error().json);
    EXPECT_EQ(parsed.error().command, QStringLiteral("run"));
}

TEST(ConsoleText, endsItsLinesAsTheStreamWants)
{
    const QString text = QStringLiteral("ア\nb\n");
    EXPECT_EQ(encoded(text, StreamKind::File), QByteArray("\xE3\x82\xA2\r\nb\r\n"));
    EXPECT_EQ(encoded(text, StreamKind::Other), QByteArray("\xE3\x82\xA2\nb\n"));
}

TEST(ConsoleText, comesInPiecesThatNoCharacterIsCutBy)
{
    EXPECT_EQ(consolePieces({}), QStringList());
    EXPECT_EQ(consolePieces(QStringLiteral("short")), QStringList(QStringLiteral("short")));
    const QString text = QString(8191, u'a') + QString::fromUcs4(U"\U0001F5A5") + QString(9000, u'b');
    const QStringList pieces = consolePieces(text);
    EXPECT_EQ(pieces.join(QString()), text);
    for (const QString &piece : pieces) {
        EXPECT_LE(piece.size(), 8192);
        EXPECT_FALSE(piece.back().isHighSurrogate());
    }
}

TEST(Document, hasNoSignThatACodePageCouldChange)
{
    const QByteArray json = "{\"a\": \"\xE3\x82\xA2 \xF0\x9F\x96\xA5 \\\\ \\\"\"}";
    EXPECT_EQ(inAscii(json), QByteArray("{\"a\": \"\\u30a2 \\ud83d\\udda5 \\\\ \\\"\"}"));
    EXPECT_EQ(QJsonDocument::fromJson(inAscii(json)), QJsonDocument::fromJson(json));
}

TEST(WizardOptions, anythingOddIsNamed)
{
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--language"), QStringLiteral("xx")}).error().contains(u"xx"));
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--machine"), QStringLiteral("mars")}).error().contains(u"mars"));
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--page"), QStringLiteral("9")}).error().contains(u"9"));
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--catalog"), QStringLiteral("ftp://a")}).error().contains(u"ftp"));
    EXPECT_FALSE(parseWizardOptions({QStringLiteral("stray")}));
    EXPECT_FALSE(parseWizardOptions({QStringLiteral("a.esujob"), QStringLiteral("b.esujob")}));
}

TEST(WizardOptions, theElevatedProgramGoesOnWhereThisOneStopped)
{
    WizardState state;
    state.language = QStringLiteral("en");
    state.machine = {.kind = MachineChoice::Kind::ThisPc};
    const auto options = parseWizardOptions(elevatedArguments(state));
    ASSERT_TRUE(options) << options.error().toStdString();
    EXPECT_EQ(options->page, Page::Prerequisites);
    EXPECT_EQ(options->language, LanguageCode::English);
    EXPECT_EQ(options->machine.kind, MachineChoice::Kind::ThisPc);
    EXPECT_EQ(options->catalog, QString());
    state.catalog = QStringLiteral("https://mirror.example/catalog");
    EXPECT_EQ(parseWizardOptions(elevatedArguments(state))->catalog, state.catalog);
}

TEST(WizardOptions, thePortableProgramIsThatAfterARestartAndElevatedToo)
{
    const QStringList restarted{QStringLiteral("--resume"), QStringLiteral("result"), QStringLiteral("--language"),
                                QStringLiteral("ja")};
    EXPECT_FALSE(parseWizardOptions(restarted)->portable);
    EXPECT_TRUE(parseWizardOptions(restarted + QStringList{QStringLiteral("--portable")})->portable);
    WizardState state;
    EXPECT_FALSE(parseWizardOptions(elevatedArguments(state))->portable);
    state.offer.leaveNothing = true;
    EXPECT_TRUE(parseWizardOptions(elevatedArguments(state))->portable);
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--portable=yes")}).error().contains(u"--portable"));
}

TEST(WizardOptions, anElevatedProgramOnlyOffersToLeaveNothing)
{
    EXPECT_FALSE(parseWizardOptions({})->leavesNothing);
    const auto leaving =
        parseWizardOptions(leavingArguments(QStringLiteral("en"), QStringLiteral("S-1-5-21-1-2-3-1001")));
    ASSERT_TRUE(leaving) << leaving.error().toStdString();
    EXPECT_TRUE(leaving->leavesNothing);
    EXPECT_EQ(leaving->machine.kind, MachineChoice::Kind::ThisPc);
    EXPECT_EQ(leaving->language, LanguageCode::English);
    EXPECT_EQ(leaving->caller, QStringLiteral("S-1-5-21-1-2-3-1001"));
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--leave-nothing=now")}).error().contains(u"--leave-nothing"));
}

TEST(WizardOptions, afterARestartItGoesOnAndHandsThatOverToTheElevatedProgram)
{
    const auto resumed = parseWizardOptions({QStringLiteral("--resume"), QStringLiteral("prerequisites"),
                                             QStringLiteral("--language"), QStringLiteral("ja")});
    ASSERT_TRUE(resumed) << resumed.error().toStdString();
    EXPECT_EQ(resumed->page, Page::Prerequisites);
    EXPECT_TRUE(resumed->resumed);
    WizardState state;
    state.machine = {.kind = MachineChoice::Kind::ThisPc};
    state.pc.resume.goesOn = true;
    const auto elevated = parseWizardOptions(elevatedArguments(state, QStringLiteral("S-1-5-21-1-2-3-1001")));
    ASSERT_TRUE(elevated) << elevated.error().toStdString();
    EXPECT_TRUE(elevated->resumed);
    EXPECT_EQ(elevated->caller, QStringLiteral("S-1-5-21-1-2-3-1001"));
    state.pc.resume.goesOn = false;
    EXPECT_FALSE(parseWizardOptions(elevatedArguments(state))->resumed);
    EXPECT_EQ(parseWizardOptions({QStringLiteral("--resume"), resumeName(Page::Updates)})->page, Page::Result);
    EXPECT_TRUE(parseWizardOptions({QStringLiteral("--resume"), QStringLiteral("moon")}).error().contains(u"moon"));
}

TEST(Composition, whatCannotBeOpenedIsSaid)
{
    const auto composition = Composition::create();
    ASSERT_TRUE(composition);
    EXPECT_EQ((*composition)->open({.machine = QStringLiteral("SOME-OTHER-PC")}).error().condition,
              condition::remoteUnsupported);
#ifndef Q_OS_WIN
    EXPECT_EQ((*composition)->open({.machine = QStringLiteral("local")}).error().condition,
              condition::localNeedsWindows);
#endif
}

TEST(Composition, aRehearsalSitsAtADeskOfItsOwn)
{
    const auto composition = Composition::create();
    ASSERT_TRUE(composition);
    const QString bare = QStringLiteral("practice:windows7-bare");
    const auto simulated = (*composition)->open({.machine = bare});
    ASSERT_TRUE(simulated);
    const Desk &desk = (*simulated)->desk();
    EXPECT_NE(&desk.credentialStore, &(*composition)->desk().credentialStore);
    EXPECT_NE(&desk.packageCatalog, &(*composition)->desk().packageCatalog);
    EXPECT_EQ(&desk.clock, &(*simulated)->machine().clock());

    (*composition)->useCatalog(*CatalogPlace::at(QStringLiteral("https://mirror.example/")));
    const auto mirrored = (*composition)->open({.machine = bare});
    ASSERT_TRUE(mirrored);
    EXPECT_EQ(&(*mirrored)->desk().packageCatalog, &(*composition)->desk().packageCatalog);
    EXPECT_NE(&(*mirrored)->desk().credentialStore, &(*composition)->desk().credentialStore);
}

TEST(Resources, everyConditionOfTheProgramHasWords)
{
    const auto composition = Composition::create();
    ASSERT_TRUE(composition);
    for (const QString &condition : {condition::notElevated,
                                     condition::notEligible,
                                     condition::noEsuRow,
                                     condition::prerequisiteMissing,
                                     condition::restartPending,
                                     condition::baseNotLicensed,
                                     condition::baseKeyInstalled,
                                     condition::baseChanged,
                                     condition::otherRowTookKey,
                                     condition::noRowTookKey,
                                     condition::idOtherRow,
                                     condition::noKey,
                                     condition::keyKmsClient,
                                     condition::keyNotEsu,
                                     condition::keyNone,
                                     condition::keySeveral,
                                     condition::keyLength,
                                     condition::keyImpossibleCharacter,
                                     condition::idPlaceholder,
                                     condition::idBaseWindows,
                                     condition::idNotAGuid,
                                     condition::activationNotConfirmed,
                                     condition::attemptsExhausted,
                                     condition::journalUnwritable,
                                     condition::journalInUse,
                                     condition::journalDamaged,
                                     condition::journalUnreadable,
                                     condition::badArguments,
                                     condition::remoteUnsupported,
                                     condition::localNeedsWindows,
                                     condition::stateNeedsPractice,
                                     condition::updateFailed,
                                     condition::updateOfferedAgain,
                                     condition::timeout,
                                     condition::cancelled}) {
        const Error error{.operation = QStringLiteral("test"), .condition = condition};
        const ErrorExplanation explanation = (*composition)->resources().errors.explain(error);
        EXPECT_TRUE(explanation.known) << condition.toStdString();
        EXPECT_FALSE(explanation.what.ja.isEmpty());
        EXPECT_FALSE(explanation.nextStep.en.isEmpty());
    }
}

TEST(ProgressLines, ALongSearchIsExplainedOnceAndOnlyItself)
{
    using namespace std::chrono_literals;
    ProgressLines lines;
    const auto explained = [](const QStringList &told) {
        return told.join(QString()).contains(QStringLiteral("Nothing is frozen"));
    };
    EXPECT_EQ(lines.told({.waiting = Waiting::ReadingPc}, 0min).size(), 1);
    EXPECT_FALSE(explained(lines.tick(10min))) << "reading is not searching";
    EXPECT_EQ(lines.told({.waiting = Waiting::SearchingUpdates}, 10min).size(), 1);
    EXPECT_TRUE(lines.told({.waiting = Waiting::SearchingUpdates, .percent = 5}, 11min).isEmpty());
    EXPECT_FALSE(explained(lines.tick(13min - 1ms)));
    const QStringList told = lines.tick(13min);
    ASSERT_EQ(told.size(), 1);
    EXPECT_TRUE(told[0].contains(QStringLiteral("3 min 0 s"))) << told[0].toStdString();
    EXPECT_TRUE(explained(told));
    EXPECT_FALSE(explained(lines.tick(40min)));
    EXPECT_EQ(lines.told({.waiting = Waiting::DownloadingUpdates, .subject = QStringLiteral("a")}, 41min).size(), 1);
    EXPECT_FALSE(explained(lines.tick(90min)));
}

TEST(ProgressLines, WhatTakesLongSaysEveryMinuteThatItLives)
{
    using namespace std::chrono_literals;
    ProgressLines lines;
    EXPECT_TRUE(lines.tick(5min).isEmpty()) << "nothing is being done";
    Progress download{.waiting = Waiting::DownloadingPackage, .total = 5, .subject = QStringLiteral("KB1")};
    EXPECT_EQ(lines.told(download, 5min).size(), 1);
    qsizetype count = 0;
    for (auto now = 5min + 1s; now <= 65min; now += 1s) {
        download.percent = static_cast<int>((now - 5min) * 100 / 60min);
        EXPECT_TRUE(lines.told(download, now).isEmpty()) << "a percent is no news";
        count += lines.tick(now).size();
    }
    EXPECT_EQ(count, 60);
    EXPECT_EQ(lines.status(65min), QStringLiteral("100% · Downloading KB1 (1 of 5, 1 h 0 min elapsed)."));
}

TEST(ProgressLines, AStatusFitsItsTerminal)
{
    EXPECT_EQ(columnsOf(QStringLiteral("KB1 を探す。")), 12);
    EXPECT_EQ(fitted(QStringLiteral("KB1 を探す"), 8), QStringLiteral("KB1 を探"));
    EXPECT_EQ(fitted(QStringLiteral("KB1 を探す"), 7), QStringLiteral("KB1 を")) << "no half of a letter";
    EXPECT_EQ(fitted(QStringLiteral("short"), 80), QStringLiteral("short"));
}

TEST(Arguments, aNearNameIsSuggested)
{
    const auto detail = [](const char16_t *line) {
        const auto parsed = parseArguments(QString::fromUtf16(line).split(QLatin1Char(' ')));
        return parsed ? QString() : parsed.error().error.detail;
    };
    EXPECT_EQ(detail(u"inspekt"), QStringLiteral("unknown command \"inspekt\"; did you mean \"inspect\"?"));
    EXPECT_EQ(detail(u"key"),
              QStringLiteral("unknown command \"key\"; did you mean \"key show\" or \"key store\" or \"key forget\"?"));
    EXPECT_EQ(detail(u"updates --instal"), QStringLiteral("unknown option \"--instal\"; did you mean \"--install\"?"));
    EXPECT_EQ(detail(u"inspect --langage ja"),
              QStringLiteral("unknown option \"--langage\"; did you mean \"--language\"?"));
    EXPECT_EQ(detail(u"inspect --zzz"), QStringLiteral("unknown option \"--zzz\""));
    EXPECT_TRUE(detail(u"fly").startsWith(QLatin1String("unknown command \"fly\"; known commands: inspect, ")));
    EXPECT_TRUE(detail(u"inspekt --help").contains(QLatin1String("did you mean \"inspect\"?")));
}

TEST(Arguments, aKeyByMistakeIsNotToldOn)
{
    for (const auto *line : {u"activate %1", u"activate --%1", u"activate --key=%1", u"%1", u"activate --year %1",
                             u"inspect --language %1", u"activate --activation-id %1", u"record %1",
                             u"inspect --machine practice:%1", u"run --packages C:\\%1"}) {
        for (const QString &key : {practiceKey, QString(practiceKey).remove(QLatin1Char('-')), practiceKey.toLower(),
                                   QString(practiceKey).replace(QLatin1Char('B'), QLatin1Char('O')),
                                   QString(practiceKey).replace(QLatin1Char('-'), QChar(0x2013)),
                                   QString(practiceKey).replace(QLatin1Char('-'), QLatin1Char('.')),
                                   QString(practiceKey).replace(QLatin1Char('-'), QLatin1Char('_')),
                                   QString(practiceKey).replace(QLatin1Char('-'), QLatin1Char(' ')),
                                   practiceKey.chopped(1), QLatin1Char('x') + practiceKey, practiceKey + u'X'}) {
            const auto parsed = parseArguments(QString::fromUtf16(line).arg(key).split(QLatin1Char(' ')));
            ASSERT_FALSE(parsed) << QString::fromUtf16(line).toStdString();
            const QString &detail = parsed.error().error.detail;
            EXPECT_TRUE(detail.contains(QLatin1String("holds a product key"))) << detail.toStdString();
            EXPECT_FALSE(detail.contains(key, Qt::CaseInsensitive)) << QString::fromUtf16(line).toStdString();
            EXPECT_FALSE(detail.contains(QLatin1String("HJKMP"), Qt::CaseInsensitive)) << detail.toStdString();
        }
    }
    EXPECT_TRUE(parseArguments({QStringLiteral("inspect"), QStringLiteral("--state"),
                                QStringLiteral("/home/us/abcdefghijklmnopqrstuvwxy.json")}));
    EXPECT_TRUE(parseArguments({QStringLiteral("activate"), QStringLiteral("--activation-id"),
                                QStringLiteral("f520e45e-7413-4a34-a497-d2765967d094")}));
}

TEST(LogFile, HasALineForEachChangeAndTheCodesOfTheEnd)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    LogFile log(path);
    log.begin(QStringLiteral("run"), QStringLiteral("local"));
    for (int percent = 0; percent <= 100; ++percent)
        log.progress(
            {.waiting = Waiting::DownloadingPackage, .total = 1, .percent = percent, .subject = QStringLiteral("KB1")});
    log.result({.head = {.command = QStringLiteral("run"),
                         .outcome = Outcome::Failed,
                         .exitCode = ExitCode::ActivationLimit,
                         .error = Error{.operation = QStringLiteral("spp.activate"), .code = 0xC004C020}},
                .members = {},
                .lines = {QStringLiteral("found")},
                .complaint = {QStringLiteral("why")}});
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly | QIODevice::Text));
    const QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 5) << lines.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(lines[0].endsWith(QLatin1String("esuctl " ESU_VERSION " run local")));
    EXPECT_TRUE(lines[1].contains(QLatin1String("KB1")));
    EXPECT_TRUE(lines[2].contains(QStringLiteral("failed · 14 · "))) << lines[2].toStdString();
    EXPECT_TRUE(lines[2].endsWith(QStringLiteral("spp.activate · 0xC004C020"))) << lines[2].toStdString();
    EXPECT_TRUE(lines[3].endsWith(QLatin1String("found")));
    EXPECT_TRUE(lines[4].endsWith(QLatin1String("why")));
}

} // namespace
} // namespace esu
