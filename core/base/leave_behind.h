// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

namespace esu {

/// Lets go of a thread that sits in a foreign call and may never return; it must own all it touches. In place of
/// `detach()`: with mingw's winpthreads, where threads end just when they are detached, one of them was seen not to
/// run, and one to run on what belonged to another. The thread's record is kept instead: a few bytes for each one left
/// behind.
template <class Thread> void leaveBehind(Thread thread)
{
    static_cast<void>(new Thread(std::move(thread)));
}

} // namespace esu
