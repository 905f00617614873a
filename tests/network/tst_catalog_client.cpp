// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/network/catalog_client.h"

#include "core/base/operations.h"
#include "tests/network/catalog_answers.h"
#include "tests/support/http_server.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

using namespace test::answers;
using test::HttpServer;
using Answer = HttpServer::Answer;

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
    CatalogClient client(const QString &base, std::chrono::milliseconds silence = std::chrono::seconds(30),
                         const CatalogLimits &limits = {})
    {
        return {m_loop, m_clock, *CatalogPlace::at(base), {.silence = silence}, limits};
    }
    CatalogClient narrow(const QString &base)
    {
        constexpr qint64 most = qint64{256} * 1024;
        return client(base, std::chrono::seconds(30), {.page = most, .package = most, .anyListed = most / 4});
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

QString conditionOf(const auto &result)
{
    return result ? QStringLiteral("none") : result.error().condition;
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
    const auto found = catalog.find({.kb = QStringLiteral("KB4474419")}, {});
    ASSERT_TRUE(found) << found.error().detail.toStdString();
    ASSERT_EQ(found->files.size(), 1);
    EXPECT_EQ(found->files.first().sha1, sha1());
    EXPECT_EQ(found->files.first().architecture, QStringLiteral("x64"));
    EXPECT_EQ(found->files.first().listedSize, content.size());
    EXPECT_EQ(found->files.first().size, 0) << "what is listed is no promise to the byte";
    EXPECT_TRUE(found->complete);
    const auto path = catalog.download(found->files.first(), m_folder.path(), {});
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
    EXPECT_EQ(client(none.base()).find({.kb = QStringLiteral("KB1")}, {}), Result<CatalogListing>(CatalogListing()));
    HttpServer garbage([](const QByteArray &) -> Answer { return {HttpServer::response(200, "<html>log in</html>")}; });
    EXPECT_EQ(conditionOf(client(garbage.base()).find({.kb = QStringLiteral("KB1")}, {})),
              condition::catalogNotUnderstood);
}

TEST_F(Catalog, TamperedIsRemoved)
{
    HttpServer server([](const QByteArray &) -> Answer { return {HttpServer::response(200, content + "!")}; });
    EXPECT_EQ(conditionOf(download(server)), condition::digestMismatch);
    EXPECT_EQ(left(), QStringList());
}

TEST_F(Catalog, WhatIsAnnouncedTooLargeIsNotEvenBegun)
{
    HttpServer server([](const QByteArray &) -> Answer {
        return {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 5368709120\r\n\r\nMSCF", .stayOpen = true};
    });
    CatalogClient catalog = client(server.base(), std::chrono::milliseconds(500));
    EXPECT_EQ(conditionOf(catalog.download(package(server), m_folder.path(), {})), condition::downloadTooLarge);
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
    EXPECT_EQ(conditionOf(client(server.base()).download(package(server), m_folder.path(), stopping)),
              condition::cancelled);
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
    EXPECT_EQ(conditionOf(client(server.base()).download(file, m_folder.path(), {})), condition::downloadTooLarge);
    EXPECT_EQ(conditionOf(client(server.base()).find({.kb = QStringLiteral("KB1")}, {})), condition::downloadTooLarge);
    EXPECT_EQ(left(), QStringList());
}

/// The same without an end, in each of the ways in which HTTP/1.1 does not say how much comes.
class EndlessBody : public Catalog, public ::testing::WithParamInterface<const char *> {};

TEST_P(EndlessBody, OfUnknownSizeIsRefusedAtTheLimit)
{
    HttpServer server([](const QByteArray &) -> Answer { return {GetParam(), false, true}; });
    CatalogClient catalog = narrow(server.base());
    EXPECT_EQ(conditionOf(catalog.download(package(server), m_folder.path(), {})), condition::downloadTooLarge);
    EXPECT_EQ(left(), QStringList()) << "nothing of it is worth continuing";
    EXPECT_EQ(server.requests().size(), 1) << "nothing is tried again";
    EXPECT_EQ(conditionOf(catalog.find({.kb = QStringLiteral("KB1")}, {})), condition::downloadTooLarge);
}

INSTANTIATE_TEST_SUITE_P(Framing, EndlessBody,
                         ::testing::Values("HTTP/1.1 200 x\r\n\r\n", "HTTP/1.1 200 x\r\nConnection: close\r\n\r\n",
                                           "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"));

TEST_F(Catalog, AListedSizeBoundsTheDownloadLoosely)
{
    HttpServer server([](const QByteArray &) -> Answer { return {"HTTP/1.1 200 x\r\n\r\n", false, true}; });
    PackageFile file = package(server);
    file.listedSize = content.size();
    EXPECT_EQ(
        conditionOf(
            client(server.base(), std::chrono::seconds(30), {.anyListed = 1}).download(file, m_folder.path(), {})),
        condition::downloadTooLarge);
    HttpServer larger([](const QByteArray &) -> Answer { return {HttpServer::response(200, content)}; });
    file = package(larger);
    file.listedSize = content.size() / 2;
    EXPECT_TRUE(client(larger.base()).download(file, m_folder.path(), {})) << "the listing may be wrong";
}

TEST_F(Catalog, TheSearchIsOverWithTheFileThatIsWanted)
{
    const QString second = QStringLiteral("1a1b2c3d-0000-4111-8222-0123456789ab");
    HttpServer server([&second](const QByteArray &request) -> Answer {
        if (request.startsWith("GET"))
            return {HttpServer::response(200, searchPage() + row(second, "For x86 (KB4474419)", 5))};
        return {HttpServer::response(200, dialog(QStringLiteral("http://127.0.0.1/p.msu")))};
    });
    const auto found = client(server.base()).find({.kb = QStringLiteral("KB4474419"), .sha1 = sha1()}, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->files.size(), 1);
    EXPECT_EQ(server.requests().size(), 2);
    ASSERT_TRUE(client(server.base()).find({.kb = QStringLiteral("KB4474419")}, {}));
    EXPECT_EQ(server.requests().size(), 5) << "without a digest every update is looked at";
}

TEST_F(Catalog, FurtherPagesAreSaidNotRead)
{
    HttpServer server([](const QByteArray &request) -> Answer {
        if (request.startsWith("GET"))
            return {HttpServer::response(200, searchPage("1 - 25 of 76 (page 1 of 4)"))};
        return {HttpServer::response(200, dialog(QStringLiteral("http://127.0.0.1/p.msu")))};
    });
    const auto found = client(server.base()).find({.kb = QStringLiteral("KB4474419")}, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->files.size(), 1);
    EXPECT_FALSE(found->complete);
    const auto none = client(server.base()).find({.kb = QStringLiteral("KB5")}, {});
    ASSERT_TRUE(none);
    EXPECT_EQ(*none, CatalogListing{.complete = false});
}

TEST_F(Catalog, WhatIsAskedOnlyToBeShownIsTriedOnceAndNotWaitedFor)
{
    HttpServer silent([](const QByteArray &) -> Answer { return {{}, true}; });
    const CatalogQuery shortly{.kb = QStringLiteral("KB1"), .within = std::chrono::milliseconds(50)};
    const auto late = client(silent.base()).find(shortly, {});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().fault, Fault::Timeout);
    HttpServer busy([](const QByteArray &) -> Answer { return {HttpServer::response(503, "busy")}; });
    EXPECT_FALSE(client(busy.base()).find({.kb = QStringLiteral("KB1"), .within = std::chrono::minutes(1)}, {}));
    EXPECT_EQ(busy.requests().size(), 1);
    EXPECT_EQ(m_clock.elapsed(), std::chrono::milliseconds(0));
}

TEST_F(Catalog, AnotherHostIsRefused)
{
    HttpServer other([](const QByteArray &) -> Answer { return {HttpServer::response(200, content)}; });
    HttpServer server([&other](const QByteArray &) -> Answer {
        return {
            HttpServer::response(302, {}, "Location: http://localhost:" + QByteArray::number(other.port()) + "/\r\n")};
    });
    EXPECT_EQ(conditionOf(download(server)), condition::redirectRefused);
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

#ifdef Q_OS_LINUX
TEST_F(Catalog, AProxyThatWantsASignInIsSaidAndNotAskedAgain)
{
    // For an address of https the proxy is asked to connect, and answers by itself.
    HttpServer proxy([](const QByteArray &) -> Answer {
        return {HttpServer::response(407, "", "Proxy-Authenticate: Basic realm=\"x\"\r\n")};
    });
    for (const char *variable : {"http_proxy", "https_proxy"})
        qputenv(variable, proxy.base().toUtf8());
    const auto found = client(QStringLiteral("https://mirror.example")).find({.kb = QStringLiteral("KB4474419")}, {});
    for (const char *variable : {"http_proxy", "https_proxy"})
        qunsetenv(variable);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, 0x8024401BU);
    EXPECT_EQ(proxy.requests().size(), 1);
}
#endif

TEST_F(Catalog, NobodyThere)
{
    QString base;
    {
        const HttpServer server([](const QByteArray &) -> Answer { return {}; });
        base = server.base();
    }
    const auto found = client(base).find({.kb = QStringLiteral("KB1")}, {});
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
    const auto found = client(server.base()).find({.kb = QStringLiteral("KB1")}, {.stop = stop.get_token()});
    EXPECT_EQ(conditionOf(found), condition::cancelled);
}

TEST_F(Catalog, SilenceEnds)
{
    HttpServer server([](const QByteArray &) -> Answer { return {{}, true}; });
    const auto found = client(server.base(), std::chrono::milliseconds(50)).find({.kb = QStringLiteral("KB1")}, {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().fault, Fault::Timeout);
    EXPECT_EQ(found.error().code, netcode::timedOut);
}

} // namespace
} // namespace esu
