// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/model/resources.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

class ErrorCatalogueTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(resources.has_value()) << resources.error().detail.toStdString(); }

    ErrorExplanation explain(const QString &operation, std::optional<std::uint32_t> code, const QString &condition = {},
                             Fault fault = Fault::Refused) const
    {
        return resources->errors.explain(
            {.fault = fault, .operation = operation, .code = code, .condition = condition});
    }

    const Result<Resources> resources = loadResources();
};

TEST_F(ErrorCatalogueTest, everyTextIsThereAndCalm)
{
    ASSERT_GT(resources->errors.entries().size(), 250);
    for (const ErrorEntry &entry : resources->errors.entries()) {
        const std::string row = (entry.codes.isEmpty() ? QString() : hresultText(entry.codes.first())).toStdString() +
                                " " + entry.condition.toStdString() + " " + entry.operations.join(u',').toStdString();
        for (const LocalText &text : {entry.what, entry.cause, entry.nextStep}) {
            EXPECT_FALSE(text.ja.isEmpty() || text.en.isEmpty()) << row;
            for (const char *word : {"失敗", "エラー", "不正", "警告", "!", "！", "認証サーバ ", "パッチ",
                                     "アップデート", "端末", "マシン"})
                EXPECT_FALSE(text.ja.contains(QString::fromUtf8(word))) << row << " says " << word;
            for (const char *word : {"!", "n't", "Please", "invalid", "failed"})
                EXPECT_FALSE(text.en.contains(QString::fromUtf8(word))) << row << " says " << word;
            EXPECT_TRUE(text.ja.endsWith(u'。')) << row;
            EXPECT_TRUE(text.en.endsWith(u'.')) << row;
            EXPECT_FALSE(text.ja.contains(QLatin1String("0x")) || text.en.contains(QLatin1String("0x")))
                << row << ": codes belong in the details";
        }
    }
}

TEST_F(ErrorCatalogueTest, theTextsOfTheCopyGuideStandAsTheyAre)
{
    const ErrorExplanation limit = explain(operation::sppActivate, 0xC004C020);
    EXPECT_EQ(limit.symbol, QStringLiteral("SL_E_CHPA_DMAK_LIMIT_EXCEEDED"));
    EXPECT_EQ(limit.what.ja, QStringLiteral("キーの回数の上限に達しています。"));
    EXPECT_EQ(limit.nextStep.ja,
              QStringLiteral(
                  "購入元に上限の引き上げを依頼してください。キーはそのままで、引き上げの後、ここから再開できます。"));
    EXPECT_EQ(limit.cause.en,
              QStringLiteral(
                  "All activations are used. A reinstallation may use one too, and removing the key returns none."));
    EXPECT_EQ(explain(operation::wuaInstall, 0x80070661).nextStep.en,
              QStringLiteral("Activate Windows itself first, then ESU."));
    EXPECT_EQ(explain(operation::sppActivate, std::nullopt, condition::onlyBaseActivated).what.ja,
              QStringLiteral("成功と表示されましたが、ESU は有効になっていません。"));
}

TEST_F(ErrorCatalogueTest, theVariantsOfARefusedKey)
{
    const auto variant = [this](const QString &condition) {
        return explain(operation::sppInstallKey, 0xC004F050, condition);
    };
    EXPECT_EQ(variant(condition::packageMissing).exitCode, ExitCode::PrerequisiteMissing);
    EXPECT_EQ(variant(condition::restartPending).exitCode, ExitCode::PrerequisiteMissing);
    EXPECT_EQ(variant(condition::otherProduct).exitCode, ExitCode::KeyRefused);
    EXPECT_EQ(variant(condition::typing).exitCode, ExitCode::KeyRefused);
    EXPECT_EQ(variant(condition::restartPending).cause.ja,
              QStringLiteral("更新プログラムを入れた後の再起動が済んでいません。"));
    EXPECT_NE(variant(condition::typing).cause, variant(condition::otherProduct).cause);
    EXPECT_EQ(variant({}).cause, variant(condition::otherProduct).cause) << "otherwise c";
    for (const QString &condition :
         {condition::packageMissing, condition::restartPending, condition::otherProduct, condition::typing, QString()})
        EXPECT_EQ(variant(condition).symbol, QStringLiteral("SL_E_INVALID_PRODUCT_KEY")) << condition.toStdString();
}

