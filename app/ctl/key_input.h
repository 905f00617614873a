// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/base/job_context.h"

#include <QByteArray>

#include <functional>

namespace esu {

/// Has a whole key come in? Then input that rests need not be waited for any longer.
using HoldsKey = std::function<bool(const QByteArray &)>;

/// Everything on standard input, unbuffered, so that no library keeps a copy. A file or pipe is read to its end, or
/// until it rests after a whole key; a terminal, without echo, until it rests after a line: a pasted mail comes in one
/// go, and what is left of it is thrown away. Never more than one byte beyond `limit`: then it is too long. `prompt` is
/// called once a terminal shows no echo any more. Stoppable.
Result<QByteArray> readStandardInput(qsizetype limit, const HoldsKey &holdsKey, const std::function<void()> &prompt,
                                     const JobContext &context);

} // namespace esu
