// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"
#include "app/ctl/arguments.h"
#include "core/run/run.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace esu {

/// What `esuctl record` came to.
struct RecordReport {
    std::optional<PcRun> run = std::nullopt; ///< the inspection that the recording leads to
    std::optional<Error> error = std::nullopt;
    QStringList lines = {};
    bool practice = false;
    bool abandoned = false; ///< a call never came back
};

/// Records the PC, shows what the recording says of it, and saves it unless `--dry-run`. Never overwrites a file.
/// Blocking, stoppable until it saves; `show` is called on this thread.
RecordReport recordPc(const Arguments &arguments, Composition &composition, const JobContext &context,
                      const std::function<void(const QStringList &)> &show);

} // namespace esu
