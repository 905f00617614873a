// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace esu {

/// The answer to one check item of `resources/prerequisites.json` on one PC.
struct PrerequisiteResult {
    enum class State { Met, Missing, Unknown, NotApplicable };
    QString id = {}; ///< "windows-7-sha2"
    State state = State::Unknown;
    QString evidence = {};  ///< "KB4474419 CurrentState 0x70", "19045.6456 >= 19045.6456"
    QStringList kb = {};    ///< packages that would repair it, newest first
    QString coveredBy = {}; ///< the KB that covers the named one when it is superseded, else empty
    bool blocking = true;   ///< false: information or advice only (never exit 12)

    bool operator==(const PrerequisiteResult &) const = default;
};

using PrerequisiteResults = QList<PrerequisiteResult>;

} // namespace esu
