// SPDX-License-Identifier: MIT
#pragma once

#include "app/forget.h"
#include "core/base/job_runner.h"
#include "core/model/error_catalogue.h"
#include "ui/prompts.h"

#include <functional>

namespace esu {

/// What the program of the portable ZIP does when its window has closed on page 7: it offers to remove what it noted on
/// the PC, says why where that must not be yet, and does it only after a yes. Main thread.
class LeaveNothing {
public:
    /// Looks first (`Rehearse`), or removes; on the job's thread.
    using Act = std::function<ForgetEnd(ForgetMode mode, const JobContext &context)>;
    /// What this process cannot remove, which is said.
    struct Stays {
        QString file = {};           ///< goes only later; empty = none
        bool ofOtherAccount = false; ///< the log and the stored key of the account that asked for administrator rights
    };
    /// `ended` hears whether it was removed. All must outlive it.
    LeaveNothing(Prompts &prompts, const ErrorCatalogue &errors, Act act, Stays stays,
                 std::function<void(bool removed)> ended);
    /// Where this process may not remove anything: starts one that offers it as administrator, after a yes. Without it
    /// nothing is asked then.
    void setElevate(std::function<void()> elevate) { m_elevate = std::move(elevate); }

    void start();

private:
    void looked(const ForgetEnd &end);
    void offerElevation();
    void removed(const ForgetEnd &end);
    void say(const Prompt &prompt, bool removed);

    Prompts &m_prompts;
    const ErrorCatalogue &m_errors;
    const Act m_act;
    const Stays m_stays;
    const std::function<void(bool removed)> m_ended;
    std::function<void()> m_elevate;
    JobRunner m_runner;
};

/// The ZIP holds this file beside the program; an installed one has none, nor has the copy that comes back after a
/// restart.
bool isPortable(const QString &programFolder);

/// `program` as it is shown where it is that copy, which cannot be deleted while it runs; else empty.
QString copyThatStays(const QString &program);

} // namespace esu
