// SPDX-License-Identifier: MIT
// Each sentence of the notices beside the state card, once.
#include "ui/text/card_text.h"
#include "ui/text/page_text.h"
#include "ui/text/policy_text.h"
#include "ui/text/update_text.h"
#include "ui/text/words.h"

#include <QDir>
#include <QFileInfo>

namespace esu {

QString CardWordsOf::restartSentence(const Args &args, const WizardState &state)
{
    // The wizard comes back by itself only when the restart goes through its button.
    if (!state.pc.resume.armed && state.pc.abilities.resumeAtLogon && args.restartButton)
        return tr(
            "A restart is needed. Save your open files, then choose [Restart now]. The wizard continues by itself "
            "afterwards.");
    if (state.pc.resume.armed)
        return tr("A restart is needed. Save your open files. The wizard continues by itself afterwards.");
    return tr("A restart is needed. Save your open files, restart Windows, then start the wizard again. It reads the "
              "state anew.");
}

QString CardWordsOf::notice(const Notice &notice, const WizardState &state)
{
    const Args &args = notice.args;
    const QString date = Words::date(args.date);
    const QString product = args.product.in(Words::language());
    switch (notice.text) {
    case NoticeText::Practice:
        return Words::practiceBanner(state.pc.run.inspection ? state.pc.run.inspection->at : QDateTime());
    case NoticeText::PracticeKey:
        return tr("A rehearsal needs no real key.");
    case NoticeText::WithoutInternet:
        return tr("If this PC can never be connected to the internet: ask your reseller for \"offline activation\".");
    case NoticeText::PolicyIgnored: {
        QStringList sentences;
        for (const PolicyReading &reading : state.pc.policies.ignored())
            sentences.append(PolicyText::ignored(reading));
        return Words::paragraph(sentences);
    }
    case NoticeText::PolicyEdition:
        return PolicyText::edition(args.text);
    case NoticeText::PolicyMirror:
        return PolicyText::mirror(args.text);
    case NoticeText::StoringForbidden:
        return PolicyText::storingForbidden();
    case NoticeText::OriginWindows10:
        return tr("The right to run Windows 7 as a downgrade of Windows 10 ended on January 14, 2020; after that, use "
                  "depended on "
                  "buying ESU. Ask your reseller how this stands today.");
    case NoticeText::NoMakNeeded:
        return tr(
            "With consumer ESU, or ESU on Azure or Windows 365, there is no MAK, and this program is not needed.");
    case NoticeText::JournalUnread:
        return Words::journalUnread();
    case NoticeText::FolderUsed:
        return tr("%n update(s) will be taken from the folder %1. The files are checked like downloads before anything "
                  "is "
                  "installed.",
                  nullptr, args.count)
            .arg(QDir::toNativeSeparators(args.text));
    case NoticeText::FolderWithoutFit:
        return tr("The folder %1 holds no update file that fits this PC.").arg(QDir::toNativeSeparators(args.text));
    case NoticeText::FolderLacks:
        return tr("Not in the folder: %1. Put these files there and choose the folder again.").arg(args.text);
    case NoticeText::FolderUnreadable:
        return tr("The folder %1 cannot be read. If it is on a USB stick, connect the stick and choose the folder "
                  "again. "
                  "You can also download instead.")
            .arg(QDir::toNativeSeparators(args.text));
    case NoticeText::RestartPending:
    case NoticeText::RestartRequired:
        return restartSentence(args, state);
    case NoticeText::RepairInterrupted:
        return tr("A repair of this PC was under way before the restart. The button below leads to where it goes on.");
    case NoticeText::UpdatesInterrupted:
        return tr("Updates were installed before the restart. The result shows whether ESU is active now.");
    case NoticeText::KeyChecksum:
        return tr("The check value of the key does not match. This may be a typing slip. Compare it with the e-mail; "
                  "you can also "
                  "try it as it is.");
    case NoticeText::KeyStoreFailed:
        if (args.error && args.error->fault == Fault::NotFound)
            return tr("No key is stored on this PC.");
        return tr(
            "Credential Manager could not be used. This changes nothing on the PC: you can type the key and go on.");
    case NoticeText::AnotherMayCost:
        return tr("Another attempt may use one more activation of the key.");
    case NoticeText::ActivationCost:
        return tr("This uses one activation of the key (left: %1). A used activation cannot be returned.")
            .arg(Words::unknown());
    case NoticeText::OtherYearRunning:
        return tr("This key is for year %1, but year %2 is running. Current updates need the key for year %2.")
            .arg(Words::number(args.year), Words::number(args.otherYear));
    case NoticeText::ProgrammeEnded:
        return tr("ESU for %1 ended on %2. A key you own may still allow the updates of its period, but no new updates "
                  "are "
                  "provided.")
            .arg(product, date);
    case NoticeText::SearchTakesLong:
        return UpdateText::searchTakesLong();
    case NoticeText::UpdatesLeftOut:
        return tr("%n update(s) ended the same way twice and are not tried again by themselves. The list says why "
                  "and what to do; you can still tick them.",
                  nullptr, args.count);
    case NoticeText::NothingChosen:
        return tr("No update is ticked, so nothing is installed. Tick the ones to install, or go on without them.");
    case NoticeText::Source:
    case NoticeText::SourceUnknown:
        return UpdateText::explained(state.pc.run.inspection && state.pc.run.inspection->facts.updateSource
                                         ? *state.pc.run.inspection->facts.updateSource
                                         : UpdateSource{});
    case NoticeText::NextYear:
        return tr("Year %1 starts on %2 and needs a new key, bought separately.").arg(Words::number(args.year), date);
    case NoticeText::NextYearKey:
        return tr("Year %1 starts on %2 and needs a new key. If you have it already, choose [New key for year "
                  "%1].")
            .arg(Words::number(args.year), date);
    case NoticeText::UpdatesNotInstalled:
        return UpdateText::notInstalled(args.count, args.text);
    case NoticeText::Saved:
        return tr("Saved: %1", "file").arg(QFileInfo(args.text).fileName());
    case NoticeText::SaveFailed:
        return tr("The file could not be saved. Choose another folder, or close the program that has the file open.");
    case NoticeText::RunStopped:
        if (args.step)
            return tr("The remaining steps stopped at: %1. You can go on from here.").arg(PageText::title(*args.step));
        return tr("The remaining steps were stopped. You can go on from here.");
    }
    return {};
}

Badge CardWordsOf::noticeBadge(NoticeText text)
{
    switch (text) {
    case NoticeText::Practice:
    case NoticeText::PolicyIgnored:
    case NoticeText::OriginWindows10:
    case NoticeText::FolderWithoutFit:
    case NoticeText::FolderLacks:
    case NoticeText::FolderUnreadable:
    case NoticeText::RestartPending:
    case NoticeText::RestartRequired:
    case NoticeText::RepairInterrupted:
    case NoticeText::UpdatesInterrupted:
    case NoticeText::KeyChecksum:
    case NoticeText::KeyStoreFailed:
    case NoticeText::AnotherMayCost:
    case NoticeText::ActivationCost:
    case NoticeText::OtherYearRunning:
    case NoticeText::ProgrammeEnded:
    case NoticeText::SaveFailed:
    case NoticeText::RunStopped:
    case NoticeText::UpdatesLeftOut:
    case NoticeText::UpdatesNotInstalled:
        return Badge::Attention;
    case NoticeText::NoMakNeeded:
    case NoticeText::PolicyEdition:
    case NoticeText::PolicyMirror:
    case NoticeText::StoringForbidden:
    case NoticeText::JournalUnread:
    case NoticeText::FolderUsed:
    case NoticeText::SearchTakesLong:
    case NoticeText::NothingChosen:
    case NoticeText::Source:
    case NoticeText::NextYear:
    case NoticeText::NextYearKey:
    case NoticeText::PracticeKey:
    case NoticeText::WithoutInternet:
        return Badge::Working; // drawn as information: nothing is wrong and nothing runs
    case NoticeText::SourceUnknown:
        return Badge::Unknown;
    case NoticeText::Saved:
        return Badge::Good;
    }
    return Badge::Unknown;
}

} // namespace esu
