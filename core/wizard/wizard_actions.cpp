// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_next_year.h"
#include "core/wizard/wizard_result.h"
#include "core/wizard/wizard_rules.h"

namespace esu {

namespace {

using Kind = MainAction::Kind;

/// An error that repeating cannot cure leaves no main action.
bool mayRepeat(const std::optional<Error> &error, const Resources &resources)
{
    return !error || resources.errors.explain(*error).repeatable;
}

MainAction startAction(const WizardState &state, const Resources &resources)
{
    if (!state.pc.run.inspection) {
        if (state.errorOf(Page::Start) || state.pc.stopped)
            return {.kind = mayRepeat(state.errorOf(Page::Start), resources) ? Kind::CheckAgain : Kind::None,
                    .enabled = true};
        return {.kind = Kind::CheckPc};
    }
    if (state.pc.run.inspection->programme.eligibility == Eligibility::NotEligible ||
        state.pc.run.inspection->programme.other)
        return {};
    if (verdictSoFar(state, resources) && !repairWasInterrupted(state, resources))
        return {.kind = Kind::SeeResult, .enabled = true};
    const bool asks = asksForElevation(state);
    if (const auto year = newKeyYear(state); year && !repairWasInterrupted(state, resources))
        return {.kind = Kind::NewYearKey, .enabled = true, .shield = asks, .year = year};
    return {.kind = Kind::CheckPc, .enabled = true, .shield = asks};
}

MainAction prerequisitesAction(const WizardState &state, const Resources &resources)
{
    if (!state.pc.run.inspection || state.errorOf(Page::Prerequisites)) {
        const bool repeat = mayRepeat(state.errorOf(Page::Prerequisites), resources);
        return {.kind = repeat ? Kind::CheckAgain : Kind::None, .enabled = true};
    }
    if (needsElevation(state)) {
        if (state.elevation == WizardState::Elevation::Granted)
            return {};
        return {.kind = Kind::RunElevated, .enabled = true, .shield = true};
    }
    const bool mayRestart = state.pc.abilities.restart && state.pc.run.inspection->restartPending();
    if (canLeavePrerequisites(state))
        return {.kind = Kind::Next, .enabled = true};
    if (state.pc.run.inspection->programme.eligibility == Eligibility::NotEligible || isWrongProgram(state))
        return {};
    if (const auto plan = repairOffer(state, resources)) {
        if (plan->restartFirst)
            return {.kind = Kind::RestartNow, .enabled = true, .changes = true};
        const int done = state.isRunning(Step::Repair) && state.running->progress ? state.running->progress->done : 0;
        return {.kind = Kind::Repair,
                .enabled = true,
                .changes = true,
                .count = static_cast<int>(plan->steps.size()) - done};
    }
    if (mayRestart && !isWrongProgram(state) && state.pc.run.inspection->baseLicensed() != false)
        return {.kind = Kind::RestartNow, .enabled = true, .changes = true};
    return {.kind = Kind::CheckAgain, .enabled = true};
}

MainAction keyAction(const WizardState &state, const Resources &resources)
{
    if (keyWentAstray(state) || !mayRepeat(state.errorOf(Page::Key), resources))
        return {};
    const RowDecision decision = keyDecision(state);
    const bool typed = state.key.input.chosenKey() != nullptr;
    if ((typed || state.key.input.status == KeyInput::Status::Empty) && decision.row)
        return {.kind = Kind::Next, .enabled = true};
    return {.kind = Kind::InstallKey, .enabled = typed && !spendingBlock(state), .changes = true};
}

MainAction idAction(const WizardState &state)
{
    const std::optional<EsuRow> row = targetRow(state);
    if (!row || keyWentAstray(state))
        return {};
    return {.kind = row->year ? Kind::UseYear : Kind::Next, .enabled = true, .year = row->year};
}

MainAction activateAction(const WizardState &state, const Resources &resources)
{
    const std::optional<EsuRow> row = targetRow(state);
    if (row && row->row.isLicensed())
        return {.kind = Kind::Next, .enabled = true};
    if (!mayActivate(state))
        return {};
    if (anotherMayCost(state))
        return {.kind = Kind::ActivateAgain, .enabled = true, .changes = true, .spends = true};
    if (!mayRepeat(state.errorOf(Page::Activate), resources))
        return {};
    return {.kind = Kind::Activate, .enabled = true, .changes = true, .spends = true};
}

MainAction updatesAction(const WizardState &state, const Resources &resources)
{
    if (updatesBlocked(state))
        return {.kind = Kind::Next, .enabled = true};
    if (!mayRepeat(state.errorOf(Page::Updates), resources))
        return {};
    if (!state.pc.run.updates)
        return {.kind = Kind::SearchUpdates, .enabled = true};
    const int count = static_cast<int>(updatesToInstall(state).size());
    const bool restartFirst = state.pc.run.updateRun && state.pc.run.updateRun->restartRequired;
    if (restartFirst && state.pc.abilities.restart)
        return {.kind = Kind::RestartNow, .enabled = true, .changes = true};
    if (count == 0 || restartFirst)
        return {.kind = Kind::Next, .enabled = true};
    return {.kind = Kind::InstallUpdates, .enabled = true, .changes = true, .count = count};
}

MainAction resultAction(const WizardState &state, const Resources &resources)
{
    if (!state.pc.run.verdict) {
        const bool repeat = mayRepeat(state.errorOf(Page::Result), resources);
        return {.kind = repeat ? Kind::VerifyAgain : Kind::None, .enabled = true};
    }
    if (restartHelps(state))
        return {.kind = Kind::RestartNow, .enabled = true, .changes = true};
    if (const std::optional<Page> page = helpingPage(state))
        return {.kind = Kind::GoToHelpingPage, .enabled = true, .page = page};
    return {.kind = state.offer.saveResult ? Kind::SaveResult : Kind::Close, .enabled = true};
}

MainAction idleAction(const WizardState &state, const Resources &resources)
{
    switch (state.page) {
    case Page::Start:
        return startAction(state, resources);
    case Page::Prerequisites:
        return prerequisitesAction(state, resources);
    case Page::Key:
        return keyAction(state, resources);
    case Page::ActivationId:
        return idAction(state);
    case Page::Activate:
        return activateAction(state, resources);
    case Page::Updates:
        return updatesAction(state, resources);
    case Page::Result:
        return resultAction(state, resources);
    }
    return {};
}

/// What the smaller buttons depend on, asked once.
struct Around {
    const WizardState &state;
    const Resources &resources;
    Kind main;
    bool blocked; ///< page 2 has to be seen to before anything is spent
    bool keyIsIn; ///< the row has its key
    bool mayRun;  ///< the rest may be done in one go
};

QList<SecondaryAction> secondaryOfPrerequisites(const Around &around)
{
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    const auto &inspection = around.state.pc.run.inspection;
    if (inspection && inspection->baseLicensed() == false && around.state.offer.openActivation &&
        !around.state.isPractice())
        actions.append(ActivateWindows);
    if (takesFolder(around.state, around.resources)) {
        actions.append(UseFolder);
        if (around.state.pc.packageFolder)
            actions.append(UseDownload);
    }
    if (around.main != Kind::CheckAgain)
        actions.append(CheckAgain);
    return actions;
}

QList<SecondaryAction> secondaryOfKey(const Around &around)
{
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    const KeyEntry &key = around.state.key;
    if (keyWentAstray(around.state))
        return {PutKeyBack};
    const KeyView *chosen = key.input.chosenKey();
    if (around.state.isPractice() && !around.keyIsIn && !(chosen && chosen->lastFive == practiceKeyLastFive))
        actions.append(UsePracticeKey);
    if (around.state.offer.keyStore && key.stored != StoredKey::Absent && key.stored != StoredKey::Unavailable) {
        if (!key.input.fromStore)
            actions.append(UseStoredKey);
        if (key.stored == StoredKey::Present)
            actions.append(ForgetStoredKey);
    }
    if (!around.keyIsIn && key.input.status == KeyInput::Status::Empty &&
        canPlanNextYear(around.state, around.resources))
        actions.append(PlanNextYear);
    if (insistableBlock(around.state))
        actions.append(Insist);
    if (around.blocked)
        actions.append(ToPrerequisites);
    return actions;
}

QList<SecondaryAction> secondaryOfActivationId(const Around &around)
{
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    if (around.mayRun)
        actions.append(DoRemaining);
    actions.append(AnotherKey);
    if (around.keyIsIn && !needsElevation(around.state) && !isWrongProgram(around.state))
        actions.append(RemoveKey);
    actions.append(CheckAgain);
    if (around.blocked)
        actions.append(ToPrerequisites);
    return actions;
}

QList<SecondaryAction> secondaryOfActivate(const Around &around)
{
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    if (around.mayRun && around.main != Kind::None)
        actions.append(DoRemaining);
    if (around.main == Kind::None && around.state.errorOf(Page::Activate) && mayActivate(around.state))
        actions.append(TryAgain);
    actions.append(AnotherKey);
    if (insistableBlock(around.state))
        actions.append(Insist);
    if (around.blocked)
        actions.append(ToPrerequisites);
    return actions;
}

QList<SecondaryAction> secondaryOfUpdates(const Around &around)
{
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    const bool stopped = updatesBlocked(around.state);
    const Kind main = around.main;
    if (main == Kind::RestartNow)
        actions.append(RestartLater);
    else if (around.mayRun && !stopped && main != Kind::Next && main != Kind::None)
        actions.append(DoRemaining);
    if (!stopped && (around.state.pc.run.updates || main == Kind::None))
        actions.append(SearchAgain);
    if (main != Kind::Next && main != Kind::RestartNow)
        actions.append(SkipUpdates);
    if (around.state.offer.openWindowsUpdate && !around.state.isPractice() && !stopped)
        actions.append(OpenWindowsUpdate);
    return actions;
}

QList<SecondaryAction> secondaryOfResult(const Around &around)
{
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    if (helpingPage(around.state) && around.main != Kind::GoToHelpingPage)
        actions.append(GoToHelpingPage);
    if (!around.state.pc.savedFile.isEmpty() && !around.state.pc.saveError)
        actions += {OpenSaved, OpenSavedFolder};
    if (around.state.offer.saveResult && around.state.pc.run.verdict && around.main != Kind::SaveResult)
        actions.append(SaveResult);
    if (around.main != Kind::VerifyAgain)
        actions.append(VerifyAgain);
    if (canPlanNextYear(around.state, around.resources))
        actions.append(PlanNextYear);
    if (around.state.pc.run.verdict)
        actions.append(NextPc);
    return actions;
}

QList<SecondaryAction> secondaryOfPage(const Around &around)
{
    using enum SecondaryAction;
    switch (around.state.page) {
    case Page::Start: {
        QList<SecondaryAction> actions;
        if (updatesWereInterrupted(around.state))
            actions.append(ToResult);
        if (around.main == Kind::SeeResult)
            actions.removeAll(ToResult);
        if (around.main == Kind::SeeResult && newKeyYear(around.state))
            actions.append(NewYearKey);
        if (around.main == Kind::SeeResult || around.main == Kind::NewYearKey)
            actions.append(CheckPc);
        if (around.state.pc.run.inspection)
            actions.append(CheckAgain);
        return actions;
    }
    case Page::Prerequisites:
        return secondaryOfPrerequisites(around);
    case Page::Key:
        return secondaryOfKey(around);
    case Page::ActivationId:
        return secondaryOfActivationId(around);
    case Page::Activate:
        return secondaryOfActivate(around);
    case Page::Updates:
        return secondaryOfUpdates(around);
    case Page::Result:
        return secondaryOfResult(around);
    }
    return {};
}

} // namespace

MainAction mainAction(const WizardState &state, const Resources &resources)
{
    MainAction action = idleAction(state, resources);
    if (!canEdit(state) || action.kind == Kind::None)
        action.enabled = false;
    return action;
}

QList<SecondaryAction> secondaryActions(const WizardState &state, const Resources &resources)
{
    if (!canEdit(state))
        return {};
    const std::optional<EsuRow> row = targetRow(state);
    const bool licensed = row && row->row.isLicensed();
    const Around around{.state = state,
                        .resources = resources,
                        .main = mainAction(state, resources).kind,
                        .blocked = state.pc.run.inspection && preparationBlock(state) && !licensed,
                        .keyIsIn = row && row->row.hasKey(),
                        .mayRun = licensed || (mayActivate(state) && !anotherMayCost(state))};
    return secondaryOfPage(around) + QList{SecondaryAction::RecordPc};
}

} // namespace esu
