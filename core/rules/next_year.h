// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/rules/inspection.h"

#include <QDate>
#include <QList>

#include <optional>

namespace esu {

/// What a PC needs for its next year of ESU, and when. Every day is one of the programme's data, or counted from one.
enum class YearEvent { OrderKey, CoverEnds, YearBegins };

template <> struct EnumNames<YearEvent> {
    static constexpr EnumTable<YearEvent, 3> table{{{YearEvent::OrderKey, u"order-key"},
                                                    {YearEvent::CoverEnds, u"cover-ends"},
                                                    {YearEvent::YearBegins, u"year-begins"}}};
};
static_assert(namesEvery<YearEvent>());

struct YearDate {
    YearEvent what = YearEvent::OrderKey;
    int year = 0; ///< whose key, cover or beginning it is
    QDate day = {};
    bool isLast = false; ///< of CoverEnds: the programme has no year after it

    bool operator==(const YearDate &) const = default;
};

/// The year that a MAK is bought for next: the first one without a licence, from today's on. nullptr = none: the
/// programme is over or has no further year, this PC may not or need not have a MAK, or what is licensed is not known
/// for sure. Pure.
const EsuYear *yearToOrder(const Inspection &inspection, const ProgrammeCatalogue &catalogue);

/// The year that begins next, unless it is licensed already. Pure.
std::optional<int> nextYearToBuy(const Inspection &inspection);

/// The days to come, in order: of the cover that is licensed today, and of the year after it. Empty where a key is
/// missing today. Pure.
QList<YearDate> comingDates(const Inspection &inspection, const ProgrammeCatalogue &catalogue);

/// The year whose key is all that this PC lacks: the one before it is licensed, its row is there without a key, and it
/// runs or is near enough to take the key. nullopt = no, or not known. Pure.
std::optional<int> newKeyYear(const Inspection &inspection);

} // namespace esu
