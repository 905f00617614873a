// SPDX-License-Identifier: MIT
// What `verify --format` writes of texts that somebody else chose; tests/app/monitor_suite.py has the rest.
#include "app/ctl/monitor.h"
#include "core/model/product_key.h"

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
    MonitorReading reading = hostile(QString(199, QChar(u'年')) + QStringLiteral("𠮷") + QString(99, QChar(u'年')));
    reading.daysLeft = -3;
    const QByteArray line = monitorText(Nagios, reading, ExitCode::Done);
    EXPECT_LT(line.size(), 1024);
    EXPECT_TRUE(line.endsWith("… | level=0;0;1;0;2 days_left=-3\n")) << line.constData();
    EXPECT_FALSE(QString::fromUtf8(line).contains(QChar(QChar::ReplacementCharacter)));
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
