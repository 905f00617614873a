// SPDX-License-Identifier: MIT
#include "core/windows/windows_machine.h"

namespace esu {

WindowsMachine::WindowsMachine(const QString &caller, Patience patience)
    : m_link(patience), m_inventory(m_link), m_licensing(m_link), m_updateAgent(patience),
      m_resume(ResumePlaces{.user = caller})
{
}

} // namespace esu
