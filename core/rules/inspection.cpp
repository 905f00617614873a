// SPDX-License-Identifier: MIT
#include "core/rules/inspection.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/model/rollup.h"
#include "core/rules/licensing_package.h"
#include "core/rules/package_name.h"
#include "core/rules/restart_signs.h"
#include "core/rules/surroundings_checks.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

namespace {

using State = PrerequisiteResult::State;

struct Found {
    QString kb;
    const PackageFact *package = nullptr;
};

/// The newest family member that is there; an installed one wins over any other state.
std::optional<Found> findFamily(const QList<PackageFact> &packages, const QStringList &family)
{
    std::optional<Found> other;
    for (const QString &kb : family) {
        for (const PackageFact &package : packages) {
            if (!isPackageOf(package.name, kb))
                continue;
            if (package.isInstalled())
                return Found{.kb = kb, .package = &package};
            if (!other)
                other = Found{.kb = kb, .package = &package};
        }
    }
    return other;
}

QString stateText(const PackageFact &package)
{
    return package.state ? QStringLiteral("CurrentState 0x%1").arg(*package.state, 0, 16)
                         : QStringLiteral("CurrentState not read");
}

class Checker {
public:
    Checker(const MachineFacts &facts, const Fact<LicenseReading> &licenses) : m_facts(facts), m_licenses(licenses) {}

    PrerequisiteResult check(const PrerequisiteRule &rule) const
    {
        PrerequisiteResult result{.id = rule.id, .kind = rule.kind, .kb = rule.kb, .blocking = rule.blocking};
        switch (rule.kind) {
        case PrerequisiteKind::Build:
            checkBuild(rule, result);
            break;
        case PrerequisiteKind::Ubr:
            checkUbr(rule, result);
            break;
        case PrerequisiteKind::PackageFamily:
            checkFamily(rule, result);
            break;
        case PrerequisiteKind::LicensingPackage:
            checkLicensingPackage(rule, result);
            break;
        case PrerequisiteKind::BaseLicense:
            checkBaseLicense(result);
            break;
        case PrerequisiteKind::PendingRestart:
            checkPendingRestart(result);
            break;
        case PrerequisiteKind::Elevation:
            checkElevation(result);
            break;
        case PrerequisiteKind::UpdateSource:
            checkUpdateSource(result);
            break;
        case PrerequisiteKind::DiskSpace:
        case PrerequisiteKind::Tls12:
        case PrerequisiteKind::Endpoints:
        case PrerequisiteKind::RootCertificates:
        case PrerequisiteKind::Clock:
        case PrerequisiteKind::Power:
        case PrerequisiteKind::Metered:
            return checkSurroundings(rule, m_facts, *m_facts.surroundings);
        }
        return result;
    }

private:
    bool hasEsuRow() const { return m_licenses && !m_licenses->esu.isEmpty(); }

    void checkBuild(const PrerequisiteRule &rule, PrerequisiteResult &result) const
    {
        if (!m_facts.os) {
            result.evidence = errorText(m_facts.os.error());
            return;
        }
        if (rule.servicePack > 0 && !m_facts.os->servicePack) {
            result.evidence = m_facts.os->version;
            return;
        }
        const int servicePack = m_facts.os->servicePack.value_or(0);
        const bool met = m_facts.os->build >= rule.build && servicePack >= rule.servicePack;
        result.state = met ? State::Met : State::Missing;
        result.evidence = QStringLiteral("%1 SP%2").arg(m_facts.os->version).arg(servicePack);
        if (rule.servicePack == 0)
            result.evidence = m_facts.os->version;
    }

    void checkUbr(const PrerequisiteRule &rule, PrerequisiteResult &result) const
    {
        if (!m_facts.os || !m_facts.ubr) {
            result.evidence = errorText(m_facts.os ? m_facts.ubr.error() : m_facts.os.error());
            return;
        }
        const auto have = std::pair(m_facts.os->build, *m_facts.ubr);
        const auto need = std::pair(rule.build, rule.ubr);
        result.state = have >= need ? State::Met : State::Missing;
        result.evidence = QStringLiteral("%1.%2 %3 %4.%5")
                              .arg(have.first)
                              .arg(have.second)
                              .arg(have >= need ? QStringLiteral(">=") : QStringLiteral("<"))
                              .arg(need.first)
                              .arg(need.second);
    }

