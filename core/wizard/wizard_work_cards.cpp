// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_cards.h"

#include "core/rules/update_choice.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu::cards {

namespace {

QString kbList(const UpdateRun &run, bool esuOnly)
{
    QStringList kbs;
    for (const UpdateInfo &update : run.updates) {
        if (update.state == UpdateInfo::State::Installed && (update.esu || !esuOnly))
            kbs.append(update.kb);
    }
    return kbs.join(QStringLiteral(", "));
}

/// By its KB number, else its title.
QString named(const UpdateInfo &update)
{
    return update.kb.isEmpty() ? update.title : update.kb.join(QStringLiteral(", "));
}

/// It explains the first one; the list explains the others.
StateCard failedUpdatesCard(const UpdateRun &run, int notInstalled, int installed)
{
    StateCard card{.badge = Badge::Attention,
                   .text = CardText::UpdatesSomeFailed,
                   .args = {.count = notInstalled, .otherCount = installed}};
    if (const UpdateInfo *first = firstFailed(run.updates)) {
        QStringList names;
        for (const UpdateInfo &update : run.updates) {
            if (update.state == UpdateInfo::State::Failed)
                names.append(named(update));
        }
        card.args.text = names.join(QStringLiteral(", "));
        card.args.error = errorOf(*first);
    }
    return card;
}

StateCard noUpdatesCard(std::optional<bool> hasWhatIsDue)
{
    if (hasWhatIsDue == false)
        return {.badge = Badge::Attention, .text = CardText::UpdatesNoneBehind};
    return {.badge = hasWhatIsDue ? Badge::Good : Badge::Unknown, .text = CardText::UpdatesNone};
}

StateCard updateRunCard(const UpdateRun &run, std::optional<bool> hasWhatIsDue)
{
    const int all = static_cast<int>(run.updates.size());
    int installed = 0;
    int waiting = 0;
    int esu = 0;
    for (const UpdateInfo &update : run.updates) {
        // After an update that goes alone and asks for a restart, the others wait for it.
        waiting += run.restartRequired && update.state == UpdateInfo::State::Downloaded ? 1 : 0;
        if (update.state != UpdateInfo::State::Installed)
            continue;
        ++installed;
        esu += update.esu ? 1 : 0;
    }
    if (installed + waiting < all)
        return failedUpdatesCard(run, all - installed, installed);
    if (run.restartRequired)
        return {.badge = Badge::Unknown, .text = CardText::UpdatesRestart, .args = {.count = installed}};
    // Of those that are due, a servicing stack is only the first.
    const bool isBehind = hasWhatIsDue == false;
    return {.badge = isBehind       ? Badge::Attention
                     : hasWhatIsDue ? Badge::Good
                                    : Badge::Unknown,
            .text = isBehind ? CardText::UpdatesInstalledBehind : CardText::UpdatesInstalled,
            .args = {.text = kbList(run, esu > 0), .count = installed, .otherCount = esu}};
}

StateCard amberCard(const WizardState &state, const Verdict &verdict)
{
    const ProgrammeAssessment &programme = state.pc.run.inspection->programme;
    StateCard card{.badge = Badge::Attention, .text = CardText::ResultUncertain};
    VerdictSentence sentence = sentenceOf(verdict, programme);
    // The updates of this very run may wait for a restart that the reading did not show.
    const bool isYear = sentence == VerdictSentence::OtherYear || sentence == VerdictSentence::YearDue;
    if (restartNeeded(state) && !isYear)
        sentence = VerdictSentence::RestartPending;
    switch (sentence) {
    case VerdictSentence::OtherYear:
    case VerdictSentence::YearDue:
        card.text = CardText::ResultYear;
        card.args = {.year = verdict.year, .otherYear = programme.yearNow};
        break;
    case VerdictSentence::RestartPending:
        card.text = CardText::ResultRestart;
        break;
    case VerdictSentence::NoEsuUpdate:
        card.text = CardText::ResultNoEsuUpdate;
        break;
    case VerdictSentence::Behind:
        card.text = CardText::ResultBehind;
        break;
    case VerdictSentence::UpdatesOff:
        card.text = CardText::ResultUpdatesOff;
        break;
    case VerdictSentence::ClockWrong:
        card.text = CardText::ResultClockWrong;
        break;
    case VerdictSentence::UpdateUnproven:
        card.text = CardText::ResultUpdateUnproven;
        break;
    case VerdictSentence::ActiveEnded:
    case VerdictSentence::CoveredToYear:
        card.text = CardText::ResultGreenEnded;
        card.args = {.year = verdict.year, .date = programme.coveredUntil.value_or(QDate())};
        break;
    case VerdictSentence::Active:
    case VerdictSentence::ActiveByGrace:
    case VerdictSentence::ActiveFirstDue:
    case VerdictSentence::EndedAccepted:
    case VerdictSentence::OtherPlan:
    case VerdictSentence::OtherWindows:
    case VerdictSentence::NotStarted:
    case VerdictSentence::Uncertain:
    case VerdictSentence::NotActive:
        break;
    }
    return card;
}

} // namespace

