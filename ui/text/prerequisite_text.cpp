// SPDX-License-Identifier: MIT
#include "ui/text/prerequisite_text.h"

#include "core/rules/licensing_package.h"
#include "core/rules/surroundings_checks.h"
#include "ui/text/update_text.h"
#include "ui/text/words.h"

#include <algorithm>

namespace esu {

Badge PrerequisiteText::badge(const PrerequisiteResult &result)
{
    switch (result.state) {
    case PrerequisiteResult::State::Met:
    case PrerequisiteResult::State::NotApplicable:
        return Badge::Good;
    case PrerequisiteResult::State::Missing:
        return Badge::Attention;
    case PrerequisiteResult::State::Unknown:
        return Badge::Unknown;
    }
    return Badge::Unknown;
}

QString PrerequisiteText::state(const PrerequisiteResult &result)
{
    switch (result.state) {
    case PrerequisiteResult::State::Met:
        return Words::badge(Badge::Good);
    case PrerequisiteResult::State::Missing:
        return result.blocking ? tr("Missing", "state of a check item") : Words::badge(Badge::Attention);
    case PrerequisiteResult::State::Unknown:
        return Words::badge(Badge::Unknown);
    case PrerequisiteResult::State::NotApplicable:
        return tr("Not needed", "state of a check item");
    }
    return {};
}

QString PrerequisiteText::untrustedRoots(const Inspection &inspection)
{
    QStringList absent;
    QStringList disallowed;
    const auto &around = inspection.facts.surroundings;
    for (const RootReading &root : around && around->roots ? *around->roots : QList<RootReading>()) {
        if (root.trust == RootTrust::Absent)
            absent.append(root.name);
        else if (root.trust == RootTrust::Disallowed)
            disallowed.append(root.name);
    }
    QStringList sentences;
    if (!absent.isEmpty())
        sentences.append(tr("Not on this PC: %1.", "names of root certificates").arg(Words::listed(absent)));
    if (!disallowed.isEmpty())
        sentences.append(tr("In Untrusted Certificates on this PC: %1. Ask your administrator or reseller before it is "
                            "removed from there.",
                            "names of root certificates")
                             .arg(Words::listed(disallowed)));
    return Words::paragraph(sentences);
}

QString PrerequisiteText::whenFine(const PrerequisiteResult &result, const Inspection &inspection)
{
    const bool isMet = result.state == PrerequisiteResult::State::Met;
    switch (result.kind) {
    case PrerequisiteKind::BaseLicense:
        return Words::licenseStatus(1);
    case PrerequisiteKind::PendingRestart:
        return tr("No restart is waiting.");
    case PrerequisiteKind::Elevation:
        return tr("This program runs with administrator rights.");
    case PrerequisiteKind::Build:
    case PrerequisiteKind::Ubr:
        return tr("%1, build %2", "Windows edition, build number")
            .arg(Words::windows(inspection.facts), Words::buildNumber(inspection.facts));
    case PrerequisiteKind::PackageFamily:
    case PrerequisiteKind::LicensingPackage:
        return isMet ? tr("Installed.", "a package") : notNeeded();
    case PrerequisiteKind::Metered:
        return isMet ? tr("The connection costs nothing extra.") : notNeeded();
    case PrerequisiteKind::UpdateSource:
    case PrerequisiteKind::DiskSpace:
    case PrerequisiteKind::Tls12:
    case PrerequisiteKind::Endpoints:
    case PrerequisiteKind::RootCertificates:
    case PrerequisiteKind::Clock:
    case PrerequisiteKind::Power:
        return isMet ? QString() : notNeeded(); // the title and its badge say it all
    }
    return unchecked();
}

QString PrerequisiteText::notNeeded()
{
    return tr("This PC does not need it.");
}

QString PrerequisiteText::unchecked()
{
    return tr("This could not be checked. It is not necessarily missing.");
}

PrerequisiteWords PrerequisiteText::words(const PrerequisiteResult &result, const PrerequisiteCatalogue &catalogue,
                                          const Inspection &inspection)
{
    PrerequisiteWords words{
        .id = result.id, .badge = badge(result), .state = state(result), .evidence = result.evidence};
    const PrerequisiteRule *rule = catalogue.byId(result.id);
    const QString language = Words::language();
    words.title = rule ? rule->title.in(language) : result.id;
    if (rule && !rule->namedKb.isEmpty() && !words.title.contains(rule->namedKb))
        words.title = tr("%1 (%2)", "check item (KB number)").arg(words.title, rule->namedKb);

    const bool missing = result.state == PrerequisiteResult::State::Missing;
    const bool stays = result.kind == PrerequisiteKind::PendingRestart && inspection.facts.pendingRestart && !missing &&
                       !inspection.facts.pendingRestart->lasting.isEmpty();
    const bool waits = result.state == PrerequisiteResult::State::Unknown && waitsForRestart(result, inspection.facts);
    if (result.kind == PrerequisiteKind::UpdateSource && inspection.facts.updateSource)
        words.detail = UpdateText::source(*inspection.facts.updateSource);
    else if (missing && rule && result.kind == PrerequisiteKind::RootCertificates)
        words.detail = Words::paragraph({rule->why.in(language), untrustedRoots(inspection)});
    else if (missing && rule)
        words.detail = rule->why.in(language);
    else if (stays)
        words.detail = Words::signStays();
    else if (waits)
        words.detail = Words::finishedByRestart();
    else if (result.state == PrerequisiteResult::State::Unknown)
        words.detail = unchecked();
    else if (!result.coveredBy.isEmpty())
        words.detail = tr("Covered by %1, which is newer and already installed.").arg(result.coveredBy);
    else if (!missing)
        words.detail = whenFine(result, inspection);

    words.namedKb = rule ? rule->namedKb : QString();
    words.blocks = result.blocking && result.state == PrerequisiteResult::State::Missing;
    words.isFine =
        result.state == PrerequisiteResult::State::Met || result.state == PrerequisiteResult::State::NotApplicable;
    if (result.state == PrerequisiteResult::State::Unknown && rule && !stays && !waits)
        words.fix = rule->unknown.in(language);
    // Where updates come from says itself what is to be done about it.
    if (missing && rule && result.kind != PrerequisiteKind::UpdateSource) {
        words.fix = rule->fix.in(language);
        words.link = rule->link;
    }
    return words;
}

QList<PrerequisiteWords> PrerequisiteText::rows(const WizardState &state, const Resources &resources)
{
    QList<PrerequisiteWords> rows;
    if (!state.pc.run.inspection)
        return rows;
    const MainAction::Kind main = mainAction(state, resources).kind;
    const std::optional<RepairPlan> plan = repairAhead(state, resources);
    for (const PrerequisiteResult &result : state.pc.run.inspection->prerequisites) {
        PrerequisiteWords row = words(result, resources.prerequisites, *state.pc.run.inspection);
        const bool isInPlan = plan && std::ranges::any_of(plan->steps, [&](const RepairStep &step) {
                                  return step.prerequisiteId == result.id && step.isInstallable();
                              });
        const bool restarts = main == MainAction::Kind::RestartNow && result.kind == PrerequisiteKind::PendingRestart &&
                              result.state == PrerequisiteResult::State::Missing;
        if (isInPlan || restarts) {
            // How it is done by hand stands in the details.
            row.fix = restarts                                ? tr("The button below restarts the PC.")
                      : main == MainAction::Kind::RunElevated ? tr("It is installed here once this program runs as "
                                                                   "administrator.")
                      : plan->restartFirst                    ? tr("It is installed here after the restart.")
                                                              : tr("The button below installs it.");
            row.link.clear();
        }
        switch (repairStage(state, resources, result.id)) {
        case RepairStage::None:
        case RepairStage::Waiting:
            break;
        case RepairStage::Working:
            row.badge = Badge::Working;
            row.state = Words::badge(Badge::Working);
            row.fix.clear();
            break;
        case RepairStage::Done:
            row.badge = Badge::Good;
            row.state = tr("Installed", "state of a check item");
            row.fix.clear();
            break;
        }
        rows << row;
    }
    // What stops first, then what is worth a look, then what nobody knows.
    std::ranges::stable_sort(rows, {}, [](const PrerequisiteWords &row) {
        return row.isFine ? 3 : row.badge == Badge::Unknown ? 2 : row.blocks ? 0 : 1;
    });
    return rows;
}

QStringList PrerequisiteText::byHand(const PrerequisiteResult &result, const PrerequisiteCatalogue &catalogue)
{
    const PrerequisiteRule *rule = catalogue.byId(result.id);
    if (!rule || result.state != PrerequisiteResult::State::Missing)
        return {};
    QStringList lines{rule->fix.in(Words::language())};
    if (!rule->link.isEmpty())
        lines << rule->link;
    return lines;
}

} // namespace esu
