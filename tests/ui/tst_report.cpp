// SPDX-License-Identifier: MIT
#include "tests/ui/states.h"
#include "ui/report_file.h"
#include "ui/report_pdf.h"
#include "ui/text/cover_text.h"
#include "ui/text/details_text.h"
#include "ui/text/error_text.h"
#include "ui/text/language.h"
#include "ui/text/update_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

ReportInput input()
{
    for (const NamedState &named : everyState()) {
        if (named.name == "result-green") {
            ReportInput input{.run = named.state.pc.run, .machine = named.state.machine.name(), .practice = true};
            input.run.activation = ActivationReport{
                .outcome = {.activationId = ActivationId::fromGuid(u"1043add5-23b1-4afb-9a0f-64343c8f3f8d"),
                            .partialKey = QStringLiteral("6789B"),
                            .licenseStatus = 1,
                            .year = 2,
                            .spent = Spent::Yes}};
            UpdateInfo update;
            update.title = QStringLiteral("=HYPERLINK(\"http://x\") <script>");
            update.state = UpdateInfo::State::Installed;
            input.run.updateRun = UpdateRun{.updates = {update}};
            return input;
        }
    }
    throw std::logic_error("no result-green");
}

} // namespace

TEST(Report, HtmlShowsVerdictProofAndOnlyTheLastFive)
{
    const Language language(LanguageCode::English);
    const QString html = Report::html(input(), resources());
    EXPECT_TRUE(html.contains(QStringLiteral("ESU is active")));
    EXPECT_TRUE(html.contains(QStringLiteral("October 12, 2027")));
    EXPECT_TRUE(html.contains(QStringLiteral("KEIRI-PC")));
    EXPECT_TRUE(html.contains(QStringLiteral("6789B")));
    EXPECT_TRUE(html.contains(Words::practiceBanner()));
    EXPECT_FALSE(html.contains(QStringLiteral("<script>"))) << "titles come from outside";
    for (const char *reference : {"src=", "href=", "url(", "@import"})
        EXPECT_FALSE(html.contains(QLatin1String(reference))) << "nothing is fetched: " << reference;
}

TEST(Report, JapaneseReportUsesTheCopyGuide)
{
    const Language language(LanguageCode::Japanese);
    const QString html = Report::html(input(), resources());
    EXPECT_TRUE(html.contains(
        QStringLiteral("ESU は有効です。2 年目の更新プログラムを 2027 年 10 月 12 日まで受け取れます。")));
}

TEST(Report, NamesTheDataFilesOfAnAdministrator)
{
    const Language language(LanguageCode::Japanese);
    Resources newer = resources();
    const QString name = QStringLiteral("prerequisites.json");
    const QDate date(2027, 3, 1);
    newer.found = {
        {.fileName = name, .dataDate = date, .state = FoundDataFile::State::Used},
        {.fileName = name, .state = FoundDataFile::State::Unusable, .detail = QStringLiteral("a.json:7: <b>")}};
    const QString html = Report::html(input(), newer);
    EXPECT_TRUE(
        html.contains(QStringLiteral("新しいデータ ファイル prerequisites.json (2027 年 3 月 1 日) を使っています。")));
    EXPECT_TRUE(html.contains(QStringLiteral("データ ファイル prerequisites.json を使えないため")));
    EXPECT_TRUE(html.contains(QStringLiteral("a.json:7: &lt;b&gt;")));
}

TEST(Report, SaysOfWhenTheProgrammesAndTheTableOfUpdatesAre)
{
    const Language language(LanguageCode::English);
    Resources dated = resources();
    dated.sources = {
        {.fileName = QStringLiteral("esu-programmes.json"), .dataDate = {2027, 3, 1}},
        {.fileName = QStringLiteral("updates-by-month.json"), .dataDate = {2027, 5, 11}, .origin = DataOrigin::Pack}};
    const QString html = Report::html(input(), dated);
    EXPECT_TRUE(html.contains(QStringLiteral("March 1, 2027")));
    EXPECT_TRUE(html.contains(QStringLiteral("May 11, 2027")));
}