    void checkFamily(const PrerequisiteRule &rule, PrerequisiteResult &result) const
    {
        if (!m_facts.packages) {
            result.evidence = errorText(m_facts.packages.error());
            return;
        }
        const std::optional<Found> found = findFamily(*m_facts.packages, rule.kb);
        if (found && found->package->isInstalled()) {
            setCovered(rule, found->kb, result);
            result.evidence = found->kb + QLatin1Char(' ') + stateText(*found->package);
            return;
        }
        const PackageFact *newest = newestRollup(*m_facts.packages);
        const QVersionNumber rollup = newest != nullptr ? rollupVersion(newest->name) : QVersionNumber();
        if (!rule.rollupFix.isEmpty() && rollup >= QVersionNumber::fromString(rule.rollupFix)) {
            setCovered(rule, QStringLiteral("RollupFix ") + rollup.toString(), result);
            result.evidence = QStringLiteral("RollupFix %1 >= %2").arg(rollup.toString(), rule.rollupFix);
            return;
        }
        if (found) {
            // Staged, superseded or waiting for a restart: neither proof that it works nor that it is missing.
            result.evidence = found->kb + QLatin1Char(' ') + stateText(*found->package);
            return;
        }
        if (hasEsuRow()) {
            // The licensing package, which needs this one, has taken effect; the list may have lost it.
            result.evidence = QStringLiteral("not listed; ESU row present");
            return;
        }
        result.state = State::Missing;
        result.evidence = QStringLiteral("not listed: ") + rule.kb.join(QStringLiteral(", "));
    }

    static void setCovered(const PrerequisiteRule &rule, const QString &by, PrerequisiteResult &result)
    {
        result.state = State::Met;
        if (!rule.namedKb.isEmpty() && by != rule.namedKb)
            result.coveredBy = by;
    }

    void checkLicensingPackage(const PrerequisiteRule &rule, PrerequisiteResult &result) const
    {
        const std::optional<Found> found =
            m_facts.packages ? findFamily(*m_facts.packages, rule.kb) : std::optional<Found>();
        if (found && found->package->isInstalled()) {
            setCovered(rule, found->kb, result);
            result.evidence = found->kb + QLatin1Char(' ') + stateText(*found->package);
            return;
        }
        if (hasEsuRow()) {
            result.state = State::Met;
            result.evidence = QStringLiteral("ESU row present");
            return;
        }
        if (found) {
            const bool isMissing = found->package->isStaged() || found->package->isHalfDone();
            result.state = m_licenses && isMissing ? State::Missing : State::Unknown;
            result.evidence = found->kb + QLatin1Char(' ') + stateText(*found->package);
            return;
        }
        if (!m_licenses || !m_facts.packages) {
            result.evidence = errorText(m_licenses ? m_facts.packages.error() : m_licenses.error());
            return;
        }
        result.state = State::Missing;
        result.evidence = QStringLiteral("no ESU row; not listed: ") + rule.kb.join(QStringLiteral(", "));
    }

    void checkBaseLicense(PrerequisiteResult &result) const
    {
        if (!m_licenses || !m_licenses->base) {
            result.evidence = m_licenses ? QStringLiteral("no base row with a key") : errorText(m_licenses.error());
            return;
        }
        const LicenseRow &base = *m_licenses->base;
        if (m_licenses->baseDisagrees) {
            result.evidence = QStringLiteral("rows of Windows itself disagree");
            return;
        }
        if (!base.licenseStatus)
            return;
        result.state = base.isLicensed() ? State::Met : State::Missing;
        result.evidence = QStringLiteral("LicenseStatus %1").arg(*base.licenseStatus);
    }

    void checkPendingRestart(PrerequisiteResult &result) const
    {
        if (!m_facts.pendingRestart) {
            result.evidence = errorText(m_facts.pendingRestart.error());
            return;
        }
        const PendingRestart &restart = *m_facts.pendingRestart;
        const State otherwise = restart.lasting.isEmpty() ? State::Met : State::Unknown;
        result.state = restart.pending ? State::Missing : otherwise;
        result.evidence = evidenceOf(restart);
    }

    /// Whoever asks nobody for updates gets none; who is asked is information only.
    void checkUpdateSource(PrerequisiteResult &result) const
    {
        if (!m_facts.updateSource) {
            result.evidence = errorText(m_facts.updateSource.error());
            return;
        }
        result.state = m_facts.updateSource->kind == UpdateSource::Kind::Disabled ? State::Missing : State::Met;
        result.evidence = m_facts.updateSource->server;
    }

    void checkElevation(PrerequisiteResult &result) const
    {
        if (!m_facts.elevated) {
            result.evidence = errorText(m_facts.elevated.error());
            return;
        }
        result.state = *m_facts.elevated ? State::Met : State::Missing;
    }

    const MachineFacts &m_facts;
    const Fact<LicenseReading> &m_licenses;
};

bool isOnlyForEsu(PrerequisiteKind kind)
{
    using enum PrerequisiteKind;
    return kind == Build || kind == Ubr || kind == PackageFamily || kind == LicensingPackage;
}

} // namespace

std::optional<bool> Inspection::baseLicensed() const
{
    if (!licenses || !licenses->base || !licenses->base->licenseStatus || licenses->baseDisagrees)
        return std::nullopt;
    return licenses->base->isLicensed();
}

bool Inspection::programmeIsNotInData() const
{
    const bool mayBeEligible =
        programme.eligibility == Eligibility::Eligible || programme.eligibility == Eligibility::Unknown;
    const bool isNone = facts.os && programme.programmeId.isEmpty() && !programme.isUntold && !programme.other;
    return isNone && mayBeEligible && licenses && !licenses->esu.isEmpty();
}

