// SPDX-License-Identifier: MIT
#include "app/wizard/wizard_log.h"

#include "app/plain_file.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace esu {

namespace {

constexpr QLatin1String logName("esu-wizard.log");
constexpr QLatin1String olderName("esu-wizard.1.log");

/// A step by its name; the small jobs beside the run are not worth one.
QString nameOfJob(const Job &job)
{
    const std::optional<Step> step = stepOf(job);
    return step ? nameOf(*step) : QStringLiteral("other");
}

/// Never the detail: it is what Windows or a server said.
QString inCodes(const Error &error)
{
    QStringList parts{error.operation};
    if (error.code)
        parts.append(hresultText(*error.code));
    if (!error.condition.isEmpty())
        parts.append(error.condition);
    return parts.join(QLatin1Char(' '));
}

} // namespace

WizardLog::WizardLog(const QString &folder, qint64 limit) : m_folder(folder), m_limit(limit)
{
    if (!folder.isEmpty() && QDir().mkpath(folder))
        open();
}

void WizardLog::removeFrom(const QString &folder)
{
    if (folder.isEmpty())
        return;
    for (const QLatin1String name : {logName, olderName})
        removeNamed(QDir(folder).filePath(name));
    removeNamed(folder);
}

void WizardLog::open()
{
    m_file.setFileName(QDir(m_folder).filePath(logName));
    static_cast<void>(openToAppend(m_file)); // without it there is no log, and that is all
}

void WizardLog::begin(const WizardState &state)
{
    write(QStringLiteral("esu-wizard " ESU_VERSION " %1")
              .arg(state.isPractice() ? QStringLiteral("practice") : QStringLiteral("local")));
    take(state);
}

void WizardLog::take(const WizardState &state)
{
    if (m_page != state.page)
        write(QStringLiteral("page ") + nameOf(state.page));
    m_page = state.page;
    const bool another = state.running && (!m_running || m_running->generation != state.running->generation);
    if (m_running && (!state.running || another))
        write(QStringLiteral("ended %1 after %2 s")
                  .arg(nameOfJob(m_running->job))
                  .arg(std::chrono::duration_cast<std::chrono::seconds>(m_running->elapsed).count()));
    if (another)
        write(QStringLiteral("began ") + nameOfJob(state.running->job));
    m_running = state.running;
    const std::optional<Error> &error = state.errorOf(state.page);
    if (error && error != m_error)
        write(QStringLiteral("error ") + inCodes(*error));
    m_error = error;
    if (state.pc.run.verdict && !m_verdict)
        write(QStringLiteral("verdict ") + nameOf(state.pc.run.verdict->level));
    m_verdict = state.pc.run.verdict.has_value();
}

void WizardLog::write(const QString &line)
{
    if (!m_file.isOpen())
        return;
    const QByteArray text =
        QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ' + line.toUtf8() + '\n';
    if (m_file.size() + text.size() > m_limit) {
        const QDir folder(m_folder);
        static_cast<void>(moveAside(m_file, folder.filePath(logName), folder.filePath(olderName)));
        // Where the old one cannot be put aside, nothing is written any more: it must not grow.
        if (m_file.size() + text.size() > m_limit)
            m_file.close();
        if (!m_file.isOpen())
            return;
    }
    m_file.write(text);
    m_file.flush();
}

} // namespace esu
