// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/model/key_configuration.h"
#include "core/rules/rows.h"

#include <QList>

#include <optional>

namespace esu {

/// What a PC's own pkeyconfig says about a key.
struct KeyUse {
    enum class Kind { Unknown, Esu, OtherProduct };
    Kind kind = Kind::Unknown;
    QString product = {};                           ///< as pkeyconfig describes it
    std::optional<ActivationId> row = std::nullopt; ///< of the ESU row of this PC that it names

    bool operator==(const KeyUse &) const = default;
};

/// `configurations` are those of the key's group; `reading` the rows of this PC, if they were read. Pure.
KeyUse keyUse(const QList<KeyConfiguration> &configurations, const LicenseReading &reading,
              const ProgrammeCatalogue &catalogue);

/// One of several keys of a text.
struct KeyCandidate {
    bool isKmsClient = false; ///< one of Microsoft's published keys: it is shown, and never meant
    KeyUse use = {};

    /// False = it is for something else, that much is certain.
    bool mayBeMeant() const { return !isKmsClient && use.kind != KeyUse::Kind::OtherProduct; }
};

/// The only one that may be meant, or the only one that this PC maps to ESU; nullopt = a person has to choose.
/// `besideSlip`: one more that cannot be read may be meant. Pure.
std::optional<qsizetype> meantKey(const QList<KeyCandidate> &candidates, bool besideSlip);

} // namespace esu
