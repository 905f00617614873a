// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/prerequisite.h"
#include "core/rules/assessment.h"
#include "core/rules/attempt_rules.h"
#include "core/rules/rows.h"

#include <QDateTime>

namespace esu {

/// Everything that one reading of a PC gave, with the rules already applied. A value; the wizard's state carries it.
struct Inspection {
    QDateTime at = {};     ///< the PC's own time, UTC
    int offsetFromUtc = 0; ///< seconds: which day that is on this PC
    MachineFacts facts;
    ProgrammeAssessment programme = {};
    /// The same without the policy on further editions, where that changed it.
    std::optional<ProgrammeAssessment> withoutPolicy = std::nullopt;
    Fact<LicenseReading> licenses = notRead();
    PrerequisiteResults prerequisites = {};
    /// The PC's time stands before what is known to have happened (`core/rules/freshness.h`), or on another day than
    /// the network's.
    bool clockWrong = false;
    QList<OpenAttempts> openAttempts = {}; ///< by the journal
    /// Why the journal could not be read: what was attempted before is not known. nullopt = it was, or there is none.
    std::optional<Error> journalUnread = std::nullopt;
    /// Last five of the key that Windows itself had when an earlier call put another in its place; nullopt = none did.
    std::optional<QString> replacedBaseKey = std::nullopt;

    bool operator==(const Inspection &) const = default;

    /// The day of that moment on this PC.
    QDate dayOf(const QDateTime &moment) const { return moment.toUTC().addSecs(offsetFromUtc).date(); }
    QDate today() const { return dayOf(at); }
    /// Base Windows: true/false when its row was read, nullopt when unknown.
    std::optional<bool> baseLicensed() const;
    bool restartPending() const { return facts.pendingRestart && facts.pendingRestart->pending; }
    /// Windows has ESU rows, of its edition as far as is known, for a Windows that no programme of the data is for: the
    /// data may be older than the programme.
    bool programmeIsNotInData() const;
};

/// Answers every check item of this PC's programme, in evidence order. Pure.
PrerequisiteResults checkPrerequisites(const PrerequisiteCatalogue &catalogue, const ProgrammeAssessment &programme,
                                       const MachineFacts &facts, const Fact<LicenseReading> &licenses);

/// Why nothing may be installed to make this PC ready: Windows itself could not be read (the code decides), no
/// programme is for it and no ESU row is there, or it is not eligible (exit 15), or it is not activated (12), which no
/// package cures. nullopt = go on. "Unknown" otherwise never blocks. Pure.
std::optional<Error> blockBeforeRepair(const Inspection &inspection);

/// Why nothing may be spent on this PC now: exit 15 before 12 before 11 (app/ctl/CONTRACT.md, "What stops an
/// activation"). nullopt = go on. "Unknown" never blocks. Pure.
std::optional<Error> blockBeforeSpending(const Inspection &inspection);

/// `AccessDenied` (exit 17) when the facts say this process is not elevated. Pure.
std::optional<Error> refuseWithoutElevation(const Inspection &inspection);

/// The 32-bit program on a 64-bit Windows: it is given tools that cannot service this Windows. Pure.
std::optional<Error> refuseWrongProgram(const Inspection &inspection);

/// The gate of every change: the wrong program, which no elevation helps, before one that is not elevated. Pure.
std::optional<Error> refuseChange(const Inspection &inspection);

/// What a 0xC004F050 on this PC points to: "package-missing", "restart-pending", "typing" or "other-product", and the
/// facts that say so (which package, which sign of a restart), for the details.
struct KeyRefusal {
    QString condition = {};
    QString evidence = {};

    bool operator==(const KeyRefusal &) const = default;
};
/// Pure.
KeyRefusal invalidKeyCause(const Inspection &inspection, bool inputWasNormalised);

} // namespace esu
