// SPDX-License-Identifier: MIT
#include "core/rules/verdict_rules.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

namespace {

using State = VerdictReason::State;
using Status = ProgrammeAssessment::Status;

/// WUA category "Security Updates" (resources/FACTS.md#update-agent).
const QLatin1String securityUpdatesCategory("0fa1201d-4330-4fa8-8ae9-b877473b6441");

// Where the facts were read, short enough for one line of a screen; the full keys are in core/windows/inventory.
const QLatin1String licenseSource("WMI SoftwareLicensingProduct");
const QLatin1String packageSource(R"(registry Component Based Servicing\Packages)");
const QLatin1String buildSource(R"(registry HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion: UBR)");
const QLatin1String restartSource("registry RebootPending, RebootRequired, PendingFileRenameOperations");
const QLatin1String programmeSource("data esu-programmes.json");
const QLatin1String networkSource("HTTP Date header");

struct LicenseFinding {
    VerdictReason reason{.id = ReasonId::EsuLicense, .source = licenseSource};
    const EsuRow *licensed = nullptr; ///< the licensed row that counts most for today
    /// What it says about today, the best last. A row that is not built in may belong to any product
    /// ("Client-IoT-ESU-Year2"); one without a key was not licensed by a MAK.
    enum class Weight { OtherProgramme, OtherYear, Uncertain, Current } weight = Weight::OtherProgramme;
};

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

/// The running year's row (any of the programme when that has ended) if it is licensed, else the highest licensed one.
LicenseFinding findLicense(const Inspection &inspection)
{
    using enum LicenseFinding::Weight;
    LicenseFinding finding;
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
            (weight == finding.weight && row.year.value_or(0) > finding.licensed->year.value_or(0))) {
            finding.licensed = &row;
            finding.weight = weight;
        }
    }
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
        finding.reason.state = State::Met;
        break;
    }
    if (finding.licensed) {
        finding.reason.evidence = QStringLiteral("%1 LicenseStatus 1 %2")
                                      .arg(finding.licensed->row.id->text(),
                                           finding.licensed->row.hasKey() ? *finding.licensed->row.partialProductKey
                                                                          : QStringLiteral("no product key"));
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
        reason.evidence = QStringLiteral("base row not read");
        return reason;
    }
    reason.state = *licensed ? State::Met : State::NotMet;
    reason.evidence = QStringLiteral("LicenseStatus %1").arg(*inspection.licenses->base->licenseStatus);
    return reason;
}

