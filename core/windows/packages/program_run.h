// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QStringList>

#include <chrono>

namespace esu {

/// Runs a program of Windows to its end and gives its exit code. `program` is a full path; nothing is inherited but the
/// environment, in which `temporary` (a private folder) is where it unpacks and PATH leads to Windows alone. No window
/// shows. At its limit (`Timeout`, "timeout") or a stop (`Cancelled`) it is ended with all it started.
Result<std::uint32_t> runProgram(const QString &program, const QStringList &arguments, const QString &temporary,
                                 std::chrono::milliseconds limit, const JobContext &context);

} // namespace esu
