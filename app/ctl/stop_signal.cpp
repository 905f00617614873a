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

HANDLE placeOfMark()
{
    return stopMark;
}
#else
std::array<int, 2> stopMark = {-1, -1};
// A terminal that was closed, too, and Ctrl+\: an end by one of them would leave a terminal without echo.
constexpr std::array stops = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

void onSignal(int)
{
    const int before = errno;
    // A pipe that is full has the mark already.
    static_cast<void>(!write(stopMark[1], "", 1));
    errno = before;
}

void handleStops(void (*handler)(int))
{
    for (const int signal : stops) {
        // `nohup` has said that it is not to stop us.
        if (std::signal(signal, handler) == SIG_IGN)
            std::signal(signal, SIG_IGN);
    }
}

int placeOfMark()
{
    return stopMark[0];
}
#endif

} // namespace

HeldStops::HeldStops()
{
#ifdef Q_OS_WIN
    stopMark = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
#else
    if (pipe2(stopMark.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for the signals");
    handleStops(&onSignal);
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

void HeldStops::letGo()
{
#ifdef Q_OS_WIN
    SetConsoleCtrlHandler(&onConsoleEvent, FALSE);
#else
    handleStops(SIG_DFL);
#endif
}

#ifdef Q_OS_WIN
StopSignal::StopSignal(const HeldStops &) : m_notifier(placeOfMark())
{
    connect(&m_notifier, &QWinEventNotifier::activated, this, [this] {
#else
StopSignal::StopSignal(const HeldStops &) : m_notifier(placeOfMark(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
#endif
        m_notifier.setEnabled(false);
        emit stopRequested();
    });
}

} // namespace esu
