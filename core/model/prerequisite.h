// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

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

template <> struct EnumNames<PrerequisiteResult::State> {
    static constexpr EnumTable<PrerequisiteResult::State, 4> table{
        {{PrerequisiteResult::State::Met, u"met"},
         {PrerequisiteResult::State::Missing, u"missing"},
         {PrerequisiteResult::State::Unknown, u"unknown"},
         {PrerequisiteResult::State::NotApplicable, u"not-applicable"}}};
};
static_assert(namesEvery<PrerequisiteResult::State>());

using PrerequisiteResults = QList<PrerequisiteResult>;

} // namespace esu
