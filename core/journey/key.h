// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/pc.h"
#include "core/model/product_key.h"
#include "core/ports/credential_store.h"
#include "core/rules/key_choice.h"
#include "core/rules/spending.h"

#include <optional>

namespace esu {

/// The result of installing a key (slmgr /ipk), with what is known when it failed.
struct KeyReport {
    std::optional<EsuRow> row = std::nullopt;          ///< the ESU row that has the key now
    std::optional<ActivationId> judged = std::nullopt; ///< the row on which nothing may be spent, where one stopped it
    bool installed = false;                           ///< false: it was there already, InstallProductKey was not called
    std::optional<bool> baseUnchanged = std::nullopt; ///< read again and the same; nullopt = not known
    LicenseReading licenses = {};                     ///< the rows as last read
    std::optional<Error> error = std::nullopt;

    bool operator==(const KeyReport &) const = default;
};

struct InstallKeyOptions {
    std::optional<ActivationId> wanted = std::nullopt; ///< only this row may take the key
    Insistence insistence = {};
    bool rehearsal = false; ///< asks all that the act would ask, and stops before it
};

/// What this PC's pkeyconfig says about keys of this group; unknown where it cannot be read or the key has no group.
/// Changes nothing. `reading`: the rows, if they were read.
KeyUse useOfKey(Pc &pc, const std::optional<int> &groupId, const LicenseReading &reading, const JobContext &context);

/// The MAK of this desk. What is stored and is no key is told as that, and nothing of it is shown: it may be somebody's
/// password.
Result<ProductKey> readStoredKey(CredentialStore &store, const JobContext &context);

/// Keeps the MAK of this desk, unless an organisation forbids it on this PC.
Result<void> storeKey(CredentialStore &store, const Policies &policies, const Secret &key, const JobContext &context);

/// Installs the key unless a row has it already. Refuses before the call whatever could replace the key of Windows
/// itself, and a key that Windows maps to a row on which nothing may be spent (`blockBeforeRow`); stops after it when
/// the base row changed or another kind of row took the key, and takes the key back from an ESU row that is not for
/// this edition. Spends nothing. When another row than `wanted` took it, the report says so and nothing must be
/// activated.
KeyReport installKey(Pc &pc, const ProductKey &key, const Inspection &inspection, const InstallKeyOptions &options,
                     const JobContext &context);

/// The row as it is after its key was removed; of a rehearsal, as it is.
struct KeyRemoval {
    EsuRow row = {};
    bool hadKey = true; ///< false: there was nothing to remove
};

/// Removes the key of an ESU row; anything else is refused before the call. `rehearsal`: stops before the call.
Result<KeyRemoval> uninstallKey(Pc &pc, const ActivationId &id, const Inspection &inspection, bool rehearsal,
                                const JobContext &context);

} // namespace esu
