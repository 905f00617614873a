// SPDX-License-Identifier: MIT
#include "app/ctl/monitor.h"

#include "app/ctl/command.h"
#include "core/model/outside_text.h"
#include "core/rules/cover_end.h"
#include "ui/text/error_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <QJsonDocument>

#include <algorithm>

namespace esu {

namespace {

constexpr int nagiosUnknown = 3;
/// Old agents cut a line at 1024 bytes, and what is cut off first are the values.
constexpr qsizetype longestWords = 200;

/// 0 to 2 as Nagios counts.
int numberOf(Verdict::Level level)
{
    switch (level) {
    case Verdict::Level::Green:
    case Verdict::Level::None:
        return 0;
    case Verdict::Level::Amber:
        return 1;
    case Verdict::Level::Red:
        return 2;
    }
    return nagiosUnknown;
}

QString wordOf(int number)
{
    static constexpr std::array words{u"OK", u"WARNING", u"CRITICAL", u"UNKNOWN"};
    return QString::fromUtf16(words.at(static_cast<std::size_t>(number)));
}

/// One line without a secret, whatever it holds.
QString oneLine(const QString &text)
{
    return harmless(text).simplified();
}

/// Behind the bar Nagios reads values.
QString nagiosWords(const QString &text)
{
    QString words = oneLine(text).replace(QLatin1Char('|'), QLatin1Char('/'));
    if (words.size() > longestWords) {
        words.truncate(words.at(longestWords - 2).isHighSurrogate() ? longestWords - 2 : longestWords - 1);
        words.append(QChar(u'…'));
    }
    return words;
}

QByteArray nagios(const MonitorReading &reading)
{
    const int number = reading.level ? numberOf(*reading.level) : nagiosUnknown;
    QString line = QStringLiteral("ESU %1 - ").arg(wordOf(number)) + nagiosWords(reading.words);
    QStringList values;
    // 'label'=value;warn;crit;min;max
    if (reading.level)
        values.append(QStringLiteral("level=%1;0;1;0;2").arg(number));
    if (reading.daysLeft)
        values.append(QStringLiteral("days_left=%1").arg(*reading.daysLeft));
    if (reading.monthsBehind)
        values.append(QStringLiteral("months_behind=%1;;;0").arg(*reading.monthsBehind));
    if (!values.isEmpty())
        line += QStringLiteral(" | ") + values.join(QLatin1Char(' '));
    return line.toUtf8() + '\n';
}

/// Gauges of the text exposition format: name, help, and one row for each value.
class Metrics {
public:
    struct Label {
        QLatin1String name;
        QString value;
    };

    void add(QLatin1String name, QLatin1String help, const QList<std::pair<QList<Label>, qint64>> &rows)
    {
        m_text += QStringLiteral("# HELP esu_%1 %2\n# TYPE esu_%1 gauge\n").arg(name, help);
        for (const auto &[labels, value] : rows)
            m_text += QLatin1String("esu_") + name + written(labels) + QLatin1Char(' ') + QString::number(value) +
                      QLatin1Char('\n');
    }
    template <class T> void add(QLatin1String name, QLatin1String help, const std::optional<T> &value)
    {
        if (value)
            add(name, help, {{{}, qint64{*value}}});
    }
    QByteArray text() const { return m_text.toUtf8(); }

private:
    static QString written(const QList<Label> &labels)
    {
        QStringList parts;
        for (const Label &label : labels) {
            QString value = oneLine(label.value);
            value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
            parts.append(label.name + QLatin1String("=\"") + value + QLatin1Char('"'));
        }
        return parts.isEmpty() ? QString() : QLatin1Char('{') + parts.join(QLatin1Char(',')) + QLatin1Char('}');
    }

