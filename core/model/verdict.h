// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/model/cover.h"
#include "core/model/freshness.h"
#include "core/model/policies.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace esu {

/// What a line of proof is about.
enum class ReasonId {
    EsuLicense,
    BaseLicense,
    LicensingPackage,
    EsuUpdate,
    PendingRestart,
    Programme,    ///< the programme of this PC, and whether it runs today
    UpdateSource, ///< whether this PC asks anybody for updates
    Clock,        ///< only there when the clock is wrong: against the network's time, the data, or what is installed
    Policy,       ///< only there when an organisation's policies changed the level
};

template <> struct EnumNames<ReasonId> {
    static constexpr EnumTable<ReasonId, 9> table{{{ReasonId::EsuLicense, u"esu-license"},
                                                   {ReasonId::BaseLicense, u"base-license"},
                                                   {ReasonId::LicensingPackage, u"licensing-package"},
                                                   {ReasonId::EsuUpdate, u"esu-update"},
                                                   {ReasonId::PendingRestart, u"pending-restart"},
                                                   {ReasonId::Programme, u"programme"},
                                                   {ReasonId::UpdateSource, u"update-source"},
                                                   {ReasonId::Clock, u"clock"},
                                                   {ReasonId::Policy, u"policy"}}};
};
static_assert(namesEvery<ReasonId>());

/// One line of proof.
struct VerdictReason {
    enum class State { Met, NotMet, Unknown };
    ReasonId id = ReasonId::EsuLicense;
    State state = State::Unknown;
    QString evidence = {}; ///< facts in technical form: IDs, builds, KB numbers, last five
    QString source = {};   ///< where they were read: WMI class and properties, registry keys, data file
    QString rating = {};   ///< H, M, L or K of the data file's row it rests on; empty = nothing but what was read

    bool operator==(const VerdictReason &) const = default;
};

template <> struct EnumNames<VerdictReason::State> {
    static constexpr EnumTable<VerdictReason::State, 3> table{{{VerdictReason::State::Met, u"met"},
                                                               {VerdictReason::State::NotMet, u"not-met"},
                                                               {VerdictReason::State::Unknown, u"unknown"}}};
};
static_assert(namesEvery<VerdictReason::State>());

/// Signs that this PC gets ESU without a MAK (consumer ESU, Azure, Windows 365, Arc). Advice only, never a proof.
struct VerdictAdvice {
    enum class Kind {
        LicensedWithoutMak,    ///< a licensed ESU row that holds no product key, or is of another channel than MAK
        UpdatedWithoutLicense, ///< an ESU-era update is in, but no ESU row is licensed: consumer ESU leaves none
                               ///< (resources/FACTS.md#consumer-esu)
    };
    Kind kind = Kind::LicensedWithoutMak;
    QString evidence = {};

    bool operator==(const VerdictAdvice &) const = default;
};

template <> struct EnumNames<VerdictAdvice::Kind> {
    static constexpr EnumTable<VerdictAdvice::Kind, 2> table{
        {{VerdictAdvice::Kind::LicensedWithoutMak, u"licensed-without-mak"},
         {VerdictAdvice::Kind::UpdatedWithoutLicense, u"updated-without-license"}}};
};
static_assert(namesEvery<VerdictAdvice::Kind>());

/// A row of a plan that is not sold as a year of ESU.
struct VerdictPlan {
    QString name = {};
    QDate end = {};
    bool licensed = false;

    bool operator==(const VerdictPlan &) const = default;
};

/// None: this Windows needs no ESU today.
enum class VerdictLevel { Green, Amber, Red, None };

/// What an organisation's policies changed.
struct PolicyEffect {
    QList<PolicyReading> policies = {};
    VerdictLevel without = VerdictLevel::Red; ///< what the level would be

    bool operator==(const PolicyEffect &) const = default;
};

/// Whether this PC is under ESU today, and why.
struct Verdict {
    using Level = VerdictLevel;
    Level level = Level::Red;
    std::optional<int> year = std::nullopt; ///< the licensed year, if any
    std::optional<QDate> coveredUntil = std::nullopt;
    QList<VerdictReason> reasons = {};
    std::optional<VerdictAdvice> advice = std::nullopt;
    std::optional<Cover> cover = std::nullopt; ///< it counts in place of a MAK's licence
    std::optional<VerdictPlan> otherPlan = std::nullopt;
    Freshness freshness = {};
    /// The running year's licence is missing, but the last one's is there, and no update needs the new one yet: until
    /// then.
    std::optional<QDateTime> yearDue = std::nullopt;
    /// What is licensed today ends by itself then.
    std::optional<QDateTime> licenseEnds = std::nullopt;
    std::optional<PolicyEffect> byPolicies = std::nullopt; ///< nullopt = the level is the same without them

    bool operator==(const Verdict &) const = default;
};

template <> struct EnumNames<Verdict::Level> {
    static constexpr EnumTable<Verdict::Level, 4> table{{{Verdict::Level::Green, u"green"},
                                                         {Verdict::Level::Amber, u"amber"},
                                                         {Verdict::Level::Red, u"red"},
                                                         {Verdict::Level::None, u"none"}}};
};
static_assert(namesEvery<Verdict::Level>());

/// Which one sentence says it best; the words are in `ui/text`.
enum class VerdictSentence {
    Active,         ///< everything is proven
    ActiveByGrace,  ///< the same, by the patience of a deferral, a server or a policy
    ActiveFirstDue, ///< the same, before the first update of the programme is due
    ActiveEnded,    ///< licensed to the end of a programme that is over
    EndedAccepted,  ///< the same, which a policy accepts until a date
    CoveredToYear,  ///< the programme is over, and only its years up to the licensed one are paid for
    OtherPlan,      ///< no year is licensed, but another plan is
    OtherYear,      ///< another year than today's is licensed
    YearDue,        ///< the same, but nothing needs today's year yet
    RestartPending, ///< licensed, a restart is pending
    UpdatesOff,     ///< licensed, but this PC asks nobody for updates
    ClockWrong,     ///< the clock stands before what is known to have happened
    NoEsuUpdate,    ///< licensed, no ESU update is in
    Behind,         ///< licensed, a month that is due is missing
    UpdateUnproven, ///< licensed, only the ESU update could not be proven
    Uncertain,      ///< something else could not be read
    OtherWindows,   ///< no programme is for it: what is known of it says more
    NotStarted,     ///< its programme has not begun: it still gets the ordinary updates
    NotActive,      ///< red
};

} // namespace esu
