// SPDX-License-Identifier: MIT
#include "core/journey/pc.h"

#include "core/rules/edition.h"

namespace esu {

namespace {

using namespace std::chrono_literals;

/// A reading younger than this is "just now": the steps of one run follow each other within it, a person at a page does
/// not.
constexpr std::chrono::milliseconds freshFor = 10s;

QList<ActivationId> idsOf(const ProgrammeCatalogue &catalogue, const QString &programmeId)
{
    QList<ActivationId> ids;
    if (const EsuProgramme *programme = catalogue.byId(programmeId)) {
        for (const EsuYear &year : programme->years) {
            if (year.activationId)
                ids.append(*year.activationId);
        }
    }
    return ids; // where none is known, keyed rows and the search by name answer
}

} // namespace

Result<void> Pc::claim()
{
    auto claimed = m_journal.claim();
    m_claimed = claimed.has_value();
    return claimed;
}

Result<LicenseReading> Pc::readLicenses(const ProgrammeAssessment &programme, const JobContext &context)
{
    context.tell({.waiting = Waiting::ReadingLicenses});
    const ProgrammeCatalogue &catalogue = m_resources.programmes;
    auto rows = m_machine.licensing().rows({.ids = idsOf(catalogue, programme.programmeId), .keyed = true}, context);
    if (!rows)
        return std::unexpected(rows.error());
    const auto sorted = [&] {
        const LicenseReading read = sortRows(*rows, catalogue, programme.programmeId);
        return withBaseOf(withEditions(read, m_resources.windows), *rows, programme.editionSigns);
    };
    LicenseReading reading = sorted();
    if (reading.esu.isEmpty() || isNoneListed(reading, programme)) {
        // Only when no known ID is there, or none for this edition: looking by name may cost a full scan of the
        // licensing table (resources/FACTS.md#discovery).
        const auto more = m_machine.licensing().rows({.discover = true}, context);
        // No answer is not the same as no rows: it must not end as "no ESU row on this PC".
        if (!more)
            return std::unexpected(more.error());
        rows->append(*more);
        reading = sorted();
    }
    m_rows = *rows;
    m_reading = reading;
    m_readAt = m_machine.clock().elapsed();
    m_readUnderClaim = m_claimed;
    return reading;
}

Result<LicenseReading> Pc::currentLicenses(const ProgrammeAssessment &programme, const JobContext &context)
{
    if (isFresh())
        return *m_reading;
    return readLicenses(programme, context);
}

bool Pc::isFresh() const
{
    return m_reading && m_machine.clock().elapsed() - m_readAt <= freshFor;
}

} // namespace esu
