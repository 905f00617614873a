// SPDX-License-Identifier: MIT
#include "core/network/http_client.h"

#include "core/base/event_loop_thread.h"
#include "core/base/hresult.h"

#include <QHash>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QSemaphore>
#include <QSslConfiguration>

#include <algorithm>
#include <array>
#include <optional>

namespace esu {

namespace {

using namespace std::chrono_literals;

/// How long a stop may go unnoticed.
constexpr std::chrono::milliseconds slice = 100ms;
/// What may wait for the caller before the line is held back.
constexpr qint64 mostWaiting = qint64{1024} * 1024;

class SystemProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

std::uint32_t codeOf(QNetworkReply::NetworkError error)
{
    static const QHash<QNetworkReply::NetworkError, std::uint32_t> codes{
        {QNetworkReply::HostNotFoundError, netcode::nameNotResolved},
        {QNetworkReply::ProxyNotFoundError, netcode::nameNotResolved},
        {QNetworkReply::TimeoutError, netcode::timedOut},
        {QNetworkReply::ProxyTimeoutError, netcode::timedOut},
        {QNetworkReply::RemoteHostClosedError, netcode::aborted},
        {QNetworkReply::ProxyConnectionClosedError, netcode::aborted},
        {QNetworkReply::ProtocolFailure, netcode::aborted},
        {QNetworkReply::ProxyAuthenticationRequiredError, netcode::proxyAuthentication},
        {QNetworkReply::SslHandshakeFailedError, netcode::secureFailure}};
    // Qt's list is open; the rest is a line that could not be had.
    return codes.value(error, netcode::cannotConnect);
}

/// One exchange, shared by the caller and the event-loop thread, so whoever leaves first leaves nothing dangling.
struct Exchange {
    explicit Exchange(HttpRequest asked) : request(std::move(asked)) {}

    const HttpRequest request;
    QMutex mutex;
    QSemaphore changed = QSemaphore(0);
    // Below: under the mutex.
    HttpHead head = {};
    QByteArray waiting = {};
    std::optional<QNetworkReply::NetworkError> failure = std::nullopt;
    QString failureText = {};
    bool complete = false;
    bool givenUp = false;
    // On the event-loop thread only.
    QPointer<QNetworkReply> reply = {};
    bool finished = false;

    void readHead()
    {
        head.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        bool said = false;
        const qint64 length = reply->rawHeader("Content-Length").toLongLong(&said);
        head.length = said ? length : -1;
        head.location = reply->rawHeader("Location");
        head.contentRange = reply->rawHeader("Content-Range");
        const QByteArray tag = reply->rawHeader("ETag");
        head.validator = tag.isEmpty() || tag.startsWith("W/") ? reply->rawHeader("Last-Modified") : tag;
    }