PrerequisiteResults checkPrerequisites(const PrerequisiteCatalogue &catalogue, const ProgrammeAssessment &programme,
                                       const MachineFacts &facts, const Fact<LicenseReading> &licenses)
{
    PrerequisiteResults results;
    const Checker checker(facts, licenses);
    const QList<PrerequisiteRule> rules = catalogue.rulesFor(programme.programmeId);
    for (const PrerequisiteRule &rule : rules) {
        // Nobody has looked yet: no answer, not even "unknown".
        if (!facts.surroundings && isAboutSurroundings(rule.kind))
            continue;
        results.append(checker.check(rule));
        // Who has no use for this ESU needs nothing of what it stands on.
        if (programme.eligibility == Eligibility::NotEligible && isOnlyForEsu(rule.kind))
            results.back().state = State::NotApplicable;
    }
    return results;
}

std::optional<Error> refuseWithoutElevation(const Inspection &inspection)
{
    if (inspection.facts.elevated == false)
        return conditionError(Fault::AccessDenied, operation::inventoryElevation, condition::notElevated);
    return std::nullopt;
}

std::optional<Error> refuseWrongProgram(const Inspection &inspection)
{
    // Windows on ARM runs nothing else of ours.
    const bool isWrong = inspection.facts.wow64 == true && inspection.facts.architecture == QStringLiteral("x64");
    if (!isWrong)
        return std::nullopt;
    return conditionError(Fault::Refused, operation::journeyPrerequisites, condition::wrongArchitecture);
}

std::optional<Error> refuseChange(const Inspection &inspection)
{
    const auto wrong = refuseWrongProgram(inspection);
    return wrong ? wrong : refuseWithoutElevation(inspection);
}

std::optional<Error> blockBeforeRepair(const Inspection &inspection)
{
    if (!inspection.facts.os)
        return inspection.facts.os.error();
    const bool noRows = inspection.licenses && inspection.licenses->esu.isEmpty();
    if (inspection.programme.reason == condition::noProgramme && noRows) {
        return conditionError(Fault::Refused, operation::journeyEligibility, condition::noProgramme,
                              inspection.facts.os->caption);
    }
    if (inspection.programme.eligibility == Eligibility::NotEligible) {
        return conditionError(Fault::Refused, operation::journeyEligibility, condition::notEligible,
                              inspection.programme.reason);
    }
    if (inspection.baseLicensed() == false && inspection.replacedBaseKey) {
        return conditionError(Fault::Refused, operation::keyBind, condition::baseChanged,
                              QStringLiteral("Windows had the key ending in ") + *inspection.replacedBaseKey);
    }
    if (inspection.baseLicensed() == false)
        return conditionError(Fault::Refused, operation::journeyPrerequisites, condition::baseNotLicensed);
    return std::nullopt;
}

std::optional<Error> blockBeforeSpending(const Inspection &inspection)
{
    if (auto block = blockBeforeRepair(inspection))
        return block;
    if (inspection.licenses && inspection.licenses->baseDisagrees)
        return conditionError(Fault::Refused, operation::journeyPrerequisites, condition::baseUnknown);
    const bool noEsuRow = inspection.licenses && inspection.licenses->esu.isEmpty();
    if (noEsuRow && inspection.restartPending()) {
        // A restart may finish the very package that is missing, so it comes first.
        return conditionError(Fault::Refused, operation::journeyPrerequisites, condition::restartPending);
    }
    QStringList missing;
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        if (result.blocking && result.state == State::Missing)
            missing.append(result.id);
    }
    if (!missing.isEmpty()) {
        return conditionError(Fault::NotFound, operation::journeyPrerequisites, condition::prerequisiteMissing,
                              missing.join(QStringLiteral(", ")));
    }
    if (waitsForEsuRows(inspection))
        return conditionError(Fault::Refused, operation::journeyPrerequisites, condition::restartPending);
    if (noEsuRow)
        return conditionError(Fault::NotFound, operation::journeyRow, condition::noEsuRow);
    return std::nullopt;
}

KeyRefusal invalidKeyCause(const Inspection &inspection, bool inputWasNormalised)
{
    QStringList missing;
    if (inspection.licenses && inspection.licenses->esu.isEmpty())
        missing.append(QStringLiteral("no ESU row"));
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        if (result.blocking && result.state == State::Missing)
            missing.append(QStringLiteral("%1 missing (%2)").arg(result.id, result.evidence));
    }
    if (!missing.isEmpty())
        return {condition::packageMissing, missing.join(QStringLiteral("; "))};
    if (inspection.restartPending()) {
        return {condition::restartPending,
                QStringLiteral("restart signs: ") + inspection.facts.pendingRestart->signs.join(QStringLiteral(", "))};
    }
    const QString nothing = inspection.licenses
                                ? QStringLiteral("ESU rows: %1; nothing known to be missing; no restart sign")
                                      .arg(inspection.licenses->esu.size())
                                : QStringLiteral("rows not read; nothing known to be missing; no restart sign");
    if (inputWasNormalised)
        return {condition::typing, QStringLiteral("characters of the input were replaced; ") + nothing};
    return {condition::otherProduct, nothing};
}

} // namespace esu