TEST(Report, NamesThePoliciesAndThoseThatDecidedIt)
{
    const Language language(LanguageCode::English);
    ReportInput made = input();
    const PolicyReading grace{
        .id = PolicyId::GraceDays, .name = QStringLiteral("GraceDays"), .value = QStringLiteral("30")};
    made.run.inspection->facts.policies =
        policiesOf({{.name = QStringLiteral("GraceDays"), .value = 30U},
                    {.name = QStringLiteral("Language"), .value = 7U},
                    {.name = QStringLiteral("DealerTelephone"), .value = QStringLiteral("03-0000-1234")}});
    made.run.verdict->byPolicies = PolicyEffect{.policies = {grace}, .without = Verdict::Level::Amber};
    made.run.verdict->reasons.append({.id = ReasonId::Policy, .state = VerdictReason::State::Met});
    const QString green = Report::html(made, resources());
    EXPECT_TRUE(green.contains(QStringLiteral("A policy of your organization decides this result: GraceDays = 30.")));
    EXPECT_TRUE(green.contains(QStringLiteral("The policy Language (HKLM")));
    EXPECT_FALSE(green.contains(QStringLiteral("Whom to ask"))) << "nothing is to be done";
    made.run.verdict->level = Verdict::Level::Amber;
    EXPECT_TRUE(Report::html(made, resources()).contains(QStringLiteral("Whom to ask: telephone 03-0000-1234")));
}

TEST(Report, CsvOpensInASpreadsheetWithoutRunningAnything)
{
    const Language language(LanguageCode::English);
    const QByteArray csv = Report::csv(input(), resources());
    EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBF"));
    EXPECT_TRUE(csv.contains("\r\n"));
    EXPECT_TRUE(csv.contains("\"'=HYPERLINK(\"\"http://x\"\") <script>\""));
}

TEST(Report, NoCellOfACsvBeginsLikeAFormula)
{
    const Language language(LanguageCode::English);
    for (const char16_t sign :
         {u'=', u'+', u'-', u'@', u'\uFF1D', u'\uFF0B', u'\uFF0D', u'\uFF20', u'\t', u'\r', u'\n'}) {
        ReportInput saved = input();
        saved.run.updateRun->updates.front().title = QChar(sign) + QStringLiteral("cmd|x");
        const QString csv = QString::fromUtf8(Report::csv(saved, resources()));
        EXPECT_TRUE(csv.contains(QStringLiteral("\"'") + QChar(sign) + QStringLiteral("cmd|x\""))) << int(sign);
    }
}

TEST(Report, CsvHasTheTimeOfTheWallBesideUtc)
{
    const Language language(LanguageCode::Japanese);
    const ReportInput saved = input();
    const QString csv = QString::fromUtf8(Report::csv(saved, resources()));
    EXPECT_TRUE(csv.contains(QStringLiteral("2026-11-24T01:42:00Z")));
    const QString local = saved.inspection().at.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    EXPECT_TRUE(csv.contains(QStringLiteral("\"確認日時 (このパソコンの時刻)\",\"%1\"").arg(local)));
}

TEST(Report, SourcesAreFootnotesAndPracticeStandsAcross)
{
    const Language language(LanguageCode::Japanese);
    ReportInput saved = input();
    QString html = Report::html(saved, resources());
    EXPECT_TRUE(html.contains(QStringLiteral("<sup>1</sup>")));
    EXPECT_LT(html.indexOf(QStringLiteral("<sup>1</sup>")), html.indexOf(QStringLiteral("<ol>")));
    EXPECT_GT(html.indexOf(QStringLiteral("HKLM")), html.indexOf(QStringLiteral("<ol>"))) << "in the small print only";
    EXPECT_TRUE(html.contains(QStringLiteral("<div class=\"practice\">練習</div>")));
    saved.practice = false;
    html = Report::html(saved, resources());
    EXPECT_FALSE(html.contains(QStringLiteral("練習")));
}

TEST(Report, PdfIsOneSheetWrittenWhole)
{
    if (!canWritePdf())
        GTEST_SKIP() << "this Qt writes no PDF";
    const auto pages = [](const QByteArray &pdf) { return pdf.count("/Type /Page\n"); };
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Language language(code);
        for (const NamedState &named : everyState()) {
            if (!named.state.pc.run.verdict)
                continue;
            const QByteArray pdf = pdfReport({.run = named.state.pc.run, .machine = {}, .practice = true}, resources());
            EXPECT_TRUE(pdf.startsWith("%PDF"));
            EXPECT_TRUE(pdf.trimmed().endsWith("%%EOF"));
            EXPECT_EQ(pages(pdf), 1) << named.name;
        }
    }
    const Language language(LanguageCode::Japanese);
    ReportInput many = input();
    many.run.updateRun->updates = Updates(80, many.run.updateRun->updates.constFirst());
    EXPECT_GT(pages(pdfReport(many, resources())), 1) << "nothing is cut off";
}

