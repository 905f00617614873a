// SPDX-License-Identifier: MIT
#include "core/windows/network/windows_endpoint_probe.h"

#include "core/base/clock.h"
#include "core/base/hresult.h"
#include "core/base/leave_behind.h"
#include "core/base/operations.h"

#include <windows.h>

#include <wincrypt.h>
#include <winhttp.h>

#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace esu {

namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t httpFacility = 0x80190000U; // HRESULTs of HTTP status codes

/// A HINTERNET that closes itself.
struct CloseInternet {
    using pointer = HINTERNET;
    void operator()(HINTERNET handle) const { WinHttpCloseHandle(handle); }
};
using Internet = std::unique_ptr<HINTERNET, CloseInternet>;

std::unexpected<Error> failure(DWORD code)
{
    return std::unexpected(hresultError(0x80070000U | (code & 0xFFFFU), operation::networkProbe));
}

std::optional<QDateTime> dateOf(HINTERNET request)
{
    SYSTEMTIME time = {};
    DWORD size = sizeof time;
    if (WinHttpQueryHeaders(request, WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_SYSTEMTIME, WINHTTP_HEADER_NAME_BY_INDEX,
                            &time, &size, WINHTTP_NO_HEADER_INDEX) == FALSE)
        return std::nullopt;
    const QDateTime date(QDate(time.wYear, time.wMonth, time.wDay), QTime(time.wHour, time.wMinute, time.wSecond),
                         Qt::UTC);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool hasServerCertificate(HINTERNET request)
{
    PCCERT_CONTEXT certificate = nullptr;
    DWORD size = sizeof(PCCERT_CONTEXT);
    if (WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CERT_CONTEXT, static_cast<void *>(&certificate), &size) ==
        FALSE)
        return false;
    CertFreeCertificateContext(certificate);
    return true;
}

/// Blocks for at most about `patience`; on the thread of this address.
EndpointAnswer ask(const QUrl &url, std::chrono::milliseconds patience)
{
    EndpointAnswer answer{.url = url};
    const auto fail = [&answer] {
        answer.reached = failure(GetLastError());
        return answer;
    };
    const bool secure = url.scheme() == QLatin1String("https");
    const auto port = static_cast<INTERNET_PORT>(url.port(secure ? 443 : 80));
    const std::wstring host = url.host().toStdWString();
    const std::wstring path = url.path(QUrl::FullyEncoded).toStdWString();
    // No name of the program: nothing is told about this PC.
    const Internet session(
        WinHttpOpen(nullptr, WINHTTP_ACCESS_TYPE_DEFAULT_PROXY, WINHTTP_NO_PROXY_NAME, WINHTTP_NO_PROXY_BYPASS, 0));
    if (!session)
        return fail();
    const int step = static_cast<int>(patience.count());
    // To connect is tried address by address, each for this long: two dead ones leave time for a third.
    WinHttpSetTimeouts(session.get(), step, step / 2, step, step);
    // Windows 7 does not ask for TLS 1.2 by itself. Where this cannot be set, its own choice stands.
    DWORD protocols = WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2;
    WinHttpSetOption(session.get(), WINHTTP_OPTION_SECURE_PROTOCOLS, &protocols, sizeof protocols);
    const Internet connection(WinHttpConnect(session.get(), host.c_str(), port, 0));
    if (!connection)
        return fail();
    const Internet request(WinHttpOpenRequest(connection.get(), L"HEAD", path.empty() ? L"/" : path.c_str(), nullptr,
                                              WINHTTP_NO_REFERER, WINHTTP_DEFAULT_ACCEPT_TYPES,
                                              secure ? WINHTTP_FLAG_SECURE : 0));
    if (!request)
        return fail();
    DWORD features = WINHTTP_DISABLE_COOKIES | WINHTTP_DISABLE_REDIRECTS | WINHTTP_DISABLE_AUTHENTICATION;
    WinHttpSetOption(request.get(), WINHTTP_OPTION_DISABLE_FEATURE, &features, sizeof features);
    if (WinHttpSendRequest(request.get(), WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0, 0) ==
            FALSE ||
        WinHttpReceiveResponse(request.get(), nullptr) == FALSE)
        return fail();
    DWORD status = 0;
    DWORD size = sizeof status;
    WinHttpQueryHeaders(request.get(), WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER,
                        WINHTTP_HEADER_NAME_BY_INDEX, &status, &size, WINHTTP_NO_HEADER_INDEX);
    answer.date = dateOf(request.get());
    answer.reached = {};
    if (const auto refusal = proxyRefusal(status, secure, secure && hasServerCertificate(request.get())))
        answer.reached = std::unexpected(hresultError(*refusal, operation::networkProbe));
    return answer;
}

/// What the threads of one probe write into; the last of them, or the caller, frees it.
struct Answers {
    std::mutex mutex;
    QList<EndpointAnswer> list;
    std::vector<bool> given;
};

/// The threads of one probe. Those that have answered are over in no time; the others may hang in Windows.
class Askers {
public:
    explicit Askers(std::shared_ptr<Answers> answers) : m_answers(std::move(answers)) {}
    Askers(const Askers &) = delete;
    Askers &operator=(const Askers &) = delete;
    ~Askers()
    {
        std::vector<bool> given;
        {
            const std::scoped_lock lock(m_answers->mutex);
            given = m_answers->given;
        }
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            if (given.at(i))
                m_threads.at(i).join();
            else
                leaveBehind(std::move(m_threads.at(i)));
        }
    }
    void add(std::thread thread) { m_threads.push_back(std::move(thread)); }

private:
    const std::shared_ptr<Answers> m_answers;
    std::vector<std::thread> m_threads;
};

} // namespace

std::optional<std::uint32_t> proxyRefusal(std::uint32_t status, bool secure, bool hasServerCertificate)
{
    const bool tunnelled = !secure || hasServerCertificate;
    const bool fromGateway = status == HTTP_STATUS_PROXY_AUTH_REQ || status == HTTP_STATUS_BAD_GATEWAY ||
                             status == HTTP_STATUS_GATEWAY_TIMEOUT;
    const bool success = status >= 200 && status < 300;
    if (fromGateway || (!tunnelled && !success))
        return httpFacility | status;
    return std::nullopt;
}

Result<QList<EndpointAnswer>> WindowsEndpointProbe::probe(const QList<QUrl> &urls, const JobContext &context)
{
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::networkProbe));
    const auto answers = std::make_shared<Answers>();
    answers->given.resize(static_cast<std::size_t>(urls.size()));
    for (const QUrl &url : urls)
        answers->list.append({.url = url, .reached = std::unexpected(timedOut(operation::networkProbe))});
    Askers askers(answers);
    for (qsizetype i = 0; i < urls.size(); ++i) {
        ++*m_running;
        askers.add(std::thread([answers, i, url = urls.at(i), patience = m_deadline / 2, running = m_running] {
            EndpointAnswer answer = ask(url, patience);
            {
                const std::scoped_lock lock(answers->mutex);
                answers->list[i] = std::move(answer);
                answers->given.at(static_cast<std::size_t>(i)) = true;
            }
            --*running;
        }));
    }
    SystemClock clock;
    const auto end = clock.elapsed() + m_deadline;
    for (;;) {
        {
            const std::scoped_lock lock(answers->mutex);
            if (std::ranges::all_of(answers->given, std::identity()) || clock.elapsed() >= end)
                return answers->list;
        }
        context.tell({.waiting = Waiting::ReadingPc});
        if (!clock.wait(50ms, context.stop))
            return std::unexpected(cancelled(operation::networkProbe));
    }
}

} // namespace esu
