// SPDX-License-Identifier: MIT
#include "app/ctl/stop_signal.h"

#include <atomic>
#include <csignal>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace esu {

namespace {

/// A handler may do next to nothing, so it leaves a mark and a timer looks at it. The one mutable global of the
/// program.
std::atomic_flag stopMark;

#ifdef Q_OS_WIN
BOOL WINAPI onConsoleEvent(DWORD event)
{
    stopMark.test_and_set();
    // Windows ends the process when this returns, or after five seconds: until then what is under way ends in order.
    constexpr DWORD patience = 4500;
    if (event == CTRL_CLOSE_EVENT)
        Sleep(patience);
    return TRUE;
}
#else
void onSignal(int)
{
    stopMark.test_and_set();
}
#endif

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
#ifdef Q_OS_WIN
    SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
#else
    // A terminal that was closed, too, and Ctrl+\: an end by one of them would leave a terminal without echo.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        // `nohup` has said that it is not to stop us.
        if (std::signal(signal, &onSignal) == SIG_IGN)
            std::signal(signal, SIG_IGN);
    }
#endif
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!stopMark.test())
            return;
        m_timer.stop();
        emit stopRequested();
    });
    m_timer.start(100);
}

} // namespace esu
