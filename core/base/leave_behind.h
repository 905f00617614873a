// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

namespace esu {

/// Lets go of a thread that sits in a foreign call and may never return; it must own all it touches. In place of
/// `detach()`: with mingw's winpthreads a thread that ends while it is detached has its record freed twice, and two
/// later threads then run as one. The record is never freed instead: a few bytes for each thread that is left behind.
template <class Thread> void leaveBehind(Thread thread)
{
    static_cast<void>(new Thread(std::move(thread)));
}

} // namespace esu
