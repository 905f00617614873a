// SPDX-License-Identifier: MIT
#include "core/network/catalog_client.h"

#include "core/base/operations.h"
#include "core/network/catalog_page.h"
#include "tests/support/http_server.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

using test::HttpServer;
using Answer = HttpServer::Answer;

const QByteArray content(3 * 1024 * 1024 + 17, 'x');
const QString id = QStringLiteral("0a1b2c3d-0000-4111-8222-0123456789ab");

QString sha1()
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex());
}

QString packageName()
{
    return QStringLiteral("windows6.1-kb4474419-v3-x64_%1.msu").arg(sha1());
}

QByteArray searchPage()
{
    return "<table id=\"ctl00_catalogBody_updateMatches\"><a id='" + id.toLatin1() +
           "_link' href=\"#\">\n Security Update (KB4474419)\n</a>"
           "<a id='ffffffff-0000-4111-8222-0123456789ab_link' href=\"#\">Another (KB44744190)</a></table>";
}

QByteArray dialog(const QString &url)
{
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Sha1).toBase64();
    return "downloadInformation[0] = new Object();\ndownloadInformation[0].files[0].url = '" + url.toLatin1() +
           "';\ndownloadInformation[0].files[0].digest = '" + digest +
           "';\ndownloadInformation[0].files[0].sha256 = '';\ndownloadInformation[0].files[0].fileName = '" +
           packageName().toLatin1() + "';\n";
}

/// The rest of the file, for a request with a range; nothing for another one.
QByteArray ranged(const QByteArray &request)
{
    const QByteArray key("range: bytes=");
    const auto at = request.toLower().indexOf(key);
    if (at < 0)
        return {};
    const auto from = at + key.size();
    const qint64 begin = request.mid(from, request.indexOf('-', from) - from).toLongLong();
    const QByteArray whole = QByteArray::number(content.size());
    return HttpServer::response(206, content.mid(begin),
                                "Content-Range: bytes " + QByteArray::number(begin) + "-" +
                                    QByteArray::number(content.size() - 1) + "/" + whole + "\r\n");
}

class Catalog : public ::testing::Test {
protected:
    CatalogClient client(const QString &base, std::chrono::milliseconds silence = std::chrono::seconds(30))
    {
        return {m_loop, m_clock, *CatalogPlace::at(base), {.silence = silence}};
    }
    PackageFile package(const HttpServer &server) const
    {
        return {.kb = QStringLiteral("KB4474419"),
                .fileName = packageName(),
                .sha1 = sha1(),
                .url = QUrl(server.base() + QStringLiteral("/p.msu"))};
    }
    Result<QString> download(const HttpServer &server)
    {
        return client(server.base()).download(package(server), m_folder.path(), {});
    }
    QStringList left() const { return QDir(m_folder.path()).entryList(QDir::Files); }

    EventLoopThread m_loop;
    ManualClock m_clock{QDateTime::currentDateTimeUtc()};
    QTemporaryDir m_folder;
};

std::string conditionOf(const auto &result)
{
    return result ? "none" : result.error().condition.toStdString();
}

TEST_F(Catalog, FindsAndDownloads)
{
    HttpServer *self = nullptr;
    HttpServer server([&self](const QByteArray &request) -> Answer {
        if (request.startsWith("GET /Search.aspx?q=KB4474419 "))
            return {HttpServer::response(200, searchPage())};
        if (request.startsWith("POST /DownloadDialog.aspx ") && request.contains(id.toLatin1()))
            return {HttpServer::response(200, dialog(self->base() + QStringLiteral("/p.msu")))};
        return {HttpServer::response(200, content)};
    });
    self = &server;
    CatalogClient catalog = client(server.base());
    const auto found = catalog.find(QStringLiteral("KB4474419"), {});
    ASSERT_TRUE(found) << found.error().detail.toStdString();
    ASSERT_EQ(found->size(), 1);
    EXPECT_EQ(found->first().sha1, sha1());
    EXPECT_EQ(found->first().architecture, QStringLiteral("x64"));
    const auto path = catalog.download(found->first(), m_folder.path(), {});
    ASSERT_TRUE(path) << path.error().detail.toStdString();
    QFile file(*path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll() == content);
    EXPECT_EQ(left(), QStringList(packageName()));
}

