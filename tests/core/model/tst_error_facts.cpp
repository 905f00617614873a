// SPDX-License-Identifier: MIT
// The error catalogue is complete, unambiguous, and speaks of the step in which a code appeared.
#include "core/base/conditions.h"
#include "fact_codes.h"

#include "core/base/operations.h"
#include "core/model/resources.h"

#include <QMap>
#include <QSet>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

namespace esu::test {
namespace {

class ErrorFacts : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(resources.has_value()) << resources.error().detail.toStdString(); }

    ErrorExplanation explain(const QString &operation, std::optional<std::uint32_t> code,
                             const QString &condition = {}) const
    {
        return resources->errors.explain(
            {.fault = Fault::Backend, .operation = operation, .code = code, .condition = condition});
    }

    const Result<Resources> resources = loadResources();
};

/// Where a code of this section usually appears.
QString operationOf(const FactCode &fact)
{
    if (QByteArrayView(fact.section) == "8.6")
        return operation::packageInstall;
    return QByteArrayView(fact.section) >= "4.3" ? operation::wuaInstall : operation::sppActivate;
}

bool isWhole(const LocalText &text)
{
    return !text.ja.isEmpty() && !text.en.isEmpty() && text.ja != text.en;
}

TEST_F(ErrorFacts, EveryListedCodeHasSymbolAndBothTexts)
{
    QSet<std::uint32_t> listed;
    int complete = 0;
    for (const FactCode &fact : factCodes) {
        const ErrorExplanation explanation = explain(operationOf(fact), fact.code);
        const bool whole = explanation.known && !explanation.symbol.isEmpty() && isWhole(explanation.what) &&
                           isWhole(explanation.cause) && isWhole(explanation.nextStep);
        EXPECT_TRUE(whole) << fact.section << " " << hresultText(fact.code).toStdString();
        if (*fact.symbol) {
            EXPECT_EQ(explanation.symbol, QString::fromLatin1(fact.symbol));
        }
        complete += whole ? 1 : 0;
        listed.insert(fact.code);
    }
    EXPECT_EQ(listed.size(), 269) << "a code was dropped from the list, or added twice";
    EXPECT_EQ(complete, std::size(factCodes));
    std::printf("%d of %zu listed codes have symbol, cause and next step in both languages\n", complete,
                std::size(factCodes));
}

TEST_F(ErrorFacts, ACodeHasOneSymbol)
{
    QMap<std::uint32_t, QString> symbols;
    for (const ErrorEntry &entry : resources->errors.entries()) {
        for (const std::uint32_t code : entry.codes) {
            const QString &known = *symbols.insert(code, symbols.value(code, entry.symbol));
            EXPECT_EQ(entry.symbol, known) << hresultText(code).toStdString();
        }
    }
}

bool overlap(const QString &a, const QString &b)
{
    const auto covers = [](const QString &prefix, const QString &name) {
        return prefix.endsWith(u'.') && name.startsWith(prefix);
    };
    return a == b || (a.endsWith(u'.') && b.endsWith(u'.') && (covers(a, b) || covers(b, a)));
}

bool answerTheSame(const ErrorEntry &a, const ErrorEntry &b)
{
    if (a.condition != b.condition || a.codes != b.codes || a.operations.isEmpty() != b.operations.isEmpty())
        return false;
    if (a.operations.isEmpty())
        return true;
    return std::ranges::any_of(a.operations, [&](const QString &left) {
        return std::ranges::any_of(b.operations, [&](const QString &right) { return overlap(left, right); });
    });
}

TEST_F(ErrorFacts, NoTwoRowsAnswerTheSameError)
{
    const QList<ErrorEntry> &entries = resources->errors.entries();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        for (qsizetype j = i + 1; j < entries.size(); ++j)
            EXPECT_FALSE(answerTheSame(entries[i], entries[j]))
                << i << " and " << j << ": " << entries[i].what.en.toStdString() << " / "
                << entries[j].what.en.toStdString();
    }
}

struct Said {
    QString operation;
    std::uint32_t code;
    const char *english; ///< what only the text of this step says
    ExitCode exitCode;
};

TEST_F(ErrorFacts, TheStepDecidesWhatACodeMeans)
{
    using enum ExitCode;
    const Said said[] = {
        {operation::sppActivate, 0x80072EE7, "activation server", Network},
        {operation::wuaSearch, 0x80072EE7, "update server", Network},
        {operation::packageDownload, 0x80072EE7, "Catalog", Network},
        {operation::catalogFind, 0x80072EFD, "Catalog", Network},
        {operation::catalogFind, 0x80072F8F, "Catalog", Network},
        {operation::sppActivate, 0x80072F8F, "TLS", Network},
        {operation::sppActivate, 0x80070005, "remote rights", AccessDenied},
        {operation::wuaSearch, 0x80070005, "company setting", AccessDenied},
        {operation::wuaInstall, 0x80070005, "remote connection", AccessDenied},
        {operation::packageInstall, 0x80070005, "remote connection", AccessDenied},
        {operation::packageDownload, 0x80070005, "folder", AccessDenied},
        {operation::keyStore, 0x80070005, "credential store", AccessDenied},
        {operation::sppInstallKey, 0x80070422, "sppsvc", KeyRefused},
        {operation::wuaSearch, 0x80070422, "wuauserv", UpdateFailed},
        {operation::packageInstall, 1058, "wuauserv", PrerequisiteMissing},
        {operation::inventoryOs, 0x80041010, "information of the PC", Failure},
        {operation::sppRows, 0x80041010, "License information", Failure},
        {operation::wuaInstall, 0x80070643, ".NET Framework", UpdateFailed},
        {operation::packageInstall, 0x80070643, "earlier package", PrerequisiteMissing},
        {operation::wuaInstall, 0x80070490, "record of updates", UpdateFailed},
        {operation::sppInstallKey, 0x80070490, "Settings", KeyRefused},
        {operation::packageInstall, 2359301, "restart", RestartRequired},
        {operation::packageInstall, 2359302, "already done", Done},
        {operation::packageInstall, 1618, "Another installation", PrerequisiteMissing},
        {operation::packageInstall, 5, "not permitted", AccessDenied},
        {operation::packageInstall, 87, "this program", PrerequisiteMissing},
        {operation::packageInstall, 3010, "restart", RestartRequired},
        {operation::sppUninstallKey, 0xC004F014, "removed already", KeyRefused},
    };
    for (const Said &row : said) {
        const ErrorExplanation explanation = explain(row.operation, row.code);
        const QString text = explanation.what.en + explanation.cause.en + explanation.nextStep.en;
        EXPECT_TRUE(text.contains(QLatin1String(row.english)))
            << row.operation.toStdString() << " " << hresultText(row.code).toStdString() << ": " << text.toStdString();
        EXPECT_EQ(explanation.exitCode, row.exitCode)
            << row.operation.toStdString() << " " << hresultText(row.code).toStdString();
    }
    EXPECT_FALSE(explain(operation::sppActivate, 5).known) << "a plain number means something for the installer only";
}

