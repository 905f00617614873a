// SPDX-License-Identifier: MIT
#include "core/rules/rows.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

/// resources/FACTS.md#discovery: "Windows(R), Client-ESU-Year1 add-on for …".
std::optional<int> yearInName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("-ESU-Year(\\d)"));
    const QRegularExpressionMatch match = pattern.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedView(1).toInt();
}

bool hasLastFive(const LicenseRow &row, const QString &lastFive)
{
    return row.hasKey() && row.partialProductKey->compare(lastFive, Qt::CaseInsensitive) == 0;
}

EsuRow describe(const LicenseRow &row, const ProgrammeCatalogue &catalogue, const QString &programmeId)
{
    EsuRow esu{.row = row, .programmeId = {}, .year = yearInName(row.name)};
    if (!row.id)
        return esu;
    if (const EsuProgramme *programme = catalogue.byId(programmeId)) {
        if (const EsuYear *year = programme->byActivationId(*row.id)) {
            esu.programmeId = programmeId;
            esu.year = year->year;
            esu.builtIn = true;
            return esu;
        }
    }
    if (const auto place = catalogue.find(*row.id)) {
        esu.programmeId = place->programme->id;
        esu.year = place->year->year;
        esu.builtIn = true;
    }
    return esu;
}

/// Windows itself: a Windows row that is no add-on and has a key, or is licensed without showing one. A licensed one
/// wins over a left-over, and a left-over makes it uncertain.
bool isBase(const LicenseRow &row)
{
    const bool counts = row.hasKey() || (row.isLicensed() && row.isAddon == false);
    return row.isWindows() && counts && row.isAddon != true;
}

void considerBase(LicenseReading &reading, const LicenseRow &row)
{
    std::optional<LicenseRow> &base = reading.base;
    if (!isBase(row))
        return;
    if (base && base->isLicensed() != row.isLicensed())
        reading.baseDisagrees = true;
    if (!base || (!base->isLicensed() && row.isLicensed()))
        base = row;
}

} // namespace

LicenseReading withBaseOf(LicenseReading reading, const LicenseRows &rows, const QStringList &editions)
{
    const auto isOfToday = [&editions](const LicenseRow &row) {
        return editions.contains(row.licenseFamily, Qt::CaseInsensitive);
    };
    if (!reading.baseDisagrees || !isOfToday(*reading.base))
        return reading;
    reading.baseDisagrees = std::ranges::any_of(
        rows, [&](const LicenseRow &row) { return isBase(row) && !row.isLicensed() && isOfToday(row); });
    return reading;
}

const EsuRow *LicenseReading::byId(const ActivationId &id) const
{
    const auto found = std::ranges::find_if(esu, [&](const EsuRow &candidate) { return candidate.row.id == id; });
    return found == esu.end() ? nullptr : &*found;
}

const EsuRow *LicenseReading::byLastFive(const QString &lastFive) const
{
    const EsuRow *best = nullptr;
    for (const EsuRow &candidate : esu) {
        if (!hasLastFive(candidate.row, lastFive))
            continue;
        if (!best || (candidate.row.isLicensed() && !best->row.isLicensed()))
            best = &candidate;
    }
    return best;
}

bool isEsuRow(const LicenseRow &row, const ProgrammeCatalogue &catalogue)
{
    const bool hasEsuName = row.name.contains(QLatin1String("-ESU-"));
    // What a data file says of an ID makes no licence of Windows itself one that may be removed.
    if (row.id && catalogue.find(*row.id))
        return row.isAddon == true || hasEsuName;
    return row.isWindows() && row.isAddon != false && hasEsuName;
}

LicenseReading sortRows(const LicenseRows &rows, const ProgrammeCatalogue &catalogue, const QString &programmeId)
{
    LicenseReading reading;
    for (const LicenseRow &row : rows) {
        if (!isEsuRow(row, catalogue)) {
            considerBase(reading, row);
            continue;
        }
        if (!row.id || (row.isKmsClient() && !row.hasKey()))
            continue;
        if (!reading.byId(*row.id))
            reading.esu.append(describe(row, catalogue, programmeId));
    }
    std::ranges::stable_sort(reading.esu, [](const EsuRow &a, const EsuRow &b) {
        return std::tuple(!a.builtIn, a.programmeId, a.year.value_or(99)) <
               std::tuple(!b.builtIn, b.programmeId, b.year.value_or(99));
    });
    return reading;
}