TEST_F(Catalog, NoResultIsAnEmptyListAndGarbageIsNotUnderstood)
{
    HttpServer none([](const QByteArray &) -> Answer {
        return {HttpServer::response(200, "<span id=\"ctl00_catalogBody_noResultText\">")};
    });
    EXPECT_EQ(client(none.base()).find(QStringLiteral("KB1"), {}), Result<PackageFiles>(PackageFiles()));
    HttpServer garbage([](const QByteArray &) -> Answer { return {HttpServer::response(200, "<html>log in</html>")}; });
    EXPECT_EQ(conditionOf(client(garbage.base()).find(QStringLiteral("KB1"), {})), "catalog-not-understood");
}

TEST_F(Catalog, TamperedIsRemoved)
{
    HttpServer server([](const QByteArray &) -> Answer { return {HttpServer::response(200, content + "!")}; });
    EXPECT_EQ(conditionOf(download(server)), "digest-mismatch");
    EXPECT_EQ(left(), QStringList());
}

TEST_F(Catalog, WhatIsAnnouncedTooLargeIsNotEvenBegun)
{
    HttpServer server([](const QByteArray &) -> Answer {
        return {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 5368709120\r\n\r\nMSCF", .stayOpen = true};
    });
    CatalogClient catalog = client(server.base(), std::chrono::milliseconds(500));
    EXPECT_EQ(conditionOf(catalog.download(package(server), m_folder.path(), {})), "download-too-large");
    EXPECT_EQ(left(), QStringList());
}

TEST_F(Catalog, TruncatedIsContinued)
{
    HttpServer server([](const QByteArray &request) -> Answer {
        if (const QByteArray rest = ranged(request); !rest.isEmpty())
            return {rest};
        return {HttpServer::response(200, content, "ETag: \"a\"\r\n").chopped(1024 * 1024)};
    });
    const auto path = download(server);
    ASSERT_TRUE(path) << path.error().detail.toStdString();
    EXPECT_EQ(server.requests().size(), 2);
    EXPECT_TRUE(server.requests().last().toLower().contains("if-range: \"a\""));
}

TEST_F(Catalog, AStopInTheMiddleKeepsWhatIsThereForTheNextCall)
{
    constexpr qint64 firstPart = 1024 * 1024;
    std::stop_source stop;
    HttpServer server([](const QByteArray &request) -> Answer {
        if (const QByteArray rest = ranged(request); !rest.isEmpty())
            return {rest};
        return {HttpServer::response(200, content, "ETag: \"a\"\r\n").chopped(content.size() - firstPart), true};
    });
    const JobContext stopping{.stop = stop.get_token(), .report = [&stop](const Progress &) { stop.request_stop(); }};
    EXPECT_EQ(conditionOf(client(server.base()).download(package(server), m_folder.path(), stopping)), "cancelled");
    const qint64 kept = QFileInfo(m_folder.filePath(packageName() + QStringLiteral(".part"))).size();
    EXPECT_GT(kept, 0);

    ASSERT_TRUE(download(server));
    EXPECT_TRUE(server.requests().last().contains("bytes=" + QByteArray::number(kept) + "-"));
    EXPECT_TRUE(server.requests().last().toLower().contains("if-range: \"a\""));
    EXPECT_EQ(left(), QStringList(packageName()));
}

TEST_F(Catalog, APartOfAnotherFileIsReplaced)
{
    for (const auto &[name, bytes] : {std::pair{QStringLiteral(".part"), QByteArray("something else")},
                                      std::pair{QStringLiteral(".part.tag"), QByteArray("\"a\"")}}) {
        QFile file(m_folder.filePath(packageName() + name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    HttpServer server([](const QByteArray &request) -> Answer {
        const QByteArray rest = ranged(request);
        return {rest.isEmpty() ? HttpServer::response(200, content) : rest};
    });
    ASSERT_TRUE(download(server));
    EXPECT_EQ(server.requests().size(), 2);
    EXPECT_EQ(left(), QStringList(packageName()));
}

TEST_F(Catalog, EndlessEnds)
{
    HttpServer server([](const QByteArray &) -> Answer { return {"HTTP/1.1 200 x\r\n\r\n", false, true}; });
    PackageFile file = package(server);
    file.size = content.size();
    EXPECT_EQ(conditionOf(client(server.base()).download(file, m_folder.path(), {})), "download-too-large");
    EXPECT_EQ(conditionOf(client(server.base()).find(QStringLiteral("KB1"), {})), "download-too-large");
    EXPECT_EQ(left(), QStringList());
}

TEST_F(Catalog, AnotherHostIsRefused)
{
    HttpServer other([](const QByteArray &) -> Answer { return {HttpServer::response(200, content)}; });
    HttpServer server([&other](const QByteArray &) -> Answer {
        return {
            HttpServer::response(302, {}, "Location: http://localhost:" + QByteArray::number(other.port()) + "/\r\n")};
    });
    EXPECT_EQ(conditionOf(download(server)), "redirect-refused");
    EXPECT_EQ(other.requests().size(), 0);
}

TEST_F(Catalog, ServerErrorIsTriedAgainAndNotFoundIsNot)
{
    int count = 0;
    HttpServer server([&count](const QByteArray &) -> Answer {
        return {count++ == 0 ? HttpServer::response(503, "busy") : HttpServer::response(200, content)};
    });
    EXPECT_TRUE(download(server));
    EXPECT_EQ(server.requests().size(), 2);
    EXPECT_GE(m_clock.elapsed(), std::chrono::seconds(2));
    QFile::remove(m_folder.filePath(packageName()));
    HttpServer missing([](const QByteArray &) -> Answer { return {HttpServer::response(404, "no")}; });
    const auto gone = download(missing);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().fault, Fault::NotFound);
    EXPECT_EQ(missing.requests().size(), 1);
}

TEST_F(Catalog, NobodyThere)
{
    QString base;
    {
        const HttpServer server([](const QByteArray &) -> Answer { return {}; });
        base = server.base();
    }
    const auto found = client(base).find(QStringLiteral("KB1"), {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, netcode::cannotConnect);
}

TEST_F(Catalog, StopsWhileTheServerIsSilent)
{
    std::stop_source stop;
    HttpServer server([&stop](const QByteArray &) -> Answer {
        stop.request_stop();
        return {{}, true};
    });
    const auto found = client(server.base()).find(QStringLiteral("KB1"), {.stop = stop.get_token()});
    EXPECT_EQ(conditionOf(found), "cancelled");
}

TEST_F(Catalog, SilenceEnds)
{
    HttpServer server([](const QByteArray &) -> Answer { return {{}, true}; });
    const auto found = client(server.base(), std::chrono::milliseconds(50)).find(QStringLiteral("KB1"), {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().fault, Fault::Timeout);
    EXPECT_EQ(found.error().code, netcode::timedOut);
}

TEST(CatalogPlaceTest, PlainHttpIsForThisPcOnly)
{
    EXPECT_TRUE(CatalogPlace::at(QStringLiteral("http://[::1]:8080/x")));
    EXPECT_TRUE(CatalogPlace::at(QStringLiteral("https://mirror.example")));
    for (const auto *bad : {u"http://mirror.example", u"ftp://localhost", u"https://", u"x", u"https://u:p@h/"})
        EXPECT_FALSE(CatalogPlace::at(QString::fromUtf16(bad))) << QString::fromUtf16(bad).toStdString();
}

TEST(CatalogPageTest, NamesThatLeaveTheFolderAreNone)
{
    EXPECT_TRUE(catalog::isPackageName(packageName()));
    for (const auto *bad : {u"../a.msu", u"a/b.msu", u"c:\\a.msu", u"a.exe", u".msu", u"a.msu:b"})
        EXPECT_FALSE(catalog::isPackageName(QString::fromUtf16(bad)));
}

} // namespace
} // namespace esu
