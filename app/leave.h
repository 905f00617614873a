// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

#include <cstdio>
#include <cstdlib>

namespace esu {

/// Ends the process without destroying static data: a thread of Qt's, which watches the threads that Qt did not start,
/// uses some of it to the very end. Called when all of ours is destroyed, or when a thread still sits in a call of
/// Windows that never returned, for which leaving in order would wait for ever.
[[noreturn]] inline void leave(int code)
{
    std::fflush(nullptr);
#ifdef Q_OS_WIN
    // ExitProcess would go through every DLL, and one whose thread is stuck may wait for it.
    TerminateProcess(GetCurrentProcess(), static_cast<UINT>(code));
#endif
    std::_Exit(code);
}

} // namespace esu