VerdictReason packageReason(const Inspection &inspection)
{
    VerdictReason reason{.id = ReasonId::LicensingPackage,
                         .source = packageSource + QLatin1String("; ") + licenseSource};
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        if (result.kind != PrerequisiteKind::LicensingPackage)
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

/// A threshold that rests on memory or on one weak source proves nothing.
bool mayProve(const EsuUpdateProof &proof)
{
    return proof.confidence == QLatin1String("H") || proof.confidence == QLatin1String("M");
}

void judgeByUbr(const MachineFacts &facts, const EsuUpdateProof &proof, VerdictReason &reason)
{
    const int build = proof.build.value_or(facts.os->build);
    const bool met = facts.os->build == build && *facts.ubr >= *proof.minimumUbr;
    reason.state = met ? State::Met : State::NotMet;
    reason.evidence = QStringLiteral("%1.%2 %3 %4.%5")
                          .arg(facts.os->build)
                          .arg(*facts.ubr)
                          .arg(met ? QLatin1String(">=") : QLatin1String("<"))
                          .arg(build)
                          .arg(*proof.minimumUbr);
}

/// Revisions of another Windows build say nothing about this one, and a list without any proves nothing.
void judgeByRollup(const QList<PackageFact> &packages, const EsuUpdateProof &proof, VerdictReason &reason)
{
    const QVersionNumber needed = QVersionNumber::fromString(proof.minimumRollup);
    reason.evidence = QStringLiteral("no RollupFix of this Windows listed");
    QVersionNumber best;
    for (const PackageFact &package : packages) {
        if (!package.name.startsWith(QLatin1String("Package_for_RollupFix~")))
            continue;
        const QString version = package.name.mid(package.name.lastIndexOf(QLatin1Char('~')) + 1);
        const QVersionNumber found = QVersionNumber::fromString(version);
        if (found.majorVersion() != needed.majorVersion())
            continue;
        if (package.isInstalled() && found >= needed) {
            reason.state = State::Met;
            reason.evidence = QStringLiteral("RollupFix %1 >= %2").arg(version, proof.minimumRollup);
            return;
        }
        if (reason.state == State::NotMet && found < best)
            continue;
        best = found;
        reason.state = State::NotMet;
        reason.evidence =
            QStringLiteral("RollupFix %1 %2, needed: %3")
                .arg(version, package.isInstalled() ? QStringLiteral("installed") : QStringLiteral("not installed"),
                     proof.minimumRollup);
    }
}

/// Proof by build + UBR or by an installed RollupFix revision; an install date alone is none.
VerdictReason updateReason(const Inspection &inspection, const EsuProgramme *programme)
{
    VerdictReason reason{.id = ReasonId::EsuUpdate, .source = buildSource};
    if (!programme) {
        reason.evidence = QStringLiteral("no programme known");
        return reason;
    }
    const EsuUpdateProof &proof = programme->proof;
    const MachineFacts &facts = inspection.facts;
    const bool byRollup = !proof.minimumRollup.isEmpty();
    if (!proof.minimumUbr && !byRollup) {
        reason.evidence = QStringLiteral("no threshold known");
        reason.source = programmeSource;
        return reason;
    }
    reason.rating = proof.confidence;
    const bool canReadUbr = proof.minimumUbr && facts.os && facts.ubr;
    if (!canReadUbr && byRollup)
        reason.source = packageSource;
    reason.source += QLatin1String("; ") + programmeSource;
    if (canReadUbr)
        judgeByUbr(facts, proof, reason);
    else if (byRollup && facts.packages)
        judgeByRollup(*facts.packages, proof, reason);
    else
        reason.evidence = QStringLiteral("not read");
    if (!mayProve(proof))
        reason.state = State::Unknown;
    return reason;
}

VerdictReason restartReason(const MachineFacts &facts)
{
    VerdictReason reason{.id = ReasonId::PendingRestart, .source = restartSource};
    if (!facts.pendingRestart) {
        reason.evidence = QStringLiteral("not read");
        return reason;
    }
    reason.state = facts.pendingRestart->pending ? State::NotMet : State::Met;
    reason.evidence = facts.pendingRestart->signs.isEmpty() ? QStringLiteral("no sign")
                                                            : facts.pendingRestart->signs.join(QStringLiteral(", "));
    return reason;
}

/// The programme of this PC, and whether it runs today. An edition that nobody decided on leaves both open.
VerdictReason programmeReason(const Inspection &inspection, const EsuProgramme *found)
{
    const ProgrammeAssessment &programme = inspection.programme;
    VerdictReason reason{.id = ReasonId::ProgrammeEnded,
                         .evidence = programme.reason,
                         .source = programmeSource,
                         .rating = found ? found->confidence : QString()};
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
    const QString edition = inspection.facts.editionId.value_or(QStringLiteral("not read"));
    switch (programme.eligibility) {
    case Eligibility::Eligible:
    case Eligibility::Warn:
        break;
    case Eligibility::NotEligible:
        reason.state = State::NotMet;
        reason.evidence = QStringLiteral("EditionID %1: not eligible (%2)").arg(edition, programme.reason);
        break;
    case Eligibility::Unknown:
        reason.state = State::Unknown;
        reason.evidence = QStringLiteral("EditionID %1: not decided").arg(edition);
        break;
    }
    return reason;
}

/// Only said when the two disagree about what counts: the programme's status or its year.
std::optional<VerdictReason> clockReason(const Inspection &inspection, const ProgrammeCatalogue &catalogue,
                                         const QDateTime &networkTime)
{
    const ProgrammeAssessment then = assess(catalogue, inspection.facts, networkTime.toLocalTime().date());
    if (then.status == inspection.programme.status && then.yearNow == inspection.programme.yearNow)
        return std::nullopt;
    return VerdictReason{.id = ReasonId::Clock,
                         .state = State::Unknown,
                         .evidence = QStringLiteral("clock %1, Date header %2")
                                         .arg(inspection.at.toString(Qt::ISODate), networkTime.toString(Qt::ISODate)),
                         .source = networkSource};
}

bool isRed(const LicenseFinding &license, const Verdict &verdict, const ProgrammeAssessment &programme)
{
    if (programme.eligibility == Eligibility::NotEligible)
        return true;
    if (license.reason.state == State::NotMet && license.weight == LicenseFinding::Weight::OtherProgramme)
        return true;
    return stateOf(verdict, ReasonId::BaseLicense) == State::NotMet;
}

/// Consumer ESU and ESU in the cloud have no MAK. What WMI shows of them is little: a licensed ESU row without a
/// product key or of another channel, or updates that only ESU gives although no row is licensed.
std::optional<VerdictAdvice> adviceFor(const Inspection &inspection, const LicenseFinding &license,
                                       const VerdictReason &update)
{
    using Kind = VerdictAdvice::Kind;
    if (!inspection.licenses || inspection.programme.eligibility == Eligibility::NotEligible)
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
    if (!license.licensed && license.reason.state == State::NotMet && update.state == State::Met)
        return VerdictAdvice{.kind = Kind::UpdatedWithoutLicense, .evidence = update.evidence};
    return std::nullopt;
}

} // namespace

