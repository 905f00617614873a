// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_next_year.h"

#include "core/rules/next_year.h"
#include "core/rules/verdict_license.h"
#include "core/wizard/wizard_cards.h"
#include "core/wizard/wizard_draft.h"

namespace esu {

std::optional<int> newKeyYear(const WizardState &state)
{
    return state.pc.run.inspection ? newKeyYear(*state.pc.run.inspection) : std::nullopt;
}

bool canPlanNextYear(const WizardState &state, const Resources &resources)
{
    return state.pc.run.inspection && (yearToOrder(*state.pc.run.inspection, resources.programmes) ||
                                       !comingDates(*state.pc.run.inspection, resources.programmes).isEmpty());
}

bool hasKeyOfToday(const WizardState &state)
{
    const auto &inspection = state.pc.run.inspection;
    return inspection && inspection->programme.yearNow && isYearLicensed(*inspection, *inspection->programme.yearNow);
}

Page elevatedPage(const WizardState &state)
{
    return state.page == Page::Start && newKeyYear(state) ? Page::Start : Page::Prerequisites;
}

void goToNewKey(Draft &draft)
{
    if (needsElevation(draft.state) || preparationBlock(draft.state))
        return goTo(draft, Page::Prerequisites);
    draft.state.pc.straightToKey = true;
    if (draft.state.pc.run.inspection->facts.surroundings)
        goOnToNewKey(draft);
    else
        startStep(draft, Step::LookAround);
}

void goOnToNewKey(Draft &draft)
{
    WizardState &state = draft.state;
    if (!state.pc.straightToKey || state.page != Page::Start)
        return;
    state.pc.straightToKey = false;
    if (draft.wasStopped)
        return;
    const bool stands =
        state.errorOf(Page::Prerequisites) || preparationBlock(state) ||
        cards::whatWillStop(state.pc.run.inspection->prerequisites, draft.context.resources.prerequisites);
    goTo(draft, stands ? Page::Prerequisites : Page::Key);
}

void goToNextPc(Draft &draft)
{
    if (!draft.state.isPractice()) {
        draft.effects.emplace_back(effect::ShowNextPcHelp{});
        return;
    }
    const bool store = draft.state.key.store;
    const std::optional<PackageFolder> folder = draft.state.pc.packageFolder;
    beginWith(draft, {.kind = MachineChoice::Kind::Practice, .scenario = draft.state.machine.scenario});
    draft.state.key.store = store;
    // Which of its files fit is for this PC to say.
    if (folder)
        draft.state.pc.packageFolder = PackageFolder{.path = folder->path};
}

} // namespace esu
