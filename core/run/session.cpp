// SPDX-License-Identifier: MIT
#include "core/run/session.h"

namespace esu {

Session::Session(std::unique_ptr<StateStore> store, std::shared_ptr<Machine> machine, const Desk &desk,
                 const Resources &resources)
    : m_store(std::move(store)), m_machine(std::move(machine)), m_desk(desk), m_journal(*m_store),
      m_pc(*m_machine, m_desk, resources, m_journal)
{
}

} // namespace esu
