// SPDX-License-Identifier: MIT
#include "core/rules/verdict_license.h"

#include <algorithm>

namespace esu {

namespace {

using State = VerdictReason::State;
using Status = ProgrammeAssessment::Status;

// Where it was read, short enough for one line of a screen.
const QLatin1String licenseSource("WMI SoftwareLicensingProduct");
const QLatin1String coverSource("registry SoftwareProtectionPlatform\\ESU, ConsumerESU, ArcESU");

LicenseFinding::Weight weigh(const EsuRow &row, const ProgrammeAssessment &programme)
{
    using enum LicenseFinding::Weight;
    if (programme.programmeId.isEmpty())
        return Uncertain;
    if (row.builtIn && row.programmeId != programme.programmeId)
        return OtherProgramme;
    const bool rightYear = programme.yearNow ? row.year == programme.yearNow : programme.status == Status::Ended;
    if (!rightYear)
        return OtherYear;
    return row.builtIn && row.row.hasKey() ? Current : Uncertain;
}

/// Of two licensed years the later one that has begun; of those that have not, the first.
bool countsMore(const EsuRow &row, const EsuRow &other, const ProgrammeAssessment &programme)
{
    const auto worth = [&programme](const EsuRow &each) {
        const int year = each.year.value_or(0);
        const bool hasBegun =
            programme.status != Status::NotStarted && (!programme.yearNow || year <= *programme.yearNow);
        return std::pair(hasBegun, hasBegun ? year : -year);
    };
    return worth(row) > worth(other);
}

/// A licence that is for good has no minutes left to run.
bool isLimited(const LicenseRow &row)
{
    return row.isLicensed() && row.gracePeriodMinutes.value_or(0) > 0;
}

QString minutesText(const LicenseRow &row)
{
    return isLimited(row) ? QStringLiteral(" GracePeriodRemaining %1 min").arg(*row.gracePeriodMinutes) : QString();
}

std::optional<QDateTime> endOf(const Inspection &inspection, const EsuRow *licensed)
{
    std::optional<QDateTime> end;
    const auto consider = [&](const LicenseRow &row) {
        if (!isLimited(row) || !inspection.at.isValid())
            return;
        constexpr qint64 secondsOfMinute = 60;
        const QDateTime then = inspection.at.addSecs(*row.gracePeriodMinutes * secondsOfMinute);
        end = end ? std::min(*end, then) : then;
    };
    if (licensed)
        consider(licensed->row);
    if (inspection.licenses && inspection.licenses->base)
        consider(*inspection.licenses->base);
    return end;
}

bool hasYearNotSold(const Inspection &inspection)
{
    constexpr int lastSold = 3;
    return inspection.facts.os && inspection.facts.os->productType == 1 &&
           std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) {
               return row.row.isLicensed() && !row.row.isKmsClient() && row.year.value_or(0) > lastSold;
           });
}

} // namespace

LicenseFinding findLicense(const Inspection &inspection, const std::optional<Cover> &covered)
{
    using enum LicenseFinding::Weight;
    LicenseFinding finding;
    finding.reason.source = licenseSource;
    if (covered) {
        finding.reason.state = State::Met;
        finding.reason.evidence = covered->evidence;
        finding.reason.source = coverSource;
    }
    if (!inspection.licenses && covered)
        return finding;
    if (!inspection.licenses) {
        finding.reason.evidence = inspection.licenses.error().operation;
        return finding;
    }
    const auto &programme = inspection.programme;
    QStringList unread;
    for (const EsuRow &row : inspection.licenses->esu) {
        const LicenseFinding::Weight weight = weigh(row, programme);
        if (!row.row.licenseStatus && weight != OtherProgramme && row.row.id)
            unread.append(row.row.id->text());
        if (!row.row.isLicensed() || row.row.isKmsClient())
            continue;
        if (!finding.licensed || weight > finding.weight ||
            (weight == finding.weight && countsMore(row, *finding.licensed, programme))) {
            finding.licensed = &row;
            finding.weight = weight;
        }
    }
    finding.ends = endOf(inspection, finding.licensed);
    if (covered)
        return finding;
    switch (finding.weight) {
    case OtherProgramme:
    case OtherYear:
        // A status that could not be read may be the one that counts.
        finding.reason.state = unread.isEmpty() ? State::NotMet : State::Unknown;
        break;
    case Uncertain:
        finding.reason.state = State::Unknown;
        break;
    case Current:
        // Years after the third are not sold for clients: who shows one as licensed shows nothing that can be relied
        // on.
        finding.reason.state = hasYearNotSold(inspection) ? State::Unknown : State::Met;
        break;
    }
    if (finding.licensed) {
        finding.reason.evidence = QStringLiteral("%1 LicenseStatus 1 %2")
                                      .arg(finding.licensed->row.id->text(),
                                           finding.licensed->row.hasKey() ? *finding.licensed->row.partialProductKey
                                                                          : QStringLiteral("no product key")) +
                                  minutesText(finding.licensed->row);
    } else if (!unread.isEmpty()) {
        finding.reason.evidence = QStringLiteral("LicenseStatus not read: ") + unread.join(QStringLiteral(", "));
    } else {
        finding.reason.evidence = QStringLiteral("no ESU row with LicenseStatus 1");
    }
    return finding;
}