TEST_F(ErrorCatalogueTest, theCodeDecidesTheExitCodeFirst)
{
    for (const QString &step :
         {operation::sppActivate, operation::sppInstallKey, operation::wuaSearch, operation::sppRows}) {
        EXPECT_EQ(explain(step, 0x800706BA).exitCode, ExitCode::NotReachable);
        EXPECT_EQ(explain(step, 0x80070005).exitCode, ExitCode::AccessDenied);
        EXPECT_EQ(explain(step, 0x80041003).exitCode, ExitCode::AccessDenied);
        EXPECT_EQ(explain(step, 0x80072EE7).exitCode, ExitCode::Network);
        EXPECT_EQ(explain(step, 0x8024402C).exitCode, ExitCode::Network);
    }
    EXPECT_EQ(explain(operation::sppActivate, 0xC004C020).exitCode, ExitCode::ActivationLimit);
    EXPECT_EQ(explain(operation::sppActivate, 0xC004C008).exitCode, ExitCode::ActivationLimit);
    EXPECT_EQ(explain(operation::sppActivate, 0xC004C021).exitCode, ExitCode::ActivationLimit);
    EXPECT_EQ(explain(operation::sppActivate, 0xC004C003).exitCode, ExitCode::KeyRefused) << "a blocked key, also here";
    EXPECT_EQ(explain(operation::sppActivate, 0xC004C060).exitCode, ExitCode::KeyRefused);
    EXPECT_EQ(explain(operation::sppActivate, 0xC004C030).exitCode, ExitCode::ActivationRefused);
    EXPECT_EQ(explain(operation::sppInstallKey, 0xC004F069).exitCode, ExitCode::KeyRefused);
    EXPECT_EQ(explain(operation::wuaInstall, 0x80240022).exitCode, ExitCode::UpdateFailed);
    EXPECT_EQ(explain(operation::wuaInstall, 0x00240005).exitCode, ExitCode::RestartRequired);
    EXPECT_TRUE(explain(operation::powerRestart, 0x800704A7).cause.en.contains(QLatin1String("Other people")));
}

TEST_F(ErrorCatalogueTest, withoutAKnownCodeTheStepDecides)
{
    struct {
        QString operation;
        ExitCode exitCode;
    } const steps[] = {
        {operation::arguments, ExitCode::Usage},
        {operation::wmiConnect, ExitCode::NotReachable},
        {operation::inventoryOs, ExitCode::Failure},
        {operation::sppRows, ExitCode::Failure},
        {operation::sppInstallKey, ExitCode::KeyRefused},
        {operation::sppActivate, ExitCode::ActivationRefused},
        {operation::sppUninstallKey, ExitCode::KeyRefused},
        {operation::wuaSearch, ExitCode::UpdateFailed},
        {operation::wuaDownload, ExitCode::UpdateFailed},
        {operation::wuaInstall, ExitCode::UpdateFailed},
        {operation::keyInput, ExitCode::KeyRefused},
        {operation::scenario, ExitCode::Usage},
        {operation::resourceData, ExitCode::Usage},
        {operation::journal, ExitCode::Failure},
        {operation::forget, ExitCode::Failure},
    };
    for (const auto &step : steps) {
        const ErrorExplanation explanation = explain(step.operation, 0x8BADF00D);
        EXPECT_FALSE(explanation.known) << step.operation.toStdString();
        EXPECT_EQ(explanation.exitCode, step.exitCode) << step.operation.toStdString();
        EXPECT_FALSE(explanation.what.ja.isEmpty() || explanation.nextStep.en.isEmpty())
            << step.operation.toStdString();
        EXPECT_EQ(explanation.ambiguous, step.operation == operation::sppActivate) << step.operation.toStdString();
    }
}

TEST_F(ErrorCatalogueTest, onlyAnActivationEndsAmbiguously)
{
    for (const std::uint32_t code : {0x80072EE2U, 0x80072EFEU, 0x800706BAU, 0x800706BEU, 0x800706BFU, 0xC004F034U,
                                     0xC004B007U, 0xC004C012U, 0xC004C015U, 0xC004FC03U, 0x80072F78U, 0x80041001U}) {
        EXPECT_TRUE(explain(operation::sppActivate, code).ambiguous) << hresultText(code).toStdString();
        EXPECT_FALSE(explain(operation::sppInstallKey, code).ambiguous) << hresultText(code).toStdString();
        EXPECT_FALSE(explain(operation::sppRows, code).ambiguous) << hresultText(code).toStdString();
    }
    for (const std::uint32_t code :
         {0xC004C020U, 0xC004C003U, 0xC004C008U, 0xC004C001U, 0xC004C030U, 0xC004C031U, 0xC004F014U, 0x80072EE7U,
          0x80072EFDU, 0x80072F8FU, 0x80070005U, 0x80041003U, 0x80041010U})
        EXPECT_FALSE(explain(operation::sppActivate, code).ambiguous) << hresultText(code).toStdString();
    EXPECT_TRUE(explain(operation::sppActivate, std::nullopt, condition::timeout).ambiguous);
    EXPECT_TRUE(explain(operation::sppActivate, std::nullopt, condition::cancelled).ambiguous);
    EXPECT_TRUE(explain(operation::sppActivate, std::nullopt, condition::activationNotConfirmed).ambiguous);
    EXPECT_FALSE(explain(operation::sppActivate, std::nullopt, condition::attemptsExhausted).ambiguous);
    EXPECT_FALSE(explain(operation::sppActivate, std::nullopt, condition::abandoned).ambiguous)
        << "it was never started";
}

