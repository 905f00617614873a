// SPDX-License-Identifier: MIT
#include "app/ctl/stop_signal.h"

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace esu {

namespace {

// A handler may do next to nothing: it makes a mark that wakes the event loop. The one mutable global of the program.
#ifdef Q_OS_WIN
HANDLE stopMark = nullptr;

BOOL WINAPI onConsoleEvent(DWORD event)
{
    SetEvent(stopMark);
    // Windows ends the process when this returns, or after five seconds: until then what is under way ends in order.
    constexpr DWORD patience = 4500;
    if (event == CTRL_CLOSE_EVENT)
        Sleep(patience);
    return TRUE;
}

HANDLE newMark()
{
    stopMark = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    return stopMark;
}
#else
int stopMark = -1;

void onSignal(int)
{
    const int before = errno;
    // A pipe that is full has the mark already.
    static_cast<void>(!write(stopMark, "", 1));
    errno = before;
}

/// The end to listen to.
int newMark()
{
    std::array<int, 2> ends = {-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for the signals");
    stopMark = ends[1];
    return ends[0];
}
#endif

} // namespace

#ifdef Q_OS_WIN
StopSignal::StopSignal(QObject *parent) : QObject(parent), m_notifier(newMark())
{
    SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
    connect(&m_notifier, &QWinEventNotifier::activated, this, [this] {
#else
StopSignal::StopSignal(QObject *parent) : QObject(parent), m_notifier(newMark(), QSocketNotifier::Read)
{
    // A terminal that was closed, too, and Ctrl+\: an end by one of them would leave a terminal without echo.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        // `nohup` has said that it is not to stop us.
        if (std::signal(signal, &onSignal) == SIG_IGN)
            std::signal(signal, SIG_IGN);
    }
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
#endif
        m_notifier.setEnabled(false);
        emit stopRequested();
    });
}

} // namespace esu
