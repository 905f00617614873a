// SPDX-License-Identifier: MIT
// The second line of the state card.
#include "ui/text/card_text.h"

#include "ui/text/page_text.h"
#include "ui/text/update_text.h"
#include "ui/text/waiting_text.h"
#include "ui/text/words.h"

#include <QStringList>

namespace esu {

QString CardWordsOf::repairSum(const WizardState &state, const Resources &resources)
{
    const auto plan = repairOffer(state, resources);
    const QList<PlannedPackage> packages = plan ? plannedPackages(*plan) : QList<PlannedPackage>();
    const RepairSum sum = sumOf(packages);
    QStringList parts;
    if (sum.packages > 0 && sum.fromFolder == sum.packages)
        parts << tr("Nothing is downloaded");
    else if (sum.bytes > 0 && sum.allKnown)
        parts << tr("Download: %1").arg(sum.exact ? Words::size(sum.bytes) : Words::aboutSize(sum.bytes));
    if (sum.packages > 0)
        parts << (sum.restarts > 0 ? tr("%n restart(s), you are asked first", nullptr, sum.restarts)
                                   : tr("No restart"));
    parts << tr("Your documents are not touched");
    return parts.join(QStringLiteral(" · "));
}

QString CardWordsOf::activateWindows(const WizardState &state)
{
    const auto &os = state.pc.run.inspection->facts.os;
    if (os && os->hasSettings())
        return tr(
            "In Windows, open \"Settings\", \"Update & Security\", \"Activation\", and follow what it says there. "
            "Then come back and check again.");
    return tr("In Windows, open \"Control Panel\", \"System\", and see to the activation there. Then come back and "
              "check again.");
}

QString CardWordsOf::second(const StateCard &card, const WizardState &state, const Resources &resources)
{
    if (state.running && card.badge == Badge::Working)
        return WaitingText::comfort(state.running->progress ? state.running->progress->waiting : Waiting::ReadingPc);
    switch (state.page) {
    case Page::Start:
        if (card.badge == Badge::Blocked || card.text == CardText::StartActive)
            return {};
        // Whoever rehearses need not be told of it.
        return state.isPractice() ? tr("This page only reads.") : PageText::reassurance(Page::Start);
    case Page::Prerequisites:
        if (card.text == CardText::PrerequisitesRepairable)
            return repairSum(state, resources);
        if (card.text == CardText::PrerequisitesBaseNotActivated)
            return activateWindows(state);
        return card.text == CardText::PrerequisitesMissing ? PageText::reassurance(Page::Prerequisites) : QString();
    case Page::ActivationId:
        return card.text == CardText::IdGood ? PageText::reassurance(Page::ActivationId) : QString();
    case Page::Activate:
        return card.text == CardText::ActivateReady ? PageText::reassurance(Page::Activate) : QString();
    case Page::Result:
        return state.pc.run.verdict
                   ? tr("Checked on %1.", "date and time").arg(Words::dateTime(state.pc.run.inspection->at))
                   : QString();
    case Page::Updates:
        if (card.text == CardText::UpdatesNoneBehind || card.text == CardText::UpdatesInstalledBehind)
            return tr("Search again. If nothing comes, try tomorrow; if that does not help, ask your reseller. The "
                      "result says what is missing and why.");
        if (card.badge == Badge::Unknown &&
            (card.text == CardText::UpdatesNone || card.text == CardText::UpdatesInstalled))
            return tr("Whether everything that is due is in is read for the result.");
        return card.text == CardText::UpdatesBlocked ? UpdateText::meaning(*state.pc.run.inspection->facts.updateSource)
                                                     : QString();
    case Page::Key: // beside the field there
        break;
    }
    return {};
}

} // namespace esu