TEST(Report, AnUnknownEndingOrFolderIsAnError)
{
    const Language language(LanguageCode::English);
    QTemporaryDir folder;
    EXPECT_FALSE(
        writeReport(folder.filePath(QStringLiteral("record.txt")), input(), resources(), {}, saveWhole).has_value());
    EXPECT_FALSE(
        writeReport(folder.filePath(QStringLiteral("record.json")), input(), resources(), {}, saveWhole).has_value());
    EXPECT_FALSE(writeReport(folder.filePath(QStringLiteral("none/record.csv")), input(), resources(), {}, saveWhole)
                     .has_value());
    EXPECT_TRUE(
        writeReport(folder.filePath(QStringLiteral("record.CSV")), input(), resources(), {}, saveWhole).has_value());
}

TEST(Report, AnUpdateThatFailedIsExplainedAndItsTitleStaysText)
{
    const Language language(LanguageCode::English);
    ReportInput failed = input();
    failed.run.updateRun->updates[0].title = QStringLiteral("<b>Rollup</b> (KB5140017)");
    failed.run.updateRun->updates[0].state = UpdateInfo::State::Failed;
    failed.run.updateRun->updates[0].code = 0x800F0922U;
    const QString html = Report::html(failed, resources());
    EXPECT_TRUE(html.contains(QStringLiteral("&lt;b&gt;Rollup&lt;/b&gt; (KB5140017)")));
    EXPECT_FALSE(html.contains(QStringLiteral("<b>Rollup")));
    EXPECT_TRUE(html.contains(QStringLiteral("Not installed: The update was undone")));
    EXPECT_TRUE(html.contains(QStringLiteral("0x800F0922")));
}

TEST(Text, EveryUpdateSourceIsExplainedInBothLanguages)
{
    using Kind = UpdateSource::Kind;
    constexpr Kind kinds[] = {Kind::WindowsUpdate, Kind::Wsus,     Kind::Wufb,   Kind::DualScan,
                              Kind::ConfigMgr,     Kind::Disabled, Kind::Unknown};
    QSet<QString> seen;
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Language language(code);
        for (const Kind kind : kinds) {
            const UpdateSource source{.kind = kind, .server = QStringLiteral("wsus.example")};
            const bool hasServer = kind == Kind::Wsus || kind == Kind::DualScan;
            EXPECT_EQ(UpdateText::source(source).contains(source.server), hasServer);
            for (const QString &text : {UpdateText::source(source), UpdateText::meaning(source)}) {
                EXPECT_FALSE(text.isEmpty());
                EXPECT_FALSE(seen.contains(text)) << text.toStdString();
                seen.insert(text);
            }
            const bool asksForApproval = kind == Kind::Wsus || kind == Kind::ConfigMgr;
            if (asksForApproval) {
                EXPECT_TRUE(UpdateText::meaning(source).contains(
                    code == LanguageCode::Japanese ? QStringLiteral("管理者") : QStringLiteral("administrator")));
            }
        }
        for (const UpdateSource::Block block :
             {UpdateSource::Block::NoInternet, UpdateSource::Block::Service, UpdateSource::Block::Nowhere}) {
            const QString text = UpdateText::source(
                {.kind = Kind::Disabled, .server = QStringLiteral("http://0.0.0.0"), .block = block});
            EXPECT_FALSE(seen.contains(text)) << text.toStdString();
            EXPECT_EQ(text.contains(QLatin1String("http://0.0.0.0")), block == UpdateSource::Block::Nowhere);
            seen.insert(text);
        }
        const QString held = UpdateText::explained(
            {.kind = Kind::Wufb, .pausedUntil = QDate(2026, 12, 25), .pinnedTo = QStringLiteral("21H2")});
        EXPECT_TRUE(held.contains(Words::date(QDate(2026, 12, 25)))) << held.toStdString();
        EXPECT_TRUE(held.contains(QLatin1String("21H2"))) << held.toStdString();
        EXPECT_FALSE(UpdateText::searchTakesLong().isEmpty());
    }
}

TEST(Text, NumbersTakeTheirPlural)
{
    const Language language(LanguageCode::English);
    EXPECT_EQ(ErrorText::keyProblem({.kind = KeyProblem::Kind::TooLong, .length = 26}),
              QStringLiteral("A product key has 25 characters; there are 26 here. Compare it with the e-mail."));
}

