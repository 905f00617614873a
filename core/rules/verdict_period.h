// SPDX-License-Identifier: MIT
// What the verdict says of the programme, of its days, and of the clock that tells them. Pure.
#pragma once

#include "core/rules/freshness.h"
#include "core/rules/verdict_license.h"

#include <optional>

namespace esu {

class ProgrammeCatalogue;
class UpdateTables;

inline constexpr QLatin1String updatesSource("data updates-by-month.json");

/// The day until which an organisation is content with a programme that is over and whose last year is licensed.
std::optional<QDate> acceptedUntil(const Inspection &inspection, const std::optional<QDate> &licensedUntil);
/// The licensed row is for other editions, or it is not clear for which: what `activate` refuses proves nothing here,
/// unless the organisation counts the edition in.
bool isOfOtherEdition(const Inspection &inspection, const LicenseFinding &license);
/// The programme of this PC, and whether it runs today. An edition that nobody decided on leaves both open.
VerdictReason programmeReason(const Inspection &inspection, const EsuProgramme *found, const LicenseFinding &license,
                              bool isEndAccepted);
/// Only said when the two clocks disagree about what counts: the programme's status, its year, or what is due.
std::optional<VerdictReason> networkReason(const Inspection &inspection, const ProgrammeCatalogue &catalogue,
                                           const FreshnessQuestion &question, const QDateTime &networkTime);
/// Only said when the clock cannot be right: something on this PC, or the data, is later.
std::optional<VerdictReason> clockReason(const Inspection &inspection, const Freshness &freshness,
                                         const UpdateTables &updates);

} // namespace esu
