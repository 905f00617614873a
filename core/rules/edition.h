// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/windows_versions.h"
#include "core/rules/rows.h"

#include <QStringList>

#include <optional>

namespace esu {

/// The editions that an ESU row is for, as its Name lists them (resources/FACTS.md#editions); nullopt = there is no
/// list, or it is cut off, so that absence proves nothing. Pure.
std::optional<QStringList> listedEditions(const QString &name, const WindowsVersions &windows);
/// The same rows, each with its list. Pure.
LicenseReading withEditions(LicenseReading reading, const WindowsVersions &windows);

/// The EditionID, or where it was not read the one that OperatingSystemSKU stands for; nullopt = neither says. Pure.
std::optional<QString> editionOf(const MachineFacts &facts, const WindowsVersions &windows);

/// What this PC calls its edition: EditionID, and the one that OperatingSystemSKU stands for. Pure.
QStringList editionSigns(const MachineFacts &facts, const WindowsVersions &windows);

/// Whether a row's list names the edition of this PC.
enum class EditionFit {
    Unknown, ///< no list, or nothing of this PC's edition was read
    Listed,
    NotListed,
    Mixed, ///< the PC's own signs disagree, or do not say which of the editions it is that share its EditionID
};
/// `base`: the licensed row of Windows itself, if there is one; its LicenseFamily is heard where one of the two signs
/// of `programme` is missing. Pure.
EditionFit editionFit(const EsuRow &row, const ProgrammeAssessment &programme, const std::optional<LicenseRow> &base);

/// What the rows of this PC say of its edition: with a listing row of the running year (of any, where the programme has
/// ended) it is eligible, whatever the data file thinks; where no row lists it, or the signs disagree, it is not
/// certain. Pure.
ProgrammeAssessment refinedByRows(ProgrammeAssessment programme, const Fact<LicenseReading> &licenses);

/// There are rows, and none of them is for this edition: another one may be, under an ID that is not known. Pure.
bool isNoneListed(const LicenseReading &reading, const ProgrammeAssessment &programme);

} // namespace esu
