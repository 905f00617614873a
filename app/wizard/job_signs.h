// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_state.h"

#include <chrono>
#include <functional>
#include <optional>

namespace esu {

/// What a person who looks at something else sees of a job: its progress on the task bar, and a flash when a long one
/// has ended. Owned by `WizardProgram`; main thread.
class JobSigns {
public:
    struct Places {
        std::function<void(std::optional<int> percent)> progress; ///< -1 = no known end; nullopt = nothing runs
        std::function<void()> flash;
    };
    /// Whoever started less than this ago still sits in front of it.
    static constexpr std::chrono::milliseconds longJob = std::chrono::minutes(1);

    explicit JobSigns(Places places) : m_places(std::move(places)) {}
    void take(const WizardState &state);

private:
    const Places m_places;
    std::optional<int> m_percent;
    std::chrono::milliseconds m_elapsed{0};
    bool m_running = false;
};

} // namespace esu
