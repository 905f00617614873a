// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_cards.h"

#include "core/base/conditions.h"
#include "core/rules/next_year.h"
#include "core/rules/surroundings_checks.h"

#include <algorithm>

namespace esu::cards {

namespace {

using PrerequisiteState = PrerequisiteResult::State;

/// The edition as a person knows it: the caption of Windows, else the EditionID.
QString edition(const Inspection &inspection)
{
    if (inspection.facts.os && !inspection.facts.os->caption.isEmpty()) {
        // "Microsoft Windows 7 Home Premium ": the space is Windows' own.
        QString caption = inspection.facts.os->caption.trimmed();
        const QLatin1String maker("Microsoft ");
        return caption.startsWith(maker) ? caption.sliced(maker.size()) : caption;
    }
    return inspection.facts.editionId.value_or(QString());
}

LocalText productName(const Inspection &inspection, const Resources &resources)
{
    const EsuProgramme *programme = resources.programmes.byId(inspection.programme.programmeId);
    return programme ? programme->name : LocalText{};
}

int blockingCount(const PrerequisiteResults &results, PrerequisiteState state)
{
    return static_cast<int>(std::ranges::count_if(
        results, [&](const PrerequisiteResult &result) { return result.state == state && result.blocking; }));
}

/// Items that stop nobody, but are not in order or could not be read.
int adviceCount(const PrerequisiteResults &results)
{
    return static_cast<int>(std::ranges::count_if(results, [](const PrerequisiteResult &result) {
        return !result.blocking &&
               (result.state == PrerequisiteState::Missing || result.state == PrerequisiteState::Unknown);
    }));
}

StateCard problemCard(const KeyProblem &problem, bool inText)
{
    switch (problem.kind) {
    case KeyProblem::Kind::Empty:
        return {.badge = Badge::Unknown, .text = CardText::KeyEmpty};
    case KeyProblem::Kind::TooShort:
        return {.badge = Badge::Attention,
                .text = CardText::KeyTooShort,
                .args = {.count = problem.length, .inText = inText}};
    case KeyProblem::Kind::TooLong:
        return {.badge = Badge::Attention,
                .text = CardText::KeyTooLong,
                .args = {.count = problem.length, .inText = inText}};
    case KeyProblem::Kind::ImpossibleCharacter:
        return {.badge = Badge::Blocked,
                .text = CardText::KeyImpossibleCharacter,
                .args = {.place = problem.place, .character = problem.character, .inText = inText}};
    case KeyProblem::Kind::SecondN:
        return {
            .badge = Badge::Blocked, .text = CardText::KeySecondN, .args = {.place = problem.place, .inText = inText}};
    case KeyProblem::Kind::Masked:
        return {.badge = Badge::Blocked, .text = CardText::KeyMasked};
    case KeyProblem::Kind::ProductId:
        return {.badge = Badge::Blocked, .text = CardText::KeyIsProductId};
    case KeyProblem::Kind::ActivationId:
        return {.badge = Badge::Blocked, .text = CardText::KeyIsActivationId};
    case KeyProblem::Kind::TextTooLong:
        return {.badge = Badge::Blocked, .text = CardText::KeyTextTooLong};
    }
    return {};
}

/// A key that is in a row already: nothing has to be installed.
StateCard keyInRowCard(const WizardState &state, const EsuRow &row)
{
    const Args args{.year = row.year, .lastFive = row.row.partialProductKey.value_or(QString())};
    if (row.row.isLicensed())
        return {.badge = Badge::Good, .text = CardText::KeyAlreadyActivated, .args = args};
    const bool justNow = state.pc.run.key && state.pc.run.key->installed && state.pc.run.key->row &&
                         state.pc.run.key->row->row.id == row.row.id;
    return {
        .badge = Badge::Good, .text = justNow ? CardText::KeyInstalled : CardText::KeyAlreadyInstalled, .args = args};
}

StateCard readyKeyCard(const WizardState &state, const KeyView &key)
{
    if (const RowDecision decision = keyDecision(state); decision.row)
        return keyInRowCard(state, *decision.row);
    if (const auto block = spendingBlock(state))
        return failed(CardText::KeyBlocked, *block);
    if (!key.checksumMatches)
        return {.badge = Badge::Attention, .text = CardText::KeyChecksumWarning, .args = {.lastFive = key.lastFive}};
    return {.badge = Badge::Good, .text = CardText::KeyReady, .args = {.lastFive = key.lastFive}};
}

} // namespace

std::optional<PrerequisiteKind> whatWillStop(const PrerequisiteResults &results, const PrerequisiteCatalogue &catalogue)
{
    std::optional<PrerequisiteKind> found;
    for (const PrerequisiteResult &result : results) {
        const PrerequisiteRule *rule = catalogue.byId(result.id);
        if (result.state != PrerequisiteState::Missing || !rule || !stopsActivation(*rule))
            continue;
        if (!found || result.kind == PrerequisiteKind::Clock)
            found = result.kind;
    }
    return found;
}

StateCard start(const WizardState &state, const Resources &resources)
{
    if (state.errorOf(Page::Start))
        return failed(CardText::StartFailed, *state.errorOf(Page::Start));
    if (!state.pc.run.inspection)
        return {.badge = Badge::Working, .text = CardText::StartReading};
    const Inspection &inspection = *state.pc.run.inspection;
    const ProgrammeAssessment &programme = inspection.programme;
    const QString name = edition(inspection);
    if (programme.other)
        return {.badge = programme.other->isSupported ? Badge::Good : Badge::Blocked,
                .text = CardText::StartOtherWindows,
                .args = {.product = programme.other->advice}};
    if (programme.eligibility == Eligibility::NotEligible)
        return {.badge = Badge::Blocked, .text = CardText::StartNotEligible, .args = {.text = name}};
    if (const auto cover = coverWithoutMak(inspection.facts))
        return {.badge = Badge::Attention,
                .text =
                    isRefuted(doubtOf(*cover, inspection.facts)) ? CardText::StartEnrolledOnly : CardText::StartCovered,
                .args = {.cover = cover->by}};
    if (programme.programmeId.isEmpty() && programme.eligibility != Eligibility::Warn) {
        if (inspection.programmeIsNotInData())
            return {.badge = Badge::Attention, .text = CardText::StartNotInData, .args = {.text = name}};
        if (programme.reason == condition::noProgramme)
            return {.badge = Badge::Attention, .text = CardText::StartNoProgramme, .args = {.text = name}};
        return {.badge = Badge::Unknown, .text = CardText::StartUnknown};
    }
    if (programme.eligibility == Eligibility::Warn)
        return {.badge = Badge::Attention, .text = CardText::StartUncertain, .args = {.text = name}};
    if (programme.eligibility == Eligibility::Unknown)
        return {.badge = Badge::Unknown, .text = CardText::StartUnknown, .args = {.text = name}};
    if (const auto verdict = verdictSoFar(state, resources))
        return {.badge = Badge::Good,
                .text = verdict->level == Verdict::Level::Green ? CardText::StartActive : CardText::StartActivated,
                .args = {.year = programme.yearNow, .date = programme.coveredUntil.value_or(QDate())}};
    if (const auto year = newKeyYear(inspection))
        return {.badge = Badge::Attention,
                .text = CardText::StartNewYear,
                .args = {.year = year, .otherYear = *year - 1, .date = programme.coveredUntil.value_or(QDate())}};
    const LocalText product = productName(inspection, resources);
    switch (programme.status) {
    case ProgrammeAssessment::Status::Running:
        return {.badge = Badge::Good,
                .text = CardText::StartEligible,
                .args = {.year = programme.yearNow, .date = programme.coveredUntil.value_or(QDate())}};
    case ProgrammeAssessment::Status::Ended:
        return {.badge = Badge::Attention,
                .text = CardText::StartEnded,
                .args = {.date = programme.coveredUntil.value_or(QDate()), .product = product}};
    case ProgrammeAssessment::Status::NotStarted:
        return {.badge = Badge::Attention,
                .text = CardText::StartNotStarted,
                .args = {.date = programme.nextYearStart.value_or(QDate()), .product = product}};
    case ProgrammeAssessment::Status::None:
        break;
    }
    return {.badge = Badge::Unknown, .text = CardText::StartUnknown, .args = {.text = name}};
}

StateCard prerequisites(const WizardState &state, const Resources &resources)
{
    if (state.errorOf(Page::Prerequisites))
        return failed(CardText::PrerequisitesFailed, *state.errorOf(Page::Prerequisites));
    if (!state.pc.run.inspection)
        return {.badge = Badge::Working, .text = CardText::PrerequisitesReading};
    const Inspection &inspection = *state.pc.run.inspection;
    if (inspection.programme.eligibility == Eligibility::NotEligible)
        return {
            .badge = Badge::Blocked, .text = CardText::PrerequisitesNotEligible, .args = {.text = edition(inspection)}};
    if (const auto wrong = refuseWrongProgram(inspection))
        return failed(CardText::PrerequisitesFailed, *wrong);
    if (needsElevation(state)) {
        const bool inVain = state.elevation == WizardState::Elevation::Granted;
        return {.badge = Badge::Blocked,
                .text = inVain ? CardText::PrerequisitesNoAdministrator : CardText::PrerequisitesNeedElevation};
    }
    if (inspection.baseLicensed() == false)
        return {.badge = Badge::Blocked,
                .text = CardText::PrerequisitesBaseNotActivated,
                .args = {.text = edition(inspection)}};
    const bool noEsuRow = inspection.licenses && inspection.licenses->esu.isEmpty();
    const std::optional<RepairPlan> offer = repairOffer(state, resources);
    if ((noEsuRow && inspection.restartPending()) || (offer && offer->restartFirst))
        return {.badge = Badge::Attention,
                .text = CardText::PrerequisitesRestart,
                .args = {.restartButton = mainAction(state, resources).kind == MainAction::Kind::RestartNow}};
    const int missing = blockingCount(inspection.prerequisites, PrerequisiteState::Missing);
    if (missing > 0)
        return {.badge = Badge::Attention,
                .text = offer ? CardText::PrerequisitesRepairable : CardText::PrerequisitesMissing,
                .args = {.count = missing}};
    if (noEsuRow)
        return {.badge = Badge::Blocked, .text = CardText::PrerequisitesNoEsuRow};
    const int unknown = blockingCount(inspection.prerequisites, PrerequisiteState::Unknown);
    if (unknown > 0)
        return {.badge = Badge::Unknown, .text = CardText::PrerequisitesUnknown, .args = {.count = unknown}};
    // What stops nobody here stops the activation, three pages on.
    if (const auto kind = whatWillStop(inspection.prerequisites, resources.prerequisites))
        return {.badge = Badge::Attention,
                .text = *kind == PrerequisiteKind::Clock       ? CardText::PrerequisitesClock
                        : *kind == PrerequisiteKind::Endpoints ? CardText::PrerequisitesNoServer
                                                               : CardText::PrerequisitesWillStop};
    if (const int advice = adviceCount(inspection.prerequisites); advice > 0)
        return {.badge = Badge::Good, .text = CardText::PrerequisitesAdvice, .args = {.count = advice}};
    const auto met = static_cast<int>(
        std::ranges::count(inspection.prerequisites, PrerequisiteState::Met, &PrerequisiteResult::state));
    return {.badge = Badge::Good, .text = CardText::PrerequisitesGood, .args = {.count = met}};
}

StateCard key(const WizardState &state)
{
    using Status = KeyInput::Status;
    if (keyWentAstray(state)) {
        const Error &error = *state.pc.run.key->error;
        if (error.condition == condition::baseKeyInstalled)
            return {.badge = Badge::Blocked,
                    .text = CardText::KeyBaseTookKey,
                    .args = {.lastFive = error.detail, .error = error}};
        return failed(CardText::KeyFailed, error);
    }
    if (state.errorOf(Page::Key))
        return failed(CardText::KeyFailed, *state.errorOf(Page::Key));
    switch (state.key.input.status) {
    case Status::Empty:
        if (const RowDecision decision = keyDecision(state); decision.row)
            return keyInRowCard(state, *decision.row);
        if (const auto block = spendingBlock(state))
            return failed(CardText::KeyBlocked, *block);
        return {.badge = Badge::Unknown, .text = CardText::KeyEmpty};
    case Status::NoneFound:
        return {.badge = Badge::Attention, .text = CardText::KeyNoneFound};
    case Status::Problem:
        return problemCard(state.key.input.problem.value_or(KeyProblem{}), state.key.input.inText);
    case Status::OnlyKmsClientKey:
        return {.badge = Badge::Blocked,
                .text = CardText::KeyKmsClient,
                .args = {.text = state.key.input.found.constFirst().kmsProduct.value_or(QString())}};
    case Status::ChooseOne:
        return {
            .badge = Badge::Attention,
            .text = CardText::KeySeveral,
            .args = {.count = static_cast<int>(state.key.input.found.size()) + (state.key.input.besideSlip ? 1 : 0)}};
    case Status::Ready:
        break;
    }
    const KeyView *key = state.key.input.chosenKey();
    return key ? readyKeyCard(state, *key) : StateCard{.text = CardText::KeyEmpty};
}

StateCard activationId(const WizardState &state)
{
    if (state.errorOf(Page::ActivationId))
        return failed(CardText::IdFailed, *state.errorOf(Page::ActivationId));
    const LicenseReading *licenses = state.licenses();
    if (!licenses)
        return {.badge = Badge::Unknown, .text = CardText::IdNotRead};
    if (licenses->esu.isEmpty())
        return {.badge = Badge::Blocked, .text = CardText::IdNoRow};
    const std::optional<EsuRow> row = targetRow(state);
    if (!row) {
        const bool removed = !state.pc.done.isEmpty() && state.pc.done.constLast().kind == DoneAct::Kind::KeyRemoved;
        return {.badge = Badge::Attention, .text = removed ? CardText::IdRemoved : CardText::IdNoKey};
    }
    const QString lastFive = row->row.partialProductKey.value_or(QString());
    if (row->row.isLicensed())
        return {.badge = Badge::Good, .text = CardText::IdDone, .args = {.year = row->year, .text = row->row.name}};
    if (!row->year)
        return {.badge = Badge::Attention,
                .text = CardText::IdUnknownYear,
                .args = {.text = row->row.name, .lastFive = lastFive}};
    const std::optional<int> running = state.pc.run.inspection->programme.yearNow;
    if (running && running != row->year)
        return {.badge = Badge::Attention,
                .text = CardText::IdOtherYear,
                .args = {.year = row->year, .otherYear = running, .lastFive = lastFive}};
    return {.badge = Badge::Good, .text = CardText::IdGood, .args = {.year = row->year, .lastFive = lastFive}};
}

} // namespace esu::cards
