// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace esu {

/// What a line of proof is about; `document::reasonName` has the names of `--json`.
enum class ReasonId {
    EsuLicense,
    BaseLicense,
    LicensingPackage,
    EsuUpdate,
    PendingRestart,
    ProgrammeEnded, ///< the programme of this PC, and whether it runs today
    Clock,          ///< only there when the network's time stands in another ESU year
};

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

/// Whether this PC is under ESU today, and why.
struct Verdict {
    enum class Level { Green, Amber, Red };
    Level level = Level::Red;
    std::optional<int> year = std::nullopt; ///< the licensed year, if any
    std::optional<QDate> coveredUntil = std::nullopt;
    QList<VerdictReason> reasons = {};
    std::optional<VerdictAdvice> advice = std::nullopt;

    bool operator==(const Verdict &) const = default;
};

/// Which one sentence says it best; the words are in `ui/text`.
enum class VerdictSentence {
    Active,         ///< everything is proven
    ActiveEnded,    ///< licensed, nothing missing, but the programme is over
    OtherYear,      ///< another year than today's is licensed
    RestartPending, ///< licensed, a restart is pending
    NoEsuUpdate,    ///< licensed, no ESU update is in
    UpdateUnproven, ///< licensed, only the ESU update could not be proven
    Uncertain,      ///< something else could not be read
    NotActive,      ///< red
};

} // namespace esu
