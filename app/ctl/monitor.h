// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/run/document.h"

#include <QByteArray>

#include <optional>

namespace esu {

/// What `verify --format` writes, each by the convention of its reader (app/ctl/CONTRACT.md, "Monitoring").
enum class MonitorFormat {
    Nagios,     ///< one line of a plugin with its perfdata, and the exit code of a plugin
    Prometheus, ///< the text exposition format, for the textfile collector
    Zabbix,     ///< one line of JSON, for a UserParameter as master item
};

template <> struct EnumNames<MonitorFormat> {
    static constexpr EnumTable<MonitorFormat, 3> table{{{MonitorFormat::Nagios, u"nagios"},
                                                        {MonitorFormat::Prometheus, u"prometheus"},
                                                        {MonitorFormat::Zabbix, u"zabbix"}}};
};
static_assert(namesEvery<MonitorFormat>());

/// What a monitoring system is told of one check. A value; made on the job's thread.
struct MonitorReading {
    std::optional<Verdict::Level> level = std::nullopt; ///< nullopt = the check came to no verdict
    QString words = {};                                 ///< for people: the verdict, or why there is none
    QString operation = {};                             ///< of the error
    QString code = {};
    QString symbol = {};
    std::optional<QDateTime> at = std::nullopt; ///< the PC's time
    std::optional<QDate> coverEnd = std::nullopt;
    std::optional<int> daysLeft = std::nullopt;
    std::optional<int> monthsBehind = std::nullopt;
    std::optional<bool> restartPending = std::nullopt;
    std::optional<QDate> dataDate = std::nullopt;
    std::optional<int> year = std::nullopt; ///< the licensed one
    QString programme = {};
    QList<VerdictReason> reasons = {};
};

/// The reading of a run that `head` tells of. Pure.
MonitorReading monitorReading(const document::Head &head, const PcRun &run, const Resources &resources);
/// The reading of a command that was refused, stopped or failed. Pure.
MonitorReading monitorReading(const document::Head &head, const ErrorCatalogue &catalogue);

/// The whole output: no text from outside can add a line, a metric or a value to it. Pure.
QByteArray monitorText(MonitorFormat format, const MonitorReading &reading, ExitCode exitCode);
/// Of Nagios, 0 to 2 by the level and 3 without one; the command's own otherwise. Pure.
int monitorExitCode(MonitorFormat format, const MonitorReading &reading, ExitCode exitCode);

/// The format that a line asks for, one that is refused for something else as well; nullopt = none that is known. Pure.
std::optional<MonitorFormat> monitorFormatOf(const QStringList &arguments);

} // namespace esu
