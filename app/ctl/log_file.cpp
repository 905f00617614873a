// SPDX-License-Identifier: MIT
#include "app/ctl/log_file.h"

#include "app/plain_file.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "ui/text/waiting_text.h"

#include <QDateTime>

namespace esu {

LogFile::LogFile(const QString &path) : m_path(path), m_file(path)
{
    if (path.isEmpty())
        return;
    if (const auto opened = openToAppend(m_file); !opened)
        m_problem = opened.error().detail;
}

Error LogFile::problem() const
{
    return {.fault = Fault::AccessDenied,
            .operation = operation::arguments,
            .condition = condition::badArguments,
            .detail = QStringLiteral("--log %1: %2").arg(m_path, m_problem)};
}

void LogFile::progress(const Progress &progress)
{
    write(WaitingText::sentence(progress, std::chrono::milliseconds(0)));
}

void LogFile::result(const CommandResult &result)
{
    write(QStringLiteral("%1 %2: %3 (%4)")
              .arg(result.head.command.value_or(QString()), result.head.machine, nameOf(result.head.outcome))
              .arg(static_cast<int>(result.head.exitCode)));
    for (const QString &line : result.lines)
        write(line);
}

void LogFile::write(const QString &line)
{
    if (!m_file.isOpen())
        return;
    m_file.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ' + line.toUtf8() + '\n');
    m_file.flush();
}

} // namespace esu
