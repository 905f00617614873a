// SPDX-License-Identifier: MIT
#include "app/ctl/log_file.h"

#include "app/plain_file.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/base/whole_file.h"
#include "core/model/outside_text.h"
#include "ui/text/words.h"

#include <QDateTime>

namespace esu {

namespace {

/// A log of years of a PC; a scheduled task appends to it for ever.
constexpr qint64 largest = qint64{4} * 1024 * 1024;

} // namespace

LogFile::LogFile(const QString &path) : m_path(path), m_file(path)
{
    m_clock.start();
    if (path.isEmpty())
        return;
    auto opened = openToAppend(m_file);
    // What cannot be put aside goes on to grow: a log that is too large hurts less than a file that is lost.
    if (opened && m_file.size() > largest)
        static_cast<void>(moveAside(m_file, path, path + QStringLiteral(".old")));
    if (!m_file.isOpen() && opened)
        opened = openToAppend(m_file);
    if (!opened)
        m_problem = opened.error();
}

std::optional<Error> LogFile::problem() const
{
    if (!m_problem)
        return std::nullopt;
    return fileError(*m_problem, operation::arguments, QStringLiteral("--log %1: %2").arg(m_path, m_problem->detail));
}

void LogFile::begin(const QString &command, const QString &machine)
{
    write(QStringLiteral("esuctl " ESU_VERSION " %1 %2").arg(command, machine));
}

void LogFile::progress(const Progress &progress)
{
    for (const QString &line : m_lines.told(progress, now()))
        write(line);
}

void LogFile::tick()
{
    for (const QString &line : m_lines.tick(now()))
        write(line);
}

void LogFile::result(const CommandResult &result)
{
    QStringList end{result.head.command.value_or(QString()), nameOf(result.head.outcome),
                    QString::number(static_cast<int>(result.head.exitCode)), Words::duration(now())};
    if (const auto &error = result.head.error) {
        end.append(error->operation);
        if (error->code)
            end.append(hresultText(*error->code));
        if (!error->condition.isEmpty())
            end.append(error->condition);
    }
    write(end.join(QStringLiteral(" · ")));
    for (const QString &line : result.lines + result.complaint)
        write(line);
}

void LogFile::write(const QString &line)
{
    if (!m_file.isOpen())
        return;
    const QByteArray bytes =
        QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ' + harmless(line).toUtf8() + '\n';
    if (writeWhole(m_file, bytes) || m_problem)
        return;
    const bool isFull = m_file.error() == QFileDevice::ResourceError || isWithoutRoom(m_path, bytes.size());
    m_problem = conditionError(Fault::Backend, operation::arguments, isFull ? condition::diskFull : QString(),
                               m_file.errorString());
}

} // namespace esu
