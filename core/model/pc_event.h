// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <array>
#include <cstdint>
#include <string_view>

namespace esu {

/// What the event log of Windows is told (`pc_event_table.inc`).
enum class PcEvent {
#define ESU_PC_EVENT(name, number, type, en, ja) name,
#include "core/model/pc_event_table.inc"
#undef ESU_PC_EVENT
};

enum class PcEventType { Information, Warning, Error };

/// One line of the table.
struct PcEventRow {
    PcEvent event;
    std::uint32_t number; ///< as the log shows it, and of its message in the program
    PcEventType type;
    std::u16string_view en;
    std::u16string_view ja;
};

inline constexpr std::array pcEventTable{
#define ESU_PC_EVENT(name, number, type, en, ja) PcEventRow{PcEvent::name, number, PcEventType::type, en, ja},
#include "core/model/pc_event_table.inc"
#undef ESU_PC_EVENT
};

constexpr const PcEventRow &rowOf(PcEvent event)
{
    return pcEventTable.at(static_cast<std::size_t>(event));
}

/// An event with what stands in its message for %1 and %2: names, codes and dates, no text from outside.
struct LoggedEvent {
    PcEvent event = PcEvent::Done;
    QStringList inserts = {};

    bool operator==(const LoggedEvent &) const = default;
};

} // namespace esu
