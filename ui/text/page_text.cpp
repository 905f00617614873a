// SPDX-License-Identifier: MIT
#include "ui/text/page_text.h"

#include "core/wizard/wizard_next_year.h"
#include "core/wizard/wizard_result.h"
#include "ui/text/words.h"

#include <QRegularExpression>

namespace esu {

QString PageText::title(Page page)
{
    switch (page) {
    case Page::Start:
        return tr("Start", "@title of page 1");
    case Page::Prerequisites:
        return tr("Prerequisites", "@title of page 2");
    case Page::Key:
        return tr("Product key", "@title of page 3");
    case Page::ActivationId:
        return tr("Activation ID", "@title of page 4");
    case Page::Activate:
        return tr("Activation", "@title of page 5");
    case Page::Updates:
        return tr("Windows Update", "@title of page 6");
    case Page::Result:
        return tr("Result", "@title of page 7");
    }
    return {};
}

QString PageText::purpose(Page page)
{
    switch (page) {
    case Page::Start:
        return tr("See whether this PC can use Extended Security Updates (ESU), and choose how to go on.");
    case Page::Prerequisites:
        return tr("Check the updates and settings that ESU needs, and add what is missing.");
    case Page::Key:
        return tr("Enter the ESU product key (MAK) you received. You can also paste the whole e-mail.");
    case Page::ActivationId:
        return tr("Confirm which ESU year the key belongs to. Usually you can simply go on.");
    case Page::Activate:
        return tr("Turn on ESU with the installed key.");
    case Page::Updates:
        return tr("See where updates come from, and install the ESU updates.");
    case Page::Result:
        return tr("See whether ESU is active and why. You can save this as a record.");
    }
    return {};
}

QString PageText::reassurance(Page page)
{
    switch (page) {
    case Page::Start:
        return tr("This page only reads. If you feel unsure, rehearse everything on the practice PC.");
    case Page::Prerequisites:
        return tr("Only updates from Microsoft are installed. Your documents are not touched. You are always asked "
                  "before a restart.");
    case Page::Key:
        return tr(
            "The ESU key is added beside the key of Windows itself. The full key appears in no log and no report.");
    case Page::ActivationId:
        return tr("You need not remember this ID. The entry that fits the key is already chosen.");
    case Page::Activate:
        return tr("There is no extra charge. One purchased activation is used; none if this PC is already activated.");
    case Page::Updates:
        return tr("Progress stays on the screen and you can keep working. If an update is undone, Windows puts the PC "
                  "back as it was.");
    case Page::Result:
        return tr("Every reason for the verdict is listed. The saved result can serve as your record or for an audit.");
    }
    return {};
}

QString PageText::mainButton(const MainAction &action)
{
    switch (action.kind) {
    case MainAction::Kind::None:
        return {};
    case MainAction::Kind::CheckPc:
        return tr("&Next: check this PC", "@action");
    case MainAction::Kind::SeeResult:
        return tr("See the &result", "@action");
    case MainAction::Kind::NewYearKey:
        return newYearKey(action.year);
    case MainAction::Kind::RunElevated:
        return tr("Run as ad&ministrator", "@action");
    case MainAction::Kind::CheckAgain:
        return tr("Try a&gain", "@action");
    case MainAction::Kind::Repair:
        return tr("&Install %n missing item(s)", "@action", action.count);
    case MainAction::Kind::RestartNow:
        return tr("&Restart now", "@action");
    case MainAction::Kind::Next:
        return tr("&Next >", "@action");
    case MainAction::Kind::InstallKey:
        return tr("&Install the key", "@action");
    case MainAction::Kind::UseYear:
        return action.year ? tr("&Next: use year %1", "@action").arg(*action.year) : tr("&Next >", "@action");
    case MainAction::Kind::Activate:
        return tr("&Activate now (uses 1 activation)", "@action");
    case MainAction::Kind::ActivateAgain:
        return tr("Try &again (may use 1 more activation)", "@action");
    case MainAction::Kind::SearchUpdates:
        return tr("Check for &updates", "@action");
    case MainAction::Kind::InstallUpdates:
        return tr("&Install %n update(s)", "@action", action.count);
    case MainAction::Kind::VerifyAgain:
        return tr("Read the result a&gain", "@action");
    case MainAction::Kind::GoToHelpingPage:
        return backTo(action.page);
    case MainAction::Kind::SaveResult:
        return tr("&Save the result...", "@action");
    case MainAction::Kind::Close:
        return tr("&Finish", "@action");
    }
    return {};
}

QString PageText::secondaryButton(SecondaryAction action, const WizardState &state)
{
    switch (action) {
    case SecondaryAction::CheckAgain:
        return tr("Check a&gain", "@action");
    case SecondaryAction::ToResult:
        return tr("See the &result", "@action");
    case SecondaryAction::NewYearKey:
        return newYearKey(newKeyYear(state));
    case SecondaryAction::PlanNextYear:
        return hasKeyOfToday(state) ? tr("Next &year...", "@action") : tr("Order a ke&y...", "@action");
    case SecondaryAction::NextPc:
        return tr("Nex&t PC", "@action");
    case SecondaryAction::CheckPc:
        return tr("Go to the chec&ks anyway", "@action");
    case SecondaryAction::ActivateWindows:
        return tr("&Open Windows' activation", "@action");
    case SecondaryAction::PutKeyBack:
        return tr("How to put the former key bac&k", "@action");
    case SecondaryAction::UsePracticeKey:
        return tr("&Use the practice key", "@action");
    case SecondaryAction::TryAgain:
        return tr("Try &again", "@action");
    case SecondaryAction::UseFolder:
        return tr("Use .msu files from a &folder...", "@action");
    case SecondaryAction::UseDownload:
        return tr("Do&wnload instead", "@action");
    case SecondaryAction::UseStoredKey:
        return tr("Use the sto&red key", "@action");
    case SecondaryAction::ForgetStoredKey:
        return tr("&Forget the stored key", "@action");
    case SecondaryAction::AnotherKey:
        return tr("Enter another &key", "@action");
    case SecondaryAction::Insist:
        return tr("Go on any&way...", "@action");
    case SecondaryAction::RemoveKey:
        return tr("Remo&ve this ESU key...", "@action");
    case SecondaryAction::DoRemaining:
        return tr("D&o the remaining steps...", "@action");
    case SecondaryAction::SearchAgain:
        return tr("Look a&gain", "@action");
    case SecondaryAction::SkipUpdates:
        return tr("Go on &without installing", "@action");
    case SecondaryAction::RestartLater:
        return tr("Restart la&ter", "@action");
    case SecondaryAction::OpenWindowsUpdate:
        return tr("Open Windows U&pdate", "@action");
    case SecondaryAction::VerifyAgain:
        return tr("Check a&gain", "@action");
    case SecondaryAction::GoToHelpingPage:
        return backTo(helpingPage(state));
    case SecondaryAction::OpenSaved:
        return tr("Op&en the file", "@action");
    case SecondaryAction::OpenSavedFolder:
        return tr("Sho&w the folder", "@action");
    case SecondaryAction::SaveResult:
        return tr("&Save the result...", "@action");
    case SecondaryAction::ToPrerequisites:
        return tr("Go to Prere&quisites", "@action");
    case SecondaryAction::RecordPc:
        return tr("Record this PC for support...", "@action");
    }
    return {};
}

QString PageText::newYearKey(std::optional<int> year)
{
    return tr("&New key for year %1", "@action").arg(Words::number(year));
}

QString PageText::backTo(std::optional<Page> page)
{
    return tr("G&o back to %1", "@action, title of a page").arg(page ? title(*page) : QString());
}

QString PageText::cancelButton(CancelAction action)
{
    switch (action) {
    case CancelAction::Stop:
        return tr("S&top", "@action");
    case CancelAction::Stopping:
        return tr("Stopping...", "@action");
    case CancelAction::Cancel:
        return tr("Cancel", "@action");
    case CancelAction::Close:
        return tr("&Finish", "@action");
    }
    return {};
}

QString PageText::railState(RailState state)
{
    switch (state) {
    case RailState::Done:
        return tr("done", "a step");
    case RailState::Current:
        return tr("current", "a step");
    case RailState::Ahead:
        return tr("not reached yet", "a step");
    }
    return {};
}

QString PageText::stepState(const StepEntry &entry, bool planned)
{
    switch (entry.state) {
    case StepState::Waiting:
        if (entry.step == Step::Restart)
            return tr("only if one is needed; you are asked first");
        if (entry.spends())
            return tr("uses 1 activation of the key");
        return entry.changes() ? tr("changes this PC") : tr("only reads");
    case StepState::Running:
        return tr("under way");
    case StepState::NothingToDo:
        return spendsActivation(entry.step) ? tr("already done, nothing is used") : tr("nothing to do");
    case StepState::Done:
    case StepState::RestartRequired:
    case StepState::Attention:
        return planned ? tr("already done, nothing is used") : tr("done", "a step");
    case StepState::Failed:
    case StepState::Cancelled:
        return tr("did not finish");
    }
    return {};
}

QString PageText::plain(QString label)
{
    // "保存(&S)..." loses its whole bracket, "&Save..." only the ampersand.
    static const QRegularExpression bracket(QStringLiteral("\\s?\\(&[^)]\\)"));
    label.remove(bracket);
    label.remove(QLatin1Char('&'));
    if (label.endsWith(QLatin1String("...")))
        label.chop(3);
    return label.trimmed();
}

} // namespace esu
