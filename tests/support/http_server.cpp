// SPDX-License-Identifier: MIT
#include "http_server.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>

namespace esu::test {

namespace {

/// The request is complete: head, and as much body as it announces.
bool isWhole(const QByteArray &request)
{
    const auto head = request.indexOf("\r\n\r\n");
    if (head < 0)
        return false;
    const QByteArray lower = request.left(head).toLower();
    const auto at = lower.indexOf("content-length:");
    const qint64 length = at < 0 ? 0 : lower.mid(at + 15, lower.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    return request.size() >= head + 4 + length;
}

} // namespace

HttpServer::HttpServer(Answerer answer) : m_answer(std::move(answer))
{
    QSemaphore ready(0);
    m_loop.post([this, &ready] {
        auto *server = new QTcpServer(m_loop.context());
        server->listen(QHostAddress::LocalHost);
        m_port = server->serverPort();
        QObject::connect(server, &QTcpServer::newConnection, server, [this, server] {
            while (QTcpSocket *socket = server->nextPendingConnection())
                accept(socket);
        });
        ready.release();
    });
    ready.acquire();
}

HttpServer::~HttpServer() = default;

void HttpServer::accept(QTcpSocket *socket)
{
    auto request = std::make_shared<QByteArray>();
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, request] {
        *request += socket->readAll();
        if (!isWhole(*request))
            return;
        const QByteArray whole = std::exchange(*request, {});
        {
            const QMutexLocker lock(&m_mutex);
            m_requests.append(whole);
        }
        const Answer answer = m_answer(whole);
        socket->write(answer.bytes);
        if (answer.endless) {
            const auto more = [socket] {
                if (socket->bytesToWrite() < 65536)
                    socket->write(QByteArray(65536, '\0'));
            };
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
            more();
        } else if (!answer.stayOpen) {
            socket->disconnectFromHost();
        }
    });
}

QList<QByteArray> HttpServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

QByteArray HttpServer::response(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " x\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" +
           body;
}

} // namespace esu::test