TEST_F(ErrorFacts, TheRepairsOwnConditions)
{
    for (const QString &condition :
         {condition::digestMismatch, condition::notSigned, condition::rootMissing, condition::wrongSigner,
          condition::packageOther, condition::downloadTooLarge, condition::redirectRefused,
          condition::catalogNotUnderstood, condition::catalogNoFile, condition::catalogMoreResults,
          condition::noPackageFile, condition::diskFull, condition::installerDeadline}) {
        const ErrorExplanation explanation = explain(operation::packageInstall, std::nullopt, condition);
        EXPECT_TRUE(explanation.known) << condition.toStdString();
        EXPECT_EQ(explanation.exitCode, ExitCode::PrerequisiteMissing) << condition.toStdString();
    }
    const ErrorExplanation loop = explain(operation::journeyPrerequisites, std::nullopt, condition::tooManyRestarts);
    EXPECT_EQ(loop.exitCode, ExitCode::PrerequisiteMissing);
    EXPECT_FALSE(loop.repeatable);
    EXPECT_EQ(explain(operation::wuaInstall, std::nullopt, condition::tooManyRestarts).exitCode,
              ExitCode::UpdateFailed);
    EXPECT_EQ(explain(operation::wuaDownload, std::nullopt, condition::diskFull).exitCode, ExitCode::UpdateFailed);
}

TEST_F(ErrorFacts, AnUnknownCodeSaysWhatToSendToSupport)
{
    for (const QString &operation :
         {operation::sppActivate, operation::sppInstallKey, operation::sppRows, operation::wuaSearch,
          operation::wuaInstall, operation::packageInstall, operation::packageDownload, operation::catalogFind,
          operation::inventoryOs, operation::journal, QStringLiteral("something.new")}) {
        const ErrorExplanation explanation = explain(operation, 0x8BADF00D);
        EXPECT_FALSE(explanation.known) << operation.toStdString();
        EXPECT_TRUE(isWhole(explanation.what)) << operation.toStdString();
        EXPECT_TRUE(explanation.nextStep.ja.contains(QStringLiteral("[サポート用にコピー]")))
            << operation.toStdString();
        EXPECT_TRUE(explanation.nextStep.en.contains(QStringLiteral("[Copy for support]"))) << operation.toStdString();
    }
    EXPECT_EQ(explain(operation::packageInstall, 0x8BADF00D).exitCode, ExitCode::PrerequisiteMissing);
    EXPECT_EQ(explain(operation::catalogFind, 0x8BADF00D).exitCode, ExitCode::PrerequisiteMissing);
}

TEST(ErrorFile, RefusesTwoRowsForOneError)
{
    const auto problem = [](const char *second) {
        const QByteArray row = R"("what": {"ja": "。", "en": "."}, "cause": {"ja": "。", "en": "."},
            "nextStep": {"ja": "。", "en": "."}, "confidence": "H"})";
        const QByteArray json =
            R"({"schema": 1, "dataDate": "2026-11-23", "errors": [)"
            R"({"codes": [{"code": "0x80070005", "symbol": "A"}], "operations": ["wua.search", "wua.install"], )" +
            row + "," + second + row + "]}";
        const auto catalogue = parseErrorCodes(json, QStringLiteral("a.json"));
        return catalogue ? std::string() : catalogue.error().detail.toStdString();
    };
    EXPECT_EQ(problem(R"({"codes": [{"code": "0x80070005", "symbol": "A"}], "operations": ["spp.rows"], )"), "");
    EXPECT_NE(problem(R"({"codes": [{"code": "0x80070005", "symbol": "A"}], "operations": ["wua.install"], )"), "");
    EXPECT_NE(problem(R"({"codes": [{"code": "0x80070006"}], )").find("symbol"), std::string::npos);
    // No file makes a failure look like a success to a management tool.
    for (const char *row :
         {R"({"codes": [{"code": "0xC004C008", "symbol": "A"}], "exitCode": 0, )",
          R"({"codes": [{"code": "0xC004C008", "symbol": "A"}], "exitCode": 3010, )",
          R"({"condition": "no-esu-row", "exitCode": 0, )", R"({"operations": ["*"], "exitCode": 0, )"})
        EXPECT_NE(problem(row).find("does not end as if it were none"), std::string::npos) << row;
    EXPECT_EQ(problem(R"({"codes": [{"code": "0x80070BC2", "symbol": "A"}], "exitCode": 3010, )"), "");
}

} // namespace
} // namespace esu::test
