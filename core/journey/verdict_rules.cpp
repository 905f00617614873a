// SPDX-License-Identifier: MIT
#include "core/journey/verdict_rules.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

namespace {

using State = VerdictReason::State;
using Status = ProgrammeAssessment::Status;

/// WUA category "Security Updates" (facts 8; UpdateClassification GUID).
const QLatin1String securityUpdatesCategory("0fa1201d-4330-4fa8-8ae9-b877473b6441");

struct LicenseFinding {
    VerdictReason reason{.id = QStringLiteral("esu-license")};
    const EsuRow *licensed = nullptr; ///< the licensed row that counts most for today
    /// What it says about today, the best last. A row that is not built in may belong to any product
    /// ("Client-IoT-ESU-Year2").
    enum class Weight { OtherYear, UnknownProgramme, Current } weight = Weight::OtherYear;
};

LicenseFinding::Weight weigh(const EsuRow &row, const ProgrammeAssessment &programme)
{
    const bool rightYear = programme.yearNow ? row.year == programme.yearNow : programme.status == Status::Ended;
    if (rightYear && !row.builtIn)
        return LicenseFinding::Weight::UnknownProgramme;
    return rightYear && row.programmeId == programme.programmeId ? LicenseFinding::Weight::Current
                                                                 : LicenseFinding::Weight::OtherYear;
}

/// The running year's row (any of the programme when that has ended) if it is licensed, else the highest licensed one.
LicenseFinding findLicense(const Inspection &inspection)
{
    LicenseFinding finding;
    if (!inspection.licenses) {
        finding.reason.evidence = inspection.licenses.error().operation;
        return finding;
    }
    const auto &programme = inspection.programme;
    for (const EsuRow &row : inspection.licenses->esu) {
        if (!row.row.isLicensed() || row.row.isKmsClient())
            continue;
        const LicenseFinding::Weight weight = weigh(row, programme);
        if (!finding.licensed || weight > finding.weight ||
            (weight == finding.weight && row.year.value_or(0) > finding.licensed->year.value_or(0))) {
            finding.licensed = &row;
            finding.weight = weight;
        }
    }
    switch (finding.weight) {
    case LicenseFinding::Weight::OtherYear:
        finding.reason.state = State::NotMet;
        break;
    case LicenseFinding::Weight::UnknownProgramme:
        finding.reason.state = State::Unknown;
        break;
    case LicenseFinding::Weight::Current:
        finding.reason.state = State::Met;
        break;
    }
    if (finding.licensed) {
        finding.reason.evidence =
            QStringLiteral("%1 LicenseStatus 1 %2")
                .arg(finding.licensed->row.id->text(), finding.licensed->row.partialProductKey.value_or(QString()));
    } else {
        finding.reason.evidence = QStringLiteral("no ESU row with LicenseStatus 1");
    }
    return finding;
}

VerdictReason baseReason(const Inspection &inspection)
{
    VerdictReason reason{.id = QStringLiteral("base-license")};
    const std::optional<bool> licensed = inspection.baseLicensed();
    if (!licensed) {
        reason.evidence = QStringLiteral("base row not read");
        return reason;
    }
    reason.state = *licensed ? State::Met : State::NotMet;
    reason.evidence = QStringLiteral("LicenseStatus %1").arg(*inspection.licenses->base->licenseStatus);
    return reason;
}

VerdictReason packageReason(const Inspection &inspection)
{
    VerdictReason reason{.id = QStringLiteral("licensing-package")};
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        if (!result.id.endsWith(QLatin1String("licensing-package")))
            continue;
        reason.evidence = result.evidence;
        if (result.state == PrerequisiteResult::State::Met)
            reason.state = State::Met;
        else if (result.state == PrerequisiteResult::State::Missing)
            reason.state = State::NotMet;
        return reason;
    }
    if (inspection.licenses && !inspection.licenses->esu.isEmpty()) {
        reason.state = State::Met;
        reason.evidence = QStringLiteral("ESU row present");
    }
    return reason;
}

