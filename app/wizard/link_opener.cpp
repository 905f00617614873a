// SPDX-License-Identifier: MIT
#include "app/wizard/link_opener.h"

#include <QDesktopServices>
#include <QDir>

namespace esu {

namespace {

/// What the wizard has links of: pages, Windows' own settings, and a report it has just saved.
const QStringList &schemes()
{
    static const QStringList all{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("ms-settings"),
                                 QStringLiteral("file")};
    return all;
}

} // namespace

LinkOpener::LinkOpener(std::function<bool(const QString &)> open, std::function<void(const QString &)> show)
    : m_open(std::move(open)), m_show(std::move(show))
{
    for (const QString &scheme : schemes())
        QDesktopServices::setUrlHandler(scheme, this, "openLink");
}

LinkOpener::~LinkOpener()
{
    for (const QString &scheme : schemes())
        QDesktopServices::unsetUrlHandler(scheme);
}

void LinkOpener::openLink(const QUrl &link)
{
    if (!schemes().contains(link.scheme()))
        return;
    const QString target =
        link.isLocalFile() ? QDir::toNativeSeparators(link.toLocalFile()) : link.toString(QUrl::FullyEncoded);
    if (!m_open(target))
        m_show(tr("This could not be opened from here. Copy the address into your browser: %1").arg(target));
}

} // namespace esu
