// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/event_loop_thread.h"

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QUrl>

#include <functional>

class QTcpServer;
class QTcpSocket;

namespace esu::test {

/// An HTTP server on 127.0.0.1 for one test, on a thread of its own. `answer` runs there: it gets the whole request
/// and says, byte by byte, what goes back; then the connection is closed, unless `stayOpen`.
class HttpServer {
public:
    struct Answer {
        QByteArray bytes = {};
        bool stayOpen = false;
        bool endless = false; ///< `bytes`, then zeros until the other side has had enough
    };
    using Answerer = std::function<Answer(const QByteArray &request)>;

    explicit HttpServer(Answerer answer);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    quint16 port() const { return m_port; }
    QString base() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    QList<QByteArray> requests() const;

    static QByteArray response(int status, const QByteArray &body, const QByteArray &headers = {});

private:
    void accept(QTcpSocket *socket);

    const Answerer m_answer;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QList<QByteArray> m_requests;
    EventLoopThread m_loop;
};

} // namespace esu::test
