// SPDX-License-Identifier: MIT
// What `verify --format` writes of texts that somebody else chose; tests/app/monitor_suite.py has the rest.
#include "app/ctl/monitor.h"
#include "core/model/product_key.h"
#include "core/model/resources.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace esu {
namespace {

using enum MonitorFormat;

MonitorReading hostile(const QString &text)
{
    return {.level = Verdict::Level::Green,
            .words = text,
            .programme = text,
            .reasons = {{.id = ReasonId::EsuLicense, .state = VerdictReason::State::Met}}};
}

MonitorReading failed(const QString &text)
{
    return {.words = text, .operation = text, .symbol = text};
}

const QString evil = QStringLiteral("a|level=2 b\"} 1\nesu_verdict_level 2\r\nESU CRITICAL\u2028c\u2029d\\\u0085e");

TEST(Monitor, ATextAddsNoLineAndNoValueToAPlugin)
{
    for (const MonitorReading &reading : {hostile(evil), failed(evil)}) {
        const QString line = QString::fromUtf8(monitorText(Nagios, reading, ExitCode::Done));
        EXPECT_EQ(line.count(QLatin1Char('\n')), 1) << line.toStdString();
        EXPECT_EQ(line.count(QLatin1Char('|')), reading.level ? 1 : 0) << line.toStdString();
        for (const QChar sign : line.chopped(1))
            EXPECT_TRUE(sign.isPrint()) << line.toStdString();
    }
}

TEST(Monitor, ATextAddsNoMetricAndNoLabel)
{
    for (const MonitorReading &reading : {hostile(evil), failed(evil)}) {
        const MonitorReading harmless = reading.level ? hostile(QStringLiteral("x")) : failed(QStringLiteral("x"));
        const QByteArray text = monitorText(Prometheus, reading, ExitCode::Done);
        EXPECT_EQ(text.count('\n'), monitorText(Prometheus, harmless, ExitCode::Done).count('\n')) << text.constData();
        EXPECT_FALSE(text.contains("b\"}")) << text.constData();
        EXPECT_TRUE(text.contains("b\\\"}") && text.contains("d\\\\")) << text.constData();
    }
}

TEST(Monitor, ItemsAreOneLine)
{
    for (const MonitorReading &reading : {hostile(evil), failed(evil)})
        EXPECT_EQ(monitorText(Zabbix, reading, ExitCode::Done).count('\n'), 1);
}

TEST(Monitor, NoFormatTellsAKey)
{
    for (const MonitorFormat format : enumerators<MonitorFormat>()) {
        for (const MonitorReading &reading : {hostile(practiceKey), failed(practiceKey)}) {
            const QByteArray text = monitorText(format, reading, ExitCode::Done);
            EXPECT_FALSE(text.contains("BCDFG") || text.contains("HJKMP")) << text.constData();
        }
    }
}

TEST(Monitor, ALongTextLeavesRoomForTheValues)
{
    for (int ahead = 196; ahead <= 200; ++ahead) {
        MonitorReading reading =
            hostile(QString(ahead, QChar(u'年')) + QStringLiteral("𠮷") + QString(99, QChar(u'年')));
        reading.daysLeft = -3;
        const QByteArray line = monitorText(Nagios, reading, ExitCode::Done);
        EXPECT_LT(line.size(), 1024);
        EXPECT_TRUE(line.endsWith("… | level=0;0;1;0;2 days_left=-3\n")) << line.constData();
        const QString read = QString::fromUtf8(line);
        EXPECT_FALSE(read.contains(QChar(QChar::ReplacementCharacter)) || read.contains(QLatin1Char('?'))) << ahead;
    }
}

MonitorReading amber()
{
    return {.level = Verdict::Level::Amber,
            .words = QStringLiteral("words"),
            .at = QDateTime({2027, 10, 7}, {12, 0}, Qt::UTC),
            .coverEnd = QDate(2027, 10, 12),
            .daysLeft = 5,
            .monthsBehind = 1,
            .restartPending = true,
            .dataDate = QDate(2027, 9, 30),
            .year = 2,
            .programme = QStringLiteral("mine"),
            .reasons = {{.id = ReasonId::EsuLicense, .state = VerdictReason::State::Met},
                        {.id = ReasonId::Clock, .state = VerdictReason::State::Unknown},
                        {.id = ReasonId::BaseLicense, .state = VerdictReason::State::NotMet}}};
}

/// In the order of their names.
std::string sorted(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact).toStdString();
}

