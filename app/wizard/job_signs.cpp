// SPDX-License-Identifier: MIT
#include "app/wizard/job_signs.h"

#include "core/wizard/wizard_repair_rules.h"

#include <algorithm>

namespace esu {

void JobSigns::take(const WizardState &state)
{
    const std::optional<int> percent =
        state.running ? std::optional(percentDone(state).value_or(-1)) : std::optional<int>();
    if (percent != m_percent)
        m_places.progress(percent);
    m_percent = percent;
    if (state.running) {
        // Several jobs in a row are one wait to a person.
        m_elapsed = std::max(m_elapsed, state.running->elapsed);
    } else if (m_running && m_elapsed >= longJob) {
        m_places.flash();
    }
    m_running = state.running.has_value();
    if (!m_running)
        m_elapsed = std::chrono::milliseconds(0);
}

} // namespace esu
