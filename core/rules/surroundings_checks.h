// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/model/prerequisite.h"

namespace esu {

/// Whether a check item of this kind needs `Surroundings`.
bool isAboutSurroundings(PrerequisiteKind kind);

/// While this item is not in order, an activation over the internet ends with an error, although nothing stops a person
/// on the way to it.
bool stopsActivation(const PrerequisiteRule &rule);

/// Answers one check item about what is around Windows. Never "missing" from something that could not be read. Pure.
PrerequisiteResult checkSurroundings(const PrerequisiteRule &rule, const MachineFacts &facts,
                                     const Surroundings &surroundings);

/// The time that the Date headers tell: of https answers only, since anybody on the way can answer for http, and only
/// if they agree within minutes. nullopt = nobody told, or they disagree. Pure.
std::optional<QDateTime> networkTime(const QList<EndpointReading> &readings);

/// The PC's clock stands on another day than the network's by more than a time zone or a slip can explain. Pure.
bool isAnotherDay(const QDateTime &clock, const std::optional<QDateTime> &network);

/// Why a fact is unknown, as evidence: "inventory.registry 0x80070005".
QString errorText(const Error &error);

} // namespace esu