    QString m_text;
};

std::optional<qint64> secondsOf(const std::optional<QDate> &day)
{
    return day ? std::optional(QDateTime(*day, QTime(0, 0), Qt::UTC).toSecsSinceEpoch()) : std::nullopt;
}

std::optional<qint64> secondsOf(const std::optional<QDateTime> &time)
{
    return time ? std::optional(time->toSecsSinceEpoch()) : std::nullopt;
}

/// 0 met, 1 not known, 2 not met.
int numberOf(VerdictReason::State state)
{
    switch (state) {
    case VerdictReason::State::Met:
        return 0;
    case VerdictReason::State::Unknown:
        return 1;
    case VerdictReason::State::NotMet:
        return 2;
    }
    return 1;
}

QByteArray prometheus(const MonitorReading &reading)
{
    Metrics metrics;
    metrics.add(QLatin1String("check_success"), QLatin1String("Whether the last check came to a verdict."),
                std::optional(reading.level ? 1 : 0));
    if (!reading.level) {
        metrics.add(QLatin1String("check_error_info"), QLatin1String("Why the last check came to no verdict."),
                    {{{{QLatin1String("operation"), reading.operation},
                       {QLatin1String("code"), reading.code},
                       {QLatin1String("symbol"), reading.symbol}},
                      1}});
        return metrics.text();
    }
    metrics.add(QLatin1String("verdict_level"), QLatin1String("0 green or no ESU needed, 1 amber, 2 red."),
                std::optional(numberOf(*reading.level)));
    metrics.add(QLatin1String("verdict_info"), QLatin1String("The verdict, the programme and the licensed year."),
                {{{{QLatin1String("level"), nameOf(*reading.level)},
                   {QLatin1String("programme"), reading.programme},
                   {QLatin1String("year"), reading.year ? QString::number(*reading.year) : QString()}},
                  1}});
    QList<std::pair<QList<Metrics::Label>, qint64>> reasons;
    for (const VerdictReason &reason : reading.reasons)
        reasons.append({{{QLatin1String("reason"), nameOf(reason.id)}}, numberOf(reason.state)});
    metrics.add(QLatin1String("reason_state"), QLatin1String("0 met, 1 not known, 2 not met."), reasons);
    metrics.add(QLatin1String("last_checked_timestamp_seconds"), QLatin1String("When the PC was read, by its clock."),
                secondsOf(reading.at));
    metrics.add(QLatin1String("cover_days_left"), QLatin1String("Days to the last day that is licensed."),
                reading.daysLeft);
    metrics.add(QLatin1String("cover_end_timestamp_seconds"), QLatin1String("The last day that is licensed."),
                secondsOf(reading.coverEnd));
    metrics.add(QLatin1String("months_behind"), QLatin1String("Months of updates that are due and missing."),
                reading.monthsBehind);
    metrics.add(QLatin1String("restart_pending"), QLatin1String("Whether a restart is pending."),
                reading.restartPending);
    metrics.add(QLatin1String("data_date_timestamp_seconds"), QLatin1String("The day of the table of updates."),
                secondsOf(reading.dataDate));
    return metrics.text();
}

QByteArray zabbix(const MonitorReading &reading, ExitCode exitCode)
{
    QJsonObject object{{QStringLiteral("success"), reading.level ? 1 : 0},
                       {QStringLiteral("level"), reading.level ? nameOf(*reading.level) : QStringLiteral("unknown")},
                       {QStringLiteral("level_number"), reading.level ? numberOf(*reading.level) : nagiosUnknown},
                       {QStringLiteral("exit_code"), static_cast<int>(exitCode)},
                       {QStringLiteral("text"), oneLine(reading.words)}};
    const auto insert = [&object](const char16_t *name, const auto &value) {
        if (value)
            object.insert(QString::fromUtf16(name), QJsonValue(*value));
    };
    if (!reading.level)
        object.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("operation"), oneLine(reading.operation)},
                                                           {QStringLiteral("code"), reading.code},
                                                           {QStringLiteral("symbol"), oneLine(reading.symbol)}});
    if (!reading.programme.isEmpty())
        object.insert(QStringLiteral("programme"), oneLine(reading.programme));
    insert(u"year", reading.year);
    insert(u"checked", secondsOf(reading.at));
    insert(u"days_left", reading.daysLeft);
    insert(u"months_behind", reading.monthsBehind);
    if (reading.coverEnd)
        object.insert(QStringLiteral("cover_end"), reading.coverEnd->toString(Qt::ISODate));
    if (reading.dataDate)
        object.insert(QStringLiteral("data_date"), reading.dataDate->toString(Qt::ISODate));
    if (reading.restartPending)
        object.insert(QStringLiteral("restart_pending"), *reading.restartPending ? 1 : 0);
    QJsonObject reasons;
    for (const VerdictReason &reason : reading.reasons)
        reasons.insert(nameOf(reason.id), nameOf(reason.state));
    if (reading.level)
        object.insert(QStringLiteral("reasons"), reasons);
    return inAscii(QJsonDocument(document::withoutSecrets(object)).toJson(QJsonDocument::Compact)) + '\n';
}

