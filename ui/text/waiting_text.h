// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace esu {

/// What the program is waiting for, with the time so far.
class WaitingText {
    Q_DECLARE_TR_FUNCTIONS(WaitingText)
public:
    static QString sentence(const Progress &progress, std::chrono::milliseconds elapsed);
    /// A second line that takes the fear out of a long wait; may be empty.
    static QString comfort(Waiting waiting);
};

} // namespace esu