TEST_F(ErrorCatalogueTest, aFailedUpdateIsExplainedByWhatThePcLacks)
{
    const auto next = [this](std::uint32_t code, const QString &condition) {
        return explain(operation::wuaInstall, code, condition).nextStep.en;
    };
    for (const std::uint32_t code : {0x800F0922U, 0x80070643U, 0x80070645U}) {
        EXPECT_TRUE(next(code, condition::licensingPackageMissing).contains(QLatin1String("Prerequisites")));
        EXPECT_TRUE(next(code, condition::esuNotLicensed).contains(QLatin1String("Activation")));
        for (const char *word : {"Prerequisites", "Activation"})
            EXPECT_FALSE(next(code, {}).contains(QLatin1String(word))) << hresultText(code).toStdString();
    }
    EXPECT_EQ(next(0x80240034, condition::esuNotLicensed), next(0x80240034, {})) << "a code of another kind";
    for (const QString &step : {operation::sppRows, operation::inventoryOs, operation::wmiConnect})
        EXPECT_FALSE(explain(step, 0x800706BA).what.en.contains(QLatin1String("other PC")));
}

TEST_F(ErrorCatalogueTest, whatPeopleReported)
{
    using namespace operation;
    struct {
        QString operation;
        std::uint32_t code;
        ExitCode exitCode;
    } const reports[] = {
        {sppActivate, 0x8004FE33, ExitCode::Network},
        {sppInstallKey, 0x8004E108, ExitCode::KeyRefused},
        {sppActivate, 0xC0000022, ExitCode::AccessDenied},
        {wuaInstall, 0x80070241, ExitCode::UpdateFailed},
        {sppActivate, 0xC0020036, ExitCode::ActivationRefused},
        {sppRows, 0x8007052E, ExitCode::AccessDenied},
        {sppActivate, 0xC0EA000A, ExitCode::PrerequisiteMissing},
        {sppActivate, 0x87E10BC6, ExitCode::ActivationRefused},
        {sppActivate, 0x803F7001, ExitCode::PrerequisiteMissing},
        {sppActivate, 0xC004D302, ExitCode::PrerequisiteMissing},
        {wuaSearch, 0x8024500C, ExitCode::UpdateFailed},
        {wuaInstall, 0x80073701, ExitCode::UpdateFailed},
        {wuaInstall, 0x800736CC, ExitCode::UpdateFailed},
        {wuaInstall, 0x8007371B, ExitCode::UpdateFailed},
        {wuaSearch, 0xC8000266, ExitCode::UpdateFailed},
        {wuaInstall, 0x800F0983, ExitCode::UpdateFailed},
        {wuaInstall, 0x800F0988, ExitCode::UpdateFailed},
        {wuaInstall, 0x80246013, ExitCode::UpdateFailed},
        {wuaDownload, 0x80D05001, ExitCode::Network},
        {wuaSearch, 0x80240437, ExitCode::Network},
        {wuaSearch, 0x80240438, ExitCode::Network},
        {wuaInstall, 0x800705B4, ExitCode::UpdateFailed},
        {wuaSearch, 0x80245006, ExitCode::UpdateFailed},
        {wuaInstall, 0x8024A105, ExitCode::UpdateFailed},
        {wuaInstall, 0x800704A7, ExitCode::UpdateFailed},
        {sppActivate, 0x80090326, ExitCode::Network},
    };
    for (const auto &report : reports) {
        const ErrorExplanation explanation = explain(report.operation, report.code);
        EXPECT_TRUE(explanation.known) << hresultText(report.code).toStdString();
        EXPECT_EQ(explanation.exitCode, report.exitCode) << hresultText(report.code).toStdString();
    }
    EXPECT_FALSE(explain(sppActivate, 0x8004FE33).ambiguous) << "it never came to the server";
    EXPECT_TRUE(explain(sppActivate, 0x800705B4).ambiguous);
    for (const std::uint32_t code : {0x80073701U, 0x800736CCU, 0x8007371BU})
        EXPECT_EQ(explain(wuaInstall, code).nextStep, explain(wuaInstall, 0x80073712).nextStep) << "the same damage";
    EXPECT_EQ(explain(sppRows, 0x80041002).what, explain(sppRows, 0x80041010).what) << "nothing was chosen yet";
}