/// Proof by build + UBR or by an installed RollupFix revision; an install date alone is none.
VerdictReason updateReason(const Inspection &inspection, const EsuProgramme *programme)
{
    VerdictReason reason{.id = QStringLiteral("esu-update")};
    if (!programme)
        return reason;
    const EsuUpdateProof &proof = programme->proof;
    const MachineFacts &facts = inspection.facts;
    if (proof.minimumUbr && facts.os && facts.ubr) {
        reason.state = *facts.ubr >= *proof.minimumUbr ? State::Met : State::NotMet;
        reason.evidence = QStringLiteral("%1.%2, from %3.%4 (%5)")
                              .arg(facts.os->build)
                              .arg(*facts.ubr)
                              .arg(facts.os->build)
                              .arg(*proof.minimumUbr)
                              .arg(proof.confidence);
        return reason;
    }
    if (proof.minimumRollup.isEmpty() || !facts.packages) {
        reason.evidence = proof.minimumUbr || !proof.minimumRollup.isEmpty() ? QStringLiteral("not read")
                                                                             : QStringLiteral("no threshold known");
        return reason;
    }
    const QVersionNumber needed = QVersionNumber::fromString(proof.minimumRollup);
    reason.state = State::NotMet;
    reason.evidence = QStringLiteral("RollupFix < ") + proof.minimumRollup;
    for (const PackageFact &package : *facts.packages) {
        if (!package.isInstalled() || !package.name.startsWith(QLatin1String("Package_for_RollupFix~")))
            continue;
        const QString version = package.name.mid(package.name.lastIndexOf(QLatin1Char('~')) + 1);
        const QVersionNumber found = QVersionNumber::fromString(version);
        // Revisions of another Windows build say nothing about this one.
        if (found.majorVersion() != needed.majorVersion() || found < needed)
            continue;
        reason.state = State::Met;
        reason.evidence =
            QStringLiteral("RollupFix %1, from %2 (%3)").arg(version, proof.minimumRollup, proof.confidence);
    }
    return reason;
}

VerdictReason restartReason(const MachineFacts &facts)
{
    VerdictReason reason{.id = QStringLiteral("pending-restart")};
    if (!facts.pendingRestart)
        return reason;
    reason.state = facts.pendingRestart->pending ? State::NotMet : State::Met;
    reason.evidence = facts.pendingRestart->signs.join(QStringLiteral(", "));
    return reason;
}

VerdictReason programmeReason(const ProgrammeAssessment &programme)
{
    VerdictReason reason{.id = QStringLiteral("programme-ended")};
    switch (programme.status) {
    case Status::Running:
        reason.state = State::Met;
        break;
    case Status::NotStarted:
    case Status::Ended:
        reason.state = State::NotMet;
        break;
    case Status::None:
        reason.state = State::Unknown;
        break;
    }
    if (programme.coveredUntil)
        reason.evidence = programme.coveredUntil->toString(Qt::ISODate);
    return reason;
}

bool isRed(const LicenseFinding &license, const Verdict &verdict, const ProgrammeAssessment &programme)
{
    if (programme.eligibility == Eligibility::NotEligible)
        return true;
    if (license.reason.state == State::NotMet && !license.licensed)
        return true;
    return std::ranges::any_of(verdict.reasons, [](const VerdictReason &reason) {
        return reason.id == QLatin1String("base-license") && reason.state == State::NotMet;
    });
}

} // namespace

Verdict judge(const Inspection &inspection, const ProgrammeCatalogue &catalogue)
{
    const EsuProgramme *programme = catalogue.byId(inspection.programme.programmeId);
    const LicenseFinding license = findLicense(inspection);
    Verdict verdict;
    verdict.reasons = {license.reason,
                       baseReason(inspection),
                       packageReason(inspection),
                       updateReason(inspection, programme),
                       restartReason(inspection.facts),
                       programmeReason(inspection.programme)};
    if (license.licensed) {
        verdict.year = license.licensed->year;
        if (programme && license.licensed->row.id) {
            if (const EsuYear *year = programme->byActivationId(*license.licensed->row.id))
                verdict.coveredUntil = year->end;
        }
    }
    if (isRed(license, verdict, inspection.programme))
        verdict.level = Verdict::Level::Red;
    else if (std::ranges::all_of(verdict.reasons, [](const VerdictReason &r) { return r.state == State::Met; }))
        verdict.level = Verdict::Level::Green;
    else
        verdict.level = Verdict::Level::Amber;
    return verdict;
}

Updates markEsuUpdates(Updates updates, const ProgrammeCatalogue &catalogue, const ProgrammeAssessment &programme)
{
    const EsuProgramme *found = catalogue.byId(programme.programmeId);
    for (UpdateInfo &update : updates) {
        update.security = update.security || update.categoryIds.contains(securityUpdatesCategory, Qt::CaseInsensitive);
        update.esu = found && update.security && update.published && *update.published > found->endOfFreeUpdates;
    }
    return updates;
}

} // namespace esu
