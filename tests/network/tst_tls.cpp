// SPDX-License-Identifier: MIT
// An HTTPS server whose certificate nobody vouches for is refused; the same one, vouched for, is not.
#include "core/base/conditions.h"
#include "core/base/event_loop_thread.h"
#include "core/network/catalog_client.h"

#include <QFile>
#include <QSemaphore>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

QByteArray pem()
{
    QFile file(QStringLiteral(":/self-signed.pem"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

class Tls : public ::testing::Test {
protected:
    Tls()
    {
        QSemaphore ready(0);
        m_serverLoop.post([this, &ready] {
            auto *server = new QSslServer(m_serverLoop.context());
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setLocalCertificate(QSslCertificate(pem()));
            tls.setPrivateKey(QSslKey(pem(), QSsl::Rsa));
            server->setSslConfiguration(tls);
            server->listen(QHostAddress::LocalHost);
            m_base = QStringLiteral("https://127.0.0.1:%1").arg(server->serverPort());
            QObject::connect(server, &QSslServer::pendingConnectionAvailable, server, [server] {
                QTcpSocket *socket = server->nextPendingConnection();
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    if (socket->readAll().contains(".msu")) {
                        socket->write("HTTP/1.1 302 x\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
                        return;
                    }
                    const QByteArray body = "<span id=\"ctl00_catalogBody_noResultText\">";
                    socket->write("HTTP/1.1 200 x\r\nConnection: close\r\nContent-Length: " +
                                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
                    socket->disconnectFromHost();
                });
            });
            ready.release();
        });
        ready.acquire();
    }

    Result<CatalogListing> find()
    {
        return CatalogClient(m_loop, m_clock, *CatalogPlace::at(m_base)).find({.kb = QStringLiteral("KB1")}, {});
    }

    QString m_base;
    ManualClock m_clock{QDateTime::currentDateTimeUtc()};
    EventLoopThread m_serverLoop;
    EventLoopThread m_loop;
};

TEST_F(Tls, SelfSignedIsRefusedAndNotTriedAgain)
{
    const auto found = find();
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, netcode::secureFailure);
    EXPECT_EQ(m_clock.elapsed(), std::chrono::milliseconds(0));
}

TEST_F(Tls, WhatThePcTrustsIsTaken)
{
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(QSslCertificate(pem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const auto found = find();
    QSslConfiguration::setDefaultConfiguration(before);
    ASSERT_TRUE(found) << found.error().detail.toStdString();
    EXPECT_TRUE(found->files.isEmpty());
}

TEST_F(Tls, NeverFromHttpsToHttp)
{
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(QSslCertificate(pem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const PackageFile file{
        .fileName = QStringLiteral("a.msu"), .sha1 = QString(40, u'0'), .url = QUrl(m_base + QStringLiteral("/a.msu"))};
    const QTemporaryDir folder;
    // A mirror on this PC that speaks plain http: host and scheme alone would let the redirect through.
    const auto mirror = *CatalogPlace::at(QStringLiteral("http://127.0.0.1:1"));
    const auto path = CatalogClient(m_loop, m_clock, mirror).download(file, folder.path(), {});
    QSslConfiguration::setDefaultConfiguration(before);
    ASSERT_FALSE(path);
    EXPECT_EQ(path.error().condition, condition::redirectRefused);
}

} // namespace
} // namespace esu