TEST_F(ErrorCatalogueTest, whatRepeatingCannotCure)
{
    for (const std::uint32_t code : {0xC004C003U, 0xC004C020U, 0xC004F069U, 0xC004C060U})
        EXPECT_FALSE(explain(operation::sppActivate, code).repeatable) << hresultText(code).toStdString();
    for (const std::uint32_t code : {0x80072EE2U, 0xC004C015U, 0x80244022U})
        EXPECT_TRUE(explain(operation::sppActivate, code).repeatable) << hresultText(code).toStdString();
}

TEST_F(ErrorCatalogueTest, ourOwnConditionsAreAllThere)
{
    struct {
        QString condition;
        ExitCode exitCode;
    } const conditions[] = {
        {condition::cancelled, ExitCode::Cancelled},
        {condition::timeout, ExitCode::ActivationRefused},
        {condition::notElevated, ExitCode::AccessDenied},
        {condition::noEsuRow, ExitCode::NoEsuRow},
        {condition::notEligible, ExitCode::NotEligible},
        {condition::notEligibleHome, ExitCode::NotEligible},
        {condition::notEligibleLtsc, ExitCode::NotEligible},
        {condition::noProgramme, ExitCode::NotEligible},
        {condition::prerequisiteMissing, ExitCode::PrerequisiteMissing},
        {condition::restartPending, ExitCode::PrerequisiteMissing},
        {condition::baseNotLicensed, ExitCode::PrerequisiteMissing},
        {condition::baseUnknown, ExitCode::PrerequisiteMissing},
        {condition::baseKeyInstalled, ExitCode::KeyRefused},
        {condition::baseChanged, ExitCode::KeyRefused},
        {condition::keyNotEsu, ExitCode::KeyRefused},
        {condition::otherRowTookKey, ExitCode::KeyRefused},
        {condition::noRowTookKey, ExitCode::KeyRefused},
        {condition::keyKmsClient, ExitCode::KeyRefused},
        {condition::keyImpossibleCharacter, ExitCode::KeyRefused},
        {condition::keySecondN, ExitCode::KeyRefused},
        {condition::keyLength, ExitCode::KeyRefused},
        {condition::keySeveral, ExitCode::KeyRefused},
        {condition::keyNone, ExitCode::NoKey},
        {condition::noKey, ExitCode::NoKey},
        {condition::keyNotStored, ExitCode::NoKey},
        {condition::storeUnavailable, ExitCode::NoKey},
        {condition::idPlaceholder, ExitCode::Usage},
        {condition::idBaseWindows, ExitCode::Usage},
        {condition::idNotAGuid, ExitCode::Usage},
        {condition::idOtherRow, ExitCode::KeyRefused},
        {condition::keyStays, ExitCode::KeyRefused},
        {condition::idNotEsu, ExitCode::KeyRefused},
        {condition::activationNotConfirmed, ExitCode::ActivationRefused},
        {condition::attemptsExhausted, ExitCode::ActivationRefused},
        {condition::journalDamaged, ExitCode::Usage},
        {condition::notAStateFile, ExitCode::Usage},
        {condition::journalInUse, ExitCode::Failure},
        {condition::wuaUnavailable, ExitCode::UpdateFailed},
        {condition::wmiUnavailable, ExitCode::NotReachable},
        {condition::wrongArchitecture, ExitCode::AccessDenied},
        {condition::unsupported, ExitCode::ActivationRefused},
        {condition::updateFailed, ExitCode::UpdateFailed},
        {condition::badArguments, ExitCode::Usage},
    };
    for (const auto &expected : conditions) {
        const ErrorExplanation explanation = explain(operation::sppActivate, std::nullopt, expected.condition);
        EXPECT_TRUE(explanation.known) << expected.condition.toStdString();
        EXPECT_EQ(explanation.exitCode, expected.exitCode) << expected.condition.toStdString();
    }
}

