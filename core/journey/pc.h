// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/journal.h"
#include "core/model/resources.h"
#include "core/ports/desk.h"
#include "core/ports/machine.h"
#include "core/rules/assessment.h"
#include "core/rules/rows.h"

#include <chrono>
#include <optional>

namespace esu {

/// One PC as the steps of this room see it: its machine, the desk it is worked on from, the data, the journal, and its
/// licensing rows as last read. Every step is a function that takes it: blocking, stoppable, one at a time, from one
/// thread at a time.
class Pc {
public:
    /// All but `desk` must outlive it, and so must the ports of the desk.
    Pc(Machine &machine, const Desk &desk, const Resources &resources, Journal &journal)
        : m_machine(machine), m_desk(desk), m_resources(resources), m_journal(journal)
    {
    }

    Machine &machine() { return m_machine; }
    const Desk &desk() const { return m_desk; }
    const Resources &resources() const { return m_resources; }
    Journal &journal() { return m_journal; }
    const Journal &journal() const { return m_journal; }

    /// Keeps other processes from attempting anything on this PC.
    Result<void> claim();

    /// Reads the rows that this PC's programme needs, and remembers them with the time.
    Result<LicenseReading> readLicenses(const ProgrammeAssessment &programme, const JobContext &context);
    /// The rows as last read if that was just now, else a new reading.
    Result<LicenseReading> currentLicenses(const ProgrammeAssessment &programme, const JobContext &context);
    /// The rows as last read; nullopt when they never were, or when an act may have changed them since.
    const std::optional<LicenseReading> &lastLicenses() const { return m_reading; }
    /// The same as Windows gave them, those of Windows itself among them.
    const LicenseRows &lastRows() const { return m_rows; }
    /// They were read just now under our own claim: nobody else can have been here since.
    bool areLicensesOurs() const { return m_readUnderClaim && isFresh(); }
    /// An act may have changed them.
    void forgetLicenses() { m_reading.reset(); }

private:
    bool isFresh() const;

    Machine &m_machine;
    Desk m_desk;
    const Resources &m_resources;
    Journal &m_journal;
    LicenseRows m_rows;
    std::optional<LicenseReading> m_reading = std::nullopt;
    std::chrono::milliseconds m_readAt{0};
    bool m_claimed = false;
    bool m_readUnderClaim = false;
};

} // namespace esu
