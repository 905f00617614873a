// SPDX-License-Identifier: MIT
#include "core/windows/packages/program_run.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/windows/quoted_argument.h"
#include "core/windows/win32.h"

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

} // namespace

Result<std::uint32_t> runProgram(const QString &program, const QStringList &arguments, std::chrono::milliseconds limit,
                                 const JobContext &context)
{
    const QString &installing = operation::packageInstall;
    if (context.stopRequested())
        return std::unexpected(cancelled(installing));
    QStringList words{quotedArgument(program)};
    for (const QString &argument : arguments)
        words.append(argument.contains(QLatin1Char(' ')) ? quotedArgument(argument) : argument);
    QString commandLine = words.join(QLatin1Char(' '));
    const QString folder = program.left(program.lastIndexOf(QLatin1Char('\\')));
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION made{};
    if (!CreateProcessW(wide(program), reinterpret_cast<wchar_t *>(commandLine.data()), nullptr, nullptr, FALSE,
                        CREATE_SUSPENDED | CREATE_NO_WINDOW, nullptr, wide(folder), &start, &made))
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