TEST_F(ErrorCatalogueTest, aRecordThatIsOutOfReachIsARightThatIsMissing)
{
    for (const QString &condition : {condition::journalUnwritable, condition::journalUnreadable}) {
        for (const auto &[fault, code] :
             {std::pair(Fault::AccessDenied, ExitCode::AccessDenied), std::pair(Fault::Backend, ExitCode::Failure)}) {
            const ErrorExplanation explanation = explain(operation::journal, std::nullopt, condition, fault);
            EXPECT_TRUE(explanation.known) << condition.toStdString();
            EXPECT_EQ(explanation.exitCode, code) << condition.toStdString();
        }
    }
}

TEST_F(ErrorCatalogueTest, forgettingIsNotToldInWordsOfAnActivation)
{
    for (const QString &condition : {condition::journalUnwritable, condition::journalUnreadable,
                                     condition::journalDamaged, condition::journalInUse}) {
        const ErrorExplanation told = explain(operation::forget, std::nullopt, condition);
        const ErrorExplanation spending = explain(operation::journal, std::nullopt, condition);
        EXPECT_TRUE(told.known);
        EXPECT_EQ(told.exitCode, spending.exitCode) << condition.toStdString();
        for (const LocalText &text : {told.what, told.cause, told.nextStep}) {
            EXPECT_FALSE(text.en.contains(QLatin1String("ctivation"))) << text.en.toStdString();
            EXPECT_FALSE(text.ja.contains(QStringLiteral("認証"))) << text.ja.toStdString();
            EXPECT_FALSE(text.ja.contains(QStringLiteral("回数"))) << text.ja.toStdString();
        }
    }
}

TEST_F(ErrorCatalogueTest, aFaultWithoutCodeStandsForItsCause)
{
    const auto of = [this](Fault fault) { return explain(operation::sppActivate, std::nullopt, {}, fault); };
    EXPECT_EQ(of(Fault::AccessDenied).exitCode, ExitCode::AccessDenied);
    EXPECT_EQ(of(Fault::AccessDenied).symbol, QStringLiteral("E_ACCESSDENIED"));
    EXPECT_EQ(of(Fault::Cancelled).exitCode, ExitCode::Cancelled);
    EXPECT_TRUE(of(Fault::Timeout).ambiguous);
    EXPECT_TRUE(of(Fault::Unsupported).known);
    EXPECT_FALSE(of(Fault::Backend).known);
}

TEST(ErrorCatalogueRulesTest, theMostSpecificRowAnswers)
{
    const auto row = [](QList<std::uint32_t> codes, const char *condition, const char *operations, const char *what) {
        ErrorEntry entry;
        entry.codes = std::move(codes);
        entry.condition = QString::fromLatin1(condition);
        if (*operations)
            entry.operations = {QString::fromLatin1(operations)};
        entry.what = {QString::fromLatin1(what), QString::fromLatin1(what)};
        return entry;
    };
    const ErrorCatalogue catalogue({row({}, "", "wua.", "prefix"), row({}, "", "wua.install", "operation"),
                                    row({1}, "", "", "code"), row({1}, "", "wua.", "code+prefix"),
                                    row({1}, "", "wua.install", "code+operation"), row({}, "c", "", "condition"),
                                    row({1}, "c", "", "code+condition"), row({}, "d", "", "other condition"),
                                    row({}, "", "spp", "no prefix")});
    const auto what = [&catalogue](const char *operation, std::optional<std::uint32_t> code, const char *condition) {
        return catalogue
            .explain({.operation = QString::fromLatin1(operation),
                      .code = code,
                      .condition = QString::fromLatin1(condition)})
            .what.en.toStdString();
    };
    EXPECT_EQ(what("wua.search", 2, ""), "prefix");
    EXPECT_EQ(what("wua.install", 2, ""), "operation");
    EXPECT_EQ(what("spp.rows", 1, ""), "code");
    EXPECT_EQ(what("wua.search", 1, ""), "code+prefix");
    EXPECT_EQ(what("wua.install", 1, ""), "code+operation");
    EXPECT_EQ(what("wua.install", 2, "c"), "condition");
    EXPECT_EQ(what("wua.install", 1, "c"), "code+condition");
    EXPECT_EQ(what("wua.install", 1, "d"), "other condition") << "our own judgement weighs more than the code";
    EXPECT_EQ(what("wuarea", 2, ""), "");
    EXPECT_EQ(what("spp.refresh", 2, ""), "") << "a prefix ends in a full stop";
}

} // namespace
} // namespace esu
