// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace esu {

/// A product key may be in the memory of this process: no core file of it is written, and no other process of the same
/// account may look into it. On Windows `hardenProcess` does the like.
inline void keepOutOfDumps()
{
#ifdef Q_OS_LINUX
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &none));
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0));
#endif
}

} // namespace esu
