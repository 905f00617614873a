// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/journey/pc.h"
#include "core/rules/spending.h"

#include <functional>
#include <optional>

namespace esu {

/// Whether an act used up an activation of the key. `Unknown` is said as such.
enum class Spent { No, Yes, Unknown };

template <> struct EnumNames<Spent> {
    static constexpr EnumTable<Spent, 3> table{
        {{Spent::No, u"no"}, {Spent::Yes, u"yes"}, {Spent::Unknown, u"unknown"}}};
};
static_assert(namesEvery<Spent>());

/// What happened to the key and the row.
struct ActivationOutcome {
    std::optional<ActivationId> activationId = std::nullopt;
    QString partialKey = {};
    std::optional<int> licenseStatus = std::nullopt;
    std::optional<int> year = std::nullopt;
    Spent spent = Spent::No;
    bool nothingToDo = false; ///< the row was licensed already
    bool again = false;       ///< an earlier attempt had ended openly: this one may have cost one more

    bool operator==(const ActivationOutcome &) const = default;
};

/// The result of an activation step, with what is known when it failed.
struct ActivationReport {
    ActivationOutcome outcome = {};
    std::optional<Error> error = std::nullopt;
    LicenseReading licenses = {}; ///< the rows as last read

    bool operator==(const ActivationReport &) const = default;
};

/// The step has left open whether an activation was used for the row: another attempt may use one more. Pure.
bool leavesOpen(const ActivationReport &report, const ErrorCatalogue &catalogue);
/// What earlier attempts left open is answered: the row is licensed, or Microsoft's server gave a definite answer. A
/// step that ended before the act says nothing of them. Pure.
bool endsAttempts(const ActivationReport &report, const ErrorCatalogue &catalogue);

struct ActivateOptions {
    std::optional<ActivationId> wanted = std::nullopt; ///< only this row
    bool retryAmbiguous = false;                       ///< one more attempt after the limit of those left open
    Insistence insistence = {};
    bool rehearsal = false; ///< asks all that the act would ask, writes nothing and stops before it
};

/// Activates online the row that `decideRow` names, unless it is licensed. Rows that were not read just now are read
/// again first; `inspection` supplies the programme and the prerequisites.
ActivationReport activate(Pc &pc, const Inspection &inspection, const std::optional<QString> &lastFive,
                          const ActivateOptions &options, const JobContext &context);

/// What may use up an activation of this row, whichever way it is asked for.
using SpendingAct = std::function<Result<void>(const ActivationId &, const JobContext &)>;

/// The one way to spend: claim, attempts that were left open, journal, `act`, refresh, read. It acts on no row that is
/// licensed by then, and on none whose attempts are exhausted unless a person insists.
ActivationReport spend(Pc &pc, const EsuRow &row, const Inspection &inspection, const ActivateOptions &options,
                       const SpendingAct &act, const JobContext &context);

} // namespace esu
