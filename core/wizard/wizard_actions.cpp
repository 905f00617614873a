// SPDX-License-Identifier: MIT
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
    if (state.pc.run.inspection->programme.eligibility == Eligibility::NotEligible)
        return {};
    const bool asks = needsElevation(state) && state.elevation == WizardState::Elevation::NotAsked;
    return {.kind = Kind::CheckPc, .enabled = true, .shield = asks};
}

MainAction prerequisitesAction(const WizardState &state, const Resources &resources)
{
    if (!state.pc.run.inspection || state.errorOf(Page::Prerequisites)) {
        const bool repeat = mayRepeat(state.errorOf(Page::Prerequisites), resources);
        return {.kind = repeat ? Kind::CheckAgain : Kind::None, .enabled = true};
    }
    if (needsElevation(state))
        return {.kind = Kind::RunElevated, .enabled = true, .shield = true};
    if (canLeavePrerequisites(state))
        return {.kind = Kind::Next, .enabled = true};
    if (state.pc.run.inspection->programme.eligibility == Eligibility::NotEligible)
        return {};
    if (const auto plan = repairOffer(state, resources)) {
        if (plan->restartFirst)
            return {.kind = Kind::RestartNow, .enabled = true, .changes = true};
        return {.kind = Kind::Repair, .enabled = true, .changes = true, .count = static_cast<int>(plan->steps.size())};
    }
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
    return {
        .kind = row->year ? Kind::UseYear : Kind::Next, .enabled = !state.pc.idInput.isProblem(), .year = row->year};
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
    using enum SecondaryAction;
    QList<SecondaryAction> actions;
    if (!canEdit(state))
        return actions;
    const Kind main = mainAction(state, resources).kind;
    const std::optional<EsuRow> row = targetRow(state);
    const bool blocked = state.pc.run.inspection && spendingBlock(state) && !(row && row->row.isLicensed());
    const bool keyIsIn = row && row->row.hasKey();
    const bool mayRun = (row && row->row.isLicensed()) || (mayActivate(state) && !anotherMayCost(state));
    switch (state.page) {
    case Page::Start:
        if (updatesWereInterrupted(state))
            actions.append(ToResult);
        if (state.pc.run.inspection)
            actions.append(CheckAgain);
        break;
    case Page::Prerequisites:
        if (takesFolder(state, resources)) {
            actions.append(UseFolder);
            if (state.pc.packageFolder)
                actions.append(UseDownload);
        }
        if (main != Kind::CheckAgain)
            actions.append(CheckAgain);
        break;
    case Page::Key:
        if (state.offer.keyStore && state.key.stored != StoredKey::Absent &&
            state.key.stored != StoredKey::Unavailable) {
            if (!state.key.input.fromStore)
                actions.append(UseStoredKey);
            if (state.key.stored == StoredKey::Present)
                actions.append(ForgetStoredKey);
        }
        if (blocked)
            actions.append(ToPrerequisites);
        break;
    case Page::ActivationId:
        if (mayRun)
            actions.append(DoRemaining);
        actions.append(AnotherKey);
        if (keyIsIn && !needsElevation(state))
            actions.append(RemoveKey);
        actions.append(CheckAgain);
        if (blocked)
            actions.append(ToPrerequisites);
        break;
    case Page::Activate:
        if (mayRun && main != Kind::None)
            actions.append(DoRemaining);
        actions.append(AnotherKey);
        if (blocked)
            actions.append(ToPrerequisites);
        break;
    case Page::Updates:
        if (main == Kind::RestartNow)
            actions.append(RestartLater);
        else if (mayRun && !updatesBlocked(state) && main != Kind::Next && main != Kind::None)
            actions.append(DoRemaining);
        if (!updatesBlocked(state) && (state.pc.run.updates || main == Kind::None))
            actions.append(SearchAgain);
        if (main != Kind::Next && main != Kind::RestartNow)
            actions.append(SkipUpdates);
        if (state.offer.openWindowsUpdate && !state.isPractice() && !updatesBlocked(state))
            actions.append(OpenWindowsUpdate);
        break;
    case Page::Result:
        if (helpingPage(state))
            actions.append(GoToHelpingPage);
        if (main != Kind::VerifyAgain)
            actions.append(VerifyAgain);
        break;
    }
    actions.append(RecordPc);
    return actions;
}

} // namespace esu