namespace {

RowDecision decideForKey(const LicenseReading &reading, const QString &lastFive)
{
    using Kind = RowDecision::Kind;
    const EsuRow *row = reading.byLastFive(lastFive);
    if (!row)
        return {.kind = Kind::InstallKey};
    return {.kind = row->row.isLicensed() ? Kind::AlreadyLicensed : Kind::ActivateRow, .row = *row};
}

RowDecision decideForId(const LicenseReading &reading, const ActivationId &wanted)
{
    using Kind = RowDecision::Kind;
    const EsuRow *row = reading.byId(wanted);
    if (row && row->row.isLicensed())
        return {.kind = Kind::AlreadyLicensed, .row = *row};
    if (row && row->row.hasKey())
        return {.kind = Kind::ActivateRow, .row = *row};
    return {.kind = Kind::NoKey};
}

/// KMS-client, year-4-and-later and unknown rows are never preselected, nor those of another programme.
bool mayBePreselected(const EsuRow &row, const ProgrammeAssessment &programme)
{
    const bool ownProgramme = programme.programmeId.isEmpty() || row.programmeId == programme.programmeId;
    return row.builtIn && ownProgramme && !row.row.isKmsClient();
}

} // namespace

RowDecision decideRow(const LicenseReading &reading, const ProgrammeAssessment &programme,
                      const std::optional<QString> &lastFive, const std::optional<ActivationId> &wanted)
{
    using Kind = RowDecision::Kind;
    if (lastFive)
        return decideForKey(reading, *lastFive);
    if (wanted)
        return decideForId(reading, *wanted);

    const bool ended = programme.status == ProgrammeAssessment::Status::Ended;
    const EsuRow *best = nullptr;
    for (const EsuRow &row : reading.esu) {
        if (!mayBePreselected(row, programme))
            continue;
        const bool current = programme.yearNow && row.year == programme.yearNow;
        if (row.row.isLicensed()) {
            if (current || ended)
                return {.kind = Kind::AlreadyLicensed, .row = row};
            continue;
        }
        if (!row.row.hasKey())
            continue;
        const bool bestIsCurrent = best && programme.yearNow && best->year == programme.yearNow;
        if (!best || current || (!bestIsCurrent && row.year > best->year))
            best = &row;
    }
    if (best)
        return {.kind = Kind::ActivateRow, .row = *best};
    return {.kind = Kind::NoKey};
}

std::optional<Error> refuseWanted(const ActivationId &wanted, const LicenseReading &reading,
                                  const ProgrammeAssessment &programme, const ProgrammeCatalogue &catalogue,
                                  bool mayAppear)
{
    if (reading.byId(wanted))
        return std::nullopt;
    if (reading.base && reading.base->id == wanted)
        return conditionError(Fault::Refused, operation::activationIdInput, condition::idBaseWindows,
                              reading.base->name);
    const EsuProgramme *own = catalogue.byId(programme.programmeId);
    if (own && own->byActivationId(wanted) && (mayAppear || reading.esu.isEmpty()))
        return std::nullopt;
    return conditionError(Fault::NotFound, operation::activationIdInput, condition::idNotHere, wanted.text());
}

std::optional<QString> replacedBaseKey(const LicenseRow &base, const std::optional<QString> &noted)
{
    return noted && base.hasKey() && !hasLastFive(base, *noted) ? noted : std::nullopt;
}

std::optional<bool> baseUnchanged(const std::optional<LicenseRow> &before, const std::optional<LicenseRow> &after)
{
    if (!before || !after)
        return std::nullopt;
    return before->id == after->id && before->partialProductKey == after->partialProductKey &&
           before->licenseStatus == after->licenseStatus;
}

BindCheck checkBinding(const LicenseRows &rowsAfter, const ProgrammeCatalogue &catalogue, const QString &programmeId,
                       const std::optional<LicenseRow> &baseBefore, const QString &lastFive)
{
    using Kind = BindCheck::Kind;
    const LicenseReading after = sortRows(rowsAfter, catalogue, programmeId);
    const bool sameBase = baseUnchanged(baseBefore, after.base) == true;
    for (const LicenseRow &row : rowsAfter) {
        if (isEsuRow(row, catalogue) || !hasLastFive(row, lastFive) || (sameBase && row.id == after.base->id))
            continue;
        const bool isBase = after.base && after.base->id == row.id;
        return {.kind = isBase ? Kind::BaseRowTookKey : Kind::OtherRowTookKey};
    }
    if (baseBefore && !sameBase)
        return {.kind = Kind::BaseRowChanged};
    if (const EsuRow *row = after.byLastFive(lastFive))
        return {.kind = Kind::EsuRow, .row = *row};
    return {.kind = Kind::NoRowTookKey};
}

} // namespace esu
