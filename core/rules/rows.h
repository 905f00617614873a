// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/model/license_row.h"
#include "core/rules/assessment.h"

#include <QDate>

#include <optional>

namespace esu {

/// An ESU row with what the catalogue, or its own Name, says about it.
struct EsuRow {
    LicenseRow row = {};
    QString programmeId = {};                           ///< empty = unknown
    std::optional<int> year = std::nullopt;             ///< from the catalogue, else `Year(\d)` in the Name
    bool builtIn = false;                               ///< its ID is in the built-in table: may be preselected
    std::optional<QStringList> editions = std::nullopt; ///< that its Name lists; nullopt = no list to go by

    bool operator==(const EsuRow &) const = default;
};

/// The licensing rows of one PC, sorted out. Pure value.
struct LicenseReading {
    QList<EsuRow> esu = {};                        ///< by programme and year; KMS-client rows only if they have a key
    std::optional<LicenseRow> base = std::nullopt; ///< the row of Windows itself that has a key, or is licensed
    bool baseDisagrees = false; ///< more than one such row, and they say different things: it is not known which counts

    bool operator==(const LicenseReading &) const = default;

    const EsuRow *byId(const ActivationId &id) const;
    const EsuRow *byLastFive(const QString &lastFive) const;
};

/// Is this an ESU row? A built-in ID, or (resources/FACTS.md#discovery) a Windows add-on whose Name contains "-ESU-".
bool isEsuRow(const LicenseRow &row, const ProgrammeCatalogue &catalogue);

/// Sorts raw rows into ESU rows and the base row, whatever the provider's filter let through. An ID that several
/// programmes share is counted to `programmeId`. Pure.
LicenseReading sortRows(const LicenseRows &rows, const ProgrammeCatalogue &catalogue, const QString &programmeId);

/// A subscription licenses today's edition and leaves the row of the edition below unlicensed: where the licensed base
/// row is of one of `editions` (what this PC calls its own) and every left-over of another, nothing disagrees. Pure.
LicenseReading withBaseOf(LicenseReading reading, const LicenseRows &rows, const QStringList &editions);

/// What `activate` should do with the rows as they are (app/ctl/CONTRACT.md, "Which row, and when nothing is spent").
/// Pure.
struct RowDecision {
    enum class Kind {
        AlreadyLicensed, ///< nothing to do; `row` is the licensed one
        ActivateRow,     ///< no install: activate `row`
        InstallKey,      ///< install the key, then see which row took it
        NoKey,           ///< no key given and no row to go on with
    };
    Kind kind = Kind::NoKey;
    std::optional<EsuRow> row = std::nullopt;

    bool operator==(const RowDecision &) const = default;
};

/// `lastFive`: of the given key, or nullopt when none was given. `wanted`: `--activation-id`; only consulted when no
/// key is given.
RowDecision decideRow(const LicenseReading &reading, const ProgrammeAssessment &programme,
                      const std::optional<QString> &lastFive, const std::optional<ActivationId> &wanted);

/// Why the row that was asked for cannot be activated on this PC: nobody knows it, it belongs to another Windows, or it
/// is not there. `mayAppear`: a package that brings rows is still to be installed. nullopt = go on; a PC without any
/// ESU row has more to say than this. Pure.
std::optional<Error> refuseWanted(const ActivationId &wanted, const LicenseReading &reading,
                                  const ProgrammeAssessment &programme, const ProgrammeCatalogue &catalogue,
                                  bool mayAppear);

/// After InstallProductKey: did the right kind of row take the key? (core/ARCHITECTURE.md, "The licence of Windows is
/// never touched"). Pure.
struct BindCheck {
    enum class Kind { EsuRow, BaseRowTookKey, BaseRowChanged, OtherRowTookKey, NoRowTookKey };
    Kind kind = Kind::NoRowTookKey;
    std::optional<EsuRow> row = std::nullopt;

    bool operator==(const BindCheck &) const = default;
};
/// `rowsAfter` are the raw rows read after the call; `baseBefore` the base row before it (unknown = nullopt).
BindCheck checkBinding(const LicenseRows &rowsAfter, const ProgrammeCatalogue &catalogue, const QString &programmeId,
                       const std::optional<LicenseRow> &baseBefore, const QString &lastFive);

/// Last five of the key that the row of Windows itself had before another took its place, as it was noted before a key
/// was installed; nullopt = none did. Pure.
std::optional<QString> replacedBaseKey(const LicenseRow &base, const std::optional<QString> &noted);

/// Is the base row the same after as before (ID, last five, status)? nullopt when either is unknown. Pure.
std::optional<bool> baseUnchanged(const std::optional<LicenseRow> &before, const std::optional<LicenseRow> &after);

} // namespace esu
