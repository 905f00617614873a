// SPDX-License-Identifier: MIT
#include "ui/text/waiting_text.h"

#include "ui/text/words.h"

namespace esu {

QString WaitingText::sentence(const Progress &progress, std::chrono::milliseconds elapsed)
{
    const QString time = Words::duration(elapsed);
    const QString place = QString::number(progress.done + 1);
    const QString count = QString::number(progress.total);
    switch (progress.waiting) {
    case Waiting::Connecting:
        return tr("Connecting to this PC's management service (%1). This only reads.").arg(time);
    case Waiting::ReadingPc:
        return tr("Reading this PC (%1). This only reads.").arg(time);
    case Waiting::ReadingLicenses:
        return tr("Reading license information (%1). The first answer can take about 15 seconds.").arg(time);
    case Waiting::InstallingKey:
        return tr("Installing the key (%1). This can take about a minute.").arg(time);
    case Waiting::ActivationServer:
        return tr("Waiting for the Microsoft activation server (%1).").arg(time);
    case Waiting::RemovingKey:
        return tr("Removing the ESU key (%1).").arg(time);
    case Waiting::SearchingUpdates:
        return tr("Looking for updates (%1 elapsed). On an older PC this can take over an hour. You can stop at any "
                  "time.")
            .arg(time);
    case Waiting::DownloadingUpdates:
        if (progress.total > 0)
            return tr("Downloading updates (%1 of %2, %3 elapsed).")
                .arg(QString::number(progress.done), QString::number(progress.total), time);
        return tr("Downloading updates (%1 elapsed).").arg(time);
    case Waiting::InstallingUpdates:
        if (progress.total > 0)
            return tr("Installing updates (%1 of %2, %3 elapsed). Please leave the PC on.")
                .arg(QString::number(progress.done), QString::number(progress.total), time);
        return tr("Installing updates (%1 elapsed). Please leave the PC on.").arg(time);
    case Waiting::AskingCatalog:
        if (progress.total > 0)
            return tr("Asking Microsoft Update Catalog how large the downloads are (%1 of %2, %3 elapsed). This only "
                      "reads.")
                .arg(place, count, time);
        return tr("Asking Microsoft Update Catalog how large the downloads are (%1). This only reads.").arg(time);
    case Waiting::DownloadingPackage:
        return tr("Downloading %1 (%2 of %3, %4 elapsed).").arg(progress.subject, place, count, time);
    case Waiting::InstallingPackage:
        if (progress.subject.isEmpty())
            return tr("Installing updates (%1 elapsed). Please leave the PC on.").arg(time);
        return tr("Installing %1 (%2 of %3, %4 elapsed). Please leave the PC on.")
            .arg(progress.subject, place, count, time);
    case Waiting::CredentialStore:
        return tr("Waiting for Credential Manager (%1).").arg(time);
    }
    return {};
}

QString WaitingText::comfort(Waiting waiting)
{
    switch (waiting) {
    case Waiting::Connecting:
    case Waiting::ReadingPc:
    case Waiting::ReadingLicenses:
    case Waiting::InstallingKey:
    case Waiting::RemovingKey:
    case Waiting::AskingCatalog:
    case Waiting::CredentialStore:
        return {};
    case Waiting::ActivationServer:
        return tr("The activation of Windows itself is not touched.");
    case Waiting::SearchingUpdates:
    case Waiting::DownloadingUpdates:
    case Waiting::InstallingUpdates:
    case Waiting::DownloadingPackage:
    case Waiting::InstallingPackage:
        return tr("Progress stays on the screen and you can keep working. If an update is undone, Windows puts the PC "
                  "back as it was.");
    }
    return {};
}

} // namespace esu