    /// Takes what has come, as far as the caller keeps up.
    void pump()
    {
        if (!reply)
            return;
        const QMutexLocker lock(&mutex);
        if (head.status == 0)
            readHead();
        if (const qint64 room = mostWaiting - waiting.size(); room > 0 && reply->isOpen())
            waiting += reply->read(room);
        if (finished && (!reply->isOpen() || reply->bytesAvailable() == 0) && !complete) {
            complete = true;
            // A status that Qt calls an error is an answer all the same.
            if (reply->error() != QNetworkReply::NoError && (head.status < 400 || reply->error() < 200)) {
                failure = reply->error();
                failureText = reply->errorString();
            }
            reply->deleteLater();
        }
        changed.release();
    }
};

void begin(const std::shared_ptr<Exchange> &exchange, QObject *parent)
{
    if (const QMutexLocker lock(&exchange->mutex); exchange->givenUp)
        return;
    auto *manager = new QNetworkAccessManager(parent);
    manager->setProxyFactory(new SystemProxies);
    QNetworkRequest request(exchange->request.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater); // Windows 7 does not offer it by itself
    request.setSslConfiguration(tls);
    // The bytes as they are: Qt would unpack, and lengths and ranges would no longer fit.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("ESU-Wizard/" ESU_VERSION));
    for (const auto &[name, value] : exchange->request.headers)
        request.setRawHeader(name, value);
    if (!exchange->request.form.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply =
        exchange->request.form.isEmpty() ? manager->get(request) : manager->post(request, exchange->request.form);
    manager->setParent(reply); // goes with it
    reply->setParent(parent);
    reply->setReadBufferSize(mostWaiting);
    exchange->reply = reply;
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [exchange] { exchange->pump(); });
    QObject::connect(reply, &QNetworkReply::finished, reply, [exchange] {
        exchange->finished = true;
        exchange->pump();
    });
}

void abandon(const std::shared_ptr<Exchange> &exchange, EventLoopThread &loop)
{
    {
        const QMutexLocker lock(&exchange->mutex);
        exchange->givenUp = true;
    }
    loop.post([exchange] {
        if (!exchange->reply)
            return;
        exchange->reply->disconnect();
        exchange->reply->abort();
        exchange->reply->deleteLater();
    });
}

Error silent(const QString &operation)
{
    Error error = timedOut(operation);
    error.code = netcode::timedOut;
    return error;
}

} // namespace

Result<HttpHead> HttpClient::exchange(const HttpRequest &request, const BodySink &sink, const QString &operation,
                                      const JobContext &context)
{
    using SteadyClock = std::chrono::steady_clock;
    if (context.stopRequested())
        return std::unexpected(cancelled(operation));
    const auto exchange = std::make_shared<Exchange>(request);
    m_loop.post([exchange, parent = m_loop.context()] { begin(exchange, parent); });
    const auto end = SteadyClock::now() + std::min(request.within.value_or(m_patience.whole), m_patience.whole);
    auto lastSign = SteadyClock::now();
    const auto leave = [&](Error error) {
        abandon(exchange, m_loop);
        return std::unexpected(std::move(error));
    };
    qint64 received = 0;
    for (;;) {
        if (exchange->changed.tryAcquire(1, static_cast<int>(slice.count())))
            lastSign = SteadyClock::now();
        if (context.stopRequested())
            return leave(cancelled(operation));
        const auto now = SteadyClock::now();
        if (now > end || now - lastSign > m_patience.silence)
            return leave(silent(operation));
        QMutexLocker lock(&exchange->mutex);
        const QByteArray piece = std::exchange(exchange->waiting, {});
        HttpHead head = exchange->head;
        const bool complete = exchange->complete;
        const auto failure = exchange->failure;
        const QString failureText = exchange->failureText;
        lock.unlock();
        received += piece.size();
        if (!piece.isEmpty()) {
            if (auto taken = sink(head, piece); !taken)
                return leave(taken.error());
            if (!complete)
                m_loop.post([exchange] { exchange->pump(); });
        }
        if (!complete)
            continue;
        if (failure)
            return std::unexpected(hresultError(codeOf(*failure), operation, failureText));
        // Qt was seen to call a broken body complete, under load: what was announced must have come.
        const bool hasBody = head.status == 200 || head.status == 206;
        if (hasBody && head.length >= 0 && received != head.length)
            return std::unexpected(hresultError(netcode::aborted, operation, QStringLiteral("body ended early")));
        return head;
    }
}

Error statusError(int status, const QString &operation)
{
    // WU_E_PT_HTTP_STATUS_*: 0x80244016 is 400; 402 and 406 have none.
    struct Row {
        int status;
        std::uint32_t code;
    };
    static constexpr std::array rows{Row{400, 0x80244016U}, Row{401, 0x80244017U}, Row{403, 0x80244018U},
                                     Row{404, 0x80244019U}, Row{405, 0x8024401AU}, Row{407, 0x8024401BU},
                                     Row{408, 0x8024401CU}, Row{409, 0x8024401DU}, Row{410, 0x8024401EU},
                                     Row{500, 0x8024401FU}, Row{501, 0x80244020U}, Row{502, 0x80244021U},
                                     Row{503, 0x80244022U}, Row{504, 0x80244023U}, Row{505, 0x80244024U}};
    Error error = hresultError(0x8024402BU, operation, QStringLiteral("HTTP %1").arg(status));
    for (const Row &row : rows) {
        if (row.status == status)
            error.code = row.code;
    }
    if (status == 404 || status == 410)
        error.fault = Fault::NotFound;
    return error;
}

} // namespace esu
