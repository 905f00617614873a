// SPDX-License-Identifier: MIT
#include "ui/text/update_text.h"

#include "core/rules/update_choice.h"
#include "ui/text/words.h"

#include <QStringList>

namespace esu {

QString UpdateText::block(const UpdateSource &source)
{
    switch (source.block) {
    case UpdateSource::Block::None:
    case UpdateSource::Block::Policy:
        return tr("A company setting keeps this PC from checking for updates. "
                  "Ask your administrator to install the ESU updates or to allow the check.");
    case UpdateSource::Block::NoInternet:
        return tr(
            "The setting \"Do not connect to any Windows Update Internet locations\" keeps this PC from checking "
            "for updates, and no company server is set. Ask your administrator, or set it to \"Not configured\".");
    case UpdateSource::Block::Service:
        return tr("The Windows Update service is switched off on this PC. Open services.msc, set \"Windows Update\" to "
                  "\"Manual\", and check again.");
    case UpdateSource::Block::Nowhere:
        return tr("The update server that is set on this PC (%1) does not exist. Tools that switch updates off set "
                  "such "
                  "addresses, and nobody will approve anything there. Switch updates on again in that tool, or remove "
                  "the setting, and check again.")
            .arg(source.server);
    }
    return {};
}

QString UpdateText::source(const UpdateSource &source)
{
    switch (source.kind) {
    case UpdateSource::Kind::WindowsUpdate:
        return tr("Updates come straight from Windows Update.");
    case UpdateSource::Kind::Wsus:
        return tr("Updates come from the company server (%1). No setting on this PC needs to change.")
            .arg(source.server.isEmpty() ? QStringLiteral("WSUS") : source.server);
    case UpdateSource::Kind::Wufb:
        return tr("Updates come from Windows Update under your company's rules (Windows Update for Business). Some may "
                  "arrive later.");
    case UpdateSource::Kind::DualScan:
        return tr("Updates come from Windows Update and from the company server (%1) (dual scan).")
            .arg(source.server.isEmpty() ? QStringLiteral("WSUS") : source.server);
    case UpdateSource::Kind::ConfigMgr:
        return tr("Updates are handed out by your company's Configuration Manager. The list here may be empty.");
    case UpdateSource::Kind::Disabled:
        return block(source);
    case UpdateSource::Kind::Unknown:
        return tr("Where updates come from could not be read. You can look for them all the same.");
    }
    return {};
}

QString UpdateText::meaning(const UpdateSource &source)
{
    switch (source.kind) {
    case UpdateSource::Kind::WindowsUpdate:
        return tr("Nothing has to be set up for ESU: a PC on which it is activated is offered its updates.");
    case UpdateSource::Kind::Wsus:
        return tr("ESU updates arrive once they are approved on that server. If one is missing here, give its KB "
                  "number to your administrator and ask for approval.");
    case UpdateSource::Kind::Wufb:
        return tr("Nothing has to be set up for ESU. If an update is missing here, wait for the days your company has "
                  "set, or ask your administrator.");
    case UpdateSource::Kind::DualScan:
        return tr("Nothing has to be set up for ESU. What is approved on the company server may be missing here; if "
                  "so, give its KB number to your administrator.");
    case UpdateSource::Kind::ConfigMgr:
        return tr("ESU updates arrive once your administrator deploys them. Give the KB numbers to your administrator "
                  "and ask for it.");
    case UpdateSource::Kind::Disabled:
        // What this PC's owner can set right needs no administrator.
        if (source.block == UpdateSource::Block::Service || source.block == UpdateSource::Block::Nowhere)
            return tr("The activation of ESU is not affected.");
        return tr("The activation of ESU is not affected. Once your administrator has installed the updates in another "
                  "way, check the result again.");
    case UpdateSource::Kind::Unknown:
        return tr("Nothing has to be set up for ESU. If an update is missing on a PC that your company manages, give "
                  "its KB number to your administrator.");
    }
    return {};
}

QString UpdateText::explained(const UpdateSource &where)
{
    const QString paused =
        where.pausedUntil ? tr("Updates are paused until %1.").arg(Words::date(*where.pausedUntil)) : QString();
    const QString pinned = where.pinnedTo.isEmpty()
                               ? QString()
                               : tr("A setting holds this PC at version %1 of Windows.").arg(where.pinnedTo);
    return Words::paragraph({source(where), paused, pinned, meaning(where)});
}

QString UpdateText::notInstalled(int count, const QString &names)
{
    return tr("%n update(s) could not be installed this time: %1.", nullptr, count).arg(names);
}

QString UpdateText::searchTakesLong()
{
    return tr("This can take long, and that is normal. Windows compares this PC with a long list of updates; on "
              "Windows 7 that can take over an hour, with the processor busy. Nothing is frozen and nothing is "
              "changed. You can stop at any time and look again later.");
}

QString UpdateText::kind(const UpdateInfo &update)
{
    if (update.esu)
        return tr("ESU", "kind of update");
    return update.security ? tr("Security", "kind of update") : tr("Other", "kind of update");
}

QString UpdateText::size(const UpdateInfo &update)
{
    return update.sizeBytes ? Words::size(*update.sizeBytes) : Words::unknown();
}

QString UpdateText::restart(UpdateInfo::Restart restart)
{
    switch (restart) {
    case UpdateInfo::Restart::Unknown:
        return Words::unknown();
    case UpdateInfo::Restart::Never:
        return tr("No", "an update needs a restart");
    case UpdateInfo::Restart::Maybe:
        return tr("Maybe", "an update needs a restart");
    case UpdateInfo::Restart::Always:
        return tr("Needed", "an update needs a restart");
    }
    return {};
}

QString UpdateText::stage(const UpdateProgress &progress)
{
    using Stage = UpdateProgress::Stage;
    switch (progress.stage) {
    case Stage::Offered:
        return tr("Found", "state of an update");
    case Stage::Waiting:
        return tr("Waiting", "state of an update");
    case Stage::Downloading:
        return progress.percent < 0 ? tr("Downloading", "state of an update")
                                    : tr("Downloading %1%", "state of an update").arg(progress.percent);
    case Stage::Downloaded:
        return tr("Downloaded", "state of an update");
    case Stage::Installing:
        return tr("Installing", "state of an update");
    case Stage::Ended:
        return tr("Processed", "state of an update");
    case Stage::Installed:
        return tr("Installed", "state of an update");
    case Stage::Failed:
        return tr("Not installed", "state of an update");
    case Stage::LeftOut:
        return tr("Skipped", "state of an update");
    }
    return {};
}

Badge UpdateText::badge(UpdateProgress::Stage stage)
{
    using Stage = UpdateProgress::Stage;
    switch (stage) {
    case Stage::Offered:
    case Stage::Waiting:
    case Stage::LeftOut:
    case Stage::Downloaded:
    case Stage::Ended:
        return Badge::Unknown;
    case Stage::Downloading:
    case Stage::Installing:
        return Badge::Working;
    case Stage::Installed:
        return Badge::Good;
    case Stage::Failed:
        return Badge::Attention;
    }
    return Badge::Unknown;
}

ErrorWords UpdateText::why(const UpdateInfo &update, const ErrorCatalogue &catalogue)
{
    using LeftOut = UpdateInfo::LeftOut;
    const auto explained = [&] { return ErrorText::explain(catalogue, errorOf(update)); };
    if (update.state == UpdateInfo::State::Failed)
        return explained();
    if (update.state == UpdateInfo::State::Installed)
        return {};
    switch (update.leftOut) {
    case LeftOut::No:
        return {};
    case LeftOut::Superseded:
        return {.what = tr("Another update of this list replaces it.")};
    case LeftOut::OfferedAgain:
        return explained();
    case LeftOut::FailedAgain: {
        ErrorWords words = explained();
        words.what = tr("It was tried twice with the same result, and is not tried again by itself.");
        return words;
    }
    }
    return {};
}

QString UpdateText::note(const UpdateInfo &update, const ErrorCatalogue &catalogue)
{
    return ErrorText::oneLine(why(update, catalogue));
}

} // namespace esu