VerdictReason::State stateOf(const Verdict &verdict, ReasonId id)
{
    const auto reason = std::ranges::find(verdict.reasons, id, &VerdictReason::id);
    return reason == verdict.reasons.end() ? State::Unknown : reason->state;
}

Verdict judge(const Inspection &inspection, const ProgrammeCatalogue &catalogue,
              const std::optional<QDateTime> &networkTime)
{
    const EsuProgramme *programme = catalogue.byId(inspection.programme.programmeId);
    const LicenseFinding license = findLicense(inspection);
    const VerdictReason update = updateReason(inspection, programme);
    Verdict verdict;
    verdict.reasons = {license.reason, baseReason(inspection),          packageReason(inspection),
                       update,         restartReason(inspection.facts), programmeReason(inspection, programme)};
    if (networkTime) {
        if (const auto clock = clockReason(inspection, catalogue, *networkTime))
            verdict.reasons.append(*clock);
    }
    verdict.advice = adviceFor(inspection, license, update);
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

VerdictSentence sentenceOf(const Verdict &verdict, const ProgrammeAssessment &programme)
{
    using enum VerdictSentence;
    switch (verdict.level) {
    case Verdict::Level::Green:
        return Active;
    case Verdict::Level::Red:
        return NotActive;
    case Verdict::Level::Amber:
        break;
    }
    const State license = stateOf(verdict, ReasonId::EsuLicense);
    if (license == State::NotMet)
        return OtherYear;
    if (license == State::Unknown)
        return Uncertain;
    if (stateOf(verdict, ReasonId::PendingRestart) == State::NotMet)
        return RestartPending;
    const State update = stateOf(verdict, ReasonId::EsuUpdate);
    if (update == State::NotMet)
        return NoEsuUpdate;
    const bool othersMet = std::ranges::all_of(verdict.reasons, [](const VerdictReason &reason) {
        return reason.state == State::Met || reason.id == ReasonId::EsuUpdate || reason.id == ReasonId::ProgrammeEnded;
    });
    const bool isPeriodKnown = stateOf(verdict, ReasonId::ProgrammeEnded) != State::Unknown;
    if (!othersMet || !isPeriodKnown)
        return Uncertain;
    return programme.status == Status::Ended ? ActiveEnded : UpdateUnproven;
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
