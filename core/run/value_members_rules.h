// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/assessment.h"
#include "core/rules/inspection.h"
#include "core/rules/repair_plan.h"
#include "core/rules/rows.h"
#include "core/run/value_members_model.h"

/// The members of the values of `core/rules` in JSON (`core/base/value_json.h`).
namespace esu {

template <> struct Members<LocalText> {
    static constexpr std::tuple list{member(u"ja", &LocalText::ja), member(u"en", &LocalText::en)};
};

template <> struct Members<OtherWindows> {
    static constexpr std::tuple list{member(u"id", &OtherWindows::id), member(u"name", &OtherWindows::name),
                                     member(u"advice", &OtherWindows::advice),
                                     member(u"is_supported", &OtherWindows::isSupported)};
};

template <> struct Members<BrandedRows> {
    static constexpr std::tuple list{member(u"is_known", &BrandedRows::isKnown), member(u"mark", &BrandedRows::mark)};
};

template <> struct Members<ProgrammeAssessment> {
    static constexpr std::tuple list{member(u"programme_id", &ProgrammeAssessment::programmeId),
                                     member(u"status", &ProgrammeAssessment::status),
                                     member(u"year_now", &ProgrammeAssessment::yearNow),
                                     member(u"covered_until", &ProgrammeAssessment::coveredUntil),
                                     member(u"year_updates_from", &ProgrammeAssessment::yearUpdatesFrom),
                                     member(u"next_year", &ProgrammeAssessment::nextYear),
                                     member(u"next_year_start", &ProgrammeAssessment::nextYearStart),
                                     member(u"eligibility", &ProgrammeAssessment::eligibility),
                                     member(u"edition_signs", &ProgrammeAssessment::editionSigns),
                                     member(u"branding", &ProgrammeAssessment::branding),
                                     member(u"other", &ProgrammeAssessment::other),
                                     member(u"is_untold", &ProgrammeAssessment::isUntold),
                                     member(u"reason", &ProgrammeAssessment::reason)};
};

template <> struct Members<EsuRow> {
    static constexpr std::tuple list{member(u"row", &EsuRow::row), member(u"programme_id", &EsuRow::programmeId),
                                     member(u"year", &EsuRow::year), member(u"built_in", &EsuRow::builtIn),
                                     member(u"editions", &EsuRow::editions)};

    static QString wrong(const EsuRow &row)
    {
        return row.row.id ? QString() : QStringLiteral("is an ESU row without an ID");
    }
};

template <> struct Members<LicenseReading> {
    static constexpr std::tuple list{member(u"esu", &LicenseReading::esu), member(u"base", &LicenseReading::base),
                                     member(u"base_disagrees", &LicenseReading::baseDisagrees)};
};

template <> struct Members<OpenAttempts> {
    static constexpr std::tuple list{member(u"id", &OpenAttempts::id), member(u"last_five", &OpenAttempts::lastFive),
                                     member(u"count", &OpenAttempts::count)};

    static QString wrong(const OpenAttempts &open)
    {
        return open.id ? QString() : QStringLiteral("is an attempt without the ID of its row");
    }
};

template <> struct Members<Inspection> {
    static constexpr std::tuple list{member(u"at", &Inspection::at),
                                     member(u"offset_from_utc", &Inspection::offsetFromUtc),
                                     member(u"facts", &Inspection::facts),
                                     member(u"programme", &Inspection::programme),
                                     member(u"without_policy", &Inspection::withoutPolicy),
                                     member(u"licenses", &Inspection::licenses),
                                     member(u"prerequisites", &Inspection::prerequisites),
                                     member(u"clock_wrong", &Inspection::clockWrong),
                                     member(u"open_attempts", &Inspection::openAttempts),
                                     member(u"journal_unread", &Inspection::journalUnread),
                                     member(u"replaced_base_key", &Inspection::replacedBaseKey)};
};

template <> struct Members<RepairStep> {
    static constexpr std::tuple list{member(u"prerequisite_id", &RepairStep::prerequisiteId),
                                     member(u"kb", &RepairStep::kb), member(u"source", &RepairStep::source),
                                     member(u"file", &RepairStep::file), member(u"restart", &RepairStep::restart)};
};

template <> struct Members<RepairStepReport> {
    static constexpr std::tuple list{
        member(u"step", &RepairStepReport::step), member(u"state", &RepairStepReport::state),
        member(u"code", &RepairStepReport::code), member(u"error", &RepairStepReport::error)};
};

template <> struct Members<RepairReport> {
    static constexpr std::tuple list{
        member(u"steps", &RepairReport::steps), member(u"restart_required", &RepairReport::restartRequired),
        member(u"stopped", &RepairReport::stopped), member(u"error", &RepairReport::error)};
};

} // namespace esu