TEST(Text, EveryErrorHasThreeSentencesInBothLanguages)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Language language(code);
        for (const std::uint32_t hresult : {0xC004F050U, 0xC004C020U, 0x80072EE7U, 0xDEADBEEFU}) {
            const ErrorWords words = ErrorText::explain(
                resources().errors,
                {.fault = Fault::Refused, .operation = QStringLiteral("spp.activate"), .code = hresult});
            EXPECT_FALSE(words.what.isEmpty()) << std::hex << hresult;
            EXPECT_FALSE(words.nextStep.isEmpty()) << std::hex << hresult;
            EXPECT_FALSE(words.what.contains(hresultText(hresult))) << "the code stands in the details";
            EXPECT_TRUE(words.technical.contains(hresultText(hresult)));
        }
    }
}

TEST(Text, AnUnknownCodeIsNamedWithItsOperation)
{
    const Error error{.fault = Fault::Backend,
                      .operation = QStringLiteral("package.install"),
                      .code = 0xDEADBEEFU,
                      .detail = QStringLiteral("KB4474419")};
    const Language japanese(LanguageCode::Japanese);
    ErrorWords words = ErrorText::explain(resources().errors, error);
    EXPECT_EQ(words.cause,
              QStringLiteral("0xDEADBEEF (操作 package.install) は、このプログラムの原因の一覧にありません。"));
    EXPECT_TRUE(words.nextStep.contains(QStringLiteral("[サポート用にコピー]")));
    EXPECT_EQ(words.technical, QStringLiteral("package.install · 0xDEADBEEF · Backend · KB4474419"));

    // What that button copies holds the number, the operation and the sentence.
    WizardState state = readyState(Page::Prerequisites);
    state.errorOf(Page::Prerequisites) = error;
    const QString copied = DetailsText::forSupport(state, resources());
    for (const QString &part : {words.technical, words.cause, words.nextStep})
        EXPECT_TRUE(copied.contains(part)) << part.toStdString() << "\nin\n" << copied.toStdString();
}

TEST(Text, EveryProofSaysWhereItWasRead)
{
    const VerdictReason reason{.id = ReasonId::EsuUpdate,
                               .evidence = QStringLiteral("19045.7554 >= 19045.6467"),
                               .source = QStringLiteral("registry HKLM: UBR"),
                               .rating = QStringLiteral("M")};
    {
        const Language language(LanguageCode::English);
        EXPECT_EQ(VerdictText::reasonSource(reason),
                  QStringLiteral("Source: 19045.7554 >= 19045.6467 · registry HKLM: UBR (rating M)"));
    }
    const Language language(LanguageCode::Japanese);
    EXPECT_EQ(VerdictText::reasonSource(reason),
              QStringLiteral("情報源: 19045.7554 >= 19045.6467 · registry HKLM: UBR (確度 M)"));
    Verdict verdict;
    EXPECT_TRUE(CoverText::advice(verdict).isEmpty());
    verdict.advice = VerdictAdvice{.kind = VerdictAdvice::Kind::UpdatedWithoutLicense};
    EXPECT_TRUE(CoverText::advice(verdict).contains(QStringLiteral("MAK キーは必要ありません")));
}

TEST(Text, NoRenderedTextHoldsBytesReadInTheWrongEncoding)
{
    const auto expectClean = [](const QString &text, const std::string &where) {
        for (const char16_t sign : {u'\u00C2', u'\u00C3', u'\uFFFD'})
            EXPECT_FALSE(text.contains(QChar(sign))) << where << ": " << text.toStdString();
    };
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Language language(code);
        for (const NamedState &named : everyState()) {
            expectClean(DetailsText::lines(named.state, resources()).join(u'\n'), named.name);
            expectClean(DetailsText::forSupport(named.state, resources()), named.name);
        }
        ReportInput failed = input();
        failed.run.updateRun->updates.front().kb = {QStringLiteral("KB5140017")};
        failed.run.updateRun->updates.front().state = UpdateInfo::State::Failed;
        failed.run.updateRun->updates.front().code = 0x800F0922U;
        expectClean(Report::html(failed, resources()), "HTML");
        expectClean(QString::fromUtf8(Report::csv(failed, resources())), "CSV");
    }
}

TEST(Text, CataloguesAreComplete)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English})
        EXPECT_TRUE(Language(code).isComplete());
    EXPECT_EQ(Words::language(), QStringLiteral("en")) << "without a catalogue the source speaks";
}

} // namespace esu::test
