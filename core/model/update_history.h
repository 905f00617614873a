// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace esu {

/// One line of Windows Update's own history (resources/FACTS.md#update-history).
struct HistoryEntry {
    enum class Outcome { Installed, Failed, Removed };
    QString title = {}; ///< localised
    QDateTime at = {};  ///< UTC
    Outcome outcome = Outcome::Installed;
    std::optional<std::uint32_t> code = std::nullopt; ///< of a failure

    bool operator==(const HistoryEntry &) const = default;
};
using UpdateHistory = QList<HistoryEntry>; ///< the newest first

template <> struct EnumNames<HistoryEntry::Outcome> {
    static constexpr EnumTable<HistoryEntry::Outcome, 3> table{{{HistoryEntry::Outcome::Installed, u"installed"},
                                                                {HistoryEntry::Outcome::Failed, u"failed"},
                                                                {HistoryEntry::Outcome::Removed, u"removed"}}};
};
static_assert(namesEvery<HistoryEntry::Outcome>());

} // namespace esu
