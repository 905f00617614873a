// SPDX-License-Identifier: MIT
#include "core/network/catalog_client.h"
#include "core/network/catalog_page.h"
#include "tests/network/catalog_answers.h"

#include <gtest/gtest.h>

#include <limits>

namespace esu {
namespace {

using namespace test::answers;

TEST(CatalogLimitsTest, AKnownSizeIsTheLimitAndAListedOneIsAHint)
{
    const CatalogLimits limits{.package = 1000, .anyListed = 40, .timesListed = 4};
    EXPECT_EQ(limits.ofDownload({.size = 7, .listedSize = 500}), 7);
    EXPECT_EQ(limits.ofDownload({}), 1000);
    EXPECT_EQ(limits.ofDownload({.listedSize = 100}), 400);
    EXPECT_EQ(limits.ofDownload({.listedSize = 1}), 40);
    EXPECT_EQ(limits.ofDownload({.listedSize = 300}), 1000);
    EXPECT_EQ(limits.ofDownload({.listedSize = std::numeric_limits<std::int64_t>::max()}), 1000);
}

TEST(CatalogPlaceTest, PlainHttpIsForThisPcOnly)
{
    EXPECT_TRUE(CatalogPlace::at(QStringLiteral("http://[::1]:8080/x")));
    EXPECT_TRUE(CatalogPlace::at(QStringLiteral("https://mirror.example")));
    for (const auto *bad : {u"http://mirror.example", u"ftp://localhost", u"https://", u"x", u"https://u:p@h/"})
        EXPECT_FALSE(CatalogPlace::at(QString::fromUtf16(bad))) << QString::fromUtf16(bad).toStdString();
}

TEST(CatalogPageTest, TheLinkToTheNextPageIsASignToo)
{
    const QString page = QString::fromUtf8(searchPage(""));
    const QString link = QStringLiteral("<a id=\"ctl00_catalogBody_nextPageLinkText\">Next</a>");
    const QString kb = QStringLiteral("KB4474419");
    EXPECT_TRUE(catalog::searchPage(page, kb)->last);
    EXPECT_FALSE(catalog::searchPage(page + link, kb)->last);
    EXPECT_TRUE(catalog::searchPage(QString::fromUtf8(searchPage("26 - 50 of 50 (page 2 of 2)")) + link, kb)->last);
}

TEST(CatalogPageTest, ASizeThatIsNotSaidIsNotKnown)
{
    QString page = QString::fromUtf8(searchPage());
    const QString kb = QStringLiteral("KB4474419");
    EXPECT_EQ(catalog::searchPage(page, kb)->rows,
              (QList<catalog::SearchPage::Row>{{.updateId = id, .size = content.size()}}));
    page.replace(QLatin1String("originalSize"), QLatin1String("other"));
    EXPECT_EQ(catalog::searchPage(page, kb)->rows.constFirst().size, 0);
}

TEST(CatalogPageTest, NamesThatLeaveTheFolderAreNone)
{
    EXPECT_TRUE(isPackageFileName(packageName()));
    for (const auto *bad : {u"../a.msu", u"a/b.msu", u"c:\\a.msu", u"a.exe", u".msu", u"a.msu:b", u"a.msu\n",
                            u"a\nb.msu", u"a b.msu", u"a%20.msu", u"a.msu."})
        EXPECT_FALSE(isPackageFileName(QString::fromUtf16(bad)));
}

} // namespace
} // namespace esu
