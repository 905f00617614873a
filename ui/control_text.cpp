// SPDX-License-Identifier: MIT
#include "ui/control_text.h"

#include "ui/text/card_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/window_prompts.h"

#include <QDir>
#include <QFileInfo>

namespace esu {

QString ControlText::mainButton(const MainAction &action, const WizardState &state)
{
    switch (action.kind) {
    case MainAction::Kind::None:
        return {};
    case MainAction::Kind::CheckPc:
        return action.shield ? consent() : onlyReads();
    case MainAction::Kind::SeeResult:
        return onlyReads();
    case MainAction::Kind::NewYearKey:
        return newYearKey(action.shield);
    case MainAction::Kind::RunElevated:
        return consent();
    case MainAction::Kind::CheckAgain:
    case MainAction::Kind::VerifyAgain:
        return readsAgain();
    case MainAction::Kind::Repair:
        return Words::paragraph({asksFirst(), PageText::reassurance(Page::Prerequisites)});
    case MainAction::Kind::RestartNow:
        return asksFirst();
    case MainAction::Kind::Next:
    case MainAction::Kind::UseYear:
    case MainAction::Kind::GoToHelpingPage:
        return onlyTurnsPage();
    case MainAction::Kind::InstallKey:
        return Words::paragraph({PageText::reassurance(Page::Key), tr("No activation is used yet.")});
    case MainAction::Kind::Activate:
        return PageText::reassurance(Page::Activate);
    case MainAction::Kind::ActivateAgain:
        return CardWordsOf::notice({.text = NoticeText::AnotherMayCost}, state);
    case MainAction::Kind::SearchUpdates:
        return tr("Only searches; nothing is installed yet.");
    case MainAction::Kind::InstallUpdates:
        return PageText::reassurance(Page::Updates);
    case MainAction::Kind::SaveResult:
        return savesResult();
    case MainAction::Kind::Close:
        return finishes(state);
    }
    return {};
}

QString ControlText::secondaryButton(SecondaryAction action, const WizardState &state, const Resources &resources)
{
    switch (action) {
    case SecondaryAction::ToResult:
    case SecondaryAction::CheckPc:
        return onlyReads();
    case SecondaryAction::NewYearKey:
        return newYearKey(asksForElevation(state));
    case SecondaryAction::DoRemaining:
        return tr("Shows the steps and what they use, and asks first.");
    case SecondaryAction::GoToHelpingPage:
    case SecondaryAction::ToPrerequisites:
    case SecondaryAction::AnotherKey:
        return onlyTurnsPage();
    case SecondaryAction::OpenSaved:
        return QDir::toNativeSeparators(state.pc.savedFile);
    case SecondaryAction::OpenSavedFolder:
        return QDir::toNativeSeparators(QFileInfo(state.pc.savedFile).path());
    case SecondaryAction::SaveResult:
        return savesResult();
    case SecondaryAction::UseFolder:
        return tr("You choose a folder or a USB stick. Updates are then taken from it and not downloaded.");
    case SecondaryAction::UseDownload:
        return tr("The folder is no longer used.");
    case SecondaryAction::ActivateWindows:
    case SecondaryAction::OpenWindowsUpdate:
        return tr("Opens a window of Windows itself. This one stays open.");
    case SecondaryAction::PutKeyBack:
        return opensHelp();
    case SecondaryAction::UsePracticeKey:
        return CardWordsOf::notice({.text = NoticeText::PracticeKey}, state);
    case SecondaryAction::UseStoredKey:
        return tr("Reads the key that is stored for this account. Nothing is installed yet.");
    case SecondaryAction::ForgetStoredKey:
        return tr("Removes the stored key at once. A key that is installed stays.");
    case SecondaryAction::CheckAgain:
    case SecondaryAction::VerifyAgain:
    case SecondaryAction::TryAgain:
        return readsAgain();
    case SecondaryAction::SearchAgain:
        return mainButton({.kind = MainAction::Kind::SearchUpdates}, state);
    case SecondaryAction::PlanNextYear:
        return tr("Shows the days to come and the text of an order. Nothing is sent.");
    case SecondaryAction::NextPc:
        return state.isPractice() ? tr("Begins again on page 1. What you chose stays, but no key.")
                                  : tr("Opens the help for further PCs. Nothing is changed here.");
    case SecondaryAction::RestartLater:
        return tr("Goes on without a restart. What needs one takes effect only after it.");
    case SecondaryAction::SkipUpdates:
        return tr("The updates can be installed later.");
    case SecondaryAction::Insist:
        return tr("Says why it stops here and what it may cost to go on, and asks first.");
    case SecondaryAction::RemoveKey:
        return Words::paragraph(
            {asksFirst(), WindowPrompts::prompt(Question::RemoveKey, state, resources).information});
    case SecondaryAction::RecordPc:
        return tr("Shows first what would be saved. Nothing is sent.");
    }
    return {};
}

QString ControlText::cancelButton(CancelAction action, const WizardState &state)
{
    switch (action) {
    case CancelAction::Stop:
    case CancelAction::Stopping:
        return tr("Stops what is being done. What is finished stays done.");
    case CancelAction::Cancel:
        return tr("Closes the wizard, and asks first.");
    case CancelAction::Close:
        return finishes(state);
    }
    return {};
}

QString ControlText::backButton()
{
    return tr("Goes to the page before. What was done stays done.");
}

QString ControlText::language()
{
    return tr("The window changes at once.");
}

QString ControlText::opensHelp()
{
    return tr("Opens the help.");
}

QString ControlText::copies()
{
    return tr("To the clipboard.");
}

QString ControlText::copiesForSupport()
{
    return tr("Copies what this page says and the details to the clipboard. The full key is not in it.");
}

QString ControlText::opensBrowser()
{
    return tr("Opens in the web browser.");
}

QString ControlText::savesFile()
{
    return tr("You choose where. Nothing is sent.");
}

QString ControlText::logFolder()
{
    return tr("The log is for support. It holds no key.");
}

QString ControlText::consent()
{
    return tr("Windows asks for your consent, and the wizard opens again with administrator rights.");
}

QString ControlText::onlyReads()
{
    return tr("Only reads. Nothing is changed yet.");
}

QString ControlText::onlyTurnsPage()
{
    return tr("Only goes to another page.");
}

QString ControlText::readsAgain()
{
    return tr("Reads this PC again. Nothing is changed.");
}

QString ControlText::asksFirst()
{
    return tr("You are asked first.");
}

QString ControlText::finishes(const WizardState &state)
{
    return state.offer.leaveNothing ? tr("Closes the wizard, and offers to remove what it noted on this PC.")
                                    : tr("Closes the wizard.");
}

QString ControlText::savesResult()
{
    return Words::paragraph({savesFile(), tr("Of a key it holds the last five characters only.")});
}

QString ControlText::newYearKey(bool shield)
{
    return shield ? consent() : tr("Goes to the page for the key. Nothing is changed yet.");
}

} // namespace esu
