// SPDX-License-Identifier: MIT
#include "core/rules/spending.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/rules/package_name.h"

#include <algorithm>

namespace esu {

namespace {

/// A key of the next year is taken this long before the year begins.
constexpr int earlyDays = 90;

/// The newest licensing package that is known for this Windows is not there although the list of packages was read: an
/// older one lists fewer editions.
std::optional<QString> missingNewestPackage(const Inspection &inspection)
{
    const auto rule =
        std::ranges::find(inspection.prerequisites, PrerequisiteKind::LicensingPackage, &PrerequisiteResult::kind);
    if (rule == inspection.prerequisites.end() || rule->kb.isEmpty() || !inspection.facts.packages)
        return std::nullopt;
    const QString &newest = rule->kb.constFirst();
    const bool isThere = std::ranges::any_of(*inspection.facts.packages, [&newest](const PackageFact &package) {
        return package.isInstalled() && isPackageOf(package.name, newest);
    });
    return isThere ? std::nullopt : std::optional(newest);
}

/// The edition has a sentence of its own.
QString conditionOfEdition(const QString &editionId)
{
    if (editionId.endsWith(QLatin1String("Eval"), Qt::CaseInsensitive))
        return condition::editionEvaluation;
    if (matchesEdition({QStringLiteral("EnterpriseS*"), QStringLiteral("IoTEnterpriseS*")}, editionId))
        return condition::notEligibleLtsc;
    if (matchesEdition({QStringLiteral("Core*"), QStringLiteral("Home*"), QStringLiteral("Starter*")}, editionId))
        return condition::notEligibleHome;
    return condition::editionNotListed;
}

Error notListed(const Inspection &inspection, const QString &rowName)
{
    const QString edition = inspection.facts.editionId.value_or(QString());
    const QString detail = QStringLiteral("%1; %2").arg(edition, rowName);
    if (const auto newest = missingNewestPackage(inspection)) {
        return conditionError(Fault::NotFound, operation::journeyEligibility, condition::licensingPackageOlder,
                              QStringLiteral("%1; %2").arg(*newest, detail));
    }
    return conditionError(Fault::Refused, operation::journeyEligibility, conditionOfEdition(edition), detail);
}

EditionFit fitOf(const Inspection &inspection, const EsuRow &row)
{
    return editionFit(row, inspection.programme, inspection.licenses ? inspection.licenses->base : std::nullopt);
}

std::optional<Error> blockOfEdition(const Inspection &inspection, const EsuRow &row)
{
    switch (fitOf(inspection, row)) {
    case EditionFit::Unknown:
    case EditionFit::Listed:
        return std::nullopt;
    case EditionFit::NotListed:
        return notListed(inspection, row.row.name);
    case EditionFit::Mixed:
        return conditionError(Fault::Refused, operation::journeyEligibility, condition::editionUnclear,
                              inspection.programme.editionSigns.join(QStringLiteral(", ")) + QStringLiteral("; ") +
                                  row.row.name);
    }
    return std::nullopt;
}

std::optional<Error> blockOfClock(const Inspection &inspection, const Insistence &insistence)
{
    if (!inspection.clockWrong || insistence.year)
        return std::nullopt;
    return conditionError(Fault::Refused, operation::journeyEligibility, condition::clockWrong,
                          inspection.at.toString(Qt::ISODate));
}

std::optional<Error> blockOfYear(const Inspection &inspection, const EsuRow &row, const Insistence &insistence)
{
    const auto other = [&row](const QString &condition, const QString &expected) {
        return conditionError(Fault::Refused, operation::journeyEligibility, condition,
                              QStringLiteral("row of year %1; %2").arg(row.year.value_or(0)).arg(expected));
    };
    if (const auto block = row.year ? blockOfClock(inspection, insistence) : std::nullopt)
        return block;
    if (insistence.year) {
        return row.year == insistence.year
                   ? std::nullopt
                   : std::optional(
                         other(condition::yearNotAsked, QStringLiteral("asked for year %1").arg(*insistence.year)));
    }
    switch (yearFit(row, inspection.programme, inspection.today())) {
    case YearFit::Fits:
    case YearFit::JustOver:
    case YearFit::Soon:
    case YearFit::AfterTheEnd:
        return std::nullopt;
    case YearFit::Past:
    case YearFit::TooEarly:
        return other(condition::otherYear,
                     QStringLiteral("today year %1").arg(inspection.programme.yearNow.value_or(0)));
    }
    return std::nullopt;
}

} // namespace

YearFit yearFit(const EsuRow &row, const ProgrammeAssessment &programme, QDate today)
{
    using Status = ProgrammeAssessment::Status;
    const bool isForeign = !row.programmeId.isEmpty() && row.programmeId != programme.programmeId;
    // A programme has three years here; what Windows calls a later one is of another plan.
    const bool isOfOtherPlan = row.programmeId.isEmpty() && row.year > 3;
    if (!row.year || isForeign || isOfOtherPlan || programme.status == Status::None)
        return YearFit::Fits;
    if (programme.status == Status::Ended)
        return YearFit::AfterTheEnd;
    const int year = *row.year;
    if (programme.yearNow && year == *programme.yearNow)
        return YearFit::Fits;
    if (programme.yearNow && year < *programme.yearNow) {
        const bool isOut = programme.yearUpdatesFrom && today >= *programme.yearUpdatesFrom;
        return !isOut && year == *programme.yearNow - 1 ? YearFit::JustOver : YearFit::Past;
    }
    const bool isNext = programme.nextYear && year == *programme.nextYear && programme.nextYearStart;
    return isNext && today.addDays(earlyDays) >= *programme.nextYearStart ? YearFit::Soon : YearFit::TooEarly;
}

namespace {

std::optional<Error> blockWhenCovered(const Inspection &inspection, const Insistence &insistence)
{
    const auto cover = insistence.activateAnyway ? std::nullopt : coverWithoutMak(inspection.facts);
    if (!cover)
        return std::nullopt;
    const QString &why =
        isRefuted(doubtOf(*cover, inspection.facts)) ? condition::enrolledButJoined : condition::coveredWithoutMak;
    return conditionError(Fault::Refused, operation::journeyEligibility, why, cover->evidence);
}

} // namespace

std::optional<Error> blockBeforeRow(const Inspection &inspection, const EsuRow &row, const Insistence &insistence)
{
    if (row.row.isLicensed())
        return std::nullopt; // Windows has accepted it
    if (!insistence.anyEdition) {
        if (auto block = blockOfEdition(inspection, row))
            return block;
    }
    if (auto block = blockWhenCovered(inspection, insistence))
        return block;
    return blockOfYear(inspection, row, insistence);
}

std::optional<Error> blockBeforeAnyRow(const Inspection &inspection, const Insistence &insistence)
{
    const bool isOut = inspection.licenses && isNoneListed(*inspection.licenses, inspection.programme);
    if (isOut && !insistence.anyEdition)
        return notListed(inspection, inspection.licenses->esu.constFirst().row.name);
    return blockWhenCovered(inspection, insistence);
}

std::optional<Error> blockBeforeKeyOfAnyRow(const Inspection &inspection, const Insistence &insistence)
{
    if (auto block = blockBeforeAnyRow(inspection, insistence))
        return block;
    const bool hasYear = inspection.licenses && std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) {
                             return row.year.has_value();
                         });
    return hasYear ? blockOfClock(inspection, insistence) : std::nullopt;
}

bool isCovered(const Error &block)
{
    return block.condition == condition::coveredWithoutMak || block.condition == condition::enrolledButJoined;
}

bool isAboutYear(const Error &block)
{
    return block.condition == condition::otherYear || block.condition == condition::yearNotAsked ||
           block.condition == condition::clockWrong;
}

namespace {

bool isWrongEdition(const Error &block)
{
    const QStringList conditions{condition::editionNotListed, condition::editionEvaluation, condition::notEligibleLtsc,
                                 condition::notEligibleHome, condition::licensingPackageOlder};
    return conditions.contains(block.condition);
}

} // namespace

bool mayInsist(const Error &block)
{
    return isWrongEdition(block) || isCovered(block) || isAboutYear(block) ||
           block.condition == condition::editionUnclear;
}

bool mayKeepKey(const Error &block)
{
    return mayInsist(block) && !isWrongEdition(block) && block.condition != condition::yearNotAsked;
}

} // namespace esu
