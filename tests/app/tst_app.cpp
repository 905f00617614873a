// SPDX-License-Identifier: MIT
#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/ctl/console.h"
#include "app/ctl/key_source.h"
#include "app/wizard/wizard_options.h"
#include "core/base/conditions.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

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

TEST(Arguments, everyCommandIsUnderstood)
{
    for (const auto *line : {u"inspect", u"prerequisites", u"activate", u"updates --install", u"verify", u"run --json",
                             u"run --catalog https://mirror.example/", u"inspect --catalog http://localhost:8080",
                             u"key show", u"key forget", u"self-test", u"activate --key-stdin --dry-run"}) {
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
    EXPECT_EQ(lines.told({.waiting = Waiting::ReadingPc}, 0min).size(), 1);
    EXPECT_TRUE(lines.tick(10min).isEmpty()) << "reading is not searching";
    EXPECT_EQ(lines.told({.waiting = Waiting::SearchingUpdates}, 10min).size(), 1);
    EXPECT_TRUE(lines.told({.waiting = Waiting::SearchingUpdates, .percent = 5}, 11min).isEmpty());
    EXPECT_TRUE(lines.tick(13min - 1ms).isEmpty());
    const QStringList explained = lines.tick(13min);
    ASSERT_EQ(explained.size(), 1);
    EXPECT_TRUE(explained[0].contains(QStringLiteral("3 min 0 s"))) << explained[0].toStdString();
    EXPECT_TRUE(explained[0].contains(QStringLiteral("Nothing is frozen")));
    EXPECT_TRUE(lines.tick(40min).isEmpty());
    EXPECT_EQ(lines.told({.waiting = Waiting::DownloadingUpdates, .subject = QStringLiteral("a")}, 41min).size(), 1);
    EXPECT_TRUE(lines.tick(90min).isEmpty());
}

} // namespace
} // namespace esu
