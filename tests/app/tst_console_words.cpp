// SPDX-License-Identifier: MIT
// What esuctl says names no page and no button of the wizard.
#include "app/composition.h"
#include "app/ctl/run_text.h"
#include "ui/text/language.h"
#include "ui/text/verdict_text.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

namespace esu {
namespace {

/// Windows' own, wherever a person finds them.
const QStringList ofWindows{
    QStringLiteral("[設定] の [ライセンス認証]"),
    QStringLiteral("[設定] の [Windows Update]"),
    QStringLiteral("[設定]"),
    QStringLiteral("[手動]"),
    QStringLiteral("[日付と時刻]"),
    QStringLiteral("[ディスク クリーンアップ]"),
    QStringLiteral("[プロダクト キーの変更]"),
    QStringLiteral("[インストールされた更新プログラム]"),
    QStringLiteral("[ファイル名を指定して実行]"),
    QStringLiteral("[Change product key]"),
    QStringLiteral("[Update and restart]"),
};

/// How the English sentences name pages and buttons of the wizard, which have no brackets there.
const QRegularExpression englishControl(QStringLiteral(
    "\\[|Prerequisites|Product key page|Activation ID|Activation page|omplete Activation|Result page|Windows Update "
    "page|\\bHelp\\b|ave Details"));

QString withoutWindows(QString text)
{
    for (const QString &name : ofWindows)
        text.remove(name);
    return text;
}

Resources consoleResources()
{
    return forConsole(Composition::readResources().value());
}

Error errorOf(const ErrorEntry &entry)
{
    Error error{.fault = Fault::Backend, .operation = QStringLiteral("test"), .condition = entry.condition};
    if (!entry.codes.isEmpty())
        error.code = entry.codes.first();
    if (!entry.operations.isEmpty())
        error.operation = entry.operations.first();
    return error;
}

TEST(ConsoleWords, noSentenceOfAnErrorNamesAPageOrAButton)
{
    const Resources resources = consoleResources();
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Language language(code);
        for (const ErrorEntry &entry : resources.errors.entries()) {
            const QString told =
                withoutWindows(describeError(errorOf(entry), resources.errors).join(QLatin1Char('\n')));
            EXPECT_FALSE(told.contains(QLatin1Char('['))) << told.toStdString();
            EXPECT_FALSE(code == LanguageCode::English && told.contains(englishControl)) << told.toStdString();
        }
    }
}

TEST(ConsoleWords, noRowOfTheDataNamesAPageOrAButton)
{
    const Resources resources = consoleResources();
    QList<LocalText> texts;
    for (const ErrorEntry &entry : resources.errors.entries())
        texts << entry.what << entry.cause << entry.nextStep;
    for (const PrerequisiteRule &rule : resources.prerequisites.rules())
        texts << rule.title << rule.why << rule.fix << rule.unknown;
    for (const LocalText &text : texts) {
        EXPECT_FALSE(withoutWindows(text.ja).contains(QLatin1Char('['))) << text.ja.toStdString();
        EXPECT_FALSE(withoutWindows(text.en).contains(englishControl)) << text.en.toStdString();
    }
}

/// The sentences of verdicts that name a step or say what keeps updates away.
QStringList verdictSentences()
{
    QStringList texts;
    for (const HelpsNext next : {HelpsNext::Nothing, HelpsNext::ActivateWindows, HelpsNext::Prerequisites,
                                 HelpsNext::ProductKey, HelpsNext::Activation, HelpsNext::WindowsUpdate})
        texts << VerdictText::notActive(next);
    for (const Freshness::Cause cause : enumerators<Freshness::Cause>()) {
        const Verdict verdict{.level = Verdict::Level::Amber,
                              .reasons = {{ReasonId::EsuLicense, VerdictReason::State::Met, {}, {}, {}}},
                              .freshness = {.state = Freshness::State::NoEsuUpdate,
                                            .newest = QDate(2026, 11, 10),
                                            .monthsMissing = 1,
                                            .cause = cause,
                                            .failedKb = {QStringLiteral("KB5140017")}}};
        texts << VerdictText::headline(verdict, {});
    }
    return texts;
}

TEST(ConsoleWords, noVerdictNamesAPageOrAButton)
{
    const ConsoleWords words = consoleResources().errors.consoleWords();
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Language language(code);
        for (const QString &text : verdictSentences()) {
            const QString told = words.of({.ja = text, .en = text}).in(languageName(code));
            static const QRegularExpression step(QStringLiteral(
                "(手順|Next step): (?!esuctl|Activate Windows itself|Windows 本体)|戻り|Go back|の画面に|Update says"));
            EXPECT_FALSE(told.contains(step)) << told.toStdString();
        }
    }
}

/// A phrase that meets no sentence is left over, or stands behind one that takes its words away.
TEST(ConsoleWords, everyPhraseStandsInASentenceOfTheWizard)
{
    const Resources resources = Composition::readResources().value();
    QStringList ja;
    QStringList en;
    for (const ErrorEntry &entry : resources.errors.entries()) {
        for (const LocalText &text : {entry.what, entry.cause, entry.nextStep}) {
            ja << text.ja;
            en << text.en;
        }
    }
    {
        const Language language(LanguageCode::Japanese);
        ja << verdictSentences();
    }
    en << verdictSentences();
    const auto check = [](QStringList texts, const QList<ConsoleWords::Phrase> &phrases) {
        for (const ConsoleWords::Phrase &phrase : phrases) {
            EXPECT_FALSE(texts.filter(phrase.wizard).isEmpty()) << phrase.wizard.toStdString();
            texts.replaceInStrings(phrase.wizard, phrase.console);
        }
    };
    check(ja, resources.errors.consoleWords().ja);
    check(en, resources.errors.consoleWords().en);
}

TEST(ConsoleWords, theWizardKeepsItsOwn)
{
    const Resources wizard = Composition::readResources().value();
    const Resources console = forConsole(wizard);
    const Error error{.operation = QStringLiteral("test"), .condition = QStringLiteral("restart-pending")};
    const QString wizards = wizard.errors.explain(error).nextStep.en;
    EXPECT_TRUE(wizards.contains(QLatin1String("You can go on from here afterwards."))) << wizards.toStdString();
    EXPECT_EQ(console.errors.explain(error).nextStep.en,
              QString(wizards).replace(QLatin1String("You can go on from here afterwards"),
                                       QLatin1String("Run the same command again afterwards")));
    EXPECT_EQ(console.errors.explain(error).exitCode, wizard.errors.explain(error).exitCode);
}

} // namespace
} // namespace esu
