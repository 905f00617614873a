// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/win32.h"

#include <QString>

#include <memory>

namespace esu {

/// A program's file, kept open so that nobody can put another one in its place: while this lives it is neither written
/// nor renamed nor deleted. Read by one thread at a time.
struct OwnProgram {
    QString path;
    Handle file;
};

/// The file at `path`, held from now on; empty: that of this program.
Result<std::shared_ptr<const OwnProgram>> holdProgram(const QString &path = {});

/// The file of this program, held since the first call, which is at its start.
Result<std::shared_ptr<const OwnProgram>> heldProgram();

} // namespace esu
