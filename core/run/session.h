// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"

#include <memory>

namespace esu {

/// One PC with its state file, journal and rows, and the desk it is worked on from: what every driver holds. Made
/// and destroyed on the driver's thread, or on the job's when that ends last; used on the job's thread only.
class Session final {
public:
    /// `machine` may keep its state in `store`, and `desk` may be the machine's own.
    Session(std::unique_ptr<StateStore> store, std::shared_ptr<Machine> machine, const Desk &desk,
            const Resources &resources);

    Machine &machine() { return *m_machine; }
    const Desk &desk() const { return m_desk; }
    Pc &pc() { return m_pc; }

private:
    std::unique_ptr<StateStore> m_store;
    std::shared_ptr<Machine> m_machine;
    Desk m_desk;
    Journal m_journal;
    Pc m_pc;
};

} // namespace esu
