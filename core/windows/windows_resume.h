// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/resume.h"

namespace esu {

/// Where it works; tests put their own in. Empty = what this Windows says.
struct ResumePlaces {
    QString user = {};    ///< SID of the account that will sign in; empty = the one of this process
    QString program = {}; ///< what is started again
    QString folder = {};  ///< where its copy lies: an USB stick may be gone after the restart
    bool (*unmark)(const QString &file) = nullptr; ///< forgets where a file came from; null = as Windows does it
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
