// SPDX-License-Identifier: MIT
// Each sentence of the state card, once; its second line is in card_second_line.cpp, the notices in notice_text.cpp.
#include "ui/text/card_text.h"

#include "core/rules/policy_rules.h"
#include "ui/text/cover_text.h"
#include "ui/text/error_text.h"
#include "ui/text/page_text.h"
#include "ui/text/policy_text.h"
#include "ui/text/update_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/waiting_text.h"
#include "ui/text/words.h"

#include <QStringList>

namespace esu {

namespace {

// While a job tells what it does, that is more exact than what the page expects of it.
QString waiting(Waiting expected, const Args &args, const WizardState &state)
{
    Progress progress{.waiting = expected};
    if (state.running && state.running->progress)
        progress = *state.running->progress;
    return WaitingText::sentence(progress, args.elapsed);
}

/// Nothing is wrong and nothing unknown: good news, or the page waits for the person.
bool isNeutral(CardText text)
{
    return text == CardText::KeyEmpty || text == CardText::KeyTooShort || text == CardText::ActivateReady ||
           text == CardText::UpdatesReady || text == CardText::UpdatesFound || text == CardText::UpdatesRestart ||
           text == CardText::UpdatesInstalled || text == CardText::UpdatesNone;
}

/// The sentence of the verdict as it stands, and not one that the page has for reasons of its own.
bool saysVerdict(CardText text)
{
    return text == CardText::ResultGreen || text == CardText::ResultGreenEnded || text == CardText::ResultNoEsuUpdate ||
           text == CardText::ResultBehind || text == CardText::ResultYear || text == CardText::ResultUpdatesOff ||
           text == CardText::ResultClockWrong || text == CardText::ResultUpdateUnproven ||
           text == CardText::ResultUncertain;
}

} // namespace

QString CardWordsOf::sentence(const StateCard &card, const WizardState &state)
{
    const Args &args = card.args;
    const QString language = Words::language();
    const QString product = args.product.in(language);
    const QString date = Words::date(args.date);
    switch (card.text) {
    case CardText::StartReading:
    case CardText::PrerequisitesReading:
        return waiting(Waiting::ReadingPc, args, state);
    case CardText::StartEligible:
        return tr("This PC is eligible for ESU. Year %1 is running and ends on %2.")
            .arg(Words::number(args.year), date);
    case CardText::StartNewYear:
        return tr("Year %1 is activated on this PC. Year %2 is running (until %3) and needs its own key.")
            .arg(Words::number(args.otherYear), Words::number(args.year), date);
    case CardText::StartActive:
        return tr("ESU is active (year %1, until %2). Nothing has to be done now.").arg(Words::number(args.year), date);
    case CardText::StartActivated:
        return tr("ESU year %1 is already activated (until %2). The result says whether its updates are installed.")
            .arg(Words::number(args.year), date);
    case CardText::StartEnded:
        return tr("ESU for %1 ended on %2. A key you own may still allow the updates of its period, but no new updates "
                  "are "
                  "provided.")
            .arg(product, date);
    case CardText::StartNotStarted:
        return tr("ESU for %1 starts on %2. Until then the PC receives the ordinary updates.").arg(product, date);
    case CardText::StartCovered:
        return tr("This PC is probably covered by ESU without a MAK (%1). Check in Windows Update whether updates "
                  "arrive "
                  "before you use a key.")
            .arg(Words::cover(args.cover.value_or(Cover::By::Consumer)));
    case CardText::StartEnrolledOnly:
        return CoverText::joined();
    case CardText::StartOtherWindows:
        return product;
    case CardText::StartUncertain:
        return tr("Sources differ on whether ESU with a MAK covers the Windows on this PC (%1). Ask your reseller "
                  "before you use a key.")
            .arg(args.text);
    case CardText::StartUnknown:
    case CardText::StartFailed:
        return tr("This PC could not be read completely. You can go on; what is unknown is shown as unknown.");
    case CardText::StartNoProgramme:
        return tr("Microsoft sells no ESU with a MAK for the Windows on this PC (%1). The PC keeps working as before.")
            .arg(args.text);
    case CardText::StartNotInData:
        return VerdictText::notInData(args.text);
    case CardText::StartNotEligible:
    case CardText::PrerequisitesNotEligible:
        return tr("ESU with a MAK does not cover the Windows on this PC (%1). The PC keeps working as before.")
            .arg(args.text);
    case CardText::PrerequisitesGood:
        return tr("Ready for ESU. All %n check(s) are OK.", nullptr, args.count);
    case CardText::PrerequisitesAdvice:
        return tr("Ready for ESU. %n item(s) in the list are worth checking, but you can continue.", nullptr,
                  args.count);
    case CardText::PrerequisitesNoServer:
        return tr("The activation server cannot be reached. It is best to see to the connection first.");
    case CardText::PrerequisitesClock:
        return tr("The clock of this PC is wrong. It is best to set it first.");
    case CardText::PrerequisitesWillStop:
        return tr("Something in the list will probably stop the activation. It is best to see to it first.");
    case CardText::PrerequisitesMissing:
        return tr("%n item(s) missing. The list below says how to install them; then check again.", nullptr,
                  args.count);
    case CardText::PrerequisitesRepairable:
        return tr("%n item(s) missing. The button below installs what is needed.", nullptr, args.count);
    case CardText::PrerequisitesReadingFolder:
        return tr("Looking for update files in the folder (%1).").arg(Words::duration(args.elapsed));
    case CardText::PrerequisitesAskingCatalog:
        return waiting(Waiting::AskingCatalog, args, state);
    case CardText::PrerequisitesRepairing:
        return waiting(Waiting::InstallingPackage, args, state);
    case CardText::PreparingRestart:
        return tr("Preparing the restart (%1).").arg(Words::duration(args.elapsed));
    case CardText::PrerequisitesRestarting:
        return tr("Restarting the PC (%1).").arg(Words::duration(args.elapsed));
    case CardText::PrerequisitesUnknown:
        return tr("Nothing is known to be missing. %n check(s) could not be made; you can go on.", nullptr, args.count);
    case CardText::PrerequisitesNeedElevation:
        return tr("Changes need administrator rights. Choose [Run as administrator]; you will come back to this page.");
    case CardText::PrerequisitesNoAdministrator:
        return tr("Windows started this program as administrator, but this account has no administrator rights "
                  "(User Account Control is off). Sign in with an administrator account and start the program again.");
    case CardText::PrerequisitesRestart:
        return restartSentence(args, state);
    case CardText::PrerequisitesBaseNotActivated:
        return tr("Windows itself (%1) is not activated. It must be activated before ESU.").arg(args.text);
    case CardText::PrerequisitesNoEsuRow:
        return tr("There is no ESU entry on this PC yet. The ESU licensing preparation package brings it.");
    case CardText::PrerequisitesFailed:
    case CardText::KeyFailed:
    case CardText::KeyBlocked:
    case CardText::IdFailed:
    case CardText::ActivateLimit:
    case CardText::ActivateFailed:
    case CardText::ActivateBlocked:
    case CardText::UpdatesFailed:
    case CardText::ResultFailed:
        return {}; // the error catalogue speaks
    case CardText::KeyEmpty:
        return tr("No key has been entered yet. Paste the key, or the whole e-mail it came in.");
    case CardText::KeyNoneFound:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::Empty});
    case CardText::KeyTooShort:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::TooShort, .length = args.count}, args.inText);
    case CardText::KeyTooLong:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::TooLong, .length = args.count}, args.inText);
    case CardText::KeyImpossibleCharacter:
        return ErrorText::keyProblem(
            {.kind = KeyProblem::Kind::ImpossibleCharacter, .place = args.place, .character = args.character},
            args.inText);
    case CardText::KeySecondN:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::SecondN, .place = args.place}, args.inText);
    case CardText::KeyMasked:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::Masked});
    case CardText::KeyIsProductId:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::ProductId});
    case CardText::KeyIsActivationId:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::ActivationId});
    case CardText::KeyTextTooLong:
        return ErrorText::keyProblem({.kind = KeyProblem::Kind::TextTooLong});
    case CardText::KeyKmsClient:
        return ErrorText::kmsClientKey(args.text.isEmpty() ? product : args.text);
    case CardText::KeySeveral:
        return tr("Found %n key(s). Choose the one to use.", nullptr, args.count);
    case CardText::KeyReady:
        return tr("The key is well formed (ending in %1). It is not installed yet.").arg(args.lastFive);
    case CardText::KeyChecksumWarning:
        return tr("The check value of the key does not match. This may be a typing slip. Compare it with the e-mail; "
                  "you can also "
                  "try it as it is.");
    case CardText::KeyReadingStore:
    case CardText::KeyStoring:
    case CardText::KeyForgetting:
        return WaitingText::sentence({.waiting = Waiting::CredentialStore}, args.elapsed);
    case CardText::KeyComparing:
        return waiting(Waiting::ReadingPc, args, state);
    case CardText::KeyInstalling:
        return waiting(Waiting::InstallingKey, args, state);
    case CardText::KeyInstalled:
        return tr("The key ending in %1 is installed. No activation has been used yet.").arg(args.lastFive);
    case CardText::KeyAlreadyInstalled:
        return tr("The key ending in %1 was installed before. Nothing had to be done, and no activation has been used.")
            .arg(args.lastFive);
    case CardText::KeyAlreadyActivated:
    case CardText::IdDone:
    case CardText::ActivateNoNeed:
        return tr("Year %1 is already activated. There is nothing to repeat, and no activation is used.")
            .arg(Words::number(args.year));
    case CardText::KeyBaseTookKey:
        return tr("The key was registered for Windows itself, not for ESU (ending in %1).").arg(args.lastFive);
    case CardText::IdGood:
        return tr("The key ending in %1 is for ESU year %2.").arg(args.lastFive, Words::number(args.year));
    case CardText::IdUnknownYear:
        return tr("The key ending in %1 belongs to an ESU entry whose year is not known. You can use it.")
            .arg(args.lastFive);
    case CardText::IdOtherYear:
        return tr("This key is for year %1, but year %2 is running. Current updates need the key for year %2.")
            .arg(Words::number(args.year), Words::number(args.otherYear));
    case CardText::IdNoRow:
    case CardText::ActivateNoRow:
        return tr("There is no ESU entry on this PC. Go back to Prerequisites to check the ESU licensing preparation "
                  "package.");
    case CardText::IdNoKey:
        return tr("No ESU entry has a key yet. Install the key on the Product key page.");
    case CardText::IdNotRead:
        return tr("The license information could not be read. Check again.");
    case CardText::IdRemoving:
        return waiting(Waiting::RemovingKey, args, state);
    case CardText::IdRemoved:
        return tr("The ESU key was removed. A used activation does not come back.");
    case CardText::ActivateReady:
        return tr("Ready to activate ESU year %1 with the key ending in %2.")
            .arg(Words::number(args.year), args.lastFive);
    case CardText::ActivateWorking:
        return waiting(Waiting::ActivationServer, args, state);
    case CardText::ActivateDone:
        return tr("ESU year %1 is activated.").arg(Words::number(args.year));
    case CardText::ActivateAmbiguous:
        return tr("The last attempt's end is not known. The next one reads first, and may use one more activation.");
    case CardText::UpdatesReady:
        return tr("You have not searched for updates yet. Searching changes nothing.");
    case CardText::UpdatesSearching:
        return waiting(Waiting::SearchingUpdates, args, state);
    case CardText::UpdatesFound:
        return tr("Found %n update(s), %1 for ESU.", nullptr, args.count).arg(args.otherCount);
    case CardText::UpdatesOnlyOther:
        return tr("All ESU updates are in. There are %n other update(s), which are optional.", nullptr, args.count);
    case CardText::UpdatesNone:
        return tr("There is nothing to install now. New updates appear on the second Tuesday of the month (in Japan "
                  "usually the day "
                  "after).");
    case CardText::UpdatesNoneBehind:
        return tr("There is nothing to install now, but an ESU update that is due is not on this PC yet.");
    case CardText::UpdatesInstalling:
        return waiting(Waiting::InstallingUpdates, args, state);
    case CardText::UpdatesInstalled:
        if (args.otherCount > 0)
            return tr("The ESU update %1 is installed.").arg(args.text);
        return tr("%n update(s) installed: %1", nullptr, args.count).arg(args.text);
    case CardText::UpdatesInstalledBehind:
        return tr("%n update(s) installed: %1. An ESU update that is due is not on this PC yet.", nullptr, args.count)
            .arg(args.text);
    case CardText::UpdatesRestart:
        if (state.pc.abilities.resumeAtLogon && state.pc.abilities.restart)
            return tr("%n update(s) installed. Save your open files and choose [Restart now] to finish. The wizard "
                      "continues by itself afterwards.",
                      nullptr, args.count);
        return tr(
            "%n update(s) installed. Save your open files and restart Windows to finish; then start the wizard again.",
            nullptr, args.count);
    case CardText::UpdatesSomeFailed:
        if (!args.text.isEmpty())
            return tr("%1 could not be installed. Installed: %n update(s).", nullptr, args.otherCount).arg(args.text);
        return tr("%n update(s) could not be installed; the list says which. %1 installed.", nullptr, args.count)
            .arg(args.otherCount);
    case CardText::UpdatesBlocked:
        return UpdateText::source(*state.pc.run.inspection->facts.updateSource);
    case CardText::ResultVerifying:
        return tr("Checking the license and the updates one last time.");
    case CardText::ResultGreen:
    case CardText::ResultGreenEnded:
    case CardText::ResultNotStarted:
    case CardText::ResultNoEsuUpdate:
    case CardText::ResultBehind:
    case CardText::ResultYear:
    case CardText::ResultUpdatesOff:
    case CardText::ResultClockWrong:
    case CardText::ResultUpdateUnproven:
    case CardText::ResultUncertain:
        return VerdictText::words(*state.pc.run.verdict, *state.pc.run.inspection).sentence;
    case CardText::ResultRestart:
        return VerdictText::restartPending();
    case CardText::ResultRed:
        return VerdictText::notActive(args.helps);
    case CardText::Recording:
        return tr("Recording what this PC answers (%1). This only reads. It looks for updates too and can take long; "
                  "you can stop at any time.")
            .arg(Words::duration(args.elapsed));
    case CardText::Stopping:
        return tr("Stopping (%1). What is under way is being brought to a safe end.")
            .arg(Words::duration(args.elapsed));
    case CardText::Stopped:
        return stopped(state.pc.done);
    }
    return {};
}

