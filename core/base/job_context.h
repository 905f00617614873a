// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/conditions.h"
#include "core/base/error.h"

#include <QString>

#include <functional>
#include <stop_token>

namespace esu {

/// What a blocking call is waiting for; `ui/text` turns it into a sentence.
enum class Waiting {
    Connecting,
    ReadingPc,
    ReadingLicenses,
    InstallingKey,
    ActivationServer,
    RemovingKey,
    SearchingUpdates,
    DownloadingUpdates,
    InstallingUpdates,
    AskingCatalog,
    DownloadingPackage,
    InstallingPackage,
    CredentialStore,
};

/// A sign of life from a blocking call. `done` of `total` steps (0 = unknown), `percent` of the whole (-1 = unknown),
/// `subject` what is worked on (a KB number or an update title).
struct Progress {
    Waiting waiting = Waiting::ReadingPc;
    int done = 0;
    int total = 0;
    int percent = -1;
    QString subject = {};
    QString item = {};    ///< the UpdateID behind `subject`, where that is an update
    int itemPercent = -1; ///< of that one alone (-1 = unknown)

    bool operator==(const Progress &) const = default;
};

/// What every blocking call is given: how it learns that it should stop, and where it tells what it is doing.
/// A call polls `stop` at least every 500 ms and then ends with `Fault::Cancelled`. `report` may be empty and is
/// called on the thread of the call.
struct JobContext {
    std::stop_token stop = {};
    std::function<void(const Progress &)> report = {};

    bool stopRequested() const { return stop.stop_requested(); }
    void tell(const Progress &progress) const
    {
        if (report)
            report(progress);
    }
};

/// The error of a call that was stopped.
inline Error cancelled(const QString &operation)
{
    return {.fault = Fault::Cancelled, .operation = operation, .condition = condition::cancelled};
}

} // namespace esu
