// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// How far the updates of one PC have come, held against what is due on its day. A month is named by the day of its
/// release.
struct Freshness {
    enum class State {
        Met,            ///< everything that is due is in; where nothing of ESU is due yet, the month before it
        NoEsuUpdate,    ///< surely nothing of the ESU period is in
        Behind,         ///< a month that is due is surely missing; of an ended programme, one that its licences give
        Uncertain,      ///< what is known leaves both open
        ClockWrong,     ///< the PC's clock stands before what is known to have happened
        NotOfProgramme, ///< newer than anything this programme gave: another plan's
    };
    /// What most likely keeps the missing updates away.
    enum class Cause {
        None,
        RestartPending,
        UpdateFailed, ///< `failedKb`
        UpdatesOff,
        Paused,
        Deferral,
        WasOff,            ///< the PC, or its updates, were off when they came, and it is back for some days at most
        ServerNotApproved, ///< a company's server decides, and has not let it through yet
        Offline,
        SourcesDiffer, ///< the revision and the newest package name different months
        DataTooOld,    ///< newer than the data knows; only newer data can name the month
        Unknown,
    };
    /// Whose patience `graceDays` is.
    enum class GraceOrigin { Usual, Deferral, Server, Policy };

    State state = State::Uncertain;
    std::optional<QDate> month = std::nullopt;       ///< the PC has this month's
    std::optional<QDate> monthAtMost = std::nullopt; ///< and surely none newer than this
    std::optional<QDate> newest = std::nullopt;      ///< the newest that is out
    QString newestKb = {};                           ///< its number; empty = the data do not know it
    std::optional<QDate> due = std::nullopt;         ///< the newest that the PC has to have
    std::optional<QDate> firstUpdate = std::nullopt; ///< of the programme, while it is not due yet
    int monthsMissing = 0;                           ///< up to `newest`; at least so many
    int monthsBehind = 0;                            ///< of them, up to `due`
    QList<QDate> missingMonths = {};                 ///< between security-only updates
    Cause cause = Cause::None;
    QStringList failedKb = {};
    int graceDays = 0;
    GraceOrigin graceOrigin = GraceOrigin::Usual;
    bool hasEsuUpdate = false; ///< an update that only ESU gives is surely in
    bool onlyByGrace = false;  ///< met, but a newer month would be due after the usual days
    QDate dataDate = {};
    std::optional<QDateTime> greenUntil = std::nullopt; ///< what is green may not be called so after it, UTC
    QString evidence = {};

    bool operator==(const Freshness &) const = default;
};

template <> struct EnumNames<Freshness::State> {
    static constexpr EnumTable<Freshness::State, 6> table{{{Freshness::State::Met, u"met"},
                                                           {Freshness::State::NoEsuUpdate, u"no-esu-update"},
                                                           {Freshness::State::Behind, u"behind"},
                                                           {Freshness::State::Uncertain, u"uncertain"},
                                                           {Freshness::State::ClockWrong, u"clock-wrong"},
                                                           {Freshness::State::NotOfProgramme, u"not-of-programme"}}};
};
static_assert(namesEvery<Freshness::State>());

template <> struct EnumNames<Freshness::Cause> {
    static constexpr EnumTable<Freshness::Cause, 12> table{
        {{Freshness::Cause::None, u"none"},
         {Freshness::Cause::RestartPending, u"restart-pending"},
         {Freshness::Cause::UpdateFailed, u"update-failed"},
         {Freshness::Cause::UpdatesOff, u"updates-off"},
         {Freshness::Cause::Paused, u"paused"},
         {Freshness::Cause::Deferral, u"deferral"},
         {Freshness::Cause::WasOff, u"was-off"},
         {Freshness::Cause::ServerNotApproved, u"server-not-approved"},
         {Freshness::Cause::Offline, u"offline"},
         {Freshness::Cause::SourcesDiffer, u"sources-differ"},
         {Freshness::Cause::DataTooOld, u"data-too-old"},
         {Freshness::Cause::Unknown, u"unknown"}}};
};
static_assert(namesEvery<Freshness::Cause>());

template <> struct EnumNames<Freshness::GraceOrigin> {
    static constexpr EnumTable<Freshness::GraceOrigin, 4> table{{{Freshness::GraceOrigin::Usual, u"usual"},
                                                                 {Freshness::GraceOrigin::Deferral, u"deferral"},
                                                                 {Freshness::GraceOrigin::Server, u"server"},
                                                                 {Freshness::GraceOrigin::Policy, u"policy"}}};
};
static_assert(namesEvery<Freshness::GraceOrigin>());

} // namespace esu
