// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/model/prerequisite.h"

namespace esu {

/// Whether a check item of this kind needs `Surroundings`.
bool isAboutSurroundings(PrerequisiteKind kind);

/// Answers one check item about what is around Windows. Never "missing" from something that could not be read. Pure.
PrerequisiteResult checkSurroundings(const PrerequisiteRule &rule, const MachineFacts &facts,
                                     const Surroundings &surroundings);

/// The Date header nearest to this PC's own time: a proxy may answer with an old page. nullopt = nobody told. Pure.
std::optional<QDateTime> networkTime(const QList<EndpointReading> &readings, const QDateTime &own);

/// Why a fact is unknown, as evidence: "inventory.registry 0x80070005".
QString errorText(const Error &error);

} // namespace esu
