// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_cards.h"

namespace esu {

namespace {

StateCard waiting(const WizardState &state, CardText text)
{
    Args args{.elapsed = state.running->elapsed};
    if (state.running->progress) {
        args.text = state.running->progress->subject;
        args.done = state.running->progress->done;
        args.total = state.running->progress->total;
    }
    return {.badge = Badge::Working, .text = text, .args = args};
}

CardText waitingText(const WizardState &state)
{
    switch (state.running->job) {
    case Job::Inspect:
        return state.page == Page::Start ? CardText::StartReading : CardText::PrerequisitesReading;
    case Job::ReadStoredKey:
        return CardText::KeyReadingStore;
    case Job::LookAround:
        return CardText::PrerequisitesReading;
    case Job::InstallKey:
        return CardText::KeyInstalling;
    case Job::StoreKey:
        return CardText::KeyStoring;
    case Job::ForgetKey:
        return CardText::KeyForgetting;
    case Job::UninstallKey:
        return CardText::IdRemoving;
    case Job::Activate:
        return CardText::ActivateWorking;
    case Job::SearchUpdates:
        return CardText::UpdatesSearching;
    case Job::InstallUpdates:
        return CardText::UpdatesInstalling;
    case Job::Verify:
        return CardText::ResultVerifying;
    case Job::Repair:
        return CardText::PrerequisitesRepairing;
    case Job::ReadFolder:
        return CardText::PrerequisitesReadingFolder;
    case Job::AskCatalog:
        return CardText::PrerequisitesAskingCatalog;
    case Job::ArmResume:
        return CardText::PreparingRestart;
    case Job::Restart:
        return CardText::PrerequisitesRestarting;
    case Job::Record:
        return CardText::Recording;
    }
    return CardText::Stopping;
}

} // namespace

StateCard cards::failed(CardText text, const Error &error)
{
    return {.badge = Badge::Blocked, .text = text, .args = {.error = error}};
}

StateCard stateCard(const WizardState &state, const Resources &resources)
{
    if (state.running)
        return waiting(state, state.running->stopping ? CardText::Stopping : waitingText(state));
    if (state.stopped)
        return {.badge = Badge::Attention, .text = CardText::Stopped};
    switch (state.page) {
    case Page::Start:
        return cards::start(state, resources);
    case Page::Prerequisites:
        return cards::prerequisites(state, resources);
    case Page::Key:
        return cards::key(state);
    case Page::ActivationId:
        return cards::activationId(state);
    case Page::Activate:
        return cards::activate(state, resources);
    case Page::Updates:
        return cards::updates(state);
    case Page::Result:
        return cards::result(state);
    }
    return {};
}

} // namespace esu
