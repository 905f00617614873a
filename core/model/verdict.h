// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace esu {

/// One line of proof. `id` is one of the reason ids of `--json` ("esu-license", "base-license", "licensing-package",
/// "esu-update", "pending-restart", "programme-ended").
struct VerdictReason {
    enum class State { Met, NotMet, Unknown };
    QString id = {};
    State state = State::Unknown;
    QString evidence = {}; ///< facts in technical form: IDs, builds, KB numbers, last five

    bool operator==(const VerdictReason &) const = default;
};

/// Whether this PC is under ESU today, and why.
struct Verdict {
    enum class Level { Green, Amber, Red };
    Level level = Level::Red;
    std::optional<int> year = std::nullopt; ///< the licensed year, if any
    std::optional<QDate> coveredUntil = std::nullopt;
    QList<VerdictReason> reasons = {};

    bool operator==(const Verdict &) const = default;
};

} // namespace esu