StateCard activate(const WizardState &state, const Resources &resources)
{
    const std::optional<EsuRow> row = targetRow(state);
    if (!row)
        return {.badge = Badge::Blocked, .text = CardText::ActivateNoRow};
    if (row->row.isLicensed()) {
        const bool justNow = state.pc.run.activation && !state.pc.run.activation->outcome.nothingToDo &&
                             state.pc.run.activation->outcome.activationId == row->row.id;
        return {.badge = Badge::Good,
                .text = justNow ? CardText::ActivateDone : CardText::ActivateNoNeed,
                .args = {.year = row->year, .text = row->row.name}};
    }
    if (anotherMayCost(state))
        return {.badge = Badge::Attention,
                .text = CardText::ActivateAmbiguous,
                .args = {.error = state.errorOf(Page::Activate)}};
    if (const std::optional<Error> &error = state.errorOf(Page::Activate)) {
        const bool limit = resources.errors.explain(*error).exitCode == ExitCode::ActivationLimit;
        return failed(limit ? CardText::ActivateLimit : CardText::ActivateFailed, *error);
    }
    if (const auto block = spendingBlock(state))
        return failed(CardText::ActivateBlocked, *block);
    return {.badge = Badge::Unknown,
            .text = CardText::ActivateReady,
            .args = {.year = row->year, .lastFive = row->row.partialProductKey.value_or(QString())}};
}

StateCard updates(const WizardState &state, const Resources &resources)
{
    if (state.errorOf(Page::Updates))
        return failed(CardText::UpdatesFailed, *state.errorOf(Page::Updates));
    // What a search after an installation has found is to be chosen from, as after the first one.
    const bool foundMore = state.pc.run.hasEnded(Step::SearchUpdates) && !state.pc.run.hasEnded(Step::InstallUpdates);
    if (state.pc.run.updateRun && !foundMore)
        return updateRunCard(*state.pc.run.updateRun, hasWhatIsDue(state, resources));
    if (updatesBlocked(state))
        return {.badge = Badge::Blocked, .text = CardText::UpdatesBlocked};
    if (!state.pc.run.updates)
        return {.badge = Badge::Unknown, .text = CardText::UpdatesReady};
    Updates shown = visibleUpdates(state);
    shown.removeIf([](const UpdateInfo &update) { return update.state == UpdateInfo::State::Installed; });
    if (shown.isEmpty())
        return noUpdatesCard(hasWhatIsDue(state, resources));
    const int all = static_cast<int>(shown.size());
    const int esu = static_cast<int>(std::ranges::count(shown, true, &UpdateInfo::esu));
    const bool allOptional =
        std::ranges::none_of(shown, [](const UpdateInfo &update) { return update.security || update.esu; });
    if (allOptional && hasWhatIsDue(state, resources) == true)
        return {.badge = Badge::Good, .text = CardText::UpdatesOnlyOther, .args = {.count = all}};
    return {.badge = Badge::Unknown, .text = CardText::UpdatesFound, .args = {.count = all, .otherCount = esu}};
}

StateCard result(const WizardState &state)
{
    if (state.errorOf(Page::Result))
        return failed(CardText::ResultFailed, *state.errorOf(Page::Result));
    if (!state.pc.run.verdict)
        return {.badge = Badge::Working, .text = CardText::ResultVerifying};
    const Verdict &verdict = *state.pc.run.verdict;
    if (const auto &other = state.pc.run.inspection->programme.other;
        other && sentenceOf(verdict, state.pc.run.inspection->programme) == VerdictSentence::OtherWindows)
        return {.badge = other->isSupported ? Badge::Good : Badge::Blocked,
                .text = CardText::StartOtherWindows,
                .args = {.product = other->advice}};
    switch (verdict.level) {
    case Verdict::Level::None:
        return {.badge = Badge::Good, .text = CardText::ResultNotStarted};
    case Verdict::Level::Green:
        return {.badge = Badge::Good,
                .text = CardText::ResultGreen,
                .args = {.year = verdict.year, .date = verdict.coveredUntil.value_or(QDate())}};
    case Verdict::Level::Amber:
        return amberCard(state, verdict);
    case Verdict::Level::Red:
        return {.badge = Badge::Blocked,
                .text = CardText::ResultRed,
                .args = {.helps = helpsNext(verdict, *state.pc.run.inspection)}};
    }
    return {};
}

} // namespace esu::cards
