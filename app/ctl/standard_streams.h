// SPDX-License-Identifier: MIT
#pragma once

namespace esu {

/// Before any file is opened: a standard stream that the caller closed is taken by one that refuses, so that no file of
/// ours gets its number and is written to. Main thread.
void holdStandardStreams();

} // namespace esu
