// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>

namespace esu {

/// Ends the process without destroying static data: a thread of Qt's, which watches the threads that Qt did not start,
/// uses some of it to the very end. Called when all of ours is destroyed, or when a thread still sits in a call of
/// Windows that never returned, for which leaving in order would wait for ever.
[[noreturn]] inline void leave(int code)
{
    std::fflush(nullptr);
    std::_Exit(code);
}

} // namespace esu
