// SPDX-License-Identifier: MIT
#include "app/wizard/link_opener.h"

#include <QDesktopServices>

#include <gtest/gtest.h>

namespace esu {
namespace {

TEST(LinkOpener, EveryLinkOfAWindowGoesThroughIt)
{
    QStringList opened;
    QStringList shown;
    const LinkOpener opener(
        [&opened](const QString &target) {
            opened.append(target);
            return true;
        },
        [&shown](const QString &words) { shown.append(words); });
    for (const char *link :
         {"https://support.microsoft.com/help/4490628", "http://example.com/a%20b", "ms-settings:windowsupdate"}) {
        EXPECT_TRUE(QDesktopServices::openUrl(QUrl(QString::fromLatin1(link))));
        ASSERT_FALSE(opened.isEmpty()) << link;
        EXPECT_EQ(opened.constLast(), QString::fromLatin1(link));
    }
    EXPECT_EQ(shown, QStringList());
}

TEST(LinkOpener, WithoutAShellTheAddressIsShown)
{
    QString shown;
    const LinkOpener opener([](const QString &) { return false; }, [&shown](const QString &words) { shown = words; });
    QDesktopServices::openUrl(QUrl(QStringLiteral("https://example.com/page")));
    EXPECT_TRUE(shown.contains(QLatin1String("https://example.com/page"))) << shown.toStdString();
}

} // namespace
} // namespace esu
