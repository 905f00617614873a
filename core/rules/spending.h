// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/cover.h"
#include "core/rules/edition.h"
#include "core/rules/inspection.h"

#include <optional>

namespace esu {

/// What a person insists on where a rule would stop and ask.
struct Insistence {
    bool anyEdition = false;                ///< although the edition is not in the row's list, or not clear
    bool activateAnyway = false;            ///< although the PC seems to be covered without a MAK
    std::optional<int> year = std::nullopt; ///< the key of this year and no other

    bool operator==(const Insistence &) const = default;
};

/// A row's year beside today's.
enum class YearFit {
    Fits,       ///< the running year, or a programme or row whose year is not known
    Past,       ///< over, and updates of the next year are out
    JustOver,   ///< over, but no update of the next year is out yet
    Soon,       ///< the next year, which begins within 90 days
    TooEarly,   ///< a later year
    AfterTheEnd ///< the programme is over: any of its years still brings that year's updates
};
/// Pure.
YearFit yearFit(const EsuRow &row, const ProgrammeAssessment &programme, QDate today);

/// Why nothing may be spent on this row, in the order edition (15, 11 or 10), cover without a MAK (20), year (10), as
/// far as nobody insists. nullopt = go on. "Unknown" never blocks. Pure.
std::optional<Error> blockBeforeRow(const Inspection &inspection, const EsuRow &row, const Insistence &insistence);
/// The same before anything is installed, while nobody knows which row takes the key: edition and cover. Pure.
std::optional<Error> blockBeforeAnyRow(const Inspection &inspection, const Insistence &insistence);
/// The same before that key is installed: beside these the clock, by which the year of the row would be judged. Pure.
std::optional<Error> blockBeforeKeyOfAnyRow(const Inspection &inspection, const Insistence &insistence);
/// This stop says that the PC seems to be covered without a MAK. Pure.
bool isCovered(const Error &block);
/// This stop is about the year of the key, or about the clock that says which year it is. Pure.
bool isAboutYear(const Error &block);
/// A person may insist where this stops. Pure.
bool mayInsist(const Error &block);
/// The row that took the key may keep it: who insists need not type it again. It gives it back where the edition is
/// wrong, and where it is not the row or the year that was asked for. Pure.
bool mayKeepKey(const Error &block);

} // namespace esu
