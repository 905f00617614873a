// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace esu {

class EventLoopThread;

struct HttpRequest {
    QUrl url = {};
    QByteArray form = {}; ///< not empty = POST
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    std::optional<std::chrono::milliseconds> within = std::nullopt; ///< for all of it, where `HttpPatience` is longer
};

/// What stands before a body. `status` 0 = no HTTP answer.
struct HttpHead {
    int status = 0;
    qint64 length = -1; ///< Content-Length, -1 = not said
    QByteArray location = {};
    QByteArray contentRange = {};
    QByteArray validator = {}; ///< strong ETag, else Last-Modified
};

/// How long a line may be silent, and one exchange take.
struct HttpPatience {
    std::chrono::milliseconds silence = std::chrono::seconds(60);
    std::chrono::milliseconds whole = std::chrono::minutes(360);
};

/// One HTTP exchange as a blocking call; the sockets live on the event-loop thread, the body is given to the caller on
/// its own thread. Follows no redirect, tries once, checks TLS always. Network failures carry WinHTTP's code.
class HttpClient {
public:
    using BodySink = std::function<Result<void>(const HttpHead &head, const QByteArray &piece)>;

    /// `loop` must outlive this.
    explicit HttpClient(EventLoopThread &loop, HttpPatience patience = {}) : m_loop(loop), m_patience(patience) {}

    /// `sink` gets each piece (none for an empty body); its error ends the exchange. After a stop or an error nothing
    /// is called any more.
    Result<HttpHead> exchange(const HttpRequest &request, const BodySink &sink, const QString &operation,
                              const JobContext &context);

private:
    EventLoopThread &m_loop;
    const HttpPatience m_patience;
};

/// The codes by which this client tells what went wrong.
namespace netcode {
inline constexpr std::uint32_t nameNotResolved = 0x80072EE7U;
inline constexpr std::uint32_t timedOut = 0x80072EE2U;
inline constexpr std::uint32_t cannotConnect = 0x80072EFDU;
inline constexpr std::uint32_t aborted = 0x80072EFEU;
inline constexpr std::uint32_t secureFailure = 0x80072F8FU;
inline constexpr std::uint32_t proxyAuthentication = 0x8024401BU; ///< WU_E_PT_HTTP_STATUS_PROXY_AUTH_REQ
} // namespace netcode

/// The error of an HTTP status that is no success: WU_E_PT_HTTP_STATUS_*. Pure.
Error statusError(int status, const QString &operation);

} // namespace esu
