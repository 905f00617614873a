// SPDX-License-Identifier: MIT
#include "core/windows/windows_machine.h"

namespace esu {

WindowsMachine::WindowsMachine(const QString &caller, const WindowsTrust &trust, Patience patience,
                               std::shared_ptr<const OwnProgram> program, Policies policies)
    : m_policies(std::move(policies)), m_link(patience), m_inventory(m_link), m_licensing(m_link),
      m_updateAgent(patience), m_packageInstaller(PackagePlaces{.trust = trust}),
      m_resume(ResumePlaces{.user = caller, .program = std::move(program), .accounts = trust.accounts})
{
}

} // namespace esu
