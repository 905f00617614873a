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

CardText waitingText(Step step, Page page)
{
    switch (step) {
    case Step::Inspect:
        return page == Page::Start ? CardText::StartReading : CardText::PrerequisitesReading;
    case Step::LookAround:
        return CardText::PrerequisitesReading;
    case Step::ListDownloads:
        return CardText::PrerequisitesAskingCatalog;
    case Step::Repair:
        return CardText::PrerequisitesRepairing;
    case Step::InstallKey:
        return CardText::KeyInstalling;
    case Step::Activate:
        return CardText::ActivateWorking;
    case Step::SearchUpdates:
        return CardText::UpdatesSearching;
    case Step::InstallUpdates:
        return CardText::UpdatesInstalling;
    case Step::Restart:
        return CardText::PrerequisitesRestarting;
    case Step::Verify:
        return CardText::ResultVerifying;
    case Step::UninstallKey:
        return CardText::IdRemoving;
    }
    return CardText::Stopping;
}

CardText waitingText(const WizardState &state)
{
    struct Words {
        Page page;
        CardText operator()(const job::RunStep &step) const { return waitingText(step.step, page); }
        CardText operator()(const job::ReadStoredKey &) const { return CardText::KeyReadingStore; }
        CardText operator()(const job::StoreKey &) const { return CardText::KeyStoring; }
        CardText operator()(const job::ForgetKey &) const { return CardText::KeyForgetting; }
        CardText operator()(const job::AskAboutKeys &) const { return CardText::KeyComparing; }
        CardText operator()(const job::ReadFolder &) const { return CardText::PrerequisitesReadingFolder; }
        CardText operator()(const job::ArmResume &) const { return CardText::PreparingRestart; }
        CardText operator()(const job::Record &) const { return CardText::Recording; }
    };
    return std::visit(Words{state.page}, state.running->job);
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
    if (state.pc.stopped)
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
        return cards::updates(state, resources);
    case Page::Result:
        return cards::result(state);
    }
    return {};
}

} // namespace esu
