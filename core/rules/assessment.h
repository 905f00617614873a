// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/model/machine_facts.h"

#include <QDate>
#include <QString>

#include <optional>

namespace esu {

/// Which programme a PC is in today, and whether it may use ESU with a MAK.
struct ProgrammeAssessment {
    enum class Status { None, NotStarted, Running, Ended };

    QString programmeId = {}; ///< empty = no programme for this Windows
    Status status = Status::None;
    std::optional<int> yearNow = std::nullopt;
    std::optional<QDate> coveredUntil = std::nullopt; ///< last day of the running year, or of an ended programme
    std::optional<int> nextYear = std::nullopt;
    std::optional<QDate> nextYearStart = std::nullopt;
    Eligibility eligibility = Eligibility::Unknown;
    QString reason = {}; ///< `condition::noProgramme`, or the data's word for a warning or refusal ("home", "ltsc")

    bool operator==(const ProgrammeAssessment &) const = default;
};

/// Pure. An unreadable OS or edition gives `Unknown`, never a refusal.
ProgrammeAssessment assess(const ProgrammeCatalogue &catalogue, const MachineFacts &facts, QDate today);

} // namespace esu