VerdictReason baseReason(const Inspection &inspection)
{
    VerdictReason reason{.id = ReasonId::BaseLicense, .source = licenseSource};
    const std::optional<bool> licensed = inspection.baseLicensed();
    if (!licensed) {
        const bool disagrees = inspection.licenses && inspection.licenses->baseDisagrees;
        reason.evidence =
            disagrees ? QStringLiteral("rows of Windows itself disagree") : QStringLiteral("base row not read");
        return reason;
    }
    reason.state = *licensed ? State::Met : State::NotMet;
    reason.evidence = QStringLiteral("LicenseStatus %1").arg(*inspection.licenses->base->licenseStatus) +
                      minutesText(*inspection.licenses->base);
    return reason;
}

std::optional<VerdictPlan> otherPlanOf(const Inspection &inspection, const ProgrammeCatalogue &catalogue)
{
    std::optional<VerdictPlan> found;
    if (!inspection.licenses)
        return found;
    for (const EsuRow &row : inspection.licenses->esu) {
        const OtherPlan *plan = catalogue.planOf(row.row.name);
        if (plan && (!found || row.row.isLicensed()))
            found = VerdictPlan{.name = plan->name, .end = plan->end, .licensed = row.row.isLicensed()};
    }
    return found;
}

bool isYearLicensed(const Inspection &inspection, int year)
{
    return inspection.licenses && std::ranges::any_of(inspection.licenses->esu, [&](const EsuRow &row) {
               return row.row.isLicensed() && row.builtIn && row.year == year &&
                      row.programmeId == inspection.programme.programmeId;
           });
}

std::optional<VerdictAdvice> adviceFor(const Inspection &inspection, const LicenseFinding &license,
                                       const Freshness &freshness)
{
    using Kind = VerdictAdvice::Kind;
    if (!inspection.licenses || inspection.programme.eligibility == Eligibility::NotEligible ||
        inspection.facts.policies.coverWithoutMak() == false)
        return std::nullopt;
    const auto &rows = inspection.licenses->esu;
    const auto withoutMak = std::ranges::find_if(rows, [](const EsuRow &row) {
        const QString &channel = row.row.description;
        const bool otherChannel = !channel.isEmpty() && !channel.contains(QLatin1String("VOLUME_MAK"));
        return row.row.isLicensed() && !row.row.isKmsClient() && (!row.row.hasKey() || otherChannel);
    });
    if (license.weight != LicenseFinding::Weight::Current && withoutMak != rows.end()) {
        return VerdictAdvice{.kind = Kind::LicensedWithoutMak,
                             .evidence = QStringLiteral("%1 %2").arg(withoutMak->row.id->text(), withoutMak->row.name)};
    }
    // From which revision on only ESU gives an update depends on the edition.
    const bool isUpdated = freshness.hasEsuUpdate && inspection.facts.editionId;
    if (!license.licensed && license.reason.state == State::NotMet && isUpdated)
        return VerdictAdvice{.kind = Kind::UpdatedWithoutLicense, .evidence = freshness.evidence};
    return std::nullopt;
}

} // namespace esu
