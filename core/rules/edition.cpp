// SPDX-License-Identifier: MIT
#include "core/rules/edition.h"

#include "core/base/conditions.h"

#include <algorithm>

namespace esu {

std::optional<QStringList> listedEditions(const QString &name, const WindowsVersions &windows)
{
    // Nothing but its place in the sentence tells the list from the rest of the Name.
    static const QString mark = QStringLiteral(" add-on for ");
    const qsizetype at = name.lastIndexOf(mark, -1, Qt::CaseInsensitive);
    if (at < 0)
        return std::nullopt;
    QStringList list;
    const QStringList words = name.mid(at + mark.size()).split(QLatin1Char(','));
    for (const QString &word : words)
        list.append(word.trimmed());
    if (list.constLast().isEmpty() || windows.isCutEdition(list.constLast()))
        return std::nullopt;
    return list;
}

LicenseReading withEditions(LicenseReading reading, const WindowsVersions &windows)
{
    for (EsuRow &row : reading.esu)
        row.editions = listedEditions(row.row.name, windows);
    return reading;
}

std::optional<QString> editionOf(const MachineFacts &facts, const WindowsVersions &windows)
{
    if (facts.editionId)
        return *facts.editionId;
    const auto sku = facts.os ? facts.os->sku : std::nullopt;
    return sku ? windows.editionOfSku(*sku) : std::nullopt;
}

QStringList editionSigns(const MachineFacts &facts, const WindowsVersions &windows)
{
    QStringList signs;
    if (facts.editionId && !facts.editionId->isEmpty())
        signs.append(*facts.editionId);
    const auto sku = facts.os ? facts.os->sku : std::nullopt;
    if (const auto edition = sku ? windows.editionOfSku(*sku) : std::nullopt)
        signs.append(*edition);
    return signs;
}

namespace {

EditionFit fitOfBranding(const EsuRow &row, const BrandedRows &branding)
{
    if (!branding.isKnown)
        return EditionFit::Mixed;
    if (row.row.name.isEmpty())
        return EditionFit::Unknown;
    const bool isForIt = !branding.mark.isEmpty() && row.row.name.contains(branding.mark, Qt::CaseInsensitive);
    return isForIt ? EditionFit::Listed : EditionFit::NotListed;
}

} // namespace

EditionFit editionFit(const EsuRow &row, const ProgrammeAssessment &programme, const std::optional<LicenseRow> &base)
{
    if (programme.branding)
        return fitOfBranding(row, *programme.branding);
    QStringList signs = programme.editionSigns;
    if (signs.size() < 2 && base && base->isLicensed() && !base->licenseFamily.isEmpty())
        signs.append(base->licenseFamily);
    if (!row.editions || signs.isEmpty())
        return EditionFit::Unknown;
    const auto listed = std::ranges::count_if(
        signs, [&row](const QString &sign) { return row.editions->contains(sign, Qt::CaseInsensitive); });
    if (listed == signs.size())
        return EditionFit::Listed;
    return listed == 0 ? EditionFit::NotListed : EditionFit::Mixed;
}

bool isNoneListed(const LicenseReading &reading, const ProgrammeAssessment &programme)
{
    return !reading.esu.isEmpty() && std::ranges::all_of(reading.esu, [&](const EsuRow &row) {
        return editionFit(row, programme, reading.base) == EditionFit::NotListed;
    });
}

ProgrammeAssessment refinedByRows(ProgrammeAssessment programme, const Fact<LicenseReading> &licenses)
{
    if (!licenses || licenses->esu.isEmpty())
        return programme;
    bool isMixed = false;
    for (const EsuRow &row : licenses->esu) {
        const EditionFit fit = editionFit(row, programme, licenses->base);
        const bool isOfToday = !programme.yearNow || row.year == programme.yearNow;
        if (fit == EditionFit::Listed && isOfToday) {
            programme.eligibility = Eligibility::Eligible;
            programme.reason.clear();
            programme.other.reset();
            return programme;
        }
        isMixed = isMixed || fit == EditionFit::Mixed;
    }
    const bool isOut = isNoneListed(*licenses, programme);
    if (programme.eligibility != Eligibility::NotEligible && (isOut || isMixed)) {
        programme.eligibility = Eligibility::Warn;
        programme.reason = isMixed ? condition::editionUnclear : condition::editionNotListed;
    }
    return programme;
}

} // namespace esu
