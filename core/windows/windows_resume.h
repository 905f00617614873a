// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/own_files.h"
#include "core/ports/resume.h"
#include "core/windows/own_program.h"

namespace esu {

/// Where it works; tests put their own in. Empty = what this Windows says.
struct ResumePlaces {
    QString user = {}; ///< SID of the account that will sign in; empty = the one of this process
    std::shared_ptr<const OwnProgram> program = {}; ///< what is started again; without it nothing is armed
    QString folder = {};                            ///< where its copy lies: an USB stick may be gone after the restart
    OwnAccounts accounts = {};
};

/// RunOnce of the account that signed in, with a copy of this program in the state folder. `arm` needs administrator
/// rights. A copy that runs cannot be deleted: it stays until the program is started from somewhere else. Any thread.
class WindowsResume final : public ResumeAtLogon {
public:
    explicit WindowsResume(ResumePlaces places = {}) : m_places(std::move(places)) {}

    Result<void> arm(const ResumePoint &point) override;
    Result<void> disarm() override;

private:
    const ResumePlaces m_places;
};

} // namespace esu
