// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/model/catalogue.h"
#include "core/model/machine_facts.h"
#include "core/model/windows_versions.h"

#include <QDate>
#include <QString>

#include <optional>

namespace esu {

/// A Windows that no programme is for: from `resources/windows-versions.json`.
struct OtherWindows {
    QString id = {}; ///< "windows-11"
    LocalText name = {};
    LocalText advice = {};
    bool isSupported = false; ///< today it gets free updates

    bool operator==(const OtherWindows &) const = default;
};

/// Whether a row is for what this PC is by its branding.
struct BrandedRows {
    bool isKnown = false; ///< the caption names one of the brandings that share the EditionID
    QString mark = {};    ///< in the Name of its ESU rows; empty = there are none

    bool operator==(const BrandedRows &) const = default;
};

/// Which programme a PC is in today, and whether it may use ESU with a MAK.
struct ProgrammeAssessment {
    enum class Status { None, NotStarted, Running, Ended };

    QString programmeId = {}; ///< empty = no programme for this Windows
    Status status = Status::None;
    std::optional<int> yearNow = std::nullopt;
    std::optional<QDate> coveredUntil = std::nullopt; ///< last day of the running year, or of an ended programme
    std::optional<QDate> yearUpdatesFrom = std::nullopt;
    ///< the second Tuesday that brings the running year's first update
    std::optional<int> nextYear = std::nullopt;
    std::optional<QDate> nextYearStart = std::nullopt;
    Eligibility eligibility = Eligibility::Unknown;
    QStringList editionSigns = {};                      ///< what the PC calls its edition (`core/rules/edition.h`)
    std::optional<BrandedRows> branding = std::nullopt; ///< nullopt = the EditionID says it all
    std::optional<OtherWindows> other = std::nullopt; ///< what is known of a Windows without a programme, or not in it
    bool isUntold = false;                            ///< there may be one: what was not read is what it is told by
    QString reason = {}; ///< `condition::noProgramme`, or the data's word for a warning or refusal ("home", "ltsc")

    bool operator==(const ProgrammeAssessment &) const = default;
};

template <> struct EnumNames<ProgrammeAssessment::Status> {
    static constexpr EnumTable<ProgrammeAssessment::Status, 4> table{
        {{ProgrammeAssessment::Status::None, u"none"},
         {ProgrammeAssessment::Status::NotStarted, u"not-started"},
         {ProgrammeAssessment::Status::Running, u"running"},
         {ProgrammeAssessment::Status::Ended, u"ended"}}};
};
static_assert(namesEvery<ProgrammeAssessment::Status>());

/// Pure. An unreadable OS or edition gives `Unknown`, never a refusal.
ProgrammeAssessment assess(const ProgrammeCatalogue &catalogue, const MachineFacts &facts, QDate today);

/// What is known of this Windows beside the programmes. Pure.
std::optional<OtherWindows> otherWindows(const WindowsVersions &windows, const MachineFacts &facts, QDate today);

} // namespace esu