TEST(Monitor, EveryValueIsInEveryFormat)
{
    EXPECT_EQ(monitorText(Nagios, amber(), ExitCode::Done),
              "ESU WARNING - words | level=1;0;1;0;2 days_left=5 months_behind=1;;;0\n");
    QByteArrayList metrics = monitorText(Prometheus, amber(), ExitCode::Done).split('\n');
    metrics.removeIf([](const QByteArray &line) { return line.isEmpty() || line.startsWith('#'); });
    EXPECT_EQ(metrics.join('\n'), "esu_check_success 1\n"
                                  "esu_verdict_level 1\n"
                                  "esu_verdict_info{level=\"amber\",programme=\"mine\",year=\"2\"} 1\n"
                                  "esu_reason_state{reason=\"esu-license\"} 0\n"
                                  "esu_reason_state{reason=\"clock\"} 1\n"
                                  "esu_reason_state{reason=\"base-license\"} 2\n"
                                  "esu_last_checked_timestamp_seconds 1822910400\n"
                                  "esu_cover_days_left 5\n"
                                  "esu_cover_end_timestamp_seconds 1823299200\n"
                                  "esu_months_behind 1\n"
                                  "esu_restart_pending 1\n"
                                  "esu_data_date_timestamp_seconds 1822262400");
    EXPECT_EQ(sorted(monitorText(Zabbix, amber(), ExitCode::VerdictAmber)),
              sorted(R"({"success": 1, "level": "amber", "level_number": 1, "exit_code": 20,
                  "text": "words", "programme": "mine", "year": 2, "checked": 1822910400, "days_left": 5,
                  "months_behind": 1, "cover_end": "2027-10-12", "data_date": "2027-09-30", "restart_pending": 1,
                  "reasons": {"esu-license": "met", "clock": "unknown", "base-license": "not-met"}})"));
}

TEST(Monitor, WithoutAVerdictThereIsNoneInAnyFormat)
{
    const MonitorReading none = failed(QStringLiteral("words"));
    EXPECT_EQ(monitorText(Nagios, none, ExitCode::Done), "ESU UNKNOWN - words\n");
    EXPECT_TRUE(monitorText(Prometheus, none, ExitCode::Done).contains("\nesu_check_success 0\n"));
    EXPECT_EQ(sorted(monitorText(Zabbix, none, ExitCode::VerdictRed)),
              sorted(R"({"success": 0, "level": "unknown", "level_number": 3, "exit_code": 21,
                  "text": "words", "error": {"operation": "words", "code": "", "symbol": "words"}})"));
}

/// What a run on one PC is told as.
MonitorReading readingOf(const Verdict &verdict, const Inspection &inspection, const document::Head &head = {})
{
    static const Resources resources = loadResources().value();
    PcRun run;
    run.verdict = verdict;
    run.inspection = inspection;
    return monitorReading(head, run, resources);
}

TEST(Monitor, WhatIsNotKnownOfAPcIsNotTold)
{
    Inspection pc;
    pc.facts.pendingRestart = notRead();
    Verdict verdict{.level = Verdict::Level::Amber};
    verdict.freshness.monthsBehind = 4;
    for (const Freshness::State state :
         {Freshness::State::Uncertain, Freshness::State::ClockWrong, Freshness::State::NotOfProgramme}) {
        verdict.freshness.state = state;
        const MonitorReading unknown = readingOf(verdict, pc);
        EXPECT_EQ(unknown.monthsBehind, std::nullopt);
        EXPECT_EQ(unknown.at, std::nullopt);
        EXPECT_EQ(unknown.daysLeft, std::nullopt);
        EXPECT_EQ(unknown.restartPending, std::nullopt) << "unknown is not no";
        EXPECT_EQ(unknown.dataDate, std::nullopt);
    }
    verdict.freshness.state = Freshness::State::Behind;
    EXPECT_EQ(readingOf(verdict, pc).monthsBehind, 4);
}

TEST(Monitor, TheDaysAreThoseToTheEndOfALicenceThatRunsOutBeforeItsYear)
{
    Inspection pc;
    pc.at = QDateTime({2027, 9, 1}, {12, 0}, Qt::UTC);
    pc.facts.pendingRestart = PendingRestart{.pending = true};
    Verdict verdict{.level = Verdict::Level::Green, .year = 2, .coveredUntil = QDate(2027, 10, 12)};
    EXPECT_EQ(readingOf(verdict, pc).daysLeft, 41);
    verdict.licenseEnds = pc.at.addDays(5);
    const MonitorReading ending = readingOf(verdict, pc);
    EXPECT_EQ(ending.coverEnd, QDate(2027, 9, 6));
    EXPECT_EQ(ending.daysLeft, 5);
    EXPECT_EQ(ending.at, pc.at);
    EXPECT_EQ(ending.restartPending, true);
}

TEST(Monitor, ARunThatFailedHasNoLevelThoughItsVerdictIsThere)
{
    const document::Head head{.error = Error{.fault = Fault::Backend, .operation = QStringLiteral("spp.rows")}};
    const MonitorReading reading = readingOf({.level = Verdict::Level::Green}, {}, head);
    EXPECT_EQ(reading.level, std::nullopt);
    EXPECT_EQ(reading.operation, QStringLiteral("spp.rows"));
}

TEST(Monitor, APluginEndsByTheLevelAndOtherwiseWithThree)
{
    using Level = Verdict::Level;
    for (const auto &[level, code] :
         {std::pair{Level::Green, 0}, {Level::None, 0}, {Level::Amber, 1}, {Level::Red, 2}}) {
        EXPECT_EQ(monitorExitCode(Nagios, {.level = level}, ExitCode::VerdictRed), code);
        EXPECT_EQ(monitorExitCode(Prometheus, {.level = level}, ExitCode::VerdictRed), 21);
    }
    EXPECT_EQ(monitorExitCode(Nagios, {}, ExitCode::Done), 3);
    EXPECT_EQ(monitorExitCode(Zabbix, {}, ExitCode::Cancelled), 130);
}

} // namespace
} // namespace esu
