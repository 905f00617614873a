// SPDX-License-Identifier: MIT
#include "ui/text/freshness_text.h"

#include "ui/text/words.h"

namespace esu {

QString FreshnessText::month(const Freshness &freshness)
{
    if (freshness.month && freshness.month == freshness.monthAtMost)
        return tr("Updates are installed up to %1.").arg(Words::month(*freshness.month));
    if (freshness.monthAtMost)
        return tr("Updates are installed up to %1 at most.").arg(Words::month(*freshness.monthAtMost));
    if (freshness.month)
        return tr("Updates are installed up to %1 at least.").arg(Words::month(*freshness.month));
    return {};
}

QString FreshnessText::missing(const Freshness &freshness)
{
    if (freshness.monthsMissing == 0 || !freshness.newest)
        return {};
    const bool isExact = freshness.month && freshness.month == freshness.monthAtMost;
    const QString text =
        isExact ? tr("%n month(s) are missing; the newest is that of %1.", nullptr, freshness.monthsMissing)
                : tr("At least %n month(s) are missing; the newest is that of %1.", nullptr, freshness.monthsMissing);
    return text.arg(Words::month(*freshness.newest));
}

QString FreshnessText::notDue(const Freshness &freshness)
{
    if (freshness.monthsMissing == 0 || !freshness.newest || freshness.onlyByGrace)
        return {};
    return tr("The update of %1 is out; this PC does not have to have it yet.").arg(Words::month(*freshness.newest));
}

QString FreshnessText::notApproved(const Freshness &freshness)
{
    if (!freshness.newest)
        return tr("This PC gets its updates from a company server. Ask your administrator to approve them there.");
    const QString month = Words::month(*freshness.newest);
    const QString update = freshness.newestKb.isEmpty()
                               ? tr("the update of %1", "a month").arg(month)
                               : tr("%1 (%2)", "KB number, month").arg(freshness.newestKb, month);
    return tr("This PC gets its updates from a company server. Ask your administrator to approve %1 there.")
        .arg(update);
}

QString FreshnessText::step(const Freshness &freshness)
{
    switch (freshness.cause) {
    case Freshness::Cause::None:
        return {};
    case Freshness::Cause::RestartPending:
        return tr("A restart is still pending. Restart Windows, then check again.");
    case Freshness::Cause::UpdateFailed:
        return tr("The update %1 could not be installed; Windows Update says why.")
            .arg(freshness.failedKb.join(QStringLiteral(", ")));
    case Freshness::Cause::UpdatesOff:
        return tr("Windows Update is switched off on this PC. Have it switched on, then install the updates.");
    case Freshness::Cause::Paused:
        return tr("Updates are paused on this PC. Resume them in Windows Update.");
    case Freshness::Cause::Deferral:
        return tr("A setting of this PC holds new updates back. They come when that time is over.");
    case Freshness::Cause::WasOff:
        return tr(
            "This PC, or its updates, were off for some weeks. Leave it on, search in Windows Update and install what "
            "is offered.");
    case Freshness::Cause::ServerNotApproved:
        return notApproved(freshness);
    case Freshness::Cause::Offline:
        return tr("Windows Update does not answer. Check the network, then look for updates again.");
    case Freshness::Cause::SourcesDiffer:
        return tr("The build number and the newest package name different months. Restart Windows, then check again.");
    case Freshness::Cause::DataTooOld:
        return tr("The installed update is newer than the data of this program (%1). A newer version of the program "
                  "can name its month.")
            .arg(Words::date(freshness.dataDate));
    case Freshness::Cause::Unknown:
        return tr("Go back to Windows Update and install what is offered.");
    }
    return {};
}

VerdictWords FreshnessText::behind(const Freshness &freshness)
{
    return {Words::paragraph({month(freshness), missing(freshness)}), step(freshness)};
}

VerdictWords FreshnessText::noEsuUpdate(const Freshness &freshness)
{
    const VerdictWords more = behind(freshness);
    return {tr("ESU is activated, but no ESU update is installed yet."), Words::paragraph({more.sentence, more.more})};
}

VerdictWords FreshnessText::unproven(const Freshness &freshness)
{
    VerdictWords words{
        tr("ESU is activated, but it could not be confirmed that this PC has the updates that are due.")};
    if (freshness.state == Freshness::State::NotOfProgramme)
        return words;
    QStringList sentences;
    if (!freshness.missingMonths.isEmpty()) {
        QStringList months;
        for (const QDate gap : freshness.missingMonths)
            months.append(Words::month(gap));
        sentences.append(tr("No update was found of: %1.").arg(Words::listed(months)));
    }
    const VerdictWords more = behind(freshness);
    words.more = Words::paragraph(sentences << more.sentence << more.more);
    return words;
}

QString FreshnessText::clockWrong(const Inspection &inspection)
{
    return tr("The clock of this PC stands at %1, which is before what has certainly happened already. Set the date "
              "and time of Windows, then check again.")
        .arg(Words::dateTime(inspection.at));
}

QString FreshnessText::current(const Freshness &freshness)
{
    QStringList sentences{month(freshness)};
    if (freshness.greenUntil)
        // The last day on which it holds: at midnight it is over.
        sentences.append(
            tr("This result holds until %1.").arg(Words::date(freshness.greenUntil->addSecs(-1).toLocalTime().date())));
    return Words::paragraph(sentences);
}

QString FreshnessText::patience(const Freshness &freshness)
{
    if (!freshness.onlyByGrace || !freshness.newest)
        return {};
    if (freshness.graceOrigin == Freshness::GraceOrigin::Policy)
        return tr("This is within the %n day(s) that a policy of your organization allows (GraceDays); the update of "
                  "%1 exists already.",
                  nullptr, freshness.graceDays)
            .arg(Words::month(*freshness.newest));
    return tr("This is within the %n day(s) that this PC may wait; the update of %1 exists already.", nullptr,
              freshness.graceDays)
        .arg(Words::month(*freshness.newest));
}

QString FreshnessText::firstDue(const Freshness &freshness)
{
    if (!freshness.firstUpdate)
        return {};
    return tr("The first update of this ESU is that of %1; this PC has to have it %n day(s) after it appeared.",
              nullptr, freshness.graceDays)
        .arg(Words::month(*freshness.firstUpdate));
}

QString FreshnessText::stillToBeHad(const Freshness &freshness)
{
    if (freshness.state == Freshness::State::NotOfProgramme)
        return tr("The installed updates are newer than this ESU; they belong to another plan.");
    if (freshness.state != Freshness::State::Behind)
        return {};
    return Words::paragraph({month(freshness), tr("%n month(s) of the licensed time can still be installed.", nullptr,
                                                  freshness.monthsMissing)});
}

QString FreshnessText::found(const Freshness &freshness, const Inspection &inspection)
{
    return Words::paragraph({tr("Build %1.").arg(Words::buildNumber(inspection.facts)), month(freshness)});
}

QString FreshnessText::proof(const Freshness &freshness, const Inspection &inspection)
{
    QStringList sentences{tr("Build %1.").arg(Words::buildNumber(inspection.facts))};
    if (freshness.state == Freshness::State::NoEsuUpdate)
        sentences.append(tr("No update of the ESU period is installed."));
    const bool isMet = freshness.state == Freshness::State::Met;
    sentences << month(freshness) << (isMet ? notDue(freshness) : missing(freshness)) << patience(freshness);
    return Words::paragraph(sentences);
}

} // namespace esu