CardWords CardWordsOf::card(const StateCard &card, const WizardState &state, const Resources &resources)
{
    CardWords words{.badge = card.badge, .sentence = sentence(card, state)};
    const bool stopped = card.text == CardText::Stopped || card.text == CardText::Stopping;
    if (card.args.error && !stopped) {
        const ErrorWords error = ErrorText::explain(resources.errors, *card.args.error);
        if (words.sentence.isEmpty()) {
            words.sentence = error.what;
            words.cause = error.cause;
        } else {
            // This sentence has said what happened.
            words.cause = card.text == CardText::KeyBaseTookKey      ? error.cause
                          : card.text == CardText::UpdatesSomeFailed ? Words::paragraph({error.what, error.cause})
                                                                     : error.what;
        }
        words.nextStep = error.nextStep;
        if (const auto dealer = dealerFor(*card.args.error, resources.errors, state.pc.policies.dealer()))
            words.contact = PolicyText::contact(*dealer);
        return words;
    }
    words.second = second(card, state, resources);
    words.neutral = card.badge == Badge::Unknown && isNeutral(card.text);
    if (saysVerdict(card.text))
        words.cause = VerdictText::words(*state.pc.run.verdict, *state.pc.run.inspection).more;
    return words;
}

QString CardWordsOf::doneAct(const DoneAct &act)
{
    switch (act.kind) {
    case DoneAct::Kind::KeyInstalled:
        return tr("the key ending in %1 was installed").arg(act.lastFive);
    case DoneAct::Kind::KeyRemoved:
        return tr("the key ending in %1 was removed").arg(act.lastFive);
    case DoneAct::Kind::KeyStored:
        return tr("the key was stored in Credential Manager");
    case DoneAct::Kind::KeyForgotten:
        return tr("the stored key was deleted from Credential Manager");
    case DoneAct::Kind::Activated:
        return act.year ? tr("ESU year %1 was activated").arg(*act.year) : tr("ESU was activated");
    case DoneAct::Kind::PackagesInstalled:
    case DoneAct::Kind::UpdatesInstalled:
        return tr("%n update(s) were installed", nullptr, act.count);
    }
    return {};
}

QString CardWordsOf::done(const QList<DoneAct> &acts)
{
    QStringList parts;
    for (const DoneAct &act : acts)
        parts << doneAct(act);
    return Words::listed(parts);
}

QString CardWordsOf::stopped(const QList<DoneAct> &acts)
{
    return tr("Stopped. Done so far: %1. The PC can be used as it is, and you can go on at any time.")
        .arg(acts.isEmpty() ? tr("nothing was changed") : done(acts));
}

} // namespace esu
