// SPDX-License-Identifier: MIT
#include "core/windows/packages/program_run.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/windows/quoted_argument.h"
#include "core/windows/win32.h"

#include <QMap>

#include <array>

namespace esu {

namespace {

constexpr DWORD slice = 250;

/// Ends a program and its children when it goes, unless they have ended by themselves.
class Running {
public:
    Running(Handle job, Handle process) : m_job(std::move(job)), m_process(std::move(process)) {}
    ~Running()
    {
        // Windows 7 knows no job in a job: when this program is in one already, only the program itself can be ended.
        if (m_job)
            TerminateJobObject(m_job.get(), ERROR_CANCELLED);
        TerminateProcess(m_process.get(), ERROR_CANCELLED);
    }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

    bool hasEnded() const { return WaitForSingleObject(m_process.get(), slice) == WAIT_OBJECT_0; }
    DWORD exitCode() const
    {
        DWORD code = ERROR_CANCELLED;
        GetExitCodeProcess(m_process.get(), &code);
        return code;
    }

private:
    Handle m_job;
    Handle m_process;
};

Handle endingJob()
{
    Handle job(CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job && !SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits))
        job.reset();
    return job;
}

struct EnvironmentFreer {
    void operator()(wchar_t *block) const { FreeEnvironmentStringsW(block); }
};

/// Whoever started this program may have set where its tools unpack what they then run, and where DLLs are looked for.
QString privateEnvironment(const QString &temporary)
{
    std::array<wchar_t, MAX_PATH> folder{};
    const UINT length = GetSystemDirectoryW(folder.data(), static_cast<UINT>(folder.size()));
    const QString tools = QString::fromWCharArray(folder.data(), static_cast<int>(length));
    const QMap<QString, QString> ours{
        {QStringLiteral("PATH"), tools}, {QStringLiteral("TEMP"), temporary}, {QStringLiteral("TMP"), temporary}};
    QMap<QString, QString> variables = ours;
    const std::unique_ptr<wchar_t, EnvironmentFreer> block(GetEnvironmentStringsW());
    for (const wchar_t *at = block.get(); at && *at != 0;) {
        const QString entry = QString::fromWCharArray(at);
        at += entry.size() + 1;
        // Names that begin with "=" are the current folders of drives.
        const qsizetype end = entry.indexOf(QLatin1Char('='), 1);
        const QString name = entry.left(end);
        if (end > 0 && !ours.contains(name.toUpper()))
            variables.insert(name, entry.mid(end + 1));
    }
    QString environment;
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment += variable.key() + QLatin1Char('=') + variable.value() + QChar(u'\0');
    return environment + QChar(u'\0');
}

} // namespace

Result<std::uint32_t> runProgram(const QString &program, const QStringList &arguments, const QString &temporary,
                                 std::chrono::milliseconds limit, const JobContext &context)
{
    const QString &installing = operation::packageInstall;
    if (context.stopRequested())
        return std::unexpected(cancelled(installing));
    QStringList words{quotedArgument(program)};
    for (const QString &argument : arguments)
        words.append(argument.contains(QLatin1Char(' ')) ? quotedArgument(argument) : argument);
    QString commandLine = words.join(QLatin1Char(' '));
    const QString folder = program.left(program.lastIndexOf(QLatin1Char('\\')));
    QString environment = privateEnvironment(temporary);
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION made{};
    if (!CreateProcessW(wide(program), reinterpret_cast<wchar_t *>(commandLine.data()), nullptr, nullptr, FALSE,
                        CREATE_SUSPENDED | CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT, environment.data(),
                        wide(folder), &start, &made))
        return std::unexpected(win32Failure(installing, GetLastError(), program));
    const Handle thread(made.hThread);
    Handle job = endingJob();
    if (job && !AssignProcessToJobObject(job.get(), made.hProcess))
        job.reset();
    const Running running(std::move(job), Handle(made.hProcess));
    ResumeThread(made.hThread);

    const auto end = std::chrono::steady_clock::now() + limit;
    while (!running.hasEnded()) {
        if (context.stopRequested())
            return std::unexpected(cancelled(installing));
        if (std::chrono::steady_clock::now() >= end)
            return std::unexpected(timedOut(installing));
    }
    return running.exitCode();
}

} // namespace esu