bool areMonthsCounted(Freshness::State state)
{
    switch (state) {
    case Freshness::State::Met:
    case Freshness::State::NoEsuUpdate:
    case Freshness::State::Behind:
        return true;
    case Freshness::State::Uncertain:
    case Freshness::State::ClockWrong:
    case Freshness::State::NotOfProgramme:
        return false;
    }
    return false;
}

} // namespace

MonitorReading monitorReading(const document::Head &head, const PcRun &run, const Resources &resources)
{
    if (!run.verdict || !run.inspection || head.error)
        return monitorReading(head, resources.errors);
    const Verdict &verdict = *run.verdict;
    const Inspection &inspection = *run.inspection;
    const QString said = VerdictText::words(verdict, inspection).sentence;
    MonitorReading reading{.level = verdict.level,
                           .words = resources.errors.consoleWords().of({.ja = said, .en = said}).in(Words::language()),
                           .coverEnd = coverEndOf(verdict, inspection),
                           .year = verdict.year,
                           .programme = inspection.programme.programmeId,
                           .reasons = verdict.reasons};
    reading.daysLeft = daysLeftOf(reading.coverEnd, inspection);
    if (inspection.at.isValid())
        reading.at = inspection.at;
    if (areMonthsCounted(verdict.freshness.state))
        reading.monthsBehind = verdict.freshness.monthsBehind;
    if (inspection.facts.pendingRestart)
        reading.restartPending = inspection.facts.pendingRestart->pending;
    if (verdict.freshness.dataDate.isValid())
        reading.dataDate = verdict.freshness.dataDate;
    return reading;
}

MonitorReading monitorReading(const document::Head &head, const ErrorCatalogue &catalogue)
{
    const Error error = head.error.value_or(Error{.fault = Fault::Cancelled, .operation = {}});
    const ErrorWords words = ErrorText::explain(catalogue, error);
    return {.words = words.what + QStringLiteral(" (") + words.technical + QLatin1Char(')'),
            .operation = error.operation,
            .code = error.code ? hresultText(*error.code) : QString(),
            .symbol = document::symbolOf(error, catalogue)};
}

QByteArray monitorText(MonitorFormat format, const MonitorReading &reading, ExitCode exitCode)
{
    switch (format) {
    case MonitorFormat::Nagios:
        return nagios(reading);
    case MonitorFormat::Prometheus:
        return prometheus(reading);
    case MonitorFormat::Zabbix:
        return zabbix(reading, exitCode);
    }
    return {};
}

int monitorExitCode(MonitorFormat format, const MonitorReading &reading, ExitCode exitCode)
{
    switch (format) {
    case MonitorFormat::Nagios:
        return reading.level ? numberOf(*reading.level) : nagiosUnknown;
    case MonitorFormat::Prometheus:
    case MonitorFormat::Zabbix:
        return static_cast<int>(exitCode);
    }
    return static_cast<int>(exitCode);
}

std::optional<MonitorFormat> monitorFormatOf(const QStringList &arguments)
{
    const QString option = QStringLiteral("--format");
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString &argument = arguments.at(at);
        const QString value = argument == option                               ? arguments.value(at + 1)
                              : argument.startsWith(option + QLatin1Char('=')) ? argument.mid(option.size() + 1)
                                                                               : QString();
        if (const auto format = valueOf<MonitorFormat>(value.toLower()))
            return format;
    }
    return std::nullopt;
}

} // namespace esu
